"""Where readers write to: what whoever serves the site is told, and what readers are told."""

from datasette.app import Datasette

from conftest import ROOT
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_loaders.serve import without_contact
from site_under_test import datasette, page

SET = "plugins:\n  edition:\n    contact: corrections@example.org\n"
TOLD = "Readers are given no address for corrections: set plugins, edition, contact in datasette_config/datasette.yaml."


def with_settings(house: House, more: str) -> House:
    """The house with the project's settings and some more."""
    house.site.mkdir(exist_ok=True)
    settings = (ROOT / "datasette_config" / "datasette.yaml").read_text(encoding="utf-8")
    (house.site / "datasette.yaml").write_text(settings + more, encoding="utf-8")
    return house


def test_whoever_serves_the_site_is_told_that_no_address_is_set(house: House) -> None:
    assert without_contact(with_settings(house, "")) == TOLD
    assert without_contact(with_settings(house, "plugins:\n")) == TOLD
    assert without_contact(with_settings(house, SET)) == ""


async def test_readers_are_told_what_they_can_do(house: House) -> None:
    build(house, Steps(show=False))
    site: Datasette = datasette(house.database)
    for path in ("/data", "/fa/data"):
        text = await page(site, path)
        assert "datasette.yaml" not in text and "contact" not in text.split('id="corrections"')[1].split("<h2")[0]
    assert "Ask the person or organisation from whom you have the address of the site" in await page(site, "/data")
    site.config["plugins"] = {"edition": {"contact": "corrections@example.org"}}
    assert "Write to: corrections@example.org" in await page(datasette_with(site, house), "/data")


def datasette_with(site: Datasette, house: House) -> Datasette:
    """A second site with the settings of the first; pages of the first are kept."""
    made = datasette(house.database)
    made.config = site.config
    return made
