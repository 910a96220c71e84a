"""`group`: suggestions for all claims that stand on no event yet, appended to the records."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.case import suggest_cases, superseded
from signatories_loaders.events.person import Events, place
from signatories_loaders.events.placing import Placed
from signatories_loaders.events.report import Report, report
from signatories_loaders.records.store import Store
from signatories_loaders.resolve import Resolver
from signatories_schema.claim import ClaimRecord
from signatories_schema.event import ClaimWithoutEventRecord, EventClaimRecord, EventRecord, MergedRecord
from signatories_schema.source import SourceRecord
from signatories_schema.vocab import NOT_EVENTS, BearsOn, DecidedBy, EventKind, Opening, Stance

UNDATED = "No date is given in the part of the page that was read, and nothing else ties it to one event."


def group(store: Store) -> Iterator[str]:
    """Append suggestions to events.csv, event_claims.csv and claims_without_event.csv; yields a summary.

    What stands there is never changed, moved or merged.
    """
    sources = {s.source_id: s for s in store.rows(SourceRecord)}
    resolver = Resolver.of(store)
    standing, links = store.rows(EventRecord), store.rows(EventClaimRecord)
    placed = {link.claim_id for link in links} | {c.claim_id for c in store.rows(ClaimWithoutEventRecord)}
    claims = {c.claim_id: c for c in store.rows(ClaimRecord) if c.kind not in NOT_EVENTS}
    waiting: dict[str, list[Report]] = defaultdict(list)
    for claim in claims.values():
        person_id = resolver.person_of(claim)
        if person_id and claim.claim_id not in placed:
            waiting[person_id].append(report(claim, sources[claim.source_id]))
    everything = _standing_events(standing, links, claims, sources)
    taken = {e.event_id for e in standing} | {m.old_id for m in store.rows(MergedRecord)}
    rows = _Rows(date.today().isoformat(), taken)
    for person_id in sorted(waiting):
        events = everything[person_id]
        found = list(place(events, waiting[person_id]))
        suggest_cases(person_id, events)
        rows.add(person_id, events, found)
        reached = {p.report.claim_id for p in found}
        rows.leave([r.claim_id for r in waiting[person_id] if r.claim_id not in reached])
    # Events first: a call that is interrupted leaves events without claims, never claims on events that are missing.
    store.append(EventRecord, rows.events)
    store.append(EventClaimRecord, rows.links)
    store.append(ClaimWithoutEventRecord, rows.without)
    stances = Counter(link.stance for link in rows.links)
    yield f"{len(rows.events)} events suggested for {len(waiting)} people"
    yield f"{len(rows.links)} claims on events: " + ", ".join(f"{n} {s}" for s, n in sorted(stances.items()))
    yield f"{len(rows.without)} claims on none"


def _standing_events(
    standing: list[EventRecord],
    links: list[EventClaimRecord],
    claims: dict[str, ClaimRecord],
    sources: dict[str, SourceRecord],
) -> dict[str, Events]:
    """Events of the records as candidates, each with the claims that support it."""
    everything: dict[str, Events] = defaultdict(dict)
    by_id = {}
    for event in standing:
        opening = Opening(event.opening) if event.opening else None
        candidate = Candidate(EventKind(event.kind), event.event_id, event.case_id, opening_decided=opening)
        by_id[event.event_id] = candidate
        everything[event.person_id].setdefault(candidate.kind, []).append(candidate)
    for link in links:
        claim = claims.get(link.claim_id)
        if claim and link.stance == Stance.SUPPORTS and link.event_id in by_id:
            told = report(claim, sources[claim.source_id])
            by_id[link.event_id].reports.append(
                Report(**{**told.__dict__, "part": BearsOn(link.bears_on), "kind": by_id[link.event_id].kind})
            )
    return everything


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
            event.event_id = self._slug(person_id, event)
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

    def _slug(self, person_id: str, event: Candidate) -> str:
        first, last = (event.first, event.last) if event.first else (event.known_first, event.known_last)
        when = _common(first, last) if first and last else "undated"
        stem = f"{person_id}-{event.kind.replace('_', '-')}-{when}"
        chosen = next(c for c in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if c not in self.taken)
        self.taken.add(chosen)
        return chosen


def _common(first: str, last: str) -> str:
    """The day, month or year that two days share, else the first of them by its month."""
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else first[:7]
