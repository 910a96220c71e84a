"""The Excel workbook of the whole database, and those of one letter and of one person."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from signatories_loaders.export.book import Book, Value, fetched, new_book
from signatories_loaders.export.day import records_day, records_time, records_version
from signatories_loaders.export.rows import exported_tables
from signatories_loaders.export.sheets import ARRESTS, OF_LETTER, SIGNATORIES, WHOLE, Sheet
from signatories_schema.date_words import jalali_words
from signatories_schema.texts import catalogue, text

BILINGUAL = (SIGNATORIES.name, ARRESTS.name)
"""Sheets that the workbooks have in both languages."""
LANGUAGES = ("en", "fa")
_LIMITS = ("pair", "none_found", "before_after", "decisions_3", "limits_1", "limits_2", "limits_3", "limits_4")
_WORDS = {
    **dict.fromkeys(("arrested_after", "arrested_before", "in_custody", "under_sentence", "answer"), "words.answer"),
    **{name: f"words.{name}" for name in ("basis", "opening", "decided_by", "certainty", "date_basis", "calendar", "stage")},
    **{name: f"words.{name}" for name in ("outcome", "months_basis", "relation")},
    "timeline kind": "words.event_kind", "claims kind": "words.claim_kind", "sources kind": "words.source_kind",
    "facts_of_person basis": "words.name_basis",
    "is_arrest": "workbook.is_arrest", "fact": "workbook.fact",
}  # fmt: skip
"""Columns that hold words of a vocabulary, with the beginning of their texts."""

_NAMES = {
    "letter": "SELECT title_en, title_fa FROM letter WHERE letter_id = ?",
    "person": "SELECT name_en, name_fa FROM person WHERE person_id = ?",
}


@dataclass(frozen=True)
class Subject:
    """What a workbook is about, where it is not the whole: `letter` or `person`, its id and its names."""

    kind: str
    id: str
    names: tuple[str, str]


def write_workbook(db: sqlite3.Connection, path: Path) -> dict[str, int]:
    """`signatories.xlsx`: everything that people ask for first. Returns the rows of each sheet.

    `db` is the built database. The file is put into place when whole; the same records give the same bytes.
    """
    return write_sheets(db, path, _in_both(WHOLE))


def write_letter_workbook(db: sqlite3.Connection, letter_id: str, path: Path) -> dict[str, int]:
    """One letter: its signatories with what is reported of them before and after it, and the pages. Raises KeyError."""
    return write_sheets(db, path, _in_both(OF_LETTER), find_subject(db, "letter", letter_id))


def find_subject(db: sqlite3.Connection, kind: str, subject_id: str) -> Subject:
    """The person or the letter (`kind`) that has this id. Raises KeyError."""
    found = db.execute(_NAMES[kind], (subject_id,)).fetchone()
    if found is None:
        raise KeyError(subject_id)
    return Subject(kind, subject_id, (found[0], found[1] or found[0]))


def _in_both(sheets: Iterable[Sheet]) -> list[tuple[Sheet, str]]:
    """The sheets in English, each that is kept in both followed by the Persian one."""
    return [(s, lang) for s in sheets for lang in LANGUAGES if lang == "en" or s.name in BILINGUAL]


def write_sheets(
    db: sqlite3.Connection, path: Path, sheets: list[tuple[Sheet, str]], subject: Subject | None = None
) -> dict[str, int]:
    """A workbook of these sheets, each with its language; returns the rows of each sheet by its name in the workbook."""
    db.create_function("jalali", 3, lru_cache(10_000)(jalali_words), deterministic=True)
    counts: dict[str, int] = {}
    described: list[tuple[Value, ...]] = []
    main = sheets[0][1]
    with new_book(path, records_time(db), text("workbook.title", "en"), text("workbook.cut", main)) as book:
        book.prose(text("workbook.sheet_about", main), _about(db, subject, [sheet for sheet, _ in sheets]))
        for sheet, language in sheets:
            name = text(f"workbook.sheet_{sheet.name}", language)
            cursor = db.execute(sheet.query, {"id": subject.id if subject else None, "language": language})
            columns = [column for column, *_ in cursor.description]
            counts[name] = _write_sheet(book, sheet, language, columns, fetched(cursor))
            described += [(name, *line) for line in _described(sheet, columns)]
        name = text("workbook.sheet_columns", main)
        counts[name] = book.sheet(
            name, _headings(["sheet", "column", "heading", "meaning"], main), described, main == "fa"
        )
    return counts


def _write_sheet(book: Book, sheet: Sheet, language: str, columns: list[str], rows: Iterator[tuple[Any, ...]]) -> int:
    name = text(f"workbook.sheet_{sheet.name}", language)
    if language == "en":
        return book.sheet(name, columns, rows)
    told = [_told(sheet.name, column) for column in columns]
    translated = (tuple(tell(value) for tell, value in zip(told, row, strict=True)) for row in rows)
    return book.sheet(name, _headings(columns, language), translated, right_to_left=True)


def _headings(columns: list[str], language: str) -> list[str]:
    """What stands over the columns: their own names, which the dictionary explains, or Persian words."""
    return columns if language == "en" else [text(f"workbook.column_{column}", language) for column in columns]


def _told(sheet: str, column: str) -> Callable[[Any], Any]:
    """What makes Persian of the values of a column; those of most columns stay as they are."""
    begins = _WORDS.get(f"{sheet} {column}") or _WORDS.get(column)
    words = _persian(begins) if begins else {}
    return lambda value: words.get(value, value)


@cache
def _persian(begins: str) -> dict[Any, str]:
    """Words of a vocabulary in Persian."""
    return {key.removeprefix(f"{begins}-"): text(key, "fa") for key in catalogue() if key.startswith(f"{begins}-")}


def _described(sheet: Sheet, columns: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each column of a sheet, its heading in Persian and its meaning."""
    known = _meanings()
    for column in columns:
        found = (known[table, column] for table in sheet.tables if (table, column) in known)
        yield column, text(f"workbook.column_{column}", "fa"), next(found, text(f"workbook.column_{column}", "en"))


@cache
def _meanings() -> dict[tuple[str, str], str]:
    """Descriptions of all columns, by table and name."""
    return {(table.name, column.name): column.about for table in exported_tables() for column in table.columns}


def _about(db: sqlite3.Connection, subject: Subject | None, sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """What the first sheet says, in English and in Persian."""
    values = {"version": records_version(db), "day": records_day(db).isoformat()}
    yield _both("workbook.title")
    yield _both("workbook.what")
    if subject:
        yield tuple(  # type: ignore[misc]  # two, one a language
            text(f"workbook.of_{subject.kind}", language).format(title=name, id=subject.id)
            for language, name in zip(LANGUAGES, subject.names, strict=True)
        )
    for key in ("version", "licence", "cite", "cells"):
        yield _both(f"workbook.{key}", **values)
    yield _both("workbook.sheets")
    for name in dict.fromkeys([*(sheet.name for sheet in sheets), "columns"]):
        told = zip(_both(f"workbook.sheet_{name}"), _both(f"workbook.about_{name}"), strict=True)
        english, persian = (f"{sheet}: {about}" for sheet, about in told)
        yield english, persian
    yield _both("workbook.limits")
    for key in _LIMITS:
        yield _both(f"data.{key}")


def _both(key: str, **values: str) -> tuple[str, str]:
    """A text in both languages, without markup."""
    english, persian = (re.sub("<[^>]+>", "", text(key, language)).format(**values) for language in LANGUAGES)
    return english, persian
