"""Decisions on who a printed name is."""

from signatories_schema.record import Edtf, Record, Slug, optional, required, word
from signatories_schema.vocab import DecidedBy, Judgement


class IdentityRecord(Record):
    """One decision: the name as this page prints it is, is not, or may be this person."""

    file = "identity.csv"
    key = ("source_id", "name", "claim_id", "person_id")

    source_id: Slug = required("The page that prints the name.", foreign_key="source.source_id", index=True)
    name: str = required("The name as printed.")
    claim_id: Slug | None = optional(
        "One claim only, where the page uses the name for more than one person.",
        foreign_key="claim.claim_id",
        index=True,
    )
    person_id: Slug = required("The person.", foreign_key="person.person_id", index=True)
    judgement: Judgement = word("Whether the name is that person.")
    reason: str = required("Ground of the decision.")
    decided_by: DecidedBy = word("Suggested by the grouping or the import, or reviewed claim by claim.")
    decided_on: Edtf = required("Day of the decision.", index=True)


class Identity(IdentityRecord, table=True):
    """One decision on who a printed name is; negatives are kept."""

    identity_id: str = required("Hash of page, name, claim and person.", primary_key=True)
