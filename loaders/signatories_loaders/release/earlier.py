"""An earlier release as it would stand today: without what is withheld now, and with people and events merged as they are now.

A comparison with it says nothing of what is withheld, neither in rows nor in what follows from them (dates, counts, lists of
names), since it was never there; and a merge is one line, since all that moved with it stands where it stands now. To have it,
the records of the earlier release are written out and built anew.
"""

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.database.withheld import table_name
from signatories_loaders.export.rows import opened
from signatories_loaders.paths import House
from signatories_loaders.records.csvfile import rows as csv_rows
from signatories_loaders.records.fault import Fault, Faults, FaultsError
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import key_of
from signatories_loaders.release.moves import Moves
from signatories_schema.correction import ExpectationRecord, ReleaseRecord
from signatories_schema.event import EventRecord
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS, references

_OWN = {PersonRecord: ("person_id", "person"), EventRecord: ("event_id", "event")}
"""Keys that move themselves."""
_WRITTEN = tuple(record for record in RECORDS if record not in (ReleaseRecord, ExpectationRecord))
"""Kinds that are compared. What is withheld may leave fewer rows than expected, so expectations are not asked for."""
Row = tuple[Any, ...]


def as_it_would_stand(earlier: Path, private: Store, moves: Moves, house: House) -> Path:
    """The file of an earlier release, or one built anew in an empty house where that would differ today.

    Raises CheckError. Faults are not told, for nobody can mend what is published: a cell with a fault is taken as empty, a row
    that cannot be without it as not there.
    """
    withheld = {record: rows for record in _WRITTEN if (rows := private.rows(record))}
    if not withheld and not any(moves.values()):
        return earlier
    for folder in (house.records.folder, house.private.folder):
        folder.mkdir(parents=True)
    with opened(earlier) as db:
        for record in _WRITTEN:
            _write(house.records.path(record), record, _moved(db, record, moves))
        for record, rows in withheld.items():
            _write(house.private.path(record), record, (_as_it_stood(db, row) for row in rows))
    _build(house)
    return house.database


def _write(path: Path, record: type[Record], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(record.model_fields)
        writer.writerows(rows)


def _rows(db: sqlite3.Connection, record: type[Record], where: str = "true", values: Row = ()) -> Iterator[Row]:
    """Rows of a kind as an earlier file has them; a column that it does not have is empty."""
    table = table_name(record)
    standing = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")')}
    if standing:
        columns = ", ".join(f'"{name}"' if name in standing else "NULL" for name in record.model_fields)
        yield from db.execute(f'SELECT {columns} FROM "{table}" WHERE {where} ORDER BY rowid', values)  # noqa: S608 - names are ours


def _as_it_stood(db: sqlite3.Connection, row: Record) -> Row:
    """A withheld row in the form in which it was published, so that what it refers to is there; else in its own."""
    where = " AND ".join(f'"{column}" IS ?' for column in row.key)
    names = list(type(row).model_fields)
    stood = next(_rows(db, type(row), where, key_of(row)), None) or tuple(getattr(row, name) for name in names)
    return tuple("withheld" if name == "publish" else value for name, value in zip(names, stood, strict=True))


def _moved(db: sqlite3.Connection, record: type[Record], moves: Moves) -> Iterator[Row]:
    """Rows of a kind with ids as they are now. Where two rows become one, it is the one that had the id already."""
    columns = {column: moves[target] for column, (target, _) in references(record).items() if moves.get(target)}
    if record in _OWN and (own := moves[_OWN[record][1]]):
        columns[_OWN[record][0]] = own
    if not columns:
        yield from _rows(db, record)
    else:
        yield from _renamed(lambda: _rows(db, record), record, columns)


def _renamed(
    rows: Callable[[], Iterator[Row]], record: type[Record], columns: dict[str, dict[str, str]]
) -> Iterator[Row]:
    names = list(record.model_fields)
    key = [names.index(column) for column in record.key]
    of_key = [(names.index(column), moved) for column, moved in columns.items() if column in record.key]
    standing = {
        tuple(row[n] for n in key)
        for row in rows()
        if any(row[n] in moved.values() for n, moved in of_key) and not any(row[n] in moved for n, moved in of_key)
    }
    for row in rows():
        cells = dict(zip(names, row, strict=True))
        for column, moved in columns.items():
            cells[column] = moved.get(cells[column], cells[column])
        if cells.get("supersedes") == cells[names[0]]:
            cells["supersedes"] = None  # The later judgment and the one that it followed became one.
        if any(row[n] in moved for n, moved in of_key):
            named = tuple(cells[column] for column in record.key)
            if named in standing:
                continue
            standing.add(named)
        yield tuple(cells.values())


def _build(house: House) -> None:
    while True:
        try:
            build(house, Steps())
            return
        except FaultsError as error:
            if not _mended(house, error.faults):
                raise


def _mended(house: House, faults: list[Fault]) -> bool:
    """Whether cells and rows with faults could be left out."""
    by_file: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fault in faults:
        by_file[fault.file][fault.line].add(fault.column)
    kinds = {record.file: record for record in _WRITTEN}
    done = [_mend(house.records.folder.parent / file, kinds[Path(file).name], found) for file, found in by_file.items()]
    return any(done)


def _mend(path: Path, record: type[Record], faults: dict[int, set[str]]) -> bool:
    """Empty the cells with faults where they may be empty, and leave the other rows with faults out; whether anything was."""
    (_, header), *lines = csv_rows(path, Faults(path.parent))
    empty_may_be = {name for name, field in record.model_fields.items() if not field.is_required()}
    kept = []
    for line, cells in lines:
        if line not in faults:
            kept.append(tuple(cells))
        elif path.parent.name == "records" and faults[line] <= empty_may_be and _filled(header, cells, faults[line]):
            kept.append(tuple("" if name in faults[line] else c for name, c in zip(header, cells, strict=True)))
    _write(path, record, kept)
    return bool({line for line, _ in lines} & set(faults))


def _filled(header: list[str], cells: list[str], columns: set[str]) -> bool:
    """Whether there is something to leave out in these columns."""
    return any(cell for name, cell in zip(header, cells, strict=True) if name in columns)
