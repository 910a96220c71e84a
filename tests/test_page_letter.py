"""The page of one letter: every signatory in printed order with what is reported, its dates, and what is missing."""

import json
import sqlite3
from typing import Any

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of, tree
from signatories_loaders.paths import House
from signatories_schema.texts import text
from site_under_test import datasette, page

LETTERS = ["2019-06-first", "2019-06-second", "2019-08-women", "2021-02-biden"]
LISTED = [letter for letter in LETTERS if letter != "2019-06-second"]


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows(house: House, sql: str, *values: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(house.database) as db:
        return db.execute(sql, values).fetchall()


def body(main: Element, heading: str) -> list[Element]:
    """The rows of the first table after the heading with an id."""
    after = False
    for element in main.all():
        after = after or element.attributes.get("id") == heading
        if after and element.tag == "tbody":
            return element.elements
    raise AssertionError(heading)


def facts(main: Element) -> dict[str, str]:
    [listed] = main.all("dl", class_="facts")
    terms, said = (list(listed.all(tag)) for tag in ("dt", "dd"))
    return {term.text(): one.text() for term, one in zip(terms, said, strict=True)}


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("letter", LETTERS)
async def test_it_is_there_in_both_editions(site: Datasette, real: House, letter: str, prefix: str) -> None:
    [(english, persian)] = rows(real, "SELECT title_en, title_fa FROM letter WHERE letter_id = ?", letter)
    [title] = main_of(await page(site, f"{prefix}/letter/{letter}")).all("h1")
    assert title.text() == (persian or english if prefix else english)


@pytest.mark.parametrize("prefix", ["", "/fa"])
async def test_an_unknown_letter_is_not_there(site: Datasette, prefix: str) -> None:
    await page(site, f"{prefix}/letter/no-such-letter", status=404)


@pytest.mark.parametrize("letter", LISTED)
async def test_signatories_stand_in_printed_order(site: Datasette, real: House, letter: str) -> None:
    sql = "SELECT person_id FROM signatory WHERE letter_id = ? ORDER BY position IS NULL, position, name_en"
    found = [row.attributes["id"] for row in body(main_of(await page(site, f"/letter/{letter}")), "signatories")]
    assert found == [person for (person,) in rows(real, sql, letter)]


@pytest.mark.parametrize("letter", LISTED)
async def test_what_is_reported_of_each_is_in_its_column(site: Datasette, real: House, letter: str) -> None:
    """As many links to events in each column as the table of letters' events has rows, and the same events."""
    columns = {"arrested_after": -4, "arrested_before": -3, "in_custody": -2, "under_sentence": -2}
    expected = {
        (person, columns[relation], f"/event/{event}")
        for person, relation, event in rows(
            real, "SELECT person_id, relation, event_id FROM letter_event WHERE letter_id = ?", letter
        )
    }
    found = set()
    for row in body(main_of(await page(site, f"/letter/{letter}")), "signatories"):
        for column in (-4, -3, -2):
            links = row.elements[column].all("a")
            found |= {(row.attributes["id"], column, link.attributes["href"]) for link in links}
    assert found == expected


async def test_one_signatory_whole(site: Datasette) -> None:
    [row] = [
        r
        for r in body(main_of(await page(site, "/letter/2019-06-first")), "signatories")
        if r.attributes["id"] == "reza-mehregan"
    ]
    assert [cell.text() for cell in row.elements] == [
        "10 elsewhere 8",
        "Reza Mehregan رضا مهرگان civil rights activist",
        "28 to 29 August 2019 (6 to 7 Shahrivar 1398)",
        "1996 (11 Dey 1374 to 11 Dey 1375) 1999 (11 Dey 1377 to 10 Dey 1378)",
        "in custody: 1999 (11 Dey 1377 to 10 Dey 1378) possible",
        "9 pages from 7 houses",
    ]


async def test_the_letter_of_which_five_are_named_says_what_is_missing(site: Datasette) -> None:
    main = main_of(await page(site, "/letter/2021-02-biden"))
    assert next(main.all("p", class_="lead")).text() == (
        "5 of 38 named. Reported arrested after the letter was published: 3 of 5 named; before it: 5 of 5 named. In custody when "
        "it appeared: 1 to 2 of 5 named; within a pronounced prison term: 3 of 5 named. No report of arrest after it found in the "
        "pages we hold: 2 of 5 named (1 of the 2 searched until 24 November 2026 (3 Azar 1405): search log)."
    )
    assert (
        next(main.all("p", class_="note"))
        .text()
        .startswith("The names of 33 of the 38 published signatories are not held")
    )


async def test_the_letter_without_a_list_counts_nobody(site: Datasette) -> None:
    main = main_of(await page(site, "/letter/2019-06-second"))
    assert next(main.all("p", class_="note")).text().startswith("No page held prints who signed this letter")
    assert [e for e in main.all() if e.attributes.get("id") in ("signatories", "searches", "others")] == []
    assert facts(main)["Published number of signatories"] == "no page held gives a number"
    assert " 0 " not in main.text()


async def test_each_fact_names_the_page_that_it_is_from(site: Datasette, real: House) -> None:
    columns = ("demands_source_id", "addressee_source_id", "date_source_id", "signatories_source_id", "title_source_id")
    [sources] = rows(real, f"SELECT {', '.join(columns)} FROM letter WHERE letter_id = '2021-02-biden'")  # noqa: S608
    [listed] = main_of(await page(site, "/letter/2021-02-biden")).all("dl", class_="facts")
    links = [a.attributes["href"] for a in listed.all("a") if a.attributes["href"].startswith("/source/")]
    assert links == [f"/source/{source}" for source in sources]


@pytest.mark.parametrize("letter", LETTERS)
async def test_every_date_that_a_page_gives_stands_with_its_pages(site: Datasette, real: House, letter: str) -> None:
    sql = """SELECT date_from, date_to, source_id FROM claim
      WHERE letter_id = ? AND kind IN ('letter', 'signed') AND date_to IS NOT NULL GROUP BY 1, 2, 3"""
    expected = {(f"dated-{first or ''}_{last}", f"/source/{source}") for first, last, source in rows(real, sql, letter)}
    main = main_of(await page(site, f"/letter/{letter}"))
    lists = [one for one in main.all("ul") if one.attributes.get("id", "").startswith("dated-")]
    assert {(one.attributes["id"], a.attributes["href"]) for one in lists for a in one.all("a")} == expected


async def test_those_named_against_the_list_stand_apart_with_the_pages(site: Datasette, real: House) -> None:
    expected = {person: set(pages.split("; ")) for person, pages in rows(
        real, "SELECT person_id, sources FROM disputed_signatory WHERE letter_id = '2019-06-first'")}  # fmt: skip
    main = main_of(await page(site, "/letter/2019-06-first"))
    [listed] = main.all("ul", id="against")
    found = {}
    for one in listed.elements:
        links = [a.attributes["href"] for a in one.all("a")]
        found[links[0].removeprefix("/person/")] = {
            a.removeprefix("/source/") for a in links if a.startswith("/source/")
        }
    assert found == expected
    assert set(found) & {row.attributes["id"] for row in body(main, "signatories")} == set()


@pytest.mark.parametrize("letter", LISTED)
async def test_behind_each_no_report_stands_a_search_or_that_none_is_logged(
    site: Datasette, real: House, letter: str
) -> None:
    sql = "SELECT person_id FROM signatory_report WHERE letter_id = ? AND arrested_after = 'no report found'"
    unreported = {f"/person/{person}" for (person,) in rows(real, sql, letter)}
    searched = {
        next(row.all("a")).attributes["href"]: row.text()
        for row in body(main_of(await page(site, f"/letter/{letter}")), "searches")
    }
    assert unreported <= set(searched)
    logged = {f"/person/{person}" for (person,) in rows(real, "SELECT person_id FROM search_log")}
    assert {person for person in unreported if "no search logged" in searched[person]} == unreported - logged


@pytest.mark.parametrize("prefix", ["", "/fa"])
@pytest.mark.parametrize("letter", LISTED)
async def test_as_many_are_said_to_be_searched_as_the_log_of_the_page_shows(
    site: Datasette, letter: str, prefix: str
) -> None:
    main = main_of(await page(site, f"{prefix}/letter/{letter}"))
    not_logged, unreported = (text(f"letter.{key}", "fa" if prefix else "en") for key in ("not_logged", "none"))
    shown = {
        next(row.all("a")).attributes["href"]: row.text()
        for row in body(main, "searches")
        if row.elements[1].text() == unreported
    }
    logged = len([words for words in shown.values() if not_logged not in words])
    said = [int(a.text()) for a in main.all("a", class_="count") if "page_letter_searched" in a.attributes["href"]]
    assert said == [logged, logged]  # beside both lines that say how many no report is found of
    log = [a.attributes["href"] for a in main.all("a") if a.attributes["href"].endswith("#searches")]
    assert log == [f"{prefix}/letter/{letter}#searches"] * 2


@pytest.mark.parametrize("letter", LETTERS)
async def test_every_figure_about_it_leads_to_its_page(site: Datasette, real: House, letter: str) -> None:
    sql = """SELECT r.figure_id FROM reconciliation r JOIN claim c ON c.claim_id = r.claim_id
      WHERE '; ' || r.cohort || '; ' LIKE '%; ' || ?1 || '; %' OR c.letter_id = ?1"""
    links = [a.attributes["href"] for a in main_of(await page(site, f"/letter/{letter}")).all("a")]
    found = [link for link in links if link.startswith("/figure/")]
    assert sorted(found) == sorted(f"/figure/{figure}" for (figure,) in rows(real, sql, letter))


async def test_a_letter_is_described_for_programs(site: Datasette) -> None:
    [script] = tree(await page(site, "/letter/2021-02-biden")).all("script", type="application/ld+json")
    found = json.loads(script.text())
    assert found["isPartOf"].pop("version")
    cited = found.pop("citation")
    assert "https://" in cited[0]
    assert len(cited) == len(set(cited))
    assert found == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": "http://localhost/letter/2021-02-biden",
        "url": "http://localhost/letter/2021-02-biden",
        "identifier": "2021-02-biden",
        "name": "Letter of thirty-eight activists to President Biden, February 2021",
        "alternateName": "نامه سرگشاده ۳۸ کنشگر سیاسی و مدنی درون کشور به پرزیدنت جو بایدن رئیس جمهور ایالات متحده",
        "abstract": "Political, diplomatic and financial pressure kept on the government, and support for human rights and for a free referendum on a secular democratic constitution.",
        "datePublished": "2021-02-01",
        "temporalCoverage": "2021-02-01/2021-02-01",
        "audience": {"@type": "Audience", "audienceType": "President Joe Biden"},
        "isPartOf": {"@type": "Dataset", "name": "Signatories", "url": "http://localhost/"},
    }


async def test_how_a_page_names_a_signatory_opens_to_its_pages_and_houses(site: Datasette, real: House) -> None:
    [(pages, houses, sources)] = rows(
        real,
        "SELECT pages, houses, sources FROM signatory WHERE letter_id = '2019-06-first' AND person_id = 'gohar-eshghi'",
    )
    asked = "letter=2019-06-first&person=gohar-eshghi"
    found = json.loads(await page(site, f"/signatories/page_letter_pages.json?{asked}"))["rows"]
    assert {row["source_id"] for row in found} == set(sources.split("; "))
    of_houses = json.loads(await page(site, f"/signatories/page_letter_houses.json?{asked}"))["rows"]
    assert (len(found), len(of_houses), sum(row["pages"] for row in of_houses)) == (pages, houses, pages)
