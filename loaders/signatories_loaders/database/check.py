"""Checks of a finished file, before it takes the place of the one before."""

import mmap
import sqlite3
from collections import Counter
from pathlib import Path

from signatories_loaders.database.errors import CheckError
from signatories_loaders.database.scanner import Scanner
from signatories_loaders.database.withheld import Withheld
from signatories_schema.tables import TABLES

BLOCK = 1_000
"""Rows that are looked through at a time."""
EXPECTED = "expectations.csv, to be changed where rows were withheld or taken out on purpose"


def check(db: sqlite3.Connection) -> None:
    """Foreign keys, integrity, expected counts, and a source under every claim. Raises CheckError."""
    db.execute("PRAGMA ignore_check_constraints = OFF")  # integrity_check looks at them too
    reasons = [
        f"{row[0]} row {row[1]}: refers to a {row[2]} that is missing" for row in db.execute("PRAGMA foreign_key_check")
    ]
    reasons += [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    reasons += [
        f"{claim}: has no source"
        for (claim,) in db.execute("SELECT claim_id FROM claim WHERE source_id NOT IN (SELECT source_id FROM source)")
    ]
    reasons += _unexpected_counts(db)
    reasons += _unaccounted_rows(db)
    if reasons:
        raise CheckError(reasons)


def _unexpected_counts(db: sqlite3.Connection) -> list[str]:
    known = {str(table.__tablename__) for table in TABLES}
    reasons = []
    for name, floor, ceiling in db.execute("SELECT table_name, floor, ceiling FROM expectation").fetchall():
        if name not in known:
            reasons.append(f"expectations.csv: there is no table {name}")
            continue
        count = db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - a name of ours
        # A person or an event that was merged into another is not lost.
        merged = db.execute("SELECT count(*) FROM merged WHERE kind = ?", (name,)).fetchone()[0]
        if count + merged < floor or count > ceiling:
            reasons.append(f"{name}: {count} rows; expected {floor} to {ceiling} ({EXPECTED})")
    return reasons


def _unaccounted_rows(db: sqlite3.Connection) -> list[str]:
    """Loadings of which more rows stand as claims or set aside than were read. Fewer stand where rows were withdrawn."""
    query = "SELECT loading_id, rows_read, rows_taken_before, claims + set_aside FROM loading"
    return [
        f"loading {name}: {read} rows read, yet {held} stand as claims or set aside and {before} had been taken before"
        for name, read, before, held in db.execute(query)
        if held + before > read
    ]


def no_withheld_text(db: sqlite3.Connection, withheld: Withheld) -> None:
    """Look for what is withheld in every cell of text. Raises CheckError; nothing withheld is repeated."""
    if not withheld.anything:
        return
    scanner = Scanner(withheld)
    found: Counter[str] = Counter()
    for table in TABLES:
        columns = list(table.model_fields)
        cursor = db.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {table.__tablename__}")  # noqa: S608 - names are ours
        while block := cursor.fetchmany(BLOCK):
            if scanner.may_find(value for row in block for value in row if isinstance(value, str)):
                for row in block:
                    named = (c for c, v in zip(columns, row, strict=True) if isinstance(v, str) and scanner.finds(v))
                    found.update(f"{table.__tablename__}.{column}" for column in named)
    if found:
        raise CheckError([f"{place}: {count} rows name what is withheld" for place, count in found.items()])


def _quoted(column: str) -> str:
    return f'"{column}"'


def no_withheld_bytes(path: Path, withheld: Withheld) -> None:
    """Search the file's bytes for the texts of withheld rows. Raises CheckError; the texts are not repeated."""
    if not withheld.texts:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = sum(data.find(text.encode()) >= 0 for text in withheld.texts)
    if found:
        raise CheckError([f"{found} texts of withheld records stand in the built file"])
