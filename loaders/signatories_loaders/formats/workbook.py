"""What a workbook is made of, looked through before it is opened: sizes, declarations of entities, cells far away."""

import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from signatories_loaders.formats.row import ROWS

FILE = 50 << 20
"""Bytes of a workbook that is opened."""
WHOLE = 200_000_000
"""Bytes of all its parts, uncompressed."""
RATIO = 200
"""How many times larger than the file its parts may be."""
CELLS = 10_000_000
"""Cells between the first and the last one of a sheet."""
TEXT = 200_000_000
"""Characters of all cells, a text that is shared counted as often as it stands."""
MEMBERS = 10_000
FAILED = 100
"""Failed formulas that are told."""
CHUNK = 1 << 18
PARTS = (".xml", ".rels", "mimetype")
"""Parts that are looked through and opened; pictures and the like are left out."""


class WorkbookError(Exception):
    """The workbook is not opened; the text says why, and what is accepted."""


@dataclass
class Looked:
    """What was found in the parts: lengths of the texts that cells share, how often each is used, and cells in which a
    formula has failed (row, column, what it shows)."""

    lengths: list[int] = field(default_factory=list)
    used: Counter[int] = field(default_factory=Counter)
    failed: list[tuple[int, str, str]] = field(default_factory=list)

    def check(self) -> None:
        """Refuse a small file whose cells would together be very long."""
        whole = sum(self.lengths[at] * times for at, times in self.used.items() if at < len(self.lengths))
        if whole > TEXT:
            raise WorkbookError(f"has cells of {whole:,} characters in all; accepted: up to {TEXT:,}")


def checked(path: Path) -> tuple[io.BytesIO, Looked]:
    """A copy of the workbook that has only what was looked through, and what was found."""
    size = path.stat().st_size
    if size > FILE:
        raise WorkbookError(f"is larger than a workbook that is opened; accepted: {FILE >> 20} MB")
    try:
        with zipfile.ZipFile(path) as archive:
            infos = _members(archive, size)
            return _copy(archive, infos)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise WorkbookError(f"is not a whole workbook ({error}); accepted: XLSX or ODS") from error


