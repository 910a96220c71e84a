"""How alike two printed names are, across scripts and spellings, and why.

Parts are aligned one to one in any order. A part that one form leaves out costs little; parts that stand against each other cost
much. A score says where to look: it never decides that two names are one person, and namesakes have the score 1.0.
"""

import re
from typing import NamedTuple

from signatories_schema.names.sound import likeness
from signatories_schema.names.words import Printed, Word, take_apart

SAME_LOOK = 0.8
"""From here on two forms look like one name: worth proposing to a reviewer as the same."""
LOOK = 0.6
"""From here on two forms may be one name: worth looking at."""

_MET = 0.6
"""Likeness below which two parts are two names."""
_MET_JOINED = 0.7
"""The same where one is two words joined: more letters meet by chance."""
_SURE = 0.9
"""Likeness from which on two parts are one name, whatever else there is."""
# What is taken off: for parts that met but not fully, for parts against each other, for parts left out, for every part left
# out beyond the first, and for resting on little. Set on invented names and on printed ones (tests/bench/names.py).
_BEND, _AGAINST, _OMITTED, _OMITTED_MORE, _THIN = 2.0, 1.6, 0.18, 0.12, 0.12
_ONE_PART = 1.2


class Met(NamedTuple):
    """Two parts, one of each form, that are taken for each other."""

    one: Word
    other: Word
    likeness: float


