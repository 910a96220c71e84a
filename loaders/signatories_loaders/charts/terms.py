"""Prison terms in reported judgments, a row a judgment: as printed and as enforceable, since both numbers are true."""

from collections import Counter
from collections.abc import Iterable

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import JUDGMENT, LETTER, LINE, QUIET, Drawing, Said
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.words import Row, Words, plain

NAME, WIDTH, NAMES, LEFT, ROW = "terms-by-stage", 960, 166, 440, 18
SHAPES = {
    "first_instance": "circle", "appeal": "square", "supreme_court": "diamond", "retrial": "triangle",
    "resentencing": "triangle", "enforcement": "cross", "pardon": "bar",
}  # fmt: skip
GAP = 6
YEAR = 12


def _enforceable(drawing: Drawing, x: float, y: float) -> None:
    drawing.bar(x - 9, x + 9, y, 5, LETTER)


def _pronounced(drawing: Drawing, x: float, y: float) -> None:
    drawing.line(x - 9, x + 4, y, y, JUDGMENT, 2)
    drawing.mark(x + 4, y, "circle", JUDGMENT)


KEY = [
    ("key_pronounced", _pronounced), ("key_enforceable", _enforceable), ("key_first_instance", key.sign("circle", JUDGMENT)),
    ("key_appeal", key.sign("square", JUDGMENT)), ("key_retrial", key.sign("triangle", JUDGMENT)),
    ("key_no_stage", key.sign("circle", JUDGMENT, True)),
]  # fmt: skip


def terms(records: Records, words: Words) -> Picture:
    """The picture of all judgments with a term."""
    rows = records.rows("chart_terms")
    drawing, title = Drawing(WIDTH, words), words.t("terms_by_stage")
    begin = key.head(drawing, title, KEY) + 8
    most = max((row[k] or 0 for row in rows for k in ("pronounced_max", "enforceable_max")), default=YEAR)
    unit = (WIDTH - LEFT - 60) / max(most, YEAR)
    bottom = _judgments(drawing, rows, unit, begin)
    _axis(drawing, unit, most, begin, bottom)
    height = key.foot(drawing, bottom + 30, records.version)
    text = list(_text(rows, words, most))
    return Picture(NAME, title, text, "chart_terms", {}, drawing.svg(NAME, height, title, text))


def _axis(drawing: Drawing, unit: float, most: int, top: float, bottom: float) -> None:
    step = YEAR * max(1, round(most / YEAR / 10))
    for months in range(0, most + 1, step):
        x = drawing.at(LEFT + months * unit)
        drawing.grid(x, x, top, bottom, width=0.6)
        drawing.text(x, bottom + 9, drawing.words.num(months), "center", QUIET, 11)
    drawing.text(drawing.at(LEFT), bottom + 25, drawing.words.t("axis_months"), drawing.near, QUIET, 11)


def _judgments(drawing: Drawing, rows: list[Row], unit: float, y: float) -> float:
    person = None
    for row in rows:
        if row["person_id"] != person:
            person, y = row["person_id"], y + GAP
            drawing.grid(8, WIDTH - 12, y - GAP / 2, y - GAP / 2, LINE, 0.6)
            name = plain(drawing.words.name(row), 28)
            drawing.text(drawing.at(8), y + ROW / 2, name, drawing.near, link=f"/person/{person}")
        _judgment(drawing, row, unit, y + ROW / 2)
        y += ROW
    return y + GAP


def _judgment(drawing: Drawing, row: Row, unit: float, y: float) -> None:
    words = drawing.words
    told = words.t(
        "stage_and_day", stage=_stage(row["stage"], words), day=words.when(row["began_from"], row["began_to"])
    )
    drawing.text(drawing.at(LEFT - 8), y, plain(told, 52), drawing.far, QUIET, 11)
    first, last = (row["pronounced_min"], row["pronounced_max"])
    most = last or row["enforceable_max"]
    says = words.t("says", name=words.name(row), what=f"{told}: {words.months(first or row['enforceable_min'], most)}")
    said: Said = {"link": f"/event/{row['event_id']}", "says": says}
    drawing.line(drawing.at(LEFT), drawing.at(LEFT + most * unit), y, y, JUDGMENT, 1.4, **said)
    if row["enforceable_max"]:
        drawing.bar(drawing.at(LEFT), drawing.at(LEFT + row["enforceable_max"] * unit), y, 5, LETTER, 1, **said)
    shape = SHAPES.get(row["stage"] or "", "circle")
    for months in sorted({first, last} - {None}):
        drawing.mark(drawing.at(LEFT + months * unit), y, shape, JUDGMENT, not row["stage"], **said)
    numbers = _numbers(first, last, row["enforceable_max"], words)
    drawing.text(drawing.at(LEFT + most * unit + 10), y, numbers, drawing.near, QUIET, 11)


def _numbers(first: int | None, last: int | None, enforceable: int | None, words: Words) -> str:
    """The terms beside their bar: enforceable of printed."""
    printed = words.num(last) if last else ""
    if first and last and first != last:
        printed = words.t("span", least=first, n=last)
    if enforceable and enforceable != last:
        return " / ".join(filter(None, (words.num(enforceable), printed)))
    return printed


def _stage(stage: str | None, words: Words) -> str:
    return words.word("stage", stage) if stage else words.t("stage_unknown")


def _text(rows: list[Row], words: Words, most: int) -> Iterable[str]:
    printed = [row[k] for row in rows for k in ("pronounced_min", "enforceable_min") if row[k]]
    yield words.t(
        "text_terms", judgments=len(rows), people=len({row["person_id"] for row in rows}), least=min(printed, default=0),
        most=most, enforceable=sum(row["enforceable_max"] is not None for row in rows),
    )  # fmt: skip
    for stage, count in Counter(row["stage"] for row in rows).most_common():
        yield words.t("text_terms_stage", stage=_stage(stage, words), n=count)
