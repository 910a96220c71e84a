"""What a mapping can say, one test a word of it; and tables that are stacked one under the other."""

import json
from pathlib import Path

import pytest
import yaml

from signatories_loaders.formats import read_file
from signatories_loaders.mappings.apply import Applied, apply, check_columns
from signatories_loaders.mappings.parse import find_mapping
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import ACCEPTED

ARREST = {"claim": "arrest", "person": "Fresh Epsilon"}


def applied(folder: Path, table: str, mapping: dict[str, object], suffix: str = "csv") -> Applied:
    """What becomes of a table under a mapping."""
    faults = Faults(folder)
    file = folder / f"list.{suffix}"
    file.write_text(table, encoding="utf-8")
    written = folder / "mine.yaml"
    written.write_text(yaml.safe_dump(mapping, allow_unicode=True), encoding="utf-8")
    found = find_mapping(str(written), faults)
    faults.stop()
    assert found is not None
    read = read_file(file, faults)
    check_columns(read, found, faults, file)
    faults.stop()
    return apply(read, found, {"letter": "letter-one", "source": "gazette-1"})


def claims(folder: Path, table: str, fields: dict[str, object], **claim: object) -> list[dict[str, str]]:
    """The claims that a mapping of one rule makes of a table in which every row can be used."""
    done = applied(folder, table, {"claims": [{"claim": "arrest", "fields": {"person": "name"} | fields} | claim]})
    assert done.refused == []
    return [row.values for row in done.claims]


def refusals(folder: Path, table: str, fields: dict[str, object], **top: object) -> list[tuple[str, str]]:
    """Place and reason of each row that is refused."""
    rule = {"claim": "arrest", "needs": ["name"], "fields": {"person": "name"} | fields}
    return [(row.place, reason) for row, reason in applied(folder, table, {"claims": [rule]} | top).refused]


@pytest.mark.parametrize(
    ("cells", "spec", "expected"),
    [
        ("a", {"value": "as reported"}, "as reported"),
        ("a", {"option": "letter"}, "letter-one"),
        ("a", {"column": "x"}, "a"),
        ("", {"column": ["x", "name"]}, "Fresh Epsilon"),
        ("a", {"column": ["x", "name"]}, "a"),
        ("", {"column": "x", "value": "nothing said"}, "nothing said"),
        ("a", {"column": "x", "value": "nothing said"}, "a"),
        ("a; b;;c", {"column": "x", "split": ";"}, "a; b; c"),
        ("a|b|c", {"column": "x", "split": "|", "take": "first"}, "a"),
        ("a|b|c", {"column": "x", "split": "|", "take": "last"}, "c"),
        ("a|b|c", {"column": "x", "split": "|", "take": "rest"}, "b; c"),
        ("a", {"column": "x", "split": "|", "take": "rest"}, None),
        ("[1, null, \"b\", \" \"]", {"column": "x", "split": "json"}, "1; b"),
        ("[no json", {"column": "x", "split": "json"}, "[no json"),
        ("Y", {"column": "x", "words": {"Y": "yes", "N": "no"}}, "yes"),
        ("a", {"column": "x", "text": "said {} aloud"}, "said a aloud"),
        ("", {"column": "x", "text": "said {} aloud"}, None),
        ("a", {"column": "x", "needs": "name"}, "a"),
        ("a", {"column": "x", "needs": ["name", ["empty", "x"]]}, "a"),
        ("a", {"column": "x", "needs": "empty"}, None),
        ("a", ["name", {"column": "x", "text": "also {}"}], "Fresh Epsilon; also a"),
    ],
)  # fmt: skip
def test_a_part_of_a_field(cells: str, spec: object, expected: str | None, tmp_path: Path) -> None:
    quoted = cells.replace('"', '""')
    table = f'name,x,empty\nFresh Epsilon,"{quoted}",\n'
    detail = {"detail": expected} if expected else {}
    rest = {"left_out": ["x", "empty"]}
    done = applied(
        tmp_path, table, rest | {"claims": [{"claim": "arrest", "fields": {"person": "name", "detail": spec}}]}
    )
    assert (done.refused, [row.values for row in done.claims]) == ([], [ARREST | detail])


