"""Going through a deck in the terminal: show, wait for a key, carry it out, until nothing is left or somebody leaves."""

import signal
from collections.abc import Callable

from signatories_loaders.keyboard import LEAVE, NO_KEY, RESIZED, EndOfInputError, Keyboard, keyboard
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.records.lock import HeldError
from signatories_loaders.review.screen import width, wrapped
from signatories_loaders.review.sitting import Ask, Deck

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""
Say = Callable[[str], None]
"""Prints a line."""


def go_through(deck: Deck, say: Say) -> int:
    """Go through the deck; returns the exit code. Ctrl-C leaves at any moment: what was decided stands, whole."""
    code = 0
    try:
        with keyboard() as keys:
            _go_through(deck, keys, say)
    except EndOfInputError:
        say("")
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C has nothing more to interrupt
        code = INTERRUPTED
        say("")
    say(f"{len(deck.sitting.done)} decided in this sitting; the rest can be taken up again")
    return code


def _go_through(deck: Deck, keys: Keyboard, say: Say) -> None:
    ask = _asking(keys, say)
    while deck.turn() or deck.sitting.done:  # the last decision, too, can be undone
        key = _key(deck, keys, say)
        if key == LEAVE:
            return
        try:
            said = deck.answer(key, ask)
        except (NotPossibleError, HeldError) as error:
            said = f"not done: {error}"
        _say_wrapped(said, say)


def _key(deck: Deck, keys: Keyboard, say: Say) -> str:
    """Show what is to be decided until a key is pressed, anew where the window has changed its size."""
    key = RESIZED
    while key == RESIZED:
        say("")
        for line in deck.picture():
            _say_wrapped(line, say)
        _say_wrapped(deck.keys, say)
        key = keys.key()
        while key == NO_KEY:
            key = keys.key()
    return key


def _asking(keys: Keyboard, say: Say) -> Ask:
    def ask(question: str) -> str:
        _say_wrapped(f"{question}:", say)
        answer = keys.line()
        if "\ufffd" not in answer:
            return answer
        say("that was not UTF-8; once more")
        return ask(question)

    return ask


def _say_wrapped(line: str, say: Say) -> None:
    for part in wrapped(line, width()):
        say(part)
