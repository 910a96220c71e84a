"""The Excel workbook of the whole database, and those of one letter and of one person."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from signatories_loaders.export.book import Book, Line, Value, new_book
from signatories_loaders.export.day import records_day, records_time, records_version
from signatories_loaders.export.flat import arrest_records, flat_rows
from signatories_loaders.export.persian import add_functions, coverage, words
from signatories_loaders.export.rows import exported_tables
from signatories_loaders.export.sheets import ARRESTS, DISPUTED, LETTERS, OF_LETTER, SIGNATORIES, WHOLE, Sheet
from signatories_schema.texts import text

BILINGUAL = (LETTERS.name, SIGNATORIES.name, DISPUTED.name, ARRESTS.name)
"""Sheets that the English workbook has in Persian too; the Persian workbook has all."""
LANGUAGES = ("en", "fa")
LIMITS = ("pair", "none_found", "before_after", "decisions_3", "limits_1", "limits_2", "limits_3", "limits_4")
_WORDS = {
    **dict.fromkeys(("arrested_after", "arrested_before", "in_custody", "under_sentence", "answer"), "words.answer"),
    **{name: f"words.{name}" for name in ("basis", "opening", "decided_by", "certainty", "date_basis", "calendar", "stage")},
    **{name: f"words.{name}" for name in ("outcome", "months_basis", "relation")},
    "timeline kind": "words.event_kind", "claims kind": "words.claim_kind", "sources kind": "words.source_kind",
    "facts_of_person basis": "words.name_basis", "end_outcome": "words.outcome",
    "language": "words.language", "searched_languages": "words.language",
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


def write_workbook(db: sqlite3.Connection, path: Path, language: str = "en") -> dict[str, int]:
    """`signatories.xlsx` and, in Persian, `signatories-fa.xlsx`: everything that people ask for first. Returns the rows of each
    sheet.

    `db` is the built database. The file is put into place when whole; the same records give the same bytes.
    """
    if language == "fa":
        return write_sheets(db, path, [(sheet, "fa") for sheet in WHOLE])
    both = [pair for pair in _in_both(WHOLE) if pair[1] == "en" or pair[0].name in BILINGUAL]
    return write_sheets(db, path, both)


def write_letter_workbook(db: sqlite3.Connection, letter_id: str, path: Path) -> dict[str, int]:
    """One letter: its signatories with what is reported of them before and after it, and the pages. Raises KeyError."""
    return write_sheets(db, path, _in_both(OF_LETTER), find_subject(db, "letter", letter_id))


def write_flat_workbook(db: sqlite3.Connection, path: Path) -> int:
    """`arrest_records.xlsx`: the flat table as one sheet, with what its columns mean. Returns its rows."""
    table = arrest_records()
    with new_book(path, records_time(db), text("workbook.title", "en"), text("workbook.cut", "en")) as book:
        book.prose(text("workbook.sheet_about", "en"), _about(db, None, [table.name]))
        count = book.sheet(table.name, table.names, flat_rows(db))
        described = [(column.name, column.about) for column in table.columns]
        book.sheet(text("workbook.sheet_columns", "en"), ["column", "meaning"], described)
    return count


def find_subject(db: sqlite3.Connection, kind: str, subject_id: str) -> Subject:
    """The person or the letter (`kind`) that has this id. Raises KeyError."""
    found = db.execute(_NAMES[kind], (subject_id,)).fetchone()
    if found is None:
        raise KeyError(subject_id)
    return Subject(kind, subject_id, (found[0], found[1] or found[0]))


def _in_both(sheets: Iterable[Sheet]) -> list[tuple[Sheet, str]]:
    """The sheets in English, each followed by the Persian one."""
    return [(sheet, language) for sheet in sheets for language in LANGUAGES]


def write_sheets(
    db: sqlite3.Connection, path: Path, sheets: list[tuple[Sheet, str]], subject: Subject | None = None
) -> dict[str, int]:
    """A workbook of these sheets, each with its language; returns the rows of each sheet by its name in the workbook."""
    add_functions(db)
    values = {"id": subject.id if subject else None, "undated": text("common.undated", "fa")}
    counts: dict[str, int] = {}
    described: list[tuple[Value, ...]] = []
    main = sheets[0][1]
    with new_book(path, records_time(db), text("workbook.title", "en"), text("workbook.cut", main)) as book:
        names = [sheet.name for sheet, _ in sheets]
        book.prose(text("workbook.sheet_about", main), _about(db, subject, names), main)
        for sheet, language in sheets:
            name = text(f"workbook.sheet_{sheet.name}", language)
            cursor = db.execute(sheet.query, values | {"language": language})
            columns = [column for column, *_ in cursor.description]
            counts[name] = _write_sheet(book, sheet, language, columns, cursor)
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
    known = words(begins) if begins else {}
    return lambda value: known.get(value) or _items(known, value) if known and value is not None else value


def _items(known: dict[Any, str], value: Any) -> Any:
    """The items of a list, each in Persian where it is a word of the vocabulary."""
    return "; ".join(known.get(item, item) for item in value.split("; ")) if isinstance(value, str) else value


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


def _about(db: sqlite3.Connection, subject: Subject | None, sheets: list[str]) -> Iterator[Line]:
    """What the first sheet says."""
    values = {"version": records_version(db), "day": records_day(db).isoformat()}
    yield _line("workbook.title", heading=True)
    yield _line("workbook.what")
    if subject:
        yield from _about_subject(db, subject)
    for key in ("version", "licence", "cite", "cells"):
        yield _line(f"workbook.{key}", values)
    yield _line("workbook.sheets", heading=True)
    for name in dict.fromkeys([*sheets, "columns"]):
        english, persian = (
            f"{text(f'workbook.sheet_{name}', lang)}: {text(f'workbook.about_{name}', lang)}" for lang in LANGUAGES
        )
        yield Line(english, persian)
    yield _line("workbook.limits", heading=True)
    for key in LIMITS:
        yield _line(f"data.{key}")


def _about_subject(db: sqlite3.Connection, subject: Subject) -> Iterator[Line]:
    """Whom or what the workbook is about; of a letter also how many of its signatories are named, and how many are not."""
    key = f"workbook.of_{subject.kind}"
    of = zip(LANGUAGES, subject.names, strict=True)
    english, persian = (text(key, language).format(title=name, id=subject.id) for language, name in of)
    yield Line(english, persian)
    if subject.kind == "letter":
        asked = "SELECT names_held, signatories_published, coverage FROM letter_coverage WHERE letter_id = ?"
        held, published, told = db.execute(asked, (subject.id,)).fetchone()
        yield Line(told, coverage(held, published), heading=True)
        if published and published > held:
            yield _line("workbook.missing", {"published": published, "missing": published - held})


def _line(key: str, values: Mapping[str, object] | None = None, heading: bool = False) -> Line:
    """A text in both languages, without markup."""
    english, persian = (re.sub("<[^>]+>", "", text(key, lang)).format(**(values or {})) for lang in LANGUAGES)
    return Line(english, persian, heading)
