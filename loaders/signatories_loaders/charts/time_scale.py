"""Time along a picture: the months about a letter are drawn wider and the years long before narrower, and both are marked.

Six days lie between a letter and the arrests of August 2019. On a picture that also holds ten years, an even scale draws both
in one spot; so the scale has parts, each even in itself, and the picture says where they change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import jdatetime

from signatories_schema.date_words import digits, gregorian_words, jalali_words

BEFORE, AFTER = timedelta(days=60), timedelta(days=150)
"""What is drawn wider about a letter."""
WIDE = 9
"""How much wider, beside the years that follow."""
EARLY = timedelta(days=730)
"""Years that lie further before the first letter than this are drawn narrower."""
EARLY_SHARE = 0.19
"""Part of the width that they get."""
CHARACTER = 6.2
"""Width in pixels that a character of a label takes, about."""


@dataclass(frozen=True)
class Part:
    """Days from first up to last, drawn evenly from left to right."""

    first: date
    last: date
    left: float
    right: float
    wide: bool


@dataclass(frozen=True)
class Tick:
    """A year or month where it begins; not every one has room for its label."""

    x: float
    label: str
    year: bool


class TimeScale:
    """Days to pixels. Days outside are drawn at the nearer end."""

    def __init__(self, first: date, last: date, letters: Iterable[date], left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right
        self.parts = list(_placed(_parts(first, last, sorted(letters)), left, right))

    def x(self, day: date) -> float:
        """Where a day begins."""
        if day <= self.first:
            return self.left
        for part in self.parts:
            if day <= part.last:
                share = (day - part.first) / (part.last - part.first)
                return round(part.left + share * (part.right - part.left), 1)
        return self.right

    def ticks(self, language: str) -> list[Tick]:
        """Years, and months where the scale is wide, in the edition's calendar; labels only where they do not touch."""
        found: list[Tick] = []
        free = {True: self.left - 1, False: self.left - 1}
        for day, year in _beginnings(self.first, self.last, language):
            part = next(p for p in self.parts if day <= p.last)
            if not year and not part.wide:
                continue
            x, label = self.x(day), _label(day, year, language)
            fits = x >= free[year] and x + len(label) * CHARACTER < self.right + 12
            if not fits and not part.wide:
                continue
            if fits:
                free[year] = x + len(label) * CHARACTER + 8
            found.append(Tick(x, label if fits else "", year))
        return found


def _parts(first: date, last: date, letters: list[date]) -> list[tuple[date, date, float]]:
    """Parts with the weight of a day in each; 0 for the years long before, which get a fixed share."""
    found: list[tuple[date, date, float]] = []
    at = first
    if letters and letters[0] - EARLY > first:
        at = letters[0] - EARLY
        found.append((first, at, 0))
    for letter in letters:
        begin, end = max(letter - BEFORE, at), min(letter + AFTER, last)
        if end <= at:
            continue
        if begin > at:
            found.append((at, begin, 1))
        elif found and found[-1][2] == WIDE:
            begin = found.pop()[0]
        found.append((begin, end, WIDE))
        at = end
    if at < last:
        found.append((at, last, 1))
    return found


def _placed(parts: list[tuple[date, date, float]], left: float, right: float) -> Iterable[Part]:
    early = EARLY_SHARE * (right - left) if parts[0][2] == 0 else 0
    total = sum((end - begin).days * weight for begin, end, weight in parts) or 1
    room = right - left - early
    for begin, end, weight in parts:
        width = room * (end - begin).days * weight / total if weight else early
        yield Part(begin, end, left, left + width, weight == WIDE)
        left += width


def _beginnings(first: date, last: date, language: str) -> Iterable[tuple[date, bool]]:
    """First days of months after `first`, and whether a year begins with it."""
    if language == "en":
        year, month = first.year, first.month
        while (day := date(year + month // 12, month % 12 + 1, 1)) <= last:
            yield day, day.month == 1
            year, month = day.year, day.month
        return
    begun = jdatetime.date.fromgregorian(date=first)
    year, month = begun.year, begun.month
    while (day := jdatetime.date(year + month // 12, month % 12 + 1, 1).togregorian()) <= last:
        year, month = year + month // 12, month % 12 + 1
        yield day, month == 1


def _label(day: date, year: bool, language: str) -> str:
    iso = day.isoformat()
    if language == "fa":
        _, month, number = jalali_words(iso, iso, "fa").split()
        return number if year else month
    _, month, number = gregorian_words(iso, iso, "en").split()
    return digits(number, "en") if year else month[:3]
