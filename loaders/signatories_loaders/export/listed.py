"""What the index of the downloads says of each file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """A file: its name within the folder, the group it stands in, the key of the line that says whom it is for, the letter that
    it is about, its rows, bytes and hash."""

    name: str
    group: str
    key: str
    letter: str | None
    rows: int
    bytes: int
    sha256: str
