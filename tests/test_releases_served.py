"""Releases and feeds as the site gives them out: nothing of a release that holds what is withheld, and feeds that are linked."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from releasing import NEXT, SECRETS, altered, folder_of, house_of, made, two_of_one, withhold
from signatories_loaders.cli import main
from signatories_loaders.merge_people import merge_people
from signatories_loaders.paths import House
from signatories_loaders.serve import link
from site_under_test import datasette, page


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with two releases, of which the first held a person who is withheld, and a person merged since."""
    house = house_of(tmp_path / "house", two_of_one())
    made(house, "1.0")
    withhold(house, "azmouni-zad")
    list(merge_people(house, "b-specimen", "specimen-beta", "one page says so"))
    made(house, "1.1", NEXT)
    return house


def site(house: House) -> Datasette:
    result = CliRunner().invoke(main, ["--house", str(house.root), "build"])
    assert result.exit_code == 0, result.output
    return datasette(link(house))


WITHDRAWN = [
    "1.0.zip",
    "manifest.json",
    "SHA256SUMS",
    "signatories.db",
    "csv/claim.csv.gz",
    "CHANGES.md",
    "feed.xml",
    "x",
]


@pytest.mark.parametrize("how", ["by-db-private", "as-noted"])
async def test_a_release_that_holds_the_withheld_is_neither_listed_nor_served(house: House, how: str) -> None:
    running = site(house)
    if how == "as-noted":
        house.private.folder.rename(house.root / "elsewhere")
    for edition in ("", "/fa"):
        text = await page(running, f"{edition}/downloads")
        assert sorted(set(re.findall(r'href="/releases/([^/]+)/', text))) == ["1.1"]
    for name in WITHDRAWN:
        text = await page(running, f"/releases/1.0/{name}", status=410)
        assert [word for word in (*SECRETS, "withheld", "withdrawn") if word in text] == []
    text = await page(running, "/releases/1.0/CHANGES.md", status=410)
    assert "Not given out any more" in text and "1.0 is not given out any more" in text
    await page(running, "/releases/1.1/manifest.json")


async def test_what_is_withheld_while_a_server_runs_takes_its_release_down_at_once(house: House) -> None:
    running = site(house)
    await page(running, "/releases/1.1/manifest.json")
    assert "<feed" in await page(running, "/feed.xml")
    withhold(house, "dummy-gamma")
    await page(running, "/releases/1.1/manifest.json", status=410)
    await page(running, "/feed.xml", status=404)
    assert "Nothing has been released yet" in await page(running, "/downloads")


async def test_where_it_cannot_be_read_what_is_withheld_no_release_is_given_out(house: House) -> None:
    running = site(house)
    (house.private.folder / "people.csv").write_text("half a", encoding="utf-8")
    await page(running, "/releases/1.1/manifest.json", status=410)
    assert "atom+xml" not in await page(running, "/people")


async def test_pages_link_to_the_feeds(house: House) -> None:
    running, feed = site(house), '<link rel="alternate" type="application/atom+xml" title="{}" href="{}">'
    for edition, words in (("", "Feed of what changed (Atom)"), ("/fa", "خوراک تغییرات (Atom)")):
        for path in ("/", "/people", "/person/specimen-beta", "/letter/letter-one"):
            assert feed.format(words, "/feed.xml") in await page(running, edition + path)
    assert feed.format("Feed of what changed (Atom)", "/feed.xml") in await page(running, "/signatories/claim")
    for kind, subject in (("person", "specimen-beta"), ("letter", "letter-one")):
        address = f"/feeds/{kind}/{subject}.xml"
        for edition in ("", "/fa"):
            text = await page(running, f"{edition}/{kind}/{subject}")
            assert (text.count(f'href="{address}"'), f'<a href="{address}">' in text) == (2, True)
        assert "<feed" in await page(running, address)


async def test_where_nothing_was_released_no_page_links_to_a_feed(tmp_path: Path) -> None:
    running = site(house_of(tmp_path / "house", two_of_one()))
    for path in ("/", "/person/specimen-beta", "/letter/letter-one"):
        assert "atom+xml" not in await page(running, path) and "/feeds/" not in await page(running, path)


async def test_links_in_a_feed_are_whole_addresses_of_the_site(house: House) -> None:
    altered(house, "gazette-2_3", detail="Second.")
    made(house, "1.2", "2020-05-01")
    running = site(house)
    links = re.findall(r'<link href="([^"]*)"', await page(running, "/feed.xml"))
    assert links[:2] == ["http://localhost/data", "http://localhost/letter/letter-one"]
    assert [link for link in links if not link.startswith("http://localhost/")] == []
    assert (await page(running, "/releases/1.2/feed.xml")) == (folder_of(house, "1.2") / "feed.xml").read_text("utf-8")
    entry = ElementTree.fromstring(await page(running, "/feeds/letter/letter-one.xml")).find("{*}entry/{*}link")
    assert entry is not None and entry.get("href") == "http://localhost/letter/letter-one"


async def test_the_feed_of_a_merged_person_leads_to_the_one_of_today(house: House) -> None:
    running = site(house)
    await running.invoke_startup()
    answer = await running.client.get("/feeds/person/b-specimen.xml")
    assert (answer.status_code, answer.headers["location"]) == (301, "/feeds/person/specimen-beta.xml")
    await page(running, "/feeds/person/azmouni-zad.xml", status=404)
    await page(running, "/feeds/letter/b-specimen.xml", status=404)


def test_serve_names_the_releases_that_hold_the_withheld(house: House) -> None:
    """There is no built file, so that the command ends where it would begin to serve."""
    result = CliRunner().invoke(main, ["--house", str(house.root), "serve"])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("warning: db/releases/1.0 holds what is withheld today.")
    assert [word for word in SECRETS if word in result.output] == []
