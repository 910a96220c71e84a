"""A line that was set aside, and the same line again: on another page, of another letter, in a mended copy of its file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_schema.tables import ClaimRecord, SetAsideRecord

LIST = "امضاکنندگان:\n۱. آزمون یکمی\n۲. مبهم\n"
"""A heading, a name, and a name of one word, which is set aside."""


def run(house: House, *arguments: str | Path) -> list[str]:
    """Lines that the command prints."""
    result = CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


def bring(house: House, file: Path, page: str = "a", letter: str = "letter-one") -> list[str]:
    """Import the list of a page and accept what is new."""
    address = f"https://{page}.invalid/"
    lines = run(
        house, "import", file, "--name", file.stem, "--letter", letter, "--new-source", address, "--publisher", page
    )
    drafts = [draft.name for draft in house.inbox.iterdir()]
    for draft in drafts:
        run(house, "accept", draft)
    return lines


def a_file(folder: Path, name: str, text: str = LIST) -> Path:
    """A file of that text."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def aside(house: House) -> list[tuple[str, dict[str, str]]]:
    """Place and content of all rows that stand set aside."""
    rows = house.records.rows(SetAsideRecord)
    return sorted((row.place, json.loads(row.row_as_read)) for row in rows)


def line(page: str, letter: str, text: str) -> dict[str, str]:
    """A line of a letter as it stands set aside."""
    return {"detail": text, "--source": f"{page}-invalid", "--letter": letter}


@pytest.mark.parametrize(("page", "letter"), [("b", "letter-one"), ("a", "letter-two"), ("b", "letter-two")])
def test_the_same_line_of_another_page_or_letter_is_another_line(
    house: House, tmp_path: Path, page: str, letter: str
) -> None:
    bring(house, a_file(tmp_path, "first.txt"))
    lines = bring(house, a_file(tmp_path, "second.txt"), page, letter)
    assert lines[0] == "3 rows read = 1 claims + 2 set aside + 0 taken before"
    assert aside(house) == [
        ("first.txt:1", line("a", "letter-one", "امضاکنندگان:")),
        ("first.txt:3", line("a", "letter-one", "۲. مبهم")),
        ("second.txt:1", line(page, letter, "امضاکنندگان:")),
        ("second.txt:3", line(page, letter, "۲. مبهم")),
    ]
    run(house, "check")


def test_the_same_list_of_the_same_page_and_letter_is_taken_before(house: House, tmp_path: Path) -> None:
    bring(house, a_file(tmp_path, "first.txt"))
    lines = bring(house, a_file(tmp_path, "second.txt", LIST + "۳. نمونه سومی\n"))
    assert lines[0] == "4 rows read = 1 claims + 0 set aside + 3 taken before"
    assert [place for place, _ in aside(house)] == ["first.txt:1", "first.txt:3"]


def without_their_page(house: House) -> list[str]:
    """Make the rows set aside as they were kept before they said their page and letter; returns their ids."""
    rows = house.records.rows(SetAsideRecord)
    old = {"امضاکنندگان:": "e975e2b7962fec77", "۲. مبهم": "bf93c72d90a7b772"}
    kept = []
    for row in rows:
        detail = json.loads(row.row_as_read)["detail"]
        cells = {"set_aside_id": f"first.{old[detail]}", "row_as_read": json.dumps({"detail": detail})}
        kept.append(row.model_copy(update=cells))
    house.records.write(SetAsideRecord, kept)
    return [row.set_aside_id for row in house.records.rows(SetAsideRecord)]


def test_rows_that_do_not_say_their_page_are_of_that_of_their_loading(house: House, tmp_path: Path) -> None:
    bring(house, a_file(tmp_path, "first.txt"))
    ids = without_their_page(house)
    again = bring(house, a_file(tmp_path, "again.txt", LIST))
    assert again[0] == "3 rows read = 0 claims + 0 set aside + 3 taken before"
    other = bring(house, a_file(tmp_path, "other.txt"), "b")
    assert other[0] == "3 rows read = 1 claims + 2 set aside + 0 taken before"
    standing = [row.set_aside_id for row in house.records.rows(SetAsideRecord)]
    assert [row for row in standing if row in ids] == ids
    assert len(standing) == 4
    assert len(house.records.rows(ClaimRecord)) == 16
    run(house, "check")


