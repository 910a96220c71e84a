"""Each ready-made mapping on its invented example: every row is claims, set aside with the reason, or left out and counted."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from signatories_loaders.cli import main
from signatories_loaders.formats import read_file
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.mappings.parse import find_mapping, ready_made
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_schema.dates import ACCEPTED
from signatories_schema.tables import ClaimChargeRecord, ClaimRecord, SetAsideRecord

EXAMPLES = ROOT / "tests" / "examples"
ISO = f"1398 is a Jalali year; accepted: {ACCEPTED}, or calendar: jalali in the mapping"
YMD = "a gregorian date as year/month/day, small parts left out or not"
DMY = "a gregorian date as day/month/year, small parts left out or not"
JALALI = "1398 is a Jalali year; accepted: {}, or calendar: jalali in the mapping"
NO_CLAIM = "'': accepted: a value{}, without which the row makes no claim"
NAMELESS = "'': accepted: a name, in every claim but letter and figure"
NAME_FA = "name printed also نمونه آلفا"
ATLAS_FA = "name printed also آزمون ساختگی"
FINAL = "numbers of the judgment of highest finality"


@dataclass(frozen=True)
class Example:
    """What the import of an example file says and makes."""

    file: str
    sums: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    claims: tuple[dict[str, object], ...]
    options: tuple[str, ...] = ("--source", "gazette-1")
    notes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Words of the file that may stand in no file of the draft."""


def said(kind: str, name: str, **values: object) -> dict[str, object]:
    """The cells of a claim that are not empty."""
    return {"kind": kind, "name": name, **values}


