"""What is a name and what is a sentence in a letter: every name of the bench's list, and sentences that are none."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from signatories_loaders.formats.letter import AFTER, DEMAND, MIXED, UNMARKED, letter_table
from signatories_loaders.formats.letter_entry import NOT_A_NAME

BENCH = ROOT / "tests" / "bench" / "names" / "names.csv"
DEBRIS = {"SEDAQAT (", ". Sedaghat) Farajollah", "Sayyed and Sayyid"}
"""What an extraction left over; no letter prints it."""
HEADING = "امضاکنندگان:"
SENTENCES = """
لغو مجازات|لغو مجازات اعدام|آزادی زندانیان سیاسی|آزادی بیان|آزادی برای همه|احترام به قانون|احترام به حقوق شهروندی|عدالت اجتماعی
عدالت برای همه|پایان خشونت|پایان دادن به شکنجه|حق تحصیل|حق آموزش به زبان مادری|رعایت حقوق زنان|برگزاری انتخابات آزاد|تغییر قانون اساسی
ما خواهان آزادی هستیم|این نامه را امضا می‌کنیم|خواستار استعفای رهبر شدند|زنده باد آزادی|زن زندگی آزادی|مرگ بر دیکتاتور|نه به اعدام
به امید آزادی|پاینده ایران|و ۲۰۰ نفر دیگر|درباره ما|تماس با ما|تمامی حقوق محفوظ است|کپی کردن مطالب ممنوع|آزمون کجاست؟|صلح و آزادی
نجات جان مردم|جدایی دین از دولت|استقلال قوه قضاییه|الحفاظ على الحريات|الإفراج عن المعتقلين|حرية التعبير|إطلاق سراح سجناء الرأي
We demand freedom|Release all political prisoners|Release Political Prisoners|Freedom for prisoners|Freedom of Speech
End of executions|Stop Executions Now|Human Rights Watch|The People of Iran|Justice For All|Long live freedom|Share this article|Read More!
"""
ALSO_WORDS = """
علی خیالی|محمد علی نمونه|سید علی نمونه|صفری سید علی|علي نمونه|على خيالي|احترام نمونه|عدالت خیالی|کشور نمونه|رضا آزادی|مریم حق شناس
آزمون عدالت|نمونه پایان|سارا کشور|مثال استقلال|آزمون هزار|An Sample|Test Right|Mohammad al-Example|Saad ad-Daula|Test Mo‘tamed
"""
"""Names of which a word is also one of grammar or of demands."""


def listed(text: str) -> list[str]:
    """What the text says in its lines, divided by bars."""
    return [item for line in text.strip().splitlines() for item in line.split("|")]


def names(text: str) -> list[str]:
    """The names that are read, each with its title before it, as it is printed."""
    rows = letter_table(text, "letter.txt").rows
    return [" ".join(filter(None, (row.cells["title"], row.cells["name"]))) for row in rows]


def bench_names() -> list[str]:
    with BENCH.open(encoding="utf-8", newline="") as file:
        printed = [row["name"] for row in csv.DictReader(file)]
    return [name for name in printed if len(name.split()) > 1 and name not in DEBRIS]


def numbered(lines: list[str]) -> str:
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))


def test_every_name_of_the_bench_comes_back() -> None:
    printed = bench_names()
    assert len(printed) == 609
    assert names(numbered(printed)) == printed
    assert names(f"{HEADING}\n{numbered(printed)}") == printed
    assert names("\n".join([HEADING, *printed])) == printed
    assert names("\n".join(printed)) == printed


def test_names_of_which_a_word_also_stands_in_demands() -> None:
    printed = listed(ALSO_WORDS)
    assert names(f"{HEADING}\n{numbered(printed)}") == printed
    assert names("\n".join([HEADING, *printed])) == printed


@pytest.mark.parametrize("sentence", listed(SENTENCES))
def test_a_sentence_is_no_name(sentence: str) -> None:
    sure = ["آزمون نمونه", "مثال نمونه", "نمونه یکمی"]
    assert not set(names(f"{HEADING}\n{numbered([*sure, sentence])}")) - set(sure)
    assert names("\n".join([HEADING, *sure, sentence])) == sure
    assert not set(names(numbered([*sure, sentence]))) - set(sure)
    assert not set(names("\n".join([*sure, sentence]))) - set(sure)


def test_one_word_does_not_discard_a_list_without_a_heading() -> None:
    printed = [f"آزمون {word}" for word in ("یکمی", "دومی", "سومی", "چهارمی", "پنجمی", "ششمی", "هفتمی")]
    lines = [*printed, "علی خیالی", "آزادی نمونه"]
    table = letter_table(numbered(lines), "letter.txt")
    assert [row.cells["name"] for row in table.rows] == lines[:-1]
    assert table.set_aside == [("letter.txt:9", "9. آزادی نمونه", DEMAND)]
    assert names("\n".join(lines)) == lines[:-1]
    assert names(f"{HEADING}\n{numbered(lines)}") == lines


def test_demands_without_a_heading_are_no_names_and_say_what_to_do() -> None:
    table = letter_table("۱. آموزش رایگان\n۲. مسکن مناسب\n۳. آزادی بیان", "letter.txt")
    assert (table.rows, [reason for _, _, reason in table.set_aside]) == ([], [MIXED, MIXED, NOT_A_NAME])


def test_an_unnumbered_line_under_the_heading_is_a_name_until_a_date_or_a_sentence() -> None:
    text = (
        f"{HEADING}\nآزمون یکمی\n۳. علی خیالی\nنمونه دومی\nتهران، ۵ دی ۱۴۰۲\nکپی رایت محفوظ\n۴. مثال سومی\nنمونه چهارمی"
    )
    table = letter_table(text, "letter.txt")
    assert [(row.place, row.cells["position"], row.cells["name"]) for row in table.rows] == [
        ("letter.txt:2", "", "آزمون یکمی"),
        ("letter.txt:3", "3", "علی خیالی"),
        ("letter.txt:4", "", "نمونه دومی"),
        ("letter.txt:7", "4", "مثال سومی"),
        ("letter.txt:8", "", "نمونه چهارمی"),
    ]
    assert [reason for _, _, reason in table.set_aside] == ["heading", "date", UNMARKED]


def test_what_stands_under_a_heading_of_demands_is_no_name() -> None:
    table = letter_table(
        f"{HEADING}\n۱. علی خیالی\nخواسته‌های ما:\n۱. صلح پایدار\n{HEADING}\n۲. آزمون نمونه", "letter.txt"
    )
    assert [row.cells["name"] for row in table.rows] == ["علی خیالی", "آزمون نمونه"]
    assert table.set_aside[2] == ("letter.txt:4", "۱. صلح پایدار", AFTER)


def test_a_sentence_that_names_the_signatories_and_asks_is_no_heading_of_names() -> None:
    text = "ما امضاکنندگان این بیانیه خواهان آزادی هستیم:\n۱. آموزش رایگان\n۲. آزادی نمونه\nاسامی:\n۱. علی خیالی"
    assert names(text) == ["علی خیالی"]
    assert names("We, the signatories, demand:\n1. Sample Demand\n2. Test Demand\n\nSigned:\n1. Ali Example") == [
        "Ali Example"
    ]


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("علی خیالی؛ فعال مدنی", "علی خیالی", "فعال مدنی"),
        ("Ali Example, Center for Examples", "Ali Example", "Center for Examples"),
        ("Ali Example, Political Analyst", "Ali Example", "Political Analyst"),
        ("Ali Example, Graphic Designer", "Ali Example", "Graphic Designer"),
        ("ع. خیالی", "ع. خیالی", ""),
        ("م.ا. خیالی", "م.ا. خیالی", ""),
        ("A.B. Example", "A.B. Example", ""),
    ],
)
def test_roles_in_two_words_and_initials(line: str, name: str, role: str) -> None:
    rows = letter_table(f"{HEADING}\n1. {line}", "letter.txt").rows
    assert [(row.cells["name"], row.cells["role"]) for row in rows] == [(name, role)]


def test_a_role_without_a_comma_is_not_taken_into_the_name() -> None:
    assert names(f"{HEADING}\n۱. علی خیالی فعال مدنی\n۲. آزمون نمونه معلم") == []


WORDS = listed(SENTENCES) + listed(ALSO_WORDS)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "۱. ", "2) ", "3/ ", "• ", "- ", f"{HEADING} "]),
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
            st.sampled_from([" ", "، ", ", ", " و ", " - ", "؛ ", " ("]),
            st.sampled_from(["", ".", ")", "*", "»", "؟", ":"]),
        ),
        max_size=6,
    )
)
def test_every_line_of_a_wild_letter_is_read_or_set_aside(lines: list[tuple[str, list[str], str, str]]) -> None:
    text = "\n".join(begin + between.join(words) + end for begin, words, between, end in lines)
    table = letter_table(text, "letter.txt")
    places = {row.place for row in table.rows} | {place for place, _, _ in table.set_aside}
    assert places == {f"letter.txt:{n}" for n, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert all(row.cells["name"] in text and len(row.cells["name"].split()) > 1 for row in table.rows)
    again = letter_table(text, "letter.txt")
    assert (again.rows, again.set_aside) == (table.rows, table.set_aside)
