"""Everything dated about a person, in order."""

from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class Timeline(SQLModel, table=True):
    """One step in a person's record: an event, or the appearance of a letter the person signed."""

    timeline_id: str = required("Person and event or letter.", primary_key=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    name_en: str = required("Display name in Latin script.")
    kind: str = required("Kind of event, or letter.", index=True)
    date_from: str | None = optional("Earliest day; empty where undated.", index=True)
    date_to: str | None = optional("Latest day.")
    ended_from: str | None = optional("Earliest day a spell can have ended.")
    ended_to: str | None = optional("Latest day a spell can have ended.")
    dates: str | None = optional("The two as a person would write them.")
    ended: str | None = optional("When a spell ended, in the same way.")
    case_id: str | None = optional("The case.", index=True)
    event_id: str | None = optional("The event.", foreign_key="event.event_id", index=True)
    letter_id: str | None = optional("The letter.", foreign_key="letter.letter_id", index=True)
    what: str | None = optional("Opening, stage or term, as far as the claims tell it.")
    occasion: str | None = optional("Occasion reported for it.")
    pages: int = required("Pages that support it.")
    houses: int = required("Houses these pages belong to.")
    decided_by: str | None = optional("Suggested, or reviewed claim by claim; empty for letters.", index=True)
