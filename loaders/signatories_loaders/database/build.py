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
from signatories_loaders.database.version import Naming, records_hash, row_counts, write_releases, write_version
from signatories_loaders.database.withheld import Withheld
from signatories_loaders.database.write import write_events, write_indexes, write_readers, write_records
from signatories_loaders.paths import House
from signatories_loaders.process import remove_leftovers
from signatories_loaders.records.fault import Faults

PREFIX, SUFFIX = ".build-", ".db"


@dataclass
class Built:
    """What a build made."""

    counts: dict[str, int]
    withheld: dict[str, int] = field(default_factory=dict)
    """Rows of the records that are withheld, by table."""
    hidden: Withheld = field(default_factory=Withheld)
    """What is withheld, and all strings by which it could be known."""


def build(house: House, steps: Steps, keep: bool = True, naming: Naming | None = None) -> Built:
    """Build the database of a house; with `keep` false all is done but moving it into place.

    `naming` gives these records the name of a release: the file is then as a build of the records with its row on the list.
    Raises FaultsError or CheckError, and then the file that stood before stands untouched.
    """
    remove_leftovers(house.database.parent, PREFIX, SUFFIX)
    path = house.database.with_name(f"{PREFIX}{os.getpid()}{SUFFIX}")
    # Rows live for a moment and hold no cycles: collecting them would take a quarter of the time and find nothing.
    gc.disable()
    try:
        built = _build_at(path, house, steps, naming)
        if keep:
            with steps.step("move into place"):
                _move(path, house.database)
    finally:
        gc.enable()
        path.unlink(missing_ok=True)
    return built


def _build_at(path: Path, house: House, steps: Steps, naming: Naming | None) -> Built:
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
            digest = records_hash(db)
            write_releases(db, digest, naming)
            write_version(db, digest)
        with steps.step("checks"):
            check(db)
            no_withheld_text(db, reading.withheld)
        with steps.step("analyze"):
            db.execute("COMMIT")
            db.execute("ANALYZE")
        counts = row_counts(db)
    finally:
        db.close()
        reading.close()
    no_withheld_bytes(path, reading.withheld)
    return Built(counts, dict(reading.left_out), reading.withheld)


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


def _move(path: Path, target: Path) -> None:
    """Put the finished file in place in one step: on disk before it is seen, and seen for good."""
    _sync(path)
    path.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
