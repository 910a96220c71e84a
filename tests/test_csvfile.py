"""Reading CSV: what the csv module writes is read back equal; whatever else stands there is told, never raised."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signatories_loaders.records.csvfile import readable, rows
from signatories_loaders.records.fault import Fault, Faults

LINE_ENDS = "\0\r"
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=LINE_ENDS), max_size=12)
AWKWARD = st.sampled_from(
    ["", '"', '""', ",", "\n", '\n"', " ", "نوری‌زاد", "a,b", 'say "a"', "\u2028", "\x85", "\x0b", "\x1c"]
)
SAME_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows of one width, the first of them standing for the header."""
    width = draw(st.integers(1, 5))
    row = st.lists(CELLS | AWKWARD, min_size=width, max_size=width)
    return draw(st.lists(row, min_size=1, max_size=8))


def text_of(table: list[list[str]]) -> str:
    """The table as the csv module writes it."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue()


def read(path: Path) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Rows and faults, as the rest of the code reads a file."""
    faults = Faults(path.parent)
    found = list(rows(path, faults)) if readable(path, faults) else []
    return found, faults.found


def read_text(path: Path, text: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """Rows and faults of a file with this text."""
    path.write_bytes(text.encode())
    return read(path)


def fault(line: int, accepted: str, value: str = "") -> Fault:
    """A fault that names no column."""
    return Fault("wild.csv", line, "", value, accepted)


@SAME_FILE
@given(table=tables())
def test_what_is_written_is_read_back_equal(tmp_path: Path, table: list[list[str]]) -> None:
    found, faults = read_text(tmp_path / "wild.csv", text_of(table))
    assert ([cells for _, cells in found], faults) == (table, [])


@SAME_FILE
@given(table=tables())
def test_each_row_is_told_by_the_line_on_which_it_begins(tmp_path: Path, table: list[list[str]]) -> None:
    found, _ = read_text(tmp_path / "wild.csv", text_of(table))
    begins = [1 + text_of(table[:n]).count("\n") for n in range(len(table))]
    assert [line for line, _ in found] == begins


@SAME_FILE
@given(data=st.binary(max_size=80) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_anything(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "wild.csv"
    path.write_bytes(data)
    found, faults = read(path)
    assert bool(found or faults) == bool(data)
    assert all(1 <= f.line <= data.count(b"\n") + 1 for f in faults)


@SAME_FILE
@given(data=st.binary(max_size=80))
def test_readable_says_no_to_just_what_is_no_plain_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "wild.csv"
    path.write_bytes(data)
    faults = Faults(tmp_path)
    plain = not data.startswith(b"\xef\xbb\xbf") and b"\0" not in data and b"\r" not in data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        plain = False
    assert (readable(path, faults), faults.found == []) == (plain, plain)


def test_lines_of_rows_with_cells_of_several_lines(tmp_path: Path) -> None:
    text = 'a,b\n1,"two\nlines"\n"three\n\nlines",2\n3,4\n'
    assert read_text(tmp_path / "wild.csv", text) == (
        [(1, ["a", "b"]), (2, ["1", "two\nlines"]), (4, ["three\n\nlines", "2"]), (7, ["3", "4"])],
        [],
    )


def test_rows_of_another_width_are_told_and_left_out(tmp_path: Path) -> None:
    text = 'a,b\n"x\ny"\n1,2\n\n1,2,3\n3,4'
    assert read_text(tmp_path / "wild.csv", text) == (
        [(1, ["a", "b"]), (4, ["1", "2"]), (7, ["3", "4"])],
        [
            fault(2, "has 1 cells; accepted: 2, as in the header"),
            fault(5, "has 0 cells; accepted: 2, as in the header"),
            fault(6, "has 3 cells; accepted: 2, as in the header"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('a,b\n1,"open\n2,3\n', 2, "unexpected end of data"),
        ('a,b\n1,2\n"shut"up,3\n4,5\n', 3, "',' expected after '\"'"),
    ],
)
def test_reading_stops_where_a_quote_is_open(tmp_path: Path, text: str, line: int, said: str) -> None:
    found, faults = read_text(tmp_path / "wild.csv", text)
    assert found == [(n, row.split(",")) for n, row in enumerate(text.split("\n")[: line - 1], 1)]
    assert faults == [fault(line, f"cannot be read as CSV from here on ({said}); a quote may be open")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xef\xbb\xbfa,b\n",
            fault(1, "begins with a byte order mark; accepted: UTF-8 without one (signatories format)"),
        ),
        (b"a,b\n1,\0\n2,\0\n", fault(2, "holds a NUL byte; accepted: text")),
        (b"a,b\r\n1,2\r\n", fault(1, "holds a carriage return; accepted: line ends \\n (signatories format)")),
        (b"a,b\n1,2\n\xff\xfe,3\n", fault(3, "is not UTF-8; accepted: UTF-8", "ff fe 2c 33")),
    ],
)
def test_one_fault_a_file_that_is_not_plain_text(tmp_path: Path, data: bytes, expected: Fault) -> None:
    path = tmp_path / "wild.csv"
    path.write_bytes(data)
    assert read(path) == ([], [expected])


def test_a_cell_longer_than_the_csv_module_takes_is_told(tmp_path: Path) -> None:
    text = "a,b\n1," + "x" * (csv.field_size_limit() + 1) + "\n"
    found, faults = read_text(tmp_path / "wild.csv", text)
    assert (found, [f.line for f in faults]) == ([(1, ["a", "b"])], [2])
