"""The records as a whole, for the commands that add to them: few rows at a time, read and written file by file."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from signatories_loaders.records.canonical import dump, write_whole
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.lock import held
from signatories_loaders.records.validate import key_of, read
from signatories_schema.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Store:
    """A folder of record files."""

    folder: Path

    def path(self, record: type[Record]) -> Path:
        """File of a kind of record."""
        return self.folder / record.file

    def alone(self) -> AbstractContextManager[None]:
        """While it lasts no other process changes these records: for what reads them, thinks, and writes. Raises HeldError."""
        return held(self.folder)

    def rows(self, record: type[R]) -> list[R]:
        """All records of a kind; empty where there is no file. Raises FaultsError."""
        faults = Faults(self.folder.parent)
        found = [row.record for row in read(self.path(record), record, faults)]
        faults.stop()
        return found

    def write(self, record: type[R], rows: Iterable[R]) -> None:
        """Write a file in canonical form, whole or not at all."""
        write_whole(self.path(record), dump(record, rows))

    def append(self, record: type[R], rows: Iterable[R]) -> int:
        """Add records; a key that stands already is left as it stands. Returns how many were added."""
        standing = self.rows(record)
        keys = {key_of(row) for row in standing}
        new = [row for row in rows if key_of(row) not in keys]
        if new:
            self.write(record, [*standing, *new])
        return len(new)
