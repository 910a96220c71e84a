"""Decisions on events from a file that was filled in a spreadsheet: all of them, or none where anything is wrong.

They are those that `review --events` makes at the keys, made one after the other on what the records hold, and written as one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from signatories_loaders.events import decide
from signatories_loaders.events.book import Book
from signatories_loaders.formats import FileTable
from signatories_loaders.records.change import Change, Ground, NotPossibleError, carry_out
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.review.event_rows import (
    NOWHERE,
    OF_THE_WHOLE,
    Phase,
    Row,
    Told,
    check,
    check_header,
    check_together,
    stands,
)
from signatories_schema.vocab import DecidedBy, Stance


@dataclass(frozen=True)
class TakenEvents:
    """What a sheet came to: rows decided, rows that had been decided just so before, and rows left empty."""

    decided: int
    standing: int
    empty: int


def take_up_events(store: Store, path: Path, table: FileTable) -> TakenEvents:
    """Write the decisions of a sheet. Raises FaultsError with all faults, and NotPossibleError; then nothing is changed."""
    faults, book = Faults(path.parent), Book.of(store)
    check_header(table, path, faults)
    faults.stop()
    read = [Row.of(row) for row in table.rows]
    filled = [row for row in read if row.word]
    rows = [row for row in filled if not stands(book, row)]
    told = Told(path, faults)
    for row in rows:
        check(book, row, told)
    check_together(book, filled, told)
    carrying = _Carrying(book, told)
    carrying.all_of([row for row in rows if row.line not in told.lines])
    faults.stop()
    carry_out(store, carrying.total)
    return TakenEvents(len(rows), len(filled) - len(rows), len(read) - len(filled))


@dataclass
class _Carrying:
    """Decisions that are carried out one after the other on a book, and together are one change."""

    book: Book
    told: Told
    total: Change = field(default_factory=Change)
    today: str = field(default_factory=lambda: date.today().isoformat())

    def all_of(self, rows: list[Row]) -> None:
        """Carry out all rows; what cannot be done is noted."""
        by_phase: dict[Phase | None, list[Row]] = defaultdict(list)
        for row in rows:
            by_phase[row.phase].append(row)
        for row in by_phase[Phase.WEIGH]:
            self._do(row, decide.weigh, row.event_id, row.claim_id, Stance(row.word))
        for row in by_phase[Phase.MOVE]:
            self._move(row)
        self._new(by_phase[Phase.NEW])
        for phase in OF_THE_WHOLE:
            of_event: dict[str, list[Row]] = defaultdict(list)
            for row in by_phase[phase]:
                of_event[row.event_id].append(row)
            for event_id, its_rows in of_event.items():
                self._whole(phase, event_id, its_rows)

    def _do(self, row: Row, decision: Callable[..., Change], *about: object) -> bool:
        """Make a decision; whether it could be made."""
        try:
            change = decision(self.book, *about, self._ground(row))
        except NotPossibleError as error:
            self.told.add(row, "target" if row.target else "decision", row.target or row.word, str(error))
            return False
        self.book, self.total = self.book.after(change), self.total.then(change)
        return True

    def _ground(self, row: Row) -> Ground:
        return Ground(row.reason, self.today)

    def _move(self, row: Row) -> None:
        if not row.event_id:
            self._do(row, _take, row.target, row.claim_id)
        elif row.target == NOWHERE:
            self._do(row, decide.leave, row.event_id, row.claim_id)
        else:
            self._do(row, decide.move, row.event_id, row.claim_id, row.target)

    def _new(self, rows: Iterable[Row]) -> None:
        """New events: the claims that one event gives are split from it, and those of others move there."""
        made: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            person_id = self.book.events[row.event_id].person_id if row.event_id in self.book.events else ""
            made[person_id, row.target][row.event_id].append(row)
        for by_event in made.values():
            (event_id, first), *others = by_event.items()
            taken = self.book.taken
            if self._do(first[0], _split, event_id, [row.claim_id for row in first]):
                (new_id,) = self.book.taken - taken
                for row in (row for _, its_rows in others for row in its_rows):
                    self._do(row, decide.move, row.event_id, row.claim_id, new_id)

    def _whole(self, phase: Phase, event_id: str, rows: list[Row]) -> None:
        first = rows[0]
        if phase == Phase.MERGE:
            self._do(first, decide.merge, event_id, first.target)
        elif phase == Phase.DOUBT:
            self._do(first, decide.doubt, event_id)
        else:
            suggested = {
                link.claim_id: link for link in self.book.on(event_id) if link.decided_by == DecidedBy.SUGGESTED
            }
            for row in (row for row in rows if row.claim_id in suggested):  # each with the reason of its own row
                self._do(row, decide.weigh, event_id, row.claim_id, Stance(suggested[row.claim_id].stance))
            self._do(first, decide.confirm, event_id)


def _split(book: Book, event_id: str, claim_ids: list[str], ground: Ground) -> Change:
    return decide.split(book, event_id, claim_ids, ground)[0]


def _take(book: Book, event_id: str, claim_id: str, ground: Ground) -> Change:
    event = book.events.get(event_id)
    if event is None or book.resolver.person_of(book.claims[claim_id]) != event.person_id:
        raise NotPossibleError(f"{event_id!r} cannot be meant; accepted: an event of the same person")
    return decide.take(book, event_id, claim_id, ground)
