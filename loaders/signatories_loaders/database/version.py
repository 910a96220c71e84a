"""Which records a file was built of: their hash, and the release that they are."""

import hashlib
import sqlite3

from signatories_loaders.database.withheld import table_name
from signatories_schema.correction import ReleaseRecord
from signatories_schema.tables import RECORDS

DIGITS = 12
"""Digits of the hash that name records which are not released."""
BLOCK = 5_000
"""Rows that are hashed at a time."""


def records_hash(db: sqlite3.Connection) -> str:
    """SHA-256 over the published rows of all records, table by table, as they were inserted.

    What is withheld is in no row, and so in no hash. The list of releases is left out, since it names the hash.
    """
    whole = hashlib.sha256()
    for record in RECORDS:
        if record is not ReleaseRecord:
            columns, table = ", ".join(f'"{name}"' for name in record.model_fields), table_name(record)
            whole.update(f"{table} {columns}\n".encode())
            rows = db.execute(f"SELECT {columns} FROM {table} ORDER BY rowid")  # noqa: S608 - names are ours
            while block := rows.fetchmany(BLOCK):
                whole.update("".join(map(repr, block)).encode())
    return whole.hexdigest()


def write_version(db: sqlite3.Connection) -> None:
    """Fill `version`."""
    digest = records_hash(db)
    db.execute(
        "INSERT INTO version (version, records_hash) "
        "VALUES (coalesce((SELECT max(version) FROM release WHERE records_hash = :digest), :short), :digest)",
        {"digest": digest, "short": digest[:DIGITS]},
    )
