"""What the wording of an invented row says of a judgment, and what it leaves open."""

import pytest

from signatories_loaders.inbox.wording import calendar, fine, lashes, outcome, stage


@pytest.mark.parametrize(
    ("kind", "authority", "sentence", "expected"),
    [
        ("sentence", "Branch 0 of the Revolutionary Court of Testville", "1 year", "first_instance"),
        ("sentence", "REVOLUTION COURT of Testville", "", "first_instance"),
        ("trial", "Testville Criminal Court Two", "", "first_instance"),
        ("trial", "Testville penal court", "", "first_instance"),
        ("sentence", "a court of first instance", "", "first_instance"),
        ("sentence", "Branch 0 of the Testville Appeal Court", "1 year", "appeal"),
        ("sentence", "Court of Appeals, Testville", "1 year", "appeal"),
        ("trial", "Testville revision court", "", "appeal"),
        # A page that names both courts reports the judgment of the later one.
        ("sentence", "Appeal Court, on a verdict of the Revolutionary Court", "1 year", "appeal"),
        ("appeal", "", "1 year", "appeal"),
        ("appeal", "Revolutionary Court of Testville", "1 year", "appeal"),
        # Left open: no court, a court of no plain stage, a word that only looks like one, another kind of claim.
        ("appeal", "Testville Appeal Court", "", None),
        ("sentence", "", "1 year", None),
        ("sentence", "a court in Testville", "1 year", None),
        ("sentence", "The Appealing Bureau", "1 year", None),
        ("arrest", "Revolutionary Court of Testville", "", None),
        ("release", "Testville Appeal Court", "1 year", None),
    ],
)
def test_stage(kind: str, authority: str, sentence: str, expected: str | None) -> None:
    assert stage(kind, authority, sentence) == expected


@pytest.mark.parametrize(
    ("kind", "months", "expected"),
    [
        ("sentence", "12", "convicted"),
        ("sentence", "0", "convicted"),
        ("sentence", "", None),
        ("appeal", "12", None),
        ("trial", "12", None),
        ("release", "", None),
    ],
)
def test_outcome(kind: str, months: str, expected: str | None) -> None:
    assert outcome(kind, months) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2 years and 74 lashes", "74"),
        ("0 lashes", "0"),
        ("33  Lashes, suspended", "33"),
        ("148 lashes in all: 74 lashes and 74 lashes", None),
        ("flogging", None),
        ("seventy-four lashes", None),
        ("1,000 lashes", None),  # never "0 lashes", the digits behind the comma
        ("74 days", None),
        ("", None),
    ],
)
def test_lashes(sentence: str, expected: str | None) -> None:
    assert lashes(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("6 months and a fine of 20 million test coins", "20 million test coins"),
        ("A Fine of 300 coins; two years of testing", "300 coins"),
        ("fine of 5 coins, payable at once", "5 coins"),
        ("a fine of nine coins.", "nine coins"),
        ("a fine of 50,000,000 coins", "50,000,000 coins"),
        ("a fine of 1.5 million coins, suspended", "1.5 million coins"),
        ("he was fined", None),
        ("finely worded", None),
        ("", None),
    ],
)
def test_fine(sentence: str, expected: str | None) -> None:
    assert fine(sentence) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("۲ بهمن ۱۳۹۸", "jalali"),
        ("2 Bahman 1398", "jalali"),
        ("on 2 BAHMAN", "jalali"),
        ("٢ بهمن", "jalali"),
        ("1398/11/2", "jalali"),
        ("بهمن‌ماه", "jalali"),
        ("بهمنماه", "jalali"),
        ("in the year 1398", "jalali"),
        ("2 February 2020", "gregorian"),
        ("۲ فوریه ۲۰۲۰", "gregorian"),
        ("1999", "gregorian"),
        ("2 Bahman 1398 (22 January 2020)", "both"),
        ("۲۰۲۰/۰۱/۲۲ - ۱۳۹۸/۱۱/۰۲", "both"),
        ("on Monday", None),
        ("last week", None),
        ("case 21398", None),
        ("22 January", None),
        ("", None),
    ],
)
def test_calendar(printed: str, expected: str | None) -> None:
    assert calendar(printed) == expected
