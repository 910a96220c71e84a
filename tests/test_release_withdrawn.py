"""Releases that hold what is withheld today: they are named, nothing of them is told, and no count gives the withheld away."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from invented import claim, identity, make, person, publisher, source
from releasing import (
    DAY,
    NEXT,
    SECRETS,
    all_bytes,
    altered,
    delta,
    folder_of,
    house_of,
    made,
    two_of_one,
    withhold,
)
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.release.withdrawn import FOLDER, what_to_do, withdrawn_versions
from signatories_schema.tables import (
    ClaimRecord,
    EventClaimRecord,
    EventRecord,
    IdentityRecord,
    PersonRecord,
    ReleaseRecord,
    SearchLogRecord,
)
from test_release_command import unpacked

SHARED = "One of 14 names printed under the picture."
THIRD = "2020-05-01"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


def many_claims() -> list[Any]:
    """Forty claims of the person who will be withheld, each with a text that others have too, and one text of her own."""
    told = [
        claim(f"herald-1_{n}", "bio", "Azmouni-Zad Karbordi", detail=f"{SHARED} Place {n % 20} of it.", loaded_from=f"by-hand#{n}")
        for n in range(20, 60)
    ]  # fmt: skip
    others = [
        claim(f"herald-2_{n}", "bio", "Exampel Alpha", detail=f"{SHARED} Place {n % 20} of it.", loaded_from=f"by-hand#{n + 100}")
        for n in range(20, 40)
    ]  # fmt: skip
    search = {
        "letter_id": "letter-one",
        "searched_on": "2020-07-01",
        "searched_in": "nowhere",
        "languages": "en",
        "found": "None.",
    }
    return [
        *told, *others, identity("herald-1", "Azmouni-Zad Karbordi", "azmouni-zad"),
        *(make(SearchLogRecord, person_id=who, spellings="A.", note="No page but the one printed list.", **search) for who in ("azmouni-zad", "dummy-gamma")),
        claim("herald-1_60", "bio", "Azmouni-Zad Karbordi", detail="Wrote of nothing but Nowhereville.", loaded_from="by-hand#60"),
    ]  # fmt: skip


def test_a_person_with_forty_claims_whose_texts_others_share_leaves_no_trace_in_the_next_release(
    tmp_path: Path,
) -> None:
    house = house_of(tmp_path / "house", [*two_of_one(), *many_claims()])
    made(house, "1.0")
    withhold(house, "azmouni-zad")
    altered(house, "gazette-2_3", detail="Corrected.")
    lines = made(house, "1.1", NEXT)
    assert (lines[0], lines[-2]) == (next(what_to_do(["1.0"])), "since 1.0: 1 rows differ")
    assert delta(house, "1.1") == [("MOD", "claim", "gazette-2_3", "detail", "Invented figure.", "Corrected.")]
    later = {name: data for name, data in all_bytes(house).items() if name.startswith("1.1")}
    secrets = [*SECRETS, *(f"herald-1_{n}" for n in range(20, 61))]
    assert [(n, word) for n, data in unpacked(later).items() for word in secrets if word.encode() in data] == []
    assert [name for name in unpacked(later) if "azmouni" in name] == []


def test_no_count_gives_the_withheld_away(house: House) -> None:
    """One claim came and one went, and one is withheld: what is said of before, of both and of now agrees."""
    made(house, "1.0")
    rows = house.records.rows(ClaimRecord)
    gone = {"gazette-2_9", "gazette-2_7"}
    house.records.write(ClaimRecord, [row for row in rows if row.claim_id not in gone])
    hidden = [row.model_copy(update={"publish": "withheld"}) for row in rows if row.claim_id == "gazette-2_7"]
    house.private.write(ClaimRecord, hidden)
    house.records.append(ClaimRecord, [claim("herald-2_9", "bio", "Exampel Alpha", loaded_from="by-hand#11")])
    made(house, "1.1", NEXT)
    text = (folder_of(house, "1.1") / "CHANGES.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("| claim |")] == [
        "| claim | 17 | 1 | 0 | 1 | 0 | 17 |",
        "| claim | 17 |",
    ]
    first, second = house.records.rows(ReleaseRecord)
    assert (json.loads(first.row_counts), json.loads(second.row_counts)["claim"]) == ({"release": 1}, 17)
    released = (folder_of(house, "1.1") / "signatories.db").read_bytes()
    assert b'"claim": 18' not in released and b'"claim": 17' in released


def held(house: House) -> list[str]:
    return withdrawn_versions(house)


def hidden_as(house: House, how: str) -> None:
    """Withhold, in one way or another."""
    private = house.private
    match how:
        case "person":
            withhold(house, "azmouni-zad")
        case "claim":
            rows = [row for row in house.records.rows(ClaimRecord) if row.claim_id == "gazette-2_8"]
            private.write(ClaimRecord, [row.model_copy(update={"publish": "withheld"}) for row in rows])
        case "decision":
            private.write(
                IdentityRecord, [row for row in house.records.rows(IdentityRecord) if row.person_id == "azmouni-zad"]
            )
        case "name":
            private.write(PersonRecord, [person("other-id", "Azmouni Zad Karbordi", publish="withheld")])
        case "decided-since":
            private.write(PersonRecord, [person("new-id", "Somebody New", publish="withheld")])
            private.write(IdentityRecord, [identity("herald-2", "Unknown Delta", "new-id")])
        case "in-a-text":
            private.write(PersonRecord, [person("new-id", "Quiet Omega", publish="withheld")])
        case "page":
            page = source("gazette-2", language="en", publish="withheld")
            private.write(type(page), [page])
        case "nothing-published":
            private.write(PersonRecord, [person("new-id", "Nobody Known", publish="withheld")])
            private.write(type(publisher("Whisper")), [publisher("Whisper")])


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("person", ["1.0"]), ("claim", ["1.0"]), ("decision", ["1.0"]), ("name", ["1.0"]), ("decided-since", ["1.0"]),
        ("in-a-text", ["1.0"]), ("page", ["1.0"]), ("nothing-published", []),
    ],
)  # fmt: skip
def test_which_releases_hold_what_is_withheld(house: House, how: str, expected: list[str]) -> None:
    altered(house, "gazette-2_3", detail="Counted with Quiet Omega, who is not held.")
    made(house, "1.0")
    assert held(house) == []
    hidden_as(house, how)
    assert held(house) == expected


def test_a_release_without_the_withheld_stands(house: House) -> None:
    made(house, "1.0")
    withhold(house, "azmouni-zad")
    made(house, "1.1", NEXT)
    altered(house, "gazette-2_3", detail="Third.")
    lines = made(house, "1.2", THIRD)
    assert lines[0] == next(what_to_do(["1.0"]))
    assert (held(house), (house.root / FOLDER / "withdrawn.txt").read_text()) == (["1.0"], "1.0\n")
    # Where nobody knows what is withheld, what was noted holds.
    shutil.rmtree(house.private.folder)
    assert held(house) == ["1.0"]


def test_the_message_says_that_the_release_before_is_meant(house: House) -> None:
    """What the build itself puts together, here the label of a claim that is no more, cannot be left out of an earlier one."""
    made(house, "1.0")
    house.private.write(PersonRecord, [person("new-id", "Arrest, Specimen", publish="withheld")])
    for record, column, gone in (
        (EventRecord, "event_id", "specimen-beta-custody-2020-01"),
        (EventClaimRecord, "event_id", "specimen-beta-custody-2020-01"),
        (ClaimRecord, "claim_id", "herald-1_3"),
    ):
        rows = house.records.rows(record)
        house.records.write(record, [row for row in rows if getattr(row, column) != gone])
    with pytest.raises(NotPossibleError) as error:
        made(house, "1.1", NEXT)
    said = "the release before, 1.0, cannot be compared as it would stand without what is withheld today: "
    assert str(error.value).startswith(said) and "claim.label: 1 rows name what is withheld" in str(error.value)
    assert str(error.value).endswith("; accepted: --previous with the folder of another release")
    assert sorted(path.name for path in (house.root / FOLDER).iterdir()) == ["1.0", "1.0.zip"]


def test_a_release_that_fails_leaves_no_folder(house: House) -> None:
    made(house, "1.0", DAY)
    altered(house, "gazette-2_3", detail="Third.")
    (house.root / "CITATION.cff").rename(house.root / "CITATION")
    with pytest.raises(FileNotFoundError):
        made(house, "1.1", NEXT)
    assert sorted(path.name for path in (house.root / FOLDER).iterdir()) == ["1.0", "1.0.zip"]
