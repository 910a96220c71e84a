"""Who a claim is about, by the decisions in the records. Exact: nothing is matched here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.vocab import Judgement

from signatories_loaders.records.store import Store


@dataclass(frozen=True)
class Resolver:
    """Positive decisions: by page and printed name, and by single claims, which come first."""

    by_name: dict[tuple[str, str], str]
    by_claim: dict[str, str]
    """The first positive decision on each; a second for another person is a fault of the records."""

    @classmethod
    def of(cls, store: Store) -> "Resolver":
        """The decisions of a folder of records."""
        return cls.from_rows(store.rows(IdentityRecord))

    @classmethod
    def from_rows(cls, rows: Iterable[IdentityRecord]) -> "Resolver":
        """The positive ones among these decisions."""
        by_name: dict[tuple[str, str], str] = {}
        by_claim: dict[str, str] = {}
        for row in rows:
            if row.judgement == Judgement.POSITIVE:
                if row.claim_id:
                    by_claim.setdefault(row.claim_id, row.person_id)
                else:
                    by_name.setdefault((row.source_id, row.name), row.person_id)
        return cls(by_name, by_claim)

    def other_decision(self, decision: IdentityRecord) -> str | None:
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
