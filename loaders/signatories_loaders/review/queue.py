"""Which suggested events need a person most, and what stands beside each."""

from dataclasses import dataclass
from functools import cached_property

from signatories_loaders.events.book import Book
from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.decide import UNSURE
from signatories_loaders.events.report import days_between
from signatories_schema.event import EventClaimRecord, EventRecord
from signatories_schema.vocab import DecidedBy, Stance

NEIGHBOURS = 6
"""Events and claims beside an event that are shown."""
Need = tuple[bool, int, int, int, str, str]


@dataclass(frozen=True)
class Queued:
    """An event that is only suggested, or of whose claims one is."""

    book: Book
    event: EventRecord

    @property
    def links(self) -> list[EventClaimRecord]:
        """How its claims stand to it, by date and id. Claims that are withheld are left out."""
        held = [link for link in self.book.on(self.event.event_id) if link.claim_id in self.book.claims]
        return sorted(held, key=lambda link: (self.book.claims[link.claim_id].date or "", link.claim_id))

    @cached_property
    def candidate(self) -> Candidate:
        """The event with the days its claims give it."""
        return self.book.candidate(self.event)

    @property
    def need(self) -> Need:
        """What sorts it: events that somebody was unsure of come last; before them most disagreements first, then most
        claims that are unclear, then most pages; then by person and id."""
        unclear = sum(link.stance == Stance.UNCLEAR for link in self.links)
        unsure = UNSURE in (self.event.note or "")
        event = self.event
        return unsure, -len(self.disagreements), -unclear, -self.candidate.pages, event.person_id, event.event_id

    @cached_property
    def disagreements(self) -> list[str]:
        """What its claims differ in, in words: days that do not meet, terms, stages, a claim that contradicts."""
        found = []
        reports = [report for report in self.candidate.reports if report.first and report.last]
        for part in sorted({report.part for report in reports if report.part not in ("during", "whole")}):
            spans = sorted({(str(r.first), str(r.last)) for r in reports if r.part == part})
            if spans and max(first for first, _ in spans) > min(last for _, last in spans):
                found.append(
                    f"{part}: " + " | ".join(first if first == last else f"{first}/{last}" for first, last in spans)
                )
        claims = [self.book.claims[link.claim_id] for link in self.links if link.stance == Stance.SUPPORTS]
        terms = sorted({claim.months_printed for claim in claims if claim.months_printed is not None})
        stages = sorted({claim.stage for claim in claims if claim.stage is not None})
        found += ["months: " + " | ".join(map(str, terms))] if len(terms) > 1 else []
        found += ["stage: " + " | ".join(stages)] if len(stages) > 1 else []
        against = sum(link.stance == Stance.CONTRADICTS for link in self.links)
        return found + ([f"contradicted by {against} of its claims"] if against else [])

    def neighbours(self) -> list[Candidate]:
        """The nearest events of the same person and kind, in time."""
        same = [
            self.book.candidate(event)
            for event in self.book.events.values()
            if (event.person_id, event.kind) == (self.event.person_id, self.event.kind) and event != self.event
        ]
        nearest = sorted(same, key=lambda other: (self._days_to(other), str(other.event_id)))[:NEIGHBOURS]
        return sorted(nearest, key=lambda other: (other.known_first or "", str(other.event_id)))

    def _days_to(self, other: Candidate) -> int:
        here, there = self.candidate.known_first, other.known_first
        return abs(days_between(here, there)) if here and there else 10**6

    def beside(self) -> list[str]:
        """Claims without an event that may belong here: of the same person, and of a kind that makes such an event."""
        return [
            claim_id
            for claim_id in sorted(self.book.without)
            if (claim := self.book.claims.get(claim_id))
            and self.book.resolver.person_of(claim) == self.event.person_id
            and self.book.told(claim_id).kind == self.event.kind
        ][:NEIGHBOURS]


def to_review(book: Book, person_id: str | None) -> list[Queued]:
    """Events with anything that is only suggested, most needed first; of one person only where given."""
    suggested = {link.event_id for link in book.links if link.decided_by == DecidedBy.SUGGESTED}
    queue = [
        Queued(book, event)
        for event in book.events.values()
        if (event.decided_by == DecidedBy.SUGGESTED or event.event_id in suggested)
        and person_id in (None, event.person_id)
    ]
    return sorted(queue, key=lambda queued: queued.need)
