"""Words as they sound, in blocks of the same rough consonants: a word finds those near it without being compared with all."""

from array import array
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from signatories_schema.names.sound import CLASSES, KNOWN, mass, pieces, pieces_apart, rough

_KEPT = 60
"""Near words of one word that are looked up: more would only be less near."""
_FAR = 0.95
"""What one consonant may cost that stands for another; any other consonant costs 1."""
_REMEMBERED = 20_000
"""Words asked for whose near words are remembered."""
_SOFT = "hyvYWUIVZ&"
"""Sounds that are no rough consonants and may stand for one."""
_BASE = 9
_KEY = 0xFFFFFFFF


class Blocks:
    """Words, each known by its number; a word is given by how it sounds."""

    def __init__(self) -> None:
        self.sounds: list[str] = []
        self._numbers: dict[str, int] = {}
        self._blocks: dict[str, array[int]] = {}
        self._found: dict[tuple[str, float, bool], list[tuple[float, int]]] = {}

    def number(self, sounds: str) -> int:
        """Number of a word, which is added where it is new."""
        found = self._numbers.get(sounds)
        if found is None:
            found = self._numbers[sounds] = len(self.sounds)
            self.sounds.append(sounds)
            block = _kind(sounds) + rough(sounds)
            if block in self._blocks:
                self._blocks[block].append(found)
            else:
                self._blocks[block] = array("I", (found,))
            self._found.clear()
        return found

    def near(self, sounds: str, least: float, wide: bool) -> list[tuple[float, int]]:
        """Roughly how alike the words most like this one are, and their numbers, the most alike first.

        Words of the same rough consonants; with `wide`, also of those that differ in one.
        """
        asked = sounds, least, wide
        if asked not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[asked] = self._nearest(*asked)
        return self._found[asked]

    def _nearest(self, sounds: str, least: float, wide: bool) -> list[tuple[float, int]]:
        weight, ours = mass(sounds), _kind(sounds)
        most = (1 - least) * weight
        # Two given names so common that they are known are the same or are not alike.
        kept = [(0.0, self._numbers[sounds])] if sounds in self._numbers else []
        kinds = [(kind, (kind == "~") != (ours == "~")) for kind in ("~", "", KNOWN) if not kind == ours == KNOWN]
        for way in _ways(pieces(sounds))[: None if wide else 1]:
            if way.least > min(most, _FAR):
                break
            for kind, across in kinds:
                for number in self._blocks.get(kind + way.block, ()):
                    its = pieces(self.sounds[number])
                    if way.more:
                        its = _merged(its, way.more)
                    apart = 0.0
                    for one, other in zip(way.asked, its):  # noqa: B905 – as many by their block; this runs very often
                        if one != other:
                            apart += pieces_apart(one, other, across)
                            if apart > most:
                                break
                    else:
                        kept.append((apart, number))
            if len(kept) > _KEPT:
                kept = sorted(kept)[:_KEPT]
                most = kept[-1][0]
        return [(1 - apart / weight, number) for apart, number in sorted(set(kept))]


def _kind(sounds: str) -> str:
    """What marks a code: of Arabic script, of a common given name, or nothing."""
    return sounds[0] if sounds[0] in ("~", KNOWN) else ""


class _Way(NamedTuple):
    """One way in which rough consonants of a word may differ: the block to look in, and how to lay two words side by side."""

    block: str
    asked: tuple[str, ...]
    more: int
    """Which piece of the other word is the consonant that it has more; 0 if it has none."""
    least: float
    """How far the words are apart at least."""


def _merged(word: tuple[str, ...], at: int) -> tuple[str, ...]:
    """A consonant and what stands on either side of it as one piece."""
    return (*word[: at - 1], word[at - 1] + word[at] + word[at + 1], *word[at + 2 :])


@lru_cache(maxsize=4096)
def _ways(asked: tuple[str, ...]) -> tuple[_Way, ...]:
    """The same rough consonants, one for another, one left out, one more."""
    whole = rough("".join(asked))
    ways = {whole: _Way(whole, asked, 0, 0.0)}
    for n in range(len(whole)):
        for number, sounds in enumerate(CLASSES, 1):
            block = f"{whole[:n]}{number}{whole[n + 1 :]}"
            ways.setdefault(block, _Way(block, asked, 0, _cheapest(asked[2 * n + 1], sounds)))
        block = whole[:n] + whole[n + 1 :]
        if block:
            ways.setdefault(block, _Way(block, _merged(asked, 2 * n + 1), 0, _cheapest(asked[2 * n + 1], _SOFT)))
    for n in range(len(whole) + 1):
        for number, sounds in enumerate(CLASSES, 1):
            block = f"{whole[:n]}{number}{whole[n:]}"
            ways.setdefault(block, _Way(block, asked, 2 * n + 1, _cheapest(asked[2 * n], sounds)))
    return tuple(sorted(ways.values(), key=lambda way: way.least))


@lru_cache(maxsize=4096)
def _cheapest(one: str, other: str) -> float:
    """What it costs at least that a sound of one is one of the other, or is left out on the other's side."""
    gone = min(pieces_apart("", sound, False) for sound in (one if other == _SOFT else other))
    return min([gone, *(pieces_apart(a, b, False) for a in one for b in other)])


class Pairs:
    """Neighbouring words of names by the consonants that they have together: two words may be printed as one."""

    def __init__(self) -> None:
        self._key, self._shift = array("I"), array("I")
        """By the number of a word: its rough consonants as a number to the base of their classes, and by what one before
        it is multiplied."""
        self._held = array("Q")
        """Key and entry of each pair, in order up to `_sorted`."""
        self._sorted = 0

    def learn(self, sounds: str) -> None:
        """Take in the word of the next number."""
        consonants = rough(sounds)
        self._key.append(_number(consonants))
        self._shift.append(_BASE ** len(consonants) & _KEY)

    def add(self, numbers: tuple[int, ...], entry: int) -> None:
        """Take in the neighbours among the words of a name."""
        before = self._key[numbers[0]]
        for number in numbers[1:]:
            key = self._key[number]
            self._held.append((before * self._shift[number] + key & _KEY) << 32 | entry)
            before = key

    def find(self, sounds: str) -> list[int]:
        """Entries of which two neighbours have the consonants of this word, or all but one of them."""
        if self._sorted < len(self._held):
            self._held = array("Q", sorted(self._held))
            self._sorted = len(self._held)
        whole = rough(sounds)
        found: set[int] = set()
        for consonants in {whole, *_without_one(whole)}:
            key = _number(consonants)
            at = bisect_left(self._held, key << 32)
            end = bisect_left(self._held, key + 1 << 32, at)
            found.update(held & _KEY for held in self._held[at:end])
        return sorted(found)


def _number(consonants: str) -> int:
    return int(consonants or "0", _BASE) & _KEY


def _without_one(key: str) -> set[str]:
    return {key[:n] + key[n + 1 :] for n in range(len(key))} if len(key) > 1 else set()
