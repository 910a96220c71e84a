"""Time as the frame of a picture: its years, and the letters and occasions as rules through all lines."""

from dataclasses import dataclass

from signatories_loaders.charts.drawing import INK, LETTER, LINE, QUIET, Align, Drawing
from signatories_loaders.charts.line import day
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Row, plain

LABEL_HEIGHT = 17
LABELS = 12
"""Letters and occasions from which on their rules stand without labels; the table of letters has them."""
NAMES, MARGIN = 166, 12
"""Pixels for names, and for the other side."""
CHARACTER = 6.0
NARROW_CHARACTER, LONGEST = 5.2, 66
"""Of a narrow picture: pixels that a character of a label takes, and characters of one."""
NARROW_LANE, UP = 31, 8
"""Height of a line of a narrow picture with the name above it, and how far above its lower edge it is drawn."""
LEFT: Align = "left"
RIGHT: Align = "right"


@dataclass(frozen=True)
class Rule:
    """A letter or an occasion: the days it can have been, what it is called, and the page behind it."""

    first: str
    last: str
    label: str
    link: str
    letter: bool


def rules(drawing: Drawing, letters: list[Row], occasions: list[Row]) -> list[Rule]:
    """The letters and occasions in order of time."""
    words = drawing.words
    found = [Rule(r["date_from"], r["date_to"], words.title(r), f"/letter/{r['letter_id']}", True) for r in letters]
    for row in occasions:
        found.append(
            Rule(row["date_from"], row["date_to"], words.occasion(row), f"/event/{row['events'].split('; ')[0]}", False)
        )
    return sorted(found, key=lambda r: (r.last, r.first, r.label))


def columns(drawing: Drawing) -> tuple[float, float]:
    """From where to where time goes: names stand on the side on which the reader begins, time goes from left to right in both.

    Persian print draws time from left to right too, as it writes numbers.
    """
    if drawing.narrow:
        return MARGIN, drawing.width - MARGIN
    return (MARGIN, drawing.width - NAMES - 8) if drawing.words.mirrored else (NAMES + 8, drawing.width - MARGIN)


def draw_name(drawing: Drawing, y: float, name: str, link: str = "") -> None:
    """What a line is about, beside it, or above it where there is no room."""
    if drawing.narrow:
        drawing.text(drawing.at(8), y - 14, name, drawing.near, size=11, link=link, plate=True)
        return
    drawing.text(NAMES if drawing.near == "left" else drawing.width - 8, y, name, "right", link=link)


def lane(drawing: Drawing, y: float, height: float) -> tuple[float, float]:
    """The height at which the next line is drawn, and where it ends; y is where it begins."""
    return (y + NARROW_LANE - UP, y + NARROW_LANE) if drawing.narrow else (y + height / 2, y + height)


def draw_label(drawing: Drawing, x: float, y: float, label: str, colour: str, link: str) -> None:
    """What a rule at x is called, on the side of it on which there is room."""
    wide, size = CHARACTER, 11
    if drawing.narrow:
        label, wide, size = plain(label, LONGEST), NARROW_CHARACTER, 10
    room = len(label) * wide
    if x + 5 + room <= drawing.width:
        drawing.text(x + 5, y, label, LEFT, colour, size, link)
    elif room <= x - 5:
        drawing.text(x - 5, y, label, RIGHT, colour, size, link, plate=True)
    else:
        drawing.text(max(4.0, drawing.width - room), y, label, LEFT, colour, size, link, plate=True)


def draw_time(drawing: Drawing, time: TimeScale, top: float, bottom: float) -> None:
    """Grounds of the wide parts, years and months, from the top of the lines to the bottom."""
    for part in time.parts:
        if part.wide and len(time.parts) > 1:
            drawing.used.add("key_wide")
            drawing.shade(part.left, part.right, top, bottom)
    years = 24 if any(part.wide for part in time.parts) else 9
    for tick in time.ticks(drawing.words.language):
        drawing.grid(tick.x, tick.x, top, bottom, width=1.2 if tick.year else 0.5)
        if tick.label:
            drawing.text(tick.x + 2, bottom + (years if tick.year else 9), tick.label, "left", QUIET, 11)
    drawing.grid(time.left, time.right, bottom, bottom, LINE)


def draw_rules(drawing: Drawing, time: TimeScale, marks: list[Rule], top: float, bottom: float) -> None:
    """The rules with their labels above the lines, the first highest so that none is crossed.

    `top` is where the labels begin; the rules go down to `bottom`.
    """
    labelled = len(marks) <= LABELS
    for n, rule in enumerate(marks):
        y = top + (n * LABEL_HEIGHT if labelled else 0) + LABEL_HEIGHT / 2
        first, last = time.x(day(rule.first)), time.x(day(rule.last))
        colour = LETTER if rule.letter else INK
        drawing.used.add("key_letter" if rule.letter else "key_occasion")
        if last - first > 3:
            drawing.bar(first, last, (y + bottom) / 2, bottom - y, colour, 0.12)
        drawing.line(last, last, y - 6, bottom, colour, 1.8 if rule.letter else 1.4, not rule.letter)
        if labelled:
            draw_label(drawing, last, y, rule.label, colour, rule.link)


def labels_height(marks: list[Rule]) -> float:
    """The height that the labels of rules take."""
    return (len(marks) if len(marks) <= LABELS else 1) * LABEL_HEIGHT + 4