@pytest.mark.parametrize(
    ("years", "months", "expected"),
    [("3", "6", "42"), ("1.5", "", "18"), ("", "7", "7"), ("", "", None), ("۲", "1", "25")],
)
def test_numbers_are_added_up(years: str, months: str, expected: str | None, tmp_path: Path) -> None:
    term = {"sentence_months": [{"column": "years", "times": 12}, {"column": "months", "times": 1}]}
    made = claims(tmp_path, f"name,years,months\nFresh Epsilon,{years},{months}\n", term)
    assert made == [ARREST | ({"sentence_months": expected} if expected else {})]


def test_a_sum_that_is_no_number_of_months(tmp_path: Path) -> None:
    term = {"sentence_months": [{"column": "years", "times": 12}, {"column": "months", "times": 1}]}
    table = "name,years,months\nFresh Epsilon,many,\nFresh Epsilon,,2.5\nFresh Epsilon,1e9,\n"
    assert refusals(tmp_path, table, term) == [
        ("list.csv:2", "years: 'many': accepted: a number, as 3 or 1.5"),
        ("list.csv:3", "years, months: '2.5': accepted: numbers whose sum is whole"),
        ("list.csv:4", "years: '1e9': accepted: a number, as 3 or 1.5"),
    ]


@pytest.mark.parametrize(
    ("english", "farsi", "expected"),
    [
        ("11/06/2019", "21/03/1398", {"date": "2019-06-11", "date_as_printed": "11/06/2019; 21/03/1398"}),
        ("2019", "1398", {"date": "2019", "date_as_printed": "2019; 1398"}),
        ("06/2019", "", {"date": "2019-06", "date_as_printed": "06/2019"}),
        ("", "21/03/1398", {"date": "2019-06-11", "date_as_printed": "21/03/1398"}),
        ("25/2019", "21/03/1398", {"date": "2019-06-11", "date_as_printed": "25/2019; 21/03/1398"}),
    ],
)
def test_one_date_in_two_calendars(english: str, farsi: str, expected: dict[str, str], tmp_path: Path) -> None:
    other = {"column": "farsi", "format": "dmy", "calendar": "jalali"}
    date = {"date": {"column": "english", "format": "dmy", "compare": other}}
    made = claims(tmp_path, f"name,english,farsi\nFresh Epsilon,{english},{farsi}\n", date)
    assert made == [ARREST | expected | {"date_basis": "printed"}]


def test_two_dates_that_disagree_are_both_kept_and_said(tmp_path: Path) -> None:
    other = {"column": "farsi", "format": "dmy", "calendar": "jalali"}
    fields = {"date": {"column": "english", "format": "dmy", "compare": other}, "person": "name", "detail": "note"}
    table = "name,english,farsi,note\nFresh Epsilon,2018,1398,seen\n"
    done = applied(tmp_path, table, {"claims": [{"claim": "arrest", "fields": fields}]})
    said = "english and farsi disagree: 2018 and 1398 are 2018 and 2019-03-21/2020-03-19"
    assert done.notes == [f"list.csv:2: {said}"]
    assert [row.values["detail"] for row in done.claims] == [f"seen; {said}"]
    assert [row.values["date"] for row in done.claims] == ["2018"]


def test_numbered_columns_unfold_and_say_the_same_once(tmp_path: Path) -> None:
    table = "name,Prison 1,Prison 2,Prison 3\nFresh Epsilon,Testing Prison,Sample Jail,Testing Prison\n"
    made = claims(tmp_path, table, {"facility": "Prison {n}"}, repeat=3, needs=["Prison {n}"])
    assert [claim["facility"] for claim in made] == ["Testing Prison", "Sample Jail"]


