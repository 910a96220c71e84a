"""Who signed which letter."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class Signatory(SQLModel, table=True):
    """One person under one letter. Printed list: the name stands in a printed list that we hold. Named by a page: no list
    is held whole, and a page names the person. People named against a printed list are not here."""

    signatory_id: str = required("Letter and person.", primary_key=True)
    letter_id: str = required("The letter.", foreign_key="letter.letter_id", index=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    name_en: str = required("Display name in Latin script.")
    name_fa: str | None = optional("Display name in Persian script.")
    basis: str = required("printed_list, or named_by_page where no printed list is held.", index=True)
    position: int | None = optional("Place in the list that most pages print.")
    positions: str | None = optional("All places printed, separated by '; ': pages print the list in different orders.")
    roles: str | None = optional("Descriptions printed beside the name, separated by '; '.")
    pages: int = required("Pages that name the person as a signatory.")
    houses: int = required("Houses these pages belong to.")
    sources: str = required("These pages, separated by '; '.")


class DisputedSignatory(SQLModel, table=True):
    """A person whom pages name as a signatory against the printed list of that letter. Counted nowhere."""

    __tablename__ = "disputed_signatory"
    # A letter's page shows the first of them.
    __table_args__: Any = (Index("ix_disputed_signatory_of_letter", "letter_id", "label", "person_id"),)
    disputed_signatory_id: str = required("Letter and person.", primary_key=True)
    letter_id: str = required("The letter.", foreign_key="letter.letter_id", index=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    signed_instead: str | None = optional("Letters whose signatory the person is, separated by '; '.")
    pages: int = required("Pages that say so.")
    sources: str = required("These pages, separated by '; '.")
