"""The workbooks: read by other programs cell by cell, each row with its pages, in Persian too, the same bytes twice."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.export.rows import opened
from signatories_loaders.export.workbook import write_letter_workbook, write_workbook
from signatories_loaders.paths import House
from signatories_schema.texts import text
from workbooks_read import Rows, as_shown, by_calamine, by_libreoffice, by_openpyxl, other_cells

LETTER = "2019-06-first"
SHEETS = ["about", "signatories", "امضاکنندگان", "arrests", "بازداشت‌ها", "timeline", "claims", "sources", "columns"]
TABLES = {
    "signatories": ("signatory", "signatory_id"), "arrests": ("arrest_record", "event_id"), "timeline": ("timeline", "timeline_id"),
    "claims": ("claim", "claim_id"), "sources": ("source", "source_id"),
}  # fmt: skip
"""Sheets whose rows are those of a table, and its key."""
NUMBERS = (
    "position",
    "pages",
    "houses",
    "on_suggestions",
    "days_min",
    "days_max",
    "one_house",
    "disagreements",
    "months_printed",
    "lashes",
    "claims",
)


@pytest.fixture(scope="module")
def whole(real: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "signatories.xlsx"
    with opened(real.database) as db:
        counts = write_workbook(db, path)
    read = by_openpyxl(path)
    assert list(read) == SHEETS
    assert counts == {name: len(rows) - 1 for name, rows in read.items() if name != "about"}
    return path


@pytest.fixture(scope="module")
def of_letter(real: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("letter") / "letter.xlsx"
    with opened(real.database) as db:
        write_letter_workbook(db, LETTER, path)
    return path


def table(house: House, sheet: str, where: str = "") -> tuple[list[str], Rows]:
    """Columns and rows of the table behind a sheet."""
    name, key = TABLES[sheet]
    with opened(house.database) as db:
        cursor = db.execute(f"SELECT * FROM {name} {where} ORDER BY {key}")  # noqa: S608 - ours
        return [c for c, *_ in cursor.description], cursor.fetchall()


def columns(rows: Rows, names: list[str]) -> Rows:
    """These columns of a sheet, by its header."""
    at = [rows[0].index(name) for name in names]
    return [tuple(row[i] for i in at) for row in rows[1:]]


@pytest.mark.parametrize("sheet", TABLES)
def test_each_sheet_holds_the_rows_of_its_table_cell_by_cell(real: House, whole: Path, sheet: str) -> None:
    names, expected = table(real, sheet)
    names = [n for n in names if n != "label" or sheet != "signatories"]
    if sheet == "signatories":
        expected = columns([tuple(table(real, sheet)[0]), *expected], names)
    assert columns(by_openpyxl(whole)[sheet], names) == expected


def test_calamine_reads_what_openpyxl_reads(whole: Path, of_letter: Path) -> None:
    assert by_calamine(whole) == by_openpyxl(whole)
    assert by_calamine(of_letter) == by_openpyxl(of_letter)


@pytest.mark.needs("soffice")
def test_libreoffice_shows_every_cell(whole: Path, tmp_path: Path) -> None:
    assert by_libreoffice(whole, tmp_path) == {name: as_shown(rows) for name, rows in by_openpyxl(whole).items()}


def test_persian_sheets_say_the_same_in_persian(whole: Path) -> None:
    read = by_openpyxl(whole)
    words = {
        "basis": "words.basis", "opening": "words.opening", "decided_by": "words.decided_by", "is_arrest": "workbook.is_arrest",
        **dict.fromkeys(("arrested_after", "arrested_before", "in_custody", "under_sentence"), "words.answer"),
    }  # fmt: skip
    other = ("letter", "began_jalali", "ended_jalali")
    for english, persian in (("signatories", "امضاکنندگان"), ("arrests", "بازداشت‌ها")):
        names = [str(name) for name in read[english][0]]
        assert list(read[persian][0]) == [text(f"workbook.column_{name}", "fa") for name in names]
        told = [
            tuple(
                text(f"{words[n]}-{v}", "fa") if n in words else v
                for n, v in zip(names, row, strict=True)
                if n not in other
            )
            for row in read[english][1:]
        ]
        assert told == columns(read[persian], [text(f"workbook.column_{n}", "fa") for n in names if n not in other])
    dated = [
        row
        for row in columns(read["بازداشت‌ها"], ["آغاز از", "آغاز تا", "آغاز (خورشیدی)"])
        if row[0] == "2019-08-11" == row[1]
    ]
    assert {row[2] for row in dated} == {"۲۰ مرداد ۱۳۹۸"}


def test_texts_are_text_and_numbers_are_numbers(whole: Path) -> None:
    numbers = {*NUMBERS, *(text(f"workbook.column_{name}", "fa") for name in NUMBERS)}
    read = by_openpyxl(whole)
    found = {
        (sheet, name): {type(row[at]) for row in read[sheet][1:]} - {type(None)}
        for sheet in SHEETS[1:]
        for at, name in enumerate(read[sheet][0])
    }
    assert {
        place: kinds for place, kinds in found.items() if kinds and kinds != {int if place[1] in numbers else str}
    } == {}
    assert other_cells(whole) == []


def test_how_sheets_look(whole: Path) -> None:
    found = {
        sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref == sheet.dimensions, bool(sheet.sheet_view.rightToLeft))
        for sheet in load_workbook(whole)
        if sheet.title != "about"
    }
    assert found == {name: ("A2", True, name in ("امضاکنندگان", "بازداشت‌ها")) for name in SHEETS[1:]}
    widths = [d.width for sheet in load_workbook(whole) for d in sheet.column_dimensions.values()]
    assert 8 <= min(widths) <= max(widths) <= 81


def test_every_row_has_a_page_that_stands_in_the_workbook(whole: Path, of_letter: Path) -> None:
    for path in (whole, of_letter):
        read = by_openpyxl(path)
        pages = {row[0] for row in columns(read["sources"], ["source_id"])}
        without = []
        for name, rows in read.items():
            at = [i for i, column in enumerate(rows[0]) if column in ("sources", "source_id", "منابع")]
            if name not in ("about", "columns"):
                assert len(at) == 1, name
                without += [
                    (name, r[0]) for r in rows[1:] if not r[at[0]] or not set(str(r[at[0]]).split("; ")) <= pages
                ]
        assert without == []


def test_the_columns_of_all_sheets_are_explained(whole: Path) -> None:
    read = by_openpyxl(whole)
    explained = [row[:2] for row in read["columns"][1:]]
    english = {"امضاکنندگان": "signatories", "بازداشت‌ها": "arrests"}
    there = [(n, c) for n in SHEETS[1:-1] for c in read[english.get(n, n)][0]]
    assert explained == there
    assert [row for row in read["columns"][1:] if not row[2] or not row[3] or row[3] == row[1]] == []


def test_the_first_sheet_names_version_licence_and_citation_in_both_languages(
    real: House, whole: Path, of_letter: Path
) -> None:
    with opened(real.database) as db:
        [version] = db.execute("SELECT version FROM version").fetchone()
        titles = db.execute("SELECT title_en, title_fa FROM letter WHERE letter_id = ?", (LETTER,)).fetchone()
    lines = by_openpyxl(whole)["about"]
    assert [f"Version of the records: {version}" in str(line[0]) for line in lines].count(True) == 1
    assert [f"نسخهٔ داده‌ها: {version}" in str(line[1]) for line in lines].count(True) == 1
    assert [str(line[0]).startswith("How to cite") and version in str(line[1]) for line in lines].count(True) == 1
    assert [("CC BY 4.0" in str(line[0]), "CC BY 4.0" in str(line[1])) for line in lines].count((True, True)) == 1
    assert by_openpyxl(of_letter)["about"][2] == tuple(
        text("workbook.of_letter", lang).format(title=title, id=LETTER)
        for lang, title in zip(("en", "fa"), titles, strict=True)
    )


def test_the_list_of_one_letter_holds_its_rows_only(real: House, of_letter: Path) -> None:
    read = by_openpyxl(of_letter)
    assert list(read) == ["about", "facts", "signatories", "امضاکنندگان", "timeline", "claims", "sources", "columns"]
    with opened(real.database) as db:
        signed = db.execute(
            "SELECT signatory_id, arrested_after, arrested_before FROM signatory_report WHERE letter_id = ? ORDER BY 1",
            (LETTER,),
        ).fetchall()
        reported = db.execute(
            "SELECT letter_event_id FROM letter_event WHERE letter_id = ? ORDER BY 1", (LETTER,)
        ).fetchall()
    assert columns(read["signatories"], ["signatory_id", "arrested_after", "arrested_before"]) == signed
    assert columns(read["timeline"], ["letter_event_id"]) == reported
    names, expected = table(real, "claims", f"WHERE letter_id = '{LETTER}'")
    assert columns(read["claims"], names) == expected


def test_no_such_letter(real: House, tmp_path: Path) -> None:
    with opened(real.database) as db, pytest.raises(KeyError):
        write_letter_workbook(db, "no-such-letter", tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_two_runs_give_the_same_bytes_and_leave_nothing_else(
    real: House, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tehran")
    with opened(real.database) as db:
        write_workbook(db, tmp_path / "signatories.xlsx")
        write_letter_workbook(db, LETTER, tmp_path / "one.xlsx")
        write_letter_workbook(db, LETTER, tmp_path / "two.xlsx")
    assert (tmp_path / "signatories.xlsx").read_bytes() == whole.read_bytes()
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xlsx", "signatories.xlsx", "two.xlsx"]


def test_the_time_in_the_file_is_that_of_the_records(house: House, tmp_path: Path) -> None:
    build(house, Steps(show=False))
    with opened(house.database) as db:
        write_workbook(db, tmp_path / "x.xlsx")
    assert load_workbook(tmp_path / "x.xlsx").properties.created == datetime(2020, 2, 2)
