"""One sitting: what is decided stands in the records at once, and can be taken back in turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from signatories_loaders.records.change import Change, Ground, carry_out
from signatories_loaders.records.store import Store

NOTHING_LEFT = "nothing is left to decide"
"""Shown where only undo and leave have a meaning."""
Ask = Callable[[str], str]
"""Asks for a line and returns it, empty where nothing was typed."""


@dataclass
class Sitting:
    """The decisions of one sitting. Each is made whole or not at all, and rows that others write meanwhile are kept:
    two people can review at once."""

    store: Store
    today: str = field(default_factory=lambda: date.today().isoformat())
    done: list[tuple[Change, str]] = field(default_factory=list)
    """Changes with what was told of each, the latest at the end."""
    _reason: str = ""
    """The reason given last, which an empty line gives again: many names of one list have the same one."""

    def do(self, change: Change, told: str) -> str:
        """Make a change. Raises NotPossibleError where somebody else has changed the same rows since."""
        # Before, so that it is counted where Ctrl-C is pressed while it is written: that waits until all is in place.
        self.done.append((change, told))
        try:
            carry_out(self.store, change)
        except Exception:
            self.done.pop()
            raise
        return told

    def undo(self) -> str | None:
        """Take back the latest change of this sitting; returns what was told of it, None where there is none."""
        if not self.done:
            return None
        change, told = self.done[-1]
        carry_out(self.store, change.back)
        self.done.pop()
        return told

    def ground(self, ask: Ask) -> Ground:
        """Ask for a reason until there is one; an empty line repeats the last one."""
        question = f"reason (Enter: {self._reason})" if self._reason else "reason"
        while not (reason := ask(question) or self._reason):
            pass
        self._reason = reason
        return Ground(reason, self.today)


class Deck(Protocol):
    """What is gone through: names or events."""

    @property
    def sitting(self) -> Sitting:
        """The decisions."""

    @property
    def keys(self) -> str:
        """The keys and what they do."""

    def turn(self) -> bool:
        """Go to what is to be decided next; False where nothing is left."""

    def picture(self) -> Iterator[str]:
        """Lines that show it."""

    def answer(self, key: str, ask: Ask) -> str:
        """Carry out a key; returns what to say. Raises NotPossibleError."""


def undone(sitting: Sitting) -> str:
    """Undo, and what to say of it."""
    told = sitting.undo()
    return f"undone: {told}" if told else "nothing to undo"
