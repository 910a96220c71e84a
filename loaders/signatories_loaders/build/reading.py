"""Reading all records: validated, references checked, withheld rows left out before anything is written."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from signatories_schema.claim import ClaimRecord
from signatories_schema.event import EventClaimRecord, EventRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS, TABLE_OF, references
from signatories_schema.vocab import Judgement, Publish

from signatories_loaders.build.withheld import Scanner, Withheld, table_name
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Row, read
from signatories_loaders.resolve import Resolver

ORDER: tuple[type[Record], ...] = (
    IdentityRecord,
    *(r for r in RECORDS if r not in (IdentityRecord, EventRecord, EventClaimRecord)),
    EventClaimRecord,
    EventRecord,
)
"""Identity first, since it says which claims are of withheld people; events last, since one without claims falls away."""


@cache
def _refs(record: type[Record]) -> dict[str, tuple[str, str]]:
    """References of a kind of record, looked up once."""
    return references(record)


_REFERRED = frozenset(target for record in TABLE_OF for target in references(record).values())
"""Tables and columns that are referred to."""


class Reading:
    """One pass over the records. `rows` must be called for each kind in ORDER, each time to the end."""

    def __init__(self, house: House, faults: Faults) -> None:
        self.house = house
        self.faults = faults
        self.withheld = Withheld()
        self._private = self._read_private()
        self._unreadable: set[str] = set()
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._pending: list[tuple[str, str, Path, int, str]] = []
        self._done: set[str] = set()
        self._identity = self._read_identity()
        self.resolver = Resolver.from_rows(row.record for row in self._identity)
        self._scanner = Scanner(self.withheld) if self.withheld.anything else None
        self._claims_of_events: set[str] = set()

    def _read_private(self) -> dict[type[Record], list[Row]]:
        found = {}
        for record in RECORDS:
            found[record] = list(read(self.house.private.path(record), record, self.faults))
            for row in found[record]:
                self.withheld.add(row)
        return found

    def _read_identity(self) -> list[Row]:
        """All decisions. The names of withheld people are learnt here, before any claim is read."""
        rows = [*self._private[IdentityRecord], *self._read_file(IdentityRecord)]
        seen: dict[tuple[str, str, str | None], Row] = {}
        for row in rows:
            decision = row.record
            if decision.judgement != Judgement.POSITIVE:
                continue
            if decision.person_id in self.withheld.keys["person"]:
                self.withheld.names.add(decision.name)
            earlier = seen.setdefault((decision.source_id, decision.name, decision.claim_id), row)
            if earlier.record.person_id != decision.person_id:
                self.faults.add(
                    row.path,
                    row.line,
                    "person_id",
                    decision.person_id,
                    f"line {earlier.line} decides for {earlier.record.person_id}; accepted: one positive decision a name",
                )
        return rows

    def _read_file(self, record: type[Record]) -> Iterator[Row]:
        path = self.house.records.path(record)
        yield from read(path, record, self.faults)
        table = table_name(record)
        self._keys[table] |= self.faults.broken[path]
        if path in self.faults.unreadable:
            self._unreadable.add(table)

    def rows(self, record: type[Record]) -> Iterator[Row]:
        """Rows of one kind that may be published."""
        private = self._private[record]
        for row in private:
            self._note(row)
        public = self._identity[len(private) :] if record is IdentityRecord else self._read_file(record)
        for row in public:
            self._note(row)
            if not self._is_withheld(row):
                if self._scanner:
                    self._scanner.check(row, self.faults)
                yield row
        self._done.add(table_name(record))

    def _is_withheld(self, row: Row) -> bool:
        record = row.record
        if getattr(record, "publish", None) == Publish.WITHHELD:
            self.faults.add(
                row.path,
                row.line,
                "publish",
                "withheld",
                "a withheld record belongs in db/private/; accepted here: public",
            )
        if self.withheld.covers(row):
            if isinstance(record, LetterRecord) and record.letter_id not in self._private_keys(LetterRecord):
                self.faults.add(
                    row.path, row.line, "", "", "the letter rests on a page that is withheld; accepted: another"
                )
            return True
        if isinstance(record, ClaimRecord) and self.resolver.person_of(record) in self.withheld.keys["person"]:
            self.withheld.withhold(row)
            return True
        if isinstance(record, EventClaimRecord):
            self._claims_of_events.add(record.event_id)
        if isinstance(record, EventRecord) and record.event_id not in self._claims_of_events and self.withheld.anything:
            self.withheld.withhold(row)
            return True
        return False

    def _private_keys(self, record: type[Record]) -> set[object]:
        return {row.key[0] for row in self._private[record]}

    def _note(self, row: Row) -> None:
        """Remember the row's key for those that refer to it, and check what it refers to."""
        record: type[Record] = type(row.record)
        table = table_name(record)
        if (table, record.key[0]) in _REFERRED and len(record.key) == 1:
            self._keys[table].add(str(row.key[0]))
        for column, (target, _) in _refs(record).items():
            value = getattr(row.record, column)
            if value is not None and value not in self._keys[target]:
                if target in self._done:
                    self._missing(target, column, row.path, row.line, value)
                else:
                    self._pending.append((target, column, row.path, row.line, value))

    def _missing(self, target: str, column: str, path: Path, line: int, value: str) -> None:
        if target not in self._unreadable:
            self.faults.add(
                path, line, column, value, f"there is no such {target}; accepted: one that stands in the records"
            )

    def finish(self) -> None:
        """Check references to rows that were read later."""
        for target, column, path, line, value in self._pending:
            if value not in self._keys[target]:
                self._missing(target, column, path, line, value)