OF_EXAMPLES = {
    "arrest-list": Example(
        "arrest-list.csv",
        (
            "8 rows in the file = 4 that make claims, 1 of them only in part + 4 set aside + 0 taken before",
            "11 reports read from them = 6 claims + 5 set aside + 0 taken before",
        ),
        (
            ("arrest-list.csv:4", f"date: '1398/05/20': {ISO}"),
            ("arrest-list.csv:5", f"date: '1398-12-30': {ISO}"),
            ("arrest-list.csv:6", f"name, name fa: {NO_CLAIM.format(' in one of them')}"),
            ("arrest-list.csv:7", "the same row stands at arrest-list.csv:3; accepted: each row once"),
            ("arrest-list.csv:9", f"date, charge, sentence: {NO_CLAIM.format(' in one of them')}"),
        ),
        (
            said("arrest", "Example Alpha", date="2020-03-01", date_as_printed="2020-03-01", place="Testville", facility="Testing Prison", certainty="stated", detail=NAME_FA),
            said("charge", "Example Alpha", certainty="stated", detail=NAME_FA, charges=["testing aloud", "sampling"]),
            said("sentence", "Example Alpha", sentence="12 months", certainty="stated", detail=NAME_FA),
            said("arrest", "Fresh Epsilon", date="2020-03-02", date_as_printed="2020-03-02", place="Testville", certainty="stated"),
            said("charge", "Leapless Eta", certainty="stated", charges=["testing aloud"]),
            said("arrest", "فقط فارسی", date="2020-03-05", date_as_printed="2020-03-05", place="Testville", certainty="stated"),
        ),
        options=("--kind", "news"),
    ),
    "signed-list": Example(
        "signed-list.csv",
        ("5 rows read = 2 claims + 3 set aside + 0 taken before",),
        (
            ("signed-list.csv:4", f"name: {NO_CLAIM.format('')}"),
            ("signed-list.csv:5", "the same row stands at signed-list.csv:3; accepted: each row once"),
            ("signed-list.csv:6", "position: 'first': accepted: a whole number up to 2,000,000,000"),
        ),
        (
            said("signed", "Example Alpha", letter_id="letter-one", role="tester", position=1, certainty="stated"),
            said("signed", "Fresh Epsilon", letter_id="letter-one", position=2, certainty="stated"),
        ),
        options=("--source", "gazette-1", "--letter", "letter-one"),
    ),
    "claim-template": Example(
        "claim-template.csv",
        ("8 rows read = 3 claims + 5 set aside + 0 taken before",),
        (
            ("claim-template.csv:5", f"date: '1398/05/20': {ISO}"),
            ("claim-template.csv:6", "date_as_printed: '۳۰ اسفند ۱۳۹۸': that Jalali month has 29 days, so no day 30; accepted: a date as the page prints it"),
            ("claim-template.csv:7", f"person: {NAMELESS}"),
            ("claim-template.csv:8", "the same row stands at claim-template.csv:2; accepted: each row once"),
            ("claim-template.csv:9", "source 'nowhere-1' is in neither sources.csv nor the records; accepted: a page of one of them"),
        ),
        (
            said("arrest", "Fresh Epsilon", date="2020-03-02", place="Testville", certainty="stated", detail="Taken at an invented rally."),
            said("sentence", "Fresh Epsilon", date="2020-04", outcome="convicted", sentence="12 months", months_printed=12, months_basis="not_said", certainty="reported", charges=["testing aloud"]),
            said("signed", "Fresh Mu", letter_id="letter-two", date="2020-06-01", position=7, certainty="stated"),
        ),
    ),
    "iran-prison-atlas": Example(
        "iran-prison-atlas.csv",
        (
            "13 rows in the file = 5 that make claims + 5 set aside + 0 taken before + 2 left out (Published is not Y)"
            " + 1 left out (stands in an earlier block too)",
            "16 reports read from them = 10 claims + 6 set aside + 0 taken before",
        ),
        (
            ("iran-prison-atlas.csv:Arrest 1:10", "the same row stands at iran-prison-atlas.csv:Arrest 1:5; accepted: each row once"),
            ("iran-prison-atlas.csv:Arrest 1:10", "the same row stands at iran-prison-atlas.csv:Arrest 1:5; accepted: each row once"),
            ("iran-prison-atlas.csv:Arrest 1:11", "Date of Arrest (English), Date of Arrest (Farsi), City of arrest (English), City of arrest (Farsi), Charged with (English), Charged with (Farsi) and 20 others: " + NO_CLAIM.format(" in one of them")),
            ("iran-prison-atlas.csv:Arrest 1:7", f"Date of Arrest (English): '20/05/1398': {JALALI.format(DMY)}"),
            ("iran-prison-atlas.csv:Arrest 1:8", "Date of Arrest (Farsi): '30/12/1398': month 12 of 1398 has 29 days; accepted: 1 to 29"),
            ("iran-prison-atlas.csv:Arrest 1:9", f"First Name (English), First Name (Farsi): {NO_CLAIM.format(' in one of them')}"),
        ),
        (
            said("arrest", "Invented Person", date="2019-06-11", date_as_printed="11/06/2019; 21/03/1398", calendar="both", place="Testville", certainty="reported", detail=ATLAS_FA),
            said("charge", "Invented Person", certainty="reported", detail=f"{ATLAS_FA}; laws named: Article 1; Article 2", charges=["Testing aloud", "Sampling in public"]),
            said("sentence", "Invented Person", outcome="convicted", sentence="3 years; 6 months; 74 lashes; fine of 5000 rials; social deprivation: two years without testing", months_printed=42, months_basis="not_said", lashes=74, fine="5000 rials", certainty="reported", detail=f"{FINAL}; {ATLAS_FA}; judges: Sample Judge; Other Judge"),
            said("detention", "Invented Person", date="2019-08", date_as_printed="08/2019", facility="Testing Prison", certainty="reported", detail=f"{ATLAS_FA}; treatment: invented treatment; another treatment"),
            said("detention", "Invented Person", date="2019-06-12", date_as_printed="12/06/2019", facility="Sample Jail", certainty="reported", detail=ATLAS_FA),
            said("arrest", "Fresh Epsilon", date="2020-05", date_as_printed="05/2020; 02/1399", calendar="both", certainty="reported"),
            said("sentence", "Fresh Epsilon", sentence="life in prison", certainty="reported", detail=FINAL),
            said("arrest", "Mismatch Theta", date="2019-06-11", date_as_printed="11/06/2019; 22/03/1398", calendar="both", certainty="reported", detail="name printed also ناهمخوان; Date of Arrest (English) and Date of Arrest (Farsi) disagree: 11/06/2019 and 22/03/1398 are 2019-06-11 and 2019-06-12"),
            said("arrest", "فقط", date_as_printed="25/2019", place="Testville", certainty="reported"),
            said("arrest", "Invented Person", date="2017-03-21/2018-03-20", date_as_printed="1396", calendar="jalali", place="Testville", certainty="reported", detail=ATLAS_FA),
        ),
        notes=(
            "note: iran-prison-atlas.csv:Arrest 1:6: Date of Arrest (English) and Date of Arrest (Farsi) disagree:"
            " 11/06/2019 and 22/03/1398 are 2019-06-11 and 2019-06-12",
        ),
        hidden=("Unreadable", "1961", "1340", "Kappa", "پنهان", "Secretville"),
    ),
    "uwazi": Example(
        "uwazi.csv",
        (
            "9 rows in the file = 2 that make claims + 5 set aside + 0 taken before + 1 left out (Published is not Published)"
            " + 1 left out (Template is not Detention case)",
            "10 reports read from them = 5 claims + 5 set aside + 0 taken before",
        ),
        (
            ("uwazi.csv:10", f"Held: 'Invalid date': accepted: {YMD}"),
            ("uwazi.csv:6", f"Date of arrest: '1398/05/20': {JALALI.format(YMD)}"),
            ("uwazi.csv:7", f"Date of arrest: '1398-12-30': {JALALI.format(YMD)}"),
            ("uwazi.csv:8", f"Title: {NO_CLAIM.format('')}"),
            ("uwazi.csv:9", "the same row stands at uwazi.csv:3; accepted: each row once"),
        ),
        (
            said("arrest", "Example Alpha", date="2020-03-01", date_as_printed="2020-03-01", place="Testville", certainty="stated", detail=f"{NAME_FA}; reported by Sample Group; Test Group"),
            said("detention", "Example Alpha", date="2020-03-02", date_as_printed="2020-03-02", facility="Testing Prison", certainty="stated", detail="until 2020-05-01"),
            said("charge", "Example Alpha", certainty="stated", charges=["testing aloud", "sampling"]),
            said("sentence", "Example Alpha", outcome="convicted", sentence="12 months", months_printed=12, months_basis="not_said", certainty="stated"),
            said("arrest", "Fresh Epsilon", date="2020-03-02", date_as_printed="2020/03/02", place="Testville", certainty="stated"),
        ),
        options=(),
        hidden=("Hidden Kappa",),
    ),
    "followthemoney": Example(
        "followthemoney.json",
        (
            "13 rows in the file = 2 that make claims + 7 set aside + 0 taken before + 4 left out (schema is not Event)",
            "10 reports read from them = 3 claims + 7 set aside + 0 taken before",
        ),
        (
            ("followthemoney.json:10", "the same row stands at followthemoney.json:5; accepted: each row once"),
            ("followthemoney.json:11", "properties.involved: 'p9': accepted: the id of a row of this file"),
            ("followthemoney.json:12", "properties.keywords: 'hearing': accepted: arrest, detention, charge, trial, sentence, release"),
            ("followthemoney.json:13", f"properties.involved: {NO_CLAIM.format('')}"),
            ("followthemoney.json:7", f"properties.date: '1398/05/20': {JALALI.format(YMD)}"),
            ("followthemoney.json:8", f"properties.date: '1398-12-30': {JALALI.format(YMD)}"),
            ("followthemoney.json:9", f"properties.involved, properties.name: {NAMELESS}"),
        ),
        (
            said("arrest", "Example Alpha", date="2020-03-01", date_as_printed="2020-03-01", place="Testville", certainty="reported", detail=f"{NAME_FA}; also called E. Alpha; Taken at an invented rally."),
            said("arrest", "Fresh Epsilon", date="2020-03-01", date_as_printed="2020-03-01", place="Testville", certainty="reported", detail="Taken at an invented rally."),
            said("release", "Example Alpha", date="2020-05-01", date_as_printed="2020-05-01T00:00:00", place="Testville", certainty="reported", detail=f"{NAME_FA}; also called E. Alpha"),
        ),
        options=(),
        hidden=("Unreadable", "1961"),
    ),
}  # fmt: skip
LEFT_OUT = {"claim_id", "source_id", "date_basis", "publish", "loaded_from"}


