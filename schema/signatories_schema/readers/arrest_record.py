"""Custodies, one row each, with everything that hangs on them."""

from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class ArrestRecord(SQLModel, table=True):
    """One custody: how it opened, what the case made of it, how long, and which letters the person had signed before.
    That one came before the other says nothing of why."""

    __tablename__ = "arrest_record"
    event_id: str = required("The custody.", primary_key=True, foreign_key="event.event_id")
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    name_en: str = required("Display name in Latin script.")
    name_fa: str | None = optional("Display name in Persian script.")
    opening: str = required("How it began.", index=True)
    is_arrest: str = required(
        "yes; no for a return to prison or from leave; unknown where no report tells how it began.", index=True
    )
    began_from: str | None = optional("Earliest day it can have begun.", index=True)
    began_to: str | None = optional("Latest day it can have begun.")
    dates_as_printed: str | None = optional("Dates of the beginning as pages print them, separated by '; '.")
    occasion: str | None = optional("Occasion reported for it.", index=True)
    places: str | None = optional("Places reported for its beginning, separated by '; '.")
    facilities: str | None = optional("Facilities reported, separated by '; '.")
    case_id: str | None = optional("The case.", index=True)
    charges: str | None = optional("Accusations as reported on the custody and its case, separated by '; '.")
    judgments: str | None = optional("Judgments of its case, separated by '; '.")
    ended_from: str | None = optional("Earliest day it can have ended, by reports of release.")
    ended_to: str | None = optional("Latest day it can have ended.")
    held_last: str | None = optional("Last day on which a report places the person in it.")
    days_min: int | None = optional(
        "Fewest days from its beginning to its end that the reports allow, or to the last report of it; a leave within is "
        "not taken off."
    )
    days_max: int | None = optional(
        "Most days from its beginning to its end that the reports allow, a leave within not taken off; empty where no end "
        "is reported."
    )
    signed_before: str | None = optional("Letters signed that had certainly appeared before it, separated by '; '.")
    signed_possibly_before: str | None = optional("Letters signed that may have appeared before it.")
    in_custody_at: str | None = optional("Letters signed that certainly appeared while this custody lasted.")
    under_sentence_at: str | None = optional("Letters signed that appeared within a term pronounced in its case.")
    pages: int = required("Pages that support it.")
    houses: int = required("Houses these pages belong to.")
    one_house: int = required("1 where all pages belong to one house.", index=True)
    sources: str = required("These pages, separated by '; '.")
    disagreements: int = required("Number of fields on which its claims disagree.", index=True)
    decided_by: str = required("Suggested, or reviewed claim by claim.", index=True)
