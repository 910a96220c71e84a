"""The ready questions on the real records: answers, counts that lead to what they count, and what cannot be asked."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of
from signatories_loaders.paths import House
from signatories_schema.date_words import digits
from signatories_schema.texts import text
from site_under_test import datasette, page

ANSWERS = [
    "/arrested-within/365?letter=2019-06-first",
    "/arrested-within/30",
    "/arrested-within/any?letter=2021-02-biden",
    "/held-when-published?letter=2021-02-biden",
    "/held-when-published",
    "/arrested-between?from=2019-08&to=2019-09",
    "/arrested-between?from=1398-05&letter=2019-08-women",
    "/signed-both?letter=2019-06-first&other=2021-02-biden",
    "/by-charge/ipc-500",
    "/by-facility/evin",
    "/one-house",
    "/one-house?letter=2019-06-first",
    "/not-reviewed",
]
FORMS = ["/questions", "/arrested-between", "/signed-both", "/by-charge", "/by-facility"]
EDITIONS = {"en": "", "fa": "/fa"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows(real: House, sql: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(real.database)) as db:
        return db.execute(sql, values).fetchall()


def listed(main: Element, id_: str) -> list[str]:
    """The people that an answer lists under an id."""
    [held] = main.all(id=id_)
    first = [next(a.attributes["href"] for a in item.all("a")) for item in held.elements if item.tag == "li"]
    return [href.rpartition("/")[2] for href in first]


async def behind(site: Datasette, main: Element, href: str) -> int:
    """The number of rows that a count leads to."""
    parts = urlsplit(href)
    if not parts.path:
        [held] = main.all(id=parts.fragment)
        items = [e for e in held.elements if e.tag in ("li", "tr")]
        assert held.attributes["data-rows"] == str(len(items))
        return len(items)
    if not parts.path.startswith("/signatories/"):
        return await behind(site, main_of(await page(site, parts.path)), f"#{parts.fragment}")
    answer = json.loads(await page(site, f"{parts.path}.json?{parts.query}&_size=0&_extra=count"))
    return int(answer["count"])


@pytest.mark.parametrize("prefix", EDITIONS.values())
@pytest.mark.parametrize("path", [*ANSWERS, *FORMS])
async def test_each_page_has_a_title_the_query_and_true_counts(site: Datasette, path: str, prefix: str) -> None:
    html = await page(site, prefix + path)
    main = main_of(html)
    assert len(list(main.all("h1"))) == 1 and "{" not in main.text()
    for link in main.all("a", class_="count"):
        number = int(link.text())  # int reads Persian digits too
        assert (link.attributes["href"], number) == (
            link.attributes["href"],
            await behind(site, main, link.attributes["href"]),
        )


@pytest.mark.parametrize("prefix", EDITIONS.values())
@pytest.mark.parametrize("path", ANSWERS)
async def test_each_answer_can_be_copied_taken_away_and_seen_as_sql(site: Datasette, path: str, prefix: str) -> None:
    main = main_of(await page(site, prefix + path))
    [button] = main.all("button", type="button")
    assert button.attributes["data-copied"] and "hidden" in button.attributes
    hrefs = [a.attributes["href"] for a in main.all("a")]
    [as_csv] = [h for h in hrefs if urlsplit(h).path.endswith(".csv")]
    [as_json] = [h for h in hrefs if urlsplit(h).path.endswith(".json")]
    found = list(csv.DictReader(io.StringIO(await page(site, as_csv))))
    answer = json.loads(await page(site, as_json))
    assert len(found) == len(answer) > 0
    query = as_csv.replace(".csv", "").removesuffix("_size=max").rstrip("?&")
    assert hrefs.count(query) == 2  # beside the answer, and at the foot
    await page(site, query)


async def test_the_form_keeps_what_was_asked_and_each_chip_leaves_one_part_out(site: Datasette) -> None:
    main = main_of(await page(site, "/arrested-between?from=2019-08&to=2019-09&letter=2019-06-first"))
    chosen = [o.attributes["value"] for o in main.all("option") if "selected" in o.attributes]
    assert chosen == ["2019", "8", "2019", "9", "2019-06-first"]
    chips = next(main.all("ul", class_="chips"))
    assert [a.attributes["href"] for a in chips.all("a")] == [
        "/arrested-between?letter=2019-06-first&to=2019-09",
        "/arrested-between?from=2019-08&letter=2019-06-first",
        "/arrested-between?from=2019-08&to=2019-09",
    ]
    persian = main_of(await page(site, "/fa/arrested-between?from=1398-05&to=2019-09"))
    chosen = [o.attributes["value"] for o in persian.all("option") if "selected" in o.attributes]
    assert chosen == ["1398", "5", "1398", "7"]  # the Persian form is in the Jalali calendar


async def test_arrested_within_a_year_counts_as_the_figures_do(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/arrested-within/any?letter=2019-06-first"))
    sql = "SELECT person_id FROM signatory_report WHERE letter_id = '2019-06-first' AND arrested_after = ? ORDER BY 1"
    for answer in ("certain", "possible"):
        assert sorted(listed(main, f"{answer}-2019-06-first")) == [person for (person,) in rows(real, sql, answer)]


async def test_held_when_published(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/held-when-published?letter=2021-02-biden"))
    for relation in ("in_custody", "under_sentence"):
        for answer in ("certain", "possible"):
            sql = f"SELECT person_id FROM signatory_report WHERE letter_id = '2021-02-biden' AND {relation} = ? ORDER BY 1"  # noqa: S608
            found = sorted(listed(main, f"{answer}-2021-02-biden-{relation}"))
            assert (relation, answer, found) == (relation, answer, [person for (person,) in rows(real, sql, answer)])
    assert "33" not in main.text() and "5 of 38 named" in main.text()


async def test_arrested_between_two_months(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/arrested-between?from=2019-08&to=2019-08"))
    sql = """SELECT DISTINCT person_id FROM arrest_record WHERE is_arrest = 'yes' AND began_from >= '2019-08-01'
      AND began_to <= '2019-08-31' ORDER BY 1"""
    assert sorted(listed(main, "certain-people")) == [person for (person,) in rows(real, sql)]
    jalali = main_of(await page(site, "/arrested-between?from=1398-05&to=1398-05"))  # 23 July to 22 August 2019
    assert (
        "from 23 July 2019 (1 Mordad 1398)" in jalali.text()
        and "until 22 August 2019 (31 Mordad 1398)" in jalali.text()
    )
    assert "hashem-khastar" in listed(jalali, "certain-people")


WITHOUT_NAMES = "2019-06-second"
"""A letter of which no name is held."""
WINDOWS = [
    ("/arrested-within/365?letter={}", "within", "{}"),
    ("/arrested-within/any?letter={}", "after", "{}"),
    ("/arrested-between?from=2019-08&to=2019-08&letter={}", "between", "people"),
    ("/held-when-published?letter={}", "in_custody", "{}-in_custody"),
    ("/held-when-published?letter={}", "under_sentence", "{}-under_sentence"),
]


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize(("path", "about", "id_"), WINDOWS)
@pytest.mark.parametrize("letter", ["2019-06-first", "2019-08-women", "2021-02-biden"])
async def test_of_the_others_it_is_said_what_was_not_found_and_who_was_searched_for(
    site: Datasette, real: House, language: str, path: str, about: str, id_: str, letter: str
) -> None:
    main = main_of(await page(site, EDITIONS[language] + path.format(letter)))
    id_ = id_.format(letter)
    found = listed(main, f"certain-{id_}") + listed(main, f"possible-{id_}")
    signed = {person for (person,) in rows(real, "SELECT person_id FROM signatory WHERE letter_id = ?", letter)}
    logged = {person for (person,) in rows(real, "SELECT person_id FROM search_log")}
    others = signed - set(found)
    shown = {part: list(main.all(id=f"{part}-{id_}")) for part in ("searched", "not-searched")}
    names = {part: set(listed(main, f"{part}-{id_}")) if lists else set() for part, lists in shown.items()}
    assert names == {"searched": others & logged, "not-searched": others - logged}
    said = text(f"questions.others_{about}", language).format(others=digits(len(others), language))
    assert (said in main.text()) is bool(others)
    log = [a.attributes["href"] for a in main.all("a") if "#searches" in a.attributes["href"]]
    assert (f"{EDITIONS[language]}/letter/{letter}#searches" in log) is bool(others & logged)


async def test_of_anybody_else_the_whole_search_log_is_named(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/arrested-between?from=2019-08&to=2019-08"))
    [(people, searches)] = rows(real, "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM search_log)")
    others = people - len(listed(main, "certain-people")) - len(listed(main, "possible-people"))
    assert text("questions.others_between", "en").format(others=others) in main.text()
    assert f"The search log holds {searches} searches, the last of 24 November 2026" in main.text()


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("path", sorted({path for path, _, _ in WINDOWS}))
async def test_a_letter_of_which_no_name_is_held_counts_nobody(site: Datasette, language: str, path: str) -> None:
    main = main_of(await page(site, EDITIONS[language] + path.format(WITHOUT_NAMES)))
    assert text("questions.no_names", language) in main.text()
    assert list(main.all("a", class_="count")) == []


@pytest.mark.parametrize("path", ["/by-charge", "/by-facility"])
async def test_each_of_a_list_says_how_many_people_of_how_many_and_by_how_many_claims(
    site: Datasette, real: House, path: str
) -> None:
    [(people,)] = rows(real, "SELECT count(*) FROM person")
    listing = next(main_of(await page(site, path)).all("ul"))
    words = [item.text().partition(": ")[2] for item in listing.elements]
    what = "accusations? as reported" if path == "/by-charge" else "claims?"
    empty = text("questions.accused_none" if path == "/by-charge" else "questions.reported_in_none", "en")
    wrong = [
        w for w in words if w != empty and not re.fullmatch(rf"\d+ of {people} people in the records, by \d+ {what}", w)
    ]
    assert (wrong, len(words) > 10) == ([], True)


async def test_signed_both(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/signed-both?letter=2019-06-first&other=2021-02-biden"))
    sql = """SELECT a.person_id FROM signatory a JOIN signatory b USING (person_id)
      WHERE a.letter_id = '2019-06-first' AND b.letter_id = '2021-02-biden' ORDER BY 1"""
    assert sorted(listed(main, "people")) == [person for (person,) in rows(real, sql)]
    assert text("questions.same_letter", "en") in await page(
        site, "/signed-both?letter=2019-06-first&other=2019-06-first"
    )


async def test_by_facility_takes_the_wards_in(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/by-facility/evin"))
    sql = """SELECT DISTINCT person_id FROM claim WHERE person_id IS NOT NULL
      AND facility_id IN (SELECT facility_id FROM facility WHERE facility_id = 'evin' OR parent_id = 'evin') ORDER BY 1"""
    assert sorted(listed(main, "people")) == [person for (person,) in rows(real, sql)]


@pytest.mark.parametrize("prefix", EDITIONS.values())
@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/arrested-within", "/arrested-within/365"),
        ("/arrested-within?days=30&letter=2019-06-first", "/arrested-within/30?letter=2019-06-first"),
        ("/by-charge?charge=ipc-500", "/by-charge/ipc-500"),
        ("/by-facility?facility=evin", "/by-facility/evin"),
        (
            "/arrested-between?from_year=2019&from_month=8&to_year=2019&to_month=9&letter=",
            "/arrested-between?from=2019-8&to=2019-9",
        ),
        (
            "/arrested-between?from_year=1398&from_month=&to_year=1398&to_month=",
            "/arrested-between?from=1398-1&to=1398-12",
        ),
    ],
)
async def test_forms_lead_to_short_addresses(site: Datasette, prefix: str, asked: str, leads_to: str) -> None:
    await site.invoke_startup()
    response = await site.client.get(prefix + asked)
    assert (response.status_code, response.headers["location"]) == (301, prefix + leads_to)
    await page(site, prefix + leads_to)


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize(
    ("asked", "key", "status"),
    [
        ("/arrested-within/0", "bad_days", 400),
        ("/arrested-within/99999", "bad_days", 400),
        ("/arrested-within/1e3", "bad_days", 400),
        ("/arrested-within/%3Cb%3E?letter=", "bad_days", 400),
        ("/arrested-within/365?letter=none", "bad_letter", 400),
        ("/held-when-published?letter=%27--", "bad_letter", 400),
        ("/one-house?letter=none", "bad_letter", 400),
        ("/signed-both?letter=none", "bad_letter", 400),
        ("/arrested-between?from=2019-13", "bad_month", 400),
        ("/arrested-between?from=2019", "bad_month", 400),
        ("/arrested-between?to=0000-00", "bad_month", 400),
        ("/arrested-between?from=9999-12", "bad_month", 400),
        ("/arrested-between?from=2020-01&to=2019-01", "bad_order", 400),
        ("/by-charge/none", "no_charge", 404),
        ("/by-facility/none", "no_facility", 404),
    ],
)
async def test_what_cannot_be_asked_is_explained(
    site: Datasette, language: str, asked: str, key: str, status: int
) -> None:
    html = await page(site, EDITIONS[language] + asked, status=status)
    said = re.split(r"\{\w+\}", text(f"questions.{key}", language))
    assert max(said, key=len).strip() in html
    assert "<b>" not in html and "Traceback" not in html


async def test_days_may_be_typed_in_persian_digits(site: Datasette) -> None:
    latin = main_of(await page(site, "/fa/arrested-within/365?letter=2019-06-first"))
    persian = main_of(await page(site, "/fa/arrested-within/۳۶۵?letter=2019-06-first"))
    assert listed(persian, "certain-2019-06-first") == listed(latin, "certain-2019-06-first")
