"""An event as lines: its claims one beneath the other, each field at the same place, so that differences are seen."""

from collections.abc import Iterator

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.records.store import Store
from signatories_loaders.review.queue import Queued
from signatories_loaders.review.told import Pages
from signatories_schema.claim import ClaimRecord


def picture(queued: Queued, store: Store) -> Iterator[str]:
    """The event, its claims, the claims that may belong to it, and the events beside it."""
    event, pages = queued.event, Pages.of(store)
    yield f"{event.event_id}   {event.decided_by}"
    told = [event.kind, event.opening, event.case_id, event.supersedes and f"follows {event.supersedes}"]
    yield "  " + ", ".join([when(queued.candidate), *(text for text in told if text)])
    if event.note:
        yield f"  note: {event.note}"
    for difference in queued.disagreements:
        yield f"  they disagree: {difference}"
    for n, link in enumerate(queued.links, 1):
        yield f"  {n}  {link.claim_id}   {link.stance}, {link.bears_on}   {link.decided_by}: {link.reason or '–'}"
        yield from _claim(queued, link.claim_id, pages)
    beside = queued.beside()
    if beside:
        yield "  on no event, and may belong here:"
    for n, claim_id in enumerate(beside, len(queued.links) + 1):
        yield f"  {n}  {claim_id}   {queued.book.without[claim_id].why}"
        yield from _claim(queued, claim_id, pages)
    neighbours = queued.neighbours()
    if neighbours:
        yield f"  other events of this kind ({event.kind}):"
    for n, other in enumerate(neighbours, 1):
        yield f"  {n}  {other.event_id}   {when(other)}, on {other.pages} page{'s' * (other.pages != 1)}"


def when(event: Candidate) -> str:
    """When it began or happened, and what is known of its end."""
    first, last = (event.first, event.last) if event.first else (event.known_first, event.known_last)
    begun = "undated" if not first else first if first == last else f"{first} to {last}"
    return f"{begun}, ended {' to '.join(sorted(set(event.ended)))}" if event.ended else begun


def _claim(queued: Queued, claim_id: str, pages: Pages) -> Iterator[str]:
    claim = queued.book.claims[claim_id]
    yield f"      page: {pages.page(claim.source_id)}"
    printed = f" ({claim.date_as_printed})" if claim.date_as_printed else ""
    yield f"      date: {claim.date or 'none'}{printed}, {claim.date_basis}; kind: {claim.kind}; certainty: {claim.certainty}"
    told = _told(claim)
    if told:
        yield "      " + "; ".join(f"{name}: {value}" for name, value in told)
    if claim.detail:
        yield f"      detail: {claim.detail}"


def _told(claim: ClaimRecord) -> list[tuple[str, object]]:
    columns = ("name", "place", "facility", "authority", "occasion", "stage", "outcome", "sentence", "months_printed")
    return [(column, value) for column in columns if (value := getattr(claim, column)) is not None]
