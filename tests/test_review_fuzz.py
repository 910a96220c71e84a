"""Whatever keys are pressed: the records pass `check`, `group` undoes nothing, and undoing all gives the first bytes back."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewing import CUSTODY, LATER, RELEASE, contents, house_with_events, sound
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.review.events import EventDeck
from signatories_loaders.review.names import NameDeck, Review
from signatories_loaders.review.sitting import Deck, Sitting

FIRST = ("1", "1", "2", "2", "3", "۴", "1,2", "1 3", "2، 3", "5", "6", "", "99", CUSTODY, "nobody", "دلیل")
SECOND = ("0", "0", "+", "1", "2", "3", "۲", LATER, RELEASE, "", "nobody", "Latin Name")
"""Answers to the first question after a key, and to the next ones."""
Presses = list[tuple[str, tuple[str, ...]]]
"""Keys, each with what is answered to its questions in turn."""


def presses(keys: str) -> st.SearchStrategy[Presses]:
    one = st.tuples(st.sampled_from(keys), st.tuples(st.sampled_from(FIRST), st.sampled_from(SECOND)))
    return st.lists(one, min_size=1, max_size=14)


def asking(answers: tuple[str, ...]) -> Callable[[str], str]:
    """Answers in turn; a question that is asked again and again gets an answer at last."""
    left: Iterator[str] = iter(answers)
    return lambda question: next(left, "Latin words in the end")


def press(deck: Deck, keys: Presses) -> None:
    for key, answers in keys:
        if not deck.turn() and not deck.sitting.done:
            return
        assert list(deck.picture())
        try:
            assert deck.answer(key, asking(answers))
        except NotPossibleError as error:
            assert str(error)


def undo_all(deck: Deck) -> None:
    while deck.sitting.done:
        deck.turn()
        deck.answer("z", asking(()))


def try_out(make_deck: Callable[[House], Deck], keys: Presses) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = house_with_events(Path(folder))
        before = contents(house)
        deck = make_deck(house)
        press(deck, keys)
        sound(house)
        undo_all(deck)
        assert contents(house) == before


@settings(max_examples=50, deadline=None)
@given(presses("cvvvvvaattttsssmmmulzx"))
def test_any_keys_on_events(keys: Presses) -> None:
    try_out(lambda house: EventDeck(Sitting(house.records)), keys)


@settings(max_examples=15, deadline=None)
@given(presses("12345nuplzx"))
def test_any_keys_on_names(keys: Presses) -> None:
    try_out(lambda house: NameDeck(Review(house.records)), keys)
