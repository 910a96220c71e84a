"""Lines on the terminal: wrapped to its width, whatever the script, and without anything that could command it."""

import re
import shutil
import unicodedata
from collections.abc import Iterator

KEPT_TOGETHER = "\u00a0"
"""A space at which no line is broken."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows: in a page's text they could make one name look like another."""
_NARROWEST = 20


def width() -> int:
    """Columns of the terminal as it is now; 80 where there is none."""
    return max(shutil.get_terminal_size().columns, _NARROWEST)


def harmless(text: str) -> str:
    """The text with signs for what would command the terminal or turn its direction."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" or c in _TURNING else c for c in text)


def columns_of(text: str) -> int:
    """Columns that a text takes: none for marks and half-spaces, two for wide letters."""
    return sum(_columns(character) for character in text)


def wrapped(line: str, columns: int) -> Iterator[str]:
    """The line in lines of at most so many columns, broken between words where that can be; the rest set in deeper."""
    (indent, first), *others = re.findall("( *)([^ ]+)", harmless(line)) or [("", "")]
    now, deeper = indent + first, f"{indent}  "
    for gap, word in [*others, ("", "")]:
        while columns_of(now) > columns:
            part = _fitting(now, columns)
            yield _shown(part)
            now = deeper + now[len(part) :]
        if columns_of(now + gap + word) > columns:
            yield _shown(now)
            now = deeper + word
        else:
            now += gap + word
    yield _shown(now)


def _shown(text: str) -> str:
    return text.replace(KEPT_TOGETHER, " ")


def _fitting(text: str, columns: int) -> str:
    taken = 0
    for place, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:place]
    return text


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
