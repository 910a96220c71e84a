"""Two people become one: all that names them, as whole files; the old address leads to the new one; nothing half-done."""

from pathlib import Path

import pytest

from invented import identity, make, person
from reviewing import changed, contents, house_with_events, sound
from signatories_loaders.database.errors import CheckError
from signatories_loaders.merge_people import merge_people
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_schema.tables import (
    EventClaimRecord,
    ExpectationRecord,
    IdentityRecord,
    MergedRecord,
    PersonRecord,
    SearchLogRecord,
)

DAY = "2020-02-02"


def search(person_id: str, found: str, pages: int | None, day: str = DAY) -> SearchLogRecord:
    return make(
        SearchLogRecord, person_id=person_id, letter_id="letter-one", searched_on=day, searched_in="web", languages="fa",
        spellings=person_id, look_ups=2, pages_read=pages, found=found,
    )  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Example Alpha, and another who turns out to be the same: decided, doubted, told apart and searched for."""
    house = house_with_events(tmp_path)
    house.records.append(PersonRecord, [person("alpha-e", "Alpha E.", "آلفا ن.", note="Invented note.")])
    house.records.append(
        IdentityRecord,
        [
            identity("herald-2", "Unknown Delta", "alpha-e"),
            identity("gazette-2", "Example Alpha", "alpha-e", judgement="negative"),
            identity("herald-1", "نمونک بتا", "alpha-e", judgement="negative"),
            identity("gazette-1", "Dummy Gamma", "alpha-e", judgement="unsure"),
            identity("gazette-1", "Dummy Gamma", "example-alpha", judgement="negative"),
        ],
    )
    house.records.append(
        SearchLogRecord,
        [
            search("example-alpha", "Nothing.", 3), search("alpha-e", "A page.", None),
            search("alpha-e", "Nothing.", 1, "2020-02-03"),
        ],
    )  # fmt: skip
    house.records.append(
        MergedRecord, [make(MergedRecord, old_id="a-e", new_id="alpha-e", kind="person", reason="x", decided_on=DAY)]
    )
    sound(house)
    return house


def merge(
    house: House, old: str = "alpha-e", new: str = "example-alpha", reason: str = "one page says so"
) -> list[str]:
    return list(merge_people(house, old, new, reason))


def without_day(lines: list[str]) -> list[str]:
    """Lines of merged.csv without the day, which is today's."""
    return [line.rpartition(",")[0] for line in lines]


def test_all_that_names_the_old_one_names_the_new_one(house: House) -> None:
    before = contents(house)
    assert merge(house) == [
        "alpha-e is example-alpha from now on",
        "identity.csv: 6 rows changed",
        "events.csv: 0 rows changed",
        "searches.csv: 3 rows changed",
        "next: signatories review --events --person example-alpha (an event of both may be one)",
    ]
    told = changed(house, before)
    merged = told.pop("merged.csv")
    assert (merged[0], without_day(merged[1])) == (
        ["a-e,alpha-e,person,x,2020-02-02"],
        ["a-e,example-alpha,person,x", "alpha-e,example-alpha,person,one page says so"],
    )
    reviewed = "Invented for a test.,reviewed,2020-02-02"
    assert told == {
        "people.csv": (
            [
                "alpha-e,Alpha E.,printed,آلفا ن.,printed,public,Invented note.",
                "example-alpha,Example Alpha,printed,نمونه آلفا,printed,public,",
            ],
            ["example-alpha,Example Alpha,printed,نمونه آلفا,printed,public,Invented note."],
        ),
        "identity.csv": (
            [
                f"gazette-1,Dummy Gamma,,alpha-e,unsure,{reviewed}",
                f"gazette-1,Dummy Gamma,,example-alpha,negative,{reviewed}",
                f"gazette-2,Example Alpha,,alpha-e,negative,{reviewed}",
                f"herald-1,نمونک بتا,,alpha-e,negative,{reviewed}",
                f"herald-2,Unknown Delta,,alpha-e,positive,{reviewed}",
            ],
            [
                f"gazette-1,Dummy Gamma,,example-alpha,unsure,{reviewed}",
                f"herald-1,نمونک بتا,,example-alpha,negative,{reviewed}",
                f"herald-2,Unknown Delta,,example-alpha,positive,{reviewed}",
            ],
        ),
        "searches.csv": (
            [
                "alpha-e,letter-one,2020-02-02,web,fa,alpha-e,2,,A page.,",
                "alpha-e,letter-one,2020-02-03,web,fa,alpha-e,2,1,Nothing.,",
                "example-alpha,letter-one,2020-02-02,web,fa,example-alpha,2,3,Nothing.,",
            ],
            [
                "example-alpha,letter-one,2020-02-02,web,fa,example-alpha; alpha-e,4,3,Nothing.; A page.,",
                "example-alpha,letter-one,2020-02-03,web,fa,alpha-e,2,1,Nothing.,",
            ],
        ),
    }
    sound(house)


