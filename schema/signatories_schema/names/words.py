"""A printed name taken apart for comparing: its words with what each is worth, titles apart.

Lists here are of the language, not of persons: titles, elements that names are made of, and the given names that are so common
that they tell little, or that are joined to others.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from signatories_schema.names.fold import fold, fold_text
from signatories_schema.names.given import compound, given_name
from signatories_schema.names.sound import KNOWN, code

_SPELLED = str.maketrans(
    {
        **dict.fromkeys("şŞșšŠśŚ", "sh"),
        **dict.fromkeys("çÇčČćĆ", "ch"),
        **dict.fromkeys("žŽżŻ", "zh"),
        **dict.fromkeys("ğĞ", "gh"),
    }
)
_KURDISH_E = re.compile(r"ە(?=\w)")
"""A short vowel that other spellings leave out; where it ends a word it stands for he."""

_KURDISH_START = re.compile(r"\bئ(?=[ەاۆێی])")
_DOUBLED = re.compile(r"([^\W_])\1+")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _listed(
    """
    seyed seyyed sayyed sayed sayyid dr doctor eng engineer mr mrs ms haj hajj haji hojatoleslam ayatollah sheikh
    سید دکتر مهندس خانم اقای حاج حاجی حجت الاسلام شیخ
    syed sayyed seyid seyyid seyeed sayd sayid sajjid seyit hadj hodjatoleslam hojjatoleslam hojjat eslam islam aleslam alislam
    sardar sarhang sartip brigadier general colonel captain judge ayatolah ayatullah mullah mulla shaikh shaykh shekh the agha
    aqa khan mirza ostad prof professor hazrat qazi ghazi mohandes
    سردار سرهنگ سرتیپ قاضی ایت ایتالله ایتاله الله اسلام حجتالاسلام حجهالاسلام حجه استاد پروفسور اقا خان میرزا ملا
    """
)
"""Words in folded form that stand beside a name and are no part of it."""
_ENDINGS = _listed(
    """
    zadeh zade zada zad pour poor pur nia niya kia far fard nejad nezhad nejhad vand rad manesh doust dust doost panah khah
    parast زاده زاد پور نیا کیا فر فرد نژاد وند راد منش دوست پناه خواه پرست
    """
)
_SUFFIXES = _listed("ای ها یی ی اله الله اللهی الهی الدین دین allah ollah ullah olah eddin oddin uddin aldin ha")
_ARTICLES = _listed("al el ol ul")
_JOINING = _listed("ed od ud ad") | _ARTICLES
_JOINED = _listed("din deen dine lah allah")
_BESIDE = TITLES | _SUFFIXES | _JOINING | _JOINED | {"عبد"}
"""Words that are read together with their neighbours."""
_FAMILY = re.compile(
    "(?:zade?h?|zada|p[ou]+r|n[iy]+a|far|fard|ne[jz]h?ad|vand|[iy]an|manesh|i|y|ee|ی|زاده?|پور|نیا|فرد?|نژاد|وند|یان|منش|لو|lou|lu)$"
)

_WITH_TITLE = re.compile("^(s[ae]i?yy?[ei]d|سید)(?=..[^h])(.{3,})$")

_SERVANT = re.compile("^(?:(abd[aeou](?:l(?!l?[ae]h?$|l[ae]h|[ae]h[^a])|(?=rr|ss|zz)))(.{3,})|(عبدال)(?!له|ه)(.{3,}))$")
"""Abdol- and the name of God that follows it, which is also used alone."""

_ABDOL, _ABDOL_WRITTEN = "abdol", re.compile("abd[aeou]l?|عبدال")

COMMON_WORTH, _FAMILY_WORTH, _TITLE_WORTH, _SERVANT_WORTH, _ENDING_WORTH = 0.65, 1.15, 0.1, 0.9, 0.4


LONGEST = 200
"""Characters that are read: no name is longer."""
_LONGEST_WORD, _MOST_WORDS = 40, 16


class Word(NamedTuple):
    """A word of a name: its letters, how it sounds, what it is worth as evidence, and what it seems to be."""

    letters: str
    sounds: str
    worth: float
    title: bool
    kind: str
    """`title`, `given name`, `family name`, or `part` where the word does not tell."""


@dataclass(frozen=True)
class Printed:
    """A printed name taken apart."""

    folded: str
    words: tuple[Word, ...]
    """Titles are among them, and worth little."""
    all: int
    """One bit a word."""
    named: int
    """How many words are not titles."""

    @cached_property
    def joined(self) -> tuple[Word, ...]:
        """Each two neighbours as one word: the one at `n` is of words `n` and `n + 1`."""
        return tuple([_joined(a, b) for a, b in itertools.pairwise(self.words)])

    @cached_property
    def turned(self) -> tuple[Word, ...]:
        """The same, the second word first: print that puts the family name first may turn all words round."""
        return tuple([_joined(b, a) for a, b in itertools.pairwise(self.words)])


@lru_cache(maxsize=65536)
def take_apart(name: str) -> Printed:
    """The words of a printed name, in their order."""
    name = name[:LONGEST]
    letters = [piece[:_LONGEST_WORD] for word in _merge(_folded(name)) for piece in _split(word)][:_MOST_WORDS]
    titles = frozenset(letters) & TITLES
    if len(titles) == len(set(letters)):
        titles = frozenset()  # a name is left even where each of its words may be a title
    words = tuple([_title(word) if word in titles else _word(word) for word in letters])
    return Printed(fold(name), words, (1 << len(words)) - 1, sum([not word.title for word in words]))


def sounds_alone(token: str) -> list[str] | None:
    """How the words of what stands between two spaces of a name sound; None where that depends on what stands beside it."""
    words = _folded(token)
    if not _BESIDE.isdisjoint(words):
        return None
    pieces = [piece[:_LONGEST_WORD] for word in words for piece in _split(word)]
    return [_sounds(piece) for piece in pieces] if TITLES.isdisjoint(pieces) else None


def _folded(name: str) -> list[str]:
    spelled = name.translate(_SPELLED)
    if "ە" in name:
        spelled = _DOUBLED.sub(r"\1", _KURDISH_E.sub("", _KURDISH_START.sub("ا", spelled)))
    return fold_text(spelled).split()


def _split(word: str) -> list[str]:
    """Given names and titles that are printed as one word."""
    titled = _WITH_TITLE.match(word)
    if titled:
        return [titled[1], *_split(titled[2])]
    servant = _SERVANT.match(word)
    if servant:
        return [piece for piece in servant.groups() if piece]
    return compound(word) or [word]


def _merge(words: list[str]) -> list[str]:
    """Articles and endings that are printed apart go to the word they belong to."""
    merged: list[str] = []
    for word in words:
        last = merged[-1] if merged else ""
        if word in _JOINED and len(merged) > 1 and last in _JOINING:
            merged[-2:] = [merged[-2] + last + word]  # Shams al-Din
        elif last in _ARTICLES and word.isascii():
            merged[-1] += word
            if len(merged) > 1 and merged[-2] == "abd":
                merged[-2:] = ["abd" + merged[-1]]
        elif last and last not in TITLES and last.isascii() == word.isascii() and _belongs(last, word):
            merged[-1] += word
        else:
            merged.append(word)
    return merged


def _belongs(last: str, word: str) -> bool:
    return word in _SUFFIXES or (last == "عبد" and word.startswith("ال"))


@lru_cache(maxsize=65536)
def _word(letters: str) -> Word:
    sounds = _sounds(letters)
    if sounds == _ABDOL:
        return Word(letters, sounds, _SERVANT_WORTH, False, "given name")
    if sounds.startswith(KNOWN):
        return Word(letters, sounds, COMMON_WORTH, False, "given name")
    if letters in _ENDINGS:
        return Word(letters, sounds, _ENDING_WORTH, False, "family name")
    family = _FAMILY.search(letters)
    return Word(letters, sounds, _FAMILY_WORTH if family else 1.0, False, "family name" if family else "part")


@lru_cache(maxsize=65536)
def _sounds(letters: str) -> str:
    if _ABDOL_WRITTEN.fullmatch(letters):
        return _ABDOL
    given = given_name(letters)
    return KNOWN + code(given) if given else code(letters)


def _title(letters: str) -> Word:
    return Word(letters, code(letters), _TITLE_WORTH, True, "title")


def _joined(one: Word, other: Word) -> Word:
    letters = one.letters + other.letters
    same = one.letters.isascii() == other.letters.isascii()
    title = one.title and other.title
    kind = other.kind if one.kind != "family name" else one.kind
    return Word(letters, code(letters) if same else "", one.worth + other.worth, title, kind)
