"""Reading all records: validated, references checked, withheld rows left out before anything is written."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from signatories_loaders.database.scanner import Scanner
from signatories_loaders.database.search import fold_claims
from signatories_loaders.database.withheld import Withheld, table_name
from signatories_loaders.paths import House
from signatories_loaders.records.ahead import Ahead
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Block, Key, Row, read_blocks
from signatories_loaders.resolve import Resolver, decisions
from signatories_schema.claim import ClaimRecord
from signatories_schema.event import EventClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS, references
from signatories_schema.vocab import Publish


class _Reference(NamedTuple):
    """A cell that refers to a row of another table, or of its own."""

    target: str
    column: str
    path: Path
    line: int
    value: str


class Reading:
    """One pass over the records. `blocks` must be called for each kind in the order of RECORDS, each time to the end."""

    def __init__(self, house: House, faults: Faults) -> None:
        self.house = house
        self.faults = faults
        self.withheld = Withheld()
        self.left_out: dict[str, int] = defaultdict(int)
        """Rows of the records that are withheld, by table."""
        self._private = self._read_private()
        # Where anything is withheld, the decisions on names are needed before all else: they tell the names to look for.
        order = sorted(RECORDS, key=lambda record: self.withheld.anything and record is not IdentityRecord)
        self._ahead = Ahead([(house.records.path(r), r) for r in order], faults, {ClaimRecord: fold_claims})
        self._identity: list[Block] | None = None
        self.resolver = Resolver({}, {})
        """The decisions on names, complete when the blocks of identity.csv have been read."""
        if self.withheld.anything:
            self._decided()
            self._gather()
        self._scanner = Scanner(self.withheld) if self.withheld.anything else None
        self._unreadable: set[str] = set()
        self._keys: dict[str, dict[Key, int]] = defaultdict(dict)
        self._pending: list[_Reference] = []
        self._without_claims: dict[str, tuple[Path, int]] = {}

    def _read_private(self) -> dict[type[Record], list[Block]]:
        found = {}
        for record in RECORDS:
            found[record] = list(read_blocks(self.house.private.path(record), record, self.faults))
            for block in found[record]:
                for row in block.rows():
                    self.withheld.add(row)
        return found

    def _decided(self) -> list[Block]:
        """The decisions on names, read once; from then on the resolver knows them."""
        if self._identity is not None:
            return self._identity
        self._identity = list(self._ahead.blocks(self.house.records.path(IdentityRecord), {}))
        hidden = self.withheld.keys["person"]
        for block in chain(self._private[IdentityRecord], self._identity):
            for decision in decisions(block):
                names = self.withheld.names if decision.person_id in hidden else self.withheld.public_names
                names.add(decision.name)
                self.resolver.add(decision)
        return self._identity

    def _gather(self) -> None:
        """Learn from all records what is withheld, before any row is told from it: a text is secret or not by them all."""
        for block in chain(*self._private.values()):
            for row in block.rows():
                self.withheld.remember(row.record)
        unheard = Faults(self.faults.root)  # They are told when the rows are read to be written.
        for record in RECORDS:
            for block in read_blocks(self.house.records.path(record), record, unheard):
                for row in block.rows():
                    if self._is_withheld(row):
                        self.withheld.withhold(row)
                    elif not self._is_undecided(row.record):
                        self.withheld.tell(row.record)
        self.withheld.settle()

    def _is_withheld(self, row: Row) -> bool:
        if self.withheld.covers(row):
            return True
        record = row.record
        return isinstance(record, ClaimRecord) and self.resolver.person_of(record) in self.withheld.keys["person"]

    def _is_undecided(self, record: Record) -> bool:
        return isinstance(record, ClaimRecord) and bool(record.name) and self.resolver.person_of(record) is None

    def close(self) -> None:
        """End the reading, finished or not."""
        self._ahead.close()

    def blocks(self, record: type[Record]) -> Iterator[Block]:
        """Rows of one kind that may be published, in blocks."""
        table, path = table_name(record), self.house.records.path(record)
        keys: dict[Key, int] = {}
        for block in self._private[record]:
            self._check(block, table)
        for block in self._decided() if record is IdentityRecord else self._ahead.blocks(path, keys):
            self._check(block, table)
            yield self._public(block)
        if len(record.key) == 1:
            for key in chain(self.faults.broken[path], *(block.keys() for block in self._private[record])):
                keys.setdefault(key, 0)
            self._keys[table] = keys
        if path in self.faults.unreadable:
            self._unreadable.add(table)

    def _public(self, block: Block) -> Block:
        """The block without rows that are withheld. Where nothing is withheld, rows need not be looked at one by one."""
        if self._scanner is None:
            return block
        kept = []
        for row in block.rows():
            if self._is_withheld(row):
                self._leave_out(row)
            else:
                kept.append(row)
        public = Block.of(block, kept)
        if self._scanner.may_find(public.texts()):
            for row in kept:
                self._scanner.check(row, self.faults)
        return public

    def _leave_out(self, row: Row) -> None:
        record: type[Record] = type(row.record)
        self.left_out[table_name(record)] += 1
        private = [key for letters in self._private[LetterRecord] for key in letters.columns["letter_id"]]
        if isinstance(row.record, LetterRecord) and row.record.letter_id not in private:
            accepted = "the letter rests on a page that is withheld; accepted: another"
            self.faults.add(row.path, row.line, "", "", accepted)

    def _check(self, block: Block, table: str) -> None:
        """Check what the rows refer to, and what their own kind asks for beyond."""
        for column, (target, _) in references(block.record).items():
            values = block.columns[column]
            known = self._keys[target]
            missing = {value for value in set(values) if value is not None and value not in known}
            if missing:
                # A row of the same file, or of one that is read later, may still come.
                self._pending += [
                    _Reference(target, column, block.path, line, value)
                    for line, value in zip(block.lines, values, strict=True)
                    if value in missing
                ]
        if check := _CHECKS.get(table):
            check(self, block)

    def _check_publish(self, block: Block) -> None:
        if Publish.WITHHELD in block.columns["publish"] and block.path.parent == self.house.records.folder:
            for line, publish in zip(block.lines, block.columns["publish"], strict=True):
                if publish == Publish.WITHHELD:
                    accepted = "a withheld record belongs in db/private/; accepted here: public"
                    self.faults.add(block.path, line, "publish", "withheld", accepted)

    def _check_decisions(self, block: Block) -> None:
        for decision in decisions(block):
            if other := self.resolver.other_decision(decision):
                hidden = self.withheld.keys["person"]
                whom = "somebody else" if other in hidden else other
                shown = "" if decision.person_id in hidden else decision.person_id
                accepted = f"another row decides for {whom}; accepted: one positive decision a name"
                self.faults.add(block.path, decision.line, "person_id", shown, accepted)

    def _check_events(self, block: Block) -> None:
        for event_id, line in zip(block.columns["event_id"], block.lines, strict=True):
            self._without_claims[event_id] = block.path, line

    def _check_event_claims(self, block: Block) -> None:
        for event_id in set(block.columns["event_id"]):
            self._without_claims.pop(event_id, None)

    def finish(self) -> None:
        """Check what can only be known at the end: references to rows that were read later, events without claims."""
        for target, column, path, line, value in self._pending:
            if value not in self._keys[target] and target not in self._unreadable:
                accepted = f"there is no such {target}; accepted: one that stands in the records"
                self.faults.add(path, line, column, value, accepted)
        if table_name(EventClaimRecord) not in self._unreadable:
            for event_id, (path, line) in self._without_claims.items():
                accepted = "no claim stands on it; accepted: an event with a claim"
                self.faults.add(path, line, "event_id", event_id, accepted)
        self._keys.clear()
        self._identity = None


_CHECKS: dict[str, Callable[[Reading, Block], None]] = {
    "person": Reading._check_publish,
    "source": Reading._check_publish,
    "claim": Reading._check_publish,
    "identity": Reading._check_decisions,
    "event": Reading._check_events,
    "event_claim": Reading._check_event_claims,
}
"""What single kinds of record ask for, beyond their own validation and references."""
