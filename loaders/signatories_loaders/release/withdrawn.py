"""Releases that hold what is withheld today: which they are, so that they are neither served nor compared as they were made.

Told are a release's own rows: those that stand in `db/private/`, claims of which it was decided since that they are about a
withheld person, and a withheld person's name wherever it was printed or stands in the text of a claim. It takes a look into
its SQLite file, not the building of anything, so that a site can ask before it gives out a file.

A server may not have `db/private/`. The versions are therefore noted beside the releases too, without any word of why.
"""

import csv
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from signatories_loaders.database.withheld import table_name
from signatories_loaders.export.rows import opened
from signatories_loaders.paths import House
from signatories_loaders.records.canonical import write_whole
from signatories_loaders.records.validate import key_of
from signatories_loaders.release.manifest import database_of, is_release
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS
from signatories_schema.vocab import Judgement

FOLDER = Path("db") / "releases"
NOTED = "withdrawn.txt"
"""File beside the releases that names those which are not given out any more, a line each."""


@dataclass(frozen=True)
class Withdrawn:
    """What is withheld today, as far as a release can be asked for it quickly."""

    rows: list[Record]
    """The rows of `db/private/`."""
    decided: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Page, printed name and claim of each decision on a withheld person."""

    @classmethod
    def today(cls, house: House) -> "Withdrawn":
        """What a house withholds. Raises FaultsError."""
        rows = [row for record in RECORDS for row in house.private.rows(record)]
        people = {row.person_id for row in rows if isinstance(row, PersonRecord)}
        decided = [(d["source_id"], d["name"], d["claim_id"] or None) for d in _decisions(house, people)]
        return cls(rows, decided)

    def held_in(self, release: Path) -> bool:
        """Whether the release in a folder holds anything of it."""
        database = database_of(release)
        if not self.rows or database is None:
            return False
        with opened(database) as db:
            return any(_stands(db, row) for row in self.rows) or any(self._told(db)) or any(self._named(db))

    def _told(self, db: sqlite3.Connection) -> Iterator[bool]:
        for source_id, name, claim_id in self.decided:
            told = "SELECT 1 FROM claim WHERE source_id = ? AND name = ? AND ? IN (claim_id, '')"
            yield db.execute(told, (source_id, name, claim_id or "")).fetchone() is not None

    def _named(self, db: sqlite3.Connection) -> Iterator[bool]:
        names = {
            name for row in self.rows if isinstance(row, PersonRecord) for name in (row.name_en, row.name_fa) if name
        }
        for folded in sorted(fold(name) for name in names):
            yield db.execute("SELECT 1 FROM name WHERE folded = ?", (folded,)).fetchone() is not None
            if " " in folded:
                phrase = f'"{folded}"'
                yield db.execute("SELECT 1 FROM claim_text WHERE claim_text MATCH ?", (phrase,)).fetchone() is not None


def _decisions(house: House, people: set[str]) -> Iterator[dict[str, str]]:
    for path in (house.private.path(IdentityRecord), house.records.path(IdentityRecord)):
        if people and path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row["person_id"] in people and row["judgement"] == Judgement.POSITIVE:
                        yield row


def _stands(db: sqlite3.Connection, row: Record) -> bool:
    """Whether a table of an earlier file has a row of the same key."""
    record: type[Record] = type(row)
    table = table_name(record)
    if not set(record.key) <= {column[1] for column in db.execute(f'PRAGMA table_info("{table}")')}:
        return False
    where = " AND ".join(f'"{column}" IS ?' for column in record.key)
    return db.execute(f'SELECT 1 FROM "{table}" WHERE {where}', key_of(row)).fetchone() is not None  # noqa: S608 - names are ours


def withdrawn_versions(house: House) -> list[str]:
    """Versions in `db/releases/` that are not to be given out: those that hold what is withheld, and those that were noted."""
    folder, today = house.root / FOLDER, Withdrawn.today(house)
    noted = set(_noted(folder))
    found = (path for path in sorted(folder.glob("[!.]*")) if is_release(path))
    return [path.name for path in found if path.name in noted or today.held_in(path)]


def note_withdrawn(house: House) -> list[str]:
    """The same, and note them beside the releases. A house that knows of nothing withheld leaves what was noted."""
    folder = house.root / FOLDER
    if folder.is_dir() and house.private.folder.is_dir():
        (folder / NOTED).unlink(missing_ok=True)
        if found := withdrawn_versions(house):
            write_whole(folder / NOTED, "".join(f"{version}\n" for version in found))
    return withdrawn_versions(house)


def _noted(folder: Path) -> list[str]:
    path = folder / NOTED
    return path.read_text(encoding="utf-8").split() if path.is_file() else []


def what_to_do(versions: list[str]) -> Iterator[str]:
    """What to tell whoever keeps the releases."""
    for version in versions:
        yield (
            f"warning: {FOLDER / version} holds what is withheld today. The site neither lists nor serves it. Take {version} and "
            f"{version}.zip down wherever else they stand, and ask those who have copies to delete them; if you keep the folder "
            "for comparing, move it out of db/releases and give it to --previous"
        )
