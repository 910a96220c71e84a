"""Applying a mapping: rows of any file become rows of a folder's claims.csv, and those that cannot, with their reason."""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.formats import FileRow, FileTable
from signatories_loaders.inbox.folder import ReadRow
from signatories_loaders.mappings.dates import to_edtf
from signatories_loaders.mappings.mapping import ClaimRule, Field, Mapping
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import DateError


@dataclass(frozen=True)
class Refused:
    """A row that makes no claim, and why."""

    row: ReadRow
    reason: str


def check_columns(table: FileTable, mapping: Mapping, faults: Faults, path: Path) -> None:
    """Every column of the file must be named by the mapping, and every column that it needs must be there."""
    for column in table.columns:
        if column not in mapping.columns():
            named = ", ".join(sorted(mapping.columns()))
            faults.add(path, 1, column, "", f"no line of mapping {mapping.name} names this column; it names {named}")


def apply(table: FileTable, mapping: Mapping, options: AnyMapping[str, str]) -> Iterator[ReadRow | Refused]:
    """The claims of each row; a row that makes none, or one that cannot be used, is refused with its reason."""
    for place, text, reason in table.set_aside:
        yield Refused(ReadRow("claims.csv", 0, {"detail": text}, place), reason)
    for row in table.rows:
        made = [rule for rule in mapping.rules if all(row.cells.get(column) for column in rule.needs)]
        if not made:
            needed = " or ".join(sorted({", ".join(rule.needs) for rule in mapping.rules}))
            yield Refused(_as_read(row), f"makes no claim: empty in {needed}")
        for rule in made:
            yield _claim(row, rule, options)


def _as_read(row: FileRow) -> ReadRow:
    return ReadRow("claims.csv", 0, {k: v for k, v in row.cells.items() if v}, row.place)


def _claim(row: FileRow, rule: ClaimRule, options: AnyMapping[str, str]) -> ReadRow | Refused:
    values = {"claim": rule.kind} if rule.kind else {}
    for field in rule.fields:
        cell = row.cells.get(field.column, "") if field.column else field.value or options.get(field.option, "")
        try:
            values[field.name] = _value(field, cell)
        except (DateError, KeyError) as error:
            accepted = str(error) if isinstance(error, DateError) else f"accepted: {', '.join(field.words or ())}"
            return Refused(_as_read(row), f"{field.column}: {cell!r}: {accepted}")
        if field.format and cell:
            values.setdefault("date_as_printed", cell)
            values.setdefault("date_basis", "printed")
    return ReadRow("claims.csv", 0, values, row.place)


def _value(field: Field, cell: str) -> str:
    if not cell:
        return ""
    if field.words is not None:
        return field.words[cell]
    return to_edtf(cell, field.format, field.calendar) if field.format else cell
