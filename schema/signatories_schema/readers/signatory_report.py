"""Signatories beside what is reported of them after and before the letter."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required

_ANSWER = "certain, possible, or no report found in the pages held, which is not the same as free."


class SignatoryReport(SQLModel, table=True):
    """One signatory of one letter, with what is reported after it, before it and when it appeared: the row behind each count
    of a letter's coverage."""

    __tablename__ = "signatory_report"
    # A letter's page counts these.
    __table_args__: Any = (Index("ix_signatory_report_of_letter", "letter_id", "in_custody", "under_sentence"),)
    signatory_id: str = required("The signatory.", primary_key=True, foreign_key="signatory.signatory_id")
    letter_id: str = required("The letter.", foreign_key="letter.letter_id", index=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    name_en: str = required("Display name in Latin script.")
    name_fa: str | None = optional("Display name in Persian script.")
    position: int | None = optional("Place in the printed list.")
    basis: str = required("printed_list or named_by_page.", index=True)
    arrested_after: str = required(f"Reported arrested after the letter was published: {_ANSWER}", index=True)
    arrested_before: str = required(f"Reported arrested before it was published: {_ANSWER}", index=True)
    in_custody: str = required(f"Reported held when it was published: {_ANSWER}", index=True)
    under_sentence: str = required(f"Within a pronounced prison term when it was published: {_ANSWER}", index=True)
    events_after: str | None = optional("Custodies after it, separated by '; '.")
    events_before: str | None = optional("Custodies before it.")
    events_in_custody: str | None = optional("Custodies on that day.")
    events_under_sentence: str | None = optional("Judgments in force on that day.")
    on_suggestions: int = required("1 where the certain after rests on a suggestion that nobody has reviewed.")
