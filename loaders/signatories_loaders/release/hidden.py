"""What is withheld today, so that a comparison with an earlier release says nothing of it.

An earlier release may have published what is withheld now. It is compared as it would stand had that never been published (see
earlier.py); what is here is the second lock on the same door, by the records of today.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from signatories_loaders.database.scanner import Scanner
from signatories_loaders.database.withheld import Withheld

T = TypeVar("T")


@dataclass(frozen=True)
class Hidden:
    """Tells rows and cells of an earlier release that are withheld today."""

    withheld: Withheld
    scanner: Scanner

    @classmethod
    def of(cls, withheld: Withheld) -> "Hidden":
        """What a build of today's records left out, and all that rests on it."""
        return cls(withheld, Scanner(withheld))

    def row(self, table: str, key: tuple[Any, ...]) -> bool:
        """Whether a row of an earlier release is withheld today, or names in its key what is."""
        if not self.withheld.anything:
            return False
        return str(key[0]) in self.withheld.keys[table] or any(self.cell(part) != part for part in key)

    def names(self, text: str) -> bool:
        """Whether a text names what is withheld today."""
        return self.withheld.anything and self.scanner.finds(text)

    def cell(self, value: T) -> T | None:
        """A value of an earlier release; nothing where it names what is withheld today."""
        return None if isinstance(value, str) and self.names(value) else value
