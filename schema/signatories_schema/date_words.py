"""Days and ranges of days as people write them, in English and Persian, Gregorian and Jalali.

Month names: of the Jalali calendar as Iranian print writes them and as they are usually romanised; of the Gregorian one in
Persian as Iranian print writes them (after the French).
"""

from datetime import date

import jdatetime

from signatories_schema.dates import bounds, span
from signatories_schema.texts import text

_GREGORIAN = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fa": ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
}
_JALALI = {
    "en": [
        "Farvardin",
        "Ordibehesht",
        "Khordad",
        "Tir",
        "Mordad",
        "Shahrivar",
        "Mehr",
        "Aban",
        "Azar",
        "Dey",
        "Bahman",
        "Esfand",
    ],
    "fa": ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
}
_TO = {"en": "to", "fa": "تا"}
_BY = {"en": "by", "fa": "پیش از پایان"}
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def digits(text: object, language: str) -> str:
    """The text with the digits of the language: Persian ones in `fa`."""
    return str(text).translate(_DIGITS) if language == "fa" else str(text)


def gregorian_words(first: str | None, last: str | None, language: str) -> str:
    """Two ISO days, first and last possible, as a Gregorian day, month, year or range; empty where nothing is known."""
    short = span(first, last)
    if not short or not last:
        return ""
    if not first:
        return digits(f"{_BY[language]} {_day(last, language)}", language)
    if first == last or " to " not in short:
        return digits(_day(short, language), language)
    same_year, same_month = first[:4] == last[:4], first[:7] == last[:7]
    begin = _day(first, language)
    if same_month:
        begin = str(int(first[8:]))
    elif same_year:
        begin = begin.rsplit(" ", 1)[0]
    return digits(f"{begin} {_TO[language]} {_day(last, language)}", language)


def jalali_words(first: str | None, last: str | None, language: str) -> str:
    """The same days in the Jalali calendar. A Gregorian month or year is no Jalali one, so it becomes a range of days."""
    if not last:
        return ""
    end = _jalali(last)
    if not first:
        return digits(f"{_BY[language]} {_jalali_day(end, language)}", language)
    begin = _jalali(first)
    if begin == end:
        return digits(_jalali_day(end, language), language)
    if _whole_years(begin, end):
        years = str(begin.year) if begin.year == end.year else f"{begin.year} {_TO[language]} {end.year}"
        return digits(years, language)
    written = _jalali_day(begin, language)
    if (begin.year, begin.month) == (end.year, end.month):
        written = str(begin.day)
    elif begin.year == end.year:
        written = written.rsplit(" ", 1)[0]
    return digits(f"{written} {_TO[language]} {_jalali_day(end, language)}", language)


def edtf_words(edtf: str, language: str) -> str:
    """A date of the records in words, in the calendar of the language: `about August 2019` for `2019-08~`."""
    written = (jalali_words if language == "fa" else gregorian_words)(*bounds(edtf), language)
    return text("event.cite_about", language).format(date=written) if "~" in edtf else written


def _whole_years(begin: jdatetime.date, end: jdatetime.date) -> bool:
    after = end + jdatetime.timedelta(days=1)
    return (begin.month, begin.day) == (1, 1) and (after.month, after.day) == (1, 1)


def _day(iso: str, language: str) -> str:
    """`2019`, `2019-08` or `2019-08-11` in words."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = _GREGORIAN[language][int(rest[0]) - 1]
    return " ".join([str(int(part)) for part in rest[1:]] + [month, year])


def _jalali(iso: str) -> jdatetime.date:
    return jdatetime.date.fromgregorian(date=date.fromisoformat(iso))


def _jalali_day(day: jdatetime.date, language: str) -> str:
    return f"{day.day} {_JALALI[language][day.month - 1]} {day.year}"
