"""The catalogue of texts: complete in both languages, every key used and every used key there, dates in words."""

import re
from enum import StrEnum
from string import Formatter

import pytest

from conftest import ROOT
from signatories_schema import vocab
from signatories_schema.date_words import gregorian_words, jalali_words
from signatories_schema.texts import LANGUAGES, catalogue, text

SITE = ROOT / "datasette_config"
TEMPLATES = sorted((SITE / "templates").rglob("*.html"))
SOURCES = [*TEMPLATES, *(SITE / "plugins").glob("*.py"), *(ROOT / "loaders").rglob("*.py")]
_KEY = re.compile(r"""\bt\(\s*["'](\w+\.[\w -]+)["']\s*[,)~]""")
_BUILT = re.compile(r"""\bt\(\s*["'](\w+\.[\w-]*)["']\s*~""")


def forms(key: str) -> dict[str, list[str]]:
    """The forms of a text in each language."""
    found = catalogue()[key]
    return {lang: list(found[lang].values()) if isinstance(found[lang], dict) else [found[lang]] for lang in LANGUAGES}


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


def test_every_text_stands_in_both_languages_and_nothing_else_does() -> None:
    known = {*LANGUAGES, "check"}
    wrong = {key: sorted(entry) for key, entry in catalogue().items() if not set(LANGUAGES) <= set(entry) <= known}
    assert wrong == {}
    assert [key for key in catalogue() for said in forms(key).values() if not all(f and f.strip() for f in said)] == []


def test_both_languages_take_the_same_values() -> None:
    taken = {
        key: {lang: set().union(*map(fields, said)) - {"n"} for lang, said in forms(key).items()} for key in catalogue()
    }
    assert {key: by for key, by in taken.items() if by["en"] != by["fa"]} == {}


def test_persian_texts_are_persian() -> None:
    """A Persian text has Persian letters, unless it is a name or a sign that is the same in both."""
    same = [key for key in catalogue() if not re.search("[\u0600-\u06ff]", text(key, "fa", 2))]
    assert [key for key in same if text(key, "fa", 2) != text(key, "en", 2) and key != "common.other_edition"] == []


def used_keys() -> tuple[set[str], set[str]]:
    """Keys that templates and programs name, and beginnings of keys that they complete."""
    whole, begun = set(), set()
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        whole |= set(_KEY.findall(source))
        begun |= set(_BUILT.findall(source))
    return whole - begun, begun


def test_every_key_that_a_page_names_stands_in_the_catalogue() -> None:
    whole, begun = used_keys()
    assert sorted(whole - set(catalogue())) == []
    assert sorted(b for b in begun if not any(key.startswith(b) for key in catalogue())) == []


@pytest.mark.parametrize(
    "vocabulary", [v for v in vars(vocab).values() if isinstance(v, type) and issubclass(v, StrEnum)]
)
def test_the_words_of_a_vocabulary_stand_in_the_catalogue(vocabulary: type[StrEnum]) -> None:
    """Of those vocabularies that pages show; a vocabulary that is shown is shown whole."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()
    held = {key.removeprefix(f"words.{name}-") for key in catalogue() if key.startswith(f"words.{name}-")}
    extra = {"letter"} if name == "event_kind" else set()
    assert held == set() or held - extra == {str(word) for word in vocabulary}


def test_no_template_holds_text_of_its_own() -> None:
    """Letters between tags that no `{{ }}` gives: every text stands in the catalogue."""
    found = {}
    for path in TEMPLATES:
        plain = re.sub(
            r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style|code|pre|svg)\b.*?</\1>|<!--.*?-->",
            " ",
            path.read_text(encoding="utf-8"),
        )
        words = [w for w in re.findall(r">([^<>]+)<", f">{plain}<") if re.search(r"[^\W\d_]{2,}", w)]
        if words and path.name != "error.html":
            found[path.name] = [w.strip() for w in words]
    assert found == {}


@pytest.mark.parametrize(
    ("first", "last", "gregorian", "jalali", "persian_gregorian", "persian_jalali"),
    [
        ("2019-08-11", "2019-08-11", "11 August 2019", "20 Mordad 1398", "۱۱ اوت ۲۰۱۹", "۲۰ مرداد ۱۳۹۸"),
        ("2019-08-01", "2019-08-31", "August 2019", "10 Mordad to 9 Shahrivar 1398", "اوت ۲۰۱۹", "۱۰ مرداد تا ۹ شهریور ۱۳۹۸"),
        ("2019-01-01", "2019-12-31", "2019", "11 Dey 1397 to 10 Dey 1398", "۲۰۱۹", "۱۱ دی ۱۳۹۷ تا ۱۰ دی ۱۳۹۸"),
        ("2019-08-10", "2019-08-12", "10 to 12 August 2019", "19 to 21 Mordad 1398", "۱۰ تا ۱۲ اوت ۲۰۱۹", "۱۹ تا ۲۱ مرداد ۱۳۹۸"),
        ("2019-07-23", "2019-08-12", "23 July to 12 August 2019", "1 to 21 Mordad 1398", "۲۳ ژوئیه تا ۱۲ اوت ۲۰۱۹", "۱ تا ۲۱ مرداد ۱۳۹۸"),
        ("2019-12-30", "2020-01-02", "30 December 2019 to 2 January 2020", "9 to 12 Dey 1398", "۳۰ دسامبر ۲۰۱۹ تا ۲ ژانویه ۲۰۲۰", "۹ تا ۱۲ دی ۱۳۹۸"),
        ("2019-03-21", "2020-03-19", "21 March 2019 to 19 March 2020", "1398", "۲۱ مارس ۲۰۱۹ تا ۱۹ مارس ۲۰۲۰", "۱۳۹۸"),
        (None, "2019-08-12", "by 12 August 2019", "by 21 Mordad 1398", "پیش از پایان ۱۲ اوت ۲۰۱۹", "پیش از پایان ۲۱ مرداد ۱۳۹۸"),
        (None, None, "", "", "", ""),
    ],
)  # fmt: skip
def test_days_in_words(
    first: str | None, last: str | None, gregorian: str, jalali: str, persian_gregorian: str, persian_jalali: str
) -> None:
    found = (
        gregorian_words(first, last, "en"), jalali_words(first, last, "en"),
        gregorian_words(first, last, "fa"), jalali_words(first, last, "fa"),
    )  # fmt: skip
    assert found == (gregorian, jalali, persian_gregorian, persian_jalali)