def test_a_row_makes_a_claim_for_each_of_a_list_and_follows_ids(tmp_path: Path) -> None:
    rows = [
        {"id": "e", "who": ["p", "q"], "of": {"x": 1}},
        {"id": "p", "names": ["Fresh Epsilon", "F. Epsilon"]},
        {"id": "q", "names": ["Fresh Mu"]},
    ]
    name = {"column": "who", "follow": "names", "split": "json"}
    rule = {
        "claim": "arrest",
        "needs": ["who"],
        "each": {"who": "json"},
        "fields": {"person": name | {"take": "first"}},
    }
    mapping = {"id": "id", "left_out": ["names", "of.x"], "claims": [rule]}
    done = applied(tmp_path, "\n".join(map(json.dumps, rows)), mapping, "jsonl")
    assert [row.values["person"] for row in done.claims] == ["Fresh Epsilon", "Fresh Mu"]
    nothing = "who: '': accepted: a value, without which the row makes no claim"
    assert [(row.place, reason) for row, reason in done.refused] == [
        ("list.jsonl:2", nothing),
        ("list.jsonl:3", nothing),
    ]


def test_rows_left_out_are_counted_and_unread_columns_are_never_kept(tmp_path: Path) -> None:
    table = "name,shown,faith\nFresh Epsilon,Y,secret\n,Y,secret\nHidden Kappa,N,secret\nHidden Kappa,,secret\n"
    mapping = {"only": {"shown": ["Y"]}, "unread": ["faith"], "claims": [{"claim": "arrest", "needs": ["name"], "fields": {"person": "name"}}]}  # fmt: skip
    done = applied(tmp_path, table, mapping)
    assert (done.rows, dict(done.left_out)) == (4, {"shown is not Y": 2})
    assert [row.values for row in done.claims] == [ARREST]
    assert [row.values for row, _ in done.refused] == [{"shown": "Y"}]


def test_values_that_mean_nothing_are_empty(tmp_path: Path) -> None:
    table = "name,years\nFresh Epsilon,0\nFresh Epsilon,2\n"
    rule = {"claim": "sentence", "needs": ["name", "years"], "fields": {"person": "name", "sentence": "years"}}
    done = applied(tmp_path, table, {"empty": {"years": ["0"]}, "claims": [rule]})
    assert [row.values["sentence"] for row in done.claims] == ["2"]
    assert [(row.values, reason) for row, reason in done.refused] == [
        ({"name": "Fresh Epsilon", "years": "0"}, "years: '': accepted: a value, without which the row makes no claim")
    ]


def test_what_cannot_be_used_is_refused_with_column_value_and_what_is_accepted(tmp_path: Path) -> None:
    fields: dict[str, object] = {"source_url": "url", "certainty": {"column": "how", "words": {"plain": "stated"}}}
    table = "name,url,how\nFresh Epsilon,see there,plain\nFresh Epsilon,https://a.invalid/,perhaps\n"
    address = "an address that begins with http:// or https://, without spaces"
    assert refusals(tmp_path, table, fields) == [
        ("list.csv:2", f"url: 'see there': accepted: {address}"),
        ("list.csv:3", "how: 'perhaps': accepted: plain"),
    ]


STACKED = '"Arrest 1"\n"name","x"\n"Fresh Epsilon","1"\n"Fresh Mu",""\n\n\n\n"Arrest 2"\n"name","x"\n"Fresh Mu",""\n'


def test_stacked_tables_are_one_whose_rows_say_block_and_line(tmp_path: Path) -> None:
    rule = {"claim": "arrest", "needs": ["name"], "fields": {"person": "name", "detail": "x"}}
    done = applied(tmp_path, STACKED, {"claims": [rule]})
    assert [(row.place, row.values) for row in done.claims] == [
        ("list.csv:Arrest 1:3", ARREST | {"detail": "1"}),
        ("list.csv:Arrest 1:4", ARREST | {"person": "Fresh Mu"}),
    ]
    assert (done.rows, dict(done.left_out)) == (3, {"stands in an earlier block too": 1})


def read(path: Path, text: str) -> tuple[list[str], list[tuple[str, str, list[str]]], list[str]]:
    """Columns, rows (place, block, cells) and faults of a CSV file."""
    path.write_text(text, encoding="utf-8")
    faults = Faults(path.parent)
    table = read_file(path, faults)
    rows = [(row.place, row.block, list(row.cells.values())) for row in table.rows]
    return table.columns, rows, [str(fault) for fault in faults.found]


