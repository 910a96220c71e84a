"""Mappings: an invented list from the file to the built records; dates as lists write them; mappings with faults."""

import sqlite3
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from invented import invented_house
from signatories_loaders.cli import main
from signatories_loaders.mappings.dates import to_edtf
from signatories_loaders.mappings.parse import find_mapping
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import DateError, bounds
from signatories_schema.tables import ClaimChargeRecord, ClaimRecord, SetAsideRecord, SourceRecord

EXAMPLES = ROOT / "tests" / "examples"
FORMATS = ("iso", "ymd", "dmy")
CALENDARS = ("gregorian", "jalali")
KEYS = (
    "column",
    "needs",
    "each",
    "repeat",
    "only",
    "empty",
    "id",
    "unread",
    "left_out",
    "words",
    "compare",
    "split",
    "times",
)


def run(house: House, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])


def of_person(spec: str) -> str:
    """A mapping whose only field is specified so."""
    return f"claims:\n  - claim: arrest\n    fields: {{person: {{{spec}}}}}\n"


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_arrest_list_from_file_to_records(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    drafted = run(house, "import", EXAMPLES / "arrest-list.csv", "--mapping", "arrest-list", "--kind", "news")
    assert (drafted.exit_code, drafted.stderr) == (0, "")
    assert run(house, "accept", "arrest-list").exit_code == 0
    claims = [
        (c.claim_id, c.kind, c.name) for c in house.records.rows(ClaimRecord) if c.source_id.startswith("list-invalid")
    ]
    assert claims == [
        ("list-invalid-a_1", "arrest", "Example Alpha"),
        ("list-invalid-a_2", "charge", "Example Alpha"),
        ("list-invalid-a_3", "sentence", "Example Alpha"),
        ("list-invalid-a_4", "arrest", "Fresh Epsilon"),
        ("list-invalid-b_1", "charge", "Leapless Eta"),
        ("list-invalid-b_2", "arrest", "فقط فارسی"),
    ]
    charges = [(c.wording, c.charge_id) for c in house.records.rows(ClaimChargeRecord) if "list-invalid" in c.claim_id]
    assert charges == [("testing aloud", "tpc-1"), ("sampling", None), ("testing aloud", "tpc-1")]
    assert [(s.source_id, s.url, s.publisher_id) for s in house.records.rows(SourceRecord) if "list" in s.url] == [
        ("list-invalid-a", "https://list.invalid/a", "list-invalid"),
        ("list-invalid-b", "https://list.invalid/b", "list-invalid"),
    ]
    assert len(house.records.rows(SetAsideRecord)) == 5
    built = run(house, "build")
    assert (built.exit_code, built.stderr) == (0, "")
    with sqlite3.connect(house.database) as db:
        counted = "SELECT rows_read, claims, set_aside, rows_taken_before FROM loading WHERE loading_id = 'arrest-list'"
        assert db.execute(counted).fetchone() == (11, 6, 5, 0)


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
        ("claims: []\n", "claims: accepted: a list of claims, each with `claim` and `fields`"),
        (
            "clames: []\n",
            "clames: there is no such key; accepted: about, page, left_out, unread, only, empty, id, claims",
        ),
        (
            of_person("kollum: name"),
            "person.kollum: there is no such key; accepted: option, take, format, calendar, column",
        ),
        (of_person("take: second"), "person.take: 'second': accepted: first, last, rest"),
        (of_person("words: [a]"), "person.words: \"['a']\": accepted: {theirs: ours}"),
        (of_person("times: many"), "person.times: 'many': accepted: a number from 1 to 100"),
        (of_person("column: {a: b}"), "person.column: \"[{'a': 'b'}]\": accepted: a list of columns"),
        (
            of_person("compare: {column: b, compare: c}"),
            "person.compare.compare: there is no such key; accepted: column",
        ),
        ("left_out: name\n" + of_person("column: name"), "left_out: 'name': accepted: a list of columns"),
        ("only: [a]\n" + of_person("column: name"), "only: \"['a']\": accepted: column: [value, value]"),
        ("empty: {a: N}\n" + of_person("column: name"), "empty.a: 'N': accepted: column: [value, value]"),
        (of_person("column: name") + "    repeat: 0\n", "repeat: '0': accepted: a number from 1 to 100"),
        (of_person("column: name") + "    each: name\n", "each: 'name': accepted: one column and what divides it"),
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
        ("2019-07-10/2019-07-12", "iso", "gregorian", "2019-07-10/2019-07-12"),
        ("25/2019", "dmy", "gregorian", ""),
        ("25/1398", "dmy", "jalali", ""),
        ("2019-08-11T00:00:00", "iso", "gregorian", "2019-08-11"),
        ("2019/8/1 00:00", "ymd", "gregorian", "2019-08-01"),
        ("1399/12/30", "ymd", "jalali", "2021-03-20"),
    ],
)
def test_dates_of_lists(text: str, order: str, calendar: str, expected: str) -> None:
    assert to_edtf(text, order, calendar) == expected


@pytest.mark.parametrize(
    ("text", "order", "calendar", "fault"),
    [
        ("1398/05/20", "ymd", "gregorian", "1398 is a Jalali year"),
        ("1398/05/20", "iso", "gregorian", "1398 is a Jalali year"),
        ("1398-12-30", "iso", "gregorian", "1398 is a Jalali year"),
        ("1398/13/01", "ymd", "jalali", "there is no Jalali month 13"),
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


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789/-. T:~۱۳۹۸۰ab", max_size=25), st.sampled_from(FORMATS), st.sampled_from(CALENDARS))
def test_a_wild_date_is_a_date_of_the_records_or_a_fault(text: str, order: str, calendar: str) -> None:
    try:
        found = to_edtf(text, order, calendar)
    except DateError as error:
        assert "accepted: " in str(error)
    else:
        assert found == "" or bounds(found)


WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from(KEYS), inner),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(KEYS), WILD), WILD, WILD)
def test_a_wild_mapping_is_refused_in_words_or_read(
    tmp_path: Path, top: dict[str, object], claim: object, person: object
) -> None:
    claims = [{"claim": "arrest", "needs": claim, "fields": {"person": person}}]
    path = written(tmp_path, "wild.yaml", yaml.safe_dump({"claims": claims} | top))
    faults = Faults(tmp_path)
    found = find_mapping(str(path), faults)
    assert (found is None) == bool(faults.found)
    if found:
        assert all(isinstance(column, str) for column in found.columns())
