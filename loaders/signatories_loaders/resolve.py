"""Who a claim is about, by the decisions in the records. Exact: nothing is matched here."""

from collections.abc import Iterable
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

    @classmethod
    def of(cls, store: Store) -> "Resolver":
        """The decisions of a folder of records."""
        return cls.from_rows(store.rows(IdentityRecord))

    @classmethod
    def from_rows(cls, rows: Iterable[IdentityRecord]) -> "Resolver":
        """The positive ones among these decisions."""
        by_name, by_claim = {}, {}
        for row in rows:
            if row.judgement == Judgement.POSITIVE:
                if row.claim_id:
                    by_claim[row.claim_id] = row.person_id
                else:
                    by_name[row.source_id, row.name] = row.person_id
        return cls(by_name, by_claim)

    def person_of(self, claim: ClaimRecord) -> str | None:
        """The person a claim is about; None where that is undecided."""
        return self.by_claim.get(claim.claim_id) or self.by_name.get((claim.source_id, claim.name or ""))
