"""`match`: names against the people held and against a register, both ways, with reasons; it suggests and decides nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

import spreadsheets
from invented import claim, identity, person, records, write
from signatories_loaders.formats import read_file
from signatories_loaders.match import COLUMNS_AGAINST, TO_DECIDE, Asked, match
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults, FaultsError
from signatories_loaders.register import read_register
from signatories_loaders.undecided import Names, undecided
from signatories_schema.claim import ClaimRecord
from signatories_schema.dates import ACCEPTED
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord

ROWS = [
    ["Name", "Date", "City", "Prison", "Shelf"],
    ["Exampel Alfa", "2020-01-21", "Testville", "Test Jail", "3"],
    ["نمونه آلفا", "2020-02-10", "", "", "4"],
    ["Dummi Gama", "2019-05-05", "Elsewhere", "", "5"],
    ["Nobody Zeta", "2020-01-01", "", "", "6"],
    ["Unknown Dellta", "", "", "", "7"],
]
SAME = "the same name is not the same person: nothing is decided by this"


def as_csv(folder: Path) -> Path:
    path = folder / "register.csv"
    path.write_text("\n".join(",".join(row) for row in ROWS) + "\n", encoding="utf-8")
    return path


def as_xlsx(folder: Path) -> Path:
    return spreadsheets.write(
        folder / "register.xlsx", spreadsheets.xlsx_parts({"Held": spreadsheets.sheet_rows(ROWS)})
    )


def more(house: House, rows: list[object]) -> House:
    """The house with more records of the kinds given."""
    kinds = {type(row) for row in rows}
    return write(house, [row for row in [*records(), *rows] if type(row) in kinds])


FORWARD = [
    "Example Alpha  (example-alpha, signed letter-one, letter-two)",
    "    1.00  {0}2  Exampel Alfa: part is spelled in two ways: alpha, alfa; same part: exampel; same city: Testville; "
    "arrests 1 day apart: 2020-01-20, 2020-01-21; arrests 1 day apart: 2020-01-22, 2020-01-21",
    "    1.00  {0}3  نمونه آلفا: the same letters; dates exclude it: arrest 2020-02-10, held from 2020-01-20 to 2020-03-05",
    "Unknown Delta  (herald-2, signed letter-two)",
    "    1.00  {0}6  Unknown Dellta: part is spelled in two ways: delta, dellta; same part: unknown",
    "3 signatories and undecided names: 2 with somebody who is named alike, 1 without",
    SAME,
]
BACK = [
    "Exampel Alfa  ({0}2)",
    "    1.00  example-alpha  printed Exampel Alpha: part is spelled in two ways: alfa, alpha; same part: exampel; "
    "same city: Testville; arrests 1 day apart: 2020-01-21, 2020-01-20; arrests 1 day apart: 2020-01-21, 2020-01-22",
    "نمونه آلفا  ({0}3)",
    "    1.00  example-alpha  printed نمونه آلفا: the same letters; dates exclude it: arrest 2020-02-10, held from 2020-01-20 to 2020-03-05",
    "Dummi Gama  ({0}4)",
    "    1.00  dummy-gamma  printed Dummy Gamma: family name differs by one vowel: dummi, dummy; part is spelled in two ways: gama, gamma",
    "5 rows of the register: 3 with somebody who is named alike, 2 without",
    SAME,
]


@pytest.mark.parametrize(("make", "place"), [(as_csv, "register.csv:"), (as_xlsx, "register.xlsx:Held:")])
@pytest.mark.parametrize(("back", "told"), [(False, FORWARD), (True, BACK)])
def test_a_register_is_matched_both_ways(
    house: House, make: Callable[[Path], Path], place: str, back: bool, told: list[str]
) -> None:
    path = make(house.root)
    lines = list(match(house.records, Asked(against=path, back=back)))
    assert lines == [line.replace("{0}", place) for line in told]


def test_one_letter_only_and_by_a_mapping(house: House) -> None:
    path = house.root / "arrests.csv"
    rows = ["name,name fa,date,city,prison,charge,sentence,source url"]
    rows.append("Exampel Alfa,,2020-01-20,Testville,,testing,,https://a.invalid/")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = list(match(house.records, Asked(against=path, mapping="arrest-list", letter="letter-two")))
    assert lines == [
        "Example Alpha  (example-alpha, signed letter-one, letter-two)",
        "    1.00  arrests.csv:2  Exampel Alfa: part is spelled in two ways: alpha, alfa; same part: exampel; "
        "same city: Testville; arrested on the same day: 2020-01-20; arrests 2 days apart: 2020-01-22, 2020-01-20",
        "2 signatories and undecided names: 1 with somebody who is named alike, 1 without",
        SAME,
    ]


def test_the_sheet_is_for_a_spreadsheet_and_is_the_same_each_time(house: House) -> None:
    more(house, [claim("herald-2_9", "signed", "=Dummy Gama", letter_id="letter-two")])
    path, out = as_csv(house.root), house.root / "sheet.csv"
    assert list(match(house.records, Asked(against=path, letter="letter-two", out=out)))[-2:] == [SAME, TO_DECIDE]
    alpha = "part is spelled in two ways: alpha, alfa; same part: exampel; same city: Testville; arrests 1 day apart: 2020-01-20, 2020-01-21; arrests 1 day apart: 2020-01-22, 2020-01-21"
    held = "the same letters; dates exclude it: arrest 2020-02-10, held from 2020-01-20 to 2020-03-05"
    gamma = "family name differs by one vowel: dummy, dummi; same part: gama"
    expected = [
        ["herald-2", "Exampel Alpha", "example-alpha", "1.00", alpha, "register.csv:2", "Exampel Alfa"],
        ["herald-1", "نمونه آلفا", "example-alpha", "1.00", held, "register.csv:3", "نمونه آلفا"],
        ["herald-2", "'=Dummy Gama", "", "1.00", gamma, "register.csv:4", "Dummi Gama"],
        ["herald-2", "Unknown Delta", "", "1.00", "part is spelled in two ways: delta, dellta; same part: unknown", "register.csv:6", "Unknown Dellta"],
    ]  # fmt: skip
    faults = Faults(house.root)
    table = read_file(out, faults)
    assert (table.columns, [list(row.cells.values()) for row in table.rows], faults.found) == (
        list(COLUMNS_AGAINST),
        expected,
        [],
    )
    first = out.read_bytes()
    list(match(house.records, Asked(against=path, letter="letter-two", out=out, force=True)))
    assert (first[:3], out.read_bytes()) == (b"\xef\xbb\xbf", first)


def test_without_a_register_the_people_held_are_the_candidates(house: House) -> None:
    rows = [
        claim("herald-2_9", "signed", "Specimen Bata", letter_id="letter-one"),
        claim(
            "herald-2_10",
            "arrest",
            "Specimen Bata",
            "2020-03-04",
            date_as_printed="۱۴ اسفند ۱۳۹۸",
            calendar="jalali",
            place="Testville",
        ),
        claim("herald-1_9", "signed", "Dummy Gamma", letter_id="letter-one"),
        identity("herald-1", "Dummy Gamma", "dummy-gamma", decided_by="suggested", reason="printed alike"),
        claim("herald-1_8", "signed", "دلتای نمونه", letter_id="letter-one"),
    ]
    more(house, rows)
    out = house.root / "sheet.csv"
    gamma = "printed Dummy Gamma; the same letters"
    beta = "printed Specimen Beta; same part: specimen; part differs by one vowel: bata, beta; signed letter-one too"
    assert list(match(house.records, Asked(letter="letter-one", out=out))) == [
        "Dummy Gamma  (herald-1, suggested: dummy-gamma, signed letter-one)",
        f"    1.00  dummy-gamma: {gamma}",
        "Specimen Bata  (herald-2, signed letter-one)",
        f"    0.96  specimen-beta: {beta}",
        "دلتای نمونه  (herald-1, signed letter-one)",
        "    nobody known is printed like this",
        "2 names without a decision, 1 only suggested; signatories review goes through them, best evidence first",
    ]
    herald_1 = "herald-1: Sample Herald, 2020-03-01  https://herald-1.invalid/ | undated  signed, letter-one"
    herald_2 = (
        "herald-2: Sample Herald Evening, of Sample Herald, 2020-03-01  https://herald-2.invalid/"
        " | undated  signed, letter-one | ۱۴ اسفند ۱۳۹۸ = 2020-03-04  arrest, Testville"
    )
    held = (
        "Specimen Beta · نمونک بتا | printed: Specimen Beta; نمونک بتا | signed: letter-one | 2 claims on 2 pages, the latest:"
        " |   2020-01  arrest  – herald-1: Sample Herald, 2020-03-01"
    )
    held_gamma = "Dummy Gamma | printed: Dummy Gamma | 1 claim on 1 page"
    table = read_file(out, Faults(house.root))
    assert [list(row.cells.values()) for row in table.rows] == [
        ["herald-1", "Dummy Gamma", herald_1, "dummy-gamma", held_gamma, "1.00", f"{gamma}; suggested: printed alike", "", "", ""],
        ["herald-1", "Dummy Gamma", herald_1, "", "", "", "none of these", "", "", ""],
        ["herald-2", "Specimen Bata", herald_2, "specimen-beta", held, "0.96", beta, "", "", ""],
        ["herald-2", "Specimen Bata", herald_2, "", "", "", "none of these", "", "", ""],
        ["herald-1", "دلتای نمونه", herald_1, "", "", "", "nobody known is printed like this", "", "", ""],
    ]  # fmt: skip


def test_a_heading_has_the_display_name_however_the_first_page_prints_it(house: House) -> None:
    named = [
        p.model_copy(update={"name_en": "Alpha of Testville"}) if p.person_id == "example-alpha" else p
        for p in house.records.rows(PersonRecord)
    ]
    house.records.write(PersonRecord, named)
    lines = list(match(house.records, Asked(against=as_csv(house.root))))
    assert lines[0] == "Alpha of Testville  (example-alpha, signed letter-one, letter-two)"


def test_a_suggestion_is_no_evidence_for_itself(house: House) -> None:
    """The form that a page prints is not laid beside itself; whoever is suggested is shown, however little the names agree."""
    rows = [
        claim("herald-2_9", "arrest", "Other Word", "2020-03-04"),
        identity("herald-2", "Other Word", "dummy-gamma", decided_by="suggested"),
    ]
    more(house, rows)
    found = next(u for u in undecided(house.records, suggested_too=True) if u.name == "Other Word")
    assert [(c.person_id, c.form, round(c.score, 2)) for c in found.candidates] == [("dummy-gamma", "Dummy Gamma", 0.0)]


def test_what_is_wrong_is_told_and_no_sheet_is_written(house: House) -> None:
    out, path = house.root / "sheet.csv", house.root / "list.csv"
    path.write_text("who,date\nExample Alpha,2020-01-20\n", encoding="utf-8")
    with pytest.raises(FaultsError) as told:
        list(match(house.records, Asked(against=path, out=out)))
    assert [str(fault) for fault in told.value.faults] == [
        "list.csv:1: 'who, date': no column is plainly the name; accepted: one called name, or --mapping"
    ]
    with pytest.raises(FaultsError) as told:
        list(match(house.records, Asked(letter="letter-nine", out=out)))
    assert [str(fault) for fault in told.value.faults] == [
        "records/letters.csv:1: --letter: 'letter-nine': there is no such letter; accepted: letter-one, letter-two"
    ]
    assert not out.exists()


def test_a_date_never_costs_the_name(house: House) -> None:
    path = house.root / "list.csv"
    rows = ["name,date,name fa", "Exampel Alfa,2020-01-21,", "Unknown Dellta,some day,", ",2020-01-21,", "Dummi Gama,,"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    nothing = "'': accepted: a value in one of them, without which the row makes no claim"
    undated = ("list.csv:5", "date, charge, sentence: " + nothing)
    for mapping, names, said in (("", ["Dummi Gama"], []), ("arrest-list", [], [undated])):
        register = read_register(path, mapping)
        assert sorted(entry.name for entry in register.entries) == sorted(["Exampel Alfa", "Unknown Dellta", *names])
        assert {told.day for entry in register.entries for told in entry.told} == {"2020-01-21", None}
        assert register.set_aside == [
            ("list.csv:3", f"its date only: date: 'some day': accepted: {ACCEPTED}"),
            ("list.csv:4", f"name, name fa: {nothing}"),
            *said,
        ]


@pytest.mark.parametrize(
    ("dates", "days", "said"),
    [
        (("1398/11/01", "1398/11/02"), ["2020-01-21", "2020-01-22"], []),
        (("21/01/2020", "22/01/2020"), ["2020-01-21", "2020-01-22"], []),
        (
            ("1398/11/01", "22/01/2020"),
            [],
            [
                (
                    "list.csv:1",
                    "column 'date': its dates are written in several ways: '22/01/2020' (dmy, gregorian), "
                    "'1398/11/01' (ymd, jalali)",
                )
            ],
        ),
    ],
)
def test_dates_of_a_register_are_read_as_its_values_are_written(
    dates: tuple[str, str], days: list[str], said: list[tuple[str, str]], house: House
) -> None:
    path = house.root / "list.csv"
    path.write_text(f"first name,surname,date\nExampel,Alfa,{dates[0]}\nDummi,Gama,{dates[1]}\n", encoding="utf-8")
    register = read_register(path)
    assert [entry.name for entry in register.entries] == ["Exampel Alfa", "Dummi Gama"]
    assert ([told.day for entry in register.entries for told in entry.told if told.day], register.set_aside) == (
        days,
        said,
    )


def test_whom_dates_exclude_comes_last_of_those_with_the_same_score(house: House) -> None:
    rows = [
        person("aaa-alpha", "Exampel Alpha"),
        claim("gazette-1_9", "death", "Exampel Alfa", "2019-12-01"),
        identity("gazette-1", "Exampel Alfa", "aaa-alpha"),
        claim("gazette-2_9", "signed", "Exampel Alpha", "2020-06-01", letter_id="letter-two"),
    ]
    more(house, rows)
    found = next(u for u in undecided(house.records) if u.name == "Exampel Alpha")
    assert [(c.person_id, round(c.score, 2), c.excluded, c.reasons) for c in found.candidates] == [
        ("example-alpha", 1.0, False, ("the same letters", "signed letter-two too")),
        ("aaa-alpha", 1.0, True, ("the same letters", "dates exclude it: death 2019-12-01, signed 2020-06-01")),
    ]


def test_an_index_that_is_kept_follows_the_records(house: House) -> None:
    names = Names(house.records)
    assert [(u.name, u.candidates) for u in names.undecided()] == [("Unknown Delta", ())]
    added = person("unknown-deltaa", "Unknown Deltaa")
    house.records.append(PersonRecord, [added])
    assert [[c.person_id for c in u.candidates] for u in names.undecided()] == [["unknown-deltaa"]]
    assert names.undecided() == list(undecided(house.records))
    house.records.write(PersonRecord, [p for p in house.records.rows(PersonRecord) if p != added])
    assert [(u.name, u.candidates) for u in names.undecided()] == [("Unknown Delta", ())]
    house.records.append(IdentityRecord, [identity("herald-2", "Unknown Delta", "dummy-gamma", judgement="unsure")])
    assert names.undecided() == []
    assert names.undecided() == list(undecided(house.records))
    assert len(house.records.rows(ClaimRecord)) == 14
