"""Who signed more than one letter: a line a person, a column a letter, a mark where the name is held."""

from collections.abc import Iterable
from itertools import groupby

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import LETTER, LINE, WIDE, Drawing
from signatories_loaders.charts.frame import LONGEST, NARROW_CHARACTER, NARROW_LANE, UP
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.words import Row, Words, plain

NAME, NAMES, ROW, LABEL = "overlap", 166, 26, 18
CHARACTER = 6.6
"""Pixels that a character of a title takes, about."""
KEY = [("key_printed_list", key.sign("circle", LETTER)), ("key_named_by_page", key.sign("circle", LETTER, True))]


def overlap(records: Records, words: Words, width: int = WIDE) -> Picture:
    """The picture of everybody who signed several letters."""
    rows = records.rows("chart_overlap")
    letters = [row for row in records.letters if row["names_held"]]
    drawing, title = Drawing(width, words), words.t("overlap")
    place = {r["letter_id"]: drawing.at(x) for r, x in zip(letters, _columns(drawing, letters), strict=True)}
    bottom = _people(drawing, rows, place, len(letters) * LABEL + 4)
    for n, letter in enumerate(letters):
        x, y = place[letter["letter_id"]], n * LABEL + LABEL / 2
        drawing.grid(x, x, y - 6, bottom, LINE, 1.5)
        _label(drawing, x, y, letter)
    bottom += key.head(drawing, title, KEY)
    height = key.foot(drawing, bottom, records.version)
    text = list(_text(rows, letters, records, words))
    return Picture(NAME, title, text, "chart_overlap", {}, drawing.svg(NAME, height, title, text))


def _columns(drawing: Drawing, letters: list[Row]) -> list[float]:
    """Where each letter stands, from the reader's side: the last one's title must fit beside it."""
    if drawing.narrow:
        return [24 + n * (drawing.width - 48) / max(1, len(letters) - 1) for n in range(len(letters))]
    longest = max(len(drawing.words.title(letter)) for letter in letters) * CHARACTER
    step = min(240.0, (drawing.width - NAMES - 50 - longest) / max(1, len(letters) - 1))
    return [NAMES + 30 + n * step for n in range(len(letters))]


def _label(drawing: Drawing, x: float, y: float, letter: Row) -> None:
    """The letter's title beside its column; in a narrow picture on the side of it on which there is room."""
    link, title = f"/letter/{letter['letter_id']}", drawing.words.title(letter)
    if not drawing.narrow:
        x += 6 if drawing.near == "left" else -6
        drawing.text(x, y, title, drawing.near, LETTER, link=link)
        return
    title = plain(title, LONGEST)
    x = drawing.at(x)
    room = len(title) * NARROW_CHARACTER
    begin = x + 6 if x + 6 + room <= drawing.width else max(4.0, drawing.width - 4 - room)
    drawing.text(drawing.at(begin), y, title, drawing.near, LETTER, 10, link, plate=True)


def _people(drawing: Drawing, rows: list[Row], place: dict[str, float], y: float) -> float:
    for person_id, signed in groupby(rows, lambda row: row["person_id"]):
        found = list(signed)
        at, y = (y + NARROW_LANE - UP, y + NARROW_LANE + 4) if drawing.narrow else (y + ROW / 2, y + ROW)
        name, begin = drawing.words.name(found[0]), 12 if drawing.narrow else NAMES + 10
        high = at - 16 if drawing.narrow else at
        drawing.text(
            drawing.at(8), high, plain(name, 28), drawing.near, link=f"/person/{person_id}", plate=drawing.narrow
        )
        drawing.grid(drawing.at(begin), drawing.at(drawing.width - 12), at, at, LINE, 0.6)
        spots = [place[row["letter_id"]] for row in found]
        drawing.line(min(spots), max(spots), at, at, LETTER, 2)
        for row, x in zip(found, spots, strict=True):
            says = drawing.words.t("says", name=name, what=drawing.words.word("basis", row["basis"]))
            hollow = row["basis"] != "printed_list"
            drawing.used.add("key_named_by_page" if hollow else "key_printed_list")
            drawing.mark(x, at, "circle", LETTER, hollow, 110, link=f"/person/{person_id}", says=says)
    return y + 6


def _text(rows: list[Row], letters: list[Row], records: Records, words: Words) -> Iterable[str]:
    yield words.t("text_overlap", people=len({row["person_id"] for row in rows}), all=records.signatories)
    for letter in letters:
        count = sum(row["letter_id"] == letter["letter_id"] for row in rows)
        yield words.t("text_overlap_letter", title=words.title(letter), n=count, held=letter["names_held"])
