"""The names in the lists of a saved page, read like the text of a letter. Names are words for testing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from signatories_loaders.cli import main
from signatories_loaders.formats import read_file
from signatories_loaders.formats.html_list import BESIDE
from signatories_loaders.formats.letter import TWO_LISTS
from signatories_loaders.formats.row import FileTable
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_schema.tables import ClaimRecord

MENU = "<ul><li>صفحه اصلی<li>Latest News</ul>"
NAMES = "<li>دکتر آزمون نمونه (وکیل)<li>علی خیالی، معلم<li>۲۰۰ نفر دیگر"


def table(folder: Path, text: str) -> FileTable:
    """The table of a page; it has no faults."""
    path = folder / "a.htm"
    path.write_text(text, encoding="utf-8")
    faults = Faults(folder)
    found = read_file(path, faults)
    assert (faults.found, found.columns) == ([], ["position", "name", "role", "title"])
    return found


def cells(found: FileTable) -> list[list[str]]:
    return [[row.place, *row.cells.values()] for row in found.rows]


def test_a_numbered_list_is_read_like_a_letter(tmp_path: Path) -> None:
    found = table(tmp_path, f"<p>متن نامه</p><ol start=7>{NAMES}</ol>")
    assert cells(found) == []  # a sentence among so few, and no heading
    found = table(tmp_path, f"<title>Signatories</title><h2>امضاکنندگان</h2><p>به ترتیب</p><ol start=7>{NAMES}</ol>")
    assert cells(found) == [
        ["a.htm:list 1:1", "7", "آزمون نمونه", "وکیل", "دکتر"],
        ["a.htm:list 1:2", "8", "علی خیالی", "معلم", ""],
    ]
    assert found.set_aside == [
        ("a.htm:list 1", "امضاکنندگان", "heading"),
        ("a.htm:list 1:3", "۲۰۰ نفر دیگر", "not a name"),
    ]


def test_bullets_and_numbers_within_items(tmp_path: Path) -> None:
    found = table(tmp_path, "<ul><li>آزمون <b>نمونه</b><li>۲. علی خیالی</ul>")
    assert [row[1:3] for row in cells(found)] == [["", "آزمون نمونه"], ["2", "علی خیالی"]]


def test_lists_in_lists_belong_to_the_outer_one(tmp_path: Path) -> None:
    text = "<ul><li>تهران:<ul><li>آزمون نمونه</ul><li>شیراز:<ol><li>علی خیالی</ol></ul>"
    found = table(tmp_path, f"<p>اسامی امضاکنندگان:<p>{text}")
    assert [row[:3] for row in cells(found)] == [
        ["a.htm:list 2:1", "", "آزمون نمونه"],
        ["a.htm:list 3:1", "1", "علی خیالی"],
    ]


@pytest.mark.parametrize(
    "page",
    [
        "{menu}<h2>امضاکنندگان</h2><ol>{names}</ol><h2>Related</h2>{menu}",
        "<nav>{menu}</nav><ol>{names}</ol><footer>{menu}</footer>",
        "{menu}<ol>{names}</ol>{menu}",
        "<h1>Signatories</h1>{menu}<ol>{names}</ol>{menu}",
    ],
)
def test_menus_are_set_aside(tmp_path: Path, page: str) -> None:
    found = table(tmp_path, page.format(menu=MENU, names="<li>آزمون نمونه<li>علی خیالی"))
    assert [row[1:3] for row in cells(found)] == [["1", "آزمون نمونه"], ["2", "علی خیالی"]]
    assert [(text, reason) for _, text, reason in found.set_aside if reason != "heading"] == [
        ("صفحه اصلی", BESIDE),
        ("Latest News", BESIDE),
    ] * 2


@pytest.mark.parametrize("tag", ["ol", "ul"])
def test_two_lists_without_a_heading_are_unclear(tmp_path: Path, tag: str) -> None:
    found = table(tmp_path, f"<{tag}><li>آزمون نمونه</{tag}><{tag}><li>مثال نمونه</{tag}>")
    assert (cells(found), [reason for _, _, reason in found.set_aside]) == ([], [TWO_LISTS] * 2)


def test_a_list_that_goes_on_is_one_list(tmp_path: Path) -> None:
    found = table(tmp_path, "<ol><li>آزمون نمونه</ol><p>…</p><ol start=2><li>مثال نمونه</ol>")
    assert [row[1:3] for row in cells(found)] == [["1", "آزمون نمونه"], ["2", "مثال نمونه"]]


def run(house: House, *arguments: str | Path) -> str:
    result = CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_list_is_imported_by_the_mapping_that_is_used_where_none_is_given(house: House, tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text("<ol><li>آزمون نمونه (وکیل)<li>علی خیالی</ol>", encoding="utf-8")
    page = ("--letter", "letter-one", "--new-source", "https://list.invalid/", "--publisher", "Test Gazette")
    summary = run(house, "import", path, *page)
    assert summary.startswith("2 rows read = 2 claims + 0 set aside + 0 taken before\n")
    run(house, "accept", "list")
    claims = [c for c in house.records.rows(ClaimRecord) if c.source_id == "list-invalid"]
    assert [(c.name, c.position, c.role) for c in claims] == [("آزمون نمونه", 1, "وکیل"), ("علی خیالی", 2, None)]
    proposed = run(house, "mapping", path)
    first = "# list.html has the columns of the ready-made mapping signed-list: import it with --mapping signed-list."
    assert proposed.splitlines()[0] == first
    assert "\nleft_out: [title]\n" in proposed
    assert "      person: name\n      position: position\n      role: role\n" in proposed
