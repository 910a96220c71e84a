"""The head and foot of a picture: its title, what each sign means, and which records it draws."""

from collections.abc import Callable
from textwrap import wrap

from signatories_loaders.charts.drawing import CUSTODY, INK, LETTER, QUIET, SHADE, Drawing

CHARACTER = 5.6
LINE_HEIGHT = 19
Sign = Callable[[Drawing, float, float], None]


def sign(shape: str, colour: str, hollow: bool = False) -> Sign:
    """A sign of a key that is a mark."""
    return lambda drawing, x, y: drawing.mark(x, y, shape, colour, hollow)


def held(opacity: float) -> Sign:
    """The sign of custody."""
    return lambda drawing, x, y: drawing.bar(x - 9, x + 9, y, 8, CUSTODY, opacity)


def rule(colour: str, dashed: bool = False, width: float = 1.5) -> Sign:
    """The sign of a letter or an occasion."""
    return lambda drawing, x, y: drawing.line(x, x, y - 7, y + 7, colour, width, dashed)


def dashes(drawing: Drawing, x: float, y: float) -> None:
    """The sign of an end that is not reported."""
    drawing.line(x - 9, x + 9, y, y, CUSTODY, 2, True)


def ranged(drawing: Drawing, x: float, y: float) -> None:
    """The sign of a day that is a range."""
    drawing.line(x - 9, x + 9, y, y, QUIET, 1.2)
    drawing.mark(x, y, "circle", QUIET, True, 40)


def ground(drawing: Drawing, x: float, y: float) -> None:
    """The sign of months drawn wider."""
    drawing.bar(x - 9, x + 9, y, 13, SHADE)


LETTERS = ("key_letter", rule(LETTER, width=2))
OCCASIONS = ("key_occasion", rule(INK, True))


def head(drawing: Drawing, title: str, entries: list[tuple[str, Sign]]) -> float:
    """Draw the title and, from the reader's side on, what each drawn sign means, above all that was drawn; how high both are.

    A narrow picture has no title: it stands in pages only, which have a heading.
    """
    first = 14.0 if drawing.narrow else 42.0
    places, x, y = [], 8.0, first
    for key, draw in entries:
        if key not in drawing.used:
            continue
        label = drawing.words.t(key)
        wide = 28 + len(label) * CHARACTER + 14
        if x + wide > drawing.width and x > 8:
            x, y = 8.0, y + LINE_HEIGHT
        places.append((draw, label, x, y))
        x += wide
    height = y + LINE_HEIGHT
    drawing.lower(height)
    if not drawing.narrow:
        drawing.text(drawing.at(8), 16, title, drawing.near, size=16)
    for draw, label, x, y in places:
        draw(drawing, drawing.at(x + 10), y)
        drawing.text(drawing.at(x + 25), y, label, drawing.near, QUIET, 11)
    return height


def foot(drawing: Drawing, y: float, version: str) -> int:
    """Draw which records these are; the height of the whole picture."""
    said = wrap(drawing.words.t("version", version=version), 64 if drawing.narrow else 200)
    for n, line in enumerate(said):
        drawing.text(drawing.at(8), y + 14 + n * 14, line, drawing.near, QUIET, 10)
    return round(y + 12 + len(said) * 14)
