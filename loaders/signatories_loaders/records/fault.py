"""Faults in records, worded for the person who will mend them."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

SHOWN = 60
"""Characters of a value that are shown."""
PRIVATE = "private"
"""Folder of records that are withheld, from their values too."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: where it stands, what stands there, and what is accepted. Line 0 is none: of a flag, or a file as a whole."""

    file: str
    line: int
    column: str
    value: str
    accepted: str

    def __str__(self) -> str:
        value = self.value if len(self.value) <= SHOWN else self.value[:SHOWN] + "…"
        parts = [f"{self.file}:{self.line}" if self.line else self.file]
        if self.column:
            parts.append(self.column)
        if value:
            parts.append(repr(value))
        return ": ".join([*parts, self.accepted])


class FaultsError(Exception):
    """The records hold faults. `faults` has all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = sorted(faults)


@dataclass
class Faults:
    """Collects faults, so that all are told at once."""

    root: Path
    found: list[Fault] = field(default_factory=list)
    unreadable: set[Path] = field(default_factory=set)
    """Files of which rows could not be read, so that nothing that refers to them is called missing."""
    broken: dict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Keys of rows that have a fault: they stand, and what refers to them is not called missing."""

    def add(self, path: Path, line: int, column: str, value: object, accepted: str) -> None:
        """Note a fault; the file is named relative to the folder that holds the records. Private values are not repeated."""
        if path.parent.name == PRIVATE:
            value = ""
        shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        self.found.append(Fault(str(shown), line, column, "" if value is None else str(value), accepted))

    def stop(self) -> None:
        """Raise FaultsError if there are any."""
        if self.found:
            raise FaultsError(self.found)
