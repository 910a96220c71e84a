"""Where sources disagree on one event."""

from sqlmodel import SQLModel

from signatories_schema.record import label, required


class Disagreement(SQLModel, table=True):
    """One field of one event on which the claims disagree. A date that holds the other is none."""

    disagreement_id: str = required("Event and field.", primary_key=True)
    event_id: str = required("The event.", foreign_key="event.event_id", index=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    field: str = required(
        "date, end_date, term, lashes, or contradicted_date (a claim kept out of the event's range).", index=True
    )
    nature: str = required(
        "different stage where each value has one stage of judgment and the two differ; total against enforceable where "
        "pages say which term they print, and the shorter is the narrower one (enforceable, pronounced, total); which term "
        "not said where pages of one value or of both do not say which they print, and no two say the same; precision "
        "only where one date holds the other, a date given as about (~) being wider by one of its own unit; real conflict "
        "where nothing of this explains it.",
        index=True,
    )
    lowest: str = required("The lowest value that a claim gives.")
    highest: str = required("The highest value that a claim gives.")
    spread: int = required("Difference of the two, in the unit.")
    unit: str = required("days, months or lashes.")
    claims: str = required("Claims that give one of the values, separated by '; '.")
    lowest_claims: str = required("Claims that give the lowest.")
    highest_claims: str = required("Claims that give the highest.")
