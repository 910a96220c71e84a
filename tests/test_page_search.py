"""The search page: one box for all kinds, in any script, with what matched marked; and nothing typed breaks it."""

import asyncio
import re
import sqlite3
from contextlib import closing
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from html_tree import Element, main_of, tree
from signatories_loaders.paths import House
from signatories_schema.names import fold_text
from signatories_schema.names.marks import pieces
from signatories_schema.names.shelf import Shelf
from signatories_schema.texts import text
from site_under_test import datasette, page

WILD = st.text(max_size=300) | st.text(alphabet="نوریزاد\u200c\u202e\u0000\"'*()<>&% abAB٣۳́-_:^", max_size=60)


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


async def sections(site: Datasette, q: str, prefix: str = "") -> dict[str, Element]:
    """The cards of the search page, by kind."""
    main = main_of(await page(site, f"{prefix}/search?q={quote(q)}"))
    return {section.attributes["id"]: section for section in main.all("section")}


def links(section: Element) -> list[str]:
    return [a.attributes["href"] for a in section.all("a")]


@pytest.mark.parametrize(
    ("q", "kind", "href"),
    [
        ("Nurizad", "people", "/person/mohammad-nourizad"),
        ("Biden", "letters", "/letter/2021-02-biden"),
        ("نامه سرگشاده", "letters", "/letter/2021-02-biden"),
        ("نامة سرگشادة", "letters", "/letter/2021-02-biden"),
        ("hunger strike Mansouri", "events", "/event/narges-mansouri-hunger-strike-2024-04-22"),
        ("اعتصاب غذا منصوری", "events", "/event/narges-mansouri-hunger-strike-2024-04-22"),
        ("rally Khastar", "events", "/event/hashem-khastar-custody-2019-08"),
        ("اوين", "facilities", "/by-facility/evin"),
        ("Ewin", "facilities", "/by-facility/evin"),
        ("Evin-Gefängnis", "facilities", "/by-facility/evin"),
        ("propaganda", "charges", "/by-charge/ipc-500"),
        ("تبليغ عليه نظام", "charges", "/by-charge/ipc-500"),
        ("Freethought", "sources", "/source/freethought-2022-08-13-mazlum"),
        ("vigil", "claims", "/signatories/claim/"),
    ],
)
async def test_each_kind_is_found(site: Datasette, q: str, kind: str, href: str) -> None:
    assert [link for link in links((await sections(site, q))[kind]) if link.startswith(href)] != []
    persian = (await sections(site, q, "/fa"))[kind]
    prefix = "" if kind == "claims" else "/fa"
    assert [link for link in links(persian) if link.startswith(prefix + href)] != []


async def test_the_counts_lead_to_the_cards(site: Datasette) -> None:
    main = main_of(await page(site, "/search?q=Evin"))
    [chips] = list(main.all("nav"))
    counted = {a.attributes["href"][1:]: int(re.findall(r"\d+", a.text())[0]) for a in chips.all("a")}
    cards = {
        s.attributes["id"]: len(next(e for e in s.elements if e.tag in ("ul", "ol")).elements)
        for s in main.all("section")
    }
    assert list(counted) == list(cards)
    assert {kind: min(n, 20) for kind, n in counted.items()} == cards


async def test_the_page_that_prints_the_form_is_named(site: Datasette) -> None:
    people = (await sections(site, "محمد نوری زاد"))["people"]
    first = next(people.all("li"))
    assert "محمد نوری زاد" in first.text() or "محمد نوری‌زاد" in first.text()
    assert links(first)[0] == "/person/mohammad-nourizad" and links(first)[1].startswith("/source/")


@pytest.mark.parametrize(
    ("q", "href", "form"),
    [
        ("نوریزاد", "/person/mohammad-nourizad", "محمد نوریزاد"),
        ("nurizad", "/person/mohammad-nourizad", "Mohammad Nurizad"),
        ("Nurisad", "/person/mohammad-nourizad", "Mohammad Nurizad"),
        ("نوري زاد", "/person/mohammad-nourizad", "محمد نوري زاد"),
        ("Nourizad", "/person/mohammad-nourizad", "Nourizad"),
        ("پورفاضل", "/person/giti-pourfazel", "گیتی پورفاضل"),
        ("بورفاضل", "/person/giti-pourfazel", "كيتي بورفاضل"),
        ("Pourfazel Guiti", "/person/giti-pourfazel", "Guiti Pourfazel"),
    ],
)
async def test_the_form_nearest_to_what_was_typed_is_named_with_pages_that_print_it(
    site: Datasette, real: House, q: str, href: str, form: str
) -> None:
    first = next((await sections(site, q))["people"].all("li"))
    to_person, *to_pages = links(first)
    with closing(sqlite3.connect(real.database)) as db:
        [(sources,)] = db.execute("SELECT sources FROM name WHERE form = ?", (form,)).fetchall()
    printed = [f"/source/{page}" for page in sources.split("; ") if page != "display"]
    shown = next(e for e in first.elements if "quiet" in e.classes)
    assert (to_person, next(shown.all("bdi")).text()) == (href, form)
    assert to_pages == printed[:3]
    more = re.findall(r"and (\d+) more page", shown.text())
    assert more == ([str(len(printed) - 3)] if len(printed) > 3 else [])


