"""What a delta says of events that were merged or split, and of what was published and is withheld now, in every way it can be."""

from pathlib import Path
from typing import Any

import pytest

from invented import claim, identity, make, person, source
from releasing import NEXT, ROOT, all_bytes, altered, delta, made
from reviewing import APPEAL, CUSTODY, LATER, house_with_events
from signatories_loaders.events.book import Book
from signatories_loaders.events.decide import merge
from signatories_loaders.merge_people import merge_people
from signatories_loaders.paths import House
from signatories_loaders.records.change import Ground, carry_out
from signatories_loaders.release.archive import write_zip
from signatories_schema.tables import (
    ClaimRecord,
    IdentityRecord,
    MergedRecord,
    PersonRecord,
    SearchLogRecord,
    SourceRecord,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = house_with_events(tmp_path / "house")
    (house.root / "CITATION.cff").write_bytes((ROOT / "CITATION.cff").read_bytes())
    return house


def withheld(house: House, record: Any, *keys: str) -> None:
    """Move rows to db/private/."""
    rows = house.records.rows(record)
    hidden = [row for row in rows if getattr(row, record.key[0]) in keys]
    house.records.write(record, [row for row in rows if row not in hidden])
    house.private.append(record, [row.model_copy(update={"publish": "withheld"}) for row in hidden])


def test_an_event_that_was_merged_is_one_line_and_what_it_made_of_the_other(house: House) -> None:
    made(house, "1.0")
    carry_out(house.records, merge(Book.of(house.records), LATER, CUSTODY, Ground("one arrest", "2026-01-05")))
    made(house, "1.1", NEXT)
    rows = delta(house, "1.1")
    assert rows[0] == ("MERGE", "event", LATER, "event_id", LATER, CUSTODY)
    assert [row for row in rows if row[0] in ("ADD", "DEL")] == []
    assert {row[:3] for row in rows[1:] if row[1] != "event_claim"} == {
        ("MOD", "event", APPEAL),  # It was of the case of the event that is no more.
        ("MOD", "arrest_record", CUSTODY),
    }
    assert {row[2] for row in rows if row[1] == "event_claim"} == {
        f'["{CUSTODY}", "{claim_id}"]' for claim_id in ("gazette-2_5", "gazette-2_6")
    }


def test_an_event_that_was_split_is_told_row_by_row(house: House) -> None:
    made(house, "1.0")
    rows = [make(MergedRecord, old_id=LATER, new_id=new, kind="event", reason="Two.", decided_on="2026-01-05") for new in ("a-1", "a-2")]  # fmt: skip
    house.records.append(MergedRecord, rows)
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == [
        ("ADD", "merged", f'["{LATER}", "a-1"]', "", "", ""),
        ("ADD", "merged", f'["{LATER}", "a-2"]', "", "", ""),
    ]


def test_what_is_withheld_may_speak_of_what_is_new(house: House) -> None:
    """A withheld person has withheld decisions on a page that the earlier release did not have."""
    house.records.append(PersonRecord, [person("azmouni-zad", "Azmouni-Zad Karbordi")])
    made(house, "1.0")
    withheld(house, PersonRecord, "azmouni-zad")
    house.records.append(SourceRecord, [source("zine-1")])
    house.private.append(IdentityRecord, [identity("zine-1", "Azmouni-Zad Karbordi", "azmouni-zad")])
    house.private.append(ClaimRecord, [claim("zine-1_1", "bio", "Azmouni-Zad Karbordi", publish="withheld")])
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == [("ADD", "source", "zine-1", "", "", "")]


def test_what_was_erased_altogether_is_told_only_where_it_is_not_withheld(house: House) -> None:
    """The person stands in db/private/ by name alone; claims, decisions and events were deleted, not moved."""
    house.records.append(
        PersonRecord, [person("azmouni-zad", "Azmouni-Zad Karbordi"), person("muster-zet", "Muster Zet")]
    )
    for n, name, who in ((8, "Azmouni-Zad Karbordi", "azmouni-zad"), (9, "Muster Zet", "muster-zet")):
        house.records.append(
            ClaimRecord, [claim(f"gazette-2_{n}", "bio", name, detail="Trade.", loaded_from=f"by-hand#{n}")]
        )
        house.records.append(IdentityRecord, [identity("gazette-2", name, who)])
    made(house, "1.0")
    withheld(house, PersonRecord, "azmouni-zad")
    for record, column, gone in (
        (PersonRecord, "person_id", "muster-zet"),
        (ClaimRecord, "name", "Azmouni-Zad Karbordi, Muster Zet"),
        (IdentityRecord, "name", "Azmouni-Zad Karbordi, Muster Zet"),
    ):
        rows = house.records.rows(record)
        house.records.write(record, [row for row in rows if (getattr(row, column) or "nobody") not in gone])
    made(house, "1.1", NEXT)
    rows = delta(house, "1.1")
    assert [row[:3] if row[1] != "identity" else row[:2] for row in rows] == [
        ("DEL", "person", "muster-zet"),
        ("DEL", "identity"),
        ("DEL", "claim", "gazette-2_9"),
    ]
    later = {name: data for name, data in all_bytes(house).items() if name.startswith("1.1/")}
    assert [name for name, data in later.items() if b"zmouni" in data or b"gazette-2_8" in data] == []


def test_a_row_whose_needed_text_named_the_withheld_is_told_as_new(house: House) -> None:
    search = {
        "letter_id": "letter-one",
        "searched_on": "2020-07-01",
        "languages": "en",
        "spellings": "D.",
        "found": "None.",
    }
    house.records.append(PersonRecord, [person("azmouni-zad", "Azmouni-Zad Karbordi")])
    asked = make(SearchLogRecord, person_id="dummy-gamma", searched_in="The blog of Azmouni-Zad Karbordi", **search)
    house.records.append(SearchLogRecord, [asked])
    made(house, "1.0")
    withheld(house, PersonRecord, "azmouni-zad")
    house.records.write(SearchLogRecord, [asked.model_copy(update={"searched_in": "a blog"})])
    made(house, "1.1", NEXT)
    assert [row[:2] for row in delta(house, "1.1")] == [("ADD", "search_log")]


def test_merged_and_withheld_at_once(house: House) -> None:
    """Two were one; a claim that only the old one had is withheld."""
    house.records.append(PersonRecord, [person("alpha-e", "Alpha E.")])
    told = claim("gazette-2_9", "bio", "Alpha E.", detail="Invented and soon withheld.", loaded_from="by-hand#9")
    house.records.append(ClaimRecord, [told])
    house.records.append(IdentityRecord, [identity("gazette-2", "Alpha E.", "alpha-e")])
    made(house, "1.0")
    list(merge_people(house, "alpha-e", "example-alpha", "one page says so"))
    withheld(house, ClaimRecord, "gazette-2_9")
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == [("MERGE", "person", "alpha-e", "person_id", "alpha-e", "example-alpha")]


def test_a_new_event_and_a_new_person_are_added(house: House) -> None:
    made(house, "1.0")
    house.records.append(PersonRecord, [person("muster-zet", "Muster Zet")])
    altered(house, "herald-2_4", detail=None)
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == [
        ("ADD", "person", "muster-zet", "", "", ""),
        ("MOD", "claim", "herald-2_4", "detail", "Invented and undated.", ""),
    ]


def test_a_zip_is_the_same_whenever_and_in_whatever_order_its_files_were_written(tmp_path: Path) -> None:
    for root, names in (("a", ("x.csv", "b/y.csv")), ("b", ("b/y.csv", "x.csv"))):
        for name in names:
            path = tmp_path / root / "1.0" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
        write_zip(tmp_path / root / "1.0.zip", tmp_path / root / "1.0", {"m.json": "{}"})
    assert (tmp_path / "a" / "1.0.zip").read_bytes() == (tmp_path / "b" / "1.0.zip").read_bytes()
