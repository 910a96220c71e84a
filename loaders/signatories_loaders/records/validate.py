"""Rows of a file as validated records, a block of rows at a time and column by column.

Most cells of a column repeat (words, dates, ids), so each distinct cell is validated once, by pydantic, against the field's
own type. That is several times faster than validating row by row, and tells the same faults.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from signatories_loaders.records.csvfile import readable, rows
from signatories_loaders.records.fault import Faults
from signatories_schema.record import ACCEPTED_BY_PATTERN, MOST, Record
from signatories_schema.tables import vocabulary

BLOCK = 2000
"""Rows in a block: larger blocks gain nothing and hold memory."""

REMEMBERED = 20_000
"""Distinct cells of a column beyond which they are forgotten: ids never come again, and would only hold memory."""

Key = str | tuple[object, ...]
"""Key of a record: the text of its key column, or the values of its key columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record and where it stands."""

    path: Path
    line: int
    record: Any

    @property
    def key(self) -> tuple[object, ...]:
        """Values of the record's key columns."""
        return key_of(self.record)


@dataclass(frozen=True, slots=True)
class Block:
    """Validated rows of one file, by column. All columns of the record are there; an empty cell is None."""

    record: type[Record]
    path: Path
    lines: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    folded: Sequence[Sequence[str]] | None = None
    """Columns of folded text for the full-text index, where they have been made for exactly these rows."""

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self) -> Iterator[Row]:
        """The rows one by one, as records."""
        names = list(self.columns)
        for line, *values in zip(self.lines, *self.columns.values(), strict=True):
            yield Row(self.path, line, _construct(self.record, dict(zip(names, values, strict=True))))

    @staticmethod
    def of(block: "Block", rows: Sequence[Row]) -> "Block":
        """A block like another, with these rows."""
        columns = {name: [row.record.__dict__[name] for row in rows] for name in block.columns}
        return Block(block.record, block.path, [row.line for row in rows], columns)

    def texts(self) -> Iterator[str]:
        """All cells that hold text."""
        for values in self.columns.values():
            yield from (value for value in values if isinstance(value, str))

    def keys(self) -> Sequence[Key]:
        """Key of each row."""
        first, *others = (self.columns[column] for column in self.record.key)
        return list(zip(first, *others, strict=True)) if others else first

    def select(self, places: Sequence[int]) -> "Block":
        """The block with only these rows."""
        if len(places) == len(self):
            return self
        columns = {name: [values[n] for n in places] for name, values in self.columns.items()}
        return Block(self.record, self.path, [self.lines[n] for n in places], columns)


def key_of(record: Record) -> tuple[object, ...]:
    """Values of a record's key columns."""
    return tuple(getattr(record, column) for column in record.key)


def _construct(record: type[Record], values: dict[str, Any]) -> Record:
    """A record of values that have been validated."""
    item: Record = record.__new__(record)
    object.__setattr__(item, "__dict__", values)
    object.__setattr__(item, "__pydantic_fields_set__", set(values))
    object.__setattr__(item, "__pydantic_extra__", None)
    object.__setattr__(item, "__pydantic_private__", None)
    return item


def read(path: Path, record: type[Record], faults: Faults) -> Iterator[Row]:
    """The records of a file, in its order. Faults are noted, and rows that have one are left out."""
    for block in read_blocks(path, record, faults):
        yield from block.rows()


def read_blocks(path: Path, record: type[Record], faults: Faults) -> Iterator[Block]:
    """The records of a file, in its order, in blocks. Faults are noted, and rows that have one are left out."""
    seen: dict[Key, int] = {}
    for block in read_all_blocks(path, record, faults):
        yield without_repeats(block, seen, faults)


def read_all_blocks(path: Path, record: type[Record], faults: Faults) -> Iterator[Block]:
    """As read_blocks, rows whose key stands already included."""
    if not path.exists() or not readable(path, faults):
        return
    lines = rows(path, faults)
    first = next(lines, None)
    if first is None:
        faults.unreadable.add(path)
        faults.add(path, 1, "", "", f"is empty; accepted: a header with {', '.join(record.model_fields)}")
        return
    header = first[1]
    if not _header_fits(path, header, record, faults):
        return
    while chunk := list(islice(lines, BLOCK)):
        yield _block(path, header, chunk, record, faults)
    for column in _columns_of(record).values():
        column.forget()


def _header_fits(path: Path, header: list[str], record: type[Record], faults: Faults) -> bool:
    known = record.model_fields
    before = len(faults.found)
    for name in header:
        if name not in known:
            faults.add(path, 1, name, "", f"unknown column; accepted: {', '.join(known)}")
    for name in sorted({n for n in header if header.count(n) > 1}):
        faults.add(path, 1, name, "", "stands twice in the header; accepted: once")
    for name, field in known.items():
        if field.is_required() and name not in header:
            faults.add(path, 1, name, "", "column is missing; accepted: a header that has it")
    if len(faults.found) > before:
        faults.unreadable.add(path)
    return len(faults.found) == before


def _block(
    path: Path, header: list[str], chunk: list[tuple[int, list[str]]], record: type[Record], faults: Faults
) -> Block:
    """A chunk of rows as a block: each column validated, rows with a fault left out and their keys noted as broken."""
    lines = [line for line, _ in chunk]
    cells = dict(zip(header, zip(*(row for _, row in chunk), strict=True), strict=True))
    columns: dict[str, Sequence[Any]] = {}
    bad: set[int] = set()
    for name, column in _columns_of(record).items():
        if name not in cells:
            columns[name] = [None] * len(lines)
            continue
        _note_not_nfc(path, lines, name, cells[name], faults)
        columns[name] = column.values(cells[name])
        for n, accepted in column.wrong(cells[name]).items():
            bad.add(n)
            faults.add(path, lines[n], name, cells[name][n], accepted)
    for n, name, accepted in record.disagreeing(columns):
        bad.add(n)
        faults.add(path, lines[n], name, columns[name][n], accepted)
    for n in bad:
        faults.broken[path].add(cells[record.key[0]][n])
    block = Block(record, path, lines, columns)
    return block.select([n for n in range(len(lines)) if n not in bad]) if bad else block


