"""Several names in one numbered or bulleted line of a letter, and what may stand around a name. Names are words for testing."""

import pytest

from signatories_loaders.formats.letter import letter_table
from signatories_loaders.formats.letter_entry import UNCLEAR, WHOSE_ROLE

ONE, TWO, THREE = "آزمون یکمی", "نمونه دومی", "مثال سومی"


def people(line: str) -> list[list[str]]:
    """Position, name, role and title of the people of a line under a heading."""
    return [list(row.cells.values()) for row in letter_table(f"امضاکنندگان:\n{line}", "letter.txt").rows]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"۲. {ONE}، {TWO}", [["2", ONE, "", ""], ["2", TWO, "", ""]]),
        (f"• {ONE}، {TWO}", [["", ONE, "", ""], ["", TWO, "", ""]]),
        (f"- {ONE} - {TWO} - {THREE}", [["", ONE, "", ""], ["", TWO, "", ""], ["", THREE, "", ""]]),
        (
            "9 - Parvin Madeup, Shahin Unreal and Omid Nobody",
            [["9", "Parvin Madeup", "", ""], ["9", "Shahin Unreal", "", ""], ["9", "Omid Nobody", "", ""]],
        ),
        (
            "- Mrs. Jane Example (teacher), John Placeholder",
            [["", "Jane Example", "teacher", "Mrs."], ["", "John Placeholder", "", ""]],
        ),
        (f"۱. {ONE}، وکیل، {TWO}، معلم", [["1", ONE, "وکیل", ""], ["1", TWO, "معلم", ""]]),
        (f"۱. {ONE} (وکیل)، {TWO}، معلم", [["1", ONE, "وکیل", ""], ["1", TWO, "معلم", ""]]),
        (f"۱۰) فعال حقوق زنان، {ONE}", [["10", ONE, "فعال حقوق زنان", ""]]),
        ("1\tJane Example\tTeacher", [["1", "Jane Example", "Teacher", ""]]),
        (f"۱. وکیل: {ONE}", [["1", ONE, "وکیل", ""]]),
        (f"۱. وکیل، {ONE} (تهران)", [["1", ONE, "وکیل، تهران", ""]]),
    ],
)
def test_several_names_or_a_role(line: str, found: list[list[str]]) -> None:
    assert people(line) == found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"۱. {ONE} - {TWO}", UNCLEAR),
        (f"۱. {ONE}: {TWO}", UNCLEAR),
        (f"۱. {ONE}، وکیل، {TWO}", UNCLEAR),
        (f"۱. وکیل، {ONE}، {TWO}", WHOSE_ROLE),
        (f"۱. {ONE} و {TWO}، وکیل", WHOSE_ROLE),
    ],
)
def test_what_stays_unclear_says_what_is_accepted(line: str, reason: str) -> None:
    table = letter_table(f"امضاکنندگان:\n{line}", "letter.txt")
    assert (table.rows, table.set_aside[1:]) == ([], [("letter.txt:2", line, reason)])
    assert "; accepted: " in reason


def test_a_place_of_two_words_is_no_second_name() -> None:
    assert people(f"۱. {ONE}، خرم آباد") == [["1", ONE, "خرم آباد", ""]]
    assert people(f"۱. {ONE} - کوه دشت") == [["1", ONE, "کوه دشت", ""]]
    assert people("1. Jane Example, New York") == [["1", "Jane Example", "New York", ""]]


def test_what_stands_after_two_names_is_no_name() -> None:
    lines = f"۱. {ONE}، کوی بلند\n۲. {TWO} - کوی بلند\n۳. {THREE}"
    assert people(lines) == [["1", ONE, "کوی بلند", ""], ["2", TWO, "کوی بلند", ""], ["3", THREE, "", ""]]


@pytest.mark.parametrize(
    ("entry", "role"),
    [
        (f"{ONE}*", ""),
        (f"*{ONE}", ""),
        (f"{ONE} †", ""),
        (f'"{ONE}"', ""),
        (f"«{ONE}»", ""),
        (f"“{ONE}” (معلم)", "معلم"),
        (f"{ONE} (معلم) (زندانی سیاسی)", "معلم، زندانی سیاسی"),
        (f"{ONE} (معلم)، تهران", "معلم، تهران"),
    ],
)
def test_marks_quotes_and_brackets_around_a_name(entry: str, role: str) -> None:
    assert people(f"۱. {entry}") == [["1", ONE, role, ""]]


def test_a_slash_after_the_number() -> None:
    assert people(f"۵/ {ONE}\n6/{TWO}") == [["5", ONE, "", ""], ["6", TWO, "", ""]]
    assert letter_table("1402/10/05", "letter.txt").set_aside == [("letter.txt:1", "1402/10/05", "date")]


def test_an_honorific_that_is_a_given_name_stays_before_one_word() -> None:
    assert people("۱. بانو نمونه\n۲. خانم بانو نمونه\n۳. حاج نمونه") == [
        ["1", "بانو نمونه", "", ""],
        ["2", "بانو نمونه", "", "خانم"],
        ["3", "حاج نمونه", "", ""],
    ]


def test_a_surname_that_is_also_a_trade_may_stand_within_a_name() -> None:
    assert people("۱. آزمون مدرس نمونه") == [["1", "آزمون مدرس نمونه", "", ""]]
