"""Workbooks (XLSX) whose cells are text and numbers and never anything else, written a row at a time.

XlsxWriter makes the parts of the file. The rows themselves are put straight into the sheet's file here: its own way takes ten
calls a cell, and takes a text between `<r>` and `</r>` for markup.
"""

import math
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header included; what is more stands on a further sheet."""
MOST_UNITS = 32_767
"""UTF-16 units of a cell; what is more is cut, and the cell says so."""
WIDEST_NUMBER = 2**53
"""Whole numbers beyond are written as text: Excel would round them."""
SAMPLE = 200
"""Rows by which the widths of columns are chosen."""
NARROW, WIDE = 8, 50
"""Widths of columns in characters."""

Value = str | int | float | bytes | None
_PLAIN = {str, type(None)}
"""Kinds of values that stand in a cell as they are, where no sign in them means something in XML."""

_MARKUP = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """The text as a cell holds it: what XML cannot hold stands as _xHHHH_, and so does what looks like that already."""
    text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    return _MARKUP.sub(lambda match: _ENTITIES.get(match[0]) or f"_x{ord(match[0]):04X}_", text)


def cut_to(text: str, note: str) -> str:
    """The text where a cell holds it, else its beginning and a note."""
    if len(text) <= MOST_UNITS // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_UNITS:
        return text
    return units[: 2 * (MOST_UNITS - len(note))].decode("utf-16-le", "ignore") + note


def written(value: Value, note: str) -> str | int | float | None:
    """What a cell holds of a value: a number that Excel keeps whole, else text, escaped and cut where it is too long."""
    if value is None or (type(value) is int and abs(value) <= WIDEST_NUMBER):
        return value
    if type(value) is float and math.isfinite(value):
        return value
    return escaped(cut_to(f"({len(value)} bytes)" if isinstance(value, bytes) else str(value), note))


class TextSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet to which whole rows are added."""

    def begin(self, columns: int, text: Format, note: str) -> None:
        """What all rows share: their number of columns, the format of text, and what is said where a text is cut."""
        self._cells = [f'<c r="{xl_col_to_name(at)}' for at in range(columns)]
        self._style, self._note, self._count = text._get_xf_index(), note, 0
        self._check_dimensions(0, 0)

    def add(self, values: Sequence[Value], style: int | None = None) -> None:
        """One more row; None is an empty cell."""
        self._count += 1
        number = self._count
        text = f'{number}" s="{self._style if style is None else style}" t="inlineStr"><is><t xml:space="preserve">'
        parts = []
        for cell, value in zip(self._cells, self._written(values), strict=True):
            if value is None:
                continue
            if type(value) is str:
                parts.append(f"{cell}{text}{value}</t></is></c>")
            else:
                parts.append(f'{cell}{number}"><v>{value!r}</v></c>')
        self.fh.write(f'<row r="{number}">{"".join(parts)}</row>')

    def _written(self, values: Sequence[Value]) -> Sequence[Value]:
        """The values as cells hold them. Most rows hold nothing that needs a look at each: they are looked at once."""
        kinds = set(map(type, values))
        if kinds <= _PLAIN:
            whole = "".join([value for value in values if type(value) is str])
            if len(whole) <= MOST_UNITS // 2 and "_x" not in whole and not _MARKUP.search(whole):
                return values
        return [written(value, self._note) for value in values]

    def end(self) -> int:
        """Tell XlsxWriter how far the sheet goes; returns the number of rows."""
        self._check_dimensions(max(self._count - 1, 0), max(len(self._cells) - 1, 0))
        return self._count


class Book:
    """A workbook in work."""

    def __init__(self, path: Path, created: datetime, title: str, note: str) -> None:
        options = {
            "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "tmpdir": str(path.parent), "use_zip64": True,
        }  # fmt: skip
        self._workbook = Workbook(str(path), options)
        self._workbook.set_properties({"title": title, "author": "Signatories", "created": created})
        self._note = note
        self._text = self._workbook.add_format({"num_format": "@"})
        self._head = self._workbook.add_format({"num_format": "@", "bold": True, "bottom": 1})
        # Reading order 0, which is the default, turns Persian text to the right by its letters.
        self._prose = self._workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})

    def prose(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """A sheet of text in two columns, English and Persian."""
        sheet = self._workbook.add_worksheet(name, TextSheet)
        sheet.begin(2, self._prose, self._note)
        for line in lines:
            sheet.add(line)
        sheet.end()
        sheet.set_column(0, 1, 80, self._prose)

    def sheet(
        self, name: str, header: Sequence[str], rows: Iterable[Sequence[Value]], right_to_left: bool = False
    ) -> int:
        """A sheet of rows under a header, and further ones where one cannot hold them; returns the number of rows."""
        remaining, count, number = iter(rows), 0, 1
        while True:
            named = name if number == 1 else f"{name} ({number})"
            held = self._one_sheet(named, header, islice(remaining, MOST_ROWS - 1), right_to_left)
            count, number = count + held, number + 1
            following = list(islice(remaining, 1)) if held == MOST_ROWS - 1 else []
            if not following:
                return count
            remaining = chain(following, remaining)

    def _one_sheet(self, name: str, header: Sequence[str], rows: Iterator[Sequence[Value]], right_to_left: bool) -> int:
        sheet = self._workbook.add_worksheet(name, TextSheet)
        if right_to_left:
            sheet.right_to_left()
        sheet.begin(len(header), self._text, self._note)
        sheet.add(header, self._head._get_xf_index())
        sample = list(islice(rows, SAMPLE))
        for row in chain(sample, rows):
            sheet.add(row)
        last = sheet.end() - 1
        for column, width in enumerate(_widths(header, sample)):
            sheet.set_column(column, column, width, self._text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(header) - 1, 0))
        return int(last)

    def close(self) -> None:
        """Write the file."""
        self._workbook.close()


def _widths(header: Sequence[str], sample: list[Sequence[Value]]) -> Iterator[int]:
    """A width for each column: that of its heading or of its longest value, within reason."""
    for column, heading in enumerate(header):
        longest = max((len(str(row[column])) for row in sample if row[column] is not None), default=0)
        yield min(max(len(heading) + 3, longest + 1, NARROW), WIDE)


@contextmanager
def new_book(path: Path, created: datetime, title: str, note: str) -> Iterator[Book]:
    """A workbook that is written under another name and put into place when whole."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        whole = Path(folder) / path.name
        book = Book(whole, created, title, note)
        yield book
        book.close()
        whole.replace(path)


def fetched(cursor: sqlite3.Cursor, block: int = 1_000) -> Iterator[tuple[Any, ...]]:
    """Rows of a query, a block at a time."""
    while rows := cursor.fetchmany(block):
        yield from rows
