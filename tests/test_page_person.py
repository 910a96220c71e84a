"""The pages of people: what they show is what the records hold, and nothing else; odd cases in an invented house."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from html_tree import Element, main_of, tree
from invented import claim, event, identity, make, on_event, person, publisher, records, source, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_schema.claim import LoadingRecord
from signatories_schema.event import MergedRecord
from site_under_test import datasette, page

EDITIONS = ["", "/fa"]
LETTER = "Invented letter letter-one"
LAST = "SELECT event_id, coalesce(began_to, max(known_from, known_to), ended_to, '') FROM event"
"""The last day on which an event can have begun."""


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def rows(house: House, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with sqlite3.connect(house.database) as db:
        return db.execute(sql, values).fetchall()


def people(house: House) -> list[str]:
    return [row[0] for row in rows(house, "SELECT person_id FROM person ORDER BY 1")]


async def main(site: Datasette, path: str) -> Element:
    return main_of(await page(site, path))


def led_to(element: Element, kind: str) -> list[str]:
    """The ids at the ends of links to pages, or rows, of a kind."""
    hrefs = [a.attributes["href"] for a in element.all("a")]
    return [href.rpartition("/")[2] for href in hrefs if href[0] == "/" and f"/{kind}/" in href]


def after(text: Element, heading: str, tag: str, place: int = 0) -> Element:
    """An element after the heading of that id, beside it."""
    [at] = [n for n, e in enumerate(text.elements) if e.attributes.get("id") == heading]
    return [e for e in text.elements[at + 1 :] if e.tag == tag][place]


def part(element: Element, **attributes: str) -> Element:
    [found] = element.all(**attributes)
    return found


def steps(text: Element) -> list[Element]:
    """Cases, letters and groups of other events, as they follow each other."""
    return part(text, class_="timeline").elements


def events(element: Element) -> list[str]:
    return [event_id for line in element.all("p", class_="what") for event_id in led_to(line, "event")]


def items(element: Element) -> dict[str, Element]:
    """The events of the timeline by their ids."""
    return {events(item)[0]: item for item in element.all("li", class_="event")}


def lines(item: Element) -> list[str]:
    """The lines of one event."""
    return [line.text() for line in item.all() if line.tag in ("p", "li")]


def listed(text: Element) -> list[Element]:
    """The reports that could not be placed."""
    return [item for listing in text.all("ul", class_="unplaced") for item in listing.elements]


async def test_every_page_holds_all_claims_pages_names_and_events(site: Datasette, real: House) -> None:
    for edition in EDITIONS:
        for who in people(real):
            text = await main(site, f"{edition}/person/{who}")
            claims = [row[0] for row in rows(real, "SELECT claim_id FROM claim WHERE person_id = ? ORDER BY 1", who)]
            assert sorted(led_to(part(text, id="claims"), "claim")) == claims
            pages = rows(real, "SELECT source_id FROM claim WHERE person_id = ? UNION SELECT source_id FROM identity WHERE person_id = ?", who, who)  # fmt: skip
            assert sorted(led_to(part(text, id="sources"), "source")) == [row[0] for row in pages]
            assert [part(text, id=name).attributes["data-rows"] for name in ("sources", "claims")] == [
                str(len(pages)),
                str(len(claims)),
            ]
            forms = rows(real, "SELECT form FROM name WHERE person_id = ? AND sources <> 'display' ORDER BY 1", who)
            assert sorted(th.text() for th in after(text, "names", "div").all("th", scope="row")) == sorted(
                " ".join(form.split()) for (form,) in forms
            )
            undated = [e for item in listed(text) for e in led_to(item, "event") if not led_to(item, "claim")]
            held = [row[0] for row in rows(real, "SELECT event_id FROM event WHERE person_id = ? ORDER BY 1", who)]
            assert sorted(events(text) + undated) == held


async def test_claims_that_stand_on_no_event_or_unclear_are_listed_with_the_reason(
    site: Datasette, real: House
) -> None:
    sql = """SELECT c.claim_id FROM claim c JOIN claim_without_event w ON w.claim_id = c.claim_id WHERE c.person_id = ?
        UNION SELECT c.claim_id FROM claim c JOIN event_claim e ON e.claim_id = c.claim_id AND e.stance = 'unclear' WHERE c.person_id = ?"""
    for who in people(real):
        reports = [item for item in listed(await main(site, f"/person/{who}")) if led_to(item, "claim")]
        assert sorted(i for item in reports for i in led_to(item, "claim")) == [
            row[0] for row in rows(real, sql, who, who)
        ]
        assert [item.text() for item in reports if "Why:" not in item.text()] == []


async def test_events_of_a_case_stand_together_and_what_stands_above_a_letter_came_before_it(
    site: Datasette, real: House
) -> None:
    cases = dict(rows(real, "SELECT event_id, case_id FROM event"))
    last = dict(rows(real, LAST))
    letters = dict(rows(real, "SELECT letter_id, date_to FROM letter"))
    for who in people(real):
        text = await main(site, f"/person/{who}")
        blocks = steps(text)
        named = [block.attributes["id"] for block in blocks if "id" in block.attributes]
        assert named == list(dict.fromkeys(cases[e] for e in events(text) if cases[e]))
        signed = rows(real, "SELECT letter_id FROM signatory WHERE person_id = ? ORDER BY 1", who)
        at = {led_to(block, "letter")[0]: n for n, block in enumerate(blocks) if "letter" in block.classes}
        assert sorted(at) == [row[0] for row in signed]
        for letter_id, place in at.items():
            begun_later = [
                b for b in map(events, blocks[:place]) if b and min(last[e] or "9" for e in b) > letters[letter_id]
            ]
            over_before = [
                e for block in blocks[place:] for e in events(block) if last[e] and last[e] < letters[letter_id]
            ]
            assert (begun_later, over_before) == ([], [])


async def test_a_letter_within_a_case_stands_between_what_came_before_and_after(site: Datasette, real: House) -> None:
    last = dict(rows(real, LAST))
    letters = dict(rows(real, "SELECT letter_id, date_to FROM letter"))
    seen = []
    for who in people(real):
        for case in steps(await main(site, f"/person/{who}")):
            inside = [item for listing in case.all("ol", class_="events") for item in listing.elements]
            for n, mark in enumerate(inside):
                if "within" in mark.classes:
                    [letter_id] = led_to(mark, "letter")
                    before, beyond = ([e for item in part_ for e in events(item)] for part_ in (inside[:n], inside[n:]))
                    assert [e for e in before if last[e] > letters[letter_id]] == []
                    assert [e for e in beyond if last[e] and last[e] < letters[letter_id]] == []
                    seen.append((case.attributes["id"], letter_id, bool(before), bool(beyond)))
    assert ("mohammad-nourizad-case-2019-08", "2021-02-biden", True, True) in seen
    assert [mark for mark in seen if mark[2:] != (True, True)] == []


async def test_letters_signed_and_disputed(site: Datasette, real: House) -> None:
    sql = """SELECT s.letter_id, CASE s.basis WHEN 'printed_list' THEN 'in the printed list' ELSE 'named as a signatory by a page' END
          || coalesce(', place ' || s.position, '; no printed list is held')
          || CASE WHEN s.positions LIKE '%;%' THEN ' (pages print the list in different orders: ' || replace(s.positions, ';', ',') || ')' ELSE '' END
        FROM signatory s WHERE s.person_id = ?
        UNION SELECT letter_id, 'named against the printed list, and not counted' FROM disputed_signatory WHERE person_id = ?"""
    for who in people(real):
        letters = [
            item
            for listing in (await main(site, f"/person/{who}")).all("ul", class_="signed")
            for item in listing.elements
        ]
        shown = [(led_to(item.elements[0], "letter")[0], list(item.all("dd"))[1].text()) for item in letters]
        assert sorted(shown) == sorted(rows(real, sql, who, who))


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("mohammad-nourizad", "Not known since 25 December 2024 (5 Dey 1403). The last report held says: In custody"),
        ("fatemeh-sepehri", "Not known since 14 May 2025 (24 Ordibehesht 1404). The last report held says: In custody"),
        ("hashem-khastar", "Not known since 24 January 2024 (4 Bahman 1402). The last report held says: In custody"),
        ("mohammad-maleki", "Died, as of 2 December 2020 (12 Azar 1399)"),
        ("kimia-norouzi-saber", "No dated report of custody, leave or release is in the pages we hold. That is not the same as free."),
    ],
)  # fmt: skip
async def test_last_report_with_its_date_and_source(site: Datasette, who: str, said: str) -> None:
    line = after(await main(site, f"/person/{who}"), "status", "p")
    assert line.text(lambda e: "refs" in e.classes).removesuffix("¦").strip() == said
    assert bool(list(line.all(class_="refs"))) == (who != "kimia-norouzi-saber")


async def test_judgments_are_a_chain_and_each_number_says_which_it_is(site: Datasette) -> None:
    case = part(await main(site, "/person/mohammad-nourizad"), id="mohammad-nourizad-case-2019-08")
    assert [[item.text() for item in chain.elements] for chain in case.all("ol", class_="chain")] == [
        [
            "first instance, 2 to 3 February 2020 (13 to 14 Bahman 1398): pronounced: 7 years 6 months; 15 years, not said whether pronounced or enforceable",
            "→ then appeal, 29 March 2020 (10 Farvardin 1399): 15 years, not said whether pronounced or enforceable",
        ],
        ["first instance, 18 August 2020 (28 Mordad 1399): 8 months, not said whether pronounced or enforceable; 148 lashes"],
    ]  # fmt: skip


async def test_an_undated_judgment_stands_before_the_one_that_follows_it(site: Datasette) -> None:
    case = part(await main(site, "/person/hashem-khastar"), id="hashem-khastar-case-2009-09")
    assert [item.text() for item in part(case, class_="chain").elements] == [
        "first instance, undated: 6 years, not said whether pronounced or enforceable",
        "→ then appeal, 2010 (11 Dey 1388 to 10 Dey 1389): 2 years, not said whether pronounced or enforceable",
    ]
    assert events(case) == [
        "hashem-khastar-custody-2009-09-16", "hashem-khastar-sentence-undated", "hashem-khastar-sentence-2010",
    ]  # fmt: skip


async def test_days_of_a_custody_are_a_range_from_beginning_to_end(site: Datasette, real: House) -> None:
    sql = "SELECT event_id, days_min, days_max FROM arrest_record WHERE person_id = ? ORDER BY 1"

    def said(low: int | None, high: int | None) -> str:
        if high is None:
            return f"at least {low} day{'s' if low != 1 else ''}, up to the last report of it" if low else ""
        return (
            f"{high} day{'s' if high != 1 else ''} from beginning to end"
            if low == high
            else f"{low} to {high} days from beginning to end, by the dates reported"
        )

    for who in people(real):
        of = {e: item for e, item in items(await main(site, f"/person/{who}")).items() if "custody" in item.classes}
        shown = {e: "".join(strong.text() for strong in item.all("strong")) for e, item in of.items()}
        held = {e: said(low, high) for e, low, high in rows(real, sql, who) if e in of}
        assert shown == held


async def test_accusations_are_those_reported_with_the_article(site: Datasette, real: House) -> None:
    sql = """SELECT DISTINCT coalesce('Article ' || g.article || ', ' || g.code || ': ' || g.label_en, 'In words that name no article'), h.wording
        FROM event e JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
        JOIN claim_charge h ON h.claim_id = ec.claim_id LEFT JOIN charge g ON g.charge_id = h.charge_id WHERE e.person_id = ?"""
    for who in people(real):
        shown, article = set(), ""
        for listing in (await main(site, f"/person/{who}")).all("details", class_="accusations"):
            for item in next(listing.all("dl")).elements:
                if item.tag == "dt":
                    article = item.text()
                else:
                    shown.add((article, next(item.all("bdi")).text()))
        assert shown == {(article, " ".join(wording.split())) for article, wording in rows(real, sql, who)}


async def test_names_alone_are_told_to_machines(site: Datasette, real: House) -> None:
    text = tree(await page(site, "/fa/person/mohammad-nourizad"))
    told = json.loads(part(text, type="application/ld+json").text())
    forms = [
        row[0]
        for row in rows(real, "SELECT form FROM name WHERE person_id = 'mohammad-nourizad' AND sources <> 'display'")
    ]
    others = told["mainEntity"].pop("alternateName")
    assert sorted(others) == sorted({"Mohammad Nourizad", *forms} - {"محمد نوری‌زاد"})
    address = "http://localhost/fa/person/mohammad-nourizad"
    assert told == {
        "@context": "https://schema.org", "@type": "WebPage", "@id": address, "url": address, "inLanguage": "fa",
        "name": "محمد نوری‌زاد", "mainEntity": {"@type": "Person", "name": "محمد نوری‌زاد"},
    }  # fmt: skip


HOSTILE = '<script>alert("x")</script>'


def invented(root: Path) -> Datasette:
    """The invented house with terms of all kinds, hostile words, people merged and split, and somebody who signed nothing."""
    changed = [
        row
        for row in records()
        if row.file != "loadings.csv" and getattr(row, "event_id", "") != "example-alpha-sentence-2020-02"
    ]
    moved = {"reason": "Invented for a test.", "decided_on": "2020-02-02", "kind": "person"}
    ruling = "example-alpha-sentence-2020-02"
    more = [
        make(LoadingRecord, loading_id="invented", loaded_on="2020-02-02", claims_file_sha256="0" * 64, rows_read=19, rows_taken_before=0),
        publisher("Third Sample"),
        source("third-1", "third-sample", language="en", title="\u202eelttit"),
        person("bystander-delta", "Bystander Delta", note=HOSTILE),
        person("long-epsilon", "Long " + "x" * 10_000),
        claim("third-1_1", "sentence", "Example Alpha", "2020-02", months_printed=30, months_basis="pronounced"),
        claim("third-1_2", "sentence", "Example Alpha", "2020-02", months_printed=18, months_basis="enforceable", fine=HOSTILE),
        claim("third-1_3", "release", "Bystander Delta", "2018-01-05", detail="\u202edetsisni", certainty="alleged"),
        claim("third-1_4", "trial", "Bystander Delta", "2017/2019", authority="A court"),
        claim("third-1_5", "arrest", "Example Alpha", "2019/2020"),
        identity("third-1", "Example Alpha", "example-alpha"),
        identity("third-1", "Example Alpha", "long-epsilon", judgement="unsure", reason="Both are invented."),
        identity("third-1", "Bystander Delta", "bystander-delta"),
        event(ruling, "example-alpha", "sentence", case_id="example-alpha-case-2020-01"),
        event("bystander-delta-release-2018-01-05", "bystander-delta", "release"),
        event("bystander-delta-trial-2017", "bystander-delta", "trial", note=HOSTILE),
        event("example-alpha-custody-2019", "example-alpha", "custody", opening="arrest"),
        *(on_event(ruling, claim_id, "occurrence") for claim_id in ("gazette-2_2", "third-1_1", "third-1_2")),
        on_event("bystander-delta-release-2018-01-05", "third-1_3", "occurrence"),
        on_event("bystander-delta-trial-2017", "third-1_4", "occurrence"),
        on_event("example-alpha-custody-2019", "third-1_5", "begin"),
        *(make(MergedRecord, old_id=old, new_id=new, **moved) for old, new in (
            ("old-alpha", "older-alpha"), ("older-alpha", "example-alpha"), ("was-two", "example-alpha"), ("was-two", "dummy-gamma"),
        )),
    ]  # fmt: skip
    house = write(House(root), [*changed, *more])
    build(house, Steps(show=False))
    return datasette(house.database)


async def test_merged_people_lead_on_and_split_ones_to_all(tmp_path: Path) -> None:
    site = invented(tmp_path)
    await site.invoke_startup()
    for edition in EDITIONS:
        answer = await site.client.get(f"{edition}/person/old-alpha")
        assert (answer.status_code, answer.headers["location"]) == (301, f"{edition}/person/example-alpha")
        text = await main(site, f"{edition}/person/was-two")
        assert led_to(text, "person") == ["dummy-gamma", "example-alpha"]
    await page(site, "/person/nobody", status=404)


async def test_pronounced_and_enforceable_terms_stand_apart(tmp_path: Path) -> None:
    text = await main(invented(tmp_path), "/person/example-alpha")
    assert lines(items(text)["example-alpha-sentence-2020-02"])[2:6] == [
        "pronounced: 2 years 6 months Pages: 5",
        "enforceable: 1 year 6 months Pages: 5",
        "1 year, not said whether pronounced or enforceable Pages: 2",
        f"fine: {HOSTILE} Pages: 5",
    ]


async def test_an_event_that_may_lie_on_either_side_of_a_letter_says_so(tmp_path: Path) -> None:
    text = await main(invented(tmp_path), "/person/example-alpha")
    assert [line for line in lines(items(text)["example-alpha-custody-2019"]) if "before or after" in line] == [
        f"By its dates it may lie before or after: {LETTER}",
        "By its dates it may lie before or after: Invented letter letter-two",
    ]


async def test_names_told_apart_stand_on_both_pages(tmp_path: Path) -> None:
    site = invented(tmp_path)
    said = {}
    for who in ("example-alpha", "long-epsilon"):
        said[who] = [item.text() for item in after(await main(site, f"/person/{who}"), "apart", "ul").elements]
    page_of = "Third Sample, 1 March 2020: ⟨U+202E⟩elttit"
    why = "Reason: Both are invented. · reviewed claim by claim, 2 February 2020 (13 Bahman 1398)"
    assert said == {
        "example-alpha": [
            f"Example Alpha, printed by {page_of}, is this person, and as Long {'x' * 10_000}: nobody can tell. {why}"
        ],
        "long-epsilon": [f"Example Alpha, printed by {page_of}: nobody can tell. It is Example Alpha. {why}"],
    }


async def test_whoever_signed_nothing_and_hostile_words(tmp_path: Path) -> None:
    site = invented(tmp_path)
    for edition in EDITIONS:
        for path in ("/person/bystander-delta", "/person/example-alpha", "/person/long-epsilon", "/people"):
            printed = await page(site, edition + path)
            assert "<script>alert" not in printed
            assert "\u202e" not in printed
    text = await main(site, "/person/bystander-delta")
    assert after(text, "letters", "p").text() == "The name stands in no list of signatories that we hold."
    assert part(text, class_="note").text() == HOSTILE
    assert events(text) == ["bystander-delta-release-2018-01-05", "bystander-delta-trial-2017"]
    assert after(text, "status", "p").text() == (
        "Not known since 5 January 2018 (15 Dey 1396). The last report held says: Released Pages: 1"
    )
    everyone = part(await main(site, "/people"), id="neither")
    assert led_to(everyone, "person") == ["bystander-delta", "long-epsilon"]
