"""`build`: read, validate, leave out what is withheld, resolve, derive, write, index, check, and move into place."""

import gc
import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from signatories_loaders.database.check import check, no_withheld_bytes, no_withheld_text
from signatories_loaders.database.connection import open_new
from signatories_loaders.database.reading import Reading
from signatories_loaders.database.search import write_names
from signatories_loaders.database.steps import Steps
from signatories_loaders.database.version import write_version
from signatories_loaders.database.write import write_events, write_indexes, write_readers, write_records
from signatories_loaders.paths import House
from signatories_loaders.process import alive
from signatories_loaders.records.fault import Faults
from signatories_schema.tables import TABLES

PREFIX = ".build-"


@dataclass
class Built:
    """What a build made."""

    counts: dict[str, int]
    withheld: dict[str, int] = field(default_factory=dict)


def build(house: House, steps: Steps, keep: bool = True) -> Built:
    """Build the database of a house; with `keep` false all is done but moving it into place.

    Raises FaultsError or CheckError, and then the file that stood before stands untouched.
    """
    _remove_leftovers(house.database.parent)
    path = house.database.with_name(f"{PREFIX}{os.getpid()}.db")
    # Rows live for a moment and hold no cycles: collecting them would take a quarter of the time and find nothing.
    gc.disable()
    try:
        built = _build_at(path, house, steps)
        if keep:
            with steps.step("move into place"):
                _move(path, house.database)
    finally:
        gc.enable()
        path.unlink(missing_ok=True)
    return built


def _build_at(path: Path, house: House, steps: Steps) -> Built:
    faults = Faults(house.records.folder.parent)
    with steps.step("private"):
        reading = Reading(house, faults)
    db = open_new(path)
    try:
        deriver = write_records(db, reading, steps)
        faults.stop()
        with steps.step("indexes"):
            write_indexes(db)
        with steps.step("names"):
            write_names(db, deriver.printed)
        with steps.step("events"):
            _count_claims(db)
            write_events(db)
        write_readers(db, steps)
        with steps.step("version"):
            write_version(db)
        with steps.step("checks"):
            check(db)
            no_withheld_text(db, reading.withheld)
        with steps.step("analyze"):
            db.execute("COMMIT")
            db.execute("ANALYZE")
        counts = _counts(db)
    finally:
        db.close()
        reading.close()
    no_withheld_bytes(path, reading.withheld)
    return Built(counts, dict(reading.left_out))


def _count_claims(db: sqlite3.Connection) -> None:
    for column, table, name in (("claims", "claim", "loaded_from"), ("set_aside", "set_aside", "set_aside_id")):
        # A loading's name holds neither sign, so all after the first one is the row's hash.
        db.execute(
            f"UPDATE loading SET {column} = coalesce((SELECT n FROM (SELECT substr({name}, 1, "  # noqa: S608 - names are ours
            f"instr(replace({name}, '.', '#'), '#') - 1) AS loaded, count(*) AS n FROM {table} GROUP BY 1) "
            "WHERE loaded = loading.loading_id), 0)"
        )
    db.execute("UPDATE source SET claims = (SELECT count(*) FROM claim c WHERE c.source_id = source.source_id)")
    db.execute(
        """
        INSERT INTO source_origin
        SELECT DISTINCT s.source_id, j.value, o.source_id, p.publisher_id
        FROM source s JOIN json_each('["' || replace(replace(s.source_origin, '"', '\\"'), '; ', '","') || '"]') j
        LEFT JOIN source o ON o.source_id = j.value
        LEFT JOIN publisher p ON p.name = j.value
        WHERE s.source_origin IS NOT NULL ORDER BY 1, 2
        """
    )


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    names = [str(table.__tablename__) for table in TABLES]
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608 - names are ours


def _move(path: Path, target: Path) -> None:
    """Put the finished file in place in one step: on disk before it is seen, and seen for good."""
    _sync(path)
    path.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _remove_leftovers(folder: Path) -> None:
    """Remove files of builds that were killed."""
    for path in folder.glob(f"{PREFIX}*.db"):
        process = path.stem.removeprefix(PREFIX)
        if not (process.isdigit() and alive(int(process))):
            path.unlink()
