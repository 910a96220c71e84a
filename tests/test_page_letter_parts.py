"""The page of a letter that more people signed than one page shows: parts in printed order, and the whole behind each number."""

import sqlite3
from collections.abc import Iterator

import pytest
from datasette.app import Datasette

from bench.made_up import write_house
from html_tree import Element, main_of
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from site_under_test import datasette, page

LETTER = "/letter/made-up-letter-2"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A made-up house of about 300 people, built."""
    house = House(tmp_path_factory.mktemp("large"))
    write_house(house.root, factor=14)
    build(house, Steps(show=False))
    return house


@pytest.fixture(scope="module")
def site(large: House) -> Datasette:
    return datasette(large.database)


def names(house: House) -> list[str]:
    sql = """SELECT person_id FROM signatory WHERE letter_id = 'made-up-letter-2'
      ORDER BY position IS NULL, position, name_en, person_id"""
    with sqlite3.connect(house.database) as db:
        return [person for (person,) in db.execute(sql)]


def shown(main: Element) -> list[str]:
    [table] = main.all("table", class_="signatories")
    return [row.attributes["id"] for row in table.all("tr") if "id" in row.attributes]


async def walked(site: Datasette, prefix: str, way: str, begin: str) -> Iterator[list[str]]:
    """The names of each part, by its links to the next or to the one before."""
    found, address = [], begin
    while address:
        main = main_of(await page(site, address))
        found.append(shown(main))
        links = {link.attributes["href"] for link in main.all("a") if link.attributes.get("rel") == way}
        address = links.pop().partition("#")[0] if links else ""
        assert not links and address.startswith(prefix + LETTER if address else "")
    return iter(found)


@pytest.mark.parametrize("prefix", ["", "/fa"])
async def test_the_parts_are_the_whole_list_in_printed_order(site: Datasette, large: House, prefix: str) -> None:
    parts = list(await walked(site, prefix, "next", prefix + LETTER))
    assert [person for part in parts for person in part] == names(large)
    assert [len(part) for part in parts[:-1]] == [40] * (len(parts) - 1)
    last = f"{prefix}{LETTER}?from={1 + 40 * (len(parts) - 1)}"
    assert list(await walked(site, prefix, "prev", last)) == parts[::-1]


async def test_the_numbers_at_the_top_count_the_whole_on_every_part(site: Datasette, large: House) -> None:
    leads = [next(main_of(await page(site, LETTER + part)).all("p", class_="lead")).text() for part in ("", "?from=41")]
    assert leads[0] == leads[1]
    assert leads[0].startswith(f"{len(names(large))} of 28 named.")


async def test_each_part_says_where_it_stands_and_leads_to_all_rows(site: Datasette, large: House) -> None:
    main = main_of(await page(site, f"{LETTER}?from=41"))
    [said, _] = [p for p in main.all("p") if p.text().startswith("Names 41 to 80")]
    count = len(names(large))
    assert said.text().splitlines()[0].startswith(f"Names 41 to 80 of the {count} held are shown.")
    table = f"/signatories/signatory_report?letter_id={LETTER.rpartition('/')[2]}"
    links = [link.attributes["href"] for link in said.all("a")]
    assert links[-2:] == [table, table.replace("?", ".csv?") + "&_stream=on"]
    rows = (await page(site, links[-1])).splitlines()
    assert len(rows) == 1 + count


@pytest.mark.parametrize("asked", ["", "0", "-5", "x", "1"])
async def test_a_place_that_is_none_gives_the_beginning(site: Datasette, large: House, asked: str) -> None:
    assert shown(main_of(await page(site, f"{LETTER}?from={asked}"))) == names(large)[:40]


@pytest.mark.parametrize("asked", ["100000", "1" + "0" * 30])
async def test_a_place_after_the_last_is_not_there(site: Datasette, asked: str) -> None:
    await page(site, f"{LETTER}?from={asked}", status=404)


async def test_no_list_on_the_page_grows_with_the_records(site: Datasette) -> None:
    """Each list holds at most as many rows as one page shows, and each figure stands in one row."""
    main = main_of(await page(site, LETTER))
    lists = [element for element in main.all() if element.tag in ("tbody", "ul", "ol")]
    longest = {element.attributes.get("id", ""): len(element.elements) for element in lists}
    assert max(n for name, n in longest.items() if name != "figure-rows") <= 40
