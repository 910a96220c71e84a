"""Names compared and searched: spellings that are one name, names that only look like one, and any text at all."""

import itertools
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_schema.names.compare import LOOK, SAME_LOOK, compare, reasons
from signatories_schema.names.given import compound, given_name
from signatories_schema.names.index import Found, Index
from signatories_schema.names.sound import code, likeness
from signatories_schema.names.words import take_apart

WILD = st.text(max_size=40) | st.text(
    "اآأإٱيىئكةۀەهءعوگچپژلل\u0640\u064b\u200c\u200f 'ʿ-_áÉßİıæŁşčž09۰ﷲabdsheiouyzجhkgtchالدین", max_size=40
)

GIVEN = [
    "نسرین Nasrin Nasreen",
    "شیرین Shirin Schirin Shireen Şirin",
    "جعفر Jafar Ja'far Dschafar Djafar Cafer",
    "حسین Hossein Hussein Hosein Hoseyn Hüseyin",
    "حسن Hassan Hasan Hassán",
    "چنگیز Changiz Tschangis Tchanguiz",
    "ژیلا Jila Zhila",
    "منصوره Mansoureh Mansureh Mansoura",
    "عبدالفتاح Abdolfattah Abdul-Fattah Abdulfattah Abd-al-Fattah",
    "عبدالرسول Abdolrasoul Abdorrasul Abdul-Rasul",
    "شمس‌الدین Shamseddin Shamsoddin Shams-al-Din Shams-ud-Din",
    "نصرالله Nasrollah Nasrallah Nasrullah",
    "خسرو Khosrow Khosro Chosrou",
    "اسماعیل Esmail Ismail Esmaeil",
    "غلامرضا Gholamreza Gholam-Reza Golamreza",
    "ارژنگ Arjang Arzhang",
    "یعقوب Yaghoub Yaqub Jaqub",
    "ضیاءالدین Ziaeddin Zia-oddin Ziauddin",
    "محمدباقر Mohammad-Bagher Mohammadbagher Muhammad-Baqir",
    "ابوالفضل Abolfazl Abolfazal Abol-Fazl",
]
FAMILY = [
    "نمونه‌پور Nemounehpour Nemuneh-Pur Nemoonepoor",
    "آزمون‌زاده Azmounzadeh Azmun-Zade Āzmūnzāde",
    "خیال‌نژاد Khialnejad Khiyal-Nezhad Chialneschad",
    "شگفتی Shegefti Schegefti Chegefti Şegefti",
    "چراغیان Cheraghian Cheraqiyan Tscheraghian",
    "واژه‌جو Vazhehjou Vajeju Wazhe-Jou",
    "قوس‌قزحی Ghowsghazahi Qowsqazahi Ghosghazahi",
    "رؤیایی Royaei Royai Rowyaei",
    "خوابگردی Khabgardi Khābgardī Xabgardi",
    "جنگل‌دوست Jangaldoust Dschangaldust Jangal-Dust",
    "یادگاریان Yadegarian Yadegariyan Jadegarian",
]


def spellings(rows: list[str]) -> list[list[str]]:
    return [row.split() for row in rows]


@pytest.mark.parametrize("row", GIVEN + FAMILY)
def test_every_spelling_of_a_word_looks_the_same(row: str) -> None:
    low = {(a, b): round(compare(a, b), 2) for a, b in itertools.combinations(row.split(), 2) if compare(a, b) < LOOK}
    assert low == {}


@pytest.mark.parametrize("rows", [GIVEN, FAMILY])
def test_two_words_are_not_taken_for_one(rows: list[str]) -> None:
    pairs = [
        (a, b)
        for one, other in itertools.combinations(spellings(rows), 2)
        for a, b in itertools.product(one, other)
        if compare(a, b) >= SAME_LOOK
    ]
    assert pairs == []