async def test_the_word_is_marked_as_it_is_printed(site: Datasette) -> None:
    found = await sections(site, "vigil")
    marked = {mark.text() for mark in found["claims"].all("mark")}
    assert marked and {fold_text(word) for word in marked} <= {"vigil", "vigils"}
    evin = await sections(site, "اوين")
    assert {mark.text() for mark in evin["facilities"].all("mark")} == {"اوین"}


async def test_an_empty_box_gives_help(site: Datasette) -> None:
    for path in ("/search", "/search?q=", "/search?q=%20"):
        assert text("search.help", "en") in main_of(await page(site, path)).text()
    assert text("search.help", "fa") in main_of(await page(site, "/fa/search")).text()


async def test_nothing_found_shows_near_names(site: Datasette) -> None:
    main = main_of(await page(site, "/search?q=Nuruzud+qqq+www+eee"))
    assert "Nothing is found for “Nuruzud qqq www eee”." in main.text()
    [near] = main.all("section")
    assert near.attributes["id"] == "near" and "/person/mohammad-nourizad" in links(near)


async def test_results_are_not_indexed_and_have_a_title(site: Datasette) -> None:
    html = await page(site, "/search?q=Evin")
    assert '<meta name="robots" content="noindex, follow">' in html
    [title] = tree(html).all("title")
    assert title.text() == "Search: Evin · Signatories"
    assert "noindex" not in await page(site, "/search")


@given(q=WILD)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_it(site: Datasette, q: str) -> None:
    async def asked() -> None:
        html = await page(site, f"/search?q={quote(q, errors='replace')}")
        assert next(main_of(html).all("h1"))

    asyncio.run(asked())


@given(text=st.text(max_size=120), words=st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_pieces_joined_are_the_text(text: str, words: list[str]) -> None:
    found = pieces(text, words, around=None)
    assert not found or "".join(piece for piece, _ in found) == text


@given(text=st.text(alphabet="abc نوری\u200cيكآئ،.é’", min_size=1, max_size=40))
def test_every_word_of_a_text_is_marked(text: str) -> None:
    """Folding letter by letter finds the words that folding the whole text finds."""
    words = fold_text(text).split()
    marked = [fold_text(piece) for piece, is_marked in pieces(text, words, around=None) if is_marked]
    assert marked == words


@pytest.mark.parametrize(
    ("printed", "asked", "expected"),
    [
        ("Nouri‌Zad’s case", ["nouri"], [("Nouri", True), ("‌Zad’s case", False)]),
        ("زندان اوين", ["اوین"], [("زندان ", False), ("اوين", True)]),
        ("Hashem Khâstar", ["khastar"], [("Hashem ", False), ("Khâstar", True)]),
        ("arrested again", ["arrest"], [("arrested", True), (" again", False)]),
        ("no such word", ["at"], []),
        ("", ["a"], []),
    ],
)
def test_pieces(printed: str, asked: list[str], expected: list[tuple[str, bool]]) -> None:
    assert pieces(printed, asked) == expected


def test_a_long_text_is_cut_around_the_first_match() -> None:
    found = pieces("alpha " * 50 + "needle " + "omega " * 50, ["needle"], around=20)
    assert found == [
        ("… ", False),
        ("alpha alpha alpha ", False),
        ("needle", True),
        (" omega omega omega", False),
        (" …", False),
    ]


def test_a_shelf_gives_whole_words_first_and_then_beginnings() -> None:
    shelf = Shelf([("a", "testing jail"), ("b", "test jail"), ("c", "jail"), ("d", "زندان آزمون‌گاه")])
    assert shelf.search("test jail") == ["b", "a"]
    assert shelf.search("آزمونگاه") == ["d"] == shelf.search("ازمون گاه")
    assert shelf.search("te") == [] == shelf.search("")


async def test_an_event_shows_a_hit_once(site: Datasette) -> None:
    items = list((await sections(site, "evin"))["events"].all("li"))
    assert [n for n in (item.text().count("facility:") for item in items) if n > 1] == []


async def test_the_rest_of_a_kind_can_be_had(site: Datasette) -> None:
    events = (await sections(site, "evin"))["events"]
    [link] = [a for a in events.all("a") if "more=events" in a.attributes["href"]]
    found = int(link.text().removeprefix("all "))
    assert (len(list(events.all("li"))), found > 20) == (20, True)
    whole = main_of(await page(site, link.attributes["href"].partition("#")[0]))
    [all_of_them] = whole.all("section", id="events")
    assert len(list(all_of_them.all("li"))) == found
    assert [a for a in all_of_them.all("a") if "more=" in a.attributes["href"]] == []
