"""A saved web page: its tables, or, if it has none, the names in its lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from signatories_loaders.formats.encoding import whole_text
from signatories_loaders.formats.html_list import PageList, names_in_lists
from signatories_loaders.formats.letter import line_of, names_follow
from signatories_loaders.formats.row import (
    COLUMNS,
    ROWS,
    FileRow,
    FileTable,
    column_names,
    nothing,
    refuse,
    row_of,
    up_to_cap,
)
from signatories_loaders.records.fault import Faults

PIECE = 1 << 18
OPEN = 8 << 20
"""Characters that may stand in one tag (a picture written into the page, at most)."""
COVERED = 5_000_000
"""Cells that merged cells of a page may cover; beyond, a merged cell counts as one."""
DEPTH = 100
"""Tables and lists that may stand in one another."""
SILENT = ("script", "style", "template", "noscript")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKS = ("br", "p", "div", "li", "tr", *HEADINGS)
BESIDE = ("nav", "header", "footer", "aside")
"""What stands in these is not what a page is about."""


@dataclass
class _Block:
    """A table (rows of cells) or a list (rows of one cell) as met."""

    kind: str
    number: int
    left: list[int]
    """One number, for all blocks of a page: how many more cells merged ones may cover."""
    rows: list[list[str]] = field(default_factory=list)
    hanging: dict[int, int] = field(default_factory=dict)
    """Columns that a cell of an earlier row reaches into, and for how many more rows."""
    text: list[str] | None = None
    """Text of the cell that is open."""
    span: tuple[int, int] = (1, 1)
    tag: str = "table"
    under: str = ""
    """The last heading before it."""
    beside: bool = False
    """Whether it stands in a menu, a header or a footer of the page."""
    inside: "_Block | None" = None
    """The list that a list stands in."""
    first: int = 1
    """Number of the first item."""

    def begin_row(self) -> None:
        """A new row, in which the cells that hang down from above are empty."""
        self.close()
        self.rows.append([])

    def begin_cell(self, columns: int, rows: int) -> None:
        """A new cell, the next free one of the row."""
        self.close()
        if not self.rows:
            self.rows.append([])
        self.text, self.span = [], (columns, rows)

    def close(self) -> None:
        """Put the open cell into its row. What a merged cell covers is empty but for its first cell."""
        if self.text is None:
            return
        row, (columns, rows) = self.rows[-1], self.span
        self._fill(row)
        columns = columns if len(row) + columns <= COLUMNS and self.left[0] > 0 else 1
        self.left[0] -= columns - 1
        for at in range(columns):
            if rows > 1:
                self.hanging[len(row)] = rows
            row.append(_plain("".join(self.text)) if at == 0 else "")
        self.text = None

    def _fill(self, row: list[str]) -> None:
        while self.hanging.get(len(row), 0) > 0 and self.left[0] > 0:
            self.left[0] -= 1
            row.append("")

    def end_row(self) -> None:
        """Close the row; cells that hang down reach one row less far."""
        self.close()
        if self.rows:
            self._fill(self.rows[-1])
        self.hanging = {at: left - 1 for at, left in self.hanging.items() if left > 1}


class _Page(HTMLParser):
    """Collects the tables and lists of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self.open: list[_Block] = []
        self.silent: str | None = None
        self.rows = 0
        self.count = {"table": 0, "list": 0}
        self.left = [COVERED]
        self.line: list[str] = []
        """Text of the line that is open, outside of tables and lists."""
        self.heading = ""
        self.beside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        if tag in SILENT:
            self.silent = tag
        elif tag in ("table", "ol", "ul"):
            self._end_line(is_heading=False)
            self._begin("table" if tag == "table" else "list", tag, dict(attrs))
        elif self.open:
            self._inside(self.open[-1], tag, dict(attrs))
        elif tag in BREAKS:
            self._end_line(is_heading=False)
        elif tag in BESIDE and len(self.beside) < DEPTH:
            self.beside.append(tag)

    def _end_line(self, is_heading: bool) -> None:
        """Keep the line that was open outside of tables and lists, if it is a heading, or says that names follow."""
        text, self.line = _plain("".join(self.line)), []
        line = line_of("", text)
        if line is not None and (is_heading or names_follow(line)):
            self.heading = text

    def _begin(self, kind: str, tag: str, attrs: dict[str, str | None]) -> None:
        if len(self.open) < DEPTH:
            self.count[kind] += 1
            block = _Block(kind, self.count[kind], self.left, tag=tag, under=self.heading, beside=bool(self.beside))
            block.first = _number(attrs.get("start"))
            block.inside = self.open[-1] if self.open and self.open[-1].kind == kind == "list" else None
            self.blocks.append(block)
            self.open.append(block)

    def _inside(self, block: _Block, tag: str, attrs: dict[str, str | None]) -> None:
        if block.kind == "table" and tag == "tr":
            self.rows += 1
            block.end_row()
            block.begin_row()
        elif block.kind == "table" and tag in ("td", "th"):
            block.begin_cell(_number(attrs.get("colspan")), _number(attrs.get("rowspan")))
        elif block.kind == "list" and tag == "li":
            self.rows += 1
            block.begin_row()
            block.begin_cell(1, 1)
        elif tag in BREAKS and block.text is not None:
            block.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent = None if tag == self.silent else self.silent
        elif self.open and tag in ("table", "ol", "ul"):
            kind = "table" if tag == "table" else "list"
            if any(block.kind == kind for block in self.open):
                while self.open.pop().kind != kind:
                    pass
        elif self.open and tag in ("td", "th", "li"):
            self.open[-1].close()
        elif self.open:
            if self.open[-1].text is not None and tag in BREAKS:
                self.open[-1].text.append("\n")
        elif tag in BREAKS:
            self._end_line(is_heading=tag in HEADINGS)
        elif tag in self.beside:
            while self.beside.pop() != tag:
                pass
        elif tag == "title":
            self.line.clear()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if not self.open:
            self.line.append(data)
        elif self.open[-1].text is not None:
            self.open[-1].text.append(data)

    def end(self) -> None:
        """Close the cells still open."""
        for block in self.blocks:
            block.close()


