"""Reported arrests by month beside the letters and occasions: certain ones filled, possible ones above them in outline."""

from datetime import date, timedelta
from typing import Unpack

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import ARREST, QUIET, WIDE, Drawing, Said
from signatories_loaders.charts.frame import draw_rules, draw_time, labels_height, rules
from signatories_loaders.charts.line import day
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Row, Words

NAME, LEFT, HIGH = "arrests-by-month", 46, 220
BEFORE = 2
"""Years before the first letter with which it begins, as in its query."""
AXIS = 26
"""Pixels above the bars for what they count."""


def _certain(drawing: Drawing, x: float, y: float) -> None:
    drawing.bar(x - 4, x + 4, y, 14, ARREST)


def _possible(drawing: Drawing, x: float, y: float) -> None:
    _outline(drawing, x - 4, x + 4, y - 7, y + 7)


def _outline(drawing: Drawing, x: float, x2: float, y: float, y2: float, **said: Unpack[Said]) -> None:
    drawing.bar(x, x2, (y + y2) / 2, y2 - y, ARREST, 0.15, **said)
    for line in ((x, x, y, y2), (x2, x2, y, y2), (x, x2, y, y)):
        drawing.line(*line, ARREST, 1, True)


KEY = [("key_certain", _certain), ("key_possible", _possible), key.LETTERS, key.OCCASIONS]


def months(records: Records, words: Words, width: int = WIDE) -> Picture:
    """The picture of all months since shortly before the first letter."""
    rows = records.rows("chart_arrests_by_month")
    first = date(int(records.letters[0]["date_from"][:4]) - BEFORE, 1, 1)
    shown = [row for row in rows if row["drawn"]]
    last = max([row["month"] for row in shown] + [records.letters[-1]["date_to"][:7]])
    drawing, title = Drawing(width, words), words.t("arrests_by_month")
    time = TimeScale(first, date(int(last[:4]), 12, 31), [], 28 if drawing.narrow else LEFT, width - 12)
    marks = [m for m in rules(drawing, records.letters, records.gatherings) if m.last >= first.isoformat()]
    begin = labels_height(marks) + AXIS
    bottom = begin + HIGH
    draw_time(drawing, time, begin, bottom)
    _bars(drawing, time, shown, bottom)
    draw_rules(drawing, time, marks, 0, bottom)
    bottom += key.head(drawing, title, KEY)
    height = key.foot(drawing, bottom + 30, records.version)
    text = [_text(rows, shown, first, words)]
    return Picture(NAME, title, text, "chart_arrests_by_month", {}, drawing.svg(NAME, height, title, text))


def _bars(drawing: Drawing, time: TimeScale, rows: list[Row], bottom: float) -> None:
    most = max((row["possible"] for row in rows), default=1)
    unit = (HIGH - 8) / most
    drawing.text(4, bottom - HIGH - 10, drawing.words.t("axis_arrests"), "left", QUIET, 11, plate=True)
    for count in _steps(most):
        y = bottom - count * unit
        drawing.grid(time.left, time.right, y, y, width=0.5)
        drawing.text(time.left - 6, y, drawing.words.num(count), "right", QUIET, 11)
    for row in rows:
        begin = day(f"{row['month']}-01")
        x, x2 = time.x(begin) + 0.6, time.x((begin + timedelta(days=31)).replace(day=1)) - 0.6
        certain, possible = bottom - row["certain"] * unit, bottom - row["possible"] * unit
        said: Said = {"link": f"/chart/{NAME}#month-{row['month']}", "says": _says(row, drawing.words)}
        if row["certain"]:
            drawing.used.add("key_certain")
            drawing.bar(x, x2, (certain + bottom) / 2, bottom - certain, ARREST, 1, **said)
        if row["possible"] > row["certain"]:
            drawing.used.add("key_possible")
            _outline(drawing, x, x2, possible, certain, **said)


def _steps(most: int) -> range:
    step = max(1, round(most / 6))
    return range(0, most + 1, step)


def _month(month: str, words: Words) -> str:
    """A Gregorian month in words; in the Persian edition the Jalali days that it covers."""
    begin = day(f"{month}-01")
    end = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return words.when(begin.isoformat(), end.isoformat())


def _says(row: Row, words: Words) -> str:
    month = _month(row["month"], words)
    return words.t("month_says", month=month, certain=row["certain"], possible=row["possible"])


def _text(rows: list[Row], shown: list[Row], first: date, words: Words) -> str:
    most = max(shown, key=lambda row: (row["certain"], row["possible"]), default=None)
    return words.t(
        "text_months", first=words.year(first.isoformat()), certain=sum(r["certain"] for r in shown),
        all=len({event for row in shown for event in row["events"].split("; ")}),
        earlier=len(rows) - len(shown), month=_month(most["month"], words) if most else "", most=most["certain"] if most else 0,
    )  # fmt: skip
