"""Finding a name among many: words that nearly share their consonants are compared, and the best names in full.

An index knows how often each word comes in it. Names are gathered by the rarest words that they share with what is looked for;
a word that very many bear (Mohammad) only ranks what rarer words found, unless there is nothing rarer.
"""

import heapq
import math
from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from signatories_schema.names.blocks import Blocks, Pairs
from signatories_schema.names.compare import compare_printed, estimate
from signatories_schema.names.sound import KNOWN
from signatories_schema.names.words import COMMON_WORTH, LONGEST, Printed, Word, sounds_alone, take_apart

Id = TypeVar("Id", bound=Hashable)

_GATHERED = 1000
"""Names after which more frequent words gather no more, and only rank."""
_ESTIMATED = 300
"""Names, those that meet the rarest words, of which it is estimated how alike they are."""
_SHARE = 0.5
"""Of the rarity that the best of them meets: a name that meets less is not estimated."""
_COMPARED = 7
"""How many names are compared in full."""
_UNSURE = 0.03
"""How much more than its estimate a name may score; for nine of ten it is less."""
_MET, _MET_JOINED = 0.6, 0.75
"""Likeness under which a word, or two joined to one, is not taken for another."""
_SMALL = 0.2
"""Words that are worth less than this share of what the best one is gather nothing."""
_ROUGHLY = 0.85
"""How alike two neighbours and one word are taken to be that have the same consonants."""
_PLAIN = 0.9
"""Score from which on a name counts as found by the plain way."""
_RARE = 0.003
"""What the rarity of what met may add to a score: it orders names whose scores are close."""


class Found(NamedTuple, Generic[Id]):
    """A name found, with its score (`compare`)."""

    id: Id
    name: str
    score: float


class _Rank(NamedTuple, Generic[Id]):
    """Where a name found stands among the others, and the name: the same letters first, then by score and rarity."""

    other: bool
    score: float
    entry: int
    found: Found[Id]


