"""The workbooks: read by other programs cell by cell, each row with its pages, in Persian too, the same bytes twice."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.export.dossier import write_dossier
from signatories_loaders.export.flat import arrest_records, flat_rows
from signatories_loaders.export.rows import opened
from signatories_loaders.export.workbook import find_subject, write_flat_workbook, write_letter_workbook, write_workbook
from signatories_loaders.paths import House
from signatories_schema.texts import text
from workbooks_read import Rows, as_shown, by_calamine, by_libreoffice, by_openpyxl, other_cells

LETTER = "2019-06-first"
PERSIAN = {
    "letters": "نامه‌ها", "signatories": "امضاکنندگان", "disputed": "نام‌های برخلاف فهرست", "arrests": "بازداشت‌ها",
    "timeline": "خط زمانی", "claims": "گزارش‌ها", "sources": "منابع",
}  # fmt: skip
"""Sheets, and the Persian one beside each."""
BILINGUAL = ("letters", "signatories", "disputed", "arrests")
"""Sheets that the English workbook has in both languages."""
SHEETS = ["about", *(n for pair in PERSIAN.items() for n in (pair if pair[0] in BILINGUAL else pair[:1])), "columns"]
TABLES = {
    "letters": ("letter_coverage", "letter_id"), "disputed": ("disputed_signatory", "disputed_signatory_id"),
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
    "signatories_published",
    "names_held",
    "names_not_held",
    "names_undecided",
    "disputed",
    "arrested_after_certain",
    "arrested_after_possible",
    "arrested_before_certain",
    "arrested_before_possible",
    "no_report_found",
    "no_report_searched",
    "printed_lists",
)
LEFT_OUT = {"letters": {"label"}, "signatories": {"label"}, "disputed": {"label"}}
"""Columns of a table that its sheet does not have; of letters also the lists of names, which the signatories have."""


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
def persian(real: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("persian") / "signatories-fa.xlsx"
    with opened(real.database) as db:
        write_workbook(db, path, "fa")
    assert list(by_openpyxl(path)) == ["درباره", *PERSIAN.values(), "ستون‌ها"]
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


def left_out(sheet: str, name: str) -> bool:
    return name in LEFT_OUT.get(sheet, set()) or (
        sheet == "letters" and name.endswith(("_certain", "_only", "_report")) and name.startswith("names")
    )


@pytest.mark.parametrize("sheet", TABLES)
def test_each_sheet_holds_the_rows_of_its_table_cell_by_cell(real: House, whole: Path, sheet: str) -> None:
    names, expected = table(real, sheet)
    expected = columns([tuple(names), *expected], names := [n for n in names if not left_out(sheet, n)])
    assert columns(by_openpyxl(whole)[sheet], names) == expected


def test_calamine_reads_what_openpyxl_reads(whole: Path, persian: Path, of_letter: Path) -> None:
    assert by_calamine(whole) == by_openpyxl(whole)
    assert by_calamine(persian) == by_openpyxl(persian)
    assert other_cells(persian) == []
    assert by_calamine(of_letter) == by_openpyxl(of_letter)


@pytest.mark.needs("soffice")
def test_libreoffice_shows_every_cell(whole: Path, tmp_path: Path) -> None:
    assert by_libreoffice(whole, tmp_path) == {name: as_shown(rows) for name, rows in by_openpyxl(whole).items()}


WORDS = {
    **{name: f"words.{name}" for name in (
        "basis", "opening", "decided_by", "certainty", "date_basis", "calendar", "stage", "outcome", "months_basis", "language")},
    **dict.fromkeys(("arrested_after", "arrested_before", "in_custody", "under_sentence"), "words.answer"),
    "is_arrest": "workbook.is_arrest", "end_outcome": "words.outcome", "searched_languages": "words.language",
    "timeline kind": "words.event_kind", "claims kind": "words.claim_kind", "sources kind": "words.source_kind",
}  # fmt: skip
"""Columns of words, with the beginning of their texts."""
OTHERWISE = {
    "label",
    "letter",
    "coverage",
    "began_jalali",
    "ended_jalali",
    "dates",
    "ended",
    "what",
    "addressee",
    "demands",
    "judgments",
}
"""Columns that are written anew in Persian."""


def in_persian(sheet: str, name: str, value: object) -> object:
    """What the Persian sheet says for a value of the English one."""
    begins = WORDS.get(f"{sheet} {name}") or WORDS.get(name)
    if not begins or value is None:
        return value
    return "; ".join(text(f"{begins}-{item}", "fa") for item in str(value).split("; "))


@pytest.mark.parametrize("english", PERSIAN)
def test_persian_sheets_say_the_same_in_persian(whole: Path, persian: Path, english: str) -> None:
    read = by_openpyxl(whole)
    of_persian, names = by_openpyxl(persian)[PERSIAN[english]], [str(name) for name in read[english][0]]
    assert read.get(PERSIAN[english], of_persian) == of_persian
    assert list(of_persian[0]) == [text(f"workbook.column_{name}", "fa") for name in names]
    same = [name for name in names if name not in OTHERWISE]
    told = [
        tuple(in_persian(english, n, v) for n, v in zip(same, row, strict=True)) for row in columns(read[english], same)
    ]
    assert columns(of_persian, [text(f"workbook.column_{n}", "fa") for n in same]) == told
    for name in (name for name in names if name in OTHERWISE):
        pairs = zip(
            columns(read[english], [name]), columns(of_persian, [text(f"workbook.column_{name}", "fa")]), strict=True
        )
        assert [pair for pair in pairs if (pair[0] == (None,)) != (pair[1] == (None,))] == []


def test_labels_steps_and_coverage_of_persian_sheets_are_persian(whole: Path, persian: Path) -> None:
    read = by_openpyxl(whole) | by_openpyxl(persian)
    dated = [
        row
        for row in columns(read["بازداشت‌ها"], ["آغاز از", "آغاز تا", "آغاز (خورشیدی)"])
        if row[0] == "2019-08-11" == row[1]
    ]
    assert {row[2] for row in dated} == {"۲۰ مرداد ۱۳۹۸"}
    steps = dict(
        zip(
            columns(read["timeline"], ["timeline_id"]),
            columns(read["خط زمانی"], ["برچسب", "چه", "تاریخ‌ها"]),
            strict=True,
        )
    )
    assert steps["mohammad-nourizad:2019-06-first",] == (
        "محمد نوری‌زاد، نامه، در فهرست چاپ‌شده، ۱۱ ژوئن ۲۰۱۹", "در فهرست چاپ‌شده", "۱۱ ژوئن ۲۰۱۹",
    )  # fmt: skip
    assert steps["mohammad-nourizad:mohammad-nourizad-sentence-2020-02",] == (
        "محمد نوری‌زاد، حکم، بدوی، ۹۰ تا ۱۸۰ ماه، ۲ تا ۳ فوریه ۲۰۲۰", "بدوی، ۹۰ تا ۱۸۰ ماه", "۲ تا ۳ فوریه ۲۰۲۰",
    )  # fmt: skip
    assert columns(read["letters"], ["letter_id", "coverage", "names_not_held"])[-1] == (
        "2021-02-biden",
        "5 of 38 named",
        33,
    )
    assert columns(read["نامه‌ها"], ["نام‌های موجود از شمار منتشرشده"])[-1] == ("۵ نام از ۳۸",)
    for sheet, column in ((sheet, column) for sheet in PERSIAN.values() for column in ("برچسب", "احکام", "چه")):
        at = [read[sheet][0].index(column)] if column in read[sheet][0] and sheet != "منابع" else []
        assert [row[i] for i in at for row in read[sheet][1:] if row[i] and str(row[i]).isascii()] == []


def test_each_signatory_carries_how_many_of_the_letter_are_named(real: House, whole: Path) -> None:
    with opened(real.database) as db:
        expected = dict(db.execute("SELECT letter_id, coverage FROM letter_coverage"))
    told = columns(by_openpyxl(whole)["signatories"], ["letter_id", "coverage"])
    assert told == [(letter, expected[letter]) for letter, _ in told]
    assert ("2021-02-biden", "5 of 38 named") in told


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


def test_how_sheets_look(whole: Path, persian: Path) -> None:
    found = {
        sheet.title: (sheet.freeze_panes, sheet.auto_filter.ref == sheet.dimensions, bool(sheet.sheet_view.rightToLeft))
        for sheet in [*load_workbook(whole), *load_workbook(persian)]
        if sheet.title not in ("about", "درباره")
    }
    assert found == {
        name: ("A2", True, name in (*PERSIAN.values(), "ستون‌ها")) for name in (*SHEETS[1:], *PERSIAN.values(), "ستون‌ها")
    }
    widths = [d.width for sheet in load_workbook(whole) for d in sheet.column_dimensions.values()]
    assert 8 <= min(widths) <= max(widths) <= 81


def test_how_sheets_are_printed(whole: Path, of_letter: Path) -> None:
    for sheet in [*load_workbook(whole), *load_workbook(of_letter)]:
        setup = (
            sheet.page_setup.orientation,
            sheet.page_setup.fitToHeight,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
        )
        assert (*setup, sheet.print_title_rows) == ("landscape", 0, True, None if sheet.title == "about" else "$1:$1")
        area = sheet[sheet.print_area.rpartition("!")[2]]
        across = sum(sheet.column_dimensions[cell.column_letter].width for cell in area[0])
        assert (len(area), across <= 240) == (sheet.max_row, True), sheet.title


def test_the_first_sheet_shows_all_its_words(real: House, whole: Path, tmp_path: Path) -> None:
    with opened(real.database) as db:
        write_dossier(db, find_subject(db, "letter", LETTER), tmp_path / "fa.xlsx", "fa")
    for path, name, right in ((whole, "about", [False, True]), (tmp_path / "fa.xlsx", "درباره", [True, False])):
        sheet = load_workbook(path)[name]
        low = [
            row[0].row for row in sheet.iter_rows()
            if sheet.row_dimensions[row[0].row].height < 15 * max(len(str(cell.value)) / 80 for cell in row)
        ]  # fmt: skip
        assert low == []
        assert [cell.alignment.readingOrder == 2 for cell in sheet[2]] == right
        assert bool(sheet.sheet_view.rightToLeft) is right[0]
        heads = [[str(cell.value) for cell in row] for row in sheet.iter_rows() if row[0].font.bold]
        assert ["Limits", "کاستی‌ها"] in [sorted(head) for head in heads]


def test_every_row_has_a_page_that_stands_in_the_workbook(whole: Path, of_letter: Path) -> None:
    for path in (whole, of_letter):
        read = by_openpyxl(path)
        pages = {row[0] for row in columns(read["sources"], ["source_id"])}
        without = []
        for name, rows in read.items():
            at = [i for i, column in enumerate(rows[0]) if column in ("sources", "source_id", "منابع", "شناسهٔ منبع")]
            if name not in ("about", "columns"):
                assert len(at) == 1, name
                without += [
                    (name, r[0]) for r in rows[1:] if not r[at[0]] or not set(str(r[at[0]]).split("; ")) <= pages
                ]
        assert without == []


def test_the_columns_of_all_sheets_are_explained(whole: Path) -> None:
    read = by_openpyxl(whole)
    explained = [row[:2] for row in read["columns"][1:]]
    english = {persian: name for name, persian in PERSIAN.items()}
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
    names = ["facts", "signatories", "disputed", "arrests", "timeline", "claims", "sources"]
    persian = ["دانسته‌ها", *(PERSIAN[name] for name in names[1:])]
    assert list(read) == ["about", *(name for pair in zip(names, persian, strict=True) for name in pair), "columns"]
    with opened(real.database) as db:
        signed = db.execute(
            "SELECT signatory_id, arrested_after, arrested_before FROM signatory_report WHERE letter_id = ? ORDER BY position",
            (LETTER,),
        ).fetchall()
        reported = db.execute(
            "SELECT letter_event_id FROM letter_event WHERE letter_id = ? ORDER BY 1", (LETTER,)
        ).fetchall()
        arrests = db.execute(
            "SELECT event_id FROM arrest_record WHERE person_id IN (SELECT person_id FROM signatory WHERE letter_id = ?) ORDER BY 1",
            (LETTER,),
        ).fetchall()
    assert columns(read["signatories"], ["signatory_id", "arrested_after", "arrested_before"]) == signed
    assert columns(read["arrests"], ["event_id"]) == arrests
    assert columns(read["timeline"], ["letter_event_id"]) == reported
    names, expected = table(real, "claims", f"WHERE letter_id = '{LETTER}'")
    assert columns(read["claims"], names) == expected


def test_the_list_of_a_letter_says_how_many_names_are_not_held(real: House, tmp_path: Path) -> None:
    with opened(real.database) as db:
        write_letter_workbook(db, "2021-02-biden", tmp_path / "list.xlsx")
    read = by_openpyxl(tmp_path / "list.xlsx")
    facts = {row[0]: row[1] for row in read["facts"][1:]}
    assert [facts[name] for name in ("signatories_published", "names_held", "names_not_held")] == [38, 5, 33]
    assert read["about"][3] == ("5 of 38 named", "۵ نام از ۳۸")
    assert str(read["about"][4][0]).startswith("Of the 38 published signatories 33 are not named")


def test_the_flat_table_as_a_workbook_holds_all_its_rows_and_nothing_runs(real: House, tmp_path: Path) -> None:
    with opened(real.database) as db:
        assert write_flat_workbook(db, tmp_path / "flat.xlsx") == len(expected := list(flat_rows(db)))
    read = by_openpyxl(tmp_path / "flat.xlsx")
    assert list(read) == ["about", "arrest_records", "columns"]
    assert read["arrest_records"] == [tuple(arrest_records().names), *expected]
    assert [row[0] for row in read["columns"][1:]] == arrest_records().names
    assert other_cells(tmp_path / "flat.xlsx") == []


def test_no_such_letter(real: House, tmp_path: Path) -> None:
    with opened(real.database) as db, pytest.raises(KeyError):
        write_letter_workbook(db, "no-such-letter", tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_two_runs_give_the_same_bytes_and_leave_nothing_else(
    real: House, whole: Path, persian: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tehran")
    with opened(real.database) as db:
        write_workbook(db, tmp_path / "signatories.xlsx")
        write_letter_workbook(db, LETTER, tmp_path / "one.xlsx")
        write_letter_workbook(db, LETTER, tmp_path / "two.xlsx")
        write_workbook(db, tmp_path / "fa.xlsx", "fa")
    assert (tmp_path / "signatories.xlsx").read_bytes() == whole.read_bytes()
    assert (tmp_path / "fa.xlsx").read_bytes() == persian.read_bytes()
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fa.xlsx", "one.xlsx", "signatories.xlsx", "two.xlsx"]


def test_the_time_in_the_file_is_that_of_the_records(house: House, tmp_path: Path) -> None:
    build(house, Steps(show=False))
    with opened(house.database) as db:
        write_workbook(db, tmp_path / "x.xlsx")
    assert load_workbook(tmp_path / "x.xlsx").properties.created == datetime(2020, 2, 2)
