"""Canonical form: what a spreadsheet does to a file is undone to the byte, and nothing is touched where there are faults."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from invented import claim, identity, person, records, source, write
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.records.canonical import dump
from signatories_loaders.records.store import Store
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS

REAL = Store(Path(__file__).parent.parent / "db" / "records")


def run(house: House) -> Result:
    """`format` on a house."""
    return CliRunner().invoke(main, ["--house", str(house.root), "format"])


def files(store: Store) -> dict[str, bytes]:
    """A folder's files with their bytes."""
    return {path.name: path.read_bytes() for path in store.folder.iterdir()}


def table(data: bytes) -> list[list[str]]:
    """Header and rows of a CSV file."""
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def text_of(rows: list[list[str]], quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    """Header and rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


def with_mark(data: bytes) -> bytes:
    """A byte order mark before it."""
    return b"\xef\xbb\xbf" + data


def with_carriage_returns(data: bytes) -> bytes:
    """Line ends of Windows."""
    return data.replace(b"\n", b"\r\n")


def with_lone_carriage_returns(data: bytes) -> bytes:
    """Line ends of old Macs."""
    return data.replace(b"\n", b"\r")


def with_columns_turned(data: bytes) -> bytes:
    """Columns in the opposite order."""
    return text_of([row[::-1] for row in table(data)])


def with_rows_turned(data: bytes) -> bytes:
    """Rows in the opposite order."""
    header, *rows = table(data)
    return text_of([header, *rows[::-1]])


def with_letters_apart(data: bytes) -> bytes:
    """Letters taken apart into letter and mark."""
    return unicodedata.normalize("NFD", data.decode()).encode()


def with_quotes(data: bytes) -> bytes:
    """Every cell in quotes."""
    return text_of(table(data), csv.QUOTE_ALL)


def without_last_line_end(data: bytes) -> bytes:
    """The last line without its end."""
    return data.removesuffix(b"\n")


def with_everything(data: bytes) -> bytes:
    """All that a spreadsheet does."""
    turned = with_rows_turned(with_columns_turned(with_letters_apart(data)))
    return with_mark(with_carriage_returns(with_quotes(turned)))


DAMAGES = [
    with_mark, with_carriage_returns, with_lone_carriage_returns, with_columns_turned, with_rows_turned, with_letters_apart,
    with_quotes, without_last_line_end, with_everything,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_a_spreadsheet_does_is_undone_to_the_byte(damage: Callable[[bytes], bytes], house: House) -> None:
    before = files(house.records)
    for name, data in before.items():
        (house.records.folder / name).write_bytes(damage(data))
    damaged = [name for name, data in files(house.records).items() if data != before[name]]
    told = [f"records/{record.file}: put into canonical form" for record in RECORDS if record.file in damaged]
    assert len(damaged) >= 2
    result = run(house)
    assert (result.exit_code, result.stdout.splitlines(), result.stderr) == (0, told, "")
    assert files(house.records) == before


@pytest.mark.parametrize("damage", [with_letters_apart, with_everything], ids=lambda damage: damage.__name__)
def test_the_real_records_come_back_to_the_byte(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    house = House(tmp_path)
    house.records.folder.mkdir(parents=True)
    before = files(REAL)
    for name, data in before.items():
        (house.records.folder / name).write_bytes(damage(data))
    result = run(house)
    assert (result.exit_code, result.stderr) == (0, "")
    assert files(house.records) == before


def test_cells_of_several_lines_survive(house: House) -> None:
    write(house, [source("page-1", title='First line,\nsecond "line"\n\nfourth line')])
    before = files(house.records)
    path = house.records.folder / "sources.csv"
    path.write_bytes(with_everything(before["sources.csv"]))
    result = run(house)
    assert (result.exit_code, result.output) == (0, "records/sources.csv: put into canonical form\n")
    assert files(house.records) == before


def test_private_records_are_put_into_form_too(house: House) -> None:
    write(house, [person("hidden-omega", "Hidden Omega", "پنهان آزمون", publish="withheld")], private=True)
    before = files(house.private)
    (house.private.folder / "people.csv").write_bytes(with_everything(before["people.csv"]))
    result = run(house)
    assert (result.exit_code, result.output) == (0, "private/people.csv: put into canonical form\n")
    assert files(house.private) == before


def test_canonical_files_are_not_touched(house: House) -> None:
    places = {path: path.stat().st_ino for path in house.records.folder.iterdir()}
    result = run(house)
    assert (result.exit_code, result.output) == (0, "")
    assert {path: path.stat().st_ino for path in house.records.folder.iterdir()} == places


FAULTS = {
    "cell": (
        "claims.csv", b"2020-01-20", b"20.01.2020",
        [
            "records/claims.csv:6: date: '20.01.2020': accepted: YYYY, YYYY-MM or YYYY-MM-DD from 1900 on, with ~ where "
            "inferred, or two of these with / between, in order"
        ],
    ),
    "NUL": ("people.csv", b"dummy-gamma", b"dummy\0gamma", ["records/people.csv:2: holds a NUL byte; accepted: text"]),
    "encoding": (
        "people.csv", "نمونه".encode(), "نمونه".encode("cp1256"),
        ["records/people.csv:3: 'e4 e3 e6 e4': is not UTF-8; accepted: UTF-8"],
    ),
    "quote": (
        "events.csv", b"specimen-beta,custody", b'specimen-beta,"custody',
        ["records/events.csv:5: cannot be read as CSV from here on (unexpected end of data); a quote may be open"],
    ),
    "cells": (
        "publishers.csv", b"Test Gazette,Test Gazette,", b"Test Gazette,Test Gazette",
        ["records/publishers.csv:4: has 3 cells; accepted: 4, as in the header"],
    ),
    "column": (
        "publishers.csv", b",house,", b",home,",
        [
            "records/publishers.csv:1: home: unknown column; accepted: publisher_id, name, house, aliases",
            "records/publishers.csv:1: house: column is missing; accepted: a header that has it",
        ],
    ),
    "key": (
        "people.csv", b"dummy-gamma,", b"example-alpha,",
        ["records/people.csv:3: person_id: 'example-alpha': the key stands already in line 2; accepted: once"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
@pytest.mark.parametrize("folder", ["records", "private"])
def test_with_a_fault_nothing_is_touched(fault: tuple[str, bytes, bytes, list[str]], folder: str, house: House) -> None:
    name, old, new, told = fault
    whole = (house.records.folder / name).read_bytes()
    assert whole.count(old) == 1
    write(house, [row for row in records() if row.file == name], private=True)
    for path in (*house.records.folder.iterdir(), *house.private.folder.iterdir()):
        path.write_bytes(with_mark(with_rows_turned(path.read_bytes())))
    (house.root / "db" / folder / name).write_bytes(whole.replace(old, new))
    before = (files(house.records), files(house.private))
    result = run(house)
    lines = [line.replace("records/", f"{folder}/") for line in told]
    if folder == "private":
        # Values of withheld rows are not repeated.
        lines = [re.sub(r": ('[^']*'|\"[^\"]*\"): ", ": ", line, count=1) for line in lines]
    end = f"Error: {len(told)} fault{'s' * (len(told) > 1)}; nothing was changed"
    assert (result.exit_code, result.stdout, result.stderr.splitlines()) == (1, "", [*lines, end])
    assert (files(house.records), files(house.private)) == before


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_real_records_are_in_canonical_form(record: type[Record]) -> None:
    path = REAL.path(record)
    assert dump(record, REAL.rows(record)).encode() == (
        path.read_bytes() if path.exists() else dump(record, []).encode()
    )


def test_every_file_of_the_real_records_is_of_a_known_kind() -> None:
    assert set(files(REAL)) - {record.file for record in RECORDS} == set()


def test_claims_are_in_order_of_their_number() -> None:
    ids = ["gazette-1_2", "gazette-1_10", "gazette-1_100", "gazette-2_1", "gazette-10_1", "herald_1"]
    rows = [claim(claim_id, "bio", "Example Alpha") for claim_id in reversed(ids)]
    lines = dump(ClaimRecord, rows).splitlines()
    assert [line.partition(",")[0] for line in lines] == ["claim_id", *ordered(ids)]


def ordered(ids: list[str]) -> list[str]:
    """Ids by their page and then by their number."""
    return sorted(ids, key=lambda claim_id: (claim_id.rpartition("_")[0], int(claim_id.rpartition("_")[2])))


def test_two_before_ten() -> None:
    rows = [claim(f"x_{n}", "bio", "Example Alpha") for n in (10, 2)]
    assert [line.partition(",")[0] for line in dump(ClaimRecord, rows).splitlines()] == ["claim_id", "x_2", "x_10"]


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@example([("name_²", "A raised digit is a digit to Python, though no number.")])
@given(st.lists(st.tuples(WORDS, WORDS), unique_by=lambda pair: pair[0], max_size=6))
def test_whatever_is_written_is_read_again(pairs: list[tuple[str, str]]) -> None:
    rows = [identity("gazette-1", name, "example-alpha", reason=reason) for name, reason in pairs]
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.write(IdentityRecord, rows)
        found = store.rows(IdentityRecord)
        assert sorted(found, key=lambda row: row.name) == sorted(rows, key=lambda row: row.name)
        assert dump(IdentityRecord, found).encode() == store.path(IdentityRecord).read_bytes()