def test_a_block_under_another_header_ends_the_reading_with_a_fault(tmp_path: Path) -> None:
    text = STACKED.replace('"Arrest 2"\n"name"', '"Arrest 2"\n"nome"')
    _, rows, faults = read(tmp_path / "a.csv", text)
    assert [place for place, *_ in rows] == ["a.csv:Arrest 1:3", "a.csv:Arrest 1:4"]
    accepted = "accepted: the columns of the first block, in the same order"
    assert faults == [f"a.csv:9: the header of Arrest 2 is another one; {accepted}"]


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("Column 1\na\nb\n", ["Column 1"], [("a.csv:2", "", ["a"]), ("a.csv:3", "", ["b"])]),
        ("Column 1\n", ["Column 1"], []),
        ('"Arrest 1"\n"name","x"\n', ["name", "x"], []),
        ('"Arrest 1",\nname,x\nArrest 2,\n', ["name", "x"], []),
        ("name,x\nArrest 1,\n", ["name", "x"], [("a.csv:2", "", ["Arrest 1", ""])]),
    ],
)
def test_what_is_a_block_and_what_is_not(
    text: str, columns: list[str], rows: list[tuple[str, str, list[str]]], tmp_path: Path
) -> None:
    found, read_rows, _ = read(tmp_path / "a.csv", text)
    assert (found, read_rows) == (columns, rows)


@pytest.mark.parametrize(
    ("cells", "person"),
    [
        ("Fresh,Epsilon,نمونه,اپسیلون", "Fresh Epsilon"),
        (",Epsilon,نمونه,اپسیلون", "Epsilon"),
        (",,نمونه,اپسیلون", "نمونه اپسیلون"),
    ],
)
def test_columns_of_a_list_within_are_joined(cells: str, person: str, tmp_path: Path) -> None:
    spec = {"column": [["first", "surname"], ["نام", "نام خانوادگی"]]}
    made = claims(tmp_path, f"first,surname,نام,نام خانوادگی\n{cells}\n", {"person": spec})
    assert made == [ARREST | {"person": person}]


def test_all_that_is_wrong_with_a_row_is_told_at_once(tmp_path: Path) -> None:
    date = {"column": "date", "format": "iso"}
    term = [{"column": "years", "times": 12}, {"column": "months", "times": 1}]
    fields: dict[str, object] = {"date": date, "source_url": "source url", "sentence_months": term}
    table = "name,date,source url,years,months\nFresh Epsilon,11/08/2019,not a url,two,three\n"
    assert refusals(tmp_path, table, fields) == [
        (
            "list.csv:2",
            f"date: '11/08/2019': accepted: {ACCEPTED}; years: 'two': accepted: a number, as 3 or 1.5; "
            "months: 'three': accepted: a number, as 3 or 1.5; source url: 'not a url': accepted: an address that "
            "begins with http:// or https://, without spaces",
        )
    ]


def test_faults_of_a_mapping_name_the_line_of_the_key(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "about: x\npage: papers\nclaims:\n  - claim: arrest\n    needs: [date]\n    fields:\n"
        "      date:\n        column: d\n        calendar: lunar\n      plaice: city\n  - claim: arrrest\n    fields: {person: n}\n",
        encoding="utf-8",
    )
    faults = Faults(tmp_path)
    assert find_mapping(str(file), faults) is None
    assert sorted((fault.line, fault.column, fault.value) for fault in faults.found) == [
        (2, "page", "papers"),
        (6, "fields", ""),
        (9, "date.calendar", "lunar"),
        (10, "plaice", ""),
        (11, "claim", "arrrest"),
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nothing", "there is no ready-made mapping of that name"),
        ("arrests.csv", "there is no ready-made mapping of that name"),
        ("../mappings/uwazi", "there is no ready-made mapping of that name"),
        ("nowhere.yaml", "there is no such file"),
    ],
)
def test_a_mapping_that_is_not_there(name: str, what: str, tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    assert find_mapping(name, faults) is None
    ready = "arrest-list, claim-template, followthemoney, iran-prison-atlas, signed-list, uwazi"
    assert [str(fault) for fault in faults.found] == [
        f"--mapping: {name!r}: {what}; accepted: {ready}, or the path of a file that ends in .yaml"
    ]