BEFORE = "امضاکنندگان:\n۱. آزمون یکمی\n۲. نمونه - دومی\n۳. مثال سومی - آزمون چهارمی\n۴. آزمون۲ پنجمی\n۵. مبهم\n"
AFTER = "امضاکنندگان:\n۱. آزمون یکمی\n۲. نمونه دومی\n۳. مثال سومی،\n- آزمون چهارمی\n۴. آزمون پنجمی\n۵. مبهم\n"
"""The same list, mended; line 4 is two lines, so that what follows stands a line lower."""
UNCLEAR_THEN = "a name or a role: unclear; accepted: names with commas between them, a role in brackets after its name"
DIGIT_THEN = "a digit in a name; accepted: a name of letters, after a number and a dot"
ONE_WORD_THEN = "a name of one word; accepted: given name and surname"


def reasons(house: House) -> list[tuple[str, str]]:
    return sorted((row.place, row.reason) for row in house.records.rows(SetAsideRecord))


def test_a_mended_copy_answers_the_rows_that_were_set_aside(house: House, tmp_path: Path) -> None:
    bring(house, a_file(tmp_path, "first.txt", BEFORE))
    ids = [row.set_aside_id for row in house.records.rows(SetAsideRecord)]
    assert reasons(house) == [
        ("first.txt:1", "heading"),
        ("first.txt:3", ONE_WORD_THEN),
        ("first.txt:4", UNCLEAR_THEN),
        ("first.txt:5", DIGIT_THEN),
        ("first.txt:6", ONE_WORD_THEN),
    ]
    mended = a_file(tmp_path, "mended.txt", AFTER)
    lines = bring(house, mended)
    assert lines[:4] == [
        "7 rows read = 4 claims + 0 set aside + 3 taken before",
        "note: https://a.invalid/ is held as a-invalid, and stays as it stands",
        f"  mended: first.txt:3: {ONE_WORD_THEN}; mended: mended.txt:3 (mended)",
        f"  mended: first.txt:4: {UNCLEAR_THEN}; mended: mended.txt:4, mended.txt:5 (mended)",
    ]
    assert [row.set_aside_id for row in house.records.rows(SetAsideRecord)] == ids
    assert reasons(house) == [
        ("first.txt:1", "heading"),
        ("first.txt:3", f"{ONE_WORD_THEN}; mended: mended.txt:3 (mended)"),
        ("first.txt:4", f"{UNCLEAR_THEN}; mended: mended.txt:4, mended.txt:5 (mended)"),
        ("first.txt:5", DIGIT_THEN),
        ("first.txt:6", ONE_WORD_THEN),
    ]
    names = [c.name for c in house.records.rows(ClaimRecord) if c.source_id == "a-invalid"]
    assert names == ["آزمون یکمی", "نمونه دومی", "مثال سومی", "آزمون چهارمی", "آزمون پنجمی"]
    for file in (mended, tmp_path / "first.txt"):
        again = bring(house, file)
        assert again[-1] == "nothing new; no draft was made"
    run(house, "check")
    run(house, "build")


def test_the_same_line_of_another_page_answers_nothing(house: House, tmp_path: Path) -> None:
    bring(house, a_file(tmp_path, "first.txt", BEFORE))
    before = reasons(house)
    bring(house, a_file(tmp_path, "mended.txt", AFTER), "b")
    assert [row for row in reasons(house) if row[0].startswith("first")] == before


def test_a_row_of_a_sheet_is_answered_on_its_line(house: House, tmp_path: Path) -> None:
    header = "name,position,role\n"
    bring(house, a_file(tmp_path, "first.csv", f"{header}Test One,1,\nTest Two,second,\n"))
    assert [place for place, _ in aside(house)] == ["first.csv:3"]
    lines = bring(house, a_file(tmp_path, "mended.csv", f"{header}Test One,1,\nTest Two,2,\nTest Three,3,\n"))
    assert lines[0] == "3 rows read = 2 claims + 0 set aside + 1 taken before"
    assert [reason.partition("; mended: ")[2] for _, reason in reasons(house)] == ["mended.csv:3 (mended)"]
    run(house, "check")
