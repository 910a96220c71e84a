"""Dates of the records, with the library `edtf` as judge, and Jalali dates as pages print them."""

from datetime import date, timedelta

import jdatetime
import pytest
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

from signatories_schema.dates import (
    ACCEPTED,
    DateError,
    begin_bounds,
    bounds,
    check_edtf,
    check_jalali_printed,
    end_bounds,
    jalali,
    jalali_month_days,
    names_gregorian,
    names_jalali,
    span,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PERSIAN_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
LATIN_MONTHS = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()  # noqa: SIM905
WORDS_ELSEWHERE = (
    "Mehr",
    "Tir",
    "Dey",
    "Aban",
    "Azar",
)  # words or names in other languages: months beside a number only
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@st.composite
def single_dates(draw: st.DrawFn) -> str:
    """A day, a month or a year, inferred or not."""
    day = draw(DAYS).isoformat()
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "~"]))


def judged(text: str) -> tuple[str, str]:
    """First and last day by the library."""
    parsed = parse_edtf(text)
    first, last = (date(*time[:3]).isoformat() for time in (parsed.lower_strict(), parsed.upper_strict()))
    return first, last


def refused(text: str) -> str:
    """The message with which a date is refused."""
    with pytest.raises(DateError) as caught:
        bounds(text)
    return str(caught.value)


@given(single_dates())
def test_bounds_of_one_date_are_the_librarys(text: str) -> None:
    assert bounds(text) == judged(text)
    assert check_edtf(text) == text


@given(single_dates(), single_dates())
@example("2019-07", "2019-07-10")
@example("2019-07-10", "2019-07")
@example("2019", "2019-02")
def test_bounds_of_an_interval_are_the_librarys_or_it_runs_backwards(one: str, other: str) -> None:
    text = f"{one}/{other}"
    first, last = judged(one)[0], judged(other)[1]
    if first > last:
        assert refused(text) == f"the interval runs backwards; accepted: {ACCEPTED}"
        return
    assert bounds(text) == judged(text) == (first, last)
    assert (begin_bounds(text), end_bounds(text)) == (judged(one), judged(other))


NEARLY = st.from_regex(r"\A(19|20|۲۰)\d\d(-[01][0-9۰٢](-[0-3]\d)?)?[~?]?(/20\d\d(-\d\d)?)?\n?\Z")


