"""What readers come for, from the first page to the source, in a real browser: in both editions, and without scripts."""

import csv
import io
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import PREFIX, Reader, reading
from signatories_schema.texts import LANGUAGES

pytestmark = pytest.mark.needs("chromium")
LETTER = "2019-06-first"
EVENT = "mohammad-nourizad-custody-2019-07-08"
DISAGREEING = ("iranintl-ar-2019-07-13-mahdavifar_2", "radiofarda-2019-07-iran-jails-outspoken-critic_1")
"""The claims of two pages that give two days for the event."""
FIGURE = "eaworldview-2019-08-women-call-on-supreme-leader_1-1"
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


@pytest.fixture(params=[(language, scripts) for language in LANGUAGES for scripts in (True, False)], ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Reader]:
    """A reader of one edition, with scripts or without."""
    language, scripts = request.param
    permissions = ["clipboard-read", "clipboard-write"]
    with reading(browser, address, language, scripts, permissions=permissions, accept_downloads=True) as found:
        yield found


def fetched(address: str) -> bytes:
    """What stands at an address, taken without the browser."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def rows(page: Page) -> list[tuple[str, ...]]:
    """Person, event and answer of each row on Datasette's page of the query."""
    page.locator("table.rows-and-columns").wait_for()
    columns = ("person_id", "event_id", "person_answer")
    found = [page.locator(f"table.rows-and-columns td.col-{column}").all_inner_texts() for column in columns]
    return list(zip(*found, strict=True))


def downloaded(reader: Reader, link: Locator) -> bytes:
    """The file to which a link leads, taken by a click on it."""
    with reader.page.expect_download() as found:
        link.click()
    return found.value.path().read_bytes()


def ids(reader: Reader, links: str, kind: str) -> list[str]:
    """The ids of what links lead to, in order."""
    start = f"{PREFIX[reader.language]}/{kind}/"
    hrefs = [link.get_attribute("href") or "" for link in reader.page.locator(links).all()]
    return [href.removeprefix(start) for href in hrefs if href.startswith(start)]


def test_a_misspelt_name_leads_to_an_arrest_its_disagreeing_sources_and_their_citation(reader: Reader) -> None:
    page = reader.page
    reader.go("/")
    if reader.scripts:
        page.keyboard.press("/")
    else:
        page.locator("#top-q").focus()
    page.keyboard.type("محمد نوري ذاد")  # written with another y and another z than any page has it
    with page.expect_navigation(url="**/search?q=*"):
        page.keyboard.press("Enter")
    reader.follow(page.locator("#people li a").first)
    assert reader.path == "/person/mohammad-nourizad"

    reader.follow(page.locator(f".timeline .what a[href$='/event/{EVENT}']"))
    assert reader.path == f"/event/{EVENT}"
    [told] = page.locator("#disagreements li").all()
    assert told.locator(".tag").inner_text() == reader.text("disagreements.nature-real conflict")
    days = [time.get_attribute("datetime") for time in told.locator("time").all()]
    claims = {claim: page.locator(f"[id='claim-{claim}']") for claim in DISAGREEING}
    given = [row.locator("td[data-label] time").first.get_attribute("datetime") for row in claims.values()]
    assert given == days == ["2019-07-08", "2019-07-10"]
    sources = [row.locator("a.outside").first.get_attribute("href") or "" for row in claims.values()]
    assert all(url.startswith("https://") for url in sources)

    cited = page.locator("#cite-plain").evaluate("e => e.textContent.trim()")
    assert cited.index(f"{reader.address}/event/{EVENT}") < min(cited.index(url) for url in sources)
    copy = page.locator("button[data-copy='cite-plain']")
    assert copy.is_visible() == reader.scripts
    if reader.scripts:
        copy.click()
        expect(copy).to_have_text(reader.text("common.copied"))
        assert page.evaluate("navigator.clipboard.readText()") == cited


def test_a_letter_leads_to_those_arrested_within_a_year_and_to_the_sql(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/letter/{LETTER}")
    reader.follow(page.locator("main a[href*='/arrested-within/365']"))
    assert reader.path == f"/arrested-within/365?letter={LETTER}"
    answers = ("certain", "possible")
    people = {answer: ids(reader, f"#{answer}-{LETTER} > li > a", "person") for answer in answers}
    counted = [int(page.locator(f"a.count[href='#{answer}-{LETTER}']").inner_text()) for answer in answers]
    assert counted == [len(names) for names in people.values()]
    assert counted == [9, 1]
    events = ids(reader, "main ul[data-rows] div > a", "event")

    reader.follow(page.get_by_role("link", name=reader.text("questions.sql"), exact=True))
    behind = rows(page)
    assert sorted(event for _, event, _ in behind) == sorted(events)
    assert {answer: sorted({person for person, _, of in behind if of == answer}) for answer in answers} == people
    assert "SELECT" in page.locator("pre, textarea").first.inner_text().upper()


def test_a_figure_leads_to_those_who_explain_the_gap(reader: Reader) -> None:
    page = reader.page
    reader.go("/figures")
    reader.follow(page.locator(f"tr[id='{FIGURE}'] a[href$='/figure/{FIGURE}']").last)
    assert reader.path == f"/figure/{FIGURE}"
    assert page.locator("#gap").inner_text() == reader.text("figures.gap_title")
    explain = ids(reader, "#explain a", "person")
    assert explain == ["fatemeh-sepehri", "narges-mansouri", "shahla-entesari", "shahla-jahanbin"]
    assert ids(reader, "#certain-names > li > a", "person") == explain
    reader.follow(page.locator("#explain a").first)
    assert reader.path == "/person/fatemeh-sepehri"


def test_the_number_of_the_first_page_leads_to_as_many_rows(reader: Reader) -> None:
    page = reader.page
    reader.go("/")
    label = reader.text("letters.after")
    link = page.locator(f"td[data-label='{label}'] a.count[href*='letter_id={LETTER}']").first
    told = int(link.inner_text())
    reader.follow(link)
    page.locator("table.rows-and-columns").wait_for()
    assert page.locator("table.rows-and-columns tbody tr").count() == told == 11
    href = page.locator("a[href*='signatory_report.csv']").first.get_attribute("href") or ""
    assert len(list(csv.DictReader(io.StringIO(fetched(urljoin(page.url, href)).decode())))) == told


def test_what_a_page_shows_can_be_taken_away(reader: Reader) -> None:
    page = reader.page
    reader.go(f"/arrested-within/365?letter={LETTER}")
    shown = ids(reader, "main ul[data-rows] div > a", "event")
    href = page.get_by_role("link", name="CSV").first.get_attribute("href") or ""
    taken = list(csv.DictReader(io.StringIO(fetched(urljoin(page.url, href)).decode())))
    assert sorted(row["event_id"] for row in taken) == sorted(shown)

    reader.go(f"/event/{EVENT}")
    page.locator("summary", has_text="BibTeX").click()
    bib = downloaded(reader, page.locator(f"a[href$='/event/{EVENT}.bib']")).decode()
    assert bib.strip() == page.locator("#cite-bib").evaluate("e => e.textContent.trim()")
    assert bib.startswith("@") and f"signatories-{EVENT}" in bib

    reader.go("/chart/terms-by-stage")
    svg = ElementTree.fromstring(downloaded(reader, page.locator("a[href$='/chart/terms-by-stage.svg']")))
    drawn = {link.get("href") or link.get(f"{XLINK}href") for link in svg.iter(f"{SVG}a")}
    listed = {link.get_attribute("href") for link in page.locator("#rows a[href*='/event/']").all()}
    assert listed and {href for href in drawn if href and "/event/" in href} == listed
