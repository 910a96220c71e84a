"""What two sets of reports say, beyond the names, on whether they are about one person: letters, cities, and dates.

A reason is for a person to weigh. None changes a score, and none decides: reports are wrong at times, dates above all.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from signatories_schema.claim import ClaimRecord
from signatories_schema.dates import bounds
from signatories_schema.names import fold
from signatories_schema.names.compare import SAME_LOOK, compare
from signatories_schema.vocab import Certainty, ClaimKind, DateBasis

NEAR = 3
"""Days by which reports of one arrest may differ."""
EXCLUDED = "dates exclude it: "
"""Begins each reason that speaks against."""
_BEGINS = frozenset({ClaimKind.ARREST, ClaimKind.REARREST})
_ENDS_OF_CUSTODY = frozenset({ClaimKind.RELEASE, ClaimKind.FURLOUGH})
_OF_THE_LIVING = frozenset(
    {*_BEGINS, ClaimKind.SUMMONS, ClaimKind.DETENTION, ClaimKind.HUNGER_STRIKE, ClaimKind.SIGNED}
)
"""What happens to nobody who is dead. Sentences and property are dealt with afterwards too."""


@dataclass(frozen=True)
class Reported:
    """What one report says: its kind, the first and last day it allows (ISO; None where it dates nothing), city, letter."""

    kind: str
    first: str | None = None
    last: str | None = None
    city: str | None = None
    letter_id: str | None = None

    @classmethod
    def of(cls, claim: ClaimRecord) -> "Reported":
        """A claim as a report. A date of publication, or one that is inferred, is not the day on which it happened."""
        printed = claim.date if claim.date_basis == DateBasis.PRINTED else None
        # A page that names somebody against a letter's printed list makes nobody a signatory.
        letter = claim.letter_id if claim.certainty != Certainty.DISPUTED else None
        return cls.told(claim.kind, printed, claim.place, letter)

    @classmethod
    def told(cls, kind: str, date_: str | None, city: str | None, letter_id: str | None) -> "Reported":
        """A report of plain values; `date_` is EDTF. Raises DateError."""
        first, last = bounds(date_) if date_ and "~" not in date_ else (None, None)
        return cls(kind, first, last, city or None, letter_id or None)

    @property
    def day(self) -> str | None:
        """The day, where it is dated to the day."""
        return self.first if self.first == self.last else None

    @property
    def when(self) -> str:
        """The date in words."""
        return self.day or f"{self.first}/{self.last}"


def reasons_beyond_names(ours: Sequence[Reported], theirs: Sequence[Reported]) -> list[str]:
    """In words, what speaks for one person, and then what speaks against (each begins with `EXCLUDED`)."""
    return list(
        dict.fromkeys(
            [*_letters(ours, theirs), *_cities(ours, theirs), *_agree(ours, theirs), *_excluded(ours, theirs)]
        )
    )


def excludes(reasons: Iterable[str]) -> bool:
    """Whether any reason is that dates exclude it."""
    return any(reason.startswith(EXCLUDED) for reason in reasons)


def _letters(ours: Sequence[Reported], theirs: Sequence[Reported]) -> Iterator[str]:
    signed = [{r.letter_id for r in side if r.letter_id and r.kind == ClaimKind.SIGNED} for side in (ours, theirs)]
    yield from (f"signed {letter_id} too" for letter_id in sorted(signed[0] & signed[1]))


def _cities(ours: Sequence[Reported], theirs: Sequence[Reported]) -> Iterator[str]:
    one, other = (
        sorted({r.city for r in side if r.city}, key=lambda city: (len(city), city)) for side in (ours, theirs)
    )
    told: set[str] = set()
    for city in one:
        same = [found for found in other if found not in told and _same_city(city, found)]
        told.update(same)  # once for each city of theirs, by the shortest way in which ours is named
        if same:
            yield f"same city: {city}" if city in same else f"same city: {city}, {same[0]}"


def _same_city(one: str, other: str) -> bool:
    """Whether two places name one city: alike as names are, or one named within the other ("Mashhad, before the court")."""
    words = [set(fold(place).split()) for place in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0] or compare(one, other) >= SAME_LOOK


def _arrests(side: Sequence[Reported]) -> list[Reported]:
    return sorted((r for r in side if r.kind in _BEGINS and r.day), key=lambda r: (str(r.day), r.city or ""))


def _agree(ours: Sequence[Reported], theirs: Sequence[Reported]) -> Iterator[str]:
    for one in _arrests(ours):
        for other in _arrests(theirs):
            apart = _days(str(one.day), str(other.day))
            if apart == 0:
                yield f"arrested on the same day: {one.day}"
            elif abs(apart) <= NEAR:
                yield f"arrests {abs(apart)} day{'s' * (abs(apart) > 1)} apart: {one.day}, {other.day}"


def _excluded(ours: Sequence[Reported], theirs: Sequence[Reported]) -> Iterator[str]:
    for one, other in ((ours, theirs), (theirs, ours)):
        yield from _after_death(one, other)
        yield from _arrested_in_custody(one, other)


def _after_death(dead: Sequence[Reported], alive: Sequence[Reported]) -> Iterator[str]:
    deaths = [r for r in dead if r.kind == ClaimKind.DEATH and r.last]
    for death in sorted(deaths, key=lambda r: str(r.last))[:1]:
        for later in sorted(alive, key=lambda r: (str(r.first), r.kind)):
            if later.kind in _OF_THE_LIVING and later.first and later.first > str(death.last):
                yield f"{EXCLUDED}death {death.when}, {later.kind} {later.when}"
                return


def _arrested_in_custody(held: Sequence[Reported], other: Sequence[Reported]) -> Iterator[str]:
    """An arrest while the other was held from an arrest to a release that are both dated to the day."""
    for begin, end in _spells(held):
        for arrest in _arrests(other):
            if _days(begin, str(arrest.day)) > NEAR and _days(str(arrest.day), end) > NEAR:
                yield f"{EXCLUDED}arrest {arrest.day}, held from {begin} to {end}"


def _spells(side: Sequence[Reported]) -> Iterator[tuple[str, str]]:
    """Custodies that reports place in full: nothing that begins or ends one may have come between."""
    marks = sorted(
        (str(r.first), str(r.last), r.kind in _BEGINS) for r in side if r.first and r.kind in _BEGINS | _ENDS_OF_CUSTODY
    )
    if any(r.first is None and r.kind in _ENDS_OF_CUSTODY for r in side):
        return  # somebody was let out at a time that nobody tells
    days = [(first, begins) for first, last, begins in marks if first == last]
    if len(days) < len(marks):
        return
    # Reports of one arrest differ by some days: of several in a row the first counts.
    merged: list[tuple[str, bool]] = []
    for day, begins in days:
        if not merged or merged[-1][1] != begins:
            merged.append((day, begins))
    for (begin, begins), (end, _) in itertools.pairwise(merged):
        if begins:
            yield begin, end


def _days(one: str, other: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
