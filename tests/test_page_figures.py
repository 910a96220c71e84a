"""The ledger of published figures, the page of each figure, and the page of disagreements, on the real records."""

import re
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of
from signatories_loaders.paths import House
from signatories_schema.date_words import digits
from signatories_schema.texts import text
from site_under_test import datasette, page

EDITIONS = {"en": "", "fa": "/fa"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows(real: House, sql: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(real.database)) as db:
        return db.execute(sql, values).fetchall()


def ledger(html: str) -> list[str]:
    """The figures of a ledger, in order."""
    [table] = main_of(html).all("table")
    return [row.attributes["id"] for row in table.all("tr") if "id" in row.attributes]


def people_under(main: Element, heading: str) -> list[str]:
    """The people of the list that follows a heading, by their addresses."""
    at = next(n for n, e in enumerate(main.elements) if e.attributes.get("id") == heading)
    after = main.elements[at + 1 :]
    until = next((n for n, e in enumerate(after) if e.tag == "h2"), len(after))
    found = [a.attributes["href"] for e in after[:until] for a in e.all("a")]
    return [href.rpartition("/")[2] for href in found if "/person/" in href]


@pytest.mark.parametrize("language", EDITIONS)
async def test_ledger_pages_hold_every_figure_once(site: Datasette, real: House, language: str) -> None:
    held = [ledger(await page(site, f"{EDITIONS[language]}/figures?start={start}")) for start in (0, 100)]
    every = {figure for (figure,) in rows(real, "SELECT figure_id FROM reconciliation")}
    assert sorted(held[0] + held[1]) == sorted(every)


@pytest.mark.parametrize("letter", ["", "2019-06-first", "2019-08-women", "2021-02-biden"])
@pytest.mark.parametrize("verdict", ["fewer", "more", "agrees", "not decided"])
async def test_ledger_by_letter_and_verdict(site: Datasette, real: House, letter: str, verdict: str) -> None:
    asked = urlencode({"letter": letter, "verdict": verdict, "sort": "date"})
    html = await page(site, f"/figures?{asked}")
    sql = "SELECT figure_id FROM reconciliation WHERE verdict = ? AND (? = '' OR '; ' || cohort || '; ' LIKE '%; ' || ? || '; %')"
    expected = sorted(figure for (figure,) in rows(real, sql, verdict, letter, letter))
    if not expected:
        assert text("figures.none", "en") in html
        return
    assert sorted(ledger(html)) == expected
    assert '<meta name="robots" content="noindex, follow">' in html


async def test_differences_come_first(site: Datasette, real: House) -> None:
    verdict = dict(rows(real, "SELECT figure_id, verdict FROM reconciliation"))
    order = ["more", "fewer", "same number, other names", "not decided", "agrees", "not measured"]
    places = [order.index(str(verdict[figure])) for figure in ledger(await page(site, "/figures"))]
    assert places == sorted(places)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fa", "fa")])
@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("letter=none", "bad_letter"),
        ("verdict=%3Cb%3E", "bad_verdict"),
        ("sort=x", "bad_sort"),
        ("start=-1", "bad_number"),
    ],
)
async def test_what_cannot_be_asked_is_explained(
    site: Datasette, prefix: str, language: str, asked: str, key: str
) -> None:
    html = await page(site, f"{prefix}/figures?{asked}", status=400)
    told = text(f"figures.{key}", language).partition("{value}")[2].partition("{")[0].strip()
    assert told in html and "<b>" not in html


async def test_every_figure_names_its_people(site: Datasette, real: House) -> None:
    figures = rows(real, "SELECT figure_id, printed, not_measured FROM reconciliation JOIN figure USING (figure_id)")
    for figure_id, printed, not_measured in figures:
        main = main_of(await page(site, f"/figure/{figure_id}"))
        shown = main.text()
        assert re.sub("exactly |^all ", "", str(printed)).split()[-1] in shown
        if not_measured:
            assert str(not_measured) in shown and not list(main.all(id="certain"))
            continue
        for answer, heading in (("certain", "certain"), ("possible", "possible"), ("not counted", "not-counted")):
            sql = "SELECT person_id FROM figure_person WHERE figure_id = ? AND answer = ?"
            expected = sorted(person for (person,) in rows(real, sql, str(figure_id), answer))
            found = people_under(main, heading) if list(main.all(id=heading)) else []
            assert (figure_id, answer, sorted(found)) == (figure_id, answer, expected)


