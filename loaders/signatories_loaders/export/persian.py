"""What the Persian sheets say in Persian where a table has English words of ours: labels, days, terms, coverage."""

import sqlite3
from functools import cache, lru_cache
from typing import Any

from signatories_schema.date_words import digits, gregorian_words, jalali_words
from signatories_schema.texts import catalogue, text

_CACHED = 10_000
_COMMA = "، "


def add_functions(db: sqlite3.Connection) -> None:
    """Make the functions known to a connection, for the queries of the sheets."""
    for name, count, function in (
        ("jalali", 3, jalali_words),
        ("days_fa", 2, days),
        ("what_fa", 5, what),
        ("label_fa", 6, label),
        ("coverage_fa", 2, coverage),
    ):
        db.create_function(name, count, lru_cache(_CACHED)(function), deterministic=True)


@cache
def words(begins: str) -> dict[Any, str]:
    """Words of a vocabulary in Persian."""
    return {key.removeprefix(f"{begins}-"): text(key, "fa") for key in catalogue() if key.startswith(f"{begins}-")}


def days(first: str | None, last: str | None) -> str | None:
    """Two days, first and last possible, as words of the Gregorian calendar."""
    return gregorian_words(first, last, "fa") or None


def what(opening: str | None, stage: str | None, least: int | None, most: int | None, basis: str | None) -> str | None:
    """How a custody began, the stage and term of a judgment, or how a person is known to have signed."""
    told = [
        words("words.opening").get(opening),
        words("words.stage").get(stage),
        term(least, most),
        words("words.basis").get(basis),
    ]
    return _COMMA.join(one for one in told if one) or None


def term(least: int | None, most: int | None) -> str | None:
    """A prison term in months."""
    if least is None or most is None:
        return None
    numbers = str(least) if least == most else text("workbook.range", "fa").format(least=least, most=most)
    return text("event.months", "fa").format(n=digits(numbers, "fa"))


def label(kinds: str, name: str | None, kind: str, told: str | None, first: str | None, last: str | None) -> str:
    """What names an event, a claim or the appearance of a letter: who, what, when."""
    word = words(f"words.{kinds}").get(kind, kind)
    return _COMMA.join(one for one in (name, word, told, days(first, last) or text("common.undated", "fa")) if one)


def coverage(held: int, published: int | None) -> str:
    """How many of the published signatories are named."""
    key = "workbook.coverage_unpublished" if published is None else "workbook.coverage"
    return digits(text(key, "fa").format(held=held, published=published), "fa")
