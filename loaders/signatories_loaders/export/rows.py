"""Where every export takes its rows from: the built database, a table at a time, in the order of its key."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from signatories_schema.tables import TABLES, sql_table

BLOCK = 1_000
"""Rows that are written at a time: no export holds a whole table."""


DAYS = {
    "date_from", "date_to", "began_from", "began_to", "ended_from", "ended_to", "known_from", "known_to", "held_last",
    "decided_on", "loaded_on", "searched_on", "searched_until", "released_on",
}  # fmt: skip
"""Columns that hold whole days only: those that the build works out, and days of our own work. Dates that pages give are EDTF."""
YES_OR_NO = {("event", "one_house"), ("arrest_record", "one_house"), ("signatory_report", "on_suggestions")}
"""Columns of 1 and 0."""


def kind_of(table: str, column: str, whole: bool) -> str:
    """The type of a column: date, boolean, integer or string."""
    if (table, column) in YES_OR_NO:
        return "boolean"
    if whole:
        return "integer"
    return "date" if column in DAYS else "string"


@dataclass(frozen=True)
class Column:
    """A column as the schema describes it; `kind` is one of Frictionless's types."""

    name: str
    kind: str
    about: str
    required: bool


@dataclass(frozen=True)
class Exported:
    """A table of the built database: its name, what a row is, its columns and its key."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @classmethod
    def of(cls, model: type[SQLModel]) -> "Exported":
        """A table as its class describes it."""
        table = sql_table(model)
        columns = tuple(
            Column(
                name,
                kind_of(str(model.__tablename__), name, str(table.columns[name].type) == "INTEGER"),
                str(field.description),
                not table.columns[name].nullable,
            )
            for name, field in model.model_fields.items()
        )
        key = tuple(column.name for column in table.primary_key.columns)
        return cls(str(model.__tablename__), " ".join((model.__doc__ or "").split()), columns, key)

    @property
    def names(self) -> list[str]:
        """Names of the columns, in order."""
        return [column.name for column in self.columns]


def exported_tables() -> list[Exported]:
    """All tables: those of the records, those that the build derives, and those made for reading."""
    return [Exported.of(model) for model in TABLES]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The built database, for reading only."""
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        yield db
    finally:
        db.close()


def rows(db: sqlite3.Connection, table: Exported) -> Iterator[tuple[Any, ...]]:
    """Rows of a table in the order of its key, as they are read."""
    columns = ", ".join(f'"{name}"' for name in table.names)
    order = ", ".join(f'"{name}"' for name in table.key)
    yield from db.execute(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')  # noqa: S608 - names are ours
