"""The text of a letter: the names under it, and what is set aside with a reason. Names are words for testing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_loaders.formats import read_file
from signatories_loaders.formats.letter import (
    BEFORE,
    COLUMNS,
    MIXED,
    TWO_LISTS,
    UNMARKED,
    letter_table,
)
from signatories_loaders.formats.letter_entry import NOT_A_NAME, ONE_WORD, UNCLEAR, WHOSE_ROLE, WITH_DIGITS
from signatories_loaders.records.fault import Faults


def people(text: str) -> list[list[str]]:
    """The cells of all rows."""
    return [list(row.cells.values()) for row in letter_table(text, "letter.txt").rows]


def aside(text: str) -> list[tuple[str, str, str]]:
    """What is set aside."""
    return letter_table(text, "letter.txt").set_aside


LETTER = """به نام خداوند آزمون
نامه سرگشاده آزمایشی
خواسته‌های ما:
۱. آزادی زندانیان
۲. لغو مجازات

اسامی امضاکنندگان:
۱. دکتر آزمون نمونه (نویسنده و شاعر)
٢) سرکار خانم نمونه یکمی، وکیل

3- Dr. Test Sample - lawyer
نمونه بی‌شماره
و ۲۰۰ نفر دیگر
تهران، ۵ دی ۱۴۰۲
"""


def test_a_letter_with_demands_a_heading_and_a_date() -> None:
    table = letter_table(LETTER, "letter.txt")
    assert table.columns == COLUMNS == ["position", "name", "role", "title"]
    assert [(row.place, *row.cells.values()) for row in table.rows] == [
        ("letter.txt:8", "1", "آزمون نمونه", "نویسنده و شاعر", "دکتر"),
        ("letter.txt:9", "2", "نمونه یکمی", "وکیل", "سرکار خانم"),
        ("letter.txt:11", "3", "Test Sample", "lawyer", "Dr."),
        ("letter.txt:12", "", "نمونه بی‌شماره", "", ""),
    ]
    assert table.set_aside == [
        ("letter.txt:1", "به نام خداوند آزمون", BEFORE),
        ("letter.txt:2", "نامه سرگشاده آزمایشی", "heading"),
        ("letter.txt:3", "خواسته‌های ما:", "heading"),
        ("letter.txt:4", "۱. آزادی زندانیان", BEFORE),
        ("letter.txt:5", "۲. لغو مجازات", BEFORE),
        ("letter.txt:7", "اسامی امضاکنندگان:", "heading"),
        ("letter.txt:13", "و ۲۰۰ نفر دیگر", NOT_A_NAME),
        ("letter.txt:14", "تهران، ۵ دی ۱۴۰۲", "date"),
    ]


@pytest.mark.parametrize("number", ["1", "۱", "١"])
@pytest.mark.parametrize("sign", [". ", ".", ") ", "- ", " - ", "ـ ", ": ", "؛ ", ".\t", "\t", "– "])
def test_every_digit_and_sign_of_a_number(number: str, sign: str) -> None:
    assert people(f"{number}{sign}آزمون نمونه") == [["1", "آزمون نمونه", "", ""]]


@pytest.mark.parametrize("number", ["(1) ", "[۱] ", "(١)", "\u200f۱. ", "01. ", "۱.- "])
def test_numbers_in_brackets_and_behind_marks(number: str) -> None:
    assert people(f"{number}آزمون نمونه") == [["1", "آزمون نمونه", "", ""]]


@pytest.mark.parametrize("bullet", ["• ", "•", "- ", "* ", "▪ ", "ـ ", "– ", "·"])
def test_a_bullet_gives_no_position(bullet: str) -> None:
    assert people(f"{bullet}آزمون نمونه") == [["", "آزمون نمونه", "", ""]]


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (" (وکیل)", "وکیل"),
        (" [وکیل]", "وکیل"),
        (" «وکیل»", "وکیل"),
        ("(وکیل)", "وکیل"),
        ("، وکیل", "وکیل"),
        (", وکیل", "وکیل"),
        (" - وکیل", "وکیل"),
        (" – وکیل دادگستری", "وکیل دادگستری"),
        (": وکیل", "وکیل"),
        ("، نویسنده و شاعر", "نویسنده و شاعر"),
        ("، استاد دانشگاه، تهران", "استاد دانشگاه، تهران"),
        ("، تهران.", "تهران"),
        (" (تهران، کوی نمونه)", "تهران، کوی نمونه"),
        (" (معلم)، تهران", "معلم، تهران"),
        (".", ""),
        ("؛", ""),
    ],
)
def test_roles(after: str, role: str) -> None:
    assert people(f"۱. آزمون نمونه{after}") == [["1", "آزمون نمونه", role, ""]]


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("دکتر ", "دکتر"),
        ("مهندس ", "مهندس"),
        ("خانم ", "خانم"),
        ("آقای ", "آقای"),
        ("سرکار خانم ", "سرکار خانم"),
        ("جناب آقای دکتر ", "جناب آقای دکتر"),
        ("Dr. ", "Dr."),
        ("Dr.", "Dr."),
        ("Mr. ", "Mr."),
        ("Mrs ", "Mrs"),
        ("Ms. Eng. ", "Ms. Eng."),
        ("زنده‌یاد ", "زنده‌یاد"),
        ("زنده یاد دکتر ", "زنده یاد دکتر"),
        ("شادروان ", "شادروان"),
        ("حاج ", "حاج"),
        ("بانو ", "بانو"),
    ],
)
def test_titles_are_kept_out_of_the_name(before: str, title: str) -> None:
    name = "Test Sample" if before.isascii() else "آزمون نمونه"
    assert people(f"1. {before}{name}") == [["1", name, "", title]]


def test_a_word_that_only_begins_like_a_title_is_a_name() -> None:
    assert people("1. Drew Sample\n2. مهندسی نمونه") == [["1", "Drew Sample", "", ""], ["2", "مهندسی نمونه", "", ""]]


def test_several_names_in_a_line_under_a_heading() -> None:
    first = ["آزمون یکمی", "نمونه دومی", "مثال سومی"]
    lines = [
        "، ".join(first),
        ", ".join(first),
        "؛ ".join(first),
        "; ".join(first),
        " - ".join(first),
        " و ".join(first),
    ]
    lines.append("آزمون یکمی، نمونه دومی و مثال سومی")
    for line in lines:
        assert people(f"امضاها:\n{line}") == [["", name, "", ""] for name in first]
        assert people(f"امضاها: {line}") == [["", name, "", ""] for name in first]


def test_several_people_with_roles_and_titles_in_a_line() -> None:
    text = "اسامی:\nدکتر آزمون یکمی (وکیل)، خانم نمونه دومی (معلم، تهران)؛ مثال سومی، نویسنده و شاعر"
    assert people(text) == [
        ["", "آزمون یکمی", "وکیل", "دکتر"],
        ["", "نمونه دومی", "معلم، تهران", "خانم"],
        ["", "مثال سومی", "نویسنده و شاعر", ""],
    ]


def test_two_names_and_the_next_number_in_a_numbered_line() -> None:
    text = "۱. آزمون یکمی و نمونه دومی\n۲. مثال سومی ۳. آزمون چهارمی (وکیل) ۴- نمونه پنجمی"
    assert people(text) == [
        ["1", "آزمون یکمی", "", ""],
        ["1", "نمونه دومی", "", ""],
        ["2", "مثال سومی", "", ""],
        ["3", "آزمون چهارمی", "وکیل", ""],
        ["4", "نمونه پنجمی", "", ""],
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("۱. آزمون", ONE_WORD),
        ("۱. دکتر نمونه", ONE_WORD),
        ("۱. آزمون یکمی - نمونه دومی", UNCLEAR),
        ("• آزمون یکمی: نمونه دومی", UNCLEAR),
        ("۱. آزمون یکمی، وکیل، نمونه دومی", UNCLEAR),
        ("۱. کانون نویسندگان", UNCLEAR),
        ("۱. وکیل: آزمون یکمی، نمونه دومی", WHOSE_ROLE),
        ("۱. آزمون یکمی و نمونه دومی، وکیل", WHOSE_ROLE),
        ("۱. Sample, Test", ONE_WORD),
        ("۱. آزمون یکمی و نمونه دومی (معلم)", WHOSE_ROLE),
        ("۱. آزمون و نمونه دومی", UNCLEAR),
        ("۱. آزمون ۱۲", WITH_DIGITS),
        ("۱. لغو این قانون", NOT_A_NAME),
        ("۱. آزمون (نمونه) یکمی", UNCLEAR),
        ("۱. آزمون یکمی ()", UNCLEAR),
        ("1402/10/05", "date"),
        ("۱۴۰۲-۱۰-۰۵", "date"),
        ("5 January 2024", "date"),
        ("January 2024", "date"),
        ("دی ماه ۱۴۰۲", "date"),
        ("بيروت، ٥ كانون الثاني ٢٠٢٤", "date"),
    ],
)
def test_what_is_unclear_is_set_aside(line: str, reason: str) -> None:
    assert (people(line), aside(line)) == ([], [("letter.txt:1", line, reason)])


def test_two_lists_without_a_heading_are_set_aside() -> None:
    text = "۱. آزمون یکمی\n۲. نمونه دومی\n۱. مثال سومی"
    assert people(text) == []
    assert [reason for _, _, reason in aside(text)] == [TWO_LISTS] * 3


def test_a_list_of_demands_without_a_heading_gives_no_people() -> None:
    text = "۱. آموزش رایگان\n۲. لغو این قانون"
    assert people(text) == []
    assert [reason for _, _, reason in aside(text)] == [MIXED, NOT_A_NAME]
    assert people("امضاها:\n۱. آزمون نمونه\n۲. لغو این قانون") == [["1", "آزمون نمونه", "", ""]]


def test_lines_of_names_and_nothing_else_are_names() -> None:
    assert people("آزمون یکمی\nنمونه دومی\n۵ دی ۱۴۰۲") == [["", "آزمون یکمی", "", ""], ["", "نمونه دومی", "", ""]]


def test_a_sentence_among_lines_of_names_makes_them_unclear() -> None:
    text = "آزمون یکمی\nما این را می‌خواهیم.\nنمونه دومی"
    assert people(text) == []
    assert [reason for _, _, reason in aside(text)] == [UNMARKED, NOT_A_NAME, UNMARKED]


def test_arabic_and_english_headings() -> None:
    assert people("الموقعون:\n١. الدكتورة تجربة مثال (كاتبة)") == [["1", "تجربة مثال", "كاتبة", "الدكتورة"]]
    assert people("Signed by:\nTest Sample, Example Person and Trial B. Case") == [
        ["", "Test Sample", "", ""],
        ["", "Example Person", "", ""],
        ["", "Trial B. Case", "", ""],
    ]


def test_a_surname_that_is_also_a_trade_stays_a_name() -> None:
    assert people("۱. آزمون کارگر\n۲. نمونه معلم، معلم") == [
        ["1", "آزمون کارگر", "", ""],
        ["2", "نمونه معلم", "معلم", ""],
    ]


def test_the_file_may_be_windows_1256_with_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("امضاها:\r\n1. آزمون نمونه (پژوهشگر)\r\n".replace("ی", "ي").encode("cp1256"))
    faults = Faults(tmp_path)
    table = read_file(path, faults)
    assert [row.cells for row in table.rows] == [
        {"position": "1", "name": "آزمون نمونه", "role": "پژوهشگر", "title": ""}
    ]
    assert faults.found == []


@given(st.text(alphabet="۱1. )-–ـ:؛،,;()[]«»\n\tو آزمونیAbدکترخانم\u200c\u202e", max_size=80))
def test_nothing_is_lost_whatever_the_text(text: str) -> None:
    table = letter_table(text, "letter.txt")
    places = {row.place for row in table.rows} | {place for place, _, _ in table.set_aside}
    filled = {f"letter.txt:{n}" for n, line in enumerate(text.split("\n"), 1) if line.strip(" \t\u202e")}
    assert places == filled
    assert all(row.cells["name"] and row.cells["name"] in text for row in table.rows)