class Index(Generic[Id]):
    """Names to search, each with the id of what bears it. More may be added at any time."""

    def __init__(self, entries: Iterable[tuple[Id, str]] = ()) -> None:
        self._ids: list[Id] = []
        self._names: list[str] = []
        self._blocks, self._pairs = Blocks(), Pairs()
        self._holders: list[array[int]] = []
        """Names that have a word, by the number of the word."""
        self._words, self._ends = array("I"), array("I", (0,))
        """Numbers of the words of each name, one name after the other, and where they end."""
        self._tokens: dict[str, tuple[int, ...] | None] = {}
        self.add(entries)

    def add(self, entries: Iterable[tuple[Id, str]]) -> None:
        """Take in more names."""
        tokens, holders, pairs = self._tokens, self._holders, self._pairs
        words, ends = self._words, self._ends
        for entry, (id_, name) in enumerate(entries, len(self._ids)):
            self._ids.append(id_)
            self._names.append(name)
            numbers: tuple[int, ...] = ()
            for token in name[:LONGEST].split():
                if token not in tokens:
                    alone = sounds_alone(token)
                    tokens[token] = None if alone is None else self._numbered(alone)
                of_token = tokens[token]
                if of_token is None:
                    numbers = self._numbered(_sounds(take_apart(name).words))
                    break
                numbers += of_token
            for number in numbers:
                holders[number].append(entry)
            if len(numbers) > 1:
                pairs.add(numbers, entry)
            words.extend(numbers)
            ends.append(len(words))

    def _numbered(self, sounds: Iterable[str]) -> tuple[int, ...]:
        """Numbers of words, new ones taken in."""
        blocks, holders = self._blocks, self._holders
        numbers = tuple([blocks.number(word) for word in sounds if word])
        for word in blocks.sounds[len(holders) :]:
            holders.append(array("I"))
            self._pairs.learn(word)
        return numbers

    def search(self, query: str, limit: int = 20) -> list[Found[Id]]:
        """The names most like the query, best first."""
        asked = take_apart(query)
        near = _Nearby()
        near.add(self._parts(asked, wide=False))
        ranked = self._ranked(asked, limit, near, self._as_one(asked))
        # Words of other consonants are looked at only where those of the same ones do not make the name.
        if not ranked or ranked[0].found.score < _PLAIN:
            near.add(self._parts(asked, wide=True))
            more = self._ranked(asked, limit, near, {})
            ranked = sorted({rank.entry: rank for rank in (*ranked, *more)}.values())
        return [rank.found for rank in ranked[:limit]]

    def _ranked(self, asked: Printed, limit: int, near: "_Nearby", joined: dict[int, "Near"]) -> list["_Rank[Id]"]:
        ranked: list[_Rank[Id]] = []
        scores: list[float] = []
        for likely, entry, met in self._candidates(asked, max(_COMPARED, limit), near, joined):
            if len(scores) >= limit and likely + _UNSURE < scores[-limit]:
                break
            name = self._names[entry]
            printed = take_apart(name)
            score = compare_printed(asked, printed)
            if score > 0:
                insort(scores, score + _RARE * met)
                found = Found(self._ids[entry], name, score)
                ranked.append(_Rank(printed.folded != asked.folded, -score - _RARE * met, entry, found))
        return sorted(ranked)[:limit]

    def _candidates(
        self, asked: Printed, many: int, near: "_Nearby", joined: dict[int, "Near"]
    ) -> list[tuple[float, int, float]]:
        """Entries worth comparing, the likeliest first: what each will score, about, which, and the rarity of what it meets."""
        whole = sum(word.worth for word in asked.words if not word.title)
        rated = []
        for entry in {*self._meeting(self._gathered(near.latest), near.of, many), *joined}:
            value, met = self._estimate(entry, near.of, joined.get(entry), whole)
            rated.append((value + _RARE * met, -entry, met))
        return [(likely, -entry, met) for likely, entry, met in heapq.nlargest(many, rated)]

    def _meeting(self, gathered: set[int], near: dict[int, "Near"], many: int) -> list[int]:
        """Of the names gathered those whose words weigh most; `many` of them however little they weigh beside the best."""
        words, ends = self._words, self._ends
        weight_of = {number: found[0] for number, found in near.items()}.get
        met = [(sum(filter(None, map(weight_of, words[ends[e] : ends[e + 1]]))), -e) for e in gathered]
        best = heapq.nlargest(_ESTIMATED, met)
        least = _SHARE * best[0][0] if best else 0.0
        return [-entry for n, (weight, entry) in enumerate(best) if n < many or weight >= least]

    def _parts(self, asked: Printed, wide: bool) -> Iterator[dict[int, "Near"]]:
        """For each word of the query, and each two neighbours as one word: the words that are near, by their numbers."""
        looked_for = [(word, 1 << n, _MET) for n, word in enumerate(asked.words)]
        if not wide:
            pairs = (asked.joined, asked.turned)
            looked_for += [(word, 3 << n, _MET_JOINED) for row in pairs for n, word in enumerate(row)]
        holders, rarity = self._holders, self._rarity
        for word, mask, least in looked_for:
            if word.sounds and not word.title:
                worth = word.worth
                yield {
                    number: (alike**3 * rarity(len(holders[number])), alike, worth, mask)
                    for alike, number in self._blocks.near(word.sounds, least, wide)
                }

    def _as_one(self, asked: Printed) -> dict[int, "Near"]:
        """Names of which two neighbours may be one word of the query."""
        found: dict[int, Near] = {}
        for n, word in enumerate(asked.words):
            if word.sounds and not word.title:
                pairs = self._pairs.find(word.sounds)
                if len(pairs) <= _GATHERED:
                    near = _ROUGHLY * self._rarity(len(pairs)), _ROUGHLY, word.worth, 1 << n
                    found.update(dict.fromkeys(pairs, near))
        return found

    def _estimate(
        self, entry: int, near: dict[int, "Near"], joined: "Near | None", whole: float
    ) -> tuple[float, float]:
        """About what `compare` will say, by what is known of the words, and the rarity of what is met."""
        agreed = bent = unmet = met = 0.0
        used = 0
        for number in self._words[self._ends[entry] : self._ends[entry + 1]]:
            found = near.get(number)
            if found and not found[3] & used:
                weight, alike, worth, mask = found
                used |= mask
                agreed += worth
                bent += worth * (1 - alike)
                met += weight
            else:
                unmet += COMMON_WORTH if self._blocks.sounds[number][0] == KNOWN else 1.0
        if joined and not joined[3] & used:
            weight, alike, worth, _ = joined
            agreed += worth
            bent += worth * (1 - alike)
            met += weight
            unmet = max(0.0, unmet - 2)
        return (estimate(agreed, bent, max(0.0, whole - agreed), unmet) if agreed else 0.0), met

    def _rarity(self, holders: int) -> float:
        return math.log(1 + len(self._ids) / max(1, holders))

    def _gathered(self, parts: list[dict[int, "Near"]]) -> set[int]:
        """Names that have one of the rarer words, or two of the frequent ones."""
        holders, gathered = self._holders, set[int]()
        frequent: dict[int, list[int]] = defaultdict(list)
        words = sorted(
            ((found[0], number, part) for part, near in enumerate(parts) for number, found in near.items()),
            reverse=True,
        )
        for weight, number, part in words:
            if weight < _SMALL * words[0][0]:
                break
            if len(holders[number]) + len(gathered) <= _GATHERED:
                gathered.update(holders[number])
            else:
                frequent[part].append(number)
        if len(frequent) > 1 or (frequent and not gathered):
            gathered.update(self._in_common(list(frequent.values())))
        return gathered

    def _in_common(self, parts: list[list[int]]) -> list[int]:
        """Names that have words of the part that fewest have and of as many others as can be; not more than are gathered."""
        sizes = [sum(len(self._holders[number]) for number in part) for part in parts]
        first, *others = [part for _, part in sorted(zip(sizes, parts, strict=True))]
        found = set[int]().union(*(self._holders[number] for number in first))
        for part in others:
            both = found.intersection(chain.from_iterable(self._holders[number] for number in part))
            found = both or found
        return sorted(found)[:_GATHERED]


Near = tuple[float, float, float, int]
"""A word near one of the query: what it weighs by its rarity, how alike, what the query's is worth, and which that is.

A plain tuple: a search makes hundreds.
"""


class _Nearby:
    """Words near those of the query: of all parts, by their numbers, and those found last, by part."""

    def __init__(self) -> None:
        self.of: dict[int, Near] = {}
        self.latest: list[dict[int, Near]] = []

    def add(self, parts: Iterable[dict[int, Near]]) -> None:
        """Take in words found otherwise; what was found before is kept where it weighs more."""
        self.latest = list(parts)
        for part in self.latest:
            for number, found in part.items():
                if number not in self.of or found[0] > self.of[number][0]:
                    self.of[number] = found


def _sounds(words: Iterable[Word]) -> list[str]:
    """What a name is found by."""
    return list(dict.fromkeys(word.sounds for word in words if word.sounds and not word.title))
