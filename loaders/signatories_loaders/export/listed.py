"""What the index of the downloads says of each file."""

from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.digest import sha256


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
        return cls(name, key, rows, path.stat().st_size, sha256(path))
