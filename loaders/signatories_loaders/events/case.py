"""Cases: an arrest and what a court made of it."""

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.person import Events
from signatories_loaders.events.report import days_between
from signatories_schema.vocab import ARREST_OPENINGS, EventKind, Stage

COURT_KINDS = (EventKind.CHARGE, EventKind.TRIAL, EventKind.SENTENCE, EventKind.APPEAL)
REACH = 730
"""Days after an arrest within which a court's act is suggested to belong to it."""


def suggest_cases(person_id: str, events: Events) -> None:
    """Give new events a case: each arrest opens one; a court's act belongs to the latest arrest before it."""
    arrests = [c for c in events.get(EventKind.CUSTODY, []) if c.opening in ARREST_OPENINGS and c.first]
    for custody in arrests:
        if custody.event_id is None and custody.case_id is None:
            custody.case_id = f"{person_id}-case-{str(custody.first)[:7]}"
    for kind in COURT_KINDS:
        for event in events.get(kind, []):
            if event.event_id is None and event.first:
                before = [c for c in arrests if str(c.first) <= str(event.last) and _reaches(c, event)]
                event.case_id = max(before, key=lambda c: str(c.first)).case_id if before else None


def _reaches(custody: Candidate, event: Candidate) -> bool:
    return days_between(str(custody.first), str(event.first)) <= REACH


def superseded(event: Candidate, judgments: list[Candidate]) -> Candidate | None:
    """The judgment at first instance that a judgment on appeal follows, where its case has exactly one."""
    if event.kind != EventKind.SENTENCE or event.stage != Stage.APPEAL or not event.case_id:
        return None
    first = [e for e in judgments if e.case_id == event.case_id and e.stage == Stage.FIRST_INSTANCE]
    return first[0] if len(first) == 1 else None
