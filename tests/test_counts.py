"""Every number that a page shows as a count is a link to the rows that it counts, and their number is that number.

A count is `<a class="count">`. It leads to a table of Datasette or a named query, whose rows are counted, or to an element of one
of our pages that says by `data-rows` that it holds them. What else holds digits is marked as no count: dates (`time`, `.when`),
places in a list (`.position`), prison terms (`.term`), words of a page or of the records (`q`, `cite`, `bdi`, `.words`), and
numbers that a page publishes (`.no-count`).
"""

import json
import re
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of, tree
from signatories_loaders.paths import House
from signatories_schema.tables import TABLES
from site_under_test import datasette, page

LETTERS = ["2019-06-first", "2019-06-second", "2019-08-women", "2021-02-biden"]
OURS = ["/", "/letters", *(f"/letter/{letter}" for letter in LETTERS)]
EDITIONS = {"en": "", "fa": "/fa"}
PAGES = [f"{prefix}{path}" for path in OURS for prefix in EDITIONS.values()]
DIGITS = {"en": "[0-9]+", "fa": "[۰-۹]+"}
TABLE_NAMES = {str(table.__tablename__) for table in TABLES}
NO_COUNT_TAGS = {"time", "q", "cite", "bdi", "svg", "form", "script", "style"}
NO_COUNT_CLASSES = {"count", "when", "term", "position", "words", "no-count", "query"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.fixture(scope="module")
def followed() -> dict[str, int]:
    """Rows found behind addresses, so that each is asked once."""
    return {}


def no_count(element: Element) -> bool:
    """Whether digits within the element are a count that is a link, or are marked as none."""
    return element.tag in NO_COUNT_TAGS or bool(NO_COUNT_CLASSES & set(element.classes))


def counts(main: Element, language: str) -> list[tuple[str, int]]:
    """The counts of a page: where each leads, and its number."""
    found = []
    for link in main.all("a", class_="count"):
        assert re.fullmatch(DIGITS[language], link.text()), link
        found.append((link.attributes["href"], int(link.text())))
    return found


def rows_held(whole: Element, fragment: str) -> int:
    """The rows within the element of a page that a fragment names."""
    [element] = whole.all(id=fragment)
    rows = [child for child in element.elements if child.tag in ("li", "tr")]
    assert element.attributes["data-rows"] == str(len(rows))
    return len(rows)


async def rows_behind(site: Datasette, address: str, own: Element, followed: dict[str, int]) -> int:
    """The number of rows that an address leads to."""
    parts = urlsplit(address)
    if not parts.path:
        return rows_held(own, parts.fragment)
    if address not in followed:
        followed[address] = await _rows(site, address)
    return followed[address]


async def _rows(site: Datasette, address: str) -> int:
    parts = urlsplit(address)
    if not parts.path.startswith("/signatories/"):
        return rows_held(tree(await page(site, address)), parts.fragment)
    name = parts.path.removeprefix("/signatories/")
    assert "/" not in name, address
    if name in TABLE_NAMES:
        answer = json.loads(await page(site, f"{parts.path}.json?{parts.query}&_size=0&_extra=count"))
        return int(answer["count"])
    answer = json.loads(await page(site, f"{parts.path}.json?{parts.query}"))
    assert answer["truncated"] is False
    return len(answer["rows"])


async def test_a_count_leads_to_as_many_rows(site: Datasette, followed: dict[str, int]) -> None:
    wrong, seen = [], 0
    for path in PAGES:
        language = "fa" if path.startswith("/fa") else "en"
        whole = tree(await page(site, path))
        [main] = whole.all("main")
        for address, number in counts(main, language):
            seen += 1
            if (behind := await rows_behind(site, address, whole, followed)) != number:
                wrong.append((path, address, number, behind))
    assert wrong == []
    assert seen > 500


@pytest.mark.parametrize("path", ["/figures", "/fa/figures"])
async def test_a_count_of_the_figures_leads_to_as_many_rows(
    site: Datasette, path: str, followed: dict[str, int]
) -> None:
    whole = tree(await page(site, path))
    [main] = whole.all("main")
    found = counts(main, "fa" if path.startswith("/fa") else "en")
    wrong = [(a, n, r) for a, n in found if (r := await rows_behind(site, a, whole, followed)) != n]
    assert wrong == []
    assert len(found) > 100


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_has_counts_unless_it_has_nothing_to_count(site: Datasette, path: str) -> None:
    main = main_of(await page(site, path))
    assert len(counts(main, "fa" if path.startswith("/fa") else "en")) > (1 if "second" in path else 10)


@pytest.mark.parametrize("path", PAGES)
async def test_no_number_stands_outside_a_count_or_what_is_marked_as_none(site: Datasette, path: str) -> None:
    text = main_of(await page(site, path)).text(without=no_count)
    assert re.findall(r"[^¦]{0,30}\d[^¦]{0,30}", text) == []


def test_a_bare_number_is_seen() -> None:
    """So that the test above cannot pass blindly."""
    html = '<main><p>Of <a class="count" href="#x">3</a> named in <time>2019</time>, ۵ were <a href="/y">12</a>.</p></main>'
    assert re.findall(r"\d+", main_of(html).text(without=no_count)) == ["۵", "12"]


def test_a_false_count_is_seen() -> None:
    html = '<main><ul id="x" data-rows="2"><li>a</li><li>b<ul><li>c</li></ul></li></ul></main>'
    assert rows_held(tree(html), "x") == 2
    with pytest.raises(AssertionError):
        rows_held(tree(html.replace('"2"', '"3"')), "x")