@given(NEARLY | st.text("0123456789-/~?%X.۲٠ \n", max_size=12))
def test_what_is_accepted_is_accepted_by_the_library_too(text: str) -> None:
    try:
        found = bounds(text)
    except DateError:
        return
    assert found == judged(text)


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_a_date_error(text: str) -> None:
    try:
        first, last = bounds(text)
    except DateError as error:
        assert str(error).endswith(f"accepted: {ACCEPTED}")
    else:
        assert date.fromisoformat(first) <= date.fromisoformat(last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1899", "the year is before 1900; "),
        ("0000-01-01", "the year is before 1900; "),
        ("1249", "the year is before 1900; "),
        ("1500-01", "the year is before 1900; "),
        ("1250", "1250 is a Jalali year (about 1871 Gregorian); "),
        ("1398-05-20", "1398 is a Jalali year (about 2019 Gregorian); "),
        ("1499", "1499 is a Jalali year (about 2120 Gregorian); "),
        ("2019-06/1398", "1398 is a Jalali year (about 2019 Gregorian); "),
        ("2019-07-12/2019-07-10", "the interval runs backwards; "),
        ("2020/2019-12", "the interval runs backwards; "),
        ("2019-00", "there is no month 00; "),
        ("2019-13", "there is no month 13; "),
        ("2019-21", "there is no month 21; "),  # a season of EDTF level 1
        ("2019-02-29", "2019-02 has no day 29; "),
        ("2020-02-30", "2020-02 has no day 30; "),
        ("2100-02-29", "2100-02 has no day 29; "),
        ("2019-06-00", "2019-06 has no day 00; "),
        ("2019-06-31", "2019-06 has no day 31; "),
    ],
)
def test_refused_with_what_is_wrong(text: str, said: str) -> None:
    assert refused(text) == f"{said}accepted: {ACCEPTED}"


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "/", "~", "2019/", "/2019", "2019/..", "../2019", "2019/2020/2021", "2019-07/", "201X", "2019-XX", "2019-07-XX",
        "2019?", "2019%", "~2019", "2019-07~-10", "2019~~", "Y12019", "-2019", "20190711", "2019-7", "2019-07-1", "19-07-11",
        "2019-07-11T10:00", " 2019", "2019 ", "2019\n", "2019-07-11/12", "2019–07", "11.07.2019",
        "۲۰۱۹", "2019-۰۷", "2019-07-٠١", "２０１９",
    ],
)  # fmt: skip
def test_refused_altogether(text: str) -> None:
    assert refused(text) == f"accepted: {ACCEPTED}"


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2019-07-10", ("2019-07-10", "2019-07-10"), ("2019-07-10", "2019-07-10")),
        ("2019-07~", ("2019-07-01", "2019-07-31"), ("2019-07-01", "2019-07-31")),
        ("2019-07/2020-02", ("2019-07-01", "2019-07-31"), ("2020-02-01", "2020-02-29")),
        ("2019/2020-02-02~", ("2019-01-01", "2019-12-31"), ("2020-02-02", "2020-02-02")),
    ],
)
def test_a_span_begins_and_ends_within(text: str, begins: tuple[str, str], ends: tuple[str, str]) -> None:
    assert (begin_bounds(text), end_bounds(text)) == (begins, ends)


@given(single_dates())
def test_a_day_month_or_year_is_told_as_it_was_written(text: str) -> None:
    assert span(*bounds(text)) == text.removesuffix("~")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-02-01", "2020-02-28", "2020-02-01 to 2020-02-28"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-01-01", "2020-12-31", "2019-01-01 to 2020-12-31"),
        ("2019-07-10", "2019-07-12", "2019-07-10 to 2019-07-12"),
        ("2019-06-01", "2019-07-31", "2019-06-01 to 2019-07-31"),
        (None, "2019-07-31", "by 2019-07-31"),
        ("2019-07-31", None, None),
        (None, None, None),
    ],
)
def test_span(first: str | None, last: str | None, told: str | None) -> None:
    assert span(first, last) == told


@pytest.mark.parametrize("year", [None, 1375, 1398, 1399, 1400, 1403])
@pytest.mark.parametrize("month", range(1, 13))
def test_days_of_a_jalali_month(month: int, year: int | None) -> None:
    asked = year or 1399  # a leap year: Esfand has 30 days where the year is not known
    following = jdatetime.date(asked + month // 12, month % 12 + 1, 1).togregorian() - timedelta(days=1)
    assert jalali_month_days(month, year) == jdatetime.date.fromgregorian(date=following).day


def printings(day: int, month: int, year: int | None) -> list[str]:
    """A Jalali day as pages print it, in both scripts and in all digits."""
    persian, latin = PERSIAN_MONTHS[month - 1], LATIN_MONTHS[month - 1]
    after = f" {year}" if year else ""
    words = [
        f"{day} {latin}{after}",
        f"on {day}. {latin.upper()}{after}, Testville",
        f"{day} {persian}{after}".translate(PERSIAN_DIGITS),
        f"روز {day} {persian} ماه{after}".translate(ARABIC_DIGITS),
        f"{day} {persian}ماه{after}",
    ]
    return words + ([f"{year}/{month}/{day}", f"{year}-{month}-{day}".translate(PERSIAN_DIGITS)] if year else [])


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [None, 1398, 1399])
def test_the_last_day_of_a_printed_jalali_month_is_its_last(month: int, year: int | None) -> None:
    last = jalali_month_days(month, year)
    told = {day: {printed(text) for text in printings(day, month, year)} for day in (0, 1, last, last + 1)}
    assert told == {0: {"no day 0"}, 1: {"taken"}, last: {"taken"}, last + 1: {f"no day {last + 1}"}}


