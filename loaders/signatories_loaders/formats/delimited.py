"""Comma, tab or semicolon separated text, as spreadsheets and databases write it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from signatories_loaders.formats.encoding import encoding_of, head
from signatories_loaders.formats.row import FileRow, FileTable, column_names, nothing, refuse, row_of, up_to_cap
from signatories_loaders.records.fault import Faults

DELIMITERS = ("\t", ",", ";")
Line = tuple[int, list[str]]
"""Line at which a row begins, and its cells."""
SAMPLE = 1 << 16
"""Characters by which the delimiter is judged."""


def read_delimited(path: Path, faults: Faults) -> FileTable:
    """The rows under the header in the first line that is not empty; or those of tables stacked one under the other, each
    under a row of one cell that numbers it (`Arrest 1`) and under the same header."""
    encoding = encoding_of(path, faults)
    if encoding is None:
        return nothing()
    tabs = path.suffix.lower() in (".tsv", ".tab")
    delimiter = "\t" if tabs else delimiter_of(head(path, encoding, SAMPLE)) or ","
    lines = _lines(path, encoding, delimiter, faults)
    filled = (line for line in lines if _filled(line[1]))
    first = next(filled, None)
    if first is None:
        if path in faults.unreadable:
            return nothing()
        return refuse(path, faults, 1, "", "is empty; accepted: a header and rows")
    block = _title(first[1])
    second = next(filled, None) if block else None
    if second and len(_filled(second[1])) > 1:
        first = second
    else:
        block, lines = "", chain([second] if second else [], lines)
    columns = column_names(path, *first, faults)
    if columns is None:
        return nothing()
    return FileTable(columns, up_to_cap(path, _rows(path, block, columns, lines, faults), faults))


def _rows(path: Path, block: str, columns: list[str], lines: Iterable[Line], faults: Faults) -> Iterator[FileRow]:
    """The rows; with a `block`, those of the tables under it too, each with the title of its own."""
    numbered = block.rpartition(" ")[0]
    lines = iter(lines)
    for line, cells in lines:
        title = _title(cells) if block else ""
        if title and title.rpartition(" ")[0] == numbered:
            block = title
            under, header = next((line for line in lines if _filled(line[1])), (line, []))
            if column_names(path, under, header, faults) != columns:
                accepted = "accepted: the columns of the first block, in the same order"
                refuse(path, faults, under, "", f"the header of {block} is another one; {accepted}")
                return
        elif row := row_of(path, (block, line), columns, cells, faults):
            yield replace(row, block=block) if block else row


def _filled(cells: list[str]) -> list[str]:
    return [text for cell in cells if (text := cell.strip(" \ufeff"))]


def _title(cells: list[str]) -> str:
    """The title of a block, if the row is one: a single cell that ends in a number."""
    filled = _filled(cells)
    return filled[0] if len(filled) == 1 and re.fullmatch(r".*\S [1-9][0-9]*", filled[0]) else ""


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


def _lines(path: Path, encoding: str, delimiter: str, faults: Faults) -> Iterator[Line]:
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
