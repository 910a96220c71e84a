"""A leave from prison within a custody: its days are counted from beginning to end, and the page says so and names the leave."""

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of
from signatories_loaders.paths import House
from signatories_schema.texts import text
from site_under_test import datasette, page

WITHIN = [
    ("mohammad-nourizad-custody-2019-08-11", "leave_within", ["mohammad-nourizad-furlough-2021-07-08"]),
    ("mohammad-nourizad-custody-2009-12-20", "leave_may_lie_within", ["mohammad-nourizad-furlough-2010-07"]),
    ("fatemeh-sepehri-custody-2022-09-21", "leave_may_lie_within", ["fatemeh-sepehri-furlough-2023-10"]),
    ("fatemeh-sepehri-custody-2023-10", "leave_within", []),
    ("narges-mansouri-custody-2022", "leave_within", []),
]
"""Custodies, and the leaves that lie within: the return from one is no leave within the custody that begins with it."""


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def leaves(shown: Element, key: str, language: str) -> list[str]:
    """The leaves that are named as not taken off."""
    if text(f"event.{key}", language).partition("{")[0] not in shown.text():
        return []
    events = [a.attributes["href"] for a in shown.all("a") if "/event/" in a.attributes["href"]]
    return [href.rpartition("/")[2] for href in events if "-furlough-" in href]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(("custody", "key", "expected"), WITHIN)
async def test_a_leave_within_is_named_on_both_pages(
    site: Datasette, language: str, custody: str, key: str, expected: list[str]
) -> None:
    prefix = "/fa" if language == "fa" else ""
    [facts] = main_of(await page(site, f"{prefix}/event/{custody}")).all("dl", class_="facts")
    assert leaves(facts, key, language) == expected
    record = main_of(await page(site, f"{prefix}/person/{custody.partition('-custody')[0]}"))
    [item] = [
        e for e in record.all("li", class_="custody")
        if custody in [a.attributes["href"].rpartition("/")[2] for a in next(e.all("p", class_="what")).all("a")]
    ]  # fmt: skip
    assert leaves(item, key, language) == expected


async def test_the_days_are_said_to_be_those_from_arrest_to_release(site: Datasette) -> None:
    [facts] = main_of(await page(site, "/event/mohammad-nourizad-custody-2019-08-11")).all("dl", class_="facts")
    [length] = [e.text() for e in facts.all("dd") if "829" in e.text()]
    assert length == (
        "829 days from the arrest to the release, or other end, that is reported. A leave from prison lies within these days and is "
        "not taken off: leave from prison, from 8 July 2021 (17 Tir 1400); no page held reports its end."
    )
