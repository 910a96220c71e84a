"""What is withheld stands nowhere in the built file, neither does what rests on it, and no message repeats it."""

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from invented import claim, identity, invented_house, make, person, publisher, records, source, write
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.event import EventClaimRecord
from signatories_schema.figure import SearchLogRecord
from signatories_schema.names import fold
from signatories_schema.record import Record

NAMED = "names a person, page or claim that is withheld; accepted: text without it"
ALPHA = {
    "example-alpha", "gazette-1_1", "gazette-2_1", "gazette-2_2", "herald-1_1", "herald-1_2", "herald-2_1", "herald-2_2",
    "herald-2_4",
}  # fmt: skip
"""The person and all claims about them."""
SECRET = person("azmouni-zad-karbordi", "Azmouni-Zad Karbordi", "آزمونی‌زاد کاربردی", publish="withheld")


def bio(claim_id: str, name: str, **values: Any) -> Any:
    """A claim that no loading counts."""
    return claim(claim_id, "bio", name, loaded_from=f"zine#{claim_id}", **values)


def run(house: House, command: str = "build") -> Result:
    """The command on a house."""
    return CliRunner().invoke(main, ["--house", str(house.root), command])


def told(result: Result) -> list[str]:
    """Lines of stderr, without those that name a step which took long on a busy machine."""
    return [line for line in result.stderr.splitlines() if not re.fullmatch(r"[\w. ]+: \d+\.\d s", line)]


