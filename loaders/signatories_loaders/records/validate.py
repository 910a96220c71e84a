"""Rows of a file as validated records."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from signatories_schema.record import ACCEPTED_BY_PATTERN, MOST, Record
from signatories_schema.tables import vocabulary

from signatories_loaders.records.csvfile import is_nfc, readable, rows
from signatories_loaders.records.fault import Faults

BLOCK = 2000
"""Rows validated in one call: larger blocks gain nothing and hold memory."""


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


def key_of(record: Record) -> tuple[object, ...]:
    """Values of a record's key columns."""
    return tuple(getattr(record, column) for column in record.key)


@cache
def _adapter(record: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[record])  # type: ignore[valid-type]


def read(path: Path, record: type[Record], faults: Faults) -> Iterator[Row]:
    """The records of a file, in its order. Faults are noted, and rows that have one are left out."""
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
    seen: dict[tuple[object, ...], int] = {}
    block: list[tuple[int, dict[str, str | None]]] = []
    for line, cells in lines:
        if not is_nfc(cells):
            _note_not_nfc(path, line, header, cells, faults)
        block.append((line, {name: cell or None for name, cell in zip(header, cells, strict=True) if cell}))
        if len(block) == BLOCK:
            yield from _unique(_validated(path, block, record, faults), seen, faults)
            block = []
    yield from _unique(_validated(path, block, record, faults), seen, faults)


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


def _note_not_nfc(path: Path, line: int, header: list[str], cells: list[str], faults: Faults) -> None:
    for name, cell in zip(header, cells, strict=True):
        if not is_nfc([cell]):
            faults.add(path, line, name, cell, "is not in Unicode normal form C; accepted: NFC (signatories format)")


def _validated(
    path: Path, block: list[tuple[int, dict[str, str | None]]], record: type[Record], faults: Faults
) -> Iterator[Row]:
    adapter = _adapter(record)
    try:
        records = adapter.validate_python([values for _, values in block])
    except ValidationError as error:
        bad = set()
        for detail in error.errors(include_url=False):
            index = int(detail["loc"][0])
            bad.add(index)
            line, values = block[index]
            faults.broken[path].add(values.get(record.key[0]) or "")
            column = str(detail["loc"][1]) if len(detail["loc"]) > 1 else ""
            faults.add(path, line, column, values.get(column), _accepted(detail, record, column))
        block = [entry for n, entry in enumerate(block) if n not in bad]
        records = adapter.validate_python([values for _, values in block])
    for (line, _), item in zip(block, records, strict=True):
        yield Row(path, line, item)


def _accepted(detail: ErrorDetails, record: type[Record], column: str) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "needs a value"
        case "enum":
            words = vocabulary(record.model_fields[column].annotation)
            return f"accepted: {', '.join(words or ())}"
        case "int_parsing" | "int_parsing_size" | "less_than_equal":
            return f"accepted: a whole number up to {MOST:,}"
        case "greater_than_equal":
            return f"accepted: a whole number from {context.get('ge')} on"
        case "string_pattern_mismatch":
            return f"accepted: {ACCEPTED_BY_PATTERN[str(context['pattern'])]}"
        case "value_error":
            return str(context.get("error", detail["msg"]))
    return detail["msg"]


def _unique(found: Iterator[Row], seen: dict[tuple[object, ...], int], faults: Faults) -> Iterator[Row]:
    for row in found:
        earlier = seen.setdefault(row.key, row.line)
        if earlier != row.line:
            shown = ", ".join(str(part) for part in row.key if part is not None)
            faults.add(
                row.path,
                row.line,
                row.record.key[0],
                shown,
                f"the key stands already in line {earlier}; accepted: once",
            )
            continue
        yield row
