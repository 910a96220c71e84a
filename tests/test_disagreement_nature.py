"""Each disagreement has a nature by a stated rule: invented rows for every branch of it, and the real ones."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from invented import claim, event, make, on_event, records, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_schema.tables import ClaimRecord, LoadingRecord

EVENT = "dummy-gamma-sentence"


def built(root: Path, more: list[Any]) -> sqlite3.Connection:
    """The invented house with more records, built."""
    rows = [row for row in records() if not isinstance(row, LoadingRecord)] + more
    claims = sum(isinstance(row, ClaimRecord) for row in rows)
    loading = {
        "loading_id": "invented",
        "loaded_on": "2020-02-02",
        "claims_file_sha256": "0" * 64,
        "rows_taken_before": 0,
    }
    house = write(House(root), [*rows, make(LoadingRecord, **loading, rows_read=claims)])
    build(house, Steps(show=False))
    return sqlite3.connect(house.database)


def natures(root: Path, claims: list[dict[str, Any]], kind: str = "sentence") -> list[tuple[Any, ...]]:
    """What the build says of one event whose claims give these values, all on one page."""
    made = [claim(f"gazette-1_{n}", kind, "Dummy Gamma", **values) for n, values in enumerate(claims, 50)]
    placed = [on_event(EVENT, c.claim_id, "occurrence") for c in made]
    with closing(built(root, [*made, event(EVENT, "dummy-gamma", kind), *placed])) as db:
        sql = "SELECT field, nature, lowest_claims, highest_claims FROM disagreement WHERE event_id = ?"
        return db.execute(sql, (EVENT,)).fetchall()


def term(months: int, basis: str, stage: str | None = None) -> dict[str, Any]:
    return {"months_printed": months, "months_basis": basis, "stage": stage, "sentence": f"{months} months"}


def day(date: str, stage: str | None = None) -> dict[str, Any]:
    return {"date": date, "stage": stage}


@pytest.mark.parametrize(
    ("low", "high", "nature"),
    [
        (term(12, "enforceable"), term(24, "total"), "total against enforceable"),
        (term(12, "enforceable"), term(24, "pronounced"), "total against enforceable"),
        (term(12, "pronounced"), term(24, "total"), "total against enforceable"),
        # The wider number is the shorter: nothing explains that.
        (term(12, "total"), term(24, "enforceable"), "real conflict"),
        # A page that does not say which number it prints may mean the same one or another.
        (term(12, "pronounced"), term(24, "not_said"), "which term not said"),
        (term(12, "not_said"), term(24, "pronounced"), "which term not said"),
        (term(12, "not_said"), term(24, "not_said"), "which term not said"),
        (term(12, "enforceable"), term(24, "enforceable"), "real conflict"),
        (term(12, "not_said", "appeal"), term(24, "not_said", "first_instance"), "different stage"),
        (term(12, "enforceable", "appeal"), term(24, "total", "first_instance"), "different stage"),
        (term(12, "not_said", "appeal"), term(24, "not_said", "appeal"), "which term not said"),
        (term(12, "not_said", "appeal"), term(24, "not_said"), "which term not said"),
        (term(12, "total", "appeal"), term(24, "total"), "real conflict"),
    ],
)
def test_terms(tmp_path: Path, low: dict[str, Any], high: dict[str, Any], nature: str) -> None:
    assert natures(tmp_path, [low, high]) == [("term", nature, "gazette-1_50", "gazette-1_51")]


@pytest.mark.parametrize(
    ("low", "high", "nature"),
    [
        # Of each value one page says the same: these two conflict, whatever the others mean.
        ([("not_said", 12), ("pronounced", 12)], [("pronounced", 24)], "real conflict"),
        ([("pronounced", 12)], [("not_said", 24), ("pronounced", 24)], "real conflict"),
        ([("total", 12)], [("not_said", 24), ("enforceable", 24)], "which term not said"),
        ([("enforceable", 12), ("not_said", 12)], [("total", 24)], "total against enforceable"),
    ],
)
def test_terms_of_several_pages(
    tmp_path: Path, low: list[tuple[str, int]], high: list[tuple[str, int]], nature: str
) -> None:
    found = natures(tmp_path, [term(months, basis) for basis, months in (*low, *high)])
    assert [(field, told) for field, told, *_ in found] == [("term", nature)]


@pytest.mark.parametrize(
    ("early", "late", "nature"),
    [
        ("2020-02-02", "2020-02-03", "real conflict"),
        ("2020-02-02~", "2020-02-03", "precision only"),
        ("2020-02-02", "2020-02-03~", "precision only"),
        ("2020-02-02~", "2020-02-04", "real conflict"),
        ("2020-02~", "2020-03-10", "precision only"),
        ("2020-02", "2020-03-10", "real conflict"),
        ("2020-02~", "2020-04-10", "real conflict"),
        ("2019~", "2020-11-30", "precision only"),
        ("2020-02-01/2020-02-02~", "2020-02-03", "precision only"),
    ],
)
def test_dates(tmp_path: Path, early: str, late: str, nature: str) -> None:
    assert natures(tmp_path, [day(early), day(late)]) == [("date", nature, "gazette-1_50", "gazette-1_51")]


def test_a_date_that_holds_the_other_is_no_disagreement(tmp_path: Path) -> None:
    assert natures(tmp_path, [day("2020-02"), day("2020-02-03")]) == []


def test_dates_of_two_stages(tmp_path: Path) -> None:
    found = natures(tmp_path, [day("2020-02-02", "first_instance"), day("2020-04-02", "appeal")])
    assert found == [("date", "different stage", "gazette-1_50", "gazette-1_51")]


def test_one_page_that_prints_the_day_outweighs_those_that_give_it_as_about(tmp_path: Path) -> None:
    found = natures(tmp_path, [day("2020-02-02~"), day("2020-02-02"), day("2020-02-03")])
    assert found == [("date", "real conflict", "gazette-1_50; gazette-1_51", "gazette-1_52")]


def test_lashes(tmp_path: Path) -> None:
    assert natures(tmp_path, [{"lashes": 33}, {"lashes": 74}, {"lashes": 50}]) == [
        ("lashes", "real conflict", "gazette-1_50", "gazette-1_51")
    ]


@pytest.mark.parametrize(
    ("date", "nature", "lowest_claims"),
    [("2019-01-20", "real conflict", "herald-2_5"), ("2020-01", "precision only", "herald-2_5")],
)
def test_a_claim_that_is_kept_out_of_an_event(tmp_path: Path, date: str, nature: str, lowest_claims: str) -> None:
    out = [
        claim("herald-2_5", "arrest", "Exampel Alpha", date),
        on_event("example-alpha-custody-2020-01", "herald-2_5", "begin", "contradicts"),
    ]
    with closing(built(tmp_path, out)) as db:
        sql = "SELECT nature, lowest_claims, highest_claims FROM disagreement WHERE field = 'contradicted_date'"
        assert db.execute(sql).fetchall() == [(nature, lowest_claims, "gazette-2_1; herald-1_1")]


def test_on_the_real_records(real: House) -> None:
    with closing(sqlite3.connect(real.database)) as db:
        sql = "SELECT nature FROM disagreement WHERE event_id = ? AND field = ?"
        found = {
            key: db.execute(sql, key).fetchone()[0]
            for key in (
                ("hashem-khastar-custody-2019-08", "date"),
                ("narges-mansouri-custody-2022", "date"),
                ("mohammad-nourizad-sentence-2020-02", "term"),
                ("narges-mansouri-custody-2019-08", "contradicted_date"),
            )
        }
    assert list(found.values()) == ["real conflict", "precision only", "which term not said", "real conflict"]