def contents(house: House) -> dict[str, list[tuple[object, ...]]]:
    """All tables of the built file with their rows, apart from the inner tables of the full-text index."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'claim_text%' ORDER BY name"
    with sqlite3.connect(house.database) as db:
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for (name,) in db.execute(named).fetchall()}  # noqa: S608


def without(gone: set[str], rows: list[Any] | None = None) -> list[Any]:
    """The records of which no cell is one of these ids."""
    return [row for row in rows or records() if not gone & {str(value) for value in row.model_dump().values()}]


def picked(*ids: str) -> list[Any]:
    """The records whose key is one of these ids, marked as withheld."""
    found = [row for row in records() if len(row.key) == 1 and str(getattr(row, row.key[0])) in ids]
    assert len(found) == len(ids)
    return [row.model_copy(update={"publish": "withheld"} if "publish" in row.model_dump() else {}) for row in found]


def plain(root: Path, rows: list[Any]) -> House:
    """A built house of these records and nothing withheld."""
    house = write(House(root / "plain"), rows)
    result = run(house)
    assert (result.exit_code, told(result)) == (0, [])
    return house


def strings_in(house: House, strings: list[str]) -> list[str]:
    """Those strings, or their folded forms, that stand in the bytes of the built file."""
    data = house.database.read_bytes()
    return [text for text in strings if text.encode() in data or fold(text).encode() in data]


def builds_as_if_without(house: House, kept: list[Any], root: Path, strings: list[str]) -> Result:
    """Assert that a house builds to the very file that the kept records alone give, and that the strings are not in it."""
    result = run(house)
    assert (result.exit_code, told(result)) == (0, [])
    expected = plain(root, kept)
    assert contents(house) == contents(expected)
    assert house.database.read_bytes() == expected.database.read_bytes()
    assert strings_in(house, strings) == []
    return result


def moved(root: Path, ids: list[str], extra: list[Any] | None = None) -> House:
    """The invented house with some rows moved from db/records into db/private."""
    rows = [row for row in records() + (extra or []) if len(row.key) > 1 or getattr(row, row.key[0]) not in ids]
    return write(write(House(root), rows), picked(*ids), private=True)


def test_a_withheld_person_is_gone_with_all_that_rests_on_them(tmp_path: Path) -> None:
    search = make(
        SearchLogRecord, person_id="example-alpha", letter_id="letter-one", searched_on="2020-07-01", searched_in="nowhere",
        languages="en", spellings="Exxample Alfa", found="invented pages",
    )  # fmt: skip
    house = moved(tmp_path, ["example-alpha"], [search])
    result = builds_as_if_without(
        house,
        without(ALPHA),
        tmp_path,
        ["Example Alpha", "Exampel Alpha", "Exxample Alfa", "نمونه آلفا", *ALPHA, "example-alpha-custody-2020-01"],
    )
    assert sorted(result.stdout.splitlines()) == [
        "db/signatories.db: 6 claims, 4 sources, 1 events",
        "withheld: 1 rows of claim_charge that stand in the records",
        "withheld: 1 rows of search_log that stand in the records",
        "withheld: 3 rows of event that stand in the records",
        "withheld: 4 rows of identity that stand in the records",
        "withheld: 6 rows of event_claim that stand in the records",
        "withheld: 8 rows of claim that stand in the records",
    ]


def test_a_withheld_page_is_gone_with_its_claims(tmp_path: Path) -> None:
    gone = {"herald-1", "herald-1_1", "herald-1_2", "herald-1_3", "specimen-beta-custody-2020-01"}
    house = moved(tmp_path, ["herald-1"])
    builds_as_if_without(house, without(gone), tmp_path, [*gone, "https://herald-1.invalid/", "۲ بهمن ۱۳۹۸"])


def test_a_withheld_outlet_is_gone_with_its_pages(tmp_path: Path) -> None:
    gone = {
        "sample-herald-evening", "herald-2", "herald-2_1", "herald-2_2", "herald-2_3", "herald-2_4",
        "example-alpha-release-2020-03-05",
    }  # fmt: skip
    house = moved(tmp_path, ["sample-herald-evening"])
    builds_as_if_without(house, without(gone), tmp_path, [*gone, "Sample Herald Evening", "Exampel Alpha"])


def test_a_withheld_claim_is_gone_with_its_charges_and_its_event(tmp_path: Path) -> None:
    gone = {"gazette-2_2", "example-alpha-sentence-2020-02"}
    house = moved(tmp_path, ["gazette-2_2"])
    builds_as_if_without(house, without(gone), tmp_path, [*gone, "Invented Court of Testville", "12 months"])


def test_a_withheld_claim_is_gone_with_its_figures(tmp_path: Path) -> None:
    house = moved(tmp_path, ["gazette-2_3"])
    builds_as_if_without(
        house, without({"gazette-2_3"}), tmp_path, ["gazette-2_3", "gazette-2_3-1", "Invented figure."]
    )


def test_what_stands_only_in_private_leaves_no_trace(tmp_path: Path) -> None:
    told = claim("memo-7_1", "bio", "آزمونی‌زاد کاربردی", detail="Short secret.", publish="withheld")
    hidden = [
        SECRET, publisher("Whisper Sheet"), identity("memo-7", "آزمونی‌زاد کاربردی", SECRET.person_id), told,
        source("memo-7", "whisper-sheet", title="A page nobody may know of", publish="withheld"),
        claim("memo-7_2", "arrest", "Azmouni-Zad Karbordi", detail="Told in confidence to nobody.", publish="withheld"),
    ]  # fmt: skip
    house = write(invented_house(tmp_path), hidden, private=True)
    strings = [
        "azmouni", "karbordi", "آزمونی", "کاربردی", "memo-7", "Short secret", "A page nobody", "in confidence", "whisper-sheet",
        "Whisper Sheet",
    ]  # fmt: skip
    builds_as_if_without(house, records(), tmp_path, strings)


@pytest.mark.parametrize(
    "key", ["example-alpha", "herald-1", "gazette-2_2", "gazette-2_3-1", "specimen-beta-custody-2020-01"]
)
def test_a_private_row_withholds_the_public_row_of_its_key(key: str, tmp_path: Path) -> None:
    gone = {
        "example-alpha": ALPHA,
        "herald-1": {"herald-1", "herald-1_1", "herald-1_2", "herald-1_3", "specimen-beta-custody-2020-01"},
        "gazette-2_2": {"gazette-2_2", "example-alpha-sentence-2020-02"},
    }.get(key, {key})
    house = write(invented_house(tmp_path), picked(key), private=True)
    builds_as_if_without(house, without(gone), tmp_path, sorted(gone))


@pytest.mark.parametrize(
    ("record", "key"),
    [(EventClaimRecord, ("example-alpha-custody-2020-01", "herald-1_2")), (ClaimChargeRecord, ("gazette-2_2", 1))],
)
def test_a_private_row_withholds_the_public_row_of_its_key_of_two_columns(
    record: type[Record], key: tuple[object, ...], tmp_path: Path
) -> None:
    one = [row for row in records() if type(row) is record and tuple(getattr(row, part) for part in row.key) == key]
    assert len(one) == 1
    house = write(invented_house(tmp_path), one, private=True)
    builds_as_if_without(house, [row for row in records() if row not in one], tmp_path, [])


def test_ids_that_only_begin_like_a_withheld_one_stay(tmp_path: Path) -> None:
    tenth = bio("gazette-2_10", "Dummy Gamma", detail="The tenth claim of its page.")
    namesake = person("example-alphabet", "Example Alphabet")
    rows = [*records(), tenth, namesake, source("herald-11", "sample-herald")]
    house = write(House(tmp_path), rows)
    hidden = [*picked("gazette-2_1"), person("example-alp", "Exam Alp", publish="withheld")]
    write(house, hidden, private=True)
    builds_as_if_without(house, without({"gazette-2_1"}, rows), tmp_path, [])


def test_names_that_only_begin_like_a_withheld_one_stay(tmp_path: Path) -> None:
    house = write(
        invented_house(tmp_path), [person("short-one", "Specimen Bet", "نمونک بت", publish="withheld")], private=True
    )
    builds_as_if_without(house, records(), tmp_path, ["short-one"])


SPELLINGS = {
    "Persian": "آزمونی‌زاد کاربردی",
    "Latin": "Azmouni-Zad Karbordi",
    "slug": "azmouni-zad-karbordi",
    "space for half-space": "آزمونی زاد کاربردی",
    "half-space left out": "آزمونیزاد کاربردی",
    "Arabic yeh and kaf": "آزموني‌زاد كاربردي",
    "alef without its mark": "ازمونی‌زاد کاربردی",
    "direction marks": "آزمونی‌زاد\u200f کاربردی",
    "capitals": "AZMOUNI-ZAD KARBORDI",
    "space for hyphen": "Azmouni Zad Karbordi",
    "written as one": "Azmounizad Karbordi",
    "marks": "Āzmouni-Zād Karbordi",
    "two spaces": "Azmouni-Zad  Karbordi",
}


def refused(house: House, faults: list[str]) -> None:
    """Assert that check and build stop with these lines alone; whole outputs are compared, so the name is in neither."""
    count = f"{len(faults)} fault{'s' * (len(faults) > 1)}"
    for command in ("check", "build"):
        result = run(house, command)
        lines = [*faults, f"Error: {count}; nothing was changed"]
        assert (result.exit_code, result.stdout, told(result)) == (1, "", lines)
        assert not house.database.exists()


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=[name.replace(" ", "-") for name in SPELLINGS])
def test_a_public_row_that_names_the_withheld_is_refused(spelling: str, tmp_path: Path) -> None:
    told = bio("herald-2_5", "Dummy Gamma", detail=f"Seen beside {spelling}, invented.")
    house = write(write(invented_house(tmp_path), [*claims(), told]), [SECRET], private=True)
    refused(house, [f"records/claims.csv:16: detail: {NAMED}"])


def claims() -> list[Any]:
    """The claims of the invented house."""
    return [row for row in records() if row.file == "claims.csv"]


PLACES = {
    "title": (source("zine-1", title="Azmouni-Zad Karbordi, invented"), "sources.csv:6: title"),
    "address": (source("zine-1", url="https://zine.invalid/azmouni-zad-karbordi/1"), "sources.csv:6: url"),
    "address in percent signs": (
        source("zine-1", url="https://zine.invalid/%D8%A2%D8%B2%D9%85%D9%88%D9%86%DB%8C-%D8%B2%D8%A7%D8%AF-%DA%A9%D8%A7%D8%B1%D8%A8%D8%B1%D8%AF%DB%8C"),
        "sources.csv:6: url",
    ),
    "note of a person": (person("zeta-zeta", "Zeta Zeta", note="Not Azmouni-Zad Karbordi."), "people.csv:5: note"),
    "reason of a decision": (
        identity("herald-2", "Unknown Delta", "dummy-gamma", judgement="unsure", reason="Or Azmouni-Zad Karbordi?"),
        "identity.csv:9: reason",
    ),
    "printed name": (bio("herald-2_5", "Azmouni-Zad Karbordi"), "claims.csv:16: name"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=[name.replace(" ", "-") for name in PLACES])
def test_wherever_the_withheld_is_named(place: tuple[Any, str], tmp_path: Path) -> None:
    row, where = place
    same = [other for other in records() if type(other) is type(row)]
    house = write(write(invented_house(tmp_path), [*same, row]), [SECRET], private=True)
    refused(house, [f"records/{where}: {NAMED}"])


def test_a_letter_that_rests_on_a_withheld_page_needs_another(tmp_path: Path) -> None:
    rests = "the letter rests on a page that is withheld; accepted: another"
    house = write(invented_house(tmp_path), picked("gazette-1"), private=True)
    refused(
        house,
        [
            f"records/letters.csv:2: {rests}",
            f"records/letters.csv:3: {rests}",
            f"records/sources.csv:4: source_origin: {NAMED}",
        ],
    )


@pytest.mark.parametrize(
    ("file", "line"), [("people.csv", 2), ("claims.csv", 2), ("sources.csv", 2)], ids=["person", "claim", "source"]
)
def test_withheld_in_the_public_records_is_a_fault(file: str, line: int, tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    path = house.records.folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(",public", ",withheld", 1), encoding="utf-8")
    wording = "a withheld record belongs in db/private/; accepted here: public"
    refused(house, [f"records/{file}:{line}: publish: 'withheld': {wording}"])


def test_two_decisions_tell_no_withheld_person(tmp_path: Path) -> None:
    hidden = [SECRET, identity("gazette-1", "Dummy Gamma", SECRET.person_id)]
    house = write(invented_house(tmp_path), hidden, private=True)
    result = run(house)
    told = [
        line
        for line in result.stderr.splitlines()
        if line.startswith("records/identity.csv:2: person_id: 'dummy-gamma'")
    ]
    assert (result.exit_code, len(told)) == (1, 1)
    assert [word for word in ("azmouni", "karbordi", "آزمونی") if word in result.output.lower()] == []


def test_the_name_on_a_withheld_claim_that_nobody_decided_on_is_withheld_too(tmp_path: Path) -> None:
    told = bio("herald-2_5", "Dummy Gamma", detail="Seen beside Azmouni Zad Karbordi.")
    hidden = [bio("gazette-1_9", "Azmouni-Zad Karbordi", publish="withheld")]
    refused(
        write(write(invented_house(tmp_path), [*claims(), told]), hidden, private=True),
        [f"records/claims.csv:16: detail: {NAMED}"],
    )


def test_a_claim_of_somebody_else_on_an_event_of_the_withheld_falls_from_it(tmp_path: Path) -> None:
    beside = make(
        EventClaimRecord, event_id="example-alpha-custody-2020-01", claim_id="herald-2_3", stance="unclear", bears_on="begin",
        decided_by="suggested", decided_on="2020-02-02",
    )  # fmt: skip
    house = moved(tmp_path, ["example-alpha"], [beside])
    builds_as_if_without(house, without(ALPHA), tmp_path, ["example-alpha-custody-2020-01"])
