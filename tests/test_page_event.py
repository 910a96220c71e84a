"""The page of an event: on the real records in a real Datasette, and on invented ones where the real have no such case."""

import json
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from datasette.app import Datasette

from invented import event, invented_house, make, on_event, records, write
from parsed import Parsed
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_schema.date_words import gregorian_words
from signatories_schema.tables import MergedRecord
from site_under_test import datasette, page
from test_citation import bib_entries

CUSTODY = "hashem-khastar-custody-2019-08"
APPEAL = "mohammad-nourizad-sentence-2020-03-29"
INVENTED = "example-alpha-custody-2020-01"


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    """The invented house with an old address, one that was divided, and a judgment on appeal."""
    house = invented_house(tmp_path_factory.mktemp("made-up"))
    why = {"kind": "event", "reason": "Invented for a test.", "decided_on": "2020-02-02"}
    merged = [
        make(MergedRecord, old_id="an-old-event", new_id=INVENTED, **why),
        make(MergedRecord, old_id="a-divided-event", new_id=INVENTED, **why),
        make(MergedRecord, old_id="a-divided-event", new_id="example-alpha-release-2020-03-05", **why),
    ]
    write(house, [*records(), *merged])
    build(house, Steps(show=False))
    return datasette(house.database)


def rows_of(real: House, sql: str, *values: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(real.database) as db:
        return db.execute(sql, values).fetchall()


async def test_every_event_has_a_page_in_both_editions_with_one_heading(site: Datasette, real: House) -> None:
    for (event_id,) in rows_of(real, "SELECT event_id FROM event ORDER BY event_id")[::7]:
        for edition in ("", "/fa"):
            [heading] = Parsed(await page(site, f"{edition}/event/{event_id}")).root.all("h1")
            assert heading.text


async def test_claims_stand_side_by_side_in_full(site: Datasette, real: House) -> None:
    parsed = Parsed(await page(site, f"/event/{CUSTODY}"))
    held = rows_of(
        real,
        "SELECT claim_id, stance, name, date_as_printed FROM event_claim JOIN claim USING (claim_id) WHERE event_id = ?",
        CUSTODY,
    )
    assert len(held) == 27
    words = {"supports": "supports", "contradicts": "contradicts", "unclear": "may speak of another event"}
    for claim_id, stance, name, printed in held:
        row = parsed.by_id(f"claim-{claim_id}").text
        assert [part for part in (words[stance], name, printed) if part and " ".join(part.split()) not in row] == []


async def test_pages_and_houses_are_counted_and_lead_to_what_they_count(site: Datasette) -> None:
    text = await page(site, f"/event/{CUSTODY}")
    [pages] = re.findall(r'href="([^"]+page_event_pages\?[^"]+)" rel="nofollow">25</a> pages from', text)
    [houses] = re.findall(r'href="([^"]+page_event_houses\?[^"]+)" rel="nofollow">17</a> houses\.', text)
    for address, count in ((pages, 25), (houses, 17)):
        query = urlsplit(address)
        rows = json.loads(await page(site, f"{query.path}.json?{query.query}"))["rows"]
        assert len(rows) == count
    assert parse_qs(urlsplit(pages).query) == {"event": [CUSTODY]}


async def test_conflicts_are_told_from_differences_in_precision(site: Datasette) -> None:
    parsed = Parsed(await page(site, f"/event/{CUSTODY}"))
    assert [item.text for item in parsed.by_id("disagreements").all("li")] == [
        "Date: 23 July 2019 (1 Mordad 1398) to 12 August 2019 (21 Mordad 1398), 20 days apart real conflict"
    ]
    assert "differs" in parsed.by_id("claim-irannewsupdate-2024-01-khastar-medical_1").text
    marked = [
        e.attributes["id"] for e in parsed.every if e.tag == "tr" and "differs" in e.text and "id" in e.attributes
    ]
    assert "claim-irannewsupdate-2024-01-khastar-medical_1" in marked
    assert len(marked) == 2
    other = Parsed(await page(site, "/event/mohammad-nourizad-custody-2019-08-11"))
    [table] = [e for e in other.root.all("table") if "compared" in e.attributes.get("class", "")]
    told = {row.all("th")[0].text: row.all("td")[1].text for row in table.all("tr")[1:]}
    assert (told["Date"], told["End"], told["Place"]) == (
        "differ in precision only",
        "all agree",
        "different words, not judged",
    )


async def test_a_contradicting_claim_is_marked_and_not_counted(site: Datasette) -> None:
    parsed = Parsed(await page(site, "/event/fatemeh-sepehri-custody-2022-09-21"))
    row = parsed.by_id("claim-hengaw-2023-12-21-fsepehri_1").text
    assert "contradicts" in row
    assert "differs" in row
    assert "12 pages from 11 houses" in parsed.root.text


async def test_a_judgment_shows_its_chain_both_ways(site: Datasette) -> None:
    first = "mohammad-nourizad-sentence-2020-02"
    text = await page(site, f"/event/{APPEAL}")
    assert "The judgment before it" in text
    assert f'href="/event/{first}"' in text
    back = await page(site, f"/event/{first}")
    assert "The judgment after it" in back
    assert f'href="/event/{APPEAL}"' in back
    assert "The court&#39;s finding as reported" in text.replace("'", "&#39;")
    assert "90 months (7 years and 6 months), term pronounced" in Parsed(back).root.text


async def test_letters_before_and_after_say_only_which_came_first(site: Datasette) -> None:
    parsed = Parsed(await page(site, "/event/mohammad-nourizad-custody-2019-08-11"))
    letters = [item.text for item in parsed.root.all("li") if "came first" in item.text]
    assert letters == [
        "Statement of fourteen activists, June 2019, 11 June 2019 (21 Khordad 1398). The letter came first: 61 days before.",
        "Letter of thirty-eight activists to President Biden, February 2021, 1 February 2021 (13 Bahman 1399). "
        "This came first: the letter appeared 540 days later. It appeared while this custody lasted.",
    ]


async def test_dates_stand_in_both_calendars_jalali_first_in_persian(site: Datasette) -> None:
    english = Parsed(await page(site, f"/event/{CUSTODY}")).root.text
    persian = Parsed(await page(site, f"/fa/event/{CUSTODY}")).root.text
    assert "23 July to 12 August 2019 (1 to 21 Mordad 1398)" in english
    assert "۱ تا ۲۱ مرداد ۱۳۹۸ (۲۳ ژوئیه تا ۱۲ اوت ۲۰۱۹)" in persian


async def test_accusations_and_wordings_are_marked_as_reported(site: Datasette, real: House) -> None:
    [(event_id, wording)] = rows_of(
        real,
        "SELECT event_id, wording FROM claim_charge JOIN event_claim USING (claim_id) WHERE charge_id IS NOT NULL ORDER BY 1, 2 LIMIT 1",
    )
    text = Parsed(await page(site, f"/event/{event_id}")).root.text
    assert "Accusations as reported" in text
    assert wording in text


async def test_each_claim_is_told_to_machines(site: Datasette) -> None:
    parsed = Parsed(await page(site, f"/event/{CUSTODY}"))
    [script] = [e for e in parsed.root.all("script") if e.attributes.get("type") == "application/ld+json"]
    graph = json.loads("".join(script.words))["@graph"]
    assert len(graph) == 27
    assert {claim["@type"] for claim in graph} == {"Claim"}
    assert {claim["about"]["name"] for claim in graph} == {"Hashem Khastar"}
    ids = [urlsplit(claim["@id"]).fragment for claim in graph]
    assert all(parsed.by_id(name) for name in ids)
    assert all(claim["text"] and claim["url"].startswith("http") and claim["author"]["name"] for claim in graph)


@pytest.mark.parametrize(
    ("end", "kind"), [("bib", "x-bibtex"), ("ris", "research-info"), ("csl.json", "citationstyles.csl+json")]
)
async def test_citations_can_be_downloaded_and_are_those_of_the_page(site: Datasette, end: str, kind: str) -> None:
    parsed = Parsed(await page(site, f"/event/{CUSTODY}"))
    response = await site.client.get(f"/event/{CUSTODY}.{end}")
    assert response.status_code == 200
    assert kind in response.headers["content-type"]
    assert response.headers["content-disposition"] == f'attachment; filename="{CUSTODY}.{end}"'
    shown = "".join(parsed.by_id(f"cite-{end.replace('.', '-')}").words)
    assert response.text.replace("\r\n", "\n").strip() == shown.strip()
    await page(site, f"/event/no-such-event.{end}", status=404)


async def test_the_citation_names_version_address_day_and_every_supporting_page(site: Datasette, real: House) -> None:
    [(version,)] = rows_of(real, "SELECT version FROM version")
    line = Parsed(await page(site, f"/event/{CUSTODY}")).by_id("cite-plain").text
    today = datetime.now(UTC).date().isoformat()
    assert line.startswith("Signatories, “Hashem Khastar: custody (arrest), 23 July to 12 August 2019”, ")
    assert (
        f"version {version}, http://localhost/event/{CUSTODY}, read on {gregorian_words(today, today, 'en')}. Sources: "
        in line
    )
    sources = {
        source_id
        for (source_id,) in rows_of(
            real,
            "SELECT source_id FROM event_claim JOIN claim USING (claim_id) WHERE event_id = ? AND stance <> 'unclear'",
            CUSTODY,
        )
    }
    [ours, *pages] = bib_entries(await page(site, f"/event/{CUSTODY}.bib"))
    assert ours[0] == f"signatories-{CUSTODY}"
    assert {key for key, _ in pages} == sources
    assert len(pages) == len(sources)


async def test_unknown_old_and_divided_addresses(site: Datasette, made_up: Datasette) -> None:
    assert "No event is called no-such-event." in await page(site, "/event/no-such-event", status=404)
    await page(site, "/fa/event/no-such-event", status=404)
    for edition in ("", "/fa"):
        await made_up.invoke_startup()
        response = await made_up.client.get(f"{edition}/event/an-old-event")
        assert (response.status_code, response.headers["location"]) == (301, f"{edition}/event/{INVENTED}")
    divided = await page(made_up, "/event/a-divided-event")
    assert re.findall(r'<li><a href="(/event/[^"]+)"', divided) == [
        f"/event/{INVENTED}",
        "/event/example-alpha-release-2020-03-05",
    ]


async def test_pages_that_name_an_origin_are_told_apart(made_up: Datasette) -> None:
    text = Parsed(await page(made_up, f"/event/{INVENTED}")).root.text
    assert "3 pages from 2 houses" in text
    assert "Some name another page or outlet as their origin" in text
    assert "names as its origin: Test Gazette, 1 March 2020: First invented page" in text


async def test_an_event_without_claims_has_a_page(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    extra = event("specimen-beta-custody-2021", "specimen-beta", "custody", opening="unknown")
    placed = on_event("specimen-beta-custody-2021", "herald-1_3", "begin", stance="unclear")
    write(house, [*records(), extra, placed])
    build(house, Steps(show=False))
    text = Parsed(await page(datasette(house.database), "/event/specimen-beta-custody-2021")).root.text
    assert "No page held supports it." in text
    assert "Specimen Beta: custody, undated" in text
    assert "May speak of custody (arrest), January 2020" in text


async def test_buttons_copy_what_they_name(site: Datasette) -> None:
    parsed = Parsed(await page(site, f"/event/{CUSTODY}"))
    buttons = [e for e in parsed.root.all("button") if "data-copy" in e.attributes]
    named = ["cite-plain", "cite-oscola", "cite-bib", "cite-ris", "cite-csl-json"]
    assert [b.attributes["data-copy"] for b in buttons] == named
    assert all(parsed.by_id(name).text and "hidden" in b.attributes for name, b in zip(named, buttons, strict=True))
