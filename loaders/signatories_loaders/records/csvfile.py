"""Reading a CSV file row by row, refusing what Python's csv would take in silence."""

import csv
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.records.fault import Faults

CHUNK = 1 << 20
"""Bytes read at a time."""


def readable(path: Path, faults: Faults, canonical: bool = True) -> bool:
    """Whether the file is UTF-8 without NUL bytes and, if it should be canonical, without what spreadsheets add: a byte
    order mark and carriage returns. The first fault is noted."""
    before = len(faults.found)
    with path.open("rb") as file:
        if canonical and file.read(3) == b"\xef\xbb\xbf":
            faults.add(
                path, 1, "", "", "begins with a byte order mark; accepted: UTF-8 without one (signatories format)"
            )
        file.seek(0)
        line = 1
        # Whole lines, a chunk at a time: only a chunk that has a fault is looked at line by line.
        while lines := file.readlines(CHUNK):
            if not _is_plain(b"".join(lines), canonical):
                for number, raw in enumerate(lines, line):
                    _note(path, number, raw if canonical else raw.replace(b"\r", b""), faults)
                    if len(faults.found) > before:
                        faults.unreadable.add(path)
                        return False  # What follows would be read in the light of this fault, so it is told alone.
            line += len(lines)
    if len(faults.found) > before:
        faults.unreadable.add(path)
    return len(faults.found) == before


def _is_plain(chunk: bytes, canonical: bool) -> bool:
    if b"\0" in chunk or (canonical and b"\r" in chunk):
        return False
    try:
        chunk.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _note(path: Path, line: int, raw: bytes, faults: Faults) -> None:
    if b"\0" in raw:
        faults.add(path, line, "", "", "holds a NUL byte; accepted: text")
    if b"\r" in raw:
        faults.add(path, line, "", "", "holds a carriage return; accepted: line ends \\n (signatories format)")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.add(path, line, "", raw[error.start : error.start + 4].hex(" "), "is not UTF-8; accepted: UTF-8")


def rows(path: Path, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Line number at which each row begins, and its cells; the header first. Stops at a row that cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        width: int | None = None
        begins = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                faults.unreadable.add(path)
                faults.add(path, begins, "", "", f"cannot be read as CSV from here on ({error}); a quote may be open")
                return
            here, begins = begins, reader.line_num + 1
            if width is None:
                width = len(cells)
            elif len(cells) != width:
                faults.unreadable.add(path)
                faults.add(path, here, "", "", f"has {len(cells)} cells; accepted: {width}, as in the header")
                continue
            yield here, cells
