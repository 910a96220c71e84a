"""SHA-256 of files."""

import hashlib
from pathlib import Path


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_name(path: Path) -> str:
    """A name for what a file holds: the folder that it is served from and that of its pictures are called by it."""
    return sha256(path)[:16]
