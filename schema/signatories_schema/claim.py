"""Claims: what one source says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Index, text

from signatories_schema.dates import names_jalali
from signatories_schema.record import (
    Edtf,
    Number,
    Ordinal,
    PrintedDate,
    Record,
    Slug,
    label,
    optional,
    optional_word,
    required,
    word,
)
from signatories_schema.vocab import (
    NAMELESS,
    Calendar,
    Certainty,
    ClaimKind,
    DateBasis,
    MonthsBasis,
    Outcome,
    Publish,
    Stage,
)

NEEDS_NAME = "accepted: a name, in every claim but letter and figure"
NEEDS_CALENDAR = "the printed date names a Jalali month or year; accepted: jalali, or both"


class ClaimRecord(Record):
    """One thing that one source says of one person, of a letter, or of a number of people."""

    file = "claims.csv"
    key = ("claim_id",)

    claim_id: Slug = required("Id of the claim, `<source_id>_<n>`; given once and never used again.", primary_key=True)
    source_id: Slug = required("The page that says it.", foreign_key="source.source_id", index=True)
    kind: ClaimKind = word("What sort of report it is.", index=True)
    name: str | None = optional("The person's name exactly as the page prints it.")
    letter_id: Slug | None = optional(
        "The letter that the claim itself is about. Always empty on an event: that a person who signed was arrested does "
        "not say why.",
        foreign_key="letter.letter_id",
        index=True,
    )
    date: Edtf | None = optional("When, as the page gives it (EDTF level 1).")
    date_as_printed: PrintedDate | None = optional("The words of the date on the page.")
    calendar: Calendar | None = optional_word("Calendar in which the page prints the date.")
    date_basis: DateBasis = word("What the date rests on.")
    place: str | None = optional("Place as reported.")
    facility: str | None = optional("Prison, ward or other building as reported.")
    authority: str | None = optional("Court, body or force as reported.")
    occasion: str | None = optional("Occasion at which it is reported to have happened, in our words.")
    stage: Stage | None = optional_word("Stage of the judgment, where the report tells it.")
    outcome: Outcome | None = optional_word("What came of it, where the report tells it.")
    sentence: str | None = optional("The sentence as reported.")
    months_printed: Number | None = optional("The prison term in months, suspended or not.")
    months_basis: MonthsBasis | None = optional_word("Which number the printed term is.")
    lashes: Number | None = optional("Number of lashes.")
    fine: str | None = optional("The fine as reported.")
    role: str | None = optional("Description printed beside the name.")
    position: Ordinal | None = optional("Place in the printed list, where one is printed.")
    certainty: Certainty = word("How the page says it.")
    detail: str | None = optional("What the source says beyond the other fields, in our words.")
    supersedes: Slug | None = optional(
        "An earlier claim of the same page that this one replaces.", foreign_key="claim.claim_id"
    )
    publish: Publish = word("Whether the claim may be published.")
    loaded_from: str = required("The loading and the hash of the row as read; the same row is taken once.")

    @classmethod
    def disagreeing(cls, columns: Mapping[str, Sequence[Any]]) -> Iterator[tuple[int, str, str]]:
        """Claims of nobody, and Persian dates whose calendar is not said."""
        names = columns["name"]
        if None in names:
            kinds = zip(columns["kind"], names, strict=True)
            yield from (
                (n, "name", NEEDS_NAME) for n, (kind, name) in enumerate(kinds) if name is None and kind not in NAMELESS
            )
        dates = list(zip(columns["date_as_printed"], columns["calendar"], strict=True))
        unsaid = {date for date in set(dates) if date[0] and date[1] is None and names_jalali(date[0])}
        if unsaid:
            yield from ((n, "calendar", NEEDS_CALENDAR) for n, date in enumerate(dates) if date in unsaid)


class Claim(ClaimRecord, table=True):
    """One thing that one source says of one person, of a letter, or of a number of people."""

    __table_args__: Any = (
        # A letter's page asks for its claims of a kind, for the places that its lists print and for the dates given it.
        Index("ix_claim_of_letter", "letter_id", "kind", "person_id", "date_to"),
        Index("ix_claim_letter_place", "letter_id", "source_id", "position",
              sqlite_where=text("kind = 'signed' AND position IS NOT NULL")),
        Index("ix_claim_letter_date", "letter_id", "date_from", "date_to", "source_id",
              sqlite_where=text("kind IN ('letter', 'signed') AND date_to IS NOT NULL")),
    )  # fmt: skip
    label: str = label()
    person_id: str | None = optional(
        "Whom the claim is about, by the decisions on identity; empty where undecided.",
        foreign_key="person.person_id",
        index=True,
    )
    date_from: str | None = optional("First day the date allows.")
    date_to: str | None = optional("Last day the date allows.")
    facility_id: str | None = optional(
        "The facility that the reported name is an alias of.", foreign_key="facility.facility_id", index=True
    )


class SetAsideRecord(Record):
    """A row that was read and could not be used."""

    file = "set_aside.csv"
    key = ("set_aside_id",)

    set_aside_id: Slug = required("The loading and the hash of the row as read.", primary_key=True)
    place: str = required("File and line of the row.")
    reason: str = required("Why it could not be used.")
    row_as_read: str = required("The row as read, as JSON.")


class SetAside(SetAsideRecord, table=True):
    """A row that was read and could not be used, with the reason: nothing is lost."""

    __tablename__ = "set_aside"


class LoadingRecord(Record):
    """One file that was loaded."""

    file = "loadings.csv"
    key = ("loading_id",)

    loading_id: Slug = required("Name of the loading; claims say it in loaded_from.", primary_key=True)
    loaded_on: Edtf = required("Day of loading.")
    claims_file_sha256: str = required("SHA-256 of the claims file as read.")
    rows_read: Number = required("Reports read from that file; a row of it may make several.")
    rows_taken_before: Number = required("Rows of it that an earlier loading had taken.")


class Loading(LoadingRecord, table=True):
    """One file that was loaded: its rows are claims, set aside with a reason, or had been taken before."""

    claims: int = required("Claims that stand from it.")
    set_aside: int = required("Rows of it that stand set aside with a reason.")
