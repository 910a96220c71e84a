"""Reasons beyond the names: each said once, and none where the reports do not say so."""

import pytest

from invented import claim
from signatories_loaders.evidence import Reported, excludes, reasons_beyond_names

Told = tuple[str, str, str, str]
"""Kind, date, city, letter."""


def told(*rows: str) -> list[Reported]:
    """Reports written as `kind date city letter`, `-` where nothing is said."""
    found = []
    for row in rows:
        kind, *rest = [None if cell == "-" else cell for cell in (row + " - - -").split()[:4]]
        found.append(Reported.told(str(kind), *rest))
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "reasons"),
    [
        (["signed - - one"], ["signed - - one", "signed - - two"], ["signed one too"]),
        (["arrest - Tehran"], ["sentence - Tehran"], ["same city: Tehran"]),
        (["arrest - Tehran"], ["arrest - تهران"], ["same city: Tehran, تهران"]),
        (["arrest - Tehran"], ["arrest - Shiraz"], []),
        (["arrest 2020-01-20"], ["arrest 2020-01-20"], ["arrested on the same day: 2020-01-20"]),
        (["arrest 2020-01-20"], ["rearrest 2020-01-23"], ["arrests 3 days apart: 2020-01-20, 2020-01-23"]),
        (["arrest 2020-01-20"], ["arrest 2020-01-24"], []),
        (["arrest 2020-01"], ["arrest 2020-01-20"], []),
        (["death 2019-05"], ["arrest 2019-06-01"], ["dates exclude it: death 2019-05-01/2019-05-31, arrest 2019-06-01"]),
        (["summons 2019-06"], ["death 2019-05-02"], ["dates exclude it: death 2019-05-02, summons 2019-06-01/2019-06-30"]),
        (["death 2019-05"], ["arrest 2019-05-20"], []),
        (["death 2019-05-01"], ["sentence 2019-06-01"], []),
        (
            ["arrest 2020-01-20", "arrest 2020-01-22", "release 2020-03-05"],
            ["arrest 2020-02-10"],
            ["dates exclude it: arrest 2020-02-10, held from 2020-01-20 to 2020-03-05"],
        ),
        (["arrest 2020-01-20", "furlough 2020-02-01", "release 2020-03-05"], ["arrest 2020-02-10"], []),
        (["arrest 2020-01-20", "furlough", "release 2020-03-05"], ["arrest 2020-02-10"], []),
        (["arrest 2020-01", "release 2020-03-05"], ["arrest 2020-02-10"], []),
        (["arrest 2020-01-20", "release 2020-03-05"], ["arrest 2020-03-03"], []),
        (
            ["arrest 2020-01-20 Tehran"],
            ["arrest 2020-01-20 Shiraz"],
            ["arrested on the same day: 2020-01-20"],
        ),
        (
            ["arrest 2020-01-20 Testville,before-the-court", "arrest 2020-01-20 Testville"],
            ["arrest 2020-02-20 Testville"],
            ["same city: Testville"],
        ),
    ],
)  # fmt: skip
def test_each_reason_is_said_where_the_reports_say_so(ours: list[str], theirs: list[str], reasons: list[str]) -> None:
    assert reasons_beyond_names(told(*ours), told(*theirs)) == reasons
    assert excludes(reasons) == any("exclude" in reason for reason in reasons)


def test_a_date_that_is_no_day_of_the_event_says_nothing() -> None:
    published = claim("gazette-1_1", "arrest", "Example Alpha", "2020-01-20", date_basis="publication")
    inferred = claim("gazette-1_2", "arrest", "Example Alpha", "2020-01~")
    assert [Reported.of(published), Reported.of(inferred)] == [Reported("arrest"), Reported("arrest")]
