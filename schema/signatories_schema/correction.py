"""Corrections and releases."""

from sqlmodel import SQLModel

from signatories_schema.record import Edtf, Number, Record, Slug, optional, required, word
from signatories_schema.vocab import CorrectionOutcome


class CorrectionRecord(Record):
    """One correction, asked for or made."""

    file = "corrections.csv"
    key = ("correction_id",)

    correction_id: Slug = required("Slug of the correction.", primary_key=True)
    decided_on: Edtf = required("Day of the decision.", index=True)
    subject_id: Slug | None = optional("Id of the record it is about; names nobody who was withdrawn.")
    field: str | None = optional("Field that was changed.")
    old: str | None = optional("Value before.")
    new: str | None = optional("Value after.")
    reason: str = required("Ground of the change or of the refusal.")
    outcome: CorrectionOutcome = word("What came of it; refusals are kept.")


class Correction(CorrectionRecord, table=True):
    """One correction that was made, asked for or refused."""


class ReleaseRecord(Record):
    """One published release."""

    file = "releases.csv"
    key = ("version",)

    version: Slug = required("Version of the release.", primary_key=True)
    released_on: Edtf = required("Day of the release.")
    row_counts: str = required("Rows of each table, as JSON.")
    records_hash: str = required("Hash of the records.")
    previous_hash: str | None = optional("Hash of the release before.")


class Release(ReleaseRecord, table=True):
    """One published release of the data."""


class Version(SQLModel, table=True):
    """The one row that says of which records this file was built: what a citation names."""

    version: str = required(
        "The release of these records; until they are released, the first 12 digits of their hash.", primary_key=True
    )
    records_hash: str = required("SHA-256 over the published rows of all records but releases.")


class ExpectationRecord(Record):
    """How many rows a table should have."""

    file = "expectations.csv"
    key = ("table_name",)

    table_name: Slug = required("Name of the table.", primary_key=True)
    floor: Number = required("Fewest rows; fewer means that something was lost.")
    ceiling: Number = required("Most rows; more means that something was counted twice.")


class Expectation(ExpectationRecord, table=True):
    """How many rows a table should have; a build with fewer or more stops."""
