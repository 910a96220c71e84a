"""What the index of the downloads says of each file."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Listed:
    """A file: its name within the folder, the key of the line that says whom it is for, its rows, bytes and hash."""

    name: str
    key: str
    rows: int
    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path, name: str, key: str, rows: int) -> "Listed":
        """A file that was written."""
        with path.open("rb") as file:
            return cls(name, key, rows, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
