"""A release beside the one before it: what is compared, and what rows of both are called."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.database.errors import CheckError
from signatories_loaders.database.withheld import Withheld
from signatories_loaders.export.rows import opened
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.records.fault import FaultsError
from signatories_loaders.release.delta import Difference, Word, differences
from signatories_loaders.release.earlier import as_it_would_stand
from signatories_loaders.release.hidden import Hidden
from signatories_loaders.release.moves import Moves, moves
from signatories_loaders.release.shelf import Earlier
from signatories_loaders.release.workshop import Workshop

_CALLED = {
    "claim": "SELECT t.label, s.label, t.detail FROM claim t JOIN source s USING (source_id)",
    "correction": "SELECT t.reason, NULL, NULL FROM correction t",
} | {table: f"SELECT t.label, NULL, NULL FROM {table} t" for table in ("person", "letter", "source", "event")}  # noqa: S608 - names are ours
_WENT_OVER: dict[str, dict[str, tuple[str, ...]]] = {
    "person": {
        "identity": ("source_id", "name", "claim_id", "person_id"),
        "claim": ("claim_id",),
        "event": ("event_id",),
        "search_log": ("person_id", "letter_id", "searched_on", "searched_in"),
    },
    "event": {"event_claim": ("event_id", "claim_id")},
}
"""Tables whose rows go over where two records become one, and their keys."""


@dataclass(frozen=True)
class Called:
    """What people call a row: its label, the page that says it, and what that says."""

    label: str
    page: str | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Comparison:
    """Two releases side by side."""

    after: sqlite3.Connection
    before: sqlite3.Connection
    """The release before as it would stand today."""
    published: sqlite3.Connection
    """The release before as it was made: of it nothing is told but what is not hidden."""
    moved: Moves
    hidden: Hidden

    def differences(self) -> Iterator[Difference]:
        """All differences."""
        return differences(self.before, self.after, self.moved, self.hidden)

    def called(self, table: str, key: str, word: Word) -> Called:
        """What a row is called: as it stands now, for one that went as it stood."""
        side = {Word.DEL: self.before, Word.MERGE: self.published}.get(word, self.after)
        row = side.execute(f"{_CALLED[table]} WHERE t.{table}_id = ?", (key,)).fetchone() or (None, None, None)
        label, page, detail = map(self.hidden.cell, row)
        return Called(label or key, page, detail)

    def went_over(self, kind: str, old: str) -> dict[str, int]:
        """How many rows of each table stood at a record that was merged, and stand at another one now."""
        found = {}
        for table, key in _WENT_OVER[kind].items():
            query = f"SELECT {', '.join(key)} FROM {table} WHERE {kind}_id = ?"  # noqa: S608 - names are ours
            found[table] = sum(not self.hidden.row(table, row) for row in self.published.execute(query, (old,)))
        return {table: rows for table, rows in found.items() if rows}


@contextmanager
def compared(made: Workshop, withheld: Withheld, earlier: Earlier) -> Iterator[Comparison]:
    """The built file of a workshop beside an earlier release. Raises NotPossibleError where that one can stand no more."""
    with ExitStack() as stack:
        after = stack.enter_context(opened(made.house.database))
        published = stack.enter_context(opened(earlier.database))
        moved = moves(published, after)
        before = stack.enter_context(opened(_standing(made, earlier, moved)))
        yield Comparison(after, before, published, moved, Hidden.of(withheld))


def _standing(made: Workshop, earlier: Earlier, moved: Moves) -> Path:
    try:
        return as_it_would_stand(earlier.database, made.house.private, moved, made.empty)
    except (CheckError, FaultsError) as error:
        faults = error.reasons if isinstance(error, CheckError) else map(str, error.faults)
        raise NotPossibleError(
            f"the release before, {earlier.named.version}, cannot be compared as it would stand without what is withheld today: "
            f"{'; '.join(faults)}; accepted: --previous with the folder of another release"
        ) from error
