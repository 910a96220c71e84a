"""`add source`, `add claim`: one record from the command line, checked like all others."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.flags import GIVEN, flag
from signatories_loaders.inbox.known import Known
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, carry_out
from signatories_loaders.records.fault import Fault, Faults, FaultsError
from signatories_loaders.records.validate import faults_in, key_of, read, record_of
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import fold
from signatories_schema.record import Record
from signatories_schema.source import SourceRecord
from signatories_schema.tables import RECORDS, TABLE_OF, references
from signatories_schema.vocab import ClaimKind, DecidedBy, Judgement

BY_HAND = "by-hand"
Told = Mapping[str, str | None]
"""What the flags say, by the column that each of them fills."""


class _Adding:
    """The faults of one record to be, told by the flags that they stand in."""

    def __init__(self, house: House, command: str) -> None:
        self.house = house
        self.command = Path(command)
        self.faults = Faults(house.root)

    def fault(self, column: str, value: object, accepted: str) -> None:
        """Note a fault of what a flag says."""
        self.faults.add(self.command, 0, flag(column), value, accepted)

    def check(self, record: type[Record], cells: Told) -> None:
        """Note the faults of a record to be, and what it refers to that does not stand."""
        wrong = faults_in(record, cells)
        for fault in wrong:
            self.fault(*fault)
        for column, (table, _) in references(record).items():
            value = cells.get(column)
            if value and column not in {name for name, *_ in wrong} and value not in self.standing(table):
                self.fault(column, value, f"there is no such {table}; accepted: one that stands in the records")

    def standing(self, table: str) -> set[object]:
        """Ids of a table, withheld ones too."""
        record = next(r for r in RECORDS if TABLE_OF[r].__tablename__ == table)
        return {key_of(row)[0] for store in (self.house.records, self.house.private) for row in store.rows(record)}

    def add(self, records: Sequence[Record]) -> None:
        """Add records and check the whole; where that finds a fault, the records are put back as they were."""
        change = Change(new=tuple(records))
        carry_out(self.house.records, change)
        try:
            build(self.house, Steps(), keep=False)
        except FaultsError as error:
            told = FaultsError([self._of_flag(fault, self._places(records)) for fault in error.faults])
            carry_out(self.house.records, change.back)
            raise told from None
        except BaseException:
            # A check of counts that fails, Ctrl-C: whatever ends it, the records are as they were.
            carry_out(self.house.records, change.back)
            raise

    def _places(self, records: Sequence[Record]) -> set[tuple[str, int]]:
        """File and line of records that stand only while they are checked."""
        store, root = self.house.records, self.house.records.folder.parent
        return {
            (str(row.path.relative_to(root)), row.line)
            for record in records
            for row in read(store.path(type(record)), type(record), Faults(root))
            if row.key == key_of(record)
        }

    def _of_flag(self, fault: Fault, places: set[tuple[str, int]]) -> Fault:
        if (fault.file, fault.line) not in places:
            return fault
        return Fault(str(self.command), 0, flag(fault.column), fault.value, fault.accepted)


def add_source(house: House, told: Told) -> list[str]:
    """Add a page; says what was added. Raises FaultsError, and then nothing is changed."""
    adding = _Adding(house, "add source")
    cells = {**told, **GIVEN}
    adding.check(SourceRecord, cells)
    if told["source_id"] in adding.standing("source"):
        adding.fault("source_id", told["source_id"], "stands already; accepted: a slug that no page has")
    adding.faults.stop()
    source = record_of(SourceRecord, cells)
    adding.add([source])
    return [f"sources.csv: {source.source_id} added"]


def add_claim(house: House, told: Told) -> list[str]:
    """Add a claim under the next number of its page, its charges and, where a person is given, the decision on its name.

    Says what was added, and where the same claim stands already. Raises FaultsError, and then nothing is changed.
    """
    adding, known = _Adding(house, "add claim"), Known(house.records)
    cells = _cells(house, told)
    adding.check(ClaimRecord, cells)
    person_id, notes = known.current(told.get("person") or "")
    decision = _decision(adding, known, cells, person_id)
    adding.faults.stop()
    claim = record_of(ClaimRecord, cells)
    charges = [words for words in (told.get("charges") or "").split("; ") if words]
    held = next((c for c in known.claims if _content(c) == _content(claim) and _charged(house, c) == charges), None)
    if held:
        return [f"{held.claim_id} says this already; nothing was added"]
    if alike := known.same_in_other_words(claim, None):
        notes.append(f"{alike.claim_id} has the same page, kind, name and date: look whether they say the same")
    if claim.kind == ClaimKind.FIGURE:
        notes.append("its number is not held yet: add a row to figures.csv")
    rows = [_charge(known, claim, n, words) for n, words in enumerate(charges, 1)]
    adding.add([claim, *rows, *decision])
    added = [f"claims.csv: {claim.claim_id} added; next: signatories group, signatories build"]
    added += [f"identity.csv: {row.name} is {row.person_id}" for row in decision]
    return [*added, *(f"note: {note}" for note in notes)]


def _cells(house: House, told: Told) -> dict[str, str | None]:
    """The cells of the claim, with what follows from them: what a date rests on, how sure the page is, where it stands."""
    chosen = {column: value for column, value in told.items() if value and column in ClaimRecord.model_fields}
    follows = {
        "date_basis": "printed" if chosen.get("date") else "not_recorded",
        "months_basis": "not_said" if chosen.get("months_printed") else None,
        "certainty": "stated",
    }
    source_id = chosen.get("source_id") or ""
    content = hashlib.sha256(repr(sorted((k, v) for k, v in told.items() if v)).encode()).hexdigest()[:16]
    given = {"claim_id": f"{source_id}_{_next_number(house, source_id)}", "loaded_from": f"{BY_HAND}#{content}"}
    return {**follows, **chosen, **GIVEN, **given}


def _next_number(house: House, source_id: str) -> int:
    pattern = re.compile(rf"{re.escape(source_id)}_(\d+)")
    claims = [c.claim_id for store in (house.records, house.private) for c in store.rows(ClaimRecord)]
    return max((int(match[1]) for claim in claims if (match := pattern.fullmatch(claim))), default=0) + 1


def _content(claim: ClaimRecord) -> dict[str, object]:
    """What a claim says, without its number and where it was loaded from."""
    return {column: value for column, value in vars(claim).items() if column not in ("claim_id", "loaded_from")}


def _charged(house: House, claim: ClaimRecord) -> list[str]:
    rows = [row for row in house.records.rows(ClaimChargeRecord) if row.claim_id == claim.claim_id]
    return [row.wording for row in sorted(rows, key=lambda row: row.n)]


def _charge(known: Known, claim: ClaimRecord, n: int, words: str) -> Record:
    return ClaimChargeRecord(claim_id=claim.claim_id, n=n, wording=words, charge_id=known.articles.get(fold(words)))


def _decision(adding: _Adding, known: Known, cells: Told, person_id: str) -> list[IdentityRecord]:
    """The decision that the name of the claim is the person; none where it stands already, or nobody is given."""
    name, source_id = cells.get("name"), cells["source_id"]
    if not person_id:
        return []
    if not name:
        adding.fault("person", person_id, "accepted: together with --name, the name that the page prints")
        return []
    rows = [i for i in known.identity if (i.source_id, i.name, i.claim_id) == (source_id, name, None)]
    standing = next((i for i in rows if i.judgement == Judgement.POSITIVE or i.person_id == person_id), None)
    if standing is None:
        decision = {
            "source_id": source_id,
            "name": name,
            "person_id": person_id,
            "judgement": Judgement.POSITIVE.value,
            "reason": "given when the claim was added by hand",
            "decided_by": DecidedBy.REVIEWED.value,
            "decided_on": date.today().isoformat(),
        }
        if person_id not in adding.standing("person"):
            adding.fault("person", person_id, "there is no such person; accepted: one that stands in the records")
        return [record_of(IdentityRecord, decision)]
    if (standing.person_id, standing.judgement) != (person_id, Judgement.POSITIVE):
        said = f"{standing.judgement} for {standing.person_id}"
        adding.fault(
            "person", person_id, f"the page's name is decided on, {said}; accepted: no --person, or that person"
        )
    return []
