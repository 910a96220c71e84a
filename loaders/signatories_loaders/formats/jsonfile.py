"""JSON: a list of objects, an object that has one such list, or an object a line (JSON Lines)."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from signatories_loaders.formats.encoding import encoding_of, head, whole_text
from signatories_loaders.formats.row import (
    COLUMNS,
    ROWS,
    FileRow,
    FileTable,
    broken_text,
    cell_text,
    nothing,
    refuse,
    row_of,
    shown,
    up_to_cap,
)
from signatories_loaders.records.fault import Faults

ACCEPTED = "accepted: a list of objects, an object with one list of objects, or an object a line"
TWICE = "stands twice in one object; accepted: once"
DEPTH = 8
"""Objects within one another that are unfolded; what lies deeper stays JSON."""
DIGITS = 4000
"""Digits of a whole number that are read."""


class _TwiceError(ValueError):
    """A key stands twice in one object; the text is the key."""


class _Number(float):
    """A number with a fraction, and how it was written."""

    text: str

    def __new__(cls, text: str) -> "_Number":
        """Keep the digits as they stand."""
        number = super().__new__(cls, text)
        number.text = text
        return number


def read_json(path: Path, faults: Faults) -> FileTable:
    """A row an object; a column a key, in the order in which keys are first met. The keys of an object within an object are
    columns too, `outer.inner`; a list stands in its cell as JSON."""
    if _is_lines(path):
        return _read_lines(path, faults)
    text = whole_text(path, faults)
    if text is None:
        return nothing()
    try:
        document = loads(text)
    except json.JSONDecodeError as error:
        return refuse(
            path, faults, error.lineno, text[error.pos : error.pos + 20], f"is not JSON ({error.msg}); {ACCEPTED}"
        )
    except _TwiceError as error:
        return refuse(path, faults, 1, "", TWICE, column=str(error))
    except (ValueError, RecursionError) as error:
        return refuse(path, faults, 1, "", f"is not JSON ({error}); {ACCEPTED}")
    del text
    objects = _only_list(document)
    if objects is None:
        return refuse(path, faults, 1, "", f"is JSON of another shape; {ACCEPTED}")
    if len(objects) > ROWS:
        return refuse(path, faults, 1, "", f"has more than {ROWS:,} rows; accepted: up to {ROWS:,}")
    columns = _columns(path, _flat(path, enumerate(objects, 1), faults), faults)
    if columns is None:
        return nothing()
    again = _flat(path, enumerate(objects, 1), None)
    table = FileTable(columns, up_to_cap(path, _rows(path, columns, again, faults), faults))
    if isinstance(document, dict):
        for key, value in document.items():
            if value is not objects:
                table.set_aside.append((path.name, shown(f"{key}: {as_text(value)}"), "beside the list"))
    return table


def loads(text: str) -> Any:
    """The value of a JSON text; ValueError for a key that stands twice and for NaN or Infinity."""
    return json.loads(
        text, object_pairs_hook=_object, parse_float=_Number, parse_int=_integer, parse_constant=_no_number
    )


def as_text(value: Any) -> str:
    """The text of a cell: whole numbers without .0, nothing for null and what is empty, compact JSON for a list."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, _Number):
        whole, _, fraction = value.text.partition(".")
        return whole if fraction and not fraction.strip("0") else value.text
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [cell_text(key).strip() for key, _ in pairs]
    found = dict(zip(keys, (value for _, value in pairs), strict=True))
    if len(found) != len(pairs):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _TwiceError(twice)
    return found


def _integer(text: str) -> int:
    if len(text) > DIGITS:
        raise ValueError(f"a number of {len(text):,} digits")
    return int(text)


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is not a number")


def _only_list(document: Any) -> list[Any] | None:
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list)]
        return lists[0] if len(lists) == 1 else None
    return None


def _flat(path: Path, items: Iterable[tuple[int, Any]], faults: Faults | None) -> Iterator[tuple[int, Any]]:
    """The items, with objects in objects unfolded; faults are noted in the first of the two readings."""
    for number, item in items:
        try:
            yield number, _object(list(_unfolded(item, ""))) if isinstance(item, dict) else item
        except _TwiceError as error:
            if faults is not None:
                refuse(path, faults, number, "", TWICE, column=str(error))


def _unfolded(item: dict[str, Any], within: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    for key, value in item.items():
        if isinstance(value, dict) and value and depth < DEPTH:
            yield from _unfolded(value, f"{within}{key}.", depth + 1)
        else:
            yield f"{within}{key}", value


def _columns(path: Path, items: Iterable[tuple[int, Any]], faults: Faults) -> list[str] | None:
    """All keys. Items that are no objects are noted; None if there are too many keys or no item at all."""
    columns: dict[str, None] = {}
    empty = True
    for number, item in items:
        empty = False
        if not isinstance(item, dict):
            faults.unreadable.add(path)
            faults.add(path, number, "", shown(as_text(item)), f"item is not an object; {ACCEPTED}")
            continue
        columns.update(dict.fromkeys(item))
        if len(columns) > COLUMNS:
            refuse(path, faults, number, str(len(columns)), f"keys; accepted: up to {COLUMNS}")
            return None
    if empty and path not in faults.unreadable:
        refuse(path, faults, 1, "", f"is empty; {ACCEPTED}")
    wrong = [
        (key, what)
        for key in columns
        if (what := broken_text(key) or (not key and "is a key without a name; accepted: keys with names"))
    ]
    for key, what in wrong:
        refuse(path, faults, 1, "", what, column=shown(key))
    return None if empty or wrong else list(columns)


def _rows(path: Path, columns: list[str], items: Iterable[tuple[int, Any]], faults: Faults) -> Iterator[FileRow]:
    for number, item in items:
        if isinstance(item, dict):
            row = row_of(path, ("", number), columns, [as_text(item.get(column)) for column in columns], faults)
            if row is not None:
                yield row


def _is_lines(path: Path) -> bool:
    """Whether the first line that is not empty is an object by itself and another one follows; or the suffix says so."""
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return True
    try:
        lines = [line for line in head(path, "utf-8-sig", 1 << 20).split("\n") if line.strip()]
        return len(lines) > 1 and isinstance(loads(lines[0]), dict) and lines[1].lstrip().startswith("{")
    except (ValueError, RecursionError):
        return False


def _read_lines(path: Path, faults: Faults) -> FileTable:
    encoding = encoding_of(path, faults)
    if encoding is None:
        return nothing()
    columns = _columns(path, _flat(path, _items(path, encoding, faults), faults), faults)
    if columns is None:
        return nothing()
    again = _flat(path, _items(path, encoding, None), None)
    return FileTable(columns, up_to_cap(path, _rows(path, columns, again, faults), faults))


def _items(path: Path, encoding: str, faults: Faults | None) -> Iterator[tuple[int, Any]]:
    """Line number and value of each line; faults are noted in the first of the two readings."""
    with path.open(encoding=encoding, newline="\n") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield number, loads(line)
            except _TwiceError as error:
                if faults is not None:
                    refuse(path, faults, number, "", TWICE, column=str(error))
            except (ValueError, RecursionError) as error:
                if faults is not None:
                    what = error.msg if isinstance(error, json.JSONDecodeError) else error
                    faults.unreadable.add(path)
                    faults.add(path, number, "", line.strip(), f"is not JSON ({what}); accepted: an object a line")