@pytest.mark.parametrize("month", range(1, 13))
def test_a_half_space_or_no_space_makes_no_difference(month: int) -> None:
    last, name = jalali_month_days(month, None), PERSIAN_MONTHS[month - 1]
    forms = (f"{{}} {name}\u200cماه", f"{{}}{name}", f"روز جمعه {{}}{name} ۹۸", f"{{}}\u200c{name}")
    told = [{printed(form.format(day).translate(PERSIAN_DIGITS)) for form in forms} for day in (last, last + 1)]
    assert told == [{"taken"}, {f"no day {last + 1}"}]


def printed(text: str) -> str:
    """`taken`, or the day that does not exist."""
    try:
        assert check_jalali_printed(text) == text
    except DateError as error:
        message = str(error)
        assert message.endswith("; accepted: a date as the page prints it")
        return f"no day {message.partition(' no day ')[2].partition(';')[0]}"
    return "taken"


def test_a_jalali_month_that_does_not_exist_is_refused() -> None:
    with pytest.raises(DateError, match=r"^there is no Jalali month 13; accepted: a date as the page prints it$"):
        check_jalali_printed("1398/13/01")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on Monday",
        "in 1398",
        "31 July 2019",
        "مهر ۱۳۹۸",
        "45 days",
        "۳۱ مهرآباد",
        "40 Azarabad Street",
        "case 31398/13/01",
    ],
)
def test_what_is_no_jalali_day_is_taken_as_printed(text: str) -> None:
    assert printed(text) == "taken"


@pytest.mark.parametrize(
    ("day", "turned"),
    [
        ("2019-06-11", "1398-03-21"),
        ("2020-03-19", "1398-12-29"),
        ("2020-03-20", "1399-01-01"),
        ("2021-03-20", "1399-12-30"),
        ("2021-03-21", "1400-01-01"),
        ("1979-02-11", "1357-11-22"),
    ],
)
def test_jalali(day: str, turned: str) -> None:
    assert jalali(day) == turned


@given(DAYS)
def test_jalali_turned_back_is_the_same_day(day: date) -> None:
    turned = jalali(day.isoformat())
    assert jdatetime.date.fromisoformat(turned).togregorian() == day
    assert printed(turned.replace("-", "/")) == "taken"


@pytest.mark.parametrize(
    ("text", "is_jalali", "is_gregorian"),
    [
        *((month, True, False) for month in PERSIAN_MONTHS),
        *((f"in {month}", month not in WORDS_ELSEWHERE, False) for month in LATIN_MONTHS),
        *((f"2 {month}", True, False) for month in LATIN_MONTHS),
        *((f"{month.upper()} 98", True, False) for month in LATIN_MONTHS),
        *((f"{month}‌ماه", True, False) for month in PERSIAN_MONTHS),
        ("خردادماه سال ۹۸", True, False),
        ("آبانماه", True, False),
        ("1398", True, False),
        ("۱۴۰۰/۰۱/۰۱", True, False),
        ("2019", False, True),
        ("۲۰۱۹", False, True),
        ("٢٠١٩ م", False, True),
        ("22 Bahman (February 2020)", True, True),
        ("1298", False, False),
        ("2119", False, False),
        ("121398", False, False),
        ("139", False, False),
        ("دیروز", False, False),
        ("دیدار", False, False),
        ("Deyhim, Mehran and Azarm", False, False),
        ("seit mehr als 40 Tagen", False, False),  # German: for more than 40 days
    ],
)
def test_the_calendar_that_a_printed_date_names(text: str, is_jalali: bool, is_gregorian: bool) -> None:
    assert (names_jalali(text), names_gregorian(text)) == (is_jalali, is_gregorian)
