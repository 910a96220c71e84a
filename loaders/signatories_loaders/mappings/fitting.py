"""Ready-made mappings that fit a file: its headers, and the way in which its dates are written."""

from collections.abc import Sequence

from signatories_loaders.mappings.dates import to_edtf
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.mappings.observe import dates_in
from signatories_loaders.mappings.parse import READY, find_mapping, ready_made
from signatories_loaders.mappings.propose import Rows
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import DateError


def fitting(columns: Sequence[str], rows: Rows) -> str:
    """Name of the ready-made mapping that fits a file; empty where none does."""
    for name in ready_made():
        mapping = find_mapping(name, Faults(READY))
        if mapping and _fits(mapping, set(columns)) and _dates_fit(mapping, rows):
            return name
    return ""


def ready_text(name: str) -> str:
    """A ready-made mapping as it is written."""
    return (READY / f"{name}.yaml").read_text(encoding="utf-8")


def _fits(mapping: Mapping, columns: set[str]) -> bool:
    """Whether it names every column, finds what it needs, and some row can make a claim."""
    can = any(all(columns.intersection(group) for group in rule.needs) for rule in mapping.rules)
    return can and columns <= mapping.columns() and all(columns.intersection(group) for group in mapping.required())


def _dates_fit(mapping: Mapping, rows: Rows) -> bool:
    """Whether dates are written as it reads them, in columns where the values tell it."""
    for part in (part for rule in mapping.rules for one in rule.fields for part in one.parts if part.format):
        values = [
            row[column] for row in rows for column in part.named() if column in part.columns[0] and row.get(column)
        ]
        told = dates_in(values)
        if not told.question and not all(_reads(value, part.format, part.calendar) for value in values):
            return False
    return True


def _reads(value: str, order: str, calendar: str) -> bool:
    try:
        to_edtf(value, order, calendar)
    except DateError:
        return False
    return True
