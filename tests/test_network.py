"""All pages walked on a phone: what they ask of the network is there, on this host and little, and none scrolls sideways."""

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from browser import DATASETTE, MAIN, OTHERS, PREFIX, WIDTHS, reading

pytestmark = pytest.mark.needs("chromium")
MOST_BYTES = 300_000
"""Of a first view, as they go over the line."""
LOUD = ("error", "warning")
WIDTH = "[document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]"


def faults(page: Page, address: str) -> list[str]:
    """A list to which goes whatever a page asks in vain, or of another host, and whatever the browser complains about."""
    found: list[str] = []

    def blocked(route: Route) -> None:
        found.append(f"asks another host: {route.request.url}")
        route.abort()

    def failed(request: Request) -> None:
        # The reader left before it came: no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            found.append(f"fails: {request.url}")

    page.route(lambda url: not url.startswith(f"{address}/"), blocked)
    page.on("requestfailed", failed)
    page.on("response", lambda answer: found.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.on("console", lambda said: found.append(f"{said.type}: {said.text}") if said.type in LOUD else None)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    return found


def walked(browser: Browser, address: str, language: str, paths: list[str]) -> dict[str, list[str]]:
    """The pages at which something is wrong."""
    wrong = {}
    phone = {"width": WIDTHS["phone"], "height": 800}
    with reading(browser, address, language, viewport=phone) as reader:
        found = faults(reader.page, address)
        for path in paths:
            reader.go(path)
            if path not in DATASETTE:
                wide, window = reader.page.evaluate(WIDTH)
                found.extend([f"scrolls sideways: {wide} pixels"] if wide > window else [])
            if found:
                wrong[path] = found.copy()
                found.clear()
    return wrong


@pytest.mark.parametrize("language", PREFIX)
def test_no_page_of_ours_fails_or_scrolls_sideways(browser: Browser, address: str, language: str) -> None:
    assert walked(browser, address, language, [*MAIN.values(), *OTHERS]) == {}


def test_no_page_of_datasette_fails(browser: Browser, address: str) -> None:
    assert walked(browser, address, "en", DATASETTE) == {}


def test_a_fault_is_seen(browser: Browser, address: str) -> None:
    """So that the tests above cannot pass blindly."""
    with reading(browser, address, "en") as reader:
        found = faults(reader.page, address)
        reader.go("/letters")
        reader.page.evaluate("fetch('https://example.org/x').catch(() => null)")
        with reader.page.expect_console_message(lambda said: "404" in said.text):
            reader.page.evaluate("fetch('/static/no-such-file.css').then((answer) => answer.text())")
        reader.page.evaluate("document.querySelector('main').style.minWidth = '4000px'")
        wide, window = reader.page.evaluate(WIDTH)
    assert wide > window
    assert {line.split(": ")[0] for line in found} == {"asks another host", "fails", "404", "error"}


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("page", ["home", "person", "letter"])
def test_a_first_view_is_light(browser: Browser, address: str, page: str, language: str) -> None:
    with reading(browser, address, language) as reader:
        session = reader.page.context.new_cdp_session(reader.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: list[float] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        reader.go(MAIN[page])
        reader.page.wait_for_load_state("networkidle")
    assert len(sizes) > 3
    assert sum(sizes) < MOST_BYTES
