"""What is held of one person or one letter: a workbook in one language, and its claims as CSV."""

import sqlite3
from pathlib import Path

from signatories_loaders.export.csvset import write_csv
from signatories_loaders.export.persian import add_functions
from signatories_loaders.export.sheets import CLAIMS, OF_LETTER, OF_PERSON
from signatories_loaders.export.workbook import Subject, write_sheets

_SHEETS = {"person": OF_PERSON, "letter": OF_LETTER}


def write_dossier(db: sqlite3.Connection, of: Subject, path: Path, language: str = "en") -> dict[str, int]:
    """A workbook: facts, steps in time, claims and pages. Returns the rows of each sheet."""
    return write_sheets(db, path, [(sheet, language) for sheet in _SHEETS[of.kind]], of)


def write_claims(db: sqlite3.Connection, of: Subject, path: Path) -> int:
    """The claims with their pages as CSV (UTF-8, LF, empty where nothing is held). Returns the number of rows."""
    [sheet] = (sheet for sheet in _SHEETS[of.kind] if sheet.name == CLAIMS.name)
    add_functions(db)
    cursor = db.execute(sheet.query, {"id": of.id, "language": "en"})
    return write_csv(path, [column for column, *_ in cursor.description], cursor)
