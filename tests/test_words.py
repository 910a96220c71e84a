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
