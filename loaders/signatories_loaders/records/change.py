"""A change of the records: rows that go and rows that come, in any number of files, done or undone as one.

Each file alone is put in place in one step. To have several change as one, their new texts are first written down whole in one
file beside them: from then on the change is made, whatever ends the process, and whoever opens the records next carries it
to its end. Two processes change the records one after the other, never at once.
"""

import json
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from signatories_loaders.records.canonical import dump, write_whole
from signatories_loaders.records.lock import held
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import key_of
from signatories_schema.event import EventClaimRecord, EventRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.vocab import DecidedBy, Judgement

R = TypeVar("R", bound=Record)

WRITTEN_DOWN = ".change.json"
"""File in the folder of records that holds a change that is on its way: file name -> its new text."""


class NotPossibleError(Exception):
    """A decision that cannot be carried out; the message says why, for people. Nothing was changed."""


class StaleError(NotPossibleError):
    """A row that is to go stands no longer as it was read, or one that is to come stands already."""


@dataclass(frozen=True)
class Ground:
    """Why a person decides, and on which day."""

    reason: str
    on: str

    @property
    def decided(self) -> dict[str, Any]:
        """Columns of a row that a person decides on."""
        return {"reason": self.reason, "decided_by": DecidedBy.REVIEWED.value, "decided_on": self.on}


@dataclass(frozen=True)
class Change:
    """Rows that go and rows that come. A row that is altered goes in its old form and comes in its new one."""

    gone: tuple[Record, ...] = ()
    new: tuple[Record, ...] = ()

    @property
    def back(self) -> "Change":
        """The change that undoes this one."""
        return Change(self.new, self.gone)

    def then(self, later: "Change") -> "Change":
        """This change and one that was thought of after it, as one: what comes only to go again is left out."""
        came = {(type(row), key_of(row)): row for row in self.new}
        gone = tuple(row for row in later.gone if came.pop((type(row), key_of(row)), None) is None)
        return Change(self.gone + gone, (*came.values(), *later.new))

    def __add__(self, other: "Change") -> "Change":
        return Change(self.gone + other.gone, self.new + other.new)


def carry_out(store: Store, change: Change) -> None:
    """Make a change, whole or not at all. Rows that others have written since it was thought of are kept.

    Raises StaleError where they have written on the very rows, HeldError where another command is at it, and FaultsError.
    """
    with _alone(store.folder):
        _carry_to_its_end(store.folder)
        after = {record: _after(store, record, change) for record in _kinds(change)}
        _check_whole(store, change, after)
        texts = {record.file: dump(record, rows) for record, rows in after.items()}
        write_whole(store.folder / WRITTEN_DOWN, json.dumps(texts, ensure_ascii=False))
        _carry_to_its_end(store.folder)


def finish(folder: Path) -> None:
    """Carry to its end a change that was interrupted, if there is one."""
    if (folder / WRITTEN_DOWN).exists():
        with _alone(folder):
            _carry_to_its_end(folder)


def _kinds(change: Change) -> list[type[Record]]:
    return list(dict.fromkeys(type(row) for row in change.gone + change.new))


def _after(store: Store, record: type[R], change: Change) -> list[R]:
    """The rows of a kind as the change leaves them."""
    rows = {key_of(row): row for row in store.rows(record)}
    for row in change.gone:
        if isinstance(row, record):
            standing = rows.pop(key_of(row), None)
            if standing is None or vars(standing) != vars(row):
                raise StaleError(f"{record.file}: a row has been changed by somebody else since; look again")
    for row in change.new:
        if isinstance(row, record) and rows.setdefault(key_of(row), row) is not row:
            raise StaleError(f"{record.file}: somebody else has added the same row since; look again")
    return list(rows.values())


def _check_whole(store: Store, change: Change, after: dict[type[Record], list[Any]]) -> None:
    """Others may have written on rows beside: still each event has a claim and each claim its event, and each name one person.

    Raises StaleError.
    """

    def rows(record: type[R]) -> list[R]:
        return after[record] if record in after else store.rows(record)

    touched = {row.event_id for row in change.gone + change.new if isinstance(row, EventRecord | EventClaimRecord)}
    if touched:
        events = {event.event_id for event in rows(EventRecord)} & touched
        if events != {link.event_id for link in rows(EventClaimRecord)} & touched:
            raise StaleError("events.csv: somebody else has changed the events since; look again")
    named = [row for row in change.new if isinstance(row, IdentityRecord)]
    if named:
        people = {person.person_id for person in rows(PersonRecord)}
        given = Counter(_place(row) for row in rows(IdentityRecord) if row.judgement == Judgement.POSITIVE)
        if any(row.person_id not in people or given[_place(row)] > 1 for row in named):
            raise StaleError("identity.csv: somebody else has decided on it since; look again")


def _place(row: IdentityRecord) -> tuple[str, str, str | None]:
    return row.source_id, row.name, row.claim_id


def _carry_to_its_end(folder: Path) -> None:
    path = folder / WRITTEN_DOWN
    if path.exists():
        for file, text in json.loads(path.read_text(encoding="utf-8")).items():
            write_whole(folder / file, text)
        path.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process changes the records meanwhile, and Ctrl-C waits until the change is made."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with held(folder):
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
