"""Cells of workbooks: no text ever runs or becomes something else, and Excel's limits."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_loaders.export import book
from signatories_loaders.export.book import MOST_UNITS, new_book
from workbooks_read import by_calamine, by_libreoffice, by_openpyxl, other_cells

HOSTILE = [
    *(f"{sign}{rest}" for sign in "=+-@\t\r＝＋－＠" for rest in ("1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"https://x.invalid\")", "نمونه")),
    "<r><t>x</t></r>", "<r><f>1+1</f></r>", "</t></is></c><c><f>1+1</f></c>", "&amp;<>\"'", "_x000D_", "_x003D_1+1", "_x005F_x0041_",
    " both ends ", "two\nlines", "https://x.invalid/", "mailto:x@x.invalid", "00123", "1e5", "2019-08", "3/4", "TRUE", "#N/A", "'quoted",
    "a\x01b", "\u202eturned\u202c", "نیم‌فاصله", "😀", "", "e\u0301",
]  # fmt: skip
"""What spreadsheets run, turn into numbers, dates or links, or lose."""
DAY = datetime(2020, 2, 2)


def written(path: Path, values: list[Any]) -> Path:
    """A workbook with these values in one column."""
    with new_book(path, DAY, "Test", "…cut") as made:
        made.sheet("rows", ["value"], [(value,) for value in values])
    return path


def test_hostile_texts_come_back_unchanged_and_nothing_runs(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx", HOSTILE)
    assert other_cells(path) == []
    assert by_calamine(path)["rows"][1:] == [(value or None,) for value in HOSTILE]
    assert [row[0] or "" for row in by_openpyxl(path)["rows"][1:]] == HOSTILE


@pytest.mark.needs("soffice")
def test_libreoffice_shows_hostile_texts_unchanged(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xlsx", HOSTILE)
    assert [row[0] for row in next(iter(by_libreoffice(path, tmp_path).values()))[1:]] == HOSTILE


# \ufffe and \uffff are no characters; calamine does not undo Excel's way of writing them, which LibreOffice does.
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1),
        min_size=1,
        max_size=20,
    )
)
def test_any_text_comes_back_unchanged(values: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "x.xlsx", values)
        assert (by_calamine(path)["rows"][1:], other_cells(path)) == ([(value,) for value in values], [])


def test_numbers_are_numbers_unless_excel_would_round_them(tmp_path: Path) -> None:
    values = [0, -12, 1.5, 1e300, 2**53, 2**53 + 1, float("inf"), b"abc", None, 7]
    read = by_openpyxl(written(tmp_path / "x.xlsx", values))["rows"][1:]
    assert [row[0] for row in read] == [0, -12, 1.5, 1e300, 2**53, str(2**53 + 1), "inf", "(3 bytes)", None, 7]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    fits, over, wide = "x" * MOST_UNITS, "y" * (MOST_UNITS + 1), "😀" * MOST_UNITS
    read = by_openpyxl(written(tmp_path / "x.xlsx", [fits, over, wide]))["rows"][1:]
    assert [row[0] for row in read] == [fits, "y" * (MOST_UNITS - 4) + "…cut", "😀" * ((MOST_UNITS - 4) // 2) + "…cut"]


def test_rows_beyond_a_sheet_stand_on_a_further_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_ROWS", 4)
    for rows in (3, 4, 6, 7):
        path = tmp_path / f"{rows}.xlsx"
        with new_book(path, DAY, "Test", "…cut") as made:
            assert made.sheet("rows", ["n"], [(n,) for n in range(rows)]) == rows
        read = by_openpyxl(path)
        assert [list(read), [row[0] for sheet in read.values() for row in sheet[1:]], {sheet[0] for sheet in read.values()}] == [
            ["rows", "rows (2)", "rows (3)"][: (rows + 2) // 3], list(range(rows)), {("n",)},
        ]  # fmt: skip


def test_a_workbook_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def rows() -> Any:
        yield ("one",)
        raise RuntimeError("invented")

    with pytest.raises(RuntimeError), new_book(tmp_path / "x.xlsx", DAY, "Test", "…cut") as made:
        made.sheet("rows", ["n"], rows())
    assert list(tmp_path.iterdir()) == []
