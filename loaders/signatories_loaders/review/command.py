"""What `signatories review` does: names or events in the terminal, or a filled sheet."""

from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.records.store import Store
from signatories_loaders.review.events import EventDeck
from signatories_loaders.review.names import NameDeck, Review
from signatories_loaders.review.sheet import take_up
from signatories_loaders.review.sitting import Deck, Sitting
from signatories_loaders.review.terminal import Say, go_through
from signatories_schema.person import PersonRecord


def in_terminal(store: Store, events: bool, person_id: str | None, say: Say) -> int:
    """Go through names, or events (of one person where given); returns the exit code. Raises NotPossibleError where there is
    no such person."""
    if person_id and not any(person.person_id == person_id for person in store.rows(PersonRecord)):
        raise NotPossibleError(f"there is no person {person_id!r}; accepted: an id of people.csv")
    deck: Deck = EventDeck(Sitting(store), person_id) if events else NameDeck(Review(store))
    return go_through(deck, say)


def from_sheet(store: Store, path: Path) -> Iterator[str]:
    """Take up the decisions of a filled sheet; yields a summary. Raises FaultsError, and then nothing is changed."""
    taken = take_up(store, path)
    yield f"{path.name}: {taken.decided} decided, {taken.people} new people, {taken.standing} had been decided so before"
    yield f"{taken.empty} rows without a judgement are left undecided"
