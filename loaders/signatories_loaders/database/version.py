"""Which records a file was built of: their hash, and the release that they are."""

import hashlib
import sqlite3
from pathlib import Path

from signatories_schema.correction import ReleaseRecord

DIGITS = 12
"""Digits of the hash that name records which are not released."""


def records_hash(folder: Path) -> str:
    """SHA-256 over the record files, each by its name and SHA-256. The list of releases is left out, since it names the hash."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        if path.name != ReleaseRecord.file:
            with path.open("rb") as file:
                whole.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()


def write_version(db: sqlite3.Connection, digest: str) -> None:
    """Fill `version`."""
    db.execute(
        "INSERT INTO version (version, records_hash) "
        "VALUES (coalesce((SELECT max(version) FROM release WHERE records_hash = :digest), :short), :digest)",
        {"digest": digest, "short": digest[:DIGITS]},
    )