async def test_a_figure_beyond_ours_names_whom_it_could_count(site: Datasette) -> None:
    main = main_of(await page(site, "/figure/alhurra-2019-08-23-mashhad_2-1"))
    [chips] = main.all(id="explain")
    assert [a.text() for a in chips.all("a")] == [
        "Gohar Eshghi", "Kamal Jafari Yazdi", "Mohammad Karimbeigi", "Mohammad Maleki", "Mohammadreza Bayat", "Reza Mehregan",
    ]  # fmt: skip
    shown = main.text()
    assert "The published number is 4 more than we could count." in shown
    assert "later than the time that is counted" in shown and "no report of this kind held" in shown
    assert "signatories of Statement of fourteen activists, June 2019" in shown
    assert "until 23 August 2019 (1 Shahrivar 1398)" in shown


async def test_a_figure_within_ours_names_those_on_whom_it_hangs(site: Datasette, real: House) -> None:
    main = main_of(await page(site, "/figure/wikipedia-statement-of-14_1-1"))
    [chips] = main.all(id="explain")
    sql = "SELECT name_en FROM figure_person WHERE figure_id = 'wikipedia-statement-of-14_1-1' AND answer = 'possible' ORDER BY 1"
    assert [a.text() for a in chips.all("a")] == [name for (name,) in rows(real, sql)]
    assert "It holds if exactly 3 of these people count:" in main.text()


MONTHS = "alain-ar-2020-03-11-mehregan_2-2"
"""A figure in months, of which the page counts one person more than are held."""


async def test_months_say_how_many_people_are_added_up_and_how_many_the_page_counts(site: Datasette) -> None:
    terms = "the terms of 7 people added up; the page counts 8"
    [table] = main_of(await page(site, "/figures")).all("table")
    [row] = [row for row in table.all("tr") if row.attributes.get("id") == MONTHS]
    assert row.elements[2].text() == f"762 to 852 months {terms}"
    shown = main_of(await page(site, f"/figure/{MONTHS}")).text()
    assert f"762 to 852 months (certain to possible) {terms}" in shown
    assert (
        "The page counts 8 people; the terms of 7 are held here. 1 name or term is missing, and its months are not in our sum."
        in shown
    )
    [listed] = main_of(await page(site, "/letter/2019-06-first")).all(id="figure-rows")
    in_months = [row.elements[3].text() for row in listed.elements if "864 months" in row.elements[0].text()]
    assert set(in_months) == {f"762 to 852 months {terms}"}
    persian = main_of(await page(site, f"/fa/figure/{MONTHS}")).text()
    assert "جمع مدت حکم ۷ نفر؛ صفحه ۸ نفر را شمرده است" in persian


async def test_where_all_terms_are_held_no_name_is_said_to_be_missing(site: Datasette) -> None:
    shown = main_of(await page(site, "/figure/ashuman-2020-04-appeal-csdhi_5-2")).text()
    assert (
        "486 months (certain to possible) the terms of 4 people added up; the page counts 4" in shown
        and "is missing" not in shown
    )


async def test_missing_names_are_counted(site: Datasette) -> None:
    shown = main_of(await page(site, "/figure/jpost-2021-02-06-iran-based-dissidents-mobile_5-1")).text()
    assert "33 names are missing" in shown and "5 of 38 named" in shown
    persian = main_of(await page(site, "/fa/figure/jpost-2021-02-06-iran-based-dissidents-mobile_5-1")).text()
    assert f"{digits(33, 'fa')} نام در دست نیست" in persian


