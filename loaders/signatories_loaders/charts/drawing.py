"""One picture as marks on a sheet, and as SVG and PNG by vl-convert.

Every place is given in pixels, so that what a mark says of time is decided by `TimeScale` alone and not by a library's guess
of time zones. The colours are those of the light style; the site's style sheet finds each by its value and gives it the
colour of the reader's preference, so that one file is right inside a page and by itself.
"""

from typing import Any, Literal, TypedDict, Unpack

import vl_convert

from signatories_loaders.charts.sheet import LAYERS, PAPER, register_font, sheet
from signatories_loaders.charts.svg import HOST, finished, with_direction_marks
from signatories_loaders.charts.words import Words, isolated

INK, QUIET, LINE, SHADE = "#1b2529", "#55646b", "#cfd8dc", "#f2f5f6"
ARREST, CUSTODY, RELEASE, JUDGMENT, LETTER = "#a63d2f", "#d9a441", "#3b7d4f", "#5b4a86", "#0b5d7a"
SHAPES = {
    "triangle": "triangle-up", "circle": "circle", "diamond": "diamond", "square": "square", "cross": "cross",
    "bar": "M-0.35,-1.4H0.35V1.4H-0.35Z",
}  # fmt: skip
WIDE, NARROW = 960, 360
"""Widths of pictures in pixels: of a page, and of a phone, where names stand above their lines."""
CHARACTER = 0.47
"""Width of a character beside the size of its font, about; names of people and letters are wider than their mean seldom."""
Mark = dict[str, Any]
Align = Literal["left", "center", "right"]


class Said(TypedDict, total=False):
    """Where a mark leads, and what it says to whoever points at it."""

    link: str
    says: str


class Drawing:
    """The marks of one picture by layer."""

    def __init__(self, width: int, words: Words) -> None:
        self.width, self.words = width, words
        self.narrow = width <= NARROW
        self.used: set[str] = set()
        """Signs of the key that were drawn."""
        self._marks: dict[str, list[Mark]] = {layer: [] for layer in LAYERS}

    @property
    def near(self) -> Align:
        """The side on which the reader begins."""
        return "right" if self.words.mirrored else "left"

    @property
    def far(self) -> Align:
        """The other side."""
        return "left" if self.words.mirrored else "right"

    def at(self, x: float) -> float:
        """A place that is counted from the side on which the reader begins."""
        return self.width - x if self.words.mirrored else x

    def lower(self, by: float) -> None:
        """Move down all that was drawn, to make room above it."""
        for mark in (mark for marks in self._marks.values() for mark in marks):
            mark.update({side: round(mark[side] + by, 1) for side in ("y", "y2") if side in mark})

    def shade(self, x: float, x2: float, y: float, y2: float) -> None:
        """A ground behind everything."""
        self._add("shade", x=x, x2=x2, y=y, y2=y2, colour=SHADE, opacity=1)

    def grid(self, x: float, x2: float, y: float, y2: float, colour: str = LINE, width: float = 1) -> None:
        """A thin line behind the marks."""
        self._add("grid", x=x, x2=x2, y=y, y2=y2, colour=colour, width=width, dash=[1, 0])

    def bar(
        self, x: float, x2: float, y: float, height: float, colour: str, opacity: float = 1, **said: Unpack[Said]
    ) -> None:
        """A bar about the height y; `said` is its link and what it says."""
        y, y2 = y - height / 2, y + height / 2
        self._add(
            "bar", x=min(x, x2), x2=max(x, x2, min(x, x2) + 1), y=y, y2=y2, colour=colour, opacity=opacity, **said
        )

    def line(
        self,
        x: float,
        x2: float,
        y: float,
        y2: float,
        colour: str,
        width: float = 1.5,
        dashed: bool = False,
        **said: Unpack[Said],
    ) -> None:
        """A line in front of bars."""
        self._add("line", x=x, x2=x2, y=y, y2=y2, colour=colour, width=width, dash=[4, 3] if dashed else [1, 0], **said)

    def mark(
        self, x: float, y: float, shape: str, colour: str, hollow: bool = False, size: int = 62, **said: Unpack[Said]
    ) -> None:
        """A sign; hollow where its day is a range."""
        fill = PAPER if hollow else colour
        self._add("mark", x=x, y=y, shape=SHAPES[shape], colour=colour, fill=fill, size=size, **said)

    def text(
        self, x: float, y: float, shown: str, align: Align = "left", colour: str = INK, size: int = 12, link: str = "",
        plate: bool = False,
    ) -> None:  # fmt: skip
        """A text, its middle at y; `plate` keeps lines behind it from crossing it."""
        if plate:
            wide = len(shown) * size * CHARACTER + 4
            left = x - 2 if align == "left" else x - wide + 2
            self._add("plate", x=left, x2=left + wide, y=y - size * 0.6, y2=y + size * 0.7, colour=PAPER, opacity=1)
        shown = isolated(shown)
        self._add("text", x=x, y=y, text=shown, align=align, colour=colour, size=size, link=link)

    def _add(self, layer: str, link: str = "", says: str = "", **values: Any) -> None:
        spot: Mark = {k: round(v, 1) if isinstance(v, float) else v for k, v in values.items()}
        if link:
            spot["link"] = f"{HOST}{'/fa' if self.words.mirrored else ''}{link}"
        if says:
            spot["says"] = says
        self._marks[layer].append(spot)

    def svg(self, name: str, height: int, title: str, description: list[str]) -> str:
        """The picture, with its title and what it shows in words for who does not see it."""
        register_font()
        spec = {**sheet(), "width": self.width, "height": height, "datasets": self._marks}
        name = f"{name}-narrow" if self.narrow else name
        return finished(vl_convert.vegalite_to_svg(spec), name, self.words.language, title, " ".join(description))


def png(svg: str) -> bytes:
    """The picture as PNG, twice as large as on a page, for print."""
    register_font()
    return bytes(vl_convert.svg_to_png(with_direction_marks(svg), scale=2))
