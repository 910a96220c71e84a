"""A claim as material for events: which kind of event it speaks of, on which part of it, and when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from signatories_schema.claim import ClaimRecord
from signatories_schema.dates import bounds
from signatories_schema.source import SourceRecord
from signatories_schema.vocab import BearsOn, ClaimKind, DateBasis, EventKind, Opening

_CUSTODY = frozenset({ClaimKind.ARREST, ClaimKind.REARREST, ClaimKind.DETENTION, ClaimKind.IMPRISONMENT})
_PUBLICATION_SPAN = timedelta(days=31)
"""How far before a page's own date the event may lie where the page prints no date for it."""

_ABDUCTED = re.compile(r"abduct|kidnap|went missing|disappear", re.IGNORECASE)
_FROM_LEAVE = re.compile(r"\b(leave|furlough)\b", re.IGNORECASE)
_BACK_TO_PRISON = re.compile(
    r"re-incarcerat|return(ed)? to (prison|evin)|taken back|rest of his sentence|rest of her sentence|remaining sentence"
    r"|to serve (his|her|the) (sentence|term)",
    re.IGNORECASE,
)
_SUMMONED = re.compile(r"(after|following|on|answering) (a|the|his|her)? ?(court |telephone )*summons", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(arrested|abducted|seized|taken|went missing|disappeared|detained at|picked up)\b", re.IGNORECASE
)
_FOR_A_WHILE = re.compile(r"\b(detained|held|kept) for (some|a few|several|\w+) (hours|days|weeks)\b", re.IGNORECASE)
_ENTERED = re.compile(r"\btaken to\b|\bjailed\b|\bto serve\b|\bsince that day\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(still|since|for \w+ (days|weeks|months)|at the time|renewed|remains?|had been)\b", re.IGNORECASE
)
_STARTED = re.compile(r"\b(began|begun|started|went on|launched|announced)\b", re.IGNORECASE)
_STOPPED = re.compile(r"\b(ended|broke|stopped|suspended)\b", re.IGNORECASE)
_DEFAULT_PART = {
    EventKind.HUNGER_STRIKE: BearsOn.DURING,
    EventKind.SOLITARY: BearsOn.DURING,
    EventKind.FURLOUGH: BearsOn.BEGIN,
    EventKind.EXILE: BearsOn.BEGIN,
    EventKind.TRAVEL_BAN: BearsOn.BEGIN,
}


@dataclass(frozen=True)
class Report:
    """What one claim says of one event. `first` and `last` are ISO days, both None where the claim is undated."""

    claim_id: str
    source_id: str
    kind: EventKind
    part: BearsOn
    first: str | None
    last: str | None
    published: str | None
    months: int | None = None
    stage: str | None = None
    opening: Opening | None = None

    @property
    def is_day(self) -> bool:
        """Whether the claim names one day."""
        return self.first is not None and self.first == self.last

    @property
    def width(self) -> int:
        """Days between the first and the last day it allows."""
        return days_between(self.first, self.last) if self.first and self.last else 10**6


def days_between(one: str, other: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def report(claim: ClaimRecord, source: SourceRecord) -> Report:
    """The claim as a report on an event. A claim must be of a kind that belongs to events."""
    first, last = bounds(claim.date) if claim.date else (None, None)
    kind, part = _kind_and_part(claim)
    if first and last and claim.date_basis == DateBasis.PUBLICATION and part != BearsOn.DURING:
        # The date is the page's own: what it reports happened then or shortly before.
        first = (date.fromisoformat(first) - _PUBLICATION_SPAN).isoformat()
    return Report(
        claim_id=claim.claim_id,
        source_id=claim.source_id,
        kind=kind,
        part=part,
        first=first,
        last=last,
        published=bounds(source.published_on)[1] if source.published_on else None,
        months=claim.months_printed,
        stage=claim.stage,
        opening=_opening(claim) if kind == EventKind.CUSTODY and part == BearsOn.BEGIN else None,
    )


def _kind_and_part(claim: ClaimRecord) -> tuple[EventKind, BearsOn]:
    kind = ClaimKind(claim.kind)
    detail = claim.detail or ""
    if kind in _CUSTODY:
        return EventKind.CUSTODY, _part_of_custody(kind, claim, detail)
    if kind == ClaimKind.APPEAL:
        return (EventKind.SENTENCE if claim.sentence else EventKind.APPEAL), BearsOn.OCCURRENCE
    event_kind = EventKind(kind.value)
    if event_kind not in _DEFAULT_PART:
        return event_kind, BearsOn.OCCURRENCE
    if _STOPPED.search(detail):
        return event_kind, BearsOn.END
    return event_kind, BearsOn.BEGIN if _STARTED.search(detail) else _DEFAULT_PART[event_kind]


def _part_of_custody(kind: ClaimKind, claim: ClaimRecord, detail: str) -> BearsOn:
    if kind in (ClaimKind.ARREST, ClaimKind.REARREST):
        return BearsOn.BEGIN
    if claim.date_basis == DateBasis.PUBLICATION:
        return BearsOn.DURING
    if kind == ClaimKind.DETENTION:
        taken = (_BEGAN.search(detail) or _ABDUCTED.search(detail)) and not _STILL.search(detail)
        return BearsOn.BEGIN if taken or _FOR_A_WHILE.search(detail) else BearsOn.DURING
    entered = (
        claim.date_basis == DateBasis.PRINTED and len(claim.date or "") == len("2019-08-11") and _ENTERED.search(detail)
    )
    return BearsOn.BEGIN if entered else BearsOn.DURING


def _opening(claim: ClaimRecord) -> Opening:
    detail = claim.detail or ""
    if _ABDUCTED.search(detail):
        return Opening.ABDUCTION
    if claim.kind == ClaimKind.IMPRISONMENT and re.search(r"\bto serve\b|\bjailed\b", detail, re.IGNORECASE):
        return Opening.RETURN_TO_PRISON
    if _BACK_TO_PRISON.search(detail):
        return Opening.RETURN_FROM_LEAVE if _FROM_LEAVE.search(detail) else Opening.RETURN_TO_PRISON
    if claim.kind == ClaimKind.REARREST and _FROM_LEAVE.search(detail):
        return Opening.RETURN_FROM_LEAVE
    return Opening.SUMMONED_AND_HELD if _SUMMONED.search(detail) else Opening.ARREST
