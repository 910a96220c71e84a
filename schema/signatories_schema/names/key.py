"""A key that Persian, Arabic and Latin forms of one name share.

Consonants only, in one alphabet: both scripts lose the short vowels in different ways, so vowels cannot be part of a key.
The key finds candidates; whether two names are one person is never decided by it.
"""

import itertools
import re
from functools import lru_cache

from signatories_schema.names.fold import fold

TITLES = frozenset(
    [
        "seyed",
        "seyyed",
        "sayyed",
        "sayed",
        "sayyid",
        "dr",
        "doctor",
        "eng",
        "engineer",
        "mr",
        "mrs",
        "ms",
        "haj",
        "hajj",
        "haji",
        "hojatoleslam",
        "ayatollah",
        "sheikh",
        "سید",
        "دکتر",
        "مهندس",
        "خانم",
        "اقای",
        "حاج",
        "حاجی",
        "حجت",
        "الاسلام",
        "شیخ",
    ]
)

_PERSIAN = str.maketrans(
    {
        **dict.fromkeys("اع", ""),
        "ب": "b",
        "پ": "p",
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("ثسص", "s"),
        **dict.fromkeys("جژ", "j"),
        "چ": "C",
        **dict.fromkeys("حه", "h"),
        "خ": "x",
        "د": "d",
        **dict.fromkeys("ذزضظ", "z"),
        "ر": "r",
        "ش": "S",
        **dict.fromkeys("غق", "q"),
        "ف": "f",
        "ک": "k",
        "گ": "g",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "و": "v",
        "ی": "y",
    }
)
_LATIN = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("dsch", "j"),
        ("tsch", "C"),
        ("sch", "S"),
        ("tch", "C"),
        ("kh", "x"),
        ("sh", "S"),
        ("ch", "C"),
        ("gh", "q"),
        ("zh|dj", "j"),
        ("th", "s"),
        ("ph", "f"),
        ("ck", "k"),
        ("w", "v"),
        ("c(?=[ei])", "s"),
        ("c", "k"),
        ("[aeiou]", ""),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def _skeleton(token: str) -> str:
    """Consonants of one folded token; v and y count only where they begin it, h not where it ends it."""
    if token.isascii():
        # Latin print writes a leading long vowel that Persian writes with alef, which the key leaves out.
        for pattern, replacement in _LATIN:
            token = pattern.sub(replacement, token)
    else:
        token = token.translate(_PERSIAN)
    token = token[:1] + re.sub("[vy]", "", token[1:])
    token = _DOUBLED.sub(r"\1", token)
    return token[:-1] if len(token) > 1 and token.endswith("h") else token


def tokens(name: str) -> list[str]:
    """Folded tokens of a name without titles (all tokens where nothing else is left)."""
    folded = fold(name).split()
    return [t for t in folded if t not in TITLES] or folded


def key(name: str) -> str:
    """Keys of the name's tokens, in their order, joined by a space; empty where no consonant is left."""
    return " ".join(filter(None, map(_skeleton, tokens(name))))


def parts(name: str) -> list[str]:
    """What a name is looked up by: the key of each token, and of each two neighbours joined.

    Joining makes نوری زاد, نوریزاد and Nouri-Zad meet in one part.
    """
    plain = tokens(name)
    single = [k for k in map(_skeleton, plain) if k]
    # ایمان and Iman: a long vowel that begins a name is a letter in Persian and no consonant in Latin.
    single += [k for t in plain if re.match("[اع][یو]", t) and (k := _skeleton(t[2:]))]
    joined = [_skeleton(a + b) for a, b in itertools.pairwise(plain) if a.isascii() == b.isascii()]
    return list(dict.fromkeys(single + [k for k in joined if k]))
