"""Suggested events as a sheet to fill in: a row for each claim, beside what its page prints (`event_rows.py` says with what)."""

from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.events.book import Book
from signatories_loaders.records.store import Store
from signatories_loaders.review.picture import when
from signatories_loaders.review.queue import Queued, to_review
from signatories_loaders.review.told import Pages, said
from signatories_loaders.sheets import write_sheet

NEEDED = ("event_id", "claim_id", "decision", "target", "reason")
"""Columns that are taken up."""
PASSED_OVER = ("person", "kind", "dates", "disagreements", "other events", "claim says", "page", "url", "suggested")
"""Columns for the eye."""
COLUMNS = (
    "event_id", "person", "kind", "dates", "disagreements", "other events", "claim_id", "claim says", "page", "url", "suggested",
    "decision", "target", "reason",
)  # fmt: skip
LEFT_EMPTY = ("", "", "")


def write_events(store: Store, path: Path, person_id: str | None) -> str:
    """Write the sheet of all suggested events, of one person only where given; returns a summary."""
    queue = to_review(Book.of(store), person_id)
    rows = write_sheet(path, COLUMNS, _rows(queue, Pages.of(store)))
    told = f"{rows} row{'s' * (rows != 1)} for {len(queue)} suggested event{'s' * (len(queue) != 1)}"
    return f"{path.name}: {told}; filled in, signatories review --from takes the decisions"


def _rows(queue: list[Queued], pages: Pages) -> Iterator[tuple[str, ...]]:
    on_none: set[str] = set()
    for queued in queue:
        event = queued.event
        others = "; ".join(f"{other.event_id} ({when(other)})" for other in queued.neighbours())
        seen = (event.person_id, event.kind, when(queued.candidate), "; ".join(queued.disagreements), others)
        for link in queued.links:
            stands = f"{link.stance}, {link.bears_on}, {link.decided_by}" + (f": {link.reason}" if link.reason else "")
            yield (event.event_id, *seen, *_claim(queued.book, link.claim_id, pages), stands, *LEFT_EMPTY)
        for claim_id in queued.beside():
            if claim_id not in on_none:
                on_none.add(claim_id)
                why = f"on no event: {queued.book.without[claim_id].why}"
                yield (
                    "",
                    event.person_id,
                    event.kind,
                    "",
                    "",
                    "",
                    *_claim(queued.book, claim_id, pages),
                    why,
                    *LEFT_EMPTY,
                )


def _claim(book: Book, claim_id: str, pages: Pages) -> tuple[str, str, str, str]:
    claim = book.claims[claim_id]
    return claim_id, said(claim), pages.page(claim.source_id), pages.sources[claim.source_id].url
