"""What changed between two built databases: rows that came, rows that went, fields that read otherwise, records that were merged.

Compared are the tables of the records, by the fields that people write, and the tables for reading that people cite. Both sides
are read in the order of their keys and walked through side by side, so that no table is held whole.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import SQLModel

from signatories_loaders.release.hidden import Hidden
from signatories_loaders.release.moves import Moves
from signatories_schema.correction import ExpectationRecord, ReleaseRecord
from signatories_schema.readers.arrest_record import ArrestRecord
from signatories_schema.readers.reconciliation import Reconciliation
from signatories_schema.readers.signatory import Signatory
from signatories_schema.tables import TABLE_OF, sql_table

HEADER = ("change", "table", "key", "field", "old", "new")
BLOCK = 1_000
"""Rows that are fetched at a time."""


class Word(StrEnum):
    """What became of a row."""

    ADD = "ADD"
    MOD = "MOD"
    DEL = "DEL"
    MERGE = "MERGE"


class Field(NamedTuple):
    """A field that reads otherwise; None is an empty cell."""

    name: str
    old: str | int | None
    new: str | int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one row, and whom and which letters it speaks of."""

    change: Word
    table: str
    key: str
    fields: tuple[Field, ...] = ()
    people: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Compared:
    """A table that is compared: its key, and the fields that count."""

    name: str
    key: tuple[str, ...]
    fields: tuple[str, ...]

    @classmethod
    def of(cls, model: type[SQLModel], fields: Iterable[str]) -> "Compared":
        """A table as its class describes it."""
        key = tuple(column.name for column in sql_table(model).primary_key.columns)
        return cls(str(model.__tablename__), key, tuple(name for name in fields if name not in key))


def compared_tables() -> list[Compared]:
    """The records, but for the list of releases and the expected counts, which speak of nobody; then the tables for reading."""
    records = [record for record in TABLE_OF if record not in (ReleaseRecord, ExpectationRecord)]
    return [Compared.of(TABLE_OF[record], record.model_fields) for record in records] + [
        Compared.of(reader, reader.model_fields) for reader in (Signatory, ArrestRecord, Reconciliation)
    ]


class _Side(NamedTuple):
    """A row of one of the two databases."""

    key: tuple[Any, ...]
    values: tuple[Any, ...]
    person: str | None
    letters: str | None


def differences(
    before: sqlite3.Connection, after: sqlite3.Connection, moves: Moves, hidden: Hidden
) -> Iterator[Difference]:
    """All differences, table by table, in the order of the keys."""
    yield from _merges(after, moves)
    for table in compared_tables():
        fields = [name for name in table.fields if name in _columns(before, table.name)]
        read = partial(_rows, table=table, fields=fields)
        came = (row for row in read(after) if table.name != "merged" or not _told(row, moves))
        yield from _walk(table.name, fields, read(before), came, hidden)


def _merges(after: sqlite3.Connection, moves: Moves) -> Iterator[Difference]:
    for kind, moved in moves.items():
        query = f"SELECT person_id FROM {kind} WHERE {kind}_id = ?"  # noqa: S608 - names are ours
        for old, new in sorted(moved.items()):
            people = frozenset(person for (person,) in after.execute(query, (new,)))
            yield Difference(Word.MERGE, kind, old, (Field(f"{kind}_id", old, new),), people)


def _told(merged: _Side, moves: Moves) -> bool:
    """Whether a row of `merged` is told as a merge, and so not as a row that came."""
    old, new = merged.key
    return any(moved.get(old) == new for moved in moves.values())


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    """Columns of a table as the file has them; none where an earlier file has no such table."""
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]


def _rows(db: sqlite3.Connection, table: Compared, fields: list[str]) -> Iterator[_Side]:
    standing = _columns(db, table.name)
    if not set(table.key) <= set(standing):
        return
    told = ", ".join(f't."{name}"' for name in (*table.key, *fields))
    order = ", ".join(f't."{name}"' for name in table.key)
    query = f'SELECT {told}, {_person(standing)}, {_letters(standing)} FROM "{table.name}" t ORDER BY {order}'  # noqa: S608 - names are ours
    cursor, width = db.execute(query), len(table.key)
    while block := cursor.fetchmany(BLOCK):
        for row in block:
            yield _Side(row[:width], row[width:-2], row[-2], row[-1])


def _person(columns: list[str]) -> str:
    """Whom a row speaks of: by itself, by its event or by its claim."""
    if "person_id" in columns:
        return "t.person_id"
    for parent in ("event", "claim"):
        if f"{parent}_id" in columns:
            return f"(SELECT p.person_id FROM {parent} p WHERE p.{parent}_id = t.{parent}_id)"  # noqa: S608 - names are ours
    return "NULL"


def _letters(columns: list[str]) -> str:
    """Which letters a row speaks of, separated by '; '."""
    return next((f"t.{name}" for name in ("letter_id", "cohort") if name in columns), "NULL")


def _walk(
    table: str, fields: list[str], before: Iterator[_Side], after: Iterator[_Side], hidden: Hidden
) -> Iterator[Difference]:
    old, new = next(before, None), next(after, None)
    while old or new:
        if old and (not new or old.key < new.key):
            if not hidden.row(table, old.key):
                yield _difference(Word.DEL, table, old)
            old = next(before, None)
        elif new and (not old or new.key < old.key):
            yield _difference(Word.ADD, table, new)
            new = next(after, None)
        elif old and new:
            if found := _changed(fields, old, new, hidden):
                yield _difference(Word.MOD, table, new, old, found)
            old, new = next(before, None), next(after, None)


def _changed(fields: list[str], old: _Side, new: _Side, hidden: Hidden) -> tuple[Field, ...]:
    if old.values == new.values:
        return ()
    told = zip(fields, map(hidden.cell, old.values), new.values, strict=True)
    return tuple(Field(name, was, now) for name, was, now in told if was != now)


def _difference(
    change: Word, table: str, row: _Side, other: _Side | None = None, fields: tuple[Field, ...] = ()
) -> Difference:
    sides = (row, other) if other else (row,)
    people = frozenset(side.person for side in sides if side.person)
    letters = frozenset(letter for side in sides if side.letters for letter in side.letters.split("; "))
    return Difference(change, table, _written(row.key), fields, people, letters)


def _written(key: tuple[Any, ...]) -> str:
    """A key in one cell: the id itself; where a key has several parts, their list as JSON."""
    return str(key[0]) if len(key) == 1 else json.dumps(key, ensure_ascii=False)


def write_delta(path: Path, found: Iterable[Difference]) -> Iterator[Difference]:
    """Write the differences, a line a row, for rows that read otherwise a line a field; passes them on."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for one in found:
            for field in one.fields or (Field("", None, None),):
                writer.writerow((one.change.value, one.table, one.key, *field))
            yield one
