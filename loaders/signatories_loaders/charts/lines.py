"""The picture that tells it: every signatory a line, through all of them the letters and the reported occasions."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from textwrap import wrap

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import ARREST, CUSTODY, JUDGMENT, LETTER, QUIET, RELEASE, WIDE, Drawing
from signatories_loaders.charts.frame import (
    LONGEST,
    columns,
    draw_name,
    draw_rules,
    draw_time,
    labels_height,
    lane,
    rules,
)
from signatories_loaders.charts.line import ARRESTS, Line, day
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Row, Words, plain

ROW, HEADING = 19, 26
BEFORE = 15
"""Years before the first letter with which a picture of many people begins; what is earlier stands in its table."""
EVENTS = ("custody", "sentence", "release")
KEY = [
    key.LETTERS, ("key_signed", key.sign("bar", LETTER)), key.OCCASIONS, ("key_arrest", key.sign("triangle", ARREST)),
    ("key_return", key.sign("square", CUSTODY)), ("key_custody", key.held(1)), ("key_custody_range", key.held(0.4)),
    ("key_open", key.dashes), ("key_release", key.sign("circle", RELEASE)), ("key_judgment", key.sign("diamond", JUDGMENT)),
    ("key_range", key.ranged), ("key_wide", key.ground),
]  # fmt: skip


def lines(records: Records, words: Words, letter_id: str = "", width: int = WIDE) -> Picture:
    """The signatories of a letter, or of all of them."""
    rows = records.rows("chart_lines", letter=letter_id)
    letters = [row for row in records.letters if letter_id in ("", row["letter_id"])]
    title = words.t("letter", title=words.title(letters[0])) if letter_id else words.t("home")
    drawing = Drawing(width, words)
    marks = rules(drawing, letters, records.gatherings)
    begin = labels_height(marks)
    time = TimeScale(*_extent(rows, letters), [day(row["date_to"]) for row in letters], *columns(drawing))
    bottom = _people(drawing, time, rows, records, begin)
    draw_time(drawing, time, begin, bottom)
    draw_rules(drawing, time, marks, 0, bottom)
    bottom += key.head(drawing, title, KEY)
    height = key.foot(drawing, bottom + 30, records.version)
    text = list(_text(rows, letters, records, words, time))
    name = f"letter-{letter_id}" if letter_id else "home"
    return Picture(name, title, text, "chart_lines", {"letter": letter_id}, drawing.svg(name, height, title, text))


def _extent(rows: list[Row], letters: list[Row]) -> tuple[date, date]:
    """From the year of the first report, but not too long before the first letter, to the end of the last one's year."""
    days = [row[k] for row in rows for k in ("began_to", "ended_to", "known_to") if row[k]]
    dated = [*days, *(row["date_to"] for row in letters)]
    first = max(int(min(dated)[:4]), int(letters[0]["date_from"][:4]) - BEFORE)
    return date(first, 1, 1), date(int(max(dated)[:4]), 12, 31)


def _people(drawing: Drawing, time: TimeScale, rows: list[Row], records: Records, y: float) -> float:
    """A heading for each letter and a line for each of its people; where the lines end."""
    words = drawing.words
    titles = {row["letter_id"]: row for row in records.letters}
    for letter_id, signed in groupby(rows, lambda row: row["letter_id"]):
        y += HEADING
        heading = _named(titles[letter_id], words)
        link = f"/letter/{letter_id}"
        if drawing.narrow:
            for part in wrap(heading, LONGEST):
                drawing.text(drawing.at(8), y - 9, part, drawing.near, LETTER, 10, link, plate=True)
                y += 13
            y -= 13
        else:
            drawing.text(drawing.at(8), y - 9, heading, drawing.near, LETTER, link=link, plate=True)
        for person_id, group in groupby(signed, lambda row: row["person_id"]):
            at, y = lane(drawing, y, ROW)
            _person(drawing, time, list(group), person_id, titles, at)
    return y + 6


def _person(
    drawing: Drawing, time: TimeScale, events: list[Row], person_id: str, letters: dict[str, Row], y: float
) -> None:
    words = drawing.words
    line = Line(drawing, time, y)
    name = words.name(events[0])
    draw_name(drawing, y, plain(name, 28), f"/person/{person_id}")
    drawing.grid(time.left, time.right, y, y)
    for letter_id in events[0]["letters"].split("; "):
        line.letter(letters[letter_id])
    held = [row for row in events if row["event_id"]]
    line.events(held)
    if earlier := sum(line.is_earlier(row) for row in held):
        drawing.text(time.left + 2, y, words.t("earlier", n=earlier), "left", QUIET, 11, f"/person/{person_id}")


def _named(letter: Row, words: Words) -> str:
    title, held, published = words.title(letter), letter["names_held"], letter["signatories_published"]
    if published:
        return words.t("named", title=title, held=held, published=published)
    return words.t("named_only", title=title, held=held)


def _text(rows: list[Row], letters: list[Row], records: Records, words: Words, time: TimeScale) -> Iterable[str]:
    """What the picture shows, counted from its rows."""
    events = {row["event_id"]: row for row in rows if row["event_id"]}.values()
    dated = [row for row in events if row["began_to"]]
    count = {kind: sum(row["kind"] == kind for row in dated) for kind in EVENTS}
    people = {row["person_id"] for row in rows}
    yield words.t(
        "text_lines", people=len(people), custodies=count["custody"],
        arrests=sum(row["kind"] == "custody" and row["opening"] in ARRESTS for row in dated),
        releases=count["release"], judgments=count["sentence"], undated=len(events) - len(dated),
        silent=len(people - {row["person_id"] for row in events}),
    )  # fmt: skip
    first = time.first.isoformat()
    if earlier := sum(max(filter(None, (r["began_to"], r["ended_to"], r["known_to"]))) < first for r in dated):
        yield words.t("text_earlier", n=earlier, year=words.year(first))
    for letter in letters:
        covered = records.coverage[letter["letter_id"]]
        if covered["names_held"]:
            yield words.t(
                "text_letter", title=words.title(letter), when=words.when(letter["date_from"], letter["date_to"]),
                named=covered["names_held"], after=_pair(covered, "after", words), before=_pair(covered, "before", words),
            )  # fmt: skip
    for row in records.gatherings:
        when = words.when(row["date_from"], row["date_to"])
        arrested = _to(row["certain"], row["people"], words)
        yield words.t("text_occasion", occasion=plain(row["occasion"]), when=when, arrested=arrested)
    yield words.t("text_scale")


def _pair(covered: Row, side: str, words: Words) -> str:
    return _to(covered[f"arrested_{side}_certain"], covered[f"arrested_{side}_possible"], words)


def _to(certain: int, possible: int, words: Words) -> str:
    """Certain to possible, one number where they are the same."""
    return words.num(certain) if certain == possible else words.t("pair", certain=certain, possible=possible)