class Alignment(NamedTuple):
    """Which parts met and which are left on either side."""

    met: tuple[Met, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def compare(a: str, b: str) -> float:
    """How alike two printed names are, 0.0 to 1.0; the same in either order."""
    return 1.0 if a == b else compare_printed(take_apart(a), take_apart(b))


def compare_printed(a: Printed, b: Printed) -> float:
    """`compare` for names that were taken apart before."""
    if not a.words or not b.words:
        return 0.0
    if a.folded == b.folded:
        return 1.0
    found = align(a, b)
    return score(found) if found.met else 0.0


def score(found: Alignment) -> float:
    """What an alignment is worth."""
    agreed = bent = 0.0
    for one, other, alike in found.met:
        worth = max(one.worth, other.worth)
        agreed += worth
        bent += worth * (1 - alike)
    return estimate(agreed, bent, sum([w.worth for w in found.left]), sum([w.worth for w in found.right]))


def estimate(agreed: float, bent: float, left: float, right: float) -> float:
    """What an alignment is worth in which parts of this worth met, not fully by so much, and so much is left on either side."""
    against, omitted = min(left, right), abs(left - right)
    less = _OMITTED * omitted + _OMITTED_MORE * max(0.0, omitted - _ONE_PART)
    value = 1 - (_BEND * bent + _AGAINST * against + less) / (agreed + against + less)
    # Little that agrees beside something that does not: a given name alone is hardly evidence.
    thin = _THIN / (agreed + 0.2) * min(1.0, 2 * (against + omitted))
    return min(1.0, max(0.0, value - thin))


def align(a: Printed, b: Printed) -> Alignment:
    """The parts that meet, best first; each word is used once."""
    found = _pairs(a.words, b.words)
    met, used_a, used_b = _choose(found)
    whole = used_a == a.all and used_b == b.all and all(m.likeness >= _SURE for m in met)
    # Two names of as many parts, none of which met, do not become one by joining parts.
    if not whole and (met or a.named != b.named):
        sure = [pair for pair in found if pair[0] >= _SURE]
        taken_a = taken_b = 0
        for _, mask_a, mask_b, _ in sure:
            taken_a |= mask_a
            taken_b |= mask_b
        found += _joined_pairs(a, b, taken_a, taken_b)
        found += [_swapped(pair) for pair in _joined_pairs(b, a, taken_b, taken_a)]
        met, used_a, used_b = _choose(found)
    return Alignment(tuple(met), _left(a, used_a), _left(b, used_b))


def _left(printed: Printed, used: int) -> tuple[Word, ...]:
    if used == printed.all:
        return ()
    return tuple(word for n, word in enumerate(printed.words) if not used >> n & 1) if used else printed.words


Pair = tuple[float, int, int, Met]
"""How good it would be to take two parts for each other, and which words of either form that uses up."""


def _pairs(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> list[Pair]:
    """Words that may be taken for each other."""
    found = []
    for n, one in enumerate(ours):
        for m, other in enumerate(theirs):
            alike = likeness(one.sounds, other.sounds)
            # A title and a name are the same only where they are printed the same: Said is no Seyed.
            if alike >= _MET and (alike == 1 or one.title == other.title):
                found.append((alike, 1 << n, 1 << m, Met(one, other, alike)))
    return found


def _joined_pairs(a: Printed, b: Printed, taken_a: int, taken_b: int) -> list[Pair]:
    """Two neighbours of one form that may be a single word of the other, of the words that are not taken."""
    found = []
    for n in range(len(a.words) - 1):
        if 3 << n & taken_a or not a.joined[n].sounds:
            continue
        for m, other in enumerate(b.words):
            if 1 << m & taken_b or other.title:
                continue
            for one in (a.joined[n], a.turned[n]):
                alike = likeness(one.sounds, other.sounds)
                if alike >= _MET_JOINED:
                    # Where two words met by themselves as well as joined, that is the simpler reading.
                    good = alike + 0.05 if alike > _SURE else alike - 0.1
                    found.append((good, 3 << n, 1 << m, Met(one, other, alike)))
    return found


def _swapped(pair: Pair) -> Pair:
    good, mask_b, mask_a, met = pair
    return good, mask_a, mask_b, Met(met.other, met.one, met.likeness)


def _choose(found: list[Pair]) -> tuple[list[Met], int, int]:
    used_a = used_b = 0
    met = []
    for _, mask_a, mask_b, pair in sorted(found, key=_goodness) if len(found) > 1 else found:
        if not (used_a & mask_a or used_b & mask_b):
            used_a |= mask_a
            used_b |= mask_b
            met.append(pair)
    return met, used_a, used_b


def _goodness(pair: Pair) -> tuple[float, float, str, str]:
    # Ties are broken by what stands there, in either order of the two forms.
    met = pair[3]
    ends = (met.one.letters, met.other.letters)
    return -pair[0], -met.one.worth - met.other.worth, min(ends), max(ends)


def reasons(a: str, b: str) -> list[str]:
    """What `compare` saw, in words, the weightiest first: for a person who decides."""
    ours, theirs = take_apart(a), take_apart(b)
    if not ours.words or not theirs.words:
        return ["no name on one side"]
    if ours.folded == theirs.folded:
        return ["the same letters"]
    found = align(ours, theirs)
    met = sorted(found.met, key=lambda m: -m.one.worth - m.other.worth)
    return [*map(_how_met, met), *_what_is_left(found), *_order(found, ours, theirs)]


def _how_met(met: Met) -> str:
    one, other = met.one, met.other
    kind = next((k for k in ("title", "family name", "given name") if k in (one.kind, other.kind)), "part")
    both = f"{one.letters}, {other.letters}"
    if one.letters == other.letters:
        return f"same {kind}: {one.letters}"
    if one.letters.isascii() != other.letters.isascii():
        return (
            f"same {kind} in both scripts: {both}"
            if met.likeness >= _SURE
            else f"{kind} sounds alike in both scripts: {both}"
        )
    if _vowels_off(one.letters) == _vowels_off(other.letters):
        how = "by one vowel" if _one_apart(one.letters, other.letters) else "in its vowels"
        return f"{kind} differs {how}: {both}"
    if met.likeness >= _SURE:
        return f"{kind} is spelled in two ways: {both}"
    return (
        f"{kind} differs by one letter: {both}"
        if _one_apart(one.letters, other.letters)
        else f"{kind} sounds alike: {both}"
    )


def _what_is_left(found: Alignment) -> list[str]:
    names = [[w.letters for w in side if not w.title] for side in (found.left, found.right)]
    titles = [w.letters for side in (found.left, found.right) for w in side if w.title]
    said = []
    if all(names):
        said.append(f"one against the other: {' '.join(names[0])}, {' '.join(names[1])}")
    elif any(names):
        said.append(f"in one form only: {' '.join(names[0] or names[1])}")
    return said + ([f"title in one form only: {' '.join(titles)}"] if titles else [])


def _order(found: Alignment, a: Printed, b: Printed) -> list[str]:
    single = [m for m in found.met if m.one in a.words and m.other in b.words]
    places = [b.words.index(m.other) for m in sorted(single, key=lambda m: a.words.index(m.one))]
    said = ["parts in another order"] if places != sorted(places) else []
    return said + (["one word where the other form has two"] if len(single) < len(found.met) else [])


def _vowels_off(letters: str) -> str:
    return re.sub("[aeiouyاوی]", "", letters)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter changed, added or left out makes one the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((n for n, (p, q) in enumerate(zip(short, long, strict=False)) if p != q), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]
