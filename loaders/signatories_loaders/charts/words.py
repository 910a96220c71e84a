"""The words of a picture in one edition: texts of the catalogue, dates in the edition's calendar, names made safe to draw."""

import re
from typing import Any

from signatories_schema.date_words import digits, gregorian_words, jalali_words
from signatories_schema.texts import text

Row = dict[str, Any]

LONGEST = 60
"""Characters of one text that are drawn; the rest stands in the table beneath."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PERSIAN = re.compile("[\u0600-\u06ff]")


def plain(value: str, longest: int = LONGEST) -> str:
    """A text of the records as a picture may hold it: cut, and with the characters that turn direction shown by their code."""
    shown = _TURNING.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", " ".join(value.split()))
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


class Words:
    """What a picture says, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.mirrored = language == "fa"

    def t(self, key: str, n: int | None = None, **values: object) -> str:
        """A text of charts.yaml; numbers in the edition's digits."""
        if n is not None:
            values["n"] = n
        filled = {name: self.num(v) if isinstance(v, int) else v for name, v in values.items()}
        return text(f"charts.{key}", self.language, n).format(**filled)

    def word(self, vocabulary: str, value: str) -> str:
        """A word of a vocabulary."""
        return text(f"words.{vocabulary}-{value}", self.language)

    def num(self, value: int) -> str:
        """A number in the edition's digits."""
        return digits(value, self.language)

    def when(self, first: str | None, last: str | None) -> str:
        """A day or range of days in the edition's own calendar."""
        if not last:
            return text("common.undated", self.language)
        return (jalali_words if self.language == "fa" else gregorian_words)(first, last, self.language)

    def year(self, day: str) -> str:
        """The year of a day in the edition's calendar."""
        return self.when(day, day).split()[-1]

    def name(self, row: Row) -> str:
        """A person's name in the edition's script, where one is held."""
        return plain((self.mirrored and row["name_fa"]) or row["name_en"])

    def title(self, letter: Row) -> str:
        """A letter's title in the edition's language, where one is held."""
        return plain((self.mirrored and letter["title_fa"]) or letter["title_en"], 90)

    def occasion(self, row: Row) -> str:
        """An occasion: in our words, which are English, or in Persian by its day."""
        return (
            self.t("occasion_on", day=self.when(row["date_from"], row["date_to"]))
            if self.mirrored
            else plain(row["occasion"])
        )

    def event(self, row: Row) -> str:
        """What happened and when, in words: for whoever points at a mark."""
        kind = self.word("event_kind", row["kind"])
        if row["kind"] == "custody" and row.get("opening"):
            kind = f"{kind} ({self.word('opening', row['opening'])})"
        if row["kind"] == "sentence":
            if row.get("stage"):
                kind = f"{kind} ({self.word('stage', row['stage'])})"
            if row.get("months_max"):
                kind = f"{kind}, {self.months(row['months_min'], row['months_max'])}"
        said = f"{kind}, {self.when(row['began_from'], row['began_to'])}"
        if row.get("ended_to"):
            said = self.t("until", said=said, ended=self.when(row["ended_from"], row["ended_to"]))
        return said

    def months(self, least: int, most: int) -> str:
        """A term or range of terms in months."""
        return self.t("months", n=most) if least == most else self.t("months_range", least=least, n=most)


def isolated(shown: str) -> str:
    """The text; a Persian one within marks of its direction, so that its digits and stops keep their places."""
    return f"\u2067{shown}\u2069" if _PERSIAN.search(shown) else shown
