"""What remains to be decided, on one page."""

from collections import Counter
from collections.abc import Iterable, Iterator

from signatories_loaders.inbox.draft import NOT_YET_MEASURED
from signatories_loaders.records.store import Store
from signatories_loaders.resolve import Resolver
from signatories_loaders.undecided import undecided
from signatories_schema.claim import ClaimRecord
from signatories_schema.event import ClaimWithoutEventRecord, EventClaimRecord, EventRecord
from signatories_schema.figure import FigureRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.vocab import NOT_EVENTS

SHOWN = 12
"""Rows shown of each list; the rest is counted."""
LIKELY = 3
"""People named beside an undecided name."""


def todo(store: Store) -> Iterator[str]:
    """Lines of the page."""
    claims = store.rows(ClaimRecord)
    identity = store.rows(IdentityRecord)
    yield from _section("Names without a decision", _undecided_names(store))
    yield from _section("Claims without an event", _claims_without_event(store, claims))
    yield from _section("Suggestions that nobody has reviewed", _not_reviewed(store, identity))
    yield from _section("Figures not yet put into a measure", _figures(store))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield f"{title}: {len(found) or 'none'}"
    yield from (f"  {line}" for line in found[:SHOWN])
    if len(found) > SHOWN:
        yield f"  … and {len(found) - SHOWN} more"
    yield ""


def _undecided_names(store: Store) -> Iterator[str]:
    for item in undecided(store):
        count = len(item.claims)
        likely = ", ".join(candidate.person_id for candidate in item.candidates[:LIKELY]) or "nobody known"
        yield f"{item.name}  ({item.source_id}, {count} claim{'s' * (count > 1)})  perhaps: {likely}"


def _claims_without_event(store: Store, claims: list[ClaimRecord]) -> Iterator[str]:
    placed = {e.claim_id for e in store.rows(EventClaimRecord)} | {
        c.claim_id for c in store.rows(ClaimWithoutEventRecord)
    }
    resolver = Resolver.of(store)
    for claim in claims:
        if claim.kind not in NOT_EVENTS and claim.claim_id not in placed:
            why = "" if resolver.person_of(claim) else "  (identity comes first)"
            yield f"{claim.claim_id}  {claim.kind}  {claim.date or 'undated'}  {claim.name}{why}"


def _not_reviewed(store: Store, identity: list[IdentityRecord]) -> Iterator[str]:
    names = sum(i.decided_by == "suggested" for i in identity)
    if names:
        yield f"{names} name{'s' * (names > 1)} only suggested: signatories review"
    events = store.rows(EventRecord)
    people = {e.event_id: e.person_id for e in events}
    open_events = Counter(e.person_id for e in events if e.decided_by == "suggested")
    open_claims = Counter(
        people.get(e.event_id, "?") for e in store.rows(EventClaimRecord) if e.decided_by == "suggested"
    )
    for person in sorted(set(open_events) | set(open_claims)):
        yield f"{person}: {open_events[person]} events, {open_claims[person]} claims on events"


def _figures(store: Store) -> Iterator[str]:
    for figure in store.rows(FigureRecord):
        if figure.not_measured == NOT_YET_MEASURED:
            yield f"{figure.figure_id}: {figure.bound} {figure.count or ''} {figure.measure_as_printed or ''}"
