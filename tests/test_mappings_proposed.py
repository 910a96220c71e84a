"""`mapping`: what it proposes for invented files, and what import makes of the proposal."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from signatories_loaders.cli import main
from signatories_loaders.mappings.observe import Dates, dates_in
from signatories_loaders.mappings.parse import READY, parsed, ready_made
from signatories_loaders.mappings.propose import propose
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_schema.tables import ClaimRecord

EXAMPLES = ROOT / "tests" / "examples"
DECIDE = "# To be decided: put each of these columns into a field, or under left_out. Import stops until that is done."
END = ["      source: {option: source}", "      certainty: {value: stated}"]


def run(house: House, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def proposed(house: House, file: Path) -> list[str]:
    told = run(house, "mapping", file)
    assert (told.exit_code, told.stderr) == (0, "")
    return told.stdout.splitlines()


def head(stem: str, kind: str = "arrest") -> list[str]:
    return [
        f"# A first mapping for {stem}, from its headers and values: correct it.",
        f"# Each row is taken for a report of kind {kind}: change `claim` where it is of another.",
    ]


def test_import_stops_until_every_column_is_decided_on(house: House, tmp_path: Path) -> None:
    table = (
        'Name,نام,"Odd ""header""\nof: two lines",Date of arrest,City\n'
        "Fresh Epsilon,نمونه,x,2020-03-02,Testville\n,فقط فارسی,y,,\n"
    )
    file = written(tmp_path, "some list.csv", table)
    lines = proposed(house, file)
    assert lines == [
        *head("some list"),
        DECIDE,
        '#   "Odd \\"header\\"\\nof: two lines"',
        'about: "some list"',
        "left_out: []",
        "claims:",
        "  - claim: arrest",
        '    needs: [["Name", "نام"]]',
        "    fields:",
        '      person: {column: ["Name", "نام"]}',
        '      date: {column: ["Date of arrest"], format: iso, calendar: gregorian}',
        '      place: {column: ["City"]}',
        '      detail: [{"column": ["نام"], "needs": [["Name"]], "text": "name printed also {}"}]',
        *END,
    ]
    mapping = written(tmp_path, "mine.yaml", "\n".join(lines))
    asked = ("import", file, "--mapping", mapping, "--source", "gazette-1")
    stopped = run(house, *asked)
    assert (stopped.exit_code, stopped.stderr.splitlines()[-1]) == (1, "Error: 1 fault; nothing was changed")
    assert "of: two lines: no line of mapping mine names this column" in stopped.stderr
    decided = "\n".join(lines).replace("left_out: []", "left_out: " + lines[3].removeprefix("#   ").join("[]"))
    mapping.write_text(decided, encoding="utf-8")
    drafted = run(house, *asked)
    assert drafted.stdout.splitlines()[0] == "2 rows read = 2 claims + 0 set aside + 0 taken before"


@pytest.mark.parametrize(
    ("header", "row", "names", "place"),
    [
        ("نام,نام خانوادگی,تاریخ بازداشت,شهر", "نمونه,آلفا,1398/05/20,آزمون", '"نام", "نام خانوادگی"', "شهر"),
        ("نام‌خانوادگی,نام,تاریخ دستگیری,شهر", "آلفا,نمونه,1398/05/20,آزمون", '"نام", "نام‌خانوادگی"', "شهر"),
        ("first name,surname,arrested on,city", "نمونه,آلفا,1398/05/20,آزمون", '"first name", "surname"', "city"),
        ("Last_Name,Given Name,Date,City", "آلفا,نمونه,1398/05/20,آزمون", '"Given Name", "Last_Name"', "City"),
    ],
)
def test_given_and_family_names_are_joined(
    header: str, row: str, names: str, place: str, house: House, tmp_path: Path
) -> None:
    file = written(tmp_path, "list.csv", f"{header}\n{row}\n")
    lines = proposed(house, file)
    date = next(column for column in header.split(",") if column.lower().startswith(("تاریخ", "arrested", "date")))
    assert lines == [
        *head("list"),
        'about: "list"',
        "left_out: []",
        "claims:",
        "  - claim: arrest",
        f"    needs: [[{names}]]",
        "    fields:",
        f"      person: {{column: [[{names}]]}}",
        *sorted(
            [
                f'      date: {{column: ["{date}"], format: ymd, calendar: jalali}}',
                f'      place: {{column: ["{place}"]}}',
            ]
        ),
        *END,
    ]
    mapping = written(tmp_path, "mine.yaml", "\n".join(lines))
    drafted = run(house, "import", file, "--mapping", mapping, "--source", "gazette-1")
    assert (drafted.exit_code, drafted.stderr) == (0, "")
    claims = Store(house.inbox / "list").rows(ClaimRecord)
    assert [(c.name, c.date, c.calendar, c.place) for c in claims] == [("نمونه آلفا", "2019-08-11", "jalali", "آزمون")]


def test_numbered_columns_unfold_and_what_is_not_plain_is_asked(house: House, tmp_path: Path) -> None:
    header = "Name,Surname,Date,Detention 1 Prison,Detention 2 Prison,Detention 1 Treatment,Detention 2 Treatment,Source,Nr,Location,City"
    rows = [
        "Fresh,Epsilon,13/05/2020,Test Jail,Sample Jail,a,b,Test Gazette,1,x,y",
        "Fresh,Mu,1398/05/20,,,,,,two,,",
    ]
    lines = proposed(house, written(tmp_path, "list.csv", "\n".join([header, *rows]) + "\n"))
    assert lines == [
        *head("list"),
        DECIDE,
        "#   \"Date\": its dates are written in several ways: '13/05/2020' (dmy, gregorian), '1398/05/20' (ymd, jalali)",
        '#   "Detention 1 Treatment": numbered columns, "Detention {n} Treatment": to be put into a claim with `repeat`',
        '#   "Detention 2 Treatment": numbered columns, "Detention {n} Treatment": to be put into a claim with `repeat`',
        '#   "Source": its values are not all addresses',
        '#   "Nr": its values are not all numbers of a list',
        '#   "City": it looks like place, as "Location" does',
        'about: "list"',
        "left_out: []",
        "claims:",
        "  - claim: arrest",
        '    needs: [["Name", "Surname"]]',
        "    fields:",
        '      person: {column: [["Name", "Surname"]]}',
        '      place: {column: ["Location"]}',
        *END,
        "  - claim: detention",
        "    repeat: 2",
        '    needs: [["Name", "Surname"], ["Detention {n} Prison"]]',
        "    fields:",
        '      person: {column: [["Name", "Surname"]]}',
        '      facility: {column: ["Detention {n} Prison"]}',
        *END,
    ]


def test_half_a_name_is_nobodys_name(house: House, tmp_path: Path) -> None:
    lines = proposed(house, written(tmp_path, "list.csv", "first name,city\nFresh,Testville\n"))
    assert lines[2:5] == [
        "# No column is plainly the name: write it under fields, as `person: COLUMN`.",
        DECIDE,
        '#   "first name": it looks like a part of the name, and the other part is not plain',
    ]
    mapping = written(tmp_path, "mine.yaml", "\n".join(lines).replace("left_out: []", 'left_out: ["first name"]'))
    refused = run(
        house, "import", tmp_path / "list.csv", "--mapping", mapping, "--source", "gazette-1", "--letter", "letter-one"
    )
    assert "fields: needs `person`; accepted: person: COLUMN, in every claim but letter and figure" in refused.stderr


HEADERS = st.lists(
    st.sampled_from(
        ["name", "نام", "surname", "نام خانوادگی", "date", "date fa", "City 1", "City 2", "Prison 1", "Prison 2"]
    )
    | st.text(max_size=12).map(str.strip).filter(bool),
    min_size=1,
    max_size=8,
    unique=True,
)
CELLS = st.sampled_from(["", "2020-01-02", "1398/05/20", "13/05/2020", "x\u2028y", "'", '"', "#"]) | st.text(max_size=8)


@settings(max_examples=200)
@given(HEADERS, st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=3))
def test_whatever_the_headers_are_the_proposal_is_a_mapping_that_names_each(
    headers: list[str], table: list[list[str]]
) -> None:
    faults = Faults(ROOT)
    proposal = propose(headers, [dict(zip(headers, cells, strict=False)) for cells in table])
    for text in ("\n".join(proposal.lines("x")), "\n".join(proposal.mapping("x", list(proposal.undecided)))):
        mapping = parsed(Path("x.yaml"), text, faults)
        assert [fault.column for fault in faults.found] == ([] if mapping else ["fields"] * len(faults.found))
    if mapping:
        assert set(headers) <= mapping.columns()
    else:
        assert not proposal.names.columns


@pytest.mark.parametrize("name", ready_made())
def test_a_file_that_fits_a_ready_made_mapping_is_told_so(name: str, house: House) -> None:
    (file,) = EXAMPLES.glob(f"{name}.*")
    lines = proposed(house, file)
    assert lines == [
        f"# {file.name} has the columns of the ready-made mapping {name}: import it with --mapping {name}.",
        "# It follows as it stands, to be copied and corrected where it does not say what is meant.",
        *(READY / f"{name}.yaml").read_text(encoding="utf-8").splitlines(),
    ]


def test_a_ready_made_mapping_that_reads_dates_otherwise_does_not_fit(house: House, tmp_path: Path) -> None:
    lines = proposed(house, written(tmp_path, "list.csv", "name,date,city\nFresh Epsilon,1398/05/20,Testville\n"))
    assert lines[9] == '      date: {column: ["date"], format: ymd, calendar: jalali}'


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([], Dates("iso", "gregorian")),
        (["2019-08-11T00:00:00", "2019"], Dates("iso", "gregorian")),
        (["2020/1/2", "2020-01-02"], Dates("ymd", "gregorian")),
        (["13/05/2020", "01/02/2020"], Dates("dmy", "gregorian")),
        (["۱۳۹۸/۰۵/۲۰", "1398"], Dates("ymd", "jalali")),
        (["20/05/1398"], Dates("dmy", "jalali")),
        (["2020-01-02", "late"], Dates("iso", "gregorian", "", "1 of its values are no dates, as 'late': such rows are set aside")),
        (["01/02/2020"], Dates(question="day or month may come first, as in '01/02/2020'; write `format: dmy` if it is the day")),
        (["about noon"], Dates(question="its values, as 'about noon', are written in no way that is known")),
    ],
)  # fmt: skip
def test_how_dates_are_written_is_told_by_the_values(values: list[str], told: Dates) -> None:
    assert dates_in(values) == told
