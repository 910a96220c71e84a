"""Workbooks as programs of others read them, and as they stand in the file."""

import csv
import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import load_workbook as openpyxl_workbook
from openpyxl.utils.escape import unescape
from python_calamine import load_workbook as calamine_workbook

Rows = list[tuple[Any, ...]]
_CSV_OF_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, double quote, UTF-8, cells as they are shown, numbers and texts unquoted, all sheets."""
_TEXT = re.compile(r'<c r="[A-Z]+\d+"(?: s="\d+")? t="inlineStr"><is><t xml:space="preserve">[^<]*</t></is></c>')
_NUMBER = re.compile(r'<c r="[A-Z]+\d+"><v>-?\d+(\.\d+)?(e[+-]?\d+)?</v></c>')


def by_openpyxl(file: Path | bytes) -> dict[str, Rows]:
    """The rows of each sheet; openpyxl leaves it to its caller to undo Excel's way of writing control characters."""
    book = openpyxl_workbook(io.BytesIO(file) if isinstance(file, bytes) else file)
    return {
        sheet.title: [
            tuple(unescape(v) if isinstance(v, str) else v for v in row) for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


def by_calamine(path: Path) -> dict[str, Rows]:
    """The rows of each sheet; an empty cell is None, a number without a fraction a whole one."""
    book = calamine_workbook(path)
    return {
        name: [
            tuple(None if v == "" else int(v) if isinstance(v, float) and v.is_integer() else v for v in row)
            for row in book.get_sheet_by_name(name).to_python()
        ]
        for name in book.sheet_names
    }


def by_libreoffice(path: Path, folder: Path) -> dict[str, list[list[str]]]:
    """The rows of each sheet as the texts that LibreOffice shows."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", _CSV_OF_ALL_SHEETS, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    found = {}
    for made in folder.glob(f"{path.stem}-*.csv"):
        with made.open(encoding="utf-8", newline="") as file:
            found[made.stem.removeprefix(f"{path.stem}-")] = [
                row or [""] for row in csv.reader(file)
            ]  # a line that is empty is an empty cell
    return found


def as_shown(rows: Rows) -> list[list[str]]:
    """What a program that shows cells shows of these."""
    return [["" if value is None else str(value) for value in row] for row in rows]


def other_cells(file: Path | bytes) -> list[str]:
    """Of all cells of all sheets those that are neither a text nor a number that stands in the cell itself."""
    found = []
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                xml = archive.read(name).decode()
                found += [c for c in re.findall(r"<c .*?</c>|<c [^>]*/>", xml, re.DOTALL) if not _plain(c)]
                found += re.findall(r"<f[ >].*?</f>|<hyperlink.*?>", xml)
            elif name.startswith(("xl/externalLinks", "xl/sharedStrings", "xl/connections")):
                found.append(name)
    return found


def _plain(cell: str) -> bool:
    return bool(_TEXT.fullmatch(cell) or _NUMBER.fullmatch(cell))
