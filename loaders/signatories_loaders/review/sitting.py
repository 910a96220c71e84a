"""One sitting: what is decided stands in the records at once, and can be taken back in turn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from signatories_loaders.records.change import Change, Ground, carry_out
from signatories_loaders.records.store import Store

NOTHING_LEFT = "nothing is left to decide"
"""Shown where only undo and leave have a meaning."""
Ask = Callable[[str], str]
"""Asks for a line and returns it, empty where nothing was typed."""


class Done(NamedTuple):
    """A decision: what it changed, what was told of it, and what it was about."""

    change: Change
    told: str
    about: object


@dataclass
class Sitting:
    """The decisions of one sitting. Each is made whole or not at all, and rows that others write meanwhile are kept:
    two people can review at once."""

    store: Store
    today: str = field(default_factory=lambda: date.today().isoformat())
    done: list[Done] = field(default_factory=list)
    """Decisions, the latest at the end."""
    _met: dict[object, int] = field(default_factory=dict)
    """What was shown, in the order in which it was."""
    _reason: str = ""
    """The reason given last, which an empty line gives again: many names of one list have the same one."""

    def progress(self, now: object, left: Iterable[object]) -> str:
        """Which of how many is in view: of those that were shown in this sitting, and those that are left."""
        place = self._met.setdefault(now, len(self._met) + 1)
        return f"{place} of {len(self._met.keys() | set(left))}"

    def do(self, change: Change, told: str, about: object = None) -> str:
        """Make a change. Raises NotPossibleError where somebody else has changed the same rows since."""
        # Before, so that it is counted where Ctrl-C is pressed while it is written: that waits until all is in place.
        self.done.append(Done(change, told, about))
        try:
            carry_out(self.store, change)
        except Exception:
            self.done.pop()
            raise
        return told

    def undo(self) -> Done | None:
        """Take back the latest decision of this sitting and return it; None where there is none."""
        if not self.done:
            return None
        carry_out(self.store, self.done[-1].change.back)
        return self.done.pop()

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
