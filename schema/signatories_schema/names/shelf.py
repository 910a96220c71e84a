"""Finding texts by their words: all words of a query must stand in a text, each whole or as the beginning of a longer one."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from signatories_schema.names.fold import fold_text
from signatories_schema.names.marks import BEGINNING

Id = TypeVar("Id", bound=Hashable)

_HALF_SPACE = "\u200c"
_LONGEST = 64
"""Words of a text or query beyond this length are no words."""


def readings(text: str) -> list[list[str]]:
    """The folded words of a text, with half-spaces as spaces and, where it has any, with the parts joined."""
    ways = [text, text.replace(_HALF_SPACE, "")] if _HALF_SPACE in text else [text]
    return [[word for word in fold_text(way).split() if len(word) <= _LONGEST] for way in ways]


class Shelf(Generic[Id]):
    """Texts to search, each with the id of what it is about."""

    def __init__(self, texts: Iterable[tuple[Id, str]]) -> None:
        self._ids: list[Id] = []
        self._holders: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for entry, (id_, text) in enumerate(texts):
            self._ids.append(id_)
            for word in {word for way in readings(text) for word in way}:
                self._holders[word].append(entry)
        self._words = sorted(self._holders)

    def search(self, query: str) -> list[Id]:
        """All ids whose text holds every word: first those that hold most of them whole, then in the order given."""
        best: Counter[int] = Counter()
        for words in readings(query):
            for entry, whole in self._holding(words).items():
                best[entry] = max(best[entry], whole)
        return [self._ids[entry] for entry in sorted(best, key=lambda entry: (-best[entry], entry))]

    def _holding(self, words: list[str]) -> dict[int, int]:
        """Entries that hold every word, with how many of them they hold whole."""
        left: dict[int, int] | None = None
        for word in dict.fromkeys(words):
            whole = set(self._holders.get(word, ()))
            found = whole.union(*(self._holders[longer] for longer in self._longer(word)))
            held = left if left is not None else dict.fromkeys(found, 0)
            left = {entry: held[entry] + (entry in whole) for entry in found if entry in held}
        return left or {}

    def _longer(self, word: str) -> list[str]:
        """Words that begin with this one."""
        if len(word) < BEGINNING:
            return []
        end = at = bisect_left(self._words, word)
        while end < len(self._words) and self._words[end].startswith(word):
            end += 1
        return self._words[at:end]
