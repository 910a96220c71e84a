"""The page of a source and the list of all sources, on the real records in a real Datasette."""

import json
import re
import sqlite3
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette

from parsed import Parsed
from signatories_loaders.paths import House
from site_under_test import datasette, page

ORIGIN = "voa-2020-10-16-entesari-jahanbin"


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows_of(real: House, sql: str, *values: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(real.database) as db:
        return db.execute(sql, values).fetchall()


async def counted(site: Datasette, address: str) -> int:
    """Rows of a table or query of Datasette's."""
    parts = urlsplit(address)
    return len(json.loads(await page(site, f"{parts.path}.json?{parts.query}&_size=max"))["rows"])


async def test_every_source_has_a_page_in_both_editions(site: Datasette, real: House) -> None:
    for source_id, title in rows_of(real, "SELECT source_id, title FROM source ORDER BY source_id")[::9]:
        for edition in ("", "/fa"):
            parsed = Parsed(await page(site, f"{edition}/source/{source_id}"))
            [heading] = parsed.root.all("h1")
            if title:
                assert heading.text == " ".join(title.split())
                assert heading.all("bdi")[0].attributes["lang"]


async def test_everything_held_from_a_page_is_shown(site: Datasette, real: House) -> None:
    parsed = Parsed(await page(site, f"/source/{ORIGIN}"))
    claims = rows_of(real, "SELECT claim_id FROM claim WHERE source_id = ?", ORIGIN)
    events = rows_of(real, "SELECT event_id FROM event_claim JOIN claim USING (claim_id) WHERE source_id = ?", ORIGIN)
    assert all(parsed.by_id(f"claim-{claim_id}") for (claim_id,) in claims)
    assert {f"/event/{event_id}" for (event_id,) in events} <= set(parsed.links())
    assert "persons" not in parsed.root.text
    counts = re.findall(
        r'<a class="count" href="([^"]+)" rel="nofollow">(\d+)</a> claims', await page(site, f"/source/{ORIGIN}")
    )
    assert len(counts) == 2
    assert [await counted(site, address.replace("&amp;", "&")) for address, _ in counts] == [len(claims)] * 2
    assert [int(number) for _, number in counts] == [len(claims)] * 2


async def test_who_copies_and_who_is_copied(site: Datasette) -> None:
    origin = await page(site, f"/source/{ORIGIN}")
    copies = origin.split('id="copied"')[1].split('id="claims"')[0]
    assert re.findall(r'href="/source/([^"]+)"', copies)[:2] == [
        "arabicpost-2020-10-17-not-sorry",
        "elbalad-2020-10-entesari-jahanbin",
    ]
    copy = await page(site, "/source/arabicpost-2020-10-17-not-sorry")
    assert re.findall(r'href="/source/([^"]+)"', copy.split('id="copies"')[1].split('id="copied"')[0]) == [ORIGIN]
    assert "No page held names this page as its origin." in copy


async def test_stances_and_reasons_without_event_are_shown(site: Datasette) -> None:
    text = Parsed(await page(site, "/source/hengaw-2023-12-21-fsepehri")).root.text
    assert "contradicts custody (arrest), 21 September 2022" in text
    assert "on no event: No date is given" in Parsed(await page(site, "/source/ifmat-2021-02-nourizad-risk")).root.text


async def test_an_unknown_source_is_not_found(site: Datasette) -> None:
    assert "No source is called no-such-source." in await page(site, "/source/no-such-source", status=404)
    assert "no-such-source" in await page(site, "/fa/source/no-such-source", status=404)


async def walk(site: Datasette, address: str) -> tuple[list[str], int]:
    """Ids of all sources listed from an address on, following "next"; the number of pages of the list."""
    found: list[str] = []
    for number in range(1, 20):
        text = await page(site, address)
        found += re.findall(r'<tr role="row"><td role="cell"><a href="(?:/fa)?/source/([^"]+)"', text)
        after = re.search(r'<a href="([^"]+)" rel="next nofollow"', text)
        if not after:
            return found, number
        address = after[1].replace("&amp;", "&")
    raise AssertionError("the list has no end")


async def test_the_list_holds_every_source_once_by_house_a_hundred_at_a_time(site: Datasette, real: House) -> None:
    held = rows_of(real, "SELECT source_id FROM source JOIN publisher USING (publisher_id) ORDER BY house, source_id")
    found, pages = await walk(site, "/sources")
    assert found == [source_id for (source_id,) in held]
    assert pages == -(-len(held) // 100)
    assert (await walk(site, "/fa/sources"))[0] == found


async def test_the_list_can_be_narrowed_by_language_and_kind(site: Datasette, real: House) -> None:
    sql = "SELECT source_id FROM source JOIN publisher USING (publisher_id) WHERE language = 'fa' AND kind = 'ngo_report' ORDER BY house, 1"
    narrowed = [source_id for (source_id,) in rows_of(real, sql)]
    assert narrowed
    assert (await walk(site, "/sources?language=fa&kind=ngo_report"))[0] == narrowed
    text = await page(site, "/sources?language=fa&kind=ngo_report")
    assert '<option value="fa" selected>' in text
    assert '<option value="ngo_report" selected>' in text
    assert "No page fits." in await page(site, "/sources?language=ko&kind=ngo_report")


async def test_pages_of_a_house_are_counted_and_lead_to_them(site: Datasette) -> None:
    for address in ("/sources", "/sources?language=ar"):
        text = await page(site, address)
        counts = re.findall(r'<a class="count" href="([^"]*page_sources_of_house[^"]*)" rel="nofollow">(\d+)</a>', text)
        assert len(counts) > 10
        for link, number in counts[::9]:
            assert await counted(site, link.replace("&amp;", "&")) == int(number)
