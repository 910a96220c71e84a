"""Which records a file was built of: their hash, and the release that they are."""

import hashlib
import sqlite3
from collections.abc import Callable

from signatories_loaders.database.withheld import table_name
from signatories_schema.correction import ReleaseRecord
from signatories_schema.tables import RECORDS, TABLES

Naming = Callable[[dict[str, int], str], ReleaseRecord]
"""Gives the row by which the records of a file are released, from the rows of each table and the records' hash."""

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


def row_counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table."""
    names = [str(table.__tablename__) for table in TABLES]
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608 - names are ours


def write_releases(db: sqlite3.Connection, digest: str, naming: Naming | None) -> None:
    """Fill `release`, last of all tables of records, so that a row which is named now stands where it always will."""
    if naming:
        listed = db.execute("SELECT count(*) FROM temp.release_record").fetchone()[0]
        row = naming(row_counts(db) | {"release": listed + 1, "version": 1}, digest)
        values = [getattr(row, name) for name in ReleaseRecord.model_fields]
        db.execute("INSERT INTO temp.release_record VALUES (?, ?, ?, ?, ?)", values)
    db.execute("INSERT INTO release SELECT * FROM temp.release_record ORDER BY version")


def write_version(db: sqlite3.Connection, digest: str) -> None:
    """Fill `version`."""
    db.execute(
        "INSERT INTO version (version, records_hash) "
        "VALUES (coalesce((SELECT max(version) FROM release WHERE records_hash = :digest), :short), :digest)",
        {"digest": digest, "short": digest[:DIGITS]},
    )
