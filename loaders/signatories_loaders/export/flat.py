"""`arrest_records`, the one table that people want first: a row a custody, with its evidence in the row itself."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signatories_loaders.database.connection import Listed, add_functions
from signatories_loaders.export.rows import BLOCK, Column, Exported
from signatories_schema.date_words import jalali_words
from signatories_schema.readers.arrest_record import ArrestRecord

NAME = "arrest_records"
NO_TITLE = "(no title seen)"
"""Stands in a list of titles for a page that has none, so that the lists of one row go side by side."""
NONE = "(none)"
"""Stands in the other lists for an item that has no such value."""
LETTERS = ("signed_before", "signed_possibly_before", "in_custody_at", "under_sentence_at")
"""Columns of the reader table that list letters."""
_SIDE = f"separated by '; ', in the order of {{ids}}; '{NONE}' where there is none."
_WITHIN = f"in the order of {{ids}}, separated by '; ', and several of one by ', '; '{NONE}' where there is none."


def _pages(group: str, which: str) -> dict[str, str]:
    """The columns on some pages."""
    side = _SIDE.format(ids=f"{group}_ids")
    return {
        f"{group}_ids": f"{which}, separated by '; '.",
        f"{group}_titles": f"Their titles, separated by '; ', in the order of {group}_ids; '{NO_TITLE}' where none was seen.",
        f"{group}_outlets": f"The outlets that published them, {side}",
        f"{group}_dates": f"Their dates of publication (EDTF), {side}",
        f"{group}_urls": f"Their addresses, {side}",
        f"{group}_archive_urls": f"Addresses of archived copies, {side}",
    }


_BEGIN = {
    "dates_as_printed_claims": f"Claims that print them, {_WITHIN.format(ids='dates_as_printed')}",
    "dates_as_printed_source_ids": f"Their pages, {_WITHIN.format(ids='dates_as_printed')}",
    "began_jalali_en": "The days of began_from and began_to in the Jalali calendar, in English.",
    "began_jalali_fa": "The days of began_from and began_to in the Jalali calendar, in Persian.",
}
_CHARGES = {
    "charge_ids": f"Articles of law that the wordings allow, {_WITHIN.format(ids='charges')}",
    "charge_claims": f"Claims that say so, {_WITHIN.format(ids='charges')}",
    "charge_source_ids": f"Their pages, {_WITHIN.format(ids='charges')}",
}
_JUDGMENTS = {
    "judgment_ids": "Events of these judgments, separated by '; ', in the order of judgments.",
    "judgment_dates_from": f"Earliest day of each, {_SIDE.format(ids='judgment_ids')}",
    "judgment_dates_to": f"Latest day of each, {_SIDE.format(ids='judgment_ids')}",
    "judgment_stages": f"Stage of each, where its claims agree, {_SIDE.format(ids='judgment_ids')}",
    "judgment_outcomes": f"What came of each as reported, {_WITHIN.format(ids='judgment_ids')}",
    "judgment_months_min": f"Shortest prison term in months that a claim prints, {_SIDE.format(ids='judgment_ids')}",
    "judgment_months_max": f"Longest prison term in months that a claim prints, {_SIDE.format(ids='judgment_ids')}",
    "judgment_claims": f"Claims that support each, {_WITHIN.format(ids='judgment_ids')}",
    "judgment_source_ids": f"Their pages, {_WITHIN.format(ids='judgment_ids')}",
}
_END = {
    "end_outcome": "How it ended as reported: bail, pardon, early_release and so on, separated by '; ' where reports differ.",
    "end_claims": "Claims on its end, separated by '; '.",
    "end_kinds": f"What each says happened, {_SIDE.format(ids='end_claims')}",
    "end_outcomes": f"What came of it by each, {_SIDE.format(ids='end_claims')}",
    "end_dates": f"Date of the end by each (EDTF), {_SIDE.format(ids='end_claims')}",
    "ended_as_printed": f"That date as the page prints it, {_SIDE.format(ids='end_claims')}",
    "end_source_ids": f"The page of each, {_SIDE.format(ids='end_claims')}",
    "ended_jalali_en": "The days of ended_from and ended_to in the Jalali calendar, in English.",
    "ended_jalali_fa": "The days of ended_from and ended_to in the Jalali calendar, in Persian.",
}
_OWN = {"claims": "Claims that support the custody itself, separated by '; '."} | _pages(
    "source", "Pages that support the custody itself, as pages counts them"
)
_CASE = _pages("case_source", "Pages of the charges and judgments, which may be of other years than the custody")
_SIGNED = _pages("signed_source", "Pages that name the person as a signatory of the letters in this row")
_TITLES = {"signed_before_titles": "Titles of the letters of signed_before, separated by '; ', in its order."}
_NEW = _TITLES | _BEGIN | _CHARGES | _JUDGMENTS | _END | _OWN | _CASE | _SIGNED
"""Columns of this table alone, with what they mean."""
_TAKEN = (
    "event_id", "person_id", "name_en", "name_fa", "opening", "is_arrest", "signed_before", *_TITLES, "signed_possibly_before",
    "in_custody_at", "under_sentence_at", "began_from", "began_to", "dates_as_printed", *_BEGIN, "occasion", "places",
    "facilities", "ended_from", "ended_to", *_END, "held_last", "days_min", "days_max", "pages", "houses", "one_house",
    "disagreements", "decided_by", *_OWN, "case_id", "charges", *_CHARGES, "judgments", *_JUDGMENTS, *_CASE, *_SIGNED,
)  # fmt: skip
"""All columns in order."""
_ALIASES = {"source": "own", "case_source": "cases", "signed_source": "signed"}
_MADE = {"dates_as_printed": "begun", "charges": "charged", "judgments": "sentenced"}
"""Columns of the reader table whose items are put together anew, so that other lists go beside them."""


def arrest_records() -> Exported:
    """The columns of the file, described by the reader table where it has them."""
    table = Exported.of(ArrestRecord)
    known = {column.name: column for column in table.columns}
    needed = ("claims", *(name for name in _OWN if name.startswith("source_")))
    new = {name: Column(name, "string", about, name in needed) for name, about in _NEW.items()}
    columns = tuple((known | new)[name] for name in _TAKEN)
    return Exported(NAME, f"{table.about} With its claims and pages in the row itself.", columns, table.key)


def flat_rows(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Rows of the file in the order of its key, a block at a time."""
    add_functions(db)
    db.create_function("jalali", 3, _jalali, deterministic=True)
    db.create_aggregate("within", 1, _Within)  # type: ignore[arg-type]  # the protocol asks for varargs
    asked = Path(__file__).with_name("arrest_records.sql").read_text(encoding="utf-8")
    asked = asked.replace(":columns", ", ".join(map(_expression, _TAKEN)))
    values = {"no_title": NO_TITLE, "none": NONE, "after": "", "many": BLOCK}
    # Asked for all rows at once, SQLite would gather all their pages before it gave the first.
    while block := db.execute(asked, values).fetchall():
        yield from block
        values["after"] = block[-1][0]


def _expression(name: str) -> str:
    """Where the query has a column."""
    group = next((group for group in _ALIASES if name.startswith(f"{group}_")), None)
    if group:
        return f"{_ALIASES[group]}.{name.removeprefix(f'{group}_')}"
    return name if name in _NEW else f"{_MADE.get(name, 'r')}.{name}"


class _Within(Listed):
    """`within(x)`: the distinct values of one item of a list, in order."""

    separator = ", "


def _jalali(first: str | None, last: str | None, language: str) -> str | None:
    return jalali_words(first, last, language) or None
