"""What is held of one person or one letter: a workbook in one language, and its claims as CSV."""

import csv
import sqlite3
from pathlib import Path

from signatories_loaders.export.book import fetched
from signatories_loaders.export.sheets import CLAIMS, OF_LETTER, OF_PERSON
from signatories_loaders.export.workbook import Subject, write_sheets

_SHEETS = {"person": OF_PERSON, "letter": OF_LETTER}


def write_dossier(db: sqlite3.Connection, of: Subject, path: Path, language: str = "en") -> dict[str, int]:
    """A workbook: facts, steps in time, claims and pages. Returns the rows of each sheet."""
    return write_sheets(db, path, [(sheet, language) for sheet in _SHEETS[of.kind]], of)


def write_claims(db: sqlite3.Connection, of: Subject, path: Path) -> int:
    """The claims with their pages as CSV (UTF-8, LF, empty where nothing is held). Returns the number of rows."""
    [sheet] = (sheet for sheet in _SHEETS[of.kind] if sheet.name == CLAIMS.name)
    cursor = db.execute(sheet.query, {"id": of.id})
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column for column, *_ in cursor.description])
        for count, row in enumerate(fetched(cursor), 1):  # noqa: B007 - the number is what is returned
            writer.writerow(row)
    return count
