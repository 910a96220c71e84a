"""What a filled sheet on suggested events says, row by row, and what is wrong with it.

Each row says where its claim belongs. `confirm`: to the event in whose row it stands; an event is confirmed when something is
decided on each of its claims that were only suggested. `move`: to another event, whose id is the target, or to no event (`none`).
`new`: to a new event, made of the claims of one person whose rows have the same target, a word of your choice. `supports`,
`contradicts`, `unclear`: how it stands to the event. In any row of an event, `merge`: the whole event is the one that is the
target; `unsure`: somebody has looked and cannot tell.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from signatories_loaders.events.book import Book
from signatories_loaders.events.decide import UNSURE
from signatories_loaders.formats import FileRow, FileTable
from signatories_loaders.records.fault import Faults
from signatories_loaders.review.event_sheet import NEEDED, PASSED_OVER
from signatories_loaders.review.sheet import line_of
from signatories_schema.vocab import DecidedBy, Stance

NOWHERE = "none"
"""Target of a claim that belongs to no event."""


class Phase(IntEnum):
    """What a decision does. However rows are sorted, decisions are carried out in this order."""

    WEIGH = 1
    MOVE = 2
    NEW = 3
    MERGE = 4
    DOUBT = 5
    CONFIRM = 6


OF_THE_WHOLE = (Phase.MERGE, Phase.DOUBT, Phase.CONFIRM)
"""What is decided on an event, not on a claim."""
WORDS = {
    "confirm": Phase.CONFIRM,
    "move": Phase.MOVE,
    "new": Phase.NEW,
    "merge": Phase.MERGE,
    "unsure": Phase.DOUBT,
    **{str(stance.value): Phase.WEIGH for stance in Stance},
}
TARGETS = {
    Phase.MOVE: f"the id of an event, or {NOWHERE}",
    Phase.NEW: "a word of your choice, the same in all rows that make the new event",
    Phase.MERGE: "the id of an event",
}
"""What is accepted as a target, of decisions that have one."""


@dataclass(frozen=True)
class Row:
    """A row of the sheet."""

    line: int
    event_id: str
    claim_id: str
    word: str
    target: str
    reason: str

    @classmethod
    def of(cls, row: FileRow) -> "Row":
        """A row as it was read; the decision in small letters."""
        event_id, claim_id, word, target, reason = [row.cells.get(column, "").strip() for column in NEEDED]
        return cls(line_of(row), event_id, claim_id, " ".join(word.casefold().split()), target, reason)

    @property
    def phase(self) -> Phase | None:
        """What it decides; None where the word says nothing."""
        return WORDS.get(self.word)


@dataclass
class Told:
    """Faults of a sheet, and the lines that have one."""

    path: Path
    faults: Faults
    lines: set[int] = field(default_factory=set)

    def add(self, row: Row, column: str, value: str, accepted: str) -> None:
        """Note a fault of a row."""
        self.lines.add(row.line)
        self.faults.add(self.path, row.line, column, value, accepted)


def check_header(table: FileTable, path: Path, faults: Faults) -> None:
    """Note columns that are missing, and those that nothing is known of."""
    accepted = f"accepted: {', '.join(NEEDED)}; passed over: {', '.join(PASSED_OVER)}"
    for column in NEEDED:
        if column not in table.columns:
            faults.add(path, 1, column, "", f"column is missing; {accepted}")
    for column in table.columns:
        if column.replace("_", " ") not in PASSED_OVER and column not in NEEDED:
            faults.add(path, 1, column, "", f"unknown column; {accepted}")


def check(book: Book, row: Row, told: Told) -> None:
    """Note what is wrong with a row by itself."""
    if row.phase is None:
        told.add(row, "decision", row.word, f"accepted: {', '.join(WORDS)}; or nothing, to leave it undecided")
    if not row.reason:
        told.add(row, "reason", "", "needs a value; accepted: why it is so decided")
    _check_place(book, row, told)
    accepted = TARGETS.get(row.phase) if row.phase else None
    if row.phase and bool(accepted) != bool(row.target):
        told.add(row, "target", row.target, f"accepted for {row.word}: {accepted or 'nothing'}")
    elif row.phase in (Phase.MOVE, Phase.MERGE) and row.target not in book.events and row.target != NOWHERE:
        told.add(row, "target", row.target, _no_event(book, row.target))


def _check_place(book: Book, row: Row, told: Told) -> None:
    """The claim stands on the event of the row, or on none."""
    if not row.event_id:
        if row.claim_id not in book.without:
            told.add(row, "event_id", "", "the claim does not stand on no event; accepted: the event that it stands on")
        elif row.phase not in (Phase.MOVE, None) or row.target == NOWHERE:
            told.add(row, "decision", row.word, "accepted for a claim on no event: move, to an event")
    elif row.event_id not in book.events:
        told.add(row, "event_id", row.event_id, _no_event(book, row.event_id))
    elif all(link.claim_id != row.claim_id for link in book.on(row.event_id)):
        on = ", ".join(str(link.event_id) for link in book.links if link.claim_id == row.claim_id) or "no event"
        told.add(row, "claim_id", row.claim_id, f"does not stand on the event; it stands on: {on}")


def _no_event(book: Book, event_id: str) -> str:
    gone = next((merged.new_id for merged in book.merged if merged.old_id == event_id), None)
    return f"was merged; accepted: {gone}" if gone else "there is no such event; accepted: an id of events.csv"


def check_together(book: Book, rows: list[Row], told: Told) -> None:
    """Note rows that do not agree, and events that are confirmed though one of their rows is left empty."""
    first: dict[tuple[str, str], Row] = {}
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        other = first.setdefault((row.event_id, row.claim_id), row)
        if other is not row:
            told.add(row, "claim_id", row.claim_id, f"line {other.line} decides on the same; accepted: once")
        by_event[row.event_id].append(row)
    for event_id, of_event in by_event.items():
        whole = [row for row in of_event if row.phase in OF_THE_WHOLE]
        for row in whole[1:]:
            if (row.phase, row.target) != (whole[0].phase, whole[0].target):
                said = f"{whole[0].word} {whole[0].target}".strip()
                told.add(
                    row, "decision", row.word, f"line {whole[0].line} says {said} of the event; accepted: the same"
                )
        suggested = [str(link.claim_id) for link in book.on(event_id) if link.decided_by == DecidedBy.SUGGESTED]
        empty = [claim_id for claim_id in suggested if (event_id, claim_id) not in first]
        if whole and whole[0].phase == Phase.CONFIRM and empty:
            accepted = f"accepted: a decision on each claim that is suggested; there is none on {', '.join(empty)}"
            told.add(whole[0], "decision", whole[0].word, accepted)


def stands(book: Book, row: Row) -> bool:
    """Whether the row was decided just so when the sheet, then less filled, was taken up before."""
    on = {str(link.event_id): link for link in book.links if link.claim_id == row.claim_id}
    reviewed = {event_id for event_id, link in on.items() if link.decided_by == DecidedBy.REVIEWED}
    here, event = on.get(row.event_id), book.events.get(row.event_id)
    match row.phase:
        case Phase.CONFIRM:
            return row.event_id in reviewed and event is not None and event.decided_by == DecidedBy.REVIEWED
        case Phase.WEIGH:
            return here is not None and row.event_id in reviewed and here.stance == row.word
        case Phase.MOVE if row.target == NOWHERE:
            return here is None and row.event_id in book.taken and row.claim_id in book.claims
        case Phase.MOVE:
            return here is None and row.target in reviewed and row.claim_id not in book.without
        case Phase.NEW:
            return here is None and any(on[event_id].reason == row.reason for event_id in reviewed)
        case Phase.MERGE:
            return any((m.old_id, m.new_id) == (row.event_id, row.target) for m in book.merged)
        case Phase.DOUBT:
            return event is not None and (event.note or "").partition(UNSURE)[2] == row.reason
    return False
