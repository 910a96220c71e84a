"""What is reported of one person along one line: custody as bars, everything else as marks, ranges of days as ranges."""

from datetime import date

from signatories_loaders.charts.drawing import ARREST, CUSTODY, JUDGMENT, LETTER, QUIET, RELEASE, Drawing, Said
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Row

ARRESTS = ("arrest", "abduction", "summoned_and_held")
"""Openings that count as an arrest, as in arrest_record."""
OPEN = 34
"""Pixels that are drawn of a custody whose end is not reported: no length is told by it."""
NARROW = 5
"""A range of days that takes fewer pixels than this is drawn as one day."""
SIGNS = {"release": ("circle", RELEASE, "key_release"), "sentence": ("diamond", JUDGMENT, "key_judgment")}


def day(iso: str) -> date:
    """An ISO day."""
    return date.fromisoformat(iso)


class Line:
    """A line of a picture at height y."""

    def __init__(self, drawing: Drawing, time: TimeScale, y: float) -> None:
        self.drawing, self.time, self.y = drawing, time, y

    def letter(self, letter: Row) -> None:
        """That the person signed a letter."""
        x = self.time.x(day(letter["date_to"]))
        said: Said = {"link": f"/letter/{letter['letter_id']}", "says": self.drawing.words.title(letter)}
        self.drawing.used.add("key_signed")
        self.drawing.mark(x, self.y, "bar", LETTER, size=56, **said)

    def events(self, rows: list[Row]) -> None:
        """Everything that has a date and does not end before the picture begins."""
        begins = sorted(day(r["began_from"] or r["began_to"]) for r in rows if r["kind"] == "custody" and r["began_to"])
        shown = [row for row in rows if row["began_to"] and not self.is_earlier(row)]
        for row in shown:
            if row["kind"] == "custody":
                following = next((b for b in begins if b > day(row["began_to"])), None)
                self._custody(row, self.time.x(following) if following else self.time.right)
        for row in shown:
            self._mark(row)

    def is_earlier(self, row: Row) -> bool:
        """Whether all of it lies before the first day of the picture."""
        known = [row[k] for k in ("began_to", "ended_to", "known_to") if row.get(k)]
        return bool(known) and max(known) < self.time.first.isoformat()

    def _custody(self, row: Row, following: float) -> None:
        """Held for certain between the latest beginning and the earliest end or last report; lighter where that is open."""
        x = self.time.x
        said: Said = {"link": f"/event/{row['event_id']}", "says": self._says(row)}
        certain_from = x(day(row["began_to"]))
        reached = max(filter(None, (row["began_to"], row.get("known_to"), row["ended_from"])))
        certain_to = max(x(day(reached)), certain_from)
        first = x(day(row["began_from"])) if row["began_from"] else certain_from - OPEN / 2
        if first < certain_from:
            self._held(first, certain_from, "key_custody_range", 0.4, said)
        if certain_to > certain_from:
            self._held(certain_from, certain_to, "key_custody", 1, said)
        if row["ended_to"]:
            if (last := x(day(row["ended_to"]))) > certain_to:
                self._held(certain_to, last, "key_custody_range", 0.4, said)
        elif (last := min(certain_to + OPEN, following, self.time.right)) > certain_to + 2:
            self.drawing.used.add("key_open")
            self.drawing.line(certain_to, last, self.y, self.y, CUSTODY, 2, True, **said)

    def _held(self, first: float, last: float, sign: str, opacity: float, said: Said) -> None:
        self.drawing.used.add(sign)
        self.drawing.bar(first, last, self.y, 8, CUSTODY, opacity, **said)

    def _mark(self, row: Row) -> None:
        shape, colour, sign = SIGNS.get(row["kind"], ("square", QUIET, "key_event"))
        hollow = False
        if row["kind"] == "custody":
            arrest = row["opening"] in ARRESTS
            shape, colour, sign = ("triangle", ARREST, "key_arrest") if arrest else ("square", CUSTODY, "key_return")
        last = self.time.x(day(row["began_to"]))
        first = self.time.x(day(row["began_from"])) if row["began_from"] else last
        if row["began_to"] < self.time.first.isoformat():
            return  # a custody that reaches into the picture and began before it
        said: Said = {"link": f"/event/{row['event_id']}", "says": self._says(row)}
        if row["kind"] != "custody" and row["ended_to"]:
            self.drawing.bar(last, self.time.x(day(row["ended_to"])), self.y, 6, QUIET, 0.4, **said)
        if last - first > NARROW:
            hollow = True
            self.drawing.used.add("key_range")
            self.drawing.line(first, last, self.y, self.y, colour, 1.2)
        self.drawing.used.add(sign)
        self.drawing.mark((first + last) / 2, self.y, shape, colour, hollow, size=52, **said)

    def _says(self, row: Row) -> str:
        words = self.drawing.words
        return words.t("says", name=words.name(row), what=words.event(row))
