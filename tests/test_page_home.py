"""The first page: coverage with its denominators, letters and occasions in time, what was decided last."""

import json
import sqlite3
from itertools import pairwise
from typing import Any

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of, tree
from signatories_loaders.paths import House
from site_under_test import datasette, page


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows(house: House, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(house.database) as db:
        return db.execute(sql).fetchall()


def coverage(main: Element) -> dict[str, list[str]]:
    """The cells of the table of letters, by the address of the letter."""
    [table] = main.all("table", class_="coverage")
    [body] = table.all("tbody")
    return {next(row.all("a")).attributes["href"]: [cell.text() for cell in row.all("td")] for row in body.elements}


async def test_each_letter_says_how_many_are_named_and_what_is_reported_of_them(site: Datasette) -> None:
    assert coverage(main_of(await page(site, "/"))) == {
        "/letter/2019-06-first": [
            "14 of 14 named besides, 5 named against the list",
            "11 of 14 named", "7 to 8 of 14 named", "0 to 4 of 14 named", "2 of 14 named",
            "3 of 14 named 2 of the 3 searched until 24 November 2026 (3 Azar 1405): search log",
        ],
        "/letter/2019-06-second": ["no page held prints its signatories"],
        "/letter/2019-08-women": [
            "14 of 14 named besides, 1 named against the list",
            "5 to 7 of 14 named", "1 to 4 of 14 named", "1 to 4 of 14 named", "0 to 1 of 14 named",
            "7 of 14 named 7 of the 7 searched until 24 November 2026 (3 Azar 1405): search log",
        ],
        "/letter/2021-02-biden": [
            "5 of 38 named", "3 of 5 named", "5 of 5 named", "1 to 2 of 5 named", "3 of 5 named",
            "2 of 5 named 1 of the 2 searched until 24 November 2026 (3 Azar 1405): search log",
        ],
    }  # fmt: skip


async def test_the_persian_edition_says_the_same_in_its_digits(site: Datasette) -> None:
    found = coverage(main_of(await page(site, "/fa/")))
    assert found["/fa/letter/2021-02-biden"][:2] == ["۵ نام از ۳۸", "۳ از ۵ نام"]


async def test_letters_and_occasions_stand_in_order_of_time(site: Datasette) -> None:
    [marks] = main_of(await page(site, "/")).all("ol", class_="marks")
    found = [(mark.classes == ["mark-letter"], next(mark.all("cite")).text()) for mark in marks.elements]
    assert found == [
        (False, "court appearance on a telephone summons, 20 December 2009"),
        (False, "silent teacher protests, Tehran, 21 June 2018"),
        (True, "Statement of fourteen activists, June 2019"),
        (True, "Second statement of the fourteen, June 2019"),
        (True, "Statement of fourteen women, August 2019"),
        (False, "protest, place not named, August 2019"),
        (False, "rally in front of the court in Mashhad, 11 August 2019"),
        (False, "on the way to the Laleh Park meeting, 12 November 2019"),
        (False, "visit to collect a confiscated laptop, September 2020"),
        (True, "Letter of thirty-eight activists to President Biden, February 2021"),
        (False, "gathering in Mellat Park, Mashhad"),
        (False, "protest against the school poisonings"),
    ]


async def test_an_occasion_says_how_many_arrests_are_reported_at_it(site: Datasette) -> None:
    [marks] = main_of(await page(site, "/")).all("ol", class_="marks")
    [rally] = [mark.text() for mark in marks.elements if "in front of the court" in mark.text()]
    assert rally == (
        "11 August 2019 (20 Mordad 1398) Occasion rally in front of the court in Mashhad, 11 August 2019: "
        "8 to 9 arrests reported at it, 5 to 6 of people whose letter had appeared before."
    )
    [protest] = [mark.text() for mark in marks.elements if "place not named" in mark.text()]
    assert protest.endswith("0 to 1 arrest reported at it, 0 to 1 of people whose letter had appeared before.")


async def test_a_return_to_prison_at_an_occasion_is_no_arrest(site: Datasette) -> None:
    [marks] = main_of(await page(site, "/")).all("ol", class_="marks")
    [visit] = [mark.text() for mark in marks.elements if "laptop" in mark.text()]
    assert visit.endswith(
        "visit to collect a confiscated laptop, September 2020: 1 return to prison reported at it, which is not counted as an arrest."
    )


async def test_the_ten_newest_decisions_are_links(site: Datasette, real: House) -> None:
    answer = json.loads(await page(site, "/signatories/page_home_changes.json"))["rows"]
    newest = rows(real, "SELECT decided_on FROM correction UNION ALL SELECT decided_on FROM event WHERE decided_by = 'reviewed' "
                        "UNION ALL SELECT decided_on FROM identity WHERE decided_by = 'reviewed' ORDER BY 1 DESC LIMIT 10")  # fmt: skip
    assert [(row["decided_on"],) for row in answer] == newest
    assert {row["what"] for row in answer} == {"correction", "event", "identity"}
    links = {link.attributes["href"] for link in main_of(await page(site, "/")).all("a")}
    leads = {"event": "/event/{id}", "identity": "/person/{person_id}", "correction": "/signatories/correction/{id}"}
    assert {leads[row["what"]].format(**row) for row in answer} <= links


@pytest.mark.parametrize("path", ["/", "/fa/", "/letters", "/fa/letters"])
async def test_pages_of_ours_to_which_it_leads_are_there(site: Datasette, path: str) -> None:
    [main] = tree(await page(site, path)).all("main")
    own = {link.attributes["href"] for link in main.all("a") if link.attributes["href"].startswith("/")}
    for address in sorted(own):
        await page(site, address.split("#")[0])


@pytest.mark.parametrize(
    "path", ["/", "/fa/", "/letters", "/fa/letters", "/letter/2019-08-women", "/fa/letter/2019-08-women"]
)
async def test_nothing_is_loaded_from_elsewhere_and_headings_are_in_order(site: Datasette, path: str) -> None:
    whole = tree(await page(site, path))
    loaded = [
        e.attributes.get("src") or e.attributes.get("href") or "" for tag in ("script", "img") for e in whole.all(tag)
    ]
    loaded += [e.attributes["href"] for e in whole.all("link", rel="stylesheet")]
    assert [address for address in loaded if address and not address.startswith("/")] == []
    levels = [int(e.tag[1]) for e in whole.all() if e.tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


async def test_the_data_set_is_described_for_programs(site: Datasette) -> None:
    [script] = tree(await page(site, "/")).all("script", type="application/ld+json")
    found = json.loads(script.text())
    assert (found["@type"], found["license"], found["inLanguage"]) == (
        "Dataset", "https://creativecommons.org/licenses/by/4.0/", ["en", "fa"],
    )  # fmt: skip
    await page(site, found["distribution"][0]["contentUrl"].removeprefix("http://localhost"))


async def test_letters_shows_who_signed_more_than_one(site: Datasette) -> None:
    table = list(main_of(await page(site, "/letters")).all("table"))[1]
    [body] = table.all("tbody")
    none = "no names held"
    assert [[cell.text() for cell in row.all("td")] for row in body.elements] == [
        ["14", none, "0", "3"],
        [none, none, none, none],
        ["0", none, "14", "1"],
        ["3", none, "1", "5"],
    ]
