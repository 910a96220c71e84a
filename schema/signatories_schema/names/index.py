"""Finding a name among many: words that nearly share their consonants are compared, and the best names in full.

An index knows how often each word comes in it: a rare word that meets is worth more than a common one.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from signatories_schema.names.compare import compare_printed
from signatories_schema.names.sound import likeness, rough
from signatories_schema.names.words import Printed, Word, take_apart

Id = TypeVar("Id", bound=Hashable)

_COMPARED = 180
"""How many names, those with most words in common, are compared in full."""
_MET, _MET_JOINED = 0.6, 0.75
_FEW = 0.3
"""Names that meet less of the query than this share of what the best one meets are not compared."""
_KEPT = 40
"""Near words of one word that are looked up: more would only be less near."""
_REMEMBERED = 20_000
"""Words asked for whose near words are remembered."""
_RARE = 0.03
"""What the rarity of what met may add to a score: it orders names whose scores are close."""


class Found(NamedTuple, Generic[Id]):
    """A name found, with its score (`compare`)."""

    id: Id
    name: str
    score: float


class Index(Generic[Id]):
    """Names to search, each with the id of what bears it."""

    def __init__(self, entries: Iterable[tuple[Id, str]]) -> None:
        self._entries: list[tuple[Id, str, Printed]] = []
        self._words, self._joined = _Words(), _Words()
        for entry, (id_, name) in enumerate(entries):
            printed = take_apart(name)
            self._entries.append((id_, name, printed))
            self._words.add(entry, _sounds(printed.words))
            self._joined.add(entry, _sounds(printed.joined))

    def search(self, query: str, limit: int = 20) -> list[Found[Id]]:
        """The names most like the query, best first."""
        asked = take_apart(query)
        ranked = []
        for entry, vote in self._candidates(asked):
            id_, name, printed = self._entries[entry]
            score = compare_printed(asked, printed)
            if score > 0:
                ranked.append((score + _RARE * vote, entry, Found(id_, name, score)))
        ranked.sort(key=lambda r: (-r[0], r[1]))
        return [found for _, _, found in ranked[:limit]]

    def _candidates(self, asked: Printed) -> list[tuple[int, float]]:
        """Entries by the share of the query's rarity that they meet, the most first."""
        votes: dict[int, float] = defaultdict(float)
        for sounds in _sounds(asked.words):
            self._vote(votes, [*self._words.near(sounds, _MET), *self._joined.near(sounds, _MET_JOINED)])
        for sounds in _sounds((*asked.joined, *asked.turned)):
            self._vote(votes, self._words.near(sounds, _MET_JOINED))
        top = max(votes.values(), default=1.0)
        worth = ((entry, vote) for entry, vote in votes.items() if vote > _FEW * top)
        return [(entry, vote / top) for entry, vote in heapq.nlargest(_COMPARED, worth, key=lambda v: (v[1], -v[0]))]

    def _vote(self, votes: dict[int, float], near: list[tuple[float, list[int]]]) -> None:
        """Each entry once, by the best of its words."""
        best: dict[int, float] = {}
        for alike, holders in near:
            weight = alike**3 * math.log(1 + len(self._entries) / len(holders))
            for entry in holders:
                if weight > best.get(entry, 0.0):
                    best[entry] = weight
        for entry, weight in best.items():
            votes[entry] += weight


class _Words:
    """Words as they sound, the entries that hold each, and blocks of words that nearly share their consonants."""

    def __init__(self) -> None:
        self._holders: dict[str, list[int]] = {}
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._found: dict[tuple[str, float], list[tuple[float, list[int]]]] = {}

    def add(self, entry: int, words: Iterable[str]) -> None:
        for sounds in words:
            if sounds not in self._holders:
                self._holders[sounds] = []
                for key in _held_under(sounds):
                    self._blocks[key].append(sounds)
            self._holders[sounds].append(entry)

    def near(self, sounds: str, least: float) -> list[tuple[float, list[int]]]:
        """How alike the words most like this one are, and who holds them."""
        asked = sounds, least
        if asked not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            words = {word for key in _asked_under(sounds) for word in self._blocks.get(key, ())}
            scored = ((likeness(sounds, word), word) for word in words)
            best = heapq.nlargest(_KEPT, (s for s in scored if s[0] >= least))
            self._found[asked] = [(alike, self._holders[word]) for alike, word in best]
        return self._found[asked]


def _sounds(words: Iterable[Word]) -> list[str]:
    """What a name is found by."""
    return list(dict.fromkeys(word.sounds for word in words if word.sounds and not word.title))


_LONG = 5
"""Rough consonants from which on two words may differ by one that is left out on either side."""


def _keys(sounds: str) -> tuple[str, list[str]]:
    """The rough consonants, and the same with each one left out."""
    whole = rough(sounds)
    return whole, list({whole[:n] + whole[n + 1 :] for n in range(len(whole)) if len(whole) > 1})


def _held_under(sounds: str) -> list[str]:
    whole, shorter = _keys(sounds)
    return [whole, *("-" + key for key in shorter)]


def _asked_under(sounds: str) -> list[str]:
    whole, shorter = _keys(sounds)
    asked = [whole, "-" + whole, *shorter]
    return asked + ["-" + key for key in shorter] if len(whole) >= _LONG else asked
