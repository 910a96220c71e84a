"""Events: what we conclude happened, from all the claims on it."""

from signatories_schema.record import Edtf, Record, Slug, label, optional, optional_word, required, word
from signatories_schema.vocab import BearsOn, DecidedBy, EventKind, MergedKind, Opening, Stance


class EventRecord(Record):
    """One event of one person."""

    file = "events.csv"
    key = ("event_id",)

    event_id: Slug = required(
        "Slug of the event; part of an address that people cite, so it never changes.", primary_key=True
    )
    person_id: Slug = required("The person.", foreign_key="person.person_id", index=True)
    kind: EventKind = word("What happened.", index=True)
    case_id: Slug | None = optional("Slug of the case; events of one case share it.", index=True)
    opening: Opening | None = optional_word("How a custody began.")
    supersedes: Slug | None = optional(
        "The earlier judgment of the same case that this one follows in the chain.", foreign_key="event.event_id"
    )
    decided_by: DecidedBy = word("Suggested by the grouping or the import, or reviewed claim by claim.")
    decided_on: Edtf = required("Day of the suggestion or decision.", index=True)
    note: str | None = optional("What a reader must know of the event's record.")


class Event(EventRecord, table=True):
    """What we conclude happened to one person: an occurrence (one time) or a spell (a beginning and an end)."""

    label: str = label()
    shape: str = required("occurrence or spell.")
    began_from: str | None = optional(
        "Earliest day it can have happened or begun, by the claims that support it.", index=True
    )
    began_to: str | None = optional("Latest day it can have happened or begun.")
    ended_from: str | None = optional("Earliest day a spell can have ended.")
    ended_to: str | None = optional("Latest day a spell can have ended.")
    known_from: str | None = optional("Earliest day on which a claim places the person within the spell.")
    known_to: str | None = optional("Latest day on which a claim places the person within the spell.")
    stage: str | None = optional("Stage of the judgment, where the supporting claims agree.")
    months_min: int | None = optional("Shortest prison term that a supporting claim prints.")
    months_max: int | None = optional("Longest prison term that a supporting claim prints.")
    occasion: str | None = optional("Occasion reported for it.", index=True)
    pages: int = required("Pages that support it.")
    houses: int = required("Houses these pages belong to.")
    one_house: int = required("1 where all supporting pages belong to one house.", index=True)
    disagreements: int = required("Number of fields on which its claims disagree.")


class EventClaimRecord(Record):
    """How one claim stands to one event."""

    file = "event_claims.csv"
    key = ("event_id", "claim_id")

    event_id: Slug = required("The event.", primary_key=True, foreign_key="event.event_id")
    claim_id: Slug = required("The claim.", primary_key=True, foreign_key="claim.claim_id", index=True)
    stance: Stance = word("Whether the claim supports the event, contradicts it in a fact, or may speak of another.")
    bears_on: BearsOn = word("Which part of the event the claim speaks of.")
    reason: str | None = optional("Ground of the decision.")
    decided_by: DecidedBy = word("Suggested by the grouping or the import, or reviewed claim by claim.")
    decided_on: Edtf = required("Day of the suggestion or decision.")


class EventClaim(EventClaimRecord, table=True):
    """How one claim stands to one event. Only `supports` counts; `unclear` may stand on several events."""

    __tablename__ = "event_claim"


class ClaimWithoutEventRecord(Record):
    """A claim of an event kind that could not be placed."""

    file = "claims_without_event.csv"
    key = ("claim_id",)

    claim_id: Slug = required("The claim.", primary_key=True, foreign_key="claim.claim_id")
    why: str = required("Why it is placed on no event.")
    decided_by: DecidedBy = word("Suggested by the grouping or the import, or reviewed claim by claim.")
    decided_on: Edtf = required("Day of the suggestion or decision.")


class ClaimWithoutEvent(ClaimWithoutEventRecord, table=True):
    """A claim of an event kind that could not be placed on an event, with the reason."""

    __tablename__ = "claim_without_event"


class MergedRecord(Record):
    """An address that moved."""

    file = "merged.csv"
    key = ("old_id", "new_id")

    old_id: Slug = required("Id that was used before.", primary_key=True)
    new_id: Slug = required("Id that is used now.", primary_key=True)
    kind: MergedKind = word("What the id stood for.")
    reason: str = required("Ground of the decision.")
    decided_on: Edtf = required("Day of the decision.")


class Merged(MergedRecord, table=True):
    """A person or event that was merged or split: the old address leads to the new one."""
