"""Tables as CSV: UTF-8 without a byte order mark, lines end with a line feed, one value a cell, nothing where there is none."""

import csv
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from signatories_loaders.export.rows import BLOCK


def write_csv(path: Path, names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> int:
    """Write a header and rows; how many rows."""
    count, left = 0, iter(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_text([tuple(names)]))
        while block := list(islice(left, BLOCK)):
            count += len(block)
            file.write(_text(block))
    return count


def _text(block: list[tuple[Any, ...]]) -> str:
    """The rows as CSV. Only a block with a line end within a cell pays for the search of each character for one."""
    text = "\n".join([*_lines(block, ""), ""])
    if "\r" in text or text.count("\n") > len(block):
        return "\n".join([*(line.removesuffix("\r\n") for line in _lines(block, "\r\n")), ""])
    return text


class _Gathered(list[str]):
    """Takes what a csv writer writes, a line at a time."""

    write = list.append


def _lines(block: list[tuple[Any, ...]], end: str) -> list[str]:
    """Each row as a line with its end; cells that hold a character of the end are quoted."""
    lines = _Gathered()
    csv.writer(lines, lineterminator=end).writerows(block)
    return lines