def test_what_a_program_suggested_never_outweighs_what_a_person_decided(house: House) -> None:
    place = "herald-1", "نمونک بتا"
    rows = [row for row in house.records.rows(IdentityRecord) if (row.source_id, row.name) != place]
    told = identity(*place, "alpha-e", decided_by="suggested"), identity(*place, "example-alpha", judgement="negative")
    house.records.write(IdentityRecord, [*rows, *told])
    merge(house)
    here = [row for row in house.records.rows(IdentityRecord) if (row.source_id, row.name) == place]
    assert [(row.person_id, row.judgement, row.decided_by) for row in here] == [
        ("example-alpha", "negative", "reviewed")
    ]


def test_the_other_way_round_events_move_and_keep_their_ids(house: House) -> None:
    links = house.records.rows(EventClaimRecord)
    before = contents(house)
    merge(house, "example-alpha", "alpha-e")
    gone, new = changed(house, before)["events.csv"]
    assert len(gone) == 7
    assert new == [line.replace(",example-alpha,", ",alpha-e,") for line in gone]
    assert house.records.rows(EventClaimRecord) == links
    merged = [(row.old_id, row.new_id) for row in house.records.rows(MergedRecord)]
    assert merged == [("a-e", "alpha-e"), ("example-alpha", "alpha-e")]
    sound(house)


@pytest.mark.parametrize(
    ("old", "new", "reason", "said"),
    [
        ("nobody", "example-alpha", "x", "there is no person 'nobody'; accepted: an id of people.csv"),
        ("alpha-e", "a-e", "x", "there is no person 'a-e'; accepted: an id of people.csv"),
        ("alpha-e", "alpha-e", "x", "a person cannot be merged into the same one; accepted: two ids"),
        ("alpha-e", "example-alpha", " ", "a reason is needed"),
        ("dummy-gamma", "alpha-e", "x", "db/private/identity.csv speaks of one of them; accepted: two people who are not withheld"),
    ],
)  # fmt: skip
def test_what_is_refused(house: House, old: str, new: str, reason: str, said: str) -> None:
    house.private.write(IdentityRecord, [identity("gazette-1", "Somebody", "dummy-gamma")])
    before = contents(house)
    with pytest.raises(NotPossibleError) as error:
        merge(house, old, new, reason)
    assert (str(error.value), contents(house)) == (said, before)


def test_a_check_that_fails_puts_everything_back(house: House) -> None:
    house.records.append(ExpectationRecord, [make(ExpectationRecord, table_name="claim", floor=1, ceiling=2)])
    before = contents(house)
    with pytest.raises(CheckError) as error:
        merge(house)
    assert [reason.partition(":")[0] for reason in error.value.reasons] == ["claim"]
    assert contents(house) == before


def test_a_person_who_was_merged_is_not_lost(house: House) -> None:
    """Fewer people than expected stop a build, unless they were merged into others."""
    house.records.append(ExpectationRecord, [make(ExpectationRecord, table_name="person", floor=5, ceiling=10)])
    merge(house)
    assert len(house.records.rows(PersonRecord)) == 3
    sound(house)
