"""Mappings on invented lists: every row becomes claims or is set aside with file, place, column, value and what is accepted."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import invented_house
from signatories_loaders.cli import main
from signatories_loaders.mappings.dates import to_edtf
from signatories_loaders.paths import House
from signatories_schema.dates import DateError
from signatories_schema.tables import ClaimChargeRecord, ClaimRecord, SetAsideRecord

LIST = """name,name fa,date,city,prison,charge,sentence,source url
Example Alpha,نمونه آلفا,2020-03-01,Testville,Testing Prison,testing aloud,12 months,https://list.invalid/a
Fresh Epsilon,,2020-03-02,Testville,,,,https://list.invalid/a
Wrong Zeta,,1398/05/20,Testville,,,,https://list.invalid/b
,,2020-03-04,Testville,,,,https://list.invalid/b
Fresh Epsilon,,2020-03-02,Testville,,,,https://list.invalid/a
"""


def run(house: House, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_arrest_list_from_file_to_records(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    file = written(tmp_path, "arrests.csv", LIST)
    before = {path.name: path.read_bytes() for path in house.records.folder.iterdir()}
    drafted = run(house, "import", file, "--mapping", "arrest-list")
    assert (drafted.exit_code, drafted.stderr) == (0, "")
    assert drafted.stdout.splitlines()[0] == "7 rows read = 4 claims + 3 set aside + 0 taken before"
    assert {path.name: path.read_bytes() for path in house.records.folder.iterdir()} == before
    assert run(house, "accept", "arrests").exit_code == 0
    claims = [
        (c.kind, c.name, c.date, c.place, c.sentence)
        for c in house.records.rows(ClaimRecord)
        if "list-invalid" in c.source_id
    ]
    assert claims == [
        ("arrest", "Example Alpha", "2020-03-01", "Testville", None),
        ("charge", "Example Alpha", None, None, None),
        ("sentence", "Example Alpha", None, None, "12 months"),
        ("arrest", "Fresh Epsilon", "2020-03-02", "Testville", None),
    ]
    charges = [(c.wording, c.charge_id) for c in house.records.rows(ClaimChargeRecord) if "list-invalid" in c.claim_id]
    assert charges == [("testing aloud", "tpc-1")]
    aside = {row.place: row.reason for row in house.records.rows(SetAsideRecord)}
    assert aside == {
        "arrests.csv:4": "date: '1398/05/20': accepted: YYYY, YYYY-MM or YYYY-MM-DD from 1900 on, with ~ where inferred, or two of these with / between, in order",
        "arrests.csv:5": "makes no claim: empty in name, charge or name, date or name, sentence",
        "arrests.csv:6": "the same row stands at arrests.csv:3",
    }
    again = run(house, "import", file, "--mapping", "arrest-list")
    assert again.stdout.splitlines()[0] == "7 rows read = 0 claims + 0 set aside + 7 taken before"
    assert again.stdout.splitlines()[-1] == "nothing new; no draft was made"


def test_a_column_that_no_line_names_is_a_fault(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    file = written(tmp_path, "odd.csv", "name,date,shoe size\nExample Alpha,2020-03-01,40\n")
    refused = run(house, "import", file, "--mapping", "arrest-list")
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[0].startswith(
        "odd.csv:1: shoe size: no line of mapping arrest-list names this column"
    )
    assert not house.inbox.exists()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("claims: nothing\n", "claims: accepted: a list of claims, each with `claim` and `fields`"),
        ("claims:\n  - claim: arrrest\n    fields: {person: name}\n", "claim: 'arrrest': accepted: signed"),
        ("claims:\n  - claim: arrest\n    fields: {persn: name}\n", "persn: there is no such field"),
        (
            "claims:\n  - claim: arrest\n    fields: {date: {column: d, calendar: lunar}}\n",
            "date.calendar: 'lunar': accepted: gregorian, jalali",
        ),
        ("claims: [\n", "cannot be read as YAML"),
    ],
)
def test_a_mapping_with_a_fault_is_refused(text: str, fault: str, tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    file = written(tmp_path, "some.csv", "name\nExample Alpha\n")
    mapping = written(tmp_path, "mine.yaml", text)
    refused = run(house, "import", file, "--mapping", mapping)
    assert (refused.exit_code, fault in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("text", "order", "calendar", "expected"),
    [
        ("11/06/2019", "dmy", "gregorian", "2019-06-11"),
        ("08/2019", "dmy", "gregorian", "2019-08"),
        ("2019", "dmy", "gregorian", "2019"),
        ("1398/05/20", "ymd", "jalali", "2019-08-11"),
        ("۲۰/۰۵/۱۳۹۸", "dmy", "jalali", "2019-08-11"),
        ("1398/05", "ymd", "jalali", "2019-07-23/2019-08-22"),
        ("2019-08~", "iso", "gregorian", "2019-08~"),
    ],
)
def test_dates_of_lists(text: str, order: str, calendar: str, expected: str) -> None:
    assert to_edtf(text, order, calendar) == expected


@pytest.mark.parametrize(
    ("text", "order", "calendar", "fault"),
    [
        ("1398/05/20", "ymd", "gregorian", "1398 is a Jalali year"),
        ("2019/05/20", "ymd", "jalali", "2019 is no Jalali year"),
        ("30/12/1398", "dmy", "jalali", "month 12 of 1398 has 29 days"),
        ("31/02/2019", "dmy", "gregorian", "2019-02 has no day 31"),
        ("0000-00-00", "ymd", "gregorian", "the year is before 1900"),
        ("soon", "dmy", "gregorian", "accepted: a gregorian date"),
    ],
)
def test_dates_that_are_refused(text: str, order: str, calendar: str, fault: str) -> None:
    with pytest.raises(DateError, match=fault):
        to_edtf(text, order, calendar)
