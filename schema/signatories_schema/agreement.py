"""In which fields the claims on one event agree, differ in precision only, measure differently, or conflict.

Only claims that support the event are compared, and only those that bear on the same part of it: a day within a custody says
nothing against the day it began. Words (a place, a court) are put side by side and not judged: the same court is printed in
many ways.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Claim = Mapping[str, Any]
Value = tuple[Any, ...]


class Verdict(StrEnum):
    """How the values of one field stand to each other."""

    ALONE = "alone"
    SAME = "same"
    PRECISION = "precision"
    MEASURE = "measure"
    NOT_SAID = "not_said"
    STAGE = "stage"
    WORDING = "wording"
    CONFLICT = "conflict"


@dataclass
class Field:
    """One field: its values, each with the claims that give it, and the verdict."""

    name: str
    values: dict[Value, list[Claim]] = field(default_factory=dict)
    verdict: Verdict = Verdict.ALONE

    @property
    def most_given(self) -> Value | None:
        """The value that most houses give; none where two stand equal."""
        counted = sorted((len({c["house"] for c in claims}) for claims in self.values.values()), reverse=True)
        if len(counted) > 1 and counted[0] == counted[1]:
            return None
        return max(self.values, key=lambda value: len({c["house"] for c in self.values[value]}))


_PARTS = {"date": ("begin", "occurrence", "whole"), "end_date": ("end",), "held": ("during",)}
_WORDS = ("place", "facility", "authority", "occasion", "sentence", "fine")


_NATURES = {
    "real conflict": Verdict.CONFLICT,
    "different stage": Verdict.STAGE,
    "total against enforceable": Verdict.MEASURE,
    "which term not said": Verdict.NOT_SAID,
    "precision only": Verdict.PRECISION,
}


def compare(claims: Iterable[Claim], natures: Mapping[str, str]) -> list[Field]:
    """The fields that supporting claims give, in the order in which a reader asks for them.

    `natures` are the fields on which the build found that the claims disagree, each with what sort of disagreement it is.
    """
    supporting = [claim for claim in claims if claim["stance"] == "supports"]
    found = [_dates(name, parts, supporting) for name, parts in _PARTS.items()]
    found += [_given(name, (name,), supporting) for name in ("stage", "outcome")]
    found += [_term(supporting), _given("lashes", ("lashes",), supporting)]
    found += [_given(name, (name,), supporting) for name in _WORDS]
    for each in found:
        if each.name in natures:
            each.verdict = _NATURES[natures[each.name]]
    return [each for each in found if each.values]


def _given(name: str, columns: tuple[str, ...], claims: Iterable[Claim]) -> Field:
    """A field whose values are compared as they stand."""
    found = Field(name)
    for claim in claims:
        if claim[columns[0]] is not None:
            found.values.setdefault(tuple(claim[column] for column in columns), []).append(claim)
    told = sum(len(claims) for claims in found.values.values())
    if len(found.values) > 1:
        found.verdict = Verdict.WORDING
    elif told > 1:
        found.verdict = Verdict.SAME
    return found


def _dates(name: str, parts: tuple[str, ...], claims: Iterable[Claim]) -> Field:
    """Ranges of days; those that share a day differ in precision only."""
    dated = [claim for claim in claims if claim["bears_on"] in parts and claim["date_to"]]
    found = _given(name, ("date_to", "date_from"), dated)
    found.values = {(first, last): told for (last, first), told in sorted(found.values.items(), key=_by_day)}
    if len(found.values) > 1:
        # Days within a spell are all true at once.
        found.verdict = Verdict.SAME if name == "held" else Verdict.PRECISION
    return found


def _by_day(item: tuple[Value, Any]) -> tuple[str, str]:
    (last, first), _ = item
    return first or "", last


def _term(claims: Iterable[Claim]) -> Field:
    """Prison terms in months, each with what the page says it measures."""
    found = _given("term", ("months_printed", "months_basis"), claims)
    if len(found.values) > 1 and len({months for months, _ in found.values}) == 1:
        found.verdict = Verdict.SAME
    return found


def differing(fields: Iterable[Field]) -> set[tuple[str, str]]:
    """Claim and field wherever a claim gives another value than most houses do and the two cannot both be true."""
    found = set()
    for each in fields:
        if each.verdict is not Verdict.CONFLICT:
            continue
        most = each.most_given
        for value, claims in each.values.items():
            if most is None or not _compatible(each.name, value, most):
                found |= {(claim["claim_id"], each.name) for claim in claims}
    return found


def _compatible(name: str, value: Value, other: Value) -> bool:
    if name not in _PARTS:
        return bool(value[0] == other[0])
    return bool((value[0] or "") <= other[1] and (other[0] or "") <= value[1])
