"""Prison terms in reported judgments, a row a judgment: as printed and as enforceable, since both numbers are true."""

from collections import Counter
from collections.abc import Iterable

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import JUDGMENT, LETTER, LINE, QUIET, WIDE, Drawing, Said
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.words import Row, Words, plain

NAME, LEFT, ROW = "terms-by-stage", 440, 18
NARROW_LEFT, NARROW_ROW, NARROW_NAME = 14, 30, 18
SHAPES = {
    "first_instance": "circle", "appeal": "square", "supreme_court": "diamond", "retrial": "triangle",
    "resentencing": "triangle", "enforcement": "cross", "pardon": "bar",
}  # fmt: skip
STAGES = {
    "first_instance": "key_first_instance", "appeal": "key_appeal", "retrial": "key_retrial", "resentencing": "key_retrial",
}  # fmt: skip
"""Stages that have a sign in the key."""
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


def terms(records: Records, words: Words, width: int = WIDE) -> Picture:
    """The picture of all judgments with a term."""
    rows = records.rows("chart_terms")
    drawing, title, begin = Drawing(width, words), words.t("terms_by_stage"), 8
    most = max((row[k] or 0 for row in rows for k in ("pronounced_max", "enforceable_max")), default=YEAR)
    unit = (width - _left(drawing) - 60) / max(most, YEAR)
    bottom = _judgments(drawing, rows, unit, begin)
    _axis(drawing, unit, most, begin, bottom)
    bottom += key.head(drawing, title, KEY)
    height = key.foot(drawing, bottom + 30, records.version)
    text = list(_text(rows, words, most))
    return Picture(NAME, title, text, "chart_terms", {}, drawing.svg(NAME, height, title, text))


def _left(drawing: Drawing) -> int:
    """Where terms begin: beside names and stages, or below them where there is no room."""
    return NARROW_LEFT if drawing.narrow else LEFT


def _axis(drawing: Drawing, unit: float, most: int, top: float, bottom: float) -> None:
    step = YEAR * max(1, round(most / YEAR / (5 if drawing.narrow else 10)))
    for months in range(0, most + 1, step):
        x = drawing.at(_left(drawing) + months * unit)
        drawing.grid(x, x, top, bottom, width=0.6)
        drawing.text(x, bottom + 9, drawing.words.num(months), "center", QUIET, 11)
    drawing.text(drawing.at(_left(drawing)), bottom + 25, drawing.words.t("axis_months"), drawing.near, QUIET, 11)


def _judgments(drawing: Drawing, rows: list[Row], unit: float, y: float) -> float:
    person = None
    for row in rows:
        if row["person_id"] != person:
            person, y = row["person_id"], y + GAP
            drawing.grid(8, drawing.width - 12, y - GAP / 2, y - GAP / 2, LINE, 0.6)
            name = plain(drawing.words.name(row), 28)
            drawing.text(drawing.at(8), y + ROW / 2, name, drawing.near, link=f"/person/{person}")
            y += NARROW_NAME if drawing.narrow else 0
        row_height = NARROW_ROW if drawing.narrow else ROW
        _judgment(drawing, row, unit, y + row_height - ROW / 2)
        y += row_height
    return y + GAP


def _judgment(drawing: Drawing, row: Row, unit: float, y: float) -> None:
    words = drawing.words
    told = words.t(
        "stage_and_day", stage=_stage(row["stage"], words), day=words.when(row["began_from"], row["began_to"])
    )
    left = _left(drawing)
    if drawing.narrow:
        drawing.text(drawing.at(left), y - 13, plain(told, 60), drawing.near, QUIET, 10, plate=True)
    else:
        drawing.text(drawing.at(left - 8), y, plain(told, 52), drawing.far, QUIET, 11)
    first, last = (row["pronounced_min"], row["pronounced_max"])
    most = last or row["enforceable_max"]
    says = words.t("says", name=words.name(row), what=f"{told}: {words.months(first or row['enforceable_min'], most)}")
    said: Said = {"link": f"/event/{row['event_id']}", "says": says}
    drawing.line(drawing.at(left), drawing.at(left + most * unit), y, y, JUDGMENT, 1.4, **said)
    drawing.used.add(STAGES.get(row["stage"], "") if row["stage"] else "key_no_stage")
    if last:
        drawing.used.add("key_pronounced")
    if row["enforceable_max"]:
        drawing.used.add("key_enforceable")
        drawing.bar(drawing.at(left), drawing.at(left + row["enforceable_max"] * unit), y, 5, LETTER, 1, **said)
    shape = SHAPES.get(row["stage"] or "", "circle")
    for months in sorted({first, last} - {None}):
        drawing.mark(drawing.at(left + months * unit), y, shape, JUDGMENT, not row["stage"], **said)
    numbers = _numbers(first, last, row["enforceable_max"], words)
    drawing.text(drawing.at(left + most * unit + 10), y, numbers, drawing.near, QUIET, 11)


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