def _note_not_nfc(path: Path, lines: list[int], name: str, cells: Sequence[str], faults: Faults) -> None:
    # Joined by a sign that combines with nothing, so that one look does for all cells.
    text = "\n".join(cells)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for line, cell in zip(lines, cells, strict=True):
        if not unicodedata.is_normalized("NFC", cell):
            faults.add(path, line, name, cell, "is not in Unicode normal form C; accepted: NFC (signatories format)")


Cells = Mapping[str, str | None]
"""Cells of one row by column, as a file would hold them; None and a column that is not there are empty."""


def faults_in(record: type[Record], cells: Cells) -> list[tuple[str, str, str]]:
    """Column, value and what is accepted, of each fault of a row to be."""
    found = []
    values = {}
    for name, column in _columns_of(record).items():
        cell = cells.get(name) or ""
        values[name] = column.values([cell])
        found += [(name, cell, accepted) for accepted in column.wrong([cell]).values()]
    return found + [(name, cells.get(name) or "", accepted) for _, name, accepted in record.disagreeing(values)]


def record_of(record: type[Record], cells: Cells) -> Any:
    """The record of a row to be, in which there is no fault."""
    return _construct(record, {n: column.values([cells.get(n) or ""])[0] for n, column in _columns_of(record).items()})


class _Column:
    """How the cells of one column become values."""

    def __init__(self, field: FieldInfo) -> None:
        self._required = field.is_required()
        self._plain = field.annotation in (str, str | None) and not field.metadata
        self._field = field
        self._one: TypeAdapter[Any] = TypeAdapter(_typed(field))
        self._many: TypeAdapter[list[Any]] = TypeAdapter(list[_typed(field)])  # type: ignore[arg-type,misc]
        self._words = vocabulary(field.annotation) is not None
        self._known: dict[str, Any] = {"": None}
        self._wrong: dict[str, str] = {}

    def forget(self) -> None:
        """Let go of what was remembered: another file has other cells."""
        self._known = {"": None}
        self._wrong = {}

    def values(self, cells: Sequence[str]) -> list[Any]:
        """The value of each cell; the cell itself where it is not accepted."""
        if self._plain:
            return list(cells) if self._required else [cell or None for cell in cells]
        if len(self._known) > REMEMBERED:
            self._known = {"": None}
        known = self._known
        new = list(set(cells).difference(known))
        if new:
            known.update(zip(new, self._validated(new), strict=True))
        return [known[cell] for cell in cells]

    def wrong(self, cells: Sequence[str]) -> dict[int, str]:
        """Places of the cells that are not accepted, with what would be."""
        missing = "needs a value" if self._required and "" in cells else None
        if not missing and not self._wrong:
            return {}
        found = {n: self._wrong[cell] for n, cell in enumerate(cells) if cell in self._wrong}
        return found | {n: missing for n, cell in enumerate(cells) if missing and not cell}

    def _validated(self, cells: list[str]) -> list[Any]:
        try:
            values = self._many.validate_python(cells)
        except ValidationError:
            values = [self._validated_alone(cell) for cell in cells]
        # A word is kept as plain text: SQLite's driver takes a member of a StrEnum for a type that it must ask about.
        return cells if self._words else values

    def _validated_alone(self, cell: str) -> Any:
        try:
            return self._one.validate_python(cell)
        except ValidationError as error:
            self._wrong[cell] = _accepted(error.errors(include_url=False)[0], self._field)
            return cell


def _typed(field: FieldInfo) -> Any:
    """The field's annotation with its conditions (a pattern, bounds), which pydantic keeps apart from it."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


@cache
def _columns_of(record: type[Record]) -> dict[str, _Column]:
    return {name: _Column(field) for name, field in record.model_fields.items()}


def _accepted(detail: ErrorDetails, field: FieldInfo) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "enum":
            return f"accepted: {', '.join(vocabulary(field.annotation) or ())}"
        case "int_parsing" | "int_parsing_size" | "less_than_equal":
            return f"accepted: a whole number up to {MOST:,}"
        case "greater_than_equal":
            return f"accepted: a whole number from {context.get('ge')} on"
        case "string_pattern_mismatch":
            return f"accepted: {ACCEPTED_BY_PATTERN[str(context['pattern'])]}"
        case "value_error":
            return str(context.get("error", detail["msg"]))
    return detail["msg"]


def without_repeats(block: Block, seen: dict[Key, int], faults: Faults) -> Block:
    """The block without rows whose key stands already; each of them is a fault. `seen` has the line of each key."""
    keys = block.keys()
    if len(set(keys)) == len(keys) and seen.keys().isdisjoint(keys):
        seen.update(zip(keys, block.lines, strict=True))
        return block
    places = []
    for n, (key, line) in enumerate(zip(keys, block.lines, strict=True)):
        earlier = seen.setdefault(key, line)
        if earlier == line:
            places.append(n)
        else:
            shown = key if isinstance(key, str) else ", ".join(str(part) for part in key if part is not None)
            column = block.record.key[0]
            faults.add(block.path, line, column, shown, f"the key stands already in line {earlier}; accepted: once")
    return block.select(places)
