"""No text of ours says why something happened: before and after, never because."""

import csv
import re
from pathlib import Path

import pytest

from conftest import ROOT

WORDS = [w for w in (ROOT / "tests" / "kept_words.txt").read_text(encoding="utf-8").splitlines() if w]
KEPT = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, WORDS)) + r")(?!\w)", re.IGNORECASE)
OURS = {
    "charges.csv": ("label_en", "label_fa", "legal_range", "source_note"),
    "claims.csv": ("occasion",),
    "claims_without_event.csv": ("why",),
    "corrections.csv": ("reason",),
    "event_claims.csv": ("reason",),
    "events.csv": ("event_id", "case_id", "note"),
    "facilities.csv": ("name_en", "name_fa", "administered_by"),
    "figures.csv": ("not_measured",),
    "identity.csv": ("reason",),
    "letters.csv": ("title_en", "title_fa", "addressee", "addressee_fa", "demands", "demands_fa", "note"),
    "people.csv": ("note",),
    "searches.csv": ("searched_in", "found", "note"),
}
"""Columns of the records that are written by us and not taken from a page."""

WHY = re.compile(
    KEPT.pattern
    + r"""|\bover (?:the|his|her|their|an?|open|unanswered|\d+) (?:[\w-]+ ){0,3}?(?:letters?|statements?|posts?|video|poem|protests?|complaints)\b"""
    + r"""|\bfor (?:signing|asking for|calling for|supporting|taking part|speaking|criticising|having|(?:his|her|\d+) letters?|(?:(?:his|her|the|an|\d+) )?open letters?)\b""",
    re.IGNORECASE,
)
"""Words that give something for the cause of an arrest or a sentence; in what a page says, they must be the page's."""
SAYS = re.compile(
    r"\b(?:page|report|account|lawyer|wife|HRANA|spokesperson|according to|it says|she says|he says|as she told)\b",
    re.IGNORECASE,
)
"""Whoever says why, in the same sentence."""


def texts_of_the_project() -> list[Path]:
    folders = ("schema", "loaders", "datasette_config")
    kinds = {".py", ".sql", ".html", ".yaml", ".css"}
    files = [p for f in folders for p in (ROOT / f).rglob("*") if p.suffix in kinds]
    return [*files, ROOT / "README.md", ROOT / "CITATION.cff", ROOT / "Makefile"]


def test_the_list_finds_what_it_should() -> None:
    assert [bool(KEPT.search(t)) for t in ("Arrested for signing", "BECAUSE", "became", "به دلیل امضا", "چونان")] == [
        True, True, False, True, False,
    ]  # fmt: skip


def test_code_pages_queries_and_descriptions() -> None:
    found = [
        (str(p.relative_to(ROOT)), m[0])
        for p in texts_of_the_project()
        for m in KEPT.finditer(p.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("file", sorted(OURS))
def test_columns_of_ours_in_the_records(file: str) -> None:
    with (ROOT / "db" / "records" / file).open(encoding="utf-8", newline="") as rows:
        found = [(n, c, r[c]) for n, r in enumerate(csv.DictReader(rows), 2) for c in OURS[file] if KEPT.search(r[c])]
    assert found == []


def whose_why(text: str) -> list[str]:
    """The sentences that say why something happened and do not say who says so."""
    return [each for each in re.split(r"(?<=[.;!?])\s+(?=[A-Z])", text) if WHY.search(each) and not SAYS.search(each)]


def test_a_cause_is_only_told_as_what_a_page_says() -> None:
    ours = [
        "Arrested for signing the letter.",
        "Sentenced over the open letter. The page names him.",
        "Held because of a poem.",
    ]
    assert [len(whose_why(text)) for text in ours] == [1, 1, 1]
    theirs = [
        "The page says that he was arrested for signing.",
        "Sentenced, the page says over the letter.",
        "Arrested after signing.",
    ]
    assert [whose_why(text) for text in theirs] == [[], [], []]


def test_details_of_claims_say_whose_words_they_give() -> None:
    with (ROOT / "db" / "records" / "claims.csv").open(encoding="utf-8", newline="") as rows:
        found = [(r["claim_id"], each) for r in csv.DictReader(rows) for each in whose_why(r["detail"])]
    assert found == []