def read_html(path: Path, faults: Faults) -> FileTable:
    """The rows of the first table that has a header and a row, and of the tables under the same header; the names in the
    lists if no table has any. The rest is set aside."""
    text = whole_text(path, faults)
    if text is None:
        return nothing()
    page = _Page()
    try:
        for start in range(0, len(text), PIECE):
            page.feed(text[start : start + PIECE])
            if len(page.rawdata) > OPEN:
                return refuse(path, faults, 1, "", f"holds a tag of more than {OPEN >> 20} MB; accepted: a saved page")
            if page.rows > ROWS:
                return refuse(path, faults, 1, "", f"has more than {ROWS:,} rows; accepted: up to {ROWS:,}")
        page.feed("</html>")
    except (AssertionError, ValueError) as error:
        return refuse(path, faults, page.getpos()[0], "", f"cannot be read as HTML ({error}); accepted: a saved page")
    page.end()
    if page.rawdata or page.silent:
        faults.unreadable.add(path)
        what = page.rawdata[:20] or f"<{page.silent}>"
        faults.add(
            path, page.getpos()[0], "", what, "is not closed, so that what follows is not read; accepted: a saved page"
        )
    tables = [block for block in page.blocks if block.kind == "table" and _is_data(block)]
    lists = [block for block in page.blocks if block.kind == "list" and any(map(any, block.rows))]
    if tables:
        return _from_tables(path, tables, lists, faults)
    if not lists:
        return refuse(path, faults, 1, "", "has no table and no list; accepted: a page with one of them")
    return names_in_lists(_page_lists(path, [block for block in page.blocks if block.kind == "list"], faults))


def _page_lists(path: Path, blocks: list[_Block], faults: Faults) -> list[PageList]:
    """The lists of a page with their rows; one that stands in another comes after it."""
    made: dict[int, PageList] = {}
    for block in blocks:
        inside = made[block.inside.number] if block.inside else None
        rows = list(_rows(path, block, ["text"], 0, faults))
        place = f"{path.name}:list {block.number}"
        made[block.number] = PageList(block.tag, place, rows, block.under, inside, block.beside, block.first)
    return list(made.values())


def _from_tables(path: Path, tables: list[_Block], lists: list[_Block], faults: Faults) -> FileTable:
    first = _header(tables[0])
    columns = column_names(path, 1, tables[0].rows[first], faults)
    if columns is None:
        return nothing()
    filled = list(filter(None, tables[0].rows[first]))
    alike = [list(filter(None, block.rows[_header(block)])) == filled for block in tables]
    same = [block for block, fits in zip(tables, alike, strict=True) if fits]
    aside = [block for block, fits in zip(tables, alike, strict=True) if not fits] + lists
    rows = (row for block in same for row in _rows(path, block, columns, _header(block) + 1, faults))
    table = FileTable(columns, up_to_cap(path, rows, faults))
    for block in aside:
        why = "a list beside the table" if block.kind == "list" else "a table with other columns"
        for number, cells in enumerate(block.rows, 1):
            if any(cells):
                table.set_aside.append((f"{path.name}:{block.kind} {block.number}:{number}", " | ".join(cells), why))
    return table


def _rows(path: Path, block: _Block, columns: list[str], skip: int, faults: Faults) -> Iterator[FileRow]:
    for number, cells in enumerate(block.rows[skip:], skip + 1):
        row = row_of(path, (f"{block.kind} {block.number}", number), columns, cells, faults)
        if row is not None:
            yield row


def _header(block: _Block) -> int:
    return next(number for number, cells in enumerate(block.rows) if any(cells))


def _is_data(block: _Block) -> bool:
    """Whether the table has a header of two cells or more and a row under it."""
    filled = [cells for cells in block.rows if any(cells)]
    return len(filled) > 1 and sum(map(bool, filled[0])) > 1


def _plain(text: str) -> str:
    """The text as a browser shows it: runs of spaces and line ends are one space."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def _number(text: str | None) -> int:
    """A span; 1 if it is none that browsers take."""
    return int(text) if text and re.fullmatch("[1-9][0-9]{0,3}", text) else 1
