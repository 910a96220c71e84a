"""Who signed more than one letter: a line a person, a column a letter, a mark where the name is held."""

from collections.abc import Iterable
from itertools import groupby

from signatories_loaders.charts import key
from signatories_loaders.charts.drawing import LETTER, LINE, Drawing
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.words import Row, Words, plain

NAME, WIDTH, NAMES, ROW, LABEL = "overlap", 960, 166, 26, 18
KEY = [("key_printed_list", key.sign("circle", LETTER)), ("key_named_by_page", key.sign("circle", LETTER, True))]


def overlap(records: Records, words: Words) -> Picture:
    """The picture of everybody who signed several letters."""
    rows = records.rows("chart_overlap")
    letters = [row for row in records.letters if row["names_held"]]
    drawing, title = Drawing(WIDTH, words), words.t("overlap")
    top = key.head(drawing, title, KEY)
    place = {r["letter_id"]: drawing.at(NAMES + 30 + n * _step(len(letters))) for n, r in enumerate(letters)}
    begin = top + len(letters) * LABEL + 4
    bottom = _people(drawing, rows, place, begin)
    for n, letter in enumerate(letters):
        x, y = place[letter["letter_id"]], top + n * LABEL + LABEL / 2
        drawing.grid(x, x, y - 6, bottom, LINE, 1.5)
        x += 6 if drawing.near == "left" else -6
        drawing.text(x, y, _title(letter, words), drawing.near, LETTER, link=f"/letter/{letter['letter_id']}")
    height = key.foot(drawing, bottom, records.version)
    text = list(_text(rows, letters, records, words))
    return Picture(NAME, title, text, "chart_overlap", {}, drawing.svg(NAME, height, title, text))


def _step(letters: int) -> float:
    return min(110.0, (WIDTH - NAMES - 380) / max(1, letters - 1))


def _title(letter: Row, words: Words) -> str:
    return plain(words.title(letter), 56)


def _people(drawing: Drawing, rows: list[Row], place: dict[str, float], y: float) -> float:
    for person_id, signed in groupby(rows, lambda row: row["person_id"]):
        y += ROW
        found = list(signed)
        at = y - ROW / 2
        name = drawing.words.name(found[0])
        drawing.text(drawing.at(8), at, plain(name, 28), drawing.near, link=f"/person/{person_id}")
        drawing.grid(drawing.at(NAMES + 10), drawing.at(WIDTH - 12), at, at, LINE, 0.6)
        spots = [place[row["letter_id"]] for row in found]
        drawing.line(min(spots), max(spots), at, at, LETTER, 2)
        for row, x in zip(found, spots, strict=True):
            says = drawing.words.t("says", name=name, what=drawing.words.word("basis", row["basis"]))
            hollow = row["basis"] != "printed_list"
            drawing.mark(x, at, "circle", LETTER, hollow, 110, link=f"/person/{person_id}", says=says)
    return y + 6


def _text(rows: list[Row], letters: list[Row], records: Records, words: Words) -> Iterable[str]:
    yield words.t("text_overlap", people=len({row["person_id"] for row in rows}), all=records.signatories)
    for letter in letters:
        count = sum(row["letter_id"] == letter["letter_id"] for row in rows)
        yield words.t("text_overlap_letter", title=_title(letter, words), n=count, held=letter["names_held"])
