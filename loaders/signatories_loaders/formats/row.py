"""What every reader gives: a table of text cells, each row with the place it was read from."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from signatories_loaders.records.fault import Faults

ROWS = 2_000_000
"""Rows of a file that are read."""
COLUMNS = 1_000
"""Columns of a file that are read."""
LINE = 1 << 20
"""Characters of a line that are read."""
DOCUMENT = 32 << 20
"""Bytes of a file that has to be held whole (JSON, a saved page, a letter)."""


@dataclass(frozen=True)
class FileRow:
    """A row as read: file and sheet, line or item, and its cells (NFC, otherwise as they stand; "" if empty).

    `block` is the title of the block that it stands in, in a file of tables that are stacked one under the other.
    """

    place: str
    cells: dict[str, str]
    block: str = ""


@dataclass(frozen=True)
class FileTable:
    """A file as read. `rows` may be read only once; faults in rows are noted while they are read."""

    columns: list[str]
    rows: list[FileRow] | Iterator[FileRow]
    set_aside: list[tuple[str, str, str]] = field(default_factory=list)
    """Place, text, reason: what stands in the file and is in no row."""


def nothing() -> FileTable:
    """The table of a file that cannot be read."""
    return FileTable([], [])


def refuse(path: Path, faults: Faults, line: int, value: str, accepted: str, column: str = "") -> FileTable:
    """Note a fault for which nothing of the file is read."""
    faults.unreadable.add(path)
    faults.add(path, line, column, value, accepted)
    return nothing()


def cell_text(text: str) -> str:
    """The text of a cell: NFC, line ends \\n, otherwise as it stands."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def broken_text(text: str) -> str | None:
    """What makes the text unfit to be kept, if anything does: a NUL or half of a character."""
    if "\0" in text:
        return "holds a NUL character; accepted: text"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "holds half of a character (a lone surrogate); accepted: whole characters"
    return None


def shown(text: str) -> str:
    """The text as it can be printed: halves of characters are question marks, a NUL the sign for what is no character."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def column_names(path: Path, line: int, cells: list[str], faults: Faults) -> list[str] | None:
    """Names of the columns in a header: spaces around them are left out, empty ones at the end too, an empty one
    between others is called by its number. None, and a fault, if two are the same or there are too many."""
    names = [cell_text(cell).strip(" \t\n\r\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    names = [name or f"column {number}" for number, name in enumerate(names, 1)]
    if len(names) > COLUMNS:
        refuse(path, faults, line, str(len(names)), f"columns; accepted: up to {COLUMNS}")
        return None
    for name in names:
        if wrong := broken_text(name):
            refuse(path, faults, line, "", wrong, column=shown(name))
            return None
    twice = sorted({name for name in names if names.count(name) > 1})
    for name in twice:
        refuse(path, faults, line, "", "stands twice in the header; accepted: once", column=name)
    return None if twice else names


def row_of(
    path: Path, place: tuple[str, int], columns: list[str], cells: list[str], faults: Faults, short: bool = False
) -> FileRow | None:
    """The row, or None if it is empty or does not fit the header (a fault). Empty cells beyond the header do not count;
    with `short`, neither do cells missing at the end."""
    sheet, line = place
    if not any(cells):
        return None
    while len(cells) > len(columns) and not cells[-1]:
        cells = cells[:-1]
    if short:
        cells = cells + [""] * (len(columns) - len(cells))
    if len(cells) != len(columns):
        faults.unreadable.add(path)
        where = f" (in {sheet})" if sheet else ""
        faults.add(path, line, "", "", f"has {len(cells)} cells{where}; accepted: {len(columns)}, as in the header")
        return None
    sound = True
    for column, cell in zip(columns, cells, strict=True):
        if wrong := broken_text(cell):
            faults.unreadable.add(path)
            faults.add(path, line, column, shown(cell), wrong)
            sound = False
    where = f"{path.name}:{sheet}:{line}" if sheet else f"{path.name}:{line}"
    return FileRow(where, dict(zip(columns, map(cell_text, cells), strict=True))) if sound else None


def up_to_cap(path: Path, rows: Iterable[FileRow], faults: Faults) -> Iterator[FileRow]:
    """The rows, up to the number that is read; a fault if there are more."""
    for number, row in enumerate(rows, 1):
        if number > ROWS:
            refuse(path, faults, 1, "", f"has more than {ROWS:,} rows; accepted: up to {ROWS:,}")
            return
        yield row
