"""Ids of events: part of addresses that people cite, so none is ever given twice."""

from collections.abc import Container

from signatories_loaders.events.candidate import Candidate


def event_slug(person_id: str, event: Candidate, taken: Container[str]) -> str:
    """The id of a new event: the person, the kind and when, with a number where that is taken."""
    first, last = (event.first, event.last) if event.first else (event.known_first, event.known_last)
    when = _common(first, last) if first and last else "undated"
    stem = f"{person_id}-{event.kind.replace('_', '-')}-{when}"
    return next(c for c in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if c not in taken)


def _common(first: str, last: str) -> str:
    """The day, month or year that two days share, else the first of them by its month."""
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else first[:7]
