"""Names: folding line by line, one name in two scripts, and search on the real records."""

import itertools
import re
import unicodedata
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from signatories_loaders.paths import House
from signatories_schema.names import fold, script
from signatories_schema.names.compare import LOOK, SAME_LOOK, compare
from signatories_schema.names.words import TITLES
from site_under_test import datasette, page

WILD = st.text(max_size=30) | st.text(
    "اآأإٱيىئكةۀهءـ\u0640\u064b\u200c\u200d\u200f 'ʿ-_áÉßİıæŁ09۰٩ﷲﻻABCabc", max_size=30
)


@pytest.mark.parametrize(
    ("letters", "folded"),
    [
        ("يىېۍێےئی", "ی"),
        ("كڪګک", "ک"),
        ("ةۀەھہه", "ه"),
        ("أإٱآا", "ا"),
        ("ؤۆۊو", "و"),
        ("ڕر", "ر"),
        ("ڵل", "ل"),
        ("ڼن", "ن"),
        ("ځز", "ز"),
        ("ءـ", ""),
        ("əeEÉèêëēĕ", "e"),
        ("ıiİIíîï", "i"),
        ("łŁlĽ", "l"),
        ("đĐdḍ", "d"),
        ("øØoÖôō", "o"),
        ("æÆǣ", "ae"),
        ("ßẞ", "ss"),
        ("'’‘`´ʾʿʼ", ""),
        *((persian + arabic + plain, plain) for persian, arabic, plain in zip("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
        # Marks: accents, honorifics, vowel signs, the small alef, marks of recitation, and what has no width.
        ("\u0300\u036f\u0610\u061a\u064b\u064e\u0651\u065f\u0670\u06d6\u06ed", ""),
        ("\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff", ""),
        ("\u200c-–—_.,;:!?()«»\"/|\u060c\u061b\u061f \t\n\u00a0\u2003", " "),
    ],
)  # fmt: skip
def test_each_line_of_the_fold_table(letters: str, folded: str) -> None:
    for around in ("نز", "nz"):
        wanted = dict.fromkeys(letters, around[0] + folded + around[1])
        assert {letter: fold(around[0] + letter + around[1]) for letter in letters} == wanted


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  -- ", ""),
        ("Example ALPHA", "example alpha"),
        ("Nouri-Zad", "nouri zad"),
        ("Exa'mple O`Test", "example otest"),
        ("Āzmūn Ēxample", "azmun example"),
        ("نوري زاد", "نوری زاد"),
        ("نوری‌زاد", "نوری زاد"),
        ("نوریزاد", "نوریزاد"),
        ("فاطِمه سِپهری", "فاطمه سپهری"),
        ("آزمـــون", "ازمون"),
        ("ﻧﻤﻮﻧﻪ", "نمونه"),
        ("ﻻ", "لا"),
        ("(«نمونه»)", "نمونه"),
        ("زاده ۱۳۵۵", "زاده 1355"),
        ("시험", unicodedata.normalize("NFKD", "시험")),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(WILD)
def test_folding_twice_changes_nothing_and_nothing_raises(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(WILD, WILD)
def test_folding_goes_word_by_word(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Example", "Latin"), ("Éxämple", "Latin"), ("نمونه", "Arabic"), ("ﻧﻤﻮﻧﻪ", "Arabic"), ("نمونه Example", "Arabic"),
        ("시험", "other"), ("", "other"), ("123", "other"),
    ],
)  # fmt: skip
def test_script(text: str, named: str) -> None:
    assert script(text) == named


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("محمد", "Mohammad Mohammed Muhammad Mohamad"),
        ("فاطمه", "Fatemeh Fatima Fatimah Fateme Fatemah"),
        ("علی", "Ali"),
        ("حسین", "Hossein Hussein Hosein Hussain"),
        ("رضا", "Reza Riza"),
        ("زهرا", "Zahra"),
        ("نسرین", "Nasrin Nasreen"),
        ("شیرین", "Shirin Schirin Shireen"),
        ("جواد", "Javad Jawad Dschawad"),
        ("ژاله", "Zhaleh Jaleh Zhale"),
        ("چنگیز", "Changiz Tchangiz Tschangiz"),
        ("خدیجه", "Khadijeh Khadija Khadije"),
        ("کوروش", "Kourosh Kurosh Koorosh"),
        ("اسماعیل", "Esmail Ismail Esmaeil Ismael"),
        ("یوسف", "Yousef Yusuf Youssef"),
        ("قاسم", "Ghasem Qasem Qassem"),
        ("صدیقه", "Sedigheh Seddigheh Sediqeh"),
        ("ویدا", "Vida Wida"),
        ("مسعود", "Masoud Massoud Masud"),
        ("مصطفی", "Mostafa Mustafa"),
        ("عظیم", "Azim Azeem"),
        ("ثریا", "Soraya Sorayya"),
        ("منیژه", "Manijeh Manizheh"),
        ("توفیق", "Tofigh Tofiq"),
        ("احمد", "Ahmad Ahmed"),
        ("یحیی", "Yahya"),
        ("نمونه‌پور", "Nemuneh-Pour Nemouneh-Poor"),
        ("آزمون", "Azmoun Azmun Āzmūn"),
    ],
)
def test_scripts_look_alike(persian: str, latin: str) -> None:
    """Whatever the spelling, a name looks like itself in the other script."""
    assert {form: compare(form, persian) >= SAME_LOOK for form in latin.split()} == dict.fromkeys(latin.split(), True)
    assert compare(persian, persian.replace("ی", "ي").replace("ک", "ك")) == 1.0


