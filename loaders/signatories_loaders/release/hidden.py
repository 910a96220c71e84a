"""What is withheld today, so that a comparison with an earlier release says nothing of it.

An earlier release may have published what is withheld now. It is compared as it would stand had that never been published (see
earlier.py); what is here is the second lock on the same door, by the records of today.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from signatories_loaders.database.reading import Reading
from signatories_loaders.database.withheld import Scanner, Withheld
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_schema.tables import RECORDS

T = TypeVar("T")


@dataclass(frozen=True)
class Hidden:
    """Tells rows and cells of an earlier release that are withheld today."""

    withheld: Withheld
    scanner: Scanner

    @classmethod
    def today(cls, house: House) -> "Hidden":
        """What is withheld in a house: the rows of db/private/ and all that rests on them. Raises FaultsError."""
        faults = Faults(house.records.folder.parent)
        reading = Reading(house, faults)
        try:
            if reading.withheld.anything:
                for record in RECORDS:
                    for _ in reading.blocks(record):
                        pass
        finally:
            reading.close()
        faults.stop()
        return cls(reading.withheld, Scanner(reading.withheld))

    def row(self, table: str, key: tuple[Any, ...]) -> bool:
        """Whether a row of an earlier release is withheld today, or names in its key what is."""
        if not self.withheld.anything:
            return False
        return str(key[0]) in self.withheld.keys[table] or any(self.cell(part) != part for part in key)

    def cell(self, value: T) -> T | None:
        """A value of an earlier release; nothing where it names what is withheld today."""
        names = self.withheld.anything and isinstance(value, str) and self.scanner.finds(value)
        return None if names else value
