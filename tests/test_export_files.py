"""Each file that goes out is read back by other people's tools, and holds what the built database holds, cell by cell."""

import csv
import gzip
import json
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
from frictionless import Package, system

from invented import claim, identity, invented_house, make, person, records, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.export.csvset import write_csv
from signatories_loaders.export.dictionary import dictionary, dictionary_rows, is_list
from signatories_loaders.export.flat import arrest_records, flat_rows
from signatories_loaders.export.folder import export
from signatories_loaders.export.rows import exported_tables, opened, rows
from signatories_loaders.paths import House
from signatories_schema.claim import LoadingRecord

BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠"
"""First characters after which a spreadsheet may calculate: OWASP's list for CSV, and the full-width forms."""
WILD = [f"{first}cmd|' /C calc'!A0" for first in BEGINS_A_FORMULA if not first.isspace()]
WILD += [
    "\tTab",
    'Quo"ted, with; all',
    "نمونه‌آزمون",
    "1e5",
    "00123",
    "NULL",
    "NaN",
    "true",
    "2020-01-02",
    " led by a space",
    "\u202eturned",
]
"""Names that tools mistake for something else."""
TABLES = {table.name: table for table in exported_tables()}
FREE_TEXT = {"label", "title", "note", "detail", "reason", "why", "sentence", "role", "place", "facility", "authority", "legal_range",
             "source_note", "measure_as_printed", "searched_in", "found", "row_as_read", "wording", "name", "form", "demands"}  # fmt: skip
"""Columns in which a person's own sentence may hold '; '."""


def wild_house(root: Path) -> House:
    """The invented house with people and claims of such names."""
    people = [person(f"wild-{n}", name.strip(), name.strip()) for n, name in enumerate(WILD)]
    claims = [
        claim(f"herald-2_{n + 100}", "release", name, "2020-04", loaded_from=f"wild#{n}") for n, name in enumerate(WILD)
    ]
    loading = make(
        LoadingRecord,
        loading_id="wild",
        loaded_on="2020-02-02",
        claims_file_sha256="0" * 64,
        rows_read=len(WILD),
        rows_taken_before=0,
    )
    names = [identity("herald-2", name, f"wild-{n}") for n, name in enumerate(WILD)]
    return write(invented_house(root), [*records(), loading, *people, *claims, *names])


