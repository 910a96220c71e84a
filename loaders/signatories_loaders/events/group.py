"""`group`: suggestions for all claims that stand on no event yet, appended to the records."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from signatories_loaders.events.book import Book
from signatories_loaders.events.case import suggest_cases, superseded
from signatories_loaders.events.naming import event_slug
from signatories_loaders.events.person import Events, place
from signatories_loaders.events.placing import Placed
from signatories_loaders.events.report import Report
from signatories_loaders.records.change import Change, carry_out
from signatories_loaders.records.store import Store
from signatories_schema.event import ClaimWithoutEventRecord, EventClaimRecord, EventRecord
from signatories_schema.vocab import DecidedBy, EventKind

UNDATED = "No date is given in the part of the page that was read, and nothing else ties it to one event."


def group(store: Store) -> Iterator[str]:
    """Append suggestions to events.csv, event_claims.csv and claims_without_event.csv; yields a summary.

    What stands there is never changed, moved or merged.
    """
    book = Book.of(store)
    placed = {link.claim_id for link in book.links} | set(book.without)
    waiting: dict[str, list[Report]] = defaultdict(list)
    for claim in book.claims.values():
        person_id = book.resolver.person_of(claim)
        if person_id and claim.claim_id not in placed:
            waiting[person_id].append(book.told(claim.claim_id))
    everything = book.candidates()
    rows = _Rows(date.today().isoformat(), book.taken)
    for person_id in sorted(waiting):
        events = everything[person_id]
        found = list(place(events, waiting[person_id]))
        suggest_cases(person_id, events)
        rows.add(person_id, events, found)
        reached = {p.report.claim_id for p in found}
        rows.leave([r.claim_id for r in waiting[person_id] if r.claim_id not in reached])
    carry_out(store, Change(new=(*rows.events, *rows.links, *rows.without)))
    stances = Counter(link.stance for link in rows.links)
    yield f"{len(rows.events)} events suggested for {len(waiting)} people"
    yield f"{len(rows.links)} claims on events: " + ", ".join(f"{n} {s}" for s, n in sorted(stances.items()))
    yield f"{len(rows.without)} claims on none"


class _Rows:
    """Suggestions as rows of the records."""

    def __init__(self, today: str, taken: set[str]) -> None:
        self.today = today
        self.taken = taken
        self.events: list[EventRecord] = []
        self.links: list[EventClaimRecord] = []
        self.without: list[ClaimWithoutEventRecord] = []

    def add(self, person_id: str, events: Events, found: list[Placed]) -> None:
        """Rows for one person's new events and for all placed reports."""
        new = [e for kind in EventKind for e in events.get(kind, []) if e.event_id is None]
        for event in sorted(new, key=lambda e: (e.kind, str(e.known_first), min(r.claim_id for r in e.reports))):
            event.event_id = event_slug(person_id, event, self.taken)
            self.taken.add(event.event_id)
        for event in new:
            earlier = superseded(event, events.get(EventKind.SENTENCE, []))
            self.events.append(
                EventRecord(
                    event_id=str(event.event_id),
                    person_id=person_id,
                    kind=event.kind,
                    case_id=event.case_id,
                    opening=event.opening if event.kind == EventKind.CUSTODY else None,
                    supersedes=earlier.event_id if earlier else None,
                    decided_by=DecidedBy.SUGGESTED,
                    decided_on=self.today,
                )
            )
        for placed in found:
            self.links.append(
                EventClaimRecord(
                    event_id=str(placed.event.event_id),
                    claim_id=placed.report.claim_id,
                    stance=placed.stance,
                    bears_on=placed.report.part,
                    reason=placed.reason,
                    decided_by=DecidedBy.SUGGESTED,
                    decided_on=self.today,
                )
            )

    def leave(self, claim_ids: list[str]) -> None:
        """Rows for claims that stand on no event."""
        for claim_id in claim_ids:
            self.without.append(
                ClaimWithoutEventRecord(
                    claim_id=claim_id, why=UNDATED, decided_by=DecidedBy.SUGGESTED, decided_on=self.today
                )
            )