def bring(house: House, mapping: str, file: Path) -> Result:
    options = OF_EXAMPLES[mapping].options
    return CliRunner().invoke(
        main, ["--house", str(house.root), "import", str(file), "--mapping", mapping, "--name", "drafted", *options]
    )


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def claims_of(store: Store) -> list[dict[str, object]]:
    charges: dict[str, list[str]] = {}
    for charge in store.rows(ClaimChargeRecord):
        charges.setdefault(charge.claim_id, []).append(charge.wording)
    found = []
    for claim in store.rows(ClaimRecord):
        values = claim.model_dump(exclude_none=True, exclude=LEFT_OUT)
        if values.get("calendar") == "gregorian":
            del values["calendar"]
        found.append(values | ({"charges": charges[claim.claim_id]} if claim.claim_id in charges else {}))
    return found


def test_each_ready_made_mapping_has_an_example() -> None:
    assert ready_made() == sorted(OF_EXAMPLES)
    assert sorted(path.stem for path in EXAMPLES.iterdir()) == sorted(OF_EXAMPLES)


def test_the_prison_atlas_mapping_speaks_of_all_69_columns_and_of_no_other() -> None:
    columns = read_file(EXAMPLES / "iran-prison-atlas.csv", Faults(EXAMPLES)).columns
    assert (len(columns), mapping_of("iran-prison-atlas").columns()) == (69, set(columns))


