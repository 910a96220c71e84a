"""`arrest_records.csv`, the one file that people want first: a row a custody, with its evidence in the row itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signatories_loaders.database.connection import add_functions
from signatories_loaders.export.rows import BLOCK, Column, Exported
from signatories_schema.date_words import jalali_words
from signatories_schema.readers.arrest_record import ArrestRecord

NAME = "arrest_records"
NO_TITLE = "(no title seen)"
"""Stands in a list of titles for a page that has none, so that the lists of one row go side by side."""
LETTERS = ("signed_before", "signed_possibly_before", "in_custody_at", "under_sentence_at")
"""Columns of the reader table that list letters."""
_TAKEN = (
    "event_id", "person_id", "name_en", "name_fa", "opening", "is_arrest", "signed_before", "+signed_before_titles",
    "signed_possibly_before", "in_custody_at", "under_sentence_at", "began_from", "began_to", "dates_as_printed",
    "+began_jalali_en", "+began_jalali_fa", "occasion", "places", "facilities", "case_id", "charges", "judgments", "ended_from",
    "ended_to", "+ended_as_printed", "+ended_jalali_en", "+ended_jalali_fa", "held_last", "days_min", "days_max", "pages",
    "houses", "one_house", "disagreements", "decided_by", "+claims", "+source_ids", "+source_titles", "+source_urls",
    "+signed_source_ids", "+signed_source_titles", "+signed_source_urls",
)  # fmt: skip
"""Columns in order: those of the reader table, and with + before them those of this file alone."""
_ITEMS = "separated by '; ', in the order of {ids}"
_TITLE = f"Their titles, {_ITEMS}; where none was seen '{NO_TITLE}', and ', ' where a title itself has '; '."
_NEW = {
    "signed_before_titles": "Titles of the letters of signed_before, separated by '; ', in its order.",
    "began_jalali_en": "The days of began_from and began_to in the Jalali calendar, in English.",
    "began_jalali_fa": "The days of began_from and began_to in the Jalali calendar, in Persian.",
    "ended_as_printed": "Dates of the end as pages print them, separated by '; '.",
    "ended_jalali_en": "The days of ended_from and ended_to in the Jalali calendar, in English.",
    "ended_jalali_fa": "The days of ended_from and ended_to in the Jalali calendar, in Persian.",
    "claims": "Claims that support the custody, separated by '; '.",
    "source_ids": "Pages that support the custody and the other events of its case, separated by '; '.",
    "source_titles": _TITLE.format(ids="source_ids"),
    "source_urls": f"Their addresses, {_ITEMS.format(ids='source_ids')}.",
    "signed_source_ids": "Pages that name the person as a signatory of the letters in this row, separated by '; '.",
    "signed_source_titles": _TITLE.format(ids="signed_source_ids"),
    "signed_source_urls": f"Their addresses, {_ITEMS.format(ids='signed_source_ids')}.",
}


def arrest_records() -> Exported:
    """The columns of the file, described by the reader table where it has them."""
    table = Exported.of(ArrestRecord)
    known = {column.name: column for column in table.columns}
    needed = ("claims", "source_ids", "source_titles", "source_urls")
    new = {name: Column(name, "string", about, name in needed) for name, about in _NEW.items()}
    columns = tuple(new[name[1:]] if name.startswith("+") else known[name] for name in _TAKEN)
    return Exported(NAME, f"{table.about} With its claims and pages in the row itself.", columns, table.key)


def flat_rows(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Rows of the file in the order of its key, a block at a time."""
    add_functions(db)
    db.create_function("jalali", 3, _jalali, deterministic=True)
    asked = Path(__file__).with_name("arrest_records.sql").read_text(encoding="utf-8")
    columns = ", ".join(name if name.startswith("+") else f"r.{name}" for name in _TAKEN).replace("+", "")
    asked, after = asked.replace(":columns", columns), ""
    # Asked for all rows at once, SQLite would gather all their pages before it gave the first.
    while block := db.execute(asked, {"no_title": NO_TITLE, "after": after, "many": BLOCK}).fetchall():
        yield from block
        after = block[-1][0]


def _jalali(first: str | None, last: str | None, language: str) -> str | None:
    return jalali_words(first, last, language) or None
