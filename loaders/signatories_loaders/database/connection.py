"""The connection by which a new file is written, and the SQL functions that its statements use beside SQLite's own.

The built file needs none of these functions to be read.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from signatories_schema.dates import begin_bounds, end_bounds, span


class Listed:
    """`listed(x)`: the distinct values in order, separated by '; '. SQLite before 3.44 cannot order an aggregate."""

    separator = "; "

    def __init__(self) -> None:
        self._values: set[str | int] = set()

    def step(self, value: str | int | None, /) -> None:
        """One row."""
        if value is not None:
            self._values.add(value)

    def finalize(self) -> str | None:
        """The list; NULL where there was no value."""
        return self.separator.join(map(str, sorted(self._values, key=_order))) if self._values else None


def _order(value: str | int) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, value)


def add_functions(db: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    db.create_aggregate("listed", 1, Listed)  # type: ignore[arg-type]  # the protocol asks for varargs
    db.create_function("span", 2, span, deterministic=True)
    db.create_function("first_ends", 1, lambda text: begin_bounds(text)[1], deterministic=True)
    db.create_function("last_begins", 1, lambda text: end_bounds(text)[0], deterministic=True)


def open_new(path: Path) -> sqlite3.Connection:
    """A new, empty database file. It is not yet safe against a crash: it is moved into place only when whole."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "page_size = 16384",
        "journal_mode = OFF",
        "synchronous = OFF",
        "temp_store = MEMORY",
        "cache_size = -32768",
        "foreign_keys = OFF",
        "ignore_check_constraints = ON",
        "threads = 2",
    ):
        # Foreign keys and words are checked for the whole file at the end, which finds the same faults in less time.
        db.execute(f"PRAGMA {pragma}")
    add_functions(db)
    return db


def insert_many(db: sqlite3.Connection, table: type[SQLModel], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows, in the order of the table's columns."""
    marks = ", ".join("?" * len(table.model_fields))
    db.executemany(f"INSERT INTO {table.__tablename__} VALUES ({marks})", rows)  # noqa: S608 - names are ours
