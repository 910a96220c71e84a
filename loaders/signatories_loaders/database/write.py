"""Writing the tables of a new database file."""

import sqlite3
from pathlib import Path

from sqlmodel import SQLModel

from signatories_loaders.database.derive import Deriver
from signatories_loaders.database.reading import Reading
from signatories_loaders.database.search import FullText
from signatories_loaders.database.steps import Steps
from signatories_loaders.database.withheld import table_name
from signatories_schema.claim import ClaimRecord
from signatories_schema.correction import ReleaseRecord
from signatories_schema.dates import bounds
from signatories_schema.event import EventRecord
from signatories_schema.readers import READERS, select_of
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS, TABLE_OF, ddl, ddl_indexes
from signatories_schema.vocab import SPELLS, BearsOn

_PARTS = {
    BearsOn.OCCURRENCE: ("began",),
    BearsOn.BEGIN: ("began",),
    BearsOn.DURING: ("during",),
    BearsOn.END: ("ended",),
    BearsOn.WHOLE: ("began", "ended"),
}
"""Which part of an event's dates a claim gives, by what it bears on."""
_ASIDE: dict[type[Record], str] = {EventRecord: "event_record", ReleaseRecord: "release_record"}
"""Records that are kept aside until all claims are in: an event's dates and label come from its claims, and a release is of
what was written."""


def write_records(db: sqlite3.Connection, reading: Reading, steps: Steps) -> Deriver:
    """Create all tables and fill those that come from records. Faults are noted in the reading.

    Returns the deriver, which has seen the names that all claims print.
    """
    db.execute("BEGIN")
    for statement in ddl():
        db.execute(statement)
    for aside, name in _ASIDE.items():
        db.execute(f"CREATE TEMP TABLE {name} ({', '.join(aside.model_fields)})")
    _prepare_events(db)
    deriver = Deriver(reading.resolver)
    text = FullText(db)
    for record in RECORDS:
        with steps.step(record.file):
            insert = _insert_statement(record)
            for block in reading.blocks(record):
                rows = zip(*block.columns.values(), strict=True) if record in _ASIDE else deriver.rows(block)
                db.executemany(insert, rows)
                if record is ClaimRecord:
                    text.add(block)
                steps.advance(len(block))
    with steps.step("full text"):
        text.finish()
    reading.finish()
    return deriver


def _insert_statement(record: type[Record]) -> str:
    aside = _ASIDE.get(record)
    table = f"temp.{aside}" if aside else table_name(record)
    columns = record.model_fields if aside else TABLE_OF[record].model_fields
    return f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names are ours


def _prepare_events(db: sqlite3.Connection) -> None:
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
    for column in ("window_from", "window_to", "as_of"):
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
