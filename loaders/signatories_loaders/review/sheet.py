"""Decisions on names from a file that was filled in a spreadsheet: all of them, or none where anything is wrong."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from signatories_loaders.formats import FileRow, FileTable
from signatories_loaders.records.change import Change, Ground, carry_out
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import faults_in
from signatories_loaders.review.names import decision_row, free_id, outdated, person_of
from signatories_schema.claim import ClaimRecord
from signatories_schema.event import MergedRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import script
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement

NEEDED = ("source_id", "name", "person_id", "judgement", "reason")
NAME_EN = "name_en"
"""Display name of a new person whose name is not printed in Latin script."""
PASSED_OVER = ("page says", "held", "score", "reasons")
"""Columns that `match` writes for the eye."""
OF_A_REGISTER = "register place"
"""Column of the sheet that `match --against` writes."""
NEW = "new person"
WORDS: dict[str, str] = {
    "positive": Judgement.POSITIVE,
    "same": Judgement.POSITIVE,
    "the same": Judgement.POSITIVE,
    "the same person": Judgement.POSITIVE,
    "negative": Judgement.NEGATIVE,
    "not the same": Judgement.NEGATIVE,
    "unsure": Judgement.UNSURE,
    "new": NEW,
    NEW: NEW,
}
ACCEPTED_WORDS = f"accepted: {', '.join(WORDS)}; or nothing, to leave it undecided"
Place = tuple[str, str]
"""A page and a name that it prints."""


@dataclass(frozen=True)
class Taken:
    """What a sheet came to: decisions and new people written, rows that had been decided just so before, and rows
    without a judgement."""

    decided: int
    people: int
    standing: int
    empty: int


def take_up(store: Store, path: Path, table: FileTable) -> Taken:
    """Write the decisions of a sheet. Raises FaultsError with all faults, and NotPossibleError; then nothing is changed."""
    faults = Faults(path.parent)
    _check_header(table, path, faults)
    rows = list(table.rows) if not faults.found else []
    sheet = _Sheet(store, path, faults)
    filled = [row for row in rows if row.cells["judgement"].strip()]
    for row in filled:
        sheet.add(row)
    sheet.check_together()
    faults.stop()
    carry_out(store, Change(tuple(sheet.replaced()), (*sheet.new_people.values(), *sheet.decisions.values())))
    return Taken(len(sheet.decisions), len(sheet.new_people), sheet.standing, len(rows) - len(filled))


def _check_header(table: FileTable, path: Path, faults: Faults) -> None:
    if OF_A_REGISTER in (column.replace("_", " ") for column in table.columns):
        accepted = (
            "compares with a register that is no source of ours, and is to look at; accepted: a sheet of match without "
            "--against (to decide on rows of the register, import it as a source first)"
        )
        faults.add(path, 1, "", "", accepted)
        return
    accepted = f"{', '.join(NEEDED)}; {NAME_EN} for new people; passed over: {', '.join(PASSED_OVER)}"
    for column in NEEDED:
        if column not in table.columns:
            faults.add(path, 1, column, "", f"column is missing; accepted: {accepted}")
    for column in table.columns:
        if column.replace("_", " ") not in PASSED_OVER and column not in (*NEEDED, NAME_EN):
            faults.add(path, 1, column, "", f"unknown column; accepted: {accepted}")


@dataclass
class _Sheet:
    """The decisions of a sheet as they are collected, beside what stands in the records."""

    store: Store
    path: Path
    faults: Faults
    decisions: dict[tuple[str, str, str], IdentityRecord] = field(default_factory=dict)
    new_people: dict[str, PersonRecord] = field(default_factory=dict)
    standing: int = 0

    def __post_init__(self) -> None:
        self._today = date.today().isoformat()
        self._people = {person.person_id for person in self.store.rows(PersonRecord)}
        self._gone = {row.old_id: row.new_id for row in self.store.rows(MergedRecord)}
        self._printed = {(claim.source_id, claim.name) for claim in self.store.rows(ClaimRecord) if claim.name}
        self._lines: dict[tuple[str, str, str], int] = {}
        self._decided: dict[Place, list[IdentityRecord]] = defaultdict(list)
        for row in self.store.rows(IdentityRecord):
            if row.claim_id is None:
                self._decided[row.source_id, row.name].append(row)

    def add(self, row: FileRow) -> None:
        """Take up one filled row, or note its faults."""
        before, line = len(self.faults.found), line_of(row)
        cells = {column: row.cells.get(column, "").strip() for column in (*NEEDED, NAME_EN)}
        if (cells["source_id"], cells["name"].removeprefix("'")) in self._printed:
            # The sheet of `match` puts a quote before a name that a spreadsheet would take for a formula.
            cells["name"] = cells["name"].removeprefix("'")
        place = cells["source_id"], cells["name"]
        judgement = WORDS.get(" ".join(cells["judgement"].casefold().split()))
        if judgement is None:
            self._fault(line, "judgement", cells["judgement"], ACCEPTED_WORDS)
        if place not in self._printed:
            self._fault(line, "name", place[1], f"no claim of {place[0] or 'a page'} prints it; accepted: as printed")
        if not cells["reason"]:
            self._fault(line, "reason", "", "needs a value; accepted: why it is so decided")
        if judgement == NEW and self._made_before(place, cells):
            self.standing += 1
            return
        if judgement == NEW:
            self._new_person(line, cells)
        elif cells["person_id"] not in self._people:
            self._fault(line, "person_id", cells["person_id"], self._whom(cells["person_id"]))
        if len(self.faults.found) == before:
            self._decide(line, cells, Judgement.POSITIVE if judgement == NEW else Judgement(str(judgement)))

    def _fault(self, line: int, column: str, value: str, accepted: str) -> None:
        self.faults.add(self.path, line, column, value, accepted)

    def _whom(self, person_id: str) -> str:
        if person_id in self._gone:
            return f"was merged; accepted: {self._gone[person_id]}"
        return f"there is no such person; accepted: an id of people.csv, or the judgement {NEW!r}"

    def _made_before(self, place: Place, cells: dict[str, str]) -> bool:
        """Whether the same row made its new person when the sheet, then less filled, was taken up before."""
        told = cells["reason"], Judgement.POSITIVE, DecidedBy.REVIEWED
        return any(
            (row.reason, row.judgement, row.decided_by) == told and cells["person_id"] in ("", row.person_id)
            for row in self._decided.get(place, [])
        )

    def _new_person(self, line: int, cells: dict[str, str]) -> None:
        """Note what is wrong with a new person; the id is chosen here where the sheet gives none."""
        name_en = cells[NAME_EN] or cells["name"]
        if script(name_en) != "Latin":
            self._fault(line, NAME_EN, name_en, "accepted for a new person: the name in Latin script")
            return
        chosen = cells["person_id"] or free_id(self.store, name_en)
        if chosen in self._people or chosen in self._gone:
            self._fault(line, "person_id", chosen, "stands already; accepted for a new person: nothing, or a new id")
            return
        if wrong := [told for told in faults_in(PersonRecord, {"person_id": chosen}) if told[0] == "person_id"]:
            self._fault(line, *wrong[0])
            return
        if chosen in self.new_people and not cells["person_id"]:
            self._fault(
                line,
                "person_id",
                "",
                f"another row makes the new person {chosen}; accepted: one id in both, or two ids",
            )
        self.new_people.setdefault(chosen, person_of(cells["name"], name_en, chosen))
        cells["person_id"] = chosen

    def _decide(self, line: int, cells: dict[str, str], judgement: Judgement) -> None:
        key = cells["source_id"], cells["name"], cells["person_id"]
        reviewed = [row for row in self._decided[key[:2]] if row.decided_by == DecidedBy.REVIEWED]
        if key in self._lines:
            self._fault(line, "person_id", key[2], f"line {self._lines[key]} decides on the same; accepted: once")
            return
        self._lines[key] = line
        for row in reviewed:
            same, both = row.person_id == key[2], row.judgement == judgement == Judgement.POSITIVE
            if same and row.judgement == judgement:
                self.standing += 1
                return
            if same or both:
                accepted = f"identity.csv has {row.judgement} for {row.person_id}, reviewed; accepted: the same, or mend it there"
                self._fault(line, "judgement", cells["judgement"], accepted)
                return
        self.decisions[key] = decision_row(key[:2], key[2], judgement, Ground(cells["reason"], self._today))

    def check_together(self) -> None:
        """Note names that the sheet gives to two people."""
        given: dict[Place, str] = {}
        for key, row in self.decisions.items():
            if row.judgement == Judgement.POSITIVE and given.setdefault(key[:2], key[2]) != key[2]:
                accepted = f"another row gives the name to {given[key[:2]]}; accepted: one person"
                self._fault(self._lines[key], "person_id", key[2], accepted)

    def replaced(self) -> list[IdentityRecord]:
        """Suggestions in the place of which somebody has decided now."""
        decided = self.decisions.values()
        standing = [row for place in sorted({key[:2] for key in self.decisions}) for row in self._decided[place]]
        return [row for row in standing if any(outdated(row, decision) for decision in decided)]


def line_of(row: FileRow) -> int:
    """Line of the file, or row of the sheet, that a row was read from."""
    number = row.place.rpartition(":")[2]
    return int(number) if number.isdigit() else 0
