"""Reading a folder of gathered claims: sources.csv and claims.csv; people.csv, publishers.csv, searches.csv if any."""

import hashlib
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from signatories_loaders.records.csvfile import readable, rows
from signatories_loaders.records.fault import Faults

COLUMNS: dict[str, tuple[str, ...]] = {
    "sources.csv": ("source", "url", "publisher", "origin", "title", "published_on", "language", "kind"),
    "claims.csv": (
        "source",
        "claim",
        "person",
        "person_key",
        "letter",
        "date",
        "date_basis",
        "date_as_printed",
        "place",
        "facility",
        "authority",
        "charges",
        "sentence",
        "sentence_months",
        "role",
        "position",
        "figure_count",
        "figure_of",
        "figure_bound",
        "figure_measure",
        "certainty",
        "detail",
    ),
    "people.csv": ("person_key", "name_en", "name_fa", "note"),
    "publishers.csv": ("publisher", "house"),
    "searches.csv": (
        "person_key",
        "letter",
        "searched_on",
        "where",
        "languages",
        "spellings",
        "look_ups",
        "pages_read",
        "found",
        "note",
    ),
}
REQUIRED = {
    "sources.csv": ("source", "url", "publisher", "kind"),
    "claims.csv": ("source", "claim"),
    "people.csv": ("person_key", "name_en"),
    "publishers.csv": ("publisher", "house"),
    "searches.csv": ("person_key", "letter", "searched_on", "where", "languages", "spellings", "found"),
}

SOURCE, LETTER = "--source", "--letter"
"""Of which page and letter the command line said that a row is, which has no such cells itself: two pages that print the
same line print two lines."""


@dataclass(frozen=True)
class ReadRow:
    """A row as read: its file and line, its values (NFC, otherwise as they stand), and their hash.

    `place` says where it stands in a file that has sheets, tables or other places than lines.
    """

    file: str
    line: int
    values: dict[str, str]
    place: str = ""

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def alone(self) -> "ReadRow":
        """The row without what the command line said of it."""
        return replace(self, values={name: v for name, v in self.values.items() if name not in (SOURCE, LETTER)})

    @property
    def where(self) -> str:
        """Where the row stands, for a person who looks it up."""
        return self.place or f"{self.file}:{self.line}"

    @cached_property
    def hash(self) -> str:
        """First 16 digits of the SHA-256 of the row's filled cells."""
        text = "\x1f".join(f"{k}\x1e{v}" for k, v in sorted(self.values.items()) if v)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Folder:
    """A folder as read, or a file read as one. `refused` are rows that could not become claims, each with its reason."""

    path: Path
    files: dict[str, list[ReadRow]]
    claims_sha256: str
    refused: list[tuple[ReadRow, str]] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    """Id of a page that is not held and stands in no sources.csv of the folder -> what is put of it, and why."""

    @property
    def rows_read(self) -> int:
        """Rows that are claims or that were refused."""
        return len(self.files["claims.csv"]) + len(self.refused)


def read_folder(path: Path, faults: Faults) -> Folder:
    """Read all files of the folder; faults in headers and cells that cannot be read are noted."""
    files = {}
    for name, columns in COLUMNS.items():
        file = path / name
        if not file.exists():
            if name in ("sources.csv", "claims.csv"):
                faults.add(file, 1, "", "", f"is missing; accepted: a folder with sources.csv and claims.csv ({name})")
            continue
        if readable(file, faults, canonical=False):
            files[name] = _read_file(file, columns, faults)
    claims = path / "claims.csv"
    sha256 = hashlib.sha256(claims.read_bytes()).hexdigest() if claims.exists() else ""
    return Folder(path, files, sha256)


def _read_file(path: Path, columns: tuple[str, ...], faults: Faults) -> list[ReadRow]:
    lines = rows(path, faults)
    header = next(lines, (1, []))[1]
    unknown = [name for name in header if name not in columns]
    missing = [name for name in REQUIRED[path.name] if name not in header]
    for name in unknown:
        faults.add(path, 1, name, "", f"unknown column; accepted: {', '.join(columns)}")
    twice = sorted({name for name in header if header.count(name) > 1})
    for name in twice:
        faults.add(path, 1, name, "", "stands twice in the header; accepted: once")
    for name in missing:
        faults.add(path, 1, name, "", "column is missing; accepted: a header that has it")
    if unknown or missing or twice:
        return []
    return [
        ReadRow(path.name, line, {name: _text(cell) for name, cell in zip(header, cells, strict=True)})
        for line, cells in lines
    ]


def _text(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.replace("\r\n", "\n"))
