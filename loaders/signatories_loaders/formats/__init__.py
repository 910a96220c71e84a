"""Readers that turn a file somebody has, whatever it was made with, into rows of text cells."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from signatories_loaders.formats.delimited import delimiter_of, read_delimited
from signatories_loaders.formats.encoding import encoding_of, head
from signatories_loaders.formats.htmlfile import read_html
from signatories_loaders.formats.jsonfile import read_json
from signatories_loaders.formats.letter import read_letter
from signatories_loaders.formats.row import FileRow, FileTable, nothing, refuse
from signatories_loaders.formats.spreadsheet import read_spreadsheet
from signatories_loaders.records.fault import Faults

__all__ = ["FileRow", "FileTable", "read_file"]

ACCEPTED = "accepted: CSV, TSV, XLSX, ODS, JSON, JSON Lines, a saved HTML page, or the text of a letter"
Reader = Callable[[Path, Faults], FileTable]
BY_SUFFIX: dict[str, Reader] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".htm": read_html,
    ".html": read_html,
    ".xhtml": read_html,
}
FOREIGN = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "is a workbook of an old kind (.xls) or one with a password",
    b"%PDF-": "is a PDF",
    b"\x89PNG": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"{\\rtf": "is rich text (RTF)",
}


def read_file(path: Path, faults: Faults) -> FileTable:
    """The rows of a file, by the reader its first bytes and its suffix ask for. Never raises for what the file holds."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
        reader = _reader(path, start, faults)
        return nothing() if reader is None else reader(path, faults)
    except OSError as error:
        return refuse(path, faults, 1, "", f"cannot be opened ({error.strerror}); {ACCEPTED}")


def _reader(path: Path, start: bytes, faults: Faults) -> Reader | None:
    for magic, what in FOREIGN.items():
        if start.startswith(magic):
            refuse(path, faults, 1, "", f"{what}; {ACCEPTED}")
            return None
    if start.startswith(b"PK"):
        return read_spreadsheet
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
        refuse(path, faults, 1, start[:4].hex(" "), f"is not a workbook (it does not begin with PK); {ACCEPTED}")
        return None
    if not start:
        refuse(path, faults, 1, "", f"is empty; {ACCEPTED}")
        return None
    return BY_SUFFIX.get(path.suffix.lower()) or _by_content(path, start, faults)


def _by_content(path: Path, start: bytes, faults: Faults) -> Reader | None:
    """The reader of a file of another suffix (.txt, none): by what stands at its beginning."""
    first = start.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")[:200].lower()
    if b"".join(first.split()).startswith((b"{", b"[{")):
        return read_json
    if first.startswith((b"<!doctype html", b"<html", b"<table", b"<ol", b"<ul", b"<body", b"<head", b"<meta")):
        return read_html
    encoding = encoding_of(path, faults)
    if encoding is None:
        return None
    return read_delimited if _is_table(head(path, encoding, 1 << 16)) else read_letter


def _is_table(text: str) -> bool:
    """Whether a text is a table: its lines are divided alike, under a first line that has no numbers and, if commas or
    semicolons divide it (as they divide names in a letter), only lower-case words."""
    delimiter = delimiter_of(text)
    if delimiter is None:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    header = [cell.strip().strip('"') for cell in lines[0].lstrip("\ufeff").split(delimiter)]
    if any(character.isdigit() for name in header for character in name):
        return False
    if delimiter == "\t":
        return len({line.count(delimiter) for line in lines[1:50]} | {len(header) - 1}) == 1 or len(header) > 2
    return all(re.fullmatch("[a-z]+(_[a-z]+)*", name) for name in header)
