"""A phone shows tables and pictures whole, without a frame to scroll in; paper takes few pages."""

import re

import pytest
from playwright.sync_api import Browser

from browser import WIDTHS, reading

pytestmark = pytest.mark.needs("chromium")
PATHS = [
    "/", "/letter/2021-02-biden", "/person/mohammad-nourizad", "/people", "/sources", "/downloads", "/chart/home",
    "/chart/overlap", "/chart/terms-by-stage", "/chart/arrests-by-month",
]  # fmt: skip
CUT = """[...document.querySelectorAll("figure .scroll, .scroll:has(table.stack)")]
  .filter((frame) => frame.scrollWidth > frame.clientWidth).map((frame) => frame.getAttribute("aria-label"))"""
EVENT = "/event/mohammad-nourizad-custody-2019-08-11"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_nothing_is_cut_on_a_phone(browser: Browser, address: str, language: str) -> None:
    window = {"width": WIDTHS["phone"], "height": 800}
    cut = {}
    with reading(browser, address, language, viewport=window, is_mobile=True) as reader:
        for path in [*PATHS, EVENT]:
            reader.go(path)
            cut[path] = reader.page.evaluate(CUT)
    assert {path: found for path, found in cut.items() if found} == {}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_an_event_of_many_claims_prints_to_few_pages_with_its_addresses(
    browser: Browser, address: str, language: str
) -> None:
    with reading(browser, address, language) as reader:
        reader.go(EVENT)
        printed = reader.page.pdf(format="A4", prefer_css_page_size=True)
        reader.page.emulate_media(media="print")
        shown = reader.page.locator(".claims a.outside").first.evaluate("a => getComputedStyle(a, '::after').content")
        assert reader.page.locator(".printed-address").is_visible()
        assert reader.page.get_by_text(re.compile("[0-9a-f]{12}")).last.is_visible()
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 12
    assert "http" in shown