def _members(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if len(infos) > MEMBERS or len(names) < len(infos):
        raise WorkbookError(f"has parts of the same name or more than {MEMBERS:,}; accepted: XLSX or ODS")
    if not {"xl/workbook.xml", "content.xml"} & names:
        raise WorkbookError("is a zip file that is no workbook; accepted: XLSX or ODS")
    whole = sum(info.file_size for info in infos)
    if whole > WHOLE:
        raise WorkbookError(f"holds {whole:,} bytes uncompressed; accepted: up to {WHOLE:,}")
    if whole > RATIO * size:
        raise WorkbookError(f"grows {whole // size} times when uncompressed; accepted: up to {RATIO} times")
    return [info for info in infos if info.filename.lower().endswith(PARTS)]


def _copy(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> tuple[io.BytesIO, Looked]:
    copy, looked = io.BytesIO(), Looked()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for info in infos:
            part = _Part(info.filename, looked) if info.filename != "mimetype" else None
            with archive.open(info) as source, target.open(info.filename, "w") as copied:
                while chunk := source.read(CHUNK):
                    copied.write(chunk)
                    if part:
                        part.feed(chunk)
            if part:
                part.feed(b"", last=True)
    looked.check()
    copy.seek(0)
    return copy, looked


class _Part:
    """One XML part, looked through without being kept."""

    def __init__(self, name: str, looked: Looked) -> None:
        self.name, self.looked = name, looked
        self.rows, self.columns, self.first = 0, 0, 1 << 30
        self.at = (0, 0)
        self.kind, self.digits = "", ""
        self.repeat = (1, 1)
        self.covered = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.is_strings = name.lower().endswith("sharedstrings.xml")
        self.is_content = name.lower() == "content.xml"
        self.characters = 0
        self.inside = ""

    def feed(self, chunk: bytes, last: bool = False) -> None:
        """Look through the next piece."""
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise WorkbookError(f"has a part that is not XML ({self.name}: {error}); accepted: XLSX or ODS") from error

    def _declared(self, *_: object) -> None:
        raise WorkbookError(f"declares a document type or entities ({self.name}); accepted: a workbook without them")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "si":
            self.looked.lengths.append(0)
        elif tag == "row":
            self.at = (_repeated(attributes, "r") if attributes.get("r") else self.at[0] + 1, 0)
        elif tag == "c":
            self._cell(attributes)
        elif tag == "table-row":
            self.at = (self.at[0], 0)
            self.repeat = (_repeated(attributes, "table:number-rows-repeated"), 1)
        elif tag in ("table-cell", "covered-table-cell"):
            self._ods_cell(attributes)
        elif tag == "s" and self.is_content:
            self._add_text(_repeated(attributes, "text:c"))
        self.inside = tag

    def _cell(self, attributes: dict[str, str]) -> None:
        row, column = self.at[0], self.at[1] + 1
        if found := re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", attributes.get("r", "")):
            column = 0
            for letter in found[1].upper():
                column = column * 26 + ord(letter) - 64
            row = int(found[2])
        elif "r" in attributes:
            raise WorkbookError(f"has a cell at {attributes['r'][:20]!r} ({self.name}); accepted: cells such as B2")
        self.at = (row, column)
        self.kind, self.digits = attributes.get("t", ""), ""
        self._reach(row, row, column)

    def _ods_cell(self, attributes: dict[str, str]) -> None:
        times = _repeated(attributes, "table:number-columns-repeated")
        self.at = (self.at[0], self.at[1] + times)
        self.repeat = (self.repeat[0], times)
        if any(key.startswith(("office:", "calcext:", "table:formula")) for key in attributes):
            self.covered += times * self.repeat[0]
            self._reach(self.at[0] + 1, self.at[0] + self.repeat[0], self.at[1])

    def _reach(self, first: int, last: int, column: int) -> None:
        self.first = min(self.first, first)
        self.rows, self.columns = max(self.rows, last), max(self.columns, column)
        cells = max((self.rows - self.first + 1) * self.columns, self.covered)
        if cells > CELLS or self.rows > ROWS:
            raise WorkbookError(f"has a sheet of {self.rows:,} by {self.columns:,} cells; accepted: {CELLS:,} in all")

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "v" and self.kind == "s" and _is_number(self.digits.strip()):
            self.looked.used[int(self.digits)] += 1
        elif tag == "v" and self.kind == "e" and len(self.looked.failed) < FAILED:
            self.looked.failed.append((self.at[0], _letters(self.at[1]), self.digits))
        elif tag == "table-row":
            self.at, self.repeat = (self.at[0] + self.repeat[0], 0), (1, 1)
        elif tag in ("table-cell", "covered-table-cell"):
            self.repeat = (self.repeat[0], 1)
        elif tag == "table":
            self.at, self.rows, self.columns, self.first = (0, 0), 0, 0, 1 << 30
        self.inside = ""

    def _text(self, text: str) -> None:
        if self.is_strings and self.looked.lengths:
            self.looked.lengths[-1] += len(text)
        elif self.inside == "v" and len(self.digits) < 20:
            self.digits += text
        elif self.is_content:
            self._add_text(len(text))

    def _add_text(self, characters: int) -> None:
        """Count the text of an ODS cell as often as the cell is repeated."""
        self.characters += characters * self.repeat[0] * self.repeat[1]
        if self.characters > TEXT:
            raise WorkbookError(f"has cells of {self.characters:,} characters in all; accepted: up to {TEXT:,}")


def _letters(column: int) -> str:
    """A column as a sheet shows it: A, B, … AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _is_number(text: str | None) -> bool:
    return bool(text and re.fullmatch("[0-9]{1,9}", text))


def _repeated(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated, or where it stands; digits count as a number even where others stand beside them."""
    digits = re.sub("[^0-9]", "", attributes.get(name, ""))[:20]
    return max(int(digits or "1"), 1)
