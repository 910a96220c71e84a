"""Charges: articles of law, and the accusations as printed."""

from signatories_schema.record import Ordinal, Record, Slug, label, optional, required


class ChargeRecord(Record):
    """One article of law."""

    file = "charges.csv"
    key = ("charge_id",)

    charge_id: Slug = required("Slug of the article.", primary_key=True)
    article: str = required("Number of the article.")
    code: str = required("The law it stands in.")
    label_en: str = required("Accusation in English, in short.")
    label_fa: str | None = optional("Accusation in Persian, in short.")
    legal_range: str | None = optional("Penalty that the article allows; empty where not checked.")
    source_note: str | None = optional("Law and edition from which the wording was taken.")


class Charge(ChargeRecord, table=True):
    """One article of law under which people are accused."""

    label: str = label()


class ClaimChargeRecord(Record):
    """One accusation that a claim reports."""

    file = "claim_charges.csv"
    key = ("claim_id", "n")

    claim_id: Slug = required("The claim.", primary_key=True, foreign_key="claim.claim_id")
    n: Ordinal = required("Place among the accusations of the claim.", primary_key=True)
    wording: str = required("The accusation as printed.", index=True)
    charge_id: Slug | None = optional(
        "The article, where the wording allows one; else empty.", foreign_key="charge.charge_id", index=True
    )


class ClaimCharge(ClaimChargeRecord, table=True):
    """One accusation that a claim reports, in its wording, with the article where the wording allows one."""

    __tablename__ = "claim_charge"
