"""Ways of reading: by keyboard alone, and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser import MAIN, PREFIX, Reader, reading

pytestmark = pytest.mark.needs("chromium")
STOP = """() => {
  const stop = document.activeElement;
  const style = getComputedStyle(stop);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = stop.getBoundingClientRect();
  const within = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [stop === document.body ? "" : stop.outerHTML.slice(0, 120), seen && within];
}"""
PRINTED = ("person", "event", "letter")
MOST_STOPS = 45


@pytest.fixture(params=PREFIX)
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    """A reader of one edition, for whom nothing moves slowly."""
    with reading(browser, address, request.param, reduced_motion="reduce") as found:
        yield found


def test_the_first_stop_leads_past_the_head(reader: Reader) -> None:
    reader.go(MAIN["letter"])
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.matches('a.skip')")
    assert reader.page.evaluate(STOP)[1]
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_function("document.activeElement.id === 'content'")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("name", MAIN)
def test_every_stop_is_seen(reader: Reader, name: str) -> None:
    reader.go(MAIN[name])
    stops = []
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        stop, seen = reader.page.evaluate(STOP)
        if not stop:
            break
        stops.append((stop, seen))
    assert len(stops) > 10
    assert [stop for stop, seen in stops if not seen] == []


def test_the_slash_goes_to_the_search_box_but_not_from_a_field(reader: Reader) -> None:
    page = reader.page
    reader.go(MAIN["home"])
    page.keyboard.press("/")
    assert page.evaluate("[document.activeElement.id, document.activeElement.value]") == ["top-q", ""]
    page.keyboard.type("1/2")
    assert page.input_value("#top-q") == "1/2"
    page.locator("main input[type=search]").focus()
    page.keyboard.type("/")
    assert page.locator("main input[type=search]").input_value() == "/"


@pytest.mark.parametrize("name", PRINTED)
def test_paper_has_the_address_the_version_and_the_addresses_of_pages(reader: Reader, name: str) -> None:
    page = reader.page
    reader.go(MAIN[name])
    page.emulate_media(media="print")
    own = reader.address + PREFIX[reader.language] + MAIN[name]
    assert page.locator(".printed-address").inner_text().startswith(own)
    [version] = re.findall(r"\b[0-9a-f]{12}\b", page.locator("footer.foot").inner_text())
    assert version
    outside = page.locator("main a.outside").first
    after = outside.evaluate("e => getComputedStyle(e, '::after').content")
    assert outside.get_attribute("href") in after
    hidden = [
        selector
        for selector in ("nav", "form.search", "a.edition", "main button")
        if page.locator(selector).first.is_visible()
    ]
    assert hidden == []


@pytest.mark.parametrize("name", PRINTED)
def test_paper_is_a4_and_nothing_is_cut(reader: Reader, name: str) -> None:
    reader.go(MAIN[name])
    sheet = reader.page.pdf(prefer_css_page_size=True)
    sides = [float(side) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+ [\d.]+)\]", sheet) for side in box.split()]
    # A4 in points, to the point.
    assert {round(side) for side in sides} == {595, 842}
    # A sheet of A4 within its margins is 657 CSS pixels wide.
    reader.page.set_viewport_size({"width": 657, "height": 930})
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= 657
