"""The last reported status of a person: old a year before the day on which the page is read, and pages kept for that day only."""

import json
import runpy
from datetime import UTC, date, datetime

import pytest
from datasette.app import Datasette

from html_tree import main_of
from signatories_loaders.paths import House
from signatories_schema.texts import text
from site_under_test import SITE, datasette, page

EDITIONS = {"en": "", "fa": "/fa"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.mark.parametrize("language", EDITIONS)
async def test_an_old_report_says_against_which_day(site: Datasette, language: str) -> None:
    before = datetime.now(UTC).date()
    main = main_of(await page(site, f"{EDITIONS[language]}/person/hashem-khastar"))
    start = text("person.status_day", language).partition("{")[0]
    [said] = [e for e in main.elements if e.text().startswith(start)]
    [day] = said.all("time")
    assert before <= date.fromisoformat(day.attributes["datetime"]) <= datetime.now(UTC).date()


@pytest.mark.parametrize(("today", "old"), [("2025-12-25", 0), ("2025-12-26", 1)])
async def test_a_report_is_old_a_year_before_the_day_of_reading(site: Datasette, today: str, old: int) -> None:
    [row] = json.loads(
        await page(site, f"/signatories/page_person_status.json?person=mohammad-nourizad&today={today}")
    )["rows"]
    assert (row["status"], row["date_to"], row["old"]) == ("in_custody", "2024-12-25", old)


def test_a_page_is_kept_for_the_day_on_which_it_was_asked_for() -> None:
    kept = runpy.run_path(str(SITE / "plugins" / "pages.py"))["Kept"]()
    kept.put(("/person/somebody", "2026-03-01"), "read on the first")
    assert [kept.get(("/person/somebody", day)) for day in ("2026-03-01", "2026-03-02")] == ["read on the first", None]