@pytest.mark.parametrize("mapping", OF_EXAMPLES)
def test_every_row_is_claims_or_set_aside_with_its_place_or_counted(mapping: str, house: House) -> None:
    example = OF_EXAMPLES[mapping]
    before = texts(house.records.folder)
    result = bring(house, mapping, EXAMPLES / example.file)
    assert (result.exit_code, result.stderr) == (0, "")
    sums = len(example.sums)
    lines = result.stdout.splitlines()
    assert tuple(lines[:sums]) == example.sums
    assert tuple(line for line in lines if line.startswith("note: ")) == example.notes
    assert sorted(line for line in lines if line.startswith("  set aside: ")) == sorted(
        f"  set aside: {place}: {reason}" for place, reason in example.reasons
    )
    draft = Store(house.inbox / "drafted")
    assert sorted((row.place, row.reason) for row in draft.rows(SetAsideRecord)) == sorted(example.reasons)
    assert sorted(claims_of(draft), key=str) == sorted(example.claims, key=str)
    drafted = b"".join(texts(draft.folder).values()).decode()
    assert [word for word in example.hidden if word in drafted] == []
    assert texts(house.records.folder) == before


@pytest.mark.parametrize("mapping", OF_EXAMPLES)
def test_what_was_accepted_builds_and_is_taken_before_the_next_time(mapping: str, house: House) -> None:
    example = OF_EXAMPLES[mapping]
    first = bring(house, mapping, EXAMPLES / example.file)
    reports = int(example.sums[-1].split()[0])
    assert first.exit_code == 0
    accepted = CliRunner().invoke(main, ["--house", str(house.root), "accept", "drafted"])
    assert (accepted.exit_code, accepted.stderr) == (0, "")
    built = CliRunner().invoke(main, ["--house", str(house.root), "build"])
    assert (built.exit_code, built.stderr) == (0, "")
    before = texts(house.records.folder)
    again = bring(house, mapping, EXAMPLES / example.file).stdout.splitlines()
    assert f"= 0 claims + 0 set aside + {reports} taken before" in again[len(example.sums) - 1]
    assert again[len(example.sums)].startswith("note: this very file was accepted on ")
    assert again[-1] == "nothing new; no draft was made"
    assert texts(house.records.folder) == before


@pytest.mark.parametrize("mapping", OF_EXAMPLES)
def test_a_column_that_no_line_names_is_a_fault(mapping: str, house: House, tmp_path: Path) -> None:
    named = ", ".join(sorted(mapping_of(mapping).columns()))
    file = changed(mapping, tmp_path, lambda row: row | {"shoe size": "40"})
    before = texts(house.records.folder)
    result = bring(house, mapping, file)
    assert result.stderr.splitlines() == [
        f"{file.name}:1: shoe size: no line of mapping {mapping} names this column; it names {named}",
        "Error: 1 fault; nothing was changed",
    ]
    assert (result.exit_code, result.stdout, house.inbox.exists()) == (1, "", False)
    assert texts(house.records.folder) == before


@pytest.mark.parametrize("mapping", OF_EXAMPLES)
def test_all_columns_that_a_mapping_needs_are_missed_at_once(mapping: str, house: House, tmp_path: Path) -> None:
    groups = mapping_of(mapping).required()
    without = {column for group in groups for column in group}
    file = changed(mapping, tmp_path, lambda row: {k: v for k, v in row.items() if k not in without})
    result = bring(house, mapping, file)
    accepted = f"no such column; accepted: a file that has it, since mapping {mapping} needs it"
    assert result.stderr.splitlines()[:-1] == sorted(f"{file.name}:1: {' or '.join(g)}: {accepted}" for g in groups)
    assert (result.exit_code, result.stdout, house.inbox.exists()) == (1, "", False)


def mapping_of(name: str) -> Mapping:
    found = find_mapping(name, Faults(EXAMPLES))
    assert found is not None
    return found


def changed(mapping: str, folder: Path, change: Callable[[dict[str, str]], dict[str, str]]) -> Path:
    """The example with other columns, as CSV or as JSON Lines of flat objects."""
    example = EXAMPLES / OF_EXAMPLES[mapping].file
    table = read_file(example, Faults(EXAMPLES))
    rows = [change(row.cells) for row in table.rows]
    file = folder / example.name
    if example.suffix == ".json":
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return file
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return file
