"""One person's record: every kind of report a lane, the letters signed and reported occasions through all of them."""

from collections.abc import Iterable
from datetime import date

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import ARREST, CUSTODY, JUDGMENT, QUIET, RELEASE, WIDE, Drawing
from signatories_loaders.charts.frame import columns, draw_name, draw_rules, draw_time, labels_height, lane, rules
from signatories_loaders.charts.line import Line, day
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Row, Words

LANE = 24
ORDER = (
    "summons", "custody", "solitary", "search_seizure", "charge", "trial", "sentence", "appeal", "transfer", "hunger_strike",
    "denied_medical_care", "threat_or_assault", "flogging", "furlough", "release", "exile", "travel_ban", "dismissal", "death",
)  # fmt: skip
"""Kinds of report as a case mostly goes."""
KEY = [
    key.LETTERS, key.OCCASIONS, ("key_arrest", key.sign("triangle", ARREST)), ("key_return", key.sign("square", CUSTODY)),
    ("key_custody", key.held(1)), ("key_custody_range", key.held(0.4)), ("key_open", key.dashes),
    ("key_release", key.sign("circle", RELEASE)), ("key_judgment", key.sign("diamond", JUDGMENT)),
    ("key_event", key.sign("square", QUIET)), ("key_range", key.ranged), ("key_wide", key.ground),
]  # fmt: skip


def person(records: Records, words: Words, person_id: str, width: int = WIDE) -> Picture:
    """The picture of one person."""
    rows = records.rows("chart_person", person=person_id)
    events = [row for row in rows if row["event_id"] and row["began_to"]]
    signed = {row["letter_id"] for row in rows if row["letter_id"]}
    letters = [row for row in records.letters if row["letter_id"] in signed]
    title = words.t("person", name=words.name(rows[0]))
    drawing = Drawing(width, words)
    marks = rules(drawing, letters, _occasions(records, events))
    begin = labels_height(marks)
    time = TimeScale(*_extent(events, letters), [day(row["date_to"]) for row in letters], *columns(drawing))
    bottom = _lanes(drawing, time, events, begin)
    draw_time(drawing, time, begin, bottom)
    draw_rules(drawing, time, marks, 0, bottom)
    bottom += key.head(drawing, title, KEY)
    height = key.foot(drawing, bottom + 30, records.version)
    undated = sum(row["event_id"] is not None for row in rows) - len(events)
    text = list(_text(events, letters, words, undated, words.name(rows[0])))
    name = f"person-{person_id}"
    return Picture(name, title, text, "chart_person", {"person": person_id}, drawing.svg(name, height, title, text))


def _occasions(records: Records, events: list[Row]) -> list[Row]:
    """Occasions that are reported for this person's events."""
    own = {row["event_id"] for row in events}
    found = [(row, own & set(row["events"].split("; "))) for row in records.occasions]
    return [row | {"events": sorted(shared)[0]} for row, shared in found if shared]


def _extent(events: list[Row], letters: list[Row]) -> tuple[date, date]:
    days = [row[k] for row in events for k in ("began_from", "began_to", "ended_to", "known_to") if row[k]]
    years = [int(iso[:4]) for iso in (*days, *(row["date_to"] for row in letters))]
    return date(min(years), 1, 1), date(max(years), 12, 31)


def _lanes(drawing: Drawing, time: TimeScale, events: list[Row], y: float) -> float:
    """A lane for each kind that is reported; where the lanes end."""
    y += 6
    for kind in (kind for kind in ORDER if any(row["kind"] == kind for row in events)):
        at, y = lane(drawing, y, LANE)
        draw_name(drawing, at, drawing.words.word("event_kind", kind))
        drawing.grid(time.left, time.right, at, at)
        Line(drawing, time, at).events([row for row in events if row["kind"] == kind])
    return y + 6


def _text(events: list[Row], letters: list[Row], words: Words, undated: int, name: str) -> Iterable[str]:
    yield words.t("text_person", events=len(events), name=name, letters=len(letters), undated=undated)
    for kind in ORDER:
        if dates := [words.when(row["began_from"], row["began_to"]) for row in events if row["kind"] == kind]:
            comma = "، " if words.mirrored else ", "
            yield words.t("text_person_kind", kind=words.word("event_kind", kind), n=len(dates), when=comma.join(dates))
    if letters:
        yield words.t("text_scale")
