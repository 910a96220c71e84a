"""What the records hold on events, read once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.person import Events
from signatories_loaders.events.report import Report, report
from signatories_loaders.records.change import Change
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import key_of
from signatories_loaders.resolve import Resolver
from signatories_schema.claim import ClaimRecord
from signatories_schema.correction import CorrectionRecord
from signatories_schema.event import ClaimWithoutEventRecord, EventClaimRecord, EventRecord, MergedRecord
from signatories_schema.record import Record
from signatories_schema.source import SourceRecord
from signatories_schema.vocab import NOT_EVENTS, BearsOn, EventKind, Opening, Stance

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Book:
    """Events, the claims on them, and the claims that stand on none."""

    events: dict[str, EventRecord]
    links: list[EventClaimRecord]
    without: dict[str, ClaimWithoutEventRecord]
    claims: dict[str, ClaimRecord]
    """Claims of the kinds that belong to events."""
    sources: dict[str, SourceRecord]
    merged: list[MergedRecord]
    corrections: list[CorrectionRecord]
    resolver: Resolver

    @classmethod
    def of(cls, store: Store) -> "Book":
        """The events of a folder of records. Raises FaultsError."""
        return cls(
            {e.event_id: e for e in store.rows(EventRecord)},
            store.rows(EventClaimRecord),
            {c.claim_id: c for c in store.rows(ClaimWithoutEventRecord)},
            {c.claim_id: c for c in store.rows(ClaimRecord) if c.kind not in NOT_EVENTS},
            {s.source_id: s for s in store.rows(SourceRecord)},
            store.rows(MergedRecord),
            store.rows(CorrectionRecord),
            Resolver.of(store),
        )

    def after(self, change: Change) -> "Book":
        """The book as a change leaves it."""
        return replace(
            self,
            events={e.event_id: e for e in _after(self.events.values(), change, EventRecord)},
            links=_after(self.links, change, EventClaimRecord),
            without={c.claim_id: c for c in _after(self.without.values(), change, ClaimWithoutEventRecord)},
            merged=_after(self.merged, change, MergedRecord),
            corrections=_after(self.corrections, change, CorrectionRecord),
        )

    @property
    def taken(self) -> set[str]:
        """Ids that no new event may have: of events, and of those that were merged or removed."""
        gone = {m.old_id for m in self.merged} | {c.subject_id for c in self.corrections if c.subject_id}
        return set(self.events) | gone

    @cached_property
    def _links_of(self) -> dict[str, list[EventClaimRecord]]:
        found = defaultdict(list)
        for link in self.links:
            found[link.event_id].append(link)
        return found

    def on(self, event_id: str) -> list[EventClaimRecord]:
        """How each claim on an event stands to it."""
        return self._links_of.get(event_id, [])

    def told(self, claim_id: str) -> Report:
        """A claim as a report on an event."""
        claim = self.claims[claim_id]
        return report(claim, self.sources[claim.source_id])

    def candidate(self, event: EventRecord) -> Candidate:
        """An event with the reports that support it."""
        kind = EventKind(event.kind)
        opening = Opening(event.opening) if event.opening else None
        supports = [link for link in self.on(event.event_id) if link.stance == Stance.SUPPORTS]
        reports = self.reports(kind, [link for link in supports if link.claim_id in self.claims])
        return Candidate(kind, event.event_id, event.case_id, reports, opening)

    def reports(self, kind: EventKind, links: list[EventClaimRecord]) -> list[Report]:
        """What claims tell of an event of a kind, each of the part of it that was decided."""
        return [replace(self.told(link.claim_id), part=BearsOn(link.bears_on), kind=kind) for link in links]

    def candidates(self) -> dict[str, Events]:
        """The events of each person."""
        found: dict[str, Events] = defaultdict(dict)
        for event in self.events.values():
            found[event.person_id].setdefault(EventKind(event.kind), []).append(self.candidate(event))
        return found


def _after(rows: Iterable[R], change: Change, record: type[R]) -> list[R]:
    standing = {key_of(row): row for row in rows}
    for row in change.gone:
        if isinstance(row, record):
            standing.pop(key_of(row))
    for row in change.new:
        if isinstance(row, record):
            standing[key_of(row)] = row
    return list(standing.values())