SAME = [
    ("Fatemeh Sepehri", "فاطمه سپهری"),
    ("SEPEHRI Fatima", "Fatemeh Sepehri"),
    ("Mohammad Nourizad", "محمد نوري زاد"),
    ("NOURI-ZAD Mohammed", "محمد نوری‌زاد"),
    ("Dr. Seyed Mohammad Nourizad", "محمد نوری‌زاد"),
    ("Mohammad-Reza Azmouni", "محمدرضا آزمونی"),
    ("Mohammad Reza Azmouni", "آزمونی محمدرضا"),
    ("Ali Azmounipour", "علی آزمونی پور"),
    ("AZMOUNI Mohammad Ali", "سیدمحمدعلی آزمونی"),
    ("Hojjat al-Eslam Hossein Azmouni", "حسین آزمونی"),
    ("Abdolreza Nemouneh", "Abdorrezá Nemuné"),
    ("Shams al-Din Khiali", "شمس‌الدین خیالی"),
    ("Haj Ahmad Kheyali", "Hajahmad Khiyali"),
    ("Eshaq Nemounei", "Eshagh Nemunei"),
    ("Məhəmmədəli Azmuni", "محمدعلی آزمونی"),
    ("Mohammad Alī Āzmūnī", "مەحەممەد عەلی ئازموونی"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert (compare(one, other) >= SAME_LOOK) is True


DIFFERENT = [
    ("Hassan Azmouni", "Hossein Azmouni"),
    ("حسن آزمونی", "Hossein Azmouni"),
    ("Ahmad Azmouni", "Hamid Azmouni"),
    ("Mahmoud Azmouni", "Mohammad Azmouni"),
    ("Ali Akbar Azmouni", "Ali Asghar Azmouni"),
    ("Ali Azmouni", "Reza Azmouni"),
    ("Said Azmouni", "Seyed Nemouni"),
    ("Fatemeh Karimzadeh", "Fatemeh Rahimzadeh"),
    ("Mohammad Azmouni", "Mohammad Nemouni"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_only_look_like_one(one: str, other: str) -> None:
    assert (compare(one, other) < LOOK) is True


@pytest.mark.parametrize(
    ("one", "other"), [("Hossein Kherami", "حسین کرامتی"), ("Nasrin Azmouni", "Nasrin Armouni"), ("Hossein Azmounfar", "Hossein Azmoun")]
)  # fmt: skip
def test_names_that_are_near_are_not_the_same(one: str, other: str) -> None:
    assert (compare(one, other) < SAME_LOOK) is True


def test_leaving_out_costs_less_than_contradiction() -> None:
    whole = "Mohammad Azmouni Shegefti"
    omitted, against = compare(whole, "Mohammad Azmouni"), compare(whole, "Mohammad Azmouni Nemouneh")
    assert (omitted >= LOOK, against < LOOK) == (True, True)


@given(WILD, WILD)
def test_any_two_texts(one: str, other: str) -> None:
    value = compare(one, other)
    assert 0.0 <= value <= 1.0
    assert math.isclose(value, compare(other, one), abs_tol=1e-9)
    assert compare(one, one) == 1.0
    assert all(reasons(one, other))


@given(WILD, WILD)
def test_any_two_codes(one: str, other: str) -> None:
    ours, theirs = code(one), code(other)
    value = likeness(ours, theirs)
    assert 0.0 <= value <= 1.0
    assert value == likeness(theirs, ours)
    assert likeness(ours, ours) == 1.0


WORDS = st.sampled_from([form for row in spellings(GIVEN + FAMILY) for form in row if form.isalpha()])


@given(st.lists(WORDS, min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_order_of_parts_says_nothing(words: list[str], chance: random.Random) -> None:
    turned = chance.sample(words, len(words))
    assert math.isclose(compare(" ".join(words), " ".join(turned)), 1.0)


@pytest.mark.parametrize("text", ["", "!!!", "a" * 100_000, "ا " * 50_000, "시험 시험", "Mr. Dr.", "\ud800", "x\0y"])
def test_what_is_no_name(text: str) -> None:
    assert compare(text, text) == 1.0
    assert compare(text, "Example Alpha") < LOOK
    assert Index([("one", text)]).search("Example Alpha") == []


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Nourizad", "NOURIZAD", ["the same letters"]),
        ("", "Example", ["no name on one side"]),
        (
            "Azmouni Mahdi",
            "Mehdi Azmouni Tehrani",
            ["same family name: azmouni", "given name differs by one vowel: mahdi, mehdi", "in one form only: tehrani",
             "parts in another order"],
        ),
        (
            "Dr. Mohammad Nouri Zad",
            "محمد نوری‌زاد",
            ["same family name in both scripts: nouri, نوری", "same given name in both scripts: mohammad, محمد",
             "same family name in both scripts: zad, زاد", "title in one form only: dr"],
        ),
        ("Ali Example", "Reza Example", ["same part: example", "one against the other: ali, reza"]),
        (
            "Ali Nouri-Zad",
            "Nourizad",
            ["same family name: nourizad", "in one form only: ali", "one word where the other form has two"],
        ),
    ],
)  # fmt: skip
def test_reasons(one: str, other: str, said: list[str]) -> None:
    assert reasons(one, other) == said


@pytest.mark.parametrize(
    ("word", "name"),
    [("mohammed", "mohammad"), ("muhamad", "mohammad"), ("محمد", "mohammad"), ("hasan", "hasan"), ("hossein", "hosein"),
     ("mortaza", "morteza"), ("مصطفا", "mostafa"), ("azmoun", None), ("", None)],
)  # fmt: skip
def test_given_names(word: str, name: str | None) -> None:
    assert given_name(word) == name


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("alireza", ["ali", "reza"]), ("محمدعلی", ["محمد", "علی"]), ("mohammadrezaali", ["mohammad", "reza", "ali"]),
     ("mohammad", None), ("alizadeh", None)],
)  # fmt: skip
def test_compound_given_names(word: str, pieces: list[str] | None) -> None:
    assert compound(word) == pieces


def test_words_of_a_name() -> None:
    found = [(word.letters, word.kind) for word in take_apart("Dr. Seyed Alireza Azmoun Nemouni").words]
    assert found == [
        ("dr", "title"), ("seyed", "title"), ("ali", "given name"), ("reza", "given name"), ("azmoun", "part"),
        ("nemouni", "family name"),
    ]  # fmt: skip
    assert [(word.letters, word.title) for word in take_apart("Dr. Seyed").words] == [("dr", False), ("seyed", False)]


def everybody() -> list[tuple[str, str]]:
    """Each given name with each family name, in one spelling."""
    return [
        (f"{given_row[0]} {family_row[0]}", f"{given_row[1]} {family_row[1]}")
        for given_row, family_row in itertools.product(spellings(GIVEN), spellings(FAMILY))
    ]


@pytest.fixture(scope="module")
def index() -> Index[str]:
    return Index(everybody())


@pytest.mark.parametrize("place", range(3))
def test_each_is_found_first_by_another_spelling(index: Index[str], place: int) -> None:
    asked = {}
    for given_row, family_row in itertools.product(spellings(GIVEN), spellings(FAMILY)):
        name, family = given_row[min(place, len(given_row) - 1)], family_row[place]
        asked[f"{family} {name}" if place else f"{name} {family}"] = f"{given_row[0]} {family_row[0]}"
    found = {query: [hit.id for hit in index.search(query, 1)] for query in asked}
    assert found == {query: [wanted] for query, wanted in asked.items()}


def test_a_search_is_ordered_and_limited(index: Index[str]) -> None:
    found = index.search("Nasrin Shegefti", 5)
    assert len(found) == 5
    assert found[0] == Found("نسرین شگفتی", "Nasrin Shegefti", 1.0)
    assert index.search("Nasrin Shegefti", 1) == found[:1]


def test_a_family_name_alone_finds_those_who_bear_it(index: Index[str]) -> None:
    found = index.search("شگفتی", len(GIVEN))
    assert {hit.name.split()[1] for hit in found} == {"Shegefti"}


@given(WILD)
def test_any_text_can_be_searched_and_held(text: str) -> None:
    held = Index([("wild", text), ("tame", "Nasrin Shegefti")])
    assert [hit.id for hit in held.search("نسرین شگفتی", 1)] == ["tame"]
    assert all(0.0 < hit.score <= 1.0 for hit in held.search(text))


def test_an_empty_index() -> None:
    assert Index[str]([]).search("Nasrin Shegefti") == []
