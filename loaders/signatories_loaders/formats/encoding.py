"""How a text file is written: UTF-8 or UTF-16 by what its bytes are, Windows-1256 if that gives Persian or Arabic."""

import codecs
import re
from pathlib import Path

from signatories_loaders.formats.row import DOCUMENT, LINE, refuse
from signatories_loaders.records.fault import Faults

CHUNK = 1 << 20
ACCEPTED = "accepted: UTF-8, UTF-16 with a byte order mark, or Windows-1256 of Persian or Arabic letters"
LETTERS = re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06c1\u06be\u06d2\u0679\u0688\u0691\u06ba]")
BESIDE = re.compile(r"[\u0621-\u064a\u067e-\u06d2،؛؟\u064b-\u0652«»\u200c-\u200f\u00a0–—‘’“”•…]")
"""What stands in Persian or Arabic text of Windows-1256 besides ASCII."""
MIXED_WORD = re.compile(r"[A-Za-z][\u0621-\u06d2]|[\u0621-\u06d2][A-Za-z]")


def encoding_of(path: Path, faults: Faults, longest: int | None = LINE) -> str | None:
    """Name of the encoding of the file, read through once a chunk at a time. None, and a fault, if it has none of the
    accepted ones, holds a NUL, or has a line of more than `longest` characters."""
    with path.open("rb") as file:
        start = file.read(4)
    encoding = "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    wrong = _read_through(path, encoding, longest)
    without_mark = not start.startswith(codecs.BOM_UTF8)
    if wrong and wrong[2].startswith("is not UTF-8") and without_mark and _is_windows_1256(path):
        encoding = "cp1256"
        wrong = _read_through(path, encoding, longest)
    if wrong:
        refuse(path, faults, *wrong)
        return None
    return encoding


def whole_text(path: Path, faults: Faults, longest: int | None = None) -> str | None:
    """The whole text of a file of a bounded size."""
    size = path.stat().st_size
    if size > DOCUMENT:
        refuse(path, faults, 1, f"{size} bytes", f"is larger than what is read at once; accepted: {DOCUMENT >> 20} MB")
        return None
    encoding = encoding_of(path, faults, longest)
    if encoding is None:
        return None
    return path.read_bytes().decode(encoding)


def head(path: Path, encoding: str, characters: int) -> str:
    """The beginning of the text."""
    with path.open(encoding=encoding, newline="") as file:
        return file.read(characters)


def _read_through(path: Path, encoding: str, longest: int | None) -> tuple[int, str, str] | None:
    """Line, value and wording of the first fault."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, length = 1, 0
    with path.open("rb") as file:
        while True:
            raw = file.read(CHUNK)
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].count(b"\n")
                value = error.object[error.start : error.start + 4].hex(" ")
                name = "UTF-16" if encoding == "utf-16" else "UTF-8"
                return line + before, value, f"is not {name}; {ACCEPTED}"
            if (at := text.find("\0")) >= 0:
                return line + text.count("\n", 0, at), "", f"holds a NUL byte; {ACCEPTED}"
            *whole, rest = text.split("\n")
            for piece in whole:
                if longest is not None and length + len(piece) > longest:
                    return line, "", _too_long(longest)
                line, length = line + 1, 0
            length += len(rest)
            if longest is not None and length > longest:
                return line, "", _too_long(longest)
            if not raw:
                # The decoder keeps half of a byte order mark without a word.
                half, _ = decoder.getstate()
                return (line, half.hex(" "), f"is not UTF-8; {ACCEPTED}") if half else None


def _too_long(longest: int) -> str:
    return f"is longer than {longest:,} characters; accepted: lines up to that length"


def _is_windows_1256(path: Path) -> bool:
    """Whether every line can be Windows-1256 of Persian or Arabic letters, and at least one is."""
    letters = 0
    with path.open("rb") as file:
        for raw in iter(lambda: file.readline(CHUNK), b""):
            if raw.isascii():
                continue
            text = raw.decode("cp1256")
            strange = [c for c in text if not c.isascii() and not BESIDE.match(c)]
            foreign = len(strange) * 20 > sum(not c.isascii() for c in text)
            if foreign or MIXED_WORD.search(text) or _is_utf8(raw):
                return False
            letters += len(LETTERS.findall(text))
    return letters > 0


def _is_utf8(raw: bytes) -> bool:
    """Whether a line with several letters beyond ASCII is UTF-8, which Windows-1256 never is by chance."""
    try:
        return len(raw) - len(raw.decode("utf-8")) >= 2
    except UnicodeDecodeError:
        return False
