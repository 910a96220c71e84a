"""Who a claim is about, by the decisions in the records. Exact: nothing is matched here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import Block, read_blocks
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.vocab import Judgement


class Decision(NamedTuple):
    """A positive decision: the name as this page prints it, or on this claim only, is the person."""

    line: int
    source_id: str
    name: str
    claim_id: str | None
    person_id: str


def decisions(block: Block) -> Iterator[Decision]:
    """The positive decisions among rows of identity.csv."""
    columns = (block.columns[name] for name in ("source_id", "name", "claim_id", "person_id"))
    for judgement, *values in zip(block.columns["judgement"], block.lines, *columns, strict=True):
        if judgement == Judgement.POSITIVE:
            yield Decision(*values)


@dataclass(frozen=True)
class Resolver:
    """Positive decisions: by page and printed name, and by single claims, which come first."""

    by_name: dict[tuple[str, str], str]
    by_claim: dict[str, str]
    """The first positive decision on each; a second for another person is a fault of the records."""

    @classmethod
    def of(cls, store: Store) -> "Resolver":
        """The decisions of a folder of records. Raises FaultsError."""
        faults = Faults(store.folder.parent)
        blocks = list(read_blocks(store.path(IdentityRecord), IdentityRecord, faults))
        faults.stop()
        resolver = cls({}, {})
        for block in blocks:
            for decision in decisions(block):
                resolver.add(decision)
        return resolver

    def add(self, decision: Decision) -> None:
        """Take up a decision."""
        if decision.claim_id:
            self.by_claim.setdefault(decision.claim_id, decision.person_id)
        else:
            self.by_name.setdefault((decision.source_id, decision.name), decision.person_id)

    def other_decision(self, decision: Decision) -> str | None:
        """The person for whom an earlier row decides on the same name; None where there is no other."""
        by_name = self.by_name.get((decision.source_id, decision.name))
        person = self.by_claim.get(decision.claim_id) if decision.claim_id else by_name
        return person if person != decision.person_id else None

    def people_of(self, claims: Sequence[str], sources: Sequence[str], names: Sequence[str | None]) -> list[str | None]:
        """The person each of many claims is about."""
        found = [self.by_name.get(place) for place in zip(sources, names, strict=True)]  # type: ignore[arg-type]
        if self.by_claim:
            found = [self.by_claim.get(claim, person) for claim, person in zip(claims, found, strict=True)]
        return found

    def person_of(self, claim: ClaimRecord) -> str | None:
        """The person a claim is about; None where that is undecided."""
        return self.by_claim.get(claim.claim_id) or self.by_name.get((claim.source_id, claim.name or ""))
