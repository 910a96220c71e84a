"""The sheet on which every picture is drawn: its layers as altair has them, without marks, and the font.

A mark says for itself where it stands in pixels and how it looks; the sheet takes all of it as it is. So the sheet is the same
for all pictures, and altair, which checks it, is asked once.
"""

from functools import cache
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

PAPER = "#ffffff"
FONT = "Vazirmatn"
LARGEST = 10_000
"""Pixels that a picture can be wide or high."""
LAYERS = {
    "shade": "rect",
    "grid": "rule",
    "bar": "rect",
    "line": "rule",
    "plate": "rect",
    "mark": "point",
    "text": "text",
}
"""From what lies at the back to what lies in front, and how each is drawn."""
_STYLE: dict[str, dict[str, Any]] = {
    "rect": {},
    "rule": {},
    "point": {"strokeWidth": 1.4, "opacity": 1},
    "text": {"baseline": "middle", "align": alt.ExprRef("datum.align")},
}
_TAKEN = {
    "rect": {"fill": "colour", "fillOpacity": "opacity"},
    "rule": {"stroke": "colour", "strokeWidth": "width", "strokeDash": "dash"},
    "point": {"shape": "shape", "stroke": "colour", "fill": "fill", "size": "size"},
    "text": {"fill": "colour", "size": "size"},
}
"""Channels of altair and the field of a mark that each is taken from."""


@cache
def sheet() -> dict[str, Any]:
    """The layers as Vega-Lite; the marks are put in as data sets of the layers' names."""
    chart = alt.layer(*map(_layer, LAYERS)).properties(padding=0)
    made: dict[str, Any] = chart.configure(font=FONT, background=PAPER).configure_view(stroke=None).to_dict()
    return made


@cache
def register_font() -> None:
    """A font that vl-convert does not know gives a picture without any letters."""
    vl_convert.register_font_directory(str(Path(__file__).parent))


def _layer(name: str) -> alt.Chart:
    kind: Any = LAYERS[name]
    scale = alt.Scale(domain=[0, LARGEST], range=[0, LARGEST], nice=False, zero=False)
    encoding: dict[str, Any] = {"x": alt.X("x:Q", scale=scale, axis=None), "y": alt.Y("y:Q", scale=scale, axis=None)}
    if kind in ("rect", "rule"):
        encoding |= {"x2": "x2:Q", "y2": "y2:Q"}
    if kind == "text":
        encoding["text"] = "text:N"
    for channel, field in _TAKEN[kind].items():
        encoding[channel] = getattr(alt, channel[0].upper() + channel[1:])(f"{field}:N", scale=None, legend=None)
    # Conditions, since a mark without a link is not to be one to nowhere.
    encoding["href"] = alt.when("datum.link").then("link:N")
    encoding["description"] = alt.when("datum.says").then("says:N")
    speaks = name in ("bar", "line", "mark")
    chart = alt.Chart(alt.NamedData(name=name), mark=alt.MarkDef(type=kind, aria=speaks, **_STYLE[kind]))
    return chart.encode(**encoding)
