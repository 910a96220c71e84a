"""People."""

from sqlmodel import SQLModel

from signatories_schema.record import Record, Slug, label, optional, optional_word, required, word
from signatories_schema.vocab import NameBasis, Publish


class PersonRecord(Record):
    """One person."""

    file = "people.csv"
    key = ("person_id",)

    person_id: Slug = required("Slug of the person.", primary_key=True)
    name_en: str = required("Display name in Latin script.")
    name_en_basis: NameBasis = word("Whether a page prints this form or it is a transliteration of ours.")
    name_fa: str | None = optional("Display name in Persian script; half-spaces restored.")
    name_fa_basis: NameBasis | None = optional_word("Whether a page prints this form.")
    publish: Publish = word("Whether the person may stand in anything published.")
    note: str | None = optional("What a reader must know of the record.")


class Person(PersonRecord, table=True):
    """A person who stands in a letter's printed list, is named as a signatory, or is reported beside them."""

    label: str = label()


class Name(SQLModel, table=True):
    """Every printed form of a person's name: who prints it, and how it is folded for matching and search."""

    name_id: int = required("Running number.", primary_key=True)
    person_id: str | None = optional("The person, where that is decided.", foreign_key="person.person_id", index=True)
    form: str = required("The name exactly as printed.")
    script: str = required("Latin, Arabic (Persian and Arabic letters) or other.")
    sources: str = required("Pages that print it, separated by '; '; 'display' marks the display name.")
    folded: str = required("The form folded: one letter a sound-carrying letter, no marks, half-space as space.")
