"""XLSX and ODS workbooks: the values of their cells as text."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, load_workbook

from signatories_loaders.formats.row import (
    FileRow,
    FileTable,
    column_names,
    nothing,
    refuse,
    row_of,
    shown,
    up_to_cap,
)
from signatories_loaders.formats.workbook import WorkbookError, checked
from signatories_loaders.records.fault import Faults

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
FAILED = "is what a formula shows that has failed"
STOPS = (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit)


class _Sheet:
    """A sheet, its header and what stands under it."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self.name = sheet.name
        self.lines = _lines(sheet)
        self.line, self.header = next(((n, cells) for n, cells in self.lines if any(map(str.strip, cells))), (1, []))


def read_spreadsheet(path: Path, faults: Faults) -> FileTable:
    """The rows of the first sheet that is not empty, and of the sheets under the same header. Others are set aside."""
    try:
        return _read(path, faults)
    except WorkbookError as error:
        return refuse(path, faults, 1, "", str(error))
    except BaseException as error:  # A panic of calamine is not an Exception.
        if isinstance(error, STOPS):
            raise
        return refuse(path, faults, 1, "", f"cannot be read as a workbook ({error}); accepted: XLSX or ODS")


def _read(path: Path, faults: Faults) -> FileTable:
    copy, looked = checked(path)
    for line, column, value in looked.failed:
        faults.add(path, line, column, value, f"{FAILED}; accepted: a value")
    book = load_workbook(copy)
    sheets = [sheet for sheet in map(_Sheet, _sheets(book)) if sheet.header]
    if not sheets:
        return refuse(path, faults, 1, "", "has only empty sheets; accepted: a header and rows")
    columns = column_names(path, sheets[0].line, sheets[0].header, faults)
    if columns is None:
        return nothing()
    same = [sheet for sheet in sheets if _trimmed(sheet.header) == _trimmed(sheets[0].header)]
    rows = (row for sheet in same for row in _rows(path, sheet, columns, faults))
    table = FileTable(columns, up_to_cap(path, rows, faults))
    for sheet in sheets:
        if sheet not in same:
            table.set_aside.extend(_aside(path, sheet))
    return table


def _sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    for metadata in book.sheets_metadata:
        if metadata.typ == SheetTypeEnum.WorkSheet:
            yield book.get_sheet_by_name(metadata.name)


def _rows(path: Path, sheet: _Sheet, columns: list[str], faults: Faults) -> Iterator[FileRow]:
    for line, cells in sheet.lines:
        for column, cell in zip(columns, cells, strict=False):
            if cell in ERRORS:
                faults.add(path, line, column, cell, f"{FAILED} (in {sheet.name}); accepted: a value")
        row = row_of(path, (sheet.name, line), columns, cells, faults, short=True)
        if row is not None:
            yield row


def _aside(path: Path, sheet: _Sheet) -> Iterator[tuple[str, str, str]]:
    why = "a sheet with other columns"
    yield f"{path.name}:{sheet.name}:{sheet.line}", shown(" | ".join(_trimmed(sheet.header))), why
    for line, cells in sheet.lines:
        if any(cells):
            yield f"{path.name}:{sheet.name}:{line}", shown(" | ".join(_trimmed(cells))), why


def _lines(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each row, by the numbers the sheet shows, cells before the first filled column left out."""
    if sheet.start is None:
        return
    for line, values in enumerate(sheet.iter_rows(), 1):
        yield line, [as_text(value) for value in values]


def as_text(value: Value) -> str:
    """The text of a value: whole numbers without .0, dates as ISO text, a date and midnight as a date."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without empty ones at the end."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return [cell.strip() for cell in cells[:count]]
