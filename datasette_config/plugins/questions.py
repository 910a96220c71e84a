"""What an address asks: its parameters read, and refused in plain words where nothing can be answered."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn
from urllib.parse import unquote

import jdatetime
from datasette import hookimpl
from datasette.views.base import DatasetteError
from markupsafe import Markup

from signatories_schema.date_words import gregorian_words, jalali_words
from signatories_schema.dates import bounds
from signatories_schema.texts import text

LONGEST = 60
"""Characters of a wrong value that are repeated to whom typed it."""
_TRACKING = re.compile(r"utm_|\w+clid$")
"""What other sites put behind the addresses that they lead to; it asks nothing."""
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
JALALI_UNTIL = 1700
"""Years before this one are of the Jalali calendar."""
YEARS = {"jalali": (1300, 1500), "gregorian": (1921, 2121)}
"""Years that a question may be about."""
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


class Asked:
    """The parameters of one request, for the templates of one page."""

    def __init__(self, request: Any) -> None:
        self._args = request.args if request else {}
        self._language = "fa" if request and request.path.startswith("/fa/") else "en"

    def ask(self, defaults: dict[str, str]) -> dict[str, str]:
        """The parameters that a page reads, with what stands for those left out or left empty; others are refused."""
        for name in self._args:
            if name not in defaults and not _TRACKING.match(name):
                self.refuse("errors.bad_parameter", name, accepted=_listed(defaults))
        return {name: (self._args.get(name) or "").strip() or default for name, default in defaults.items()}

    def refuse(self, key: str, value: object = "", **values: object) -> NoReturn:
        """Answer 400 with a text of the catalogue. Raises DatasetteError."""
        shown = str(value)[:LONGEST]
        message = Markup(text(key, self._language)).format(value=shown, **values)
        raise DatasetteError(message, status=400, message_is_html=True)

    def must(self, key: str, value: str, accepted: list[str]) -> str:
        """The value, if it is one of those accepted; else the text of the key, which may say `{accepted}`."""
        if value not in accepted:
            self.refuse(key, value, accepted=_listed(accepted))
        return value

    def number(self, key: str, value: str, least: int, most: int) -> int:
        """A whole number between two others, in any digits; as a part of an address it may be percent-encoded."""
        value = unquote(value)
        plain = value.translate(LATIN)
        if not re.fullmatch(r"\d{1,7}", plain, re.ASCII) or not least <= int(plain) <= most:
            self.refuse(key, value, least=least, most=most)
        return int(plain)

    def month(self, key: str, value: str) -> dict[str, Any] | None:
        """The first and last day of `2019-08` or, of the Jalali calendar, `1398-05`; nothing for an empty value."""
        if not value:
            return None
        found = month_of(value.translate(LATIN))
        if not found:
            self.refuse(key, value)
        return found


def _listed(accepted: Iterable[str]) -> Markup:
    """What is accepted: words of addresses, which are Latin in both editions."""
    return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(", ".join(value for value in accepted if value))


def month_of(value: str) -> dict[str, Any] | None:
    """A month of either calendar with its days as ISO dates; nothing where it is no month."""
    match = _MONTH.fullmatch(value)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    calendar = "jalali" if year < JALALI_UNTIL else "gregorian"
    least, most = YEARS[calendar]
    if not (least <= year <= most and 1 <= month <= 12):
        return None
    if calendar == "gregorian":
        first, last = bounds(f"{year}-{month:02}")
    else:
        begin = jdatetime.date(year, month, 1)
        after = jdatetime.date(year + month // 12, month % 12 + 1, 1)
        first = begin.togregorian().isoformat()
        last = (after - jdatetime.timedelta(days=1)).togregorian().isoformat()
    return {
        "text": f"{year}-{month:02}",
        "year": year,
        "month": month,
        "calendar": calendar,
        "first": first,
        "last": last,
    }


def years_of(first: str, last: str, calendar: str) -> list[int]:
    """The years of a calendar that two ISO days and what lies between them fall into, the latest first."""
    begin, end = (date.fromisoformat(day) for day in (first, last))
    if calendar == "jalali":
        begin, end = (jdatetime.date.fromgregorian(date=day) for day in (begin, end))
    return list(range(end.year, begin.year - 1, -1))


def month_names(calendar: str, language: str) -> list[tuple[int, str]]:
    """Number and name of each month of a calendar."""
    if calendar == "jalali":
        days = [jdatetime.date(1398, n, 1).togregorian().isoformat() for n in range(1, 13)]
        return [(n, jalali_words(day, day, language).split()[1]) for n, day in enumerate(days, 1)]
    days = [f"2019-{n:02}-01" for n in range(1, 13)]
    return [(n, gregorian_words(day, day, language).split()[1]) for n, day in enumerate(days, 1)]


def in_calendar(month: dict[str, Any] | None, calendar: str, last: bool) -> dict[str, Any] | None:
    """A month as year and month of a calendar: of another calendar, the one that its first or last day falls into."""
    if not month or month["calendar"] == calendar:
        return month
    day = date.fromisoformat(month["last" if last else "first"])
    there = jdatetime.date.fromgregorian(date=day) if calendar == "jalali" else day
    return {"year": there.year, "month": there.month}


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Any]:
    """What templates read an address with; `day_bounds` gives the first and last day of a date of the records."""
    asked = Asked(request)
    return {
        "ask": asked.ask,
        "refuse": asked.refuse,
        "must": asked.must,
        "number": asked.number,
        "month": asked.month,
        "day_bounds": bounds,
        "years_of": years_of,
        "month_names": month_names,
        "in_calendar": in_calendar,
    }