@pytest.fixture(scope="module", params=["real", "wild"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The project's own records, and the invented ones with wild names."""
    if request.param == "real":
        found: House = request.getfixturevalue("real")
        return found
    wild = wild_house(tmp_path_factory.mktemp("wild"))
    build(wild, Steps(show=False))
    return wild


@pytest.fixture(scope="module")
def folder(house: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All downloads."""
    made = tmp_path_factory.mktemp("exports") / "made"
    list(export(house, made))
    return made


def held(house: House) -> dict[str, tuple[list[str], list[list[str]]]]:
    """For each CSV file its columns and rows as the database has them, as text; nothing is the empty text."""

    def texts(found: Iterator[tuple[Any, ...]]) -> list[list[str]]:
        return [["" if value is None else str(value) for value in row] for row in found]

    with opened(house.database) as db:
        all_of = {f"csv/{name}.csv": (table.names, texts(rows(db, table))) for name, table in TABLES.items()}
        flat = {"arrest_records.csv": (arrest_records().names, texts(flat_rows(db)))}
    return flat | all_of | {"csv/columns.csv": (dictionary().names, texts(dictionary_rows()))}


def by_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """Columns and rows as Python's csv reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    return header, found


def by_pandas(path: Path) -> tuple[list[str], list[list[str]]]:
    """As pandas reads them."""
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return list(frame.columns), frame.to_numpy().tolist()


def by_duckdb(path: Path) -> tuple[list[str], list[list[str]]]:
    """As DuckDB reads them, which takes an empty cell for nothing."""
    with duckdb.connect() as db:
        found = db.execute(
            "SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"')", [str(path)]
        )
        columns = [name for name, *_ in found.description]
        return columns, [["" if value is None else value for value in row] for row in found.fetchall()]


@pytest.mark.parametrize("reader", [by_csv, by_pandas, by_duckdb])
def test_every_csv_file_comes_back_cell_by_cell(house: House, folder: Path, reader: Any) -> None:
    expected = held(house)
    assert sorted(expected) == sorted(str(path.relative_to(folder)) for path in folder.rglob("*.csv"))
    assert {name: reader(folder / name) for name in expected} == expected


@pytest.mark.needs("soffice")
def test_libreoffice_reads_the_csv_files_as_they_are(house: House, folder: Path, tmp_path: Path) -> None:
    expected = {
        n: t
        for n, t in held(house).items()
        if n in ("arrest_records.csv", "csv/person.csv", "csv/name.csv", "csv/signatory.csv")
    }
    for name, (columns, found) in expected.items():
        text = "/".join(f"{n}/2" for n in range(1, len(columns) + 1))  # each column is taken as text
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", f"--infilter=CSV:44,34,76,1,{text},0,false,false",
                   "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", tmp_path, folder / name]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        assert by_csv(tmp_path / Path(name).name) == (columns, found)


def test_csv_is_plain_utf8_with_line_feeds(folder: Path) -> None:
    texts = {path.name: path.read_bytes() for path in folder.rglob("*.csv")}
    assert [
        name for name, text in texts.items() if text.startswith(b"\xef\xbb\xbf") or b"\r" in text or text[-1:] != b"\n"
    ] == []
    assert [name for name, text in texts.items() if not text.decode("utf-8")] == []


def test_line_ends_within_a_cell_stay_in_it(tmp_path: Path) -> None:
    wild = [("a", None), ("b\nc", 1), ('d\r"e"', 2), ("f\r\ng", 3), (",", 4), ("", 5)]
    assert write_csv(tmp_path / "wild.csv", ["text", "n"], iter(wild)) == 6
    expected = b'text,n\na,\n"b\nc",1\n"d\r""e""",2\n"f\r\ng",3\n",",4\n,5\n'
    assert (tmp_path / "wild.csv").read_bytes() == expected


def test_json_lines_hold_each_claim_with_its_page(house: House, folder: Path) -> None:
    with opened(house.database) as db:
        pages = {source_id: page for source_id, *page in db.execute("SELECT source_id, url, title FROM source")}
        names = [*TABLES["claim"].names, "source_url", "source_title"]
        expected = [dict(zip(names, [*row, *pages[row[1]]], strict=True)) for row in rows(db, TABLES["claim"])]
    text = (folder / "claims.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in text.removesuffix("\n").split("\n")] == expected


def test_the_sqlite_file_is_the_built_file(house: House, folder: Path) -> None:
    assert (folder / "signatories.db").read_bytes() == house.database.read_bytes()


@pytest.mark.needs("sqlite3")
def test_the_dump_restores_into_a_plain_sqlite3(house: House, folder: Path, tmp_path: Path) -> None:
    restored = tmp_path / "restored.db"
    script = gzip.decompress((folder / "signatories.sql.gz").read_bytes())
    done = subprocess.run(["sqlite3", "-bail", restored], input=script, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert everything(restored) == everything(house.database)
    with sqlite3.connect(restored) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def everything(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each table in their order, and what makes tables and indexes; not the index of the site's search."""
    with opened(path) as db:
        found = {name: db.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid').fetchall() for name in TABLES}  # noqa: S608 - names are ours
        made = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'claim_text%' AND name <> 'sqlite_stat1' ORDER BY name"
        )
        return found | {"sqlite_master": made.fetchall()}


def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == len(TABLES) + 2


def test_frictionless_finds_a_changed_cell_and_a_lost_row(folder: Path, tmp_path: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    person_csv = (folder / "csv" / "person.csv").read_text(encoding="utf-8")
    for resource in package["resources"]:
        copy = tmp_path / resource["path"]
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((folder / resource["path"]).read_bytes())
    (tmp_path / "csv" / "person.csv").write_text("\n".join(person_csv.split("\n")[:-2]) + "\n", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    kinds = {(task.name, error) for task in report.tasks for [error] in task.flatten(["type"])}
    assert {("person", "hash-count"), ("person", "byte-count"), ("identity", "foreign-key")} <= kinds


def test_types_are_dates_booleans_and_numbers_where_all_cells_are(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    cells: dict[tuple[str, str], set[str]] = {}
    for resource in package["resources"]:
        columns, found = by_csv(folder / resource["path"])
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
        for field, values in zip(
            resource["schema"]["fields"], zip(*found, strict=True) if found else [()] * len(columns), strict=True
        ):
            cells.setdefault(
                (field["type"], json.dumps([field.get(f"{word}Values") for word in ("true", "false")])), set()
            ).update(values)
    assert set(cells) == {
        ("string", "[null, null]"), ("integer", "[null, null]"), ("date", "[null, null]"), ("boolean", '[["1"], ["0"]]'),
    }  # fmt: skip
    assert cells["boolean", '[["1"], ["0"]]'] <= {"0", "1"}
    assert [day for day in cells["date", "[null, null]"] if day and date.fromisoformat(day).isoformat() != day] == []
    assert [number for number in cells["integer", "[null, null]"] if number and str(int(number)) != number] == []
    types = {
        (r["name"], f["name"]): (f["type"], f.get("constraints", {}).get("enum"))
        for r in package["resources"]
        for f in r["schema"]["fields"]
    }
    assert (
        types["arrest_records", "began_from"]
        == types["claim", "date_to"]
        == types["identity", "decided_on"]
        == ("date", None)
    )
    assert (
        types["arrest_record", "one_house"]
        == types["arrest_records", "one_house"]
        == types["event", "one_house"]
        == ("boolean", None)
    )
    assert types["claim", "date"] == types["source", "published_on"] == ("string", None)
    assert types["arrest_records", "is_arrest"] == ("string", ["yes", "no", "unknown"])


def test_a_decision_dated_by_its_month_is_text_and_the_package_valid(tmp_path: Path) -> None:
    rows_ = records()
    for row in rows_:
        if type(row).__name__ == "IdentityRecord":
            row.decided_on = "2020-02"
    house = write(invented_house(tmp_path / "house"), rows_)
    build(house, Steps(show=False))
    list(export(house, tmp_path / "made"))
    package = Package(str(tmp_path / "made" / "datapackage.json"))
    assert [package.get_resource(name).schema.get_field("decided_on").type for name in ("identity", "event")] == [
        "string",
        "date",
    ]
    with system.use_context(trusted=True):
        assert package.validate().flatten(["name", "type", "message"]) == []


def test_the_package_says_keys_references_bytes_and_licence(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    by_name = {resource["name"]: resource for resource in package["resources"]}
    keys = {
        (n, key["fields"][0], key["reference"]["resource"])
        for n, r in by_name.items()
        for key in r["schema"].get("foreignKeys", [])
    }
    assert {("claim", "supersedes", ""), ("event", "supersedes", ""), ("facility", "parent_id", ""), ("claim", "source_id", "source"),
            ("arrest_records", "person_id", "person")} <= keys  # fmt: skip
    assert by_name["claim_charge"]["schema"]["primaryKey"] == ["claim_id", "n"]
    assert [r["name"] for r in package["resources"] if r["bytes"] != (folder / r["path"]).stat().st_size] == []
    assert [f["name"] for r in package["resources"] for f in r["schema"]["fields"] if not f["description"]] == []
    assert {licence["name"] for licence in package["licenses"]} == {"CC-BY-4.0"}


def test_the_dictionary_names_each_list(house: House) -> None:
    with opened(house.database) as db:
        found = [
            f"{table.name}.{column.name}"
            for table in exported_tables()
            for column in table.columns
            if column.name.removesuffix("_en").removesuffix("_fa") not in FREE_TEXT and not is_list(table.name, column)
            and db.execute(f'SELECT 1 FROM "{table.name}" WHERE "{column.name}" LIKE \'%; %\'').fetchone()  # noqa: S608 - names are ours
        ]  # fmt: skip
    assert found == []
