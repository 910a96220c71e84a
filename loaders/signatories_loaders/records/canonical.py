"""The one form in which records are kept, so that a difference between two versions is a difference of content."""

import csv
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from signatories_loaders.records.validate import key_of
from signatories_schema.record import Record


def sort_key(record: Record) -> tuple[tuple[str, int, str], ...]:
    """Order of records in their file: by key, the number at the end of an id as a number."""
    return tuple(_in_order(value) for value in key_of(record))


def _in_order(value: object) -> tuple[str, int, str]:
    if isinstance(value, int):
        return "", value, ""
    text = "" if value is None else str(value)
    stem, _, number = text.rpartition("_")
    number, _, rest = number.partition("-")
    if stem and number.isascii() and number.isdigit():
        return stem, int(number), rest
    return text, 0, ""


def dump(record: type[Record], rows: Iterable[Record]) -> str:
    """The file's text: header, rows in order, `\\n`, quotes only where needed, NFC."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = list(record.model_fields)
    writer.writerow(columns)
    for row in sorted(rows, key=sort_key):
        writer.writerow(["" if (value := getattr(row, column)) is None else str(value) for column in columns])
    return unicodedata.normalize("NFC", out.getvalue())


def write_whole(path: Path, text: str) -> None:
    """Put text in place in one step: whoever reads the file finds the old text or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
