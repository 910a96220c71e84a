"""Comma, tab or semicolon separated text, as spreadsheets and databases write it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.formats.encoding import encoding_of, head
from signatories_loaders.formats.row import FileTable, column_names, nothing, refuse, row_of, up_to_cap
from signatories_loaders.records.fault import Faults

DELIMITERS = ("\t", ",", ";")
SAMPLE = 1 << 16
"""Characters by which the delimiter is judged."""


def read_delimited(path: Path, faults: Faults) -> FileTable:
    """The rows under the header in the first line that is not empty."""
    encoding = encoding_of(path, faults)
    if encoding is None:
        return nothing()
    tabs = path.suffix.lower() in (".tsv", ".tab")
    delimiter = "\t" if tabs else delimiter_of(head(path, encoding, SAMPLE)) or ","
    lines = _lines(path, encoding, delimiter, faults)
    for number, header in lines:
        if any(cell.strip(" \ufeff") for cell in header):
            columns = column_names(path, number, header, faults)
            if columns is None:
                return nothing()
            rows = (
                row for line, cells in lines if (row := row_of(path, ("", line), columns, cells, faults)) is not None
            )
            return FileTable(columns, up_to_cap(path, rows, faults))
    if path in faults.unreadable:
        return nothing()
    return refuse(path, faults, 1, "", "is empty; accepted: a header and rows")


def delimiter_of(text: str) -> str | None:
    """The delimiter that divides most rows of the text as it divides the first one; None if none divides the first."""
    best: tuple[float, int] = (0.5, 1)
    found = None
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths or widths[0] < 2:
            continue
        score = (Counter(widths)[widths[0]] / len(widths), widths[0])
        if score > best:
            best, found = score, delimiter
    return found


def _widths(text: str, delimiter: str) -> list[int]:
    """Cells in each row of the text, but for the last one, which may be cut off, and empty ones."""
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if cells:
                widths.append(len(cells))
    except csv.Error:
        return widths
    return widths[:-1] if len(widths) > 1 and len(text) >= SAMPLE else widths


def _lines(path: Path, encoding: str, delimiter: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Line at which each row begins, and its cells. Stops, with a fault, at a row that cannot be read."""
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        begins = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                wrong = f"cannot be read as separated text from here on ({error}); a quote may be open"
                refuse(path, faults, begins, "", f"{wrong}; accepted: a quote is doubled, and closed, in a quoted cell")
                return
            here, begins = begins, reader.line_num + 1
            yield here, cells
