"""Where the words of a query stand in a text, whatever its script, marks and half-spaces: for showing what matched.

Folding loses the places of letters, so here each character is folded by itself and remembers where it stood.
"""

from functools import lru_cache

from signatories_schema.names.fold import fold_text

AROUND = 90
"""Characters of the text that are shown on either side of the first word that matched."""
BEGINNING = 3
"""Letters from which on a word of the query may be the beginning of a longer one."""

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it matched; joined they are the text, or the part of it that is shown."""


def pieces(text: str, words: list[str], around: int | None = AROUND) -> Pieces:
    """The text around the first of the folded words, in pieces; empty where none of them stands in it.

    `around` None gives the whole text.

    >>> pieces("Nouri‌Zad’s case", ["nouri"])
    [('Nouri', True), ('\\u200cZad’s case', False)]
    """
    spans = _spans(text, words)
    if not spans:
        return []
    start, end = (0, len(text)) if around is None else _window(text, spans[0], around)
    found: Pieces = [("… ", False)] if start else []
    at = start
    for first, last in spans:
        if last > end:
            break
        found += [(text[at:first], False), (text[first:last], True)]
        at = last
    found += [(text[at:end], False), ("" if end == len(text) else " …", False)]
    return [piece for piece in found if piece[0]]


def matches(word: str, asked: str) -> bool:
    """Whether a folded word of a text is the word asked for, or begins with it."""
    return word == asked or (len(asked) >= BEGINNING and word.startswith(asked))


def _spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """First and last place (exclusive) of every word of the text that matches, in order."""
    return [(first, last) for word, first, last in _words(text) if any(matches(word, asked) for asked in words)]


def _words(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text with the places where each begins and ends in it."""
    found: list[tuple[str, int, int]] = []
    word, first, last = "", 0, 0
    for place, character in enumerate(text):
        for letter in _folded(character):
            if letter == " ":
                if word:
                    found.append((word, first, last))
                word = ""
                continue
            if not word:
                first = place
            word += letter
            last = place + 1
    return [*found, (word, first, last)] if word else found


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """One character folded: letters, nothing for a mark, a space for what parts words."""
    # Between two letters, since at an end folding strips the space.
    return fold_text(f"x{character}x")[1:-1]


def _window(text: str, span: tuple[int, int], around: int) -> tuple[int, int]:
    """First and last place of the part that is shown, at the borders of words where there are any."""
    start, end = max(0, span[0] - around), min(len(text), span[1] + around)
    if start:
        start = text.find(" ", start, span[0]) + 1 or start
    if end < len(text):
        gap = text.rfind(" ", span[1], end)
        end = gap if gap > 0 else end
    return start, end
