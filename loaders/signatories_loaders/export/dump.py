"""The built file as SQL that a plain sqlite3 restores.

The dump leaves out `claim_text`, the index of the site's search: its text is folded by this project and cannot be made anew
by SQLite alone. The built file holds it. What SQLite keeps of its own (`sqlite_stat1`) is left out too; ANALYZE makes it.
"""

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.export.rows import BLOCK, exported_tables

HEAD = """-- Restore with: gunzip -c signatories.sql.gz | sqlite3 signatories-restored.db
-- Left out: claim_text, the index of the site's search, which only this project's build can make. signatories.db has it.
PRAGMA foreign_keys = OFF;
BEGIN;
"""
TAIL = "COMMIT;\n"


def row_count(db: sqlite3.Connection) -> int:
    """Rows of all tables together."""
    tables = [table.name for table in exported_tables()]
    return sum(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)  # noqa: S608 - names are ours


def write_dump(db: sqlite3.Connection, path: Path) -> int:
    """Write the dump, packed with gzip without a name or time of its own; how many rows it inserts."""
    count = 0
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        packed.write(HEAD.encode())
        for table in exported_tables():
            packed.write(f"{_definition(db, 'table', table.name)[0]};\n".encode())
            for block in _inserts(db, table.name, table.names):
                count += len(block)
                packed.write("".join(block).encode())
        for table in exported_tables():
            packed.writelines(f"{sql};\n".encode() for sql in _definition(db, "index", table.name))
        packed.write(TAIL.encode())
    return count


def _definition(db: sqlite3.Connection, kind: str, table: str) -> list[str]:
    """The statements that make a table, or its indexes; those that a key makes by itself have none."""
    asked = "SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL ORDER BY name"
    return [sql for (sql,) in db.execute(asked, (kind, table))]


def _inserts(db: sqlite3.Connection, table: str, names: list[str]) -> Iterator[list[str]]:
    """A statement for each row, in the order in which the rows stand, a block at a time."""
    values = " || ',' || ".join(f'quote("{name}")' for name in names)
    found = db.execute(f'SELECT {values} FROM "{table}" ORDER BY rowid')  # noqa: S608 - names are ours
    while block := found.fetchmany(BLOCK):
        yield [f'INSERT INTO "{table}" VALUES({row});\n' for (row,) in block]
