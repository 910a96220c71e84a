"""A sheet for a spreadsheet: written once, and never over one that somebody may have filled in."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from signatories_loaders.records.canonical import write_whole
from signatories_loaders.records.change import NotPossibleError


def check_free(path: Path, force: bool) -> None:
    """Raises NotPossibleError where the file stands already and may not be written over, or its folder does not stand."""
    if not path.parent.is_dir():
        raise NotPossibleError(f"there is no folder {path.parent}; accepted: a file in a folder that stands")
    if path.exists() and not force:
        raise NotPossibleError(
            f"{path} stands already, and may have been filled in; accepted: another name, or --force to write over it"
        )


def write_sheet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a sheet as CSV that a spreadsheet opens without taking a cell for a formula. Returns the number of rows."""
    out, count = io.StringIO(), 0
    out.write("\ufeff")  # spreadsheets take CSV for UTF-8 only with it
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for count, row in enumerate(rows, 1):  # noqa: B007  # the last number is the count
        writer.writerow([plain(cell) for cell in row])
    write_whole(path, out.getvalue())
    return count


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
