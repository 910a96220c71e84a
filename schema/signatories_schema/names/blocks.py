"""Words as they sound, in blocks of the same rough consonants: a word finds those near it without being compared with all."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from signatories_schema.names.sound import CLASSES, KNOWN, mass, pieces, pieces_apart, rough

_KEPT = 40
"""Near words of one word that are looked up: more would only be less near."""
_FAR = 0.8
"""What it may cost that two words differ in a rough consonant."""
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
        self._pieces: list[tuple[str, ...]] = []
        """Pieces of each word, by its number; empty until they are asked for."""
        self._numbers: dict[str, int] = {}
        self._blocks: dict[str, array[int]] = {}
        self._found: dict[tuple[str, float, bool], list[tuple[float, int]]] = {}

    def number(self, sounds: str) -> int:
        """Number of a word, which is added where it is new."""
        found = self._numbers.get(sounds)
        if found is None:
            found = self._numbers[sounds] = len(self.sounds)
            self.sounds.append(sounds)
            self._pieces.append(())
            block = _kind(sounds) + rough(sounds)
            if block in self._blocks:
                self._blocks[block].append(found)
            else:
                self._blocks[block] = array("I", (found,))
            self._found.clear()
        return found

    def near(self, sounds: str, least: float, wide: bool) -> list[tuple[float, int]]:
        """Roughly how alike the words most like this one are, and their numbers, the most alike first.

        Words of the same rough consonants; with `wide` instead those that differ in one.
        """
        asked = sounds, least, wide
        if asked not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[asked] = self._nearest(*asked)
        return self._found[asked]

    def _nearest(self, sounds: str, least: float, wide: bool) -> list[tuple[float, int]]:
        weight, ours, asked = mass(sounds), _kind(sounds), pieces(sounds)
        most = (1 - least) * weight
        kept = [(0.0, self._numbers[sounds])] if not wide and sounds in self._numbers else []
        for way in _others(asked) if wide else [_Way(0.0, rough(sounds), asked, 0)]:
            if way.least > most:
                break
            for kind in ("~", "", KNOWN):
                # Two given names so common that they are known are the same or are not alike.
                if not kind == ours == KNOWN:
                    block = self._blocks.get(kind + way.block, ())
                    kept += self._within(most, way, block, (kind == "~") != (ours == "~"))
            if len(kept) > _KEPT:
                kept = sorted(kept)[:_KEPT]
                most = kept[-1][0]
        return [(1 - apart / weight, number) for apart, number in sorted(set(kept))]

    def _within(self, most: float, way: "_Way", block: Iterable[int], across: bool) -> list[tuple[float, int]]:
        """How far apart the words of a block are in this way, and their numbers, if not more than this."""
        known, more = self._pieces, way.more
        costs = [_costs(piece, across) for piece in way.asked]
        kept = []
        for number in block:
            its = known[number]
            if not its:
                its = known[number] = pieces(self.sounds[number])
            apart = 0.0
            for cost, piece in zip(costs, _merged(its, more) if more else its):  # noqa: B905 – as many by their block; this runs very often
                apart += cost[piece]
                if apart > most:
                    break
            else:
                kept.append((apart, number))
        return kept


def _kind(sounds: str) -> str:
    """What marks a code: of Arabic script, of a common given name, or nothing."""
    return sounds[0] if sounds[0] in ("~", KNOWN) else ""


class _Way(NamedTuple):
    """One way in which rough consonants of a word may differ: the block to look in, and how to lay two words side by side."""

    least: float
    """How far the words are apart at least."""
    block: str
    asked: tuple[str, ...]
    more: int
    """Which piece of the other word is the consonant that it has more; 0 if it has none."""


def _merged(word: tuple[str, ...], at: int) -> tuple[str, ...]:
    """A consonant and what stands on either side of it as one piece."""
    return (*word[: at - 1], word[at - 1] + word[at] + word[at + 1], *word[at + 2 :])


class _Costs(dict[str, float]):
    """What it costs that one piece of a word stands for another, by the other."""

    def __init__(self, piece: str, across: bool) -> None:
        super().__init__()
        self._piece, self._across = piece, across

    def __missing__(self, other: str) -> float:
        found = self[other] = pieces_apart(self._piece, other, self._across)
        return found


_costs = lru_cache(maxsize=2048)(_Costs)


def _others(asked: tuple[str, ...]) -> list[_Way]:
    """One rough consonant for another, one left out, one more: where that does not cost too much, the cheapest first."""
    ways: dict[str, _Way] = {}
    for way in _all_others(asked, rough("".join(asked))):
        if way.least <= _FAR and (way.block not in ways or way.least < ways[way.block].least):
            ways[way.block] = way
    return sorted(ways.values())


def _all_others(asked: tuple[str, ...], whole: str) -> Iterator[_Way]:
    for n in range(len(whole) + 1):
        for number, sounds in enumerate(CLASSES, 1):
            if n < len(whole) and str(number) != whole[n]:
                yield _Way(_cheapest(asked[2 * n + 1], sounds), f"{whole[:n]}{number}{whole[n + 1 :]}", asked, 0)
            yield _Way(_cheapest(asked[2 * n], sounds), f"{whole[:n]}{number}{whole[n:]}", asked, 2 * n + 1)
        if n < len(whole) > 1:
            gone = _cheapest(asked[2 * n + 1], _SOFT)
            yield _Way(gone, whole[:n] + whole[n + 1 :], _merged(asked, 2 * n + 1), 0)


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
