"""Open letters."""

from signatories_schema.record import Edtf, Ordinal, Record, Slug, label, optional, required


class LetterRecord(Record):
    """One open letter."""

    file = "letters.csv"
    key = ("letter_id",)

    letter_id: Slug = required("Slug of the letter.", primary_key=True)
    title_en: str = required("Title in English, in our words.")
    title_fa: str | None = optional("Title in Persian.")
    title_source_id: Slug | None = optional("Page the Persian title follows.", foreign_key="source.source_id")
    addressee: str | None = optional("Whom the letter addresses.")
    addressee_fa: str | None = optional("The same in Persian.")
    addressee_source_id: Slug | None = optional("Page that names the addressee.", foreign_key="source.source_id")
    date: Edtf = required("Date of publication that fits most reports (EDTF). Other printed dates stand in the claims.")
    date_source_id: Slug = required("Page that prints this date.", foreign_key="source.source_id")
    demands: str = required("What it asks, in our words.")
    demands_fa: str | None = optional("The same in Persian, in our words.")
    demands_source_id: Slug = required("Page the summary follows.", foreign_key="source.source_id")
    signatories_published: Ordinal | None = optional("The number of signatories as published.")
    signatories_source_id: Slug | None = optional("Page that prints this number.", foreign_key="source.source_id")
    note: str | None = optional("What a reader must know of the letter's record.")


class Letter(LetterRecord, table=True):
    """One open letter, with the page that each of its facts is taken from."""

    label: str = label()
    date_from: str = required("First day the date allows.")
    date_to: str = required("Last day the date allows.")
