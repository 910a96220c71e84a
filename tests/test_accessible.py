"""No page of ours breaks a rule of WCAG 2.2 A or AA that axe-core can check, and none of Datasette's a rule that matters much."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from browser import DATASETTE, MAIN, OTHERS, PREFIX, WIDTHS, reading
from conftest import ROOT

pytestmark = [pytest.mark.needs("npm"), pytest.mark.needs("chromium")]
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false})"
Scheme = Literal["light", "dark"]
Window = tuple[str, Scheme]
WINDOWS: dict[str, list[Window]] = {
    "en": [("desktop", "light"), ("phone", "dark")],
    "fa": [("desktop", "dark"), ("phone", "light")],
}
"""How each edition is looked at; one colour scheme is as good as the other for what a width shows."""
FEW: dict[str, list[Window]] = {"en": [("desktop", "light")], "fa": [("phone", "dark")]}
"""How the pages are looked at that have nothing of their own in the other windows."""
SHORTEN = """() => {
  for (const list of document.querySelectorAll("tbody, ol, ul")) for (const row of [...list.children].slice(12)) row.remove();
}"""
"""The rows of a list are all made by one template; axe takes seconds for hundreds of them."""
MATTERS = {"serious", "critical"}


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, as `npm ci` puts it beside the tests."""
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str, whole: bool = True) -> list[tuple[str, str, str]]:
    """What axe finds on a page, or on one with short lists: how bad it is, the rule, and where."""
    if not whole:
        page.evaluate(SHORTEN)
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)["violations"]
    return [(rule["impact"], rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


def in_windows(browser: Browser, address: str, axe: str, path: str, windows: dict[str, list[Window]]) -> dict[str, Any]:
    """What axe finds on a page in each of these windows in which it finds anything."""
    found = {}
    for language, looks in windows.items():
        for width, scheme in looks:
            size = {"width": WIDTHS[width], "height": 900}
            with reading(browser, address, language, viewport=size, color_scheme=scheme) as reader:
                reader.go(path)
                first = (width, scheme) == windows["en"][0]
                found[f"{language} {width} {scheme}"] = violations(reader.page, axe, whole=first)
    return {window: wrong for window, wrong in found.items() if wrong}


@pytest.mark.parametrize("path", MAIN.values(), ids=list(MAIN))
def test_main_pages(browser: Browser, address: str, axe: str, path: str) -> None:
    assert in_windows(browser, address, axe, path, WINDOWS) == {}


@pytest.mark.parametrize("path", OTHERS)
def test_other_pages(browser: Browser, address: str, axe: str, path: str) -> None:
    assert in_windows(browser, address, axe, path, FEW) == {}


@pytest.mark.parametrize("language", PREFIX)
def test_a_page_that_is_not_there(browser: Browser, address: str, axe: str, language: str) -> None:
    with reading(browser, address, language) as reader:
        reader.page.goto(f"{address}{PREFIX[language]}/nothing-here")
        assert violations(reader.page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", DATASETTE)
def test_pages_of_datasette(browser: Browser, address: str, axe: str, path: str, scheme: Scheme) -> None:
    with reading(browser, address, "en", color_scheme=scheme) as reader:
        reader.go(path)
        reader.page.wait_for_load_state("load")
        assert [wrong for wrong in violations(reader.page, axe) if wrong[0] in MATTERS] == []


def test_a_violation_is_seen(browser: Browser, address: str, axe: str) -> None:
    """So that the tests above cannot pass blindly."""
    with reading(browser, address, "en") as reader:
        reader.go("/letters")
        reader.page.evaluate(
            "document.querySelector('#top-q').labels[0].remove(); document.querySelector('#top-q').placeholder = ''"
        )
        assert [wrong[:2] for wrong in violations(reader.page, axe)] == [("critical", "label")]
