"""Workbooks (XLSX) whose cells are text and numbers and never anything else, written a row at a time.

XlsxWriter makes the parts of the file. The rows themselves are put straight into the sheet's file here: its own way takes ten
calls a cell, and takes a text between `<r>` and `</r>` for markup.
"""

import math
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, chain, islice
from pathlib import Path

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
PROSE, LINE = 80, 15
"""Width of a column of prose in characters, and height of a line in points."""
TALLEST = 409
"""Points that a row can be high."""
PRINTED = 220
"""Characters across a printed page: columns beyond are in the file and not on paper."""
_A4 = 9

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

    def add_prose(self, texts: Sequence[str], styles: Sequence[int]) -> None:
        """One more row of wrapped texts, each in a style of its own, as high as the longest needs."""
        self._count += 1
        height = min(LINE * max(map(_lines, texts)), TALLEST)
        parts = []
        for cell, style, text in zip(self._cells, styles, texts, strict=True):
            told = escaped(cut_to(text, self._note))
            parts.append(
                f'{cell}{self._count}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'
            )
        self.fh.write(f'<row r="{self._count}" ht="{height}" customHeight="1">{"".join(parts)}</row>')

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


def _lines(text: str) -> int:
    """Lines that a text takes in a column of prose; words are not broken, so a line holds a little less than its width."""
    return sum(max(math.ceil(len(part) / (PROSE * 0.92)), 1) for part in text.split("\n"))


@dataclass(frozen=True)
class Line:
    """A row of prose: its text in English and in Persian, and whether it heads what follows."""

    english: str
    persian: str
    heading: bool = False


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
        self._prose = {
            (language, bold): self._workbook.add_format(
                {
                    "num_format": "@",
                    "text_wrap": True,
                    "valign": "top",
                    "bold": bold,
                    "reading_order": order,
                    "align": side,
                }
            )
            for language, order, side in (("en", 1, "left"), ("fa", 2, "right"))
            for bold in (False, True)
        }

    def prose(self, name: str, lines: Iterable[Line], first: str = "en") -> None:
        """A sheet of text in two columns, English and Persian; the column of the language `first` comes first, and with Persian
        the sheet goes from right to left."""
        sheet = self._workbook.add_worksheet(name, TextSheet)
        order = ("en", "fa") if first == "en" else ("fa", "en")
        sheet.begin(2, self._text, self._note)
        for line in lines:
            texts = {"en": line.english, "fa": line.persian}
            styles = [self._prose[language, line.heading]._get_xf_index() for language in order]
            sheet.add_prose([texts[language] for language in order], styles)
        last = sheet.end() - 1
        for column, language in enumerate(order):
            sheet.set_column(column, column, PROSE, self._prose[language, False])
        if first == "fa":
            sheet.right_to_left()
        _print(sheet, last, 1)

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
        widths = list(_widths(header, sample))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self._text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(header) - 1, 0))
        sheet.repeat_rows(0)
        _print(sheet, last, sum(1 for across in accumulate(widths) if across <= PRINTED) - 1)
        return int(last)

    def close(self) -> None:
        """Write the file."""
        self._workbook.close()


def _print(sheet: Worksheet, last_row: int, last_column: int) -> None:
    """How a sheet is printed: on A4 across, as wide as a page, its name and the number of the page at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RP. &P / &N")
    sheet.print_area(0, 0, last_row, max(last_column, 0))


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
