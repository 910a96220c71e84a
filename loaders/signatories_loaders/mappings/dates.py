"""Dates as other people's lists write them, turned into the dates of the records."""

import re
from datetime import date

import jdatetime

from signatories_schema.dates import ACCEPTED, DateError, bounds, jalali_month_days, span

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PARTS = re.compile(r"[/.\-\s]+")
_TIME = re.compile(r"[T ]\d{1,2}:\d\d\S*$")
_JALALI_YEAR = re.compile(r"1[234]\d\d(?!\d)")


def to_edtf(text: str, order: str, calendar: str) -> str:
    """An EDTF date of a date written in parts, some of which may be missing. Raises DateError.

    `order` is iso or ymd (year first) or dmy (year last); parts are dropped from the small end: `08/2019` is a month.
    Where it is not plain which part was dropped (`25/2019`), the date is unknown: empty. A time of day is left out.
    """
    plain = _TIME.sub("", text.strip().translate(_DIGITS))
    if order == "iso" and calendar == "gregorian":
        return _records_own(plain)
    parts = [part for part in _PARTS.split(plain) if part]
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise DateError(f"accepted: {_accepted(order, calendar)}")
    year, *rest = map(int, reversed(parts) if order == "dmy" else parts)
    if order == "dmy" and len(rest) == 1 and rest[0] > 12:
        return ""
    if calendar == "jalali":
        return _from_jalali(year, rest)
    if 1250 <= year < 1500:
        raise DateError(_is_jalali(str(year), order))
    edtf = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    bounds(edtf)
    return edtf


def _records_own(plain: str) -> str:
    """A date as the records hold it, with ~ and intervals."""
    try:
        bounds(plain)
    except DateError:
        if jalali := _JALALI_YEAR.match(plain):
            raise DateError(_is_jalali(jalali[0], "iso")) from None
        raise
    return plain


def _is_jalali(year: str, order: str) -> str:
    return f"{year} is a Jalali year; accepted: {_accepted(order, 'gregorian')}, or calendar: jalali in the mapping"


def _accepted(order: str, calendar: str) -> str:
    if order == "iso" and calendar == "gregorian":
        return ACCEPTED
    parts = "day/month/year" if order == "dmy" else "year/month/day"
    return f"a {calendar} date as {parts}, small parts left out or not"


def _from_jalali(year: int, rest: list[int]) -> str:
    """A Jalali day as the Gregorian day, a month or year as the interval of days it covers."""
    if not 1250 <= year < 1500:
        raise DateError(f"{year} is no Jalali year; accepted: a Jalali date, or calendar: gregorian in the mapping")
    month = rest[0] if rest else 1
    last_month = rest[0] if rest else 12
    if not 1 <= month <= 12:
        raise DateError(f"there is no Jalali month {month}; accepted: 1 to 12")
    days = jalali_month_days(last_month, year)
    day, last_day = (rest[1], rest[1]) if len(rest) > 1 else (1, days)
    if not 1 <= day <= days:
        raise DateError(f"month {month} of {year} has {days} days; accepted: 1 to {days}")
    first, last = _gregorian(year, month, day), _gregorian(year, last_month, last_day)
    return (span(first, last) or first).replace(" to ", "/")


def _gregorian(year: int, month: int, day: int) -> str:
    turned: date = jdatetime.date(year, month, day).togregorian()
    return turned.isoformat()
