"""What is reported of a letter's signatories, by how it stands in time to the letter."""

from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class LetterEvent(SQLModel, table=True):
    """One event of a signatory, and how its dates stand to the day on which the letter was published.
    That one came before the other says nothing of why."""

    __tablename__ = "letter_event"
    letter_event_id: str = required("Letter, event and relation.", primary_key=True)
    letter_id: str = required("The letter.", foreign_key="letter.letter_id", index=True)
    person_id: str = required("The signatory.", foreign_key="person.person_id", index=True)
    event_id: str = required("The event.", foreign_key="event.event_id", index=True)
    label: str = label()
    relation: str = required(
        "arrested_after or arrested_before the letter was published, in_custody when it was, or under_sentence (within a "
        "pronounced prison term) when it was.",
        index=True,
    )
    answer: str = required(
        "certain where all dates that the reports allow satisfy it; possible where some do, or where no report tells how a "
        "custody began.",
        index=True,
    )
    began_from: str | None = optional("Earliest day it can have happened or begun.")
    began_to: str | None = optional("Latest day it can have happened or begun.")
    opening: str | None = optional("How a custody began.")
    occasion: str | None = optional("Occasion reported for it.")
    pages: int = required("Pages that support it.")
    houses: int = required("Houses these pages belong to.")
    decided_by: str = required("Whether the grouping of its claims was reviewed.")
