"""Writing the tables of a new database file."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from signatories_schema.dates import bounds
from signatories_schema.event import EventRecord
from signatories_schema.figure import FigureRecord
from signatories_schema.readers import READERS, select_of
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS, TABLE_OF, ddl, ddl_indexes
from signatories_schema.vocab import SPELLS, BearsOn
from sqlmodel import SQLModel

from signatories_loaders.build.derive import Deriver
from signatories_loaders.build.functions import add_functions
from signatories_loaders.build.reading import Reading
from signatories_loaders.build.steps import Steps
from signatories_loaders.build.withheld import table_name

_PARTS = {
    BearsOn.OCCURRENCE: ("began",),
    BearsOn.BEGIN: ("began",),
    BearsOn.DURING: ("during",),
    BearsOn.END: ("ended",),
    BearsOn.WHOLE: ("began", "ended"),
}
"""Which part of an event's dates a claim gives, by what it bears on."""


def open_new(path: Path) -> sqlite3.Connection:
    """A new, empty database file. It is not yet safe against a crash: it is moved into place only when whole."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "page_size = 4096",
        "journal_mode = OFF",
        "synchronous = OFF",
        "temp_store = MEMORY",
        "cache_size = -65536",
        "foreign_keys = OFF",
        "ignore_check_constraints = ON",
        "threads = 2",
    ):
        # Foreign keys and words are checked for the whole file at the end, which finds the same faults in less time.
        db.execute(f"PRAGMA {pragma}")
    add_functions(db)
    return db


def write_records(db: sqlite3.Connection, reading: Reading, steps: Steps) -> None:
    """Create all tables and fill those that come from records. Faults are noted in the reading."""
    db.execute("BEGIN")
    for statement in ddl():
        db.execute(statement)
    _prepare_events(db)
    deriver = Deriver(reading.resolver)
    for record in RECORDS:
        with steps.step(record.file):
            _insert(db, record, reading, deriver, steps)
    reading.finish()


def _insert(db: sqlite3.Connection, record: type[Record], reading: Reading, deriver: Deriver, steps: Steps) -> None:
    # Events are kept aside until their claims are in: dates and labels of an event come from its claims.
    aside = record is EventRecord
    table = "temp.event_record" if aside else table_name(record)
    columns = EventRecord.model_fields if aside else TABLE_OF[record].model_fields
    insert = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names are ours
    for block in reading.blocks(record):
        db.executemany(insert, zip(*block.columns.values(), strict=True) if aside else deriver.rows(block))
        steps.advance(len(block))


def _prepare_events(db: sqlite3.Connection) -> None:
    db.execute(f"CREATE TEMP TABLE event_record ({', '.join(EventRecord.model_fields)})")
    db.execute("CREATE TEMP TABLE part_of (bears_on, part)")
    db.executemany(
        "INSERT INTO part_of VALUES (?, ?)", [(b.value, part) for b, parts in _PARTS.items() for part in parts]
    )
    db.execute("CREATE TEMP TABLE spell (kind)")
    db.executemany("INSERT INTO spell VALUES (?)", [(kind.value,) for kind in sorted(SPELLS)])


def write_indexes(db: sqlite3.Connection) -> None:
    """Create the indexes of all tables."""
    for statement in ddl_indexes():
        db.execute(statement)


def write_events(db: sqlite3.Connection) -> None:
    """Fill `event`: what its claims say of when, how long and where."""
    _run(db, (Path(__file__).parent / "events.sql").read_text(encoding="utf-8"))


def _run(db: sqlite3.Connection, script: str) -> None:
    """Run statements without the commit that executescript makes first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def write_readers(db: sqlite3.Connection, steps: Steps) -> None:
    """Fill the reader tables."""
    db.execute("CREATE TEMP TABLE figure_date (text PRIMARY KEY, first, last)")
    dates: set[str] = set()
    columns = [c for c in ("window_from", "window_to", "as_of") if c in FigureRecord.model_fields]
    for column in columns:
        dates.update(row[0] for row in db.execute(f"SELECT DISTINCT {column} FROM figure WHERE {column} IS NOT NULL"))  # noqa: S608 - names are ours
    db.executemany("INSERT INTO figure_date VALUES (?, ?, ?)", [(text, *bounds(text)) for text in sorted(dates)])
    for reader in READERS:
        with steps.step(str(reader.__tablename__)):
            fill(db, reader)
            if reader.__tablename__ == "disagreement":
                _count_disagreements(db)


def fill(db: sqlite3.Connection, reader: type[SQLModel]) -> None:
    """Fill one reader table from its statement."""
    columns = ", ".join(f'"{c}"' for c in reader.model_fields)
    db.execute(f"INSERT INTO {reader.__tablename__} ({columns}) {select_of(reader)}")


def _count_disagreements(db: sqlite3.Connection) -> None:
    db.execute(
        "UPDATE event SET disagreements = (SELECT count(*) FROM disagreement d WHERE d.event_id = event.event_id) "
        "WHERE event_id IN (SELECT event_id FROM disagreement)"
    )


def insert_many(db: sqlite3.Connection, table: type[SQLModel], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows, in the order of the table's columns."""
    marks = ", ".join("?" * len(table.model_fields))
    db.executemany(f"INSERT INTO {table.__tablename__} VALUES ({marks})", rows)  # noqa: S608 - names are ours