async def test_the_reason_of_each_possible_and_not_counted_event_is_told(site: Datasette, real: House) -> None:
    """An event of a possible person that is counted has a reason, and a person who is certain has an event without one."""
    for (figure,) in rows(real, "SELECT figure_id FROM reconciliation WHERE certain IS NOT NULL AND unit = 'people'"):
        answer = await site.client.get(f"/signatories/page_figure_events.json?figure={figure}&_shape=array&_size=max")
        why: dict[str, list[str]] = {}
        for row in answer.json():
            if row["counted"]:
                why.setdefault(row["person_id"], []).append(row["why"])
        sql = "SELECT person_id, answer FROM figure_person WHERE figure_id = ? AND events IS NOT NULL"
        told = {person: "certain" if "" in reasons else "possible" for person, reasons in why.items()}
        assert (figure, told) == (figure, dict(rows(real, sql, str(figure))))


async def test_no_such_figure(site: Datasette) -> None:
    assert "No figure is called none." in await page(site, "/figure/none", status=404)


@pytest.mark.parametrize("language", EDITIONS)
async def test_all_disagreements_the_largest_first(site: Datasette, real: House, language: str) -> None:
    main = main_of(await page(site, f"{EDITIONS[language]}/disagreements"))
    sql = (
        "SELECT disagreement_id FROM disagreement ORDER BY spread * CASE unit WHEN 'months' THEN 30 ELSE 1 END DESC, 1"
    )
    assert [a.attributes["id"] for a in main.all("article")] == [str(d) for (d,) in rows(real, sql)]


async def test_both_values_of_a_disagreement_stand_beside_each_other(site: Datasette) -> None:
    main = main_of(await page(site, "/disagreements"))
    [one] = main.all("article", id="hashem-khastar-custody-2019-08:date")
    low, high = (side.text() for [beside] in [list(one.all(class_="beside"))] for side in beside.elements)
    assert low.startswith("23 July 2019 (1 Mordad 1398)") and high.startswith("12 August 2019 (21 Mordad 1398)")
    links = [a.attributes["href"] for a in one.all("a")]
    assert "/event/hashem-khastar-custody-2019-08" in links and "/source/ncri-fr-2020-khastar-16-years" in links


@pytest.mark.parametrize("language", EDITIONS)
async def test_a_term_of_which_one_side_does_not_say_which_it_is_is_marked_so(
    site: Datasette, real: House, language: str
) -> None:
    main = main_of(await page(site, f"{EDITIONS[language]}/disagreements"))
    first = next(main.all("article"))
    assert first.attributes["id"] == "mohammad-nourizad-sentence-2020-02:term"
    [tag] = first.all(class_="tag")
    assert (tag.text(), tag.classes) == (text("disagreements.nature-which term not said", language), ["tag"])
    [head] = [e for e in main.elements if e.tag == "dl"]
    shown = dict(zip((e.text() for e in head.all("dt")), (e.text() for e in head.all("dd")), strict=True))
    counted = {
        f"{text(f'disagreements.nature-{nature}', language)}: {digits(n, language)}": text(f"disagreements.rule-{nature}", language)
        for nature, n in rows(real, "SELECT nature, count(*) FROM disagreement GROUP BY nature")
    }  # fmt: skip
    assert counted.items() <= shown.items()


async def test_disagreements_by_nature_and_field(site: Datasette, real: House) -> None:
    html = await page(site, "/disagreements?nature=precision+only&field=date")
    sql = "SELECT disagreement_id FROM disagreement WHERE nature = 'precision only' AND field = 'date' ORDER BY 1"
    found = sorted(article.attributes["id"] for article in main_of(html).all("article"))
    assert found == [str(d) for (d,) in rows(real, sql)]
    assert text("disagreements.none", "en") in await page(site, "/disagreements?nature=different+stage")
    await page(site, "/disagreements?nature=none", status=400)
    await page(site, "/fa/disagreements?field=none", status=400)
