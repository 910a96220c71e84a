"""The value of a field of a claim, from the cells of a row."""

import json
import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from fractions import Fraction

from signatories_loaders.mappings.dates import to_edtf
from signatories_loaders.mappings.mapping import Field, Needs, Part
from signatories_schema.dates import DateError, bounds

Cells = AnyMapping[str, str]


class ValueFaultError(ValueError):
    """A cell that cannot be used: its column, its value, and what is accepted."""

    def __init__(self, column: str, value: str, accepted: str) -> None:
        super().__init__(f"{column}: {value!r}: {accepted}")


@dataclass(frozen=True)
class Given:
    """What stands beside the row: the options of the command, and the other rows of the file by their id."""

    options: Cells
    rows: AnyMapping[str, Cells] = field(default_factory=dict)


@dataclass
class Value:
    """A value, the dates it was made of as they are printed, what a person must know of it, and cells that cannot be used."""

    text: str = ""
    printed: list[str] = field(default_factory=list)
    note: str = ""
    wrong: list[str] = field(default_factory=list)


def value_of(wanted: Field, cells: Cells, given: Given) -> Value:
    """The value of a field, or all that is wrong with its cells."""
    values, wrong = [], []
    for part in wanted.parts:
        try:
            values.append(_part(part, cells, given))
        except ValueFaultError as error:
            wrong.append(str(error))
    if wrong:
        return Value(wrong=wrong)
    filled = [value.text for value in values if value.text]
    printed = [text for value in values for text in value.printed]
    notes = "; ".join(value.note for value in values if value.note)
    if any(part.times for part in wanted.parts):
        try:
            return Value(_sum(wanted.parts, filled), printed, notes)
        except ValueFaultError as error:
            return Value(wrong=[str(error)])
    return Value("; ".join(filled), printed, notes)


def is_filled(needs: Needs, cells: Cells) -> bool:
    """Whether in each group of columns one is filled."""
    return all(any(cells.get(column) for column in group) for group in needs)


def divided(cell: str, divider: str) -> list[str]:
    """The values of a cell, without spaces around them and without empty ones."""
    if divider == "json":
        return [text for item in _list(cell) if (text := _text(item).strip())]
    values = cell.split(divider) if divider else [cell]
    return [text for value in values if (text := value.strip())]


def _list(cell: str) -> list[object]:
    if cell.startswith("["):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
            return [cell]
        if isinstance(found, list):
            return found
    return [cell]


def _text(item: object) -> str:
    return item if isinstance(item, str) else "" if item is None else json.dumps(item, ensure_ascii=False)


def _part(part: Part, cells: Cells, given: Given) -> Value:
    if not is_filled(part.needs, cells):
        return Value()
    joined = next((group for group in part.columns if any(map(cells.get, group))), ())
    column = ", ".join(joined)
    values = _taken(part, column, " ".join(filter(None, map(cells.get, joined))), given) if column else []
    if part.format:
        return _date(part, column, values, cells, given)
    if not column:
        return _worded(part, part.value or given.options.get(part.option, ""))
    if part.words is not None:
        values = [_word(part.words, column, value) for value in values]
    if part.times:
        values = [str(_number(column, value) * part.times) for value in values]
    return _worded(part, "; ".join(values))


def _worded(part: Part, value: str) -> Value:
    return Value(part.text.replace("{}", value) if part.text and value else value)


def _taken(part: Part, column: str, cell: str, given: Given) -> list[str]:
    if part.follow:
        if cell not in given.rows:
            raise ValueFaultError(column, cell, "accepted: the id of a row of this file")
        cell = given.rows[cell].get(part.follow, "")
    if not part.split:
        return [cell] if cell else []
    values = divided(cell, part.split)
    return {"first": values[:1], "last": values[-1:], "rest": values[1:]}.get(part.take, values)


def _word(words: dict[str, str], column: str, value: str) -> str:
    if value not in words:
        raise ValueFaultError(column, value, f"accepted: {', '.join(words)}")
    return words[value]


def _number(column: str, value: str) -> Fraction:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value):
        raise ValueFaultError(column, value, "accepted: a number, as 3 or 1.5")
    return Fraction(value)


def _sum(parts: tuple[Part, ...], values: list[str]) -> str:
    if not values:
        return ""
    total = sum(map(Fraction, values))
    if total.denominator != 1:
        columns = ", ".join(column for part in parts for joined in part.columns for column in joined)
        raise ValueFaultError(columns, str(float(total)), "accepted: numbers whose sum is whole")
    return str(total)


def _date(part: Part, column: str, values: list[str], cells: Cells, given: Given) -> Value:
    """The date, and where the same date stands in another column too, what the two say of one another."""
    value = Value("; ".join(_edtf(part, column, text) for text in values), values)
    other = _part(part.compare, cells, given) if part.compare else Value()
    value.printed = [*values, *other.printed]
    if value.text and other.text and not _meet(value.text, other.text):
        names = f"{column} and {', '.join(part.compare.named())}" if part.compare else column
        value.note = f"{names} disagree: {' and '.join(value.printed)} are {value.text} and {other.text}"
    value.text = value.text or other.text
    return value


def _edtf(part: Part, column: str, text: str) -> str:
    try:
        return to_edtf(text, part.format, part.calendar)
    except DateError as error:
        raise ValueFaultError(column, text, str(error)) from None


def _meet(one: str, other: str) -> bool:
    """Whether two dates have a day in common."""
    (first, last), (other_first, other_last) = bounds(one), bounds(other)
    return first <= other_last and other_first <= last
