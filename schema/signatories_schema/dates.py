"""Dates as the records hold them: a small part of EDTF level 1, and Jalali dates as pages print them.

A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with `~` behind it where it was inferred, or a closed interval of two such
dates (`2019-07-10/2019-07-12`). Years run from 1900, so a Jalali year is never taken for a Gregorian one.
The grammar is that of the Library of Congress (Extended Date/Time Format, level 1); only what is used here is accepted.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

import jdatetime

ACCEPTED = "YYYY, YYYY-MM or YYYY-MM-DD from 1900 on, with ~ where inferred, or two of these with / between, in order"

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")
_JALALI_YEARS = range(1250, 1500)


class DateError(ValueError):
    """A date that cannot be read. The message names the fault and what is accepted."""


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[str, str]:
    """First and last day (ISO, Gregorian) of an EDTF date; a day has both equal. Raises DateError."""
    parts = text.split("/")
    if len(parts) > 2:
        raise DateError(f"accepted: {ACCEPTED}")
    first, last = _bounds_of_one(parts[0]), _bounds_of_one(parts[-1])
    if first[0] > last[1]:
        raise DateError(f"the interval runs backwards; accepted: {ACCEPTED}")
    return first[0], last[1]


def begin_bounds(text: str) -> tuple[str, str]:
    """First and last day on which a span of time began: the bounds of an interval's first date."""
    return bounds(text.split("/")[0])


def end_bounds(text: str) -> tuple[str, str]:
    """First and last day on which a span of time ended: the bounds of an interval's last date."""
    return bounds(text.split("/")[-1])


def span(first: str | None, last: str | None) -> str | None:
    """Two ISO days as a person would write them: a day, a whole month or year, or one to the other.

    >>> span("2009-07-01", "2009-07-31")
    '2009-07'
    """
    if not last:
        return None
    if not first:
        return f"by {last}"
    for short in (last, last[:7], last[:4]):
        if bounds(short) == (first, last):
            return short
    return f"{first} to {last}"


def _bounds_of_one(text: str) -> tuple[str, str]:
    match = _DATE.fullmatch(text)
    if not match:
        raise DateError(f"accepted: {ACCEPTED}")
    year, month, day = int(match[1]), match[2], match[3]
    if year in _JALALI_YEARS:
        raise DateError(f"{year} is a Jalali year (about {year + 621} Gregorian); accepted: {ACCEPTED}")
    if year < 1900:
        raise DateError(f"the year is before 1900; accepted: {ACCEPTED}")
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        raise DateError(f"there is no month {month}; accepted: {ACCEPTED}")
    days = calendar.monthrange(year, int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{days:02}"
    if not 1 <= int(day) <= days:
        raise DateError(f"{year}-{month} has no day {day}; accepted: {ACCEPTED}")
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"


def check_edtf(text: str) -> str:
    """The text itself if it is a date this project reads. Raises DateError."""
    bounds(text)
    return text


# -- Jalali dates as printed -----------------------------------------------------------------------------------------

JALALI_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("فروردین", "فروردين", "farvardin"),
            ("اردیبهشت", "اردیبهشت‌ماه", "ordibehesht"),
            ("خرداد", "خردادماه", "khordad"),
            ("تیر", "تیرماه", "tir"),
            ("مرداد", "امرداد", "mordad"),
            ("شهریور", "shahrivar"),
            ("مهر", "mehr"),
            ("آبان", "aban"),
            ("آذر", "azar"),
            ("دی", "dey"),
            ("بهمن", "bahman"),
            ("اسفند", "esfand"),
        ),
        1,
    )
    for name in names
}
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PERSIAN_MONTHS = "|".join(sorted((m for m in JALALI_MONTHS if not m.isascii()), key=len, reverse=True))
_LATIN_MONTHS = "|".join(m for m in JALALI_MONTHS if m.isascii())
_WORDS_ELSEWHERE = frozenset(("mehr", "tir", "dey", "aban", "azar"))
"""Latin names of months that are words or names elsewhere; they count beside a number only."""
_GAP = "[\\s\u200c]*"
_JALALI = re.compile(
    # Persian print often drops the space between day and month; a Latin month needs one, since "mehr" is a German word too.
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:\.?{_GAP}(?P<persian>{_PERSIAN_MONTHS})|\.?\s+(?P<latin>{_LATIN_MONTHS})\b)"
    rf"(?:{_GAP}ماه)?(?![^\W\d_])(?:{_GAP}(?P<year>1[2-4]\d\d)(?!\d))?",
    re.IGNORECASE,
)
_JALALI_NUMERIC = re.compile(r"(?<!\d)(?P<year>1[34]\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?!\d)")


def jalali_month_days(month: int, year: int | None) -> int:
    """Days of a Jalali month (1 to 12); Esfand has 30 where the year is not known."""
    if month <= 6:
        return 31
    if month <= 11 or year is None:
        return 30
    return 30 if jdatetime.date(year, 1, 1).isleap() else 29


def check_jalali_printed(text: str) -> str:
    """The text itself unless it holds a Jalali day that does not exist (31 Esfand). Raises DateError."""
    plain = text if text.isascii() else text.translate(_DIGITS)
    for match in (*_JALALI.finditer(plain), *_JALALI_NUMERIC.finditer(plain)):
        named = match.groupdict()
        month = int(named["month"]) if "month" in named else JALALI_MONTHS[(named["persian"] or named["latin"]).lower()]
        year = int(match["year"]) if match["year"] else None
        if not 1 <= month <= 12:
            raise DateError(f"there is no Jalali month {month}; accepted: a date as the page prints it")
        days = jalali_month_days(month, year)
        if not 1 <= int(match["day"]) <= days:
            raise DateError(
                f"that Jalali month has {days} days, so no day {match['day']}; accepted: a date as the page prints it"
            )
    return text


def names_jalali(text: str) -> bool:
    """Whether a printed date names a Jalali month or year."""
    plain = text.translate(_DIGITS)
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", plain)}
    plainly = any(name in words or f"{name}ماه" in words for name in JALALI_MONTHS if name not in _WORDS_ELSEWHERE)
    latin = re.search(rf"\d\.?\s+(?:{_LATIN_MONTHS})\b|\b(?:{_LATIN_MONTHS})\s+\d", plain, re.IGNORECASE)
    return plainly or bool(latin) or bool(re.search(r"(?<!\d)1[34]\d\d(?!\d)", plain))


def names_gregorian(text: str) -> bool:
    """Whether a printed date names a Gregorian year."""
    return bool(re.search(r"(?<!\d)20\d\d(?!\d)|(?<!\d)19\d\d(?!\d)", text.translate(_DIGITS)))


def jalali(day: str) -> str:
    """A Gregorian ISO day as a Jalali day `YYYY-MM-DD`."""
    turned = jdatetime.date.fromgregorian(date=date.fromisoformat(day))
    return f"{turned.year:04}-{turned.month:02}-{turned.day:02}"
