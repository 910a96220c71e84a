"""What `signatories review` does: names or events in the terminal, a sheet of events to fill in, or a filled sheet of either."""

from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.formats import read_file
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.review.event_sheet import write_events
from signatories_loaders.review.events import EventDeck
from signatories_loaders.review.names import NameDeck, Review
from signatories_loaders.review.sheet import take_up
from signatories_loaders.review.sitting import Deck, Sitting
from signatories_loaders.review.take_up_events import take_up_events
from signatories_loaders.review.terminal import Say, go_through
from signatories_loaders.sheets import check_free
from signatories_schema.person import PersonRecord


def in_terminal(store: Store, events: bool, person_id: str | None, say: Say) -> int:
    """Go through names, or events (of one person where given); returns the exit code. Raises NotPossibleError where there is
    no such person."""
    _check_person(store, person_id)
    deck: Deck = EventDeck(Sitting(store), person_id) if events else NameDeck(Review(store))
    return go_through(deck, say)


def to_sheet(store: Store, path: Path, person: str | None, force: bool) -> Iterator[str]:
    """Write the sheet of suggested events, of one person only where given; yields a summary. Raises NotPossibleError."""
    check_free(path, force)
    _check_person(store, person)
    yield write_events(store, path, person)


def from_sheet(store: Store, path: Path) -> Iterator[str]:
    """Take up the decisions of a filled sheet; yields a summary. Raises FaultsError, and then nothing is changed."""
    faults = Faults(path.parent)
    table = read_file(path, faults)
    faults.stop()
    if {"event_id", "decision"} & set(table.columns):
        placed = take_up_events(store, path, table)
        yield f"{path.name}: {placed.decided} decided, {placed.standing} had been decided so before"
        yield f"{placed.empty} rows without a decision are left as they are"
        return
    taken = take_up(store, path, table)
    yield f"{path.name}: {taken.decided} decided, {taken.people} new people, {taken.standing} had been decided so before"
    yield f"{taken.empty} rows without a judgement are left undecided"


def _check_person(store: Store, person_id: str | None) -> None:
    if person_id and not any(person.person_id == person_id for person in store.rows(PersonRecord)):
        raise NotPossibleError(f"there is no person {person_id!r}; accepted: an id of people.csv")