@pytest.mark.parametrize(
    ("persian", "latin"),
    [("ایمان", "Iman"), ("ایرج", "Iraj"), ("عیسی", "Isa"), ("اورنگ", "Orang"), ("ایوب", "Ayoub"), ("اویس", "Oveis")],
)
def test_short_names_that_begin_with_a_long_vowel_may_be_one(persian: str, latin: str) -> None:
    assert compare(persian, latin) >= LOOK


def test_different_names_do_not_look_alike() -> None:
    names = ["Fatemeh", "Mohammad", "Hossein", "Hashem", "Javad", "Abbas", "Gohar", "Kourosh", "Shirin", "Nasrin"]
    alike = [(one, other) for one, other in itertools.combinations(names, 2) if compare(one, other) >= LOOK]
    assert alike == []


def test_titles_are_in_folded_form() -> None:
    assert {title: fold(title) for title in TITLES} == {title: title for title in TITLES}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


async def found(site: Datasette, query: str) -> list[str]:
    """People of the search page, best first."""
    text = await page(site, f"/search?q={quote(query)}")
    listed = text.partition('<section class="card" id="people"')[2].partition("</section>")[0]
    return re.findall(r'<li><a href="/person/([a-z0-9-]+)">', listed)


@pytest.mark.parametrize(
    "query",
    [
        "نوري زاد",
        "نوری‌زاد",
        "نوریزاد",
        "Nourizad",
        "Nurizad",
        "Nouri-Zad",
        "محمد نوری زاد",
        "Mohammed NURIZAD",
        "Dr. Mohammad Nourizad",
    ],
)
async def test_every_spelling_finds_him_first(site: Datasette, query: str) -> None:
    assert (await found(site, query))[:1] == ["mohammad-nourizad"]


@pytest.mark.parametrize(
    "query", ["فاطمه سپهری", "فاطمة سپهري", "Fatemeh Sepehri", "Fatima Sepehry", "sepehri fatemeh"]
)
async def test_given_names_tell_people_of_one_family_name_apart(site: Datasette, query: str) -> None:
    assert (await found(site, query))[:1] == ["fatemeh-sepehri"]


async def test_a_family_name_alone_finds_all_who_bear_it(site: Datasette) -> None:
    assert sorted((await found(site, "سپهری"))[:2]) == ["fatemeh-sepehri", "mohammad-hossein-sepehri"]


@pytest.mark.parametrize(
    "query", ["Zzyzx Qwrt", "!!!", "\"' OR 1=1 --", "시험", "%", "*", "a" * 5000, "AND (", 'x" OR "y']
)
async def test_what_is_no_name_finds_nobody_and_breaks_nothing(site: Datasette, query: str) -> None:
    assert await found(site, query) == []
