"""How a word of a name sounds: one short code for either script, and how far two codes are apart.

Persian and Arabic print write the long vowels only; Latin print writes all vowels, each language in its own way. A code keeps
what was printed: consonants have one letter in both scripts, vowels and letters that may be either have their own.

Codes of Arabic script begin with `~`. Letters of their own: `A` alef, `W` vav, `Y` ye (vowel or consonant), `@` the alef that
begins a word, `%` eyn, `&` the he that ends a word. Letters of Latin script alone: `U` and `I` for vowels written long, `V` for
the second half of ei and ai, `H` for ch and `c` for c, which sound differently from language to language, `+` for the t of tch.
In both: `Z` the ye or i that ends a word, `x` kh, `q` gh, `S` sh, `C` tch, `J` zh.
"""

import re
from collections import defaultdict
from functools import lru_cache

_PERSIAN = str.maketrans(
    {
        "ا": "A",
        "ع": "%",
        "ب": "b",
        "پ": "p",
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("ثسص", "s"),
        "ج": "j",
        "ژ": "J",
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
        "و": "W",
        "ی": "Y",
    }
)
_SUN = "تثدذرزسشصضطظن"
"""Letters before which the article loses its l in speech, and so in many Latin spellings."""

_ARABIC_RULES = tuple(
    (needed, re.compile(pattern), replacement)
    for needed, pattern, replacement in (
        ("اا", "اا+", "ا"),
        ("لل", "لل+اه", "لله"),
        ("الله", "الله(?=.)", "له"),
        ("له", "ا?ل?له(ی?)$", r"له\1"),
        ("دین", "(?<=.)ا?ل?دین(ی?)$", r"دین\1"),
        ("عبدال", f"^عبدال(?=[{_SUN}])", "عبد"),
        ("عبدال", "^عبدال", "عبدل"),
        ("ابوال", "^ابوال", "ابول"),
        ("خوا", "خوا", "خا"),
        ("های", "(?<=..)ه(?=ای$)ا", "&"),
        ("یی", "یی+", "ی"),
        ("ی", "(?<=.)ی$", "Z"),
    )
)
"""What a word must hold for a rule to apply (it is soon looked for), the rule, and what it makes."""
_LATIN_RULES = tuple(
    (needed, re.compile(pattern), replacement)
    for needed, pattern, replacement in (
        ("d", "(?<=..)[aeou][ld]?d+[ei]+n(i?)$", r"odin\1"),
        ("abd", "^abd[aeou](?:l(?=[rstzdn])|r(?=r)|s(?=s)|z(?=z))", "abdo"),
        ("ab", "^ab[ou]+l", "abol"),
        ("d", "dsch|dzh|dj", "j"),
        ("tch", "(?<=[aeiou])tch", "+C"),
        ("c", "tsch|tch|cz(?!ad)", "C"),
        ("s", "sch|sz(?=[aeiou])", "S"),
        ("kh", "kh", "x"),
        ("sh", "sh", "S"),
        ("ch", "ch", "H"),
        ("gh", "gh", "q"),
        ("gu", "gu(?=[ei])", "g"),
        ("zh", "zh", "J"),
        ("ph", "ph", "f"),
        ("ck", "ck", "k"),
        ("", "[ou]w(?=[^aeiou]|$)|ou|oo|uu", "U"),
        ("", "ee|ii|ea(?=[^aeiou])", "I"),
        ("w", "w", "v"),
        ("h", "(?<=[aeiouUI])h$", ""),
        ("", "(?<=[aeiou])[iyI]+$|(?<=.)(?:[iI]+|y)$", "Z"),
        ("", "(?<=[ae])[iy](?=[^aeiouIUZ])", "V"),
    )
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def code(word: str) -> str:
    """The code of one folded word, in the script of its letters."""
    if word.isascii():
        for needed, pattern, replacement in _LATIN_RULES:
            if needed in word:
                word = pattern.sub(replacement, word)
        return _DOUBLED.sub(r"\1", word)
    for needed, pattern, replacement in _ARABIC_RULES:
        if needed in word:
            word = pattern.sub(replacement, word)
    sounds = word.translate(_PERSIAN)
    if sounds[:1] == "A":
        sounds = "@" + sounds[1:]
    return "~" + (sounds[:-1] + "&" if len(sounds) > 1 and sounds[-1] == "h" else sounds)


# Two sounds and what it costs, in hundredths, that one stands for the other: in the same word in another script, in another
# language's spelling, or by a clerk's hand. Rows: Latin vowels; Persian vowels; eyn and alef; he; consonants; endings.
_NEAR = """
ae10 ei12 ou06 ao35 au40 eo40 iu50 ai35 oU06 uU03 iI03 eI12 iy05 Iy05 ey15 ay40 aU45 aI40 uv15 ov20 Uv10 eU50 oi50
Aa00 Ao12 Ae25 Ai60 Au60 AU60 AI60 Wo00 Wu00 WU00 Wv00 Wa50 We50 Yi00 YI00 Yy00 Ye10 Ya50 Yj35 Wf60 WY60 AY45 AW60
@a00 @e00 @i00 @o00 @u00 @U05 @I05 @y20 @A05 @Y20 @W20 %a00 %e00 %i00 %o00 %u00 %U05 %I05 %A05 %@00 %Y15 %W25
&e00 &a00 &h00 &i30 &A20 &Y35 &o35
qg20 qk30 kg25 xk25 xh25 xq35 xg40 hq50 hk55 jJ05 jy25 jx35 jC30 jz40 jS50 JS45 Jz25 Jy45 gj30 Cs45 SC30 Ss35 sz22
td40 bp35 bv50 fv40 vW00 pf45 mn60 HC05 Hx10 HS15 Hk25 Hh30 Hj30 Hg45 Hq45 cj12 ck10 cs25 cC15 cH15 cS35 cz40 ts50 tC50 dz60 lr75
VY00 Vi03 Vy03 VI03 Ve10 V%20 Zi05 Zy05 ZY05 ZI05 Za15 Ze20 ZA20 Z&35 +t00 +T00
"""
_APART: dict[str, dict[str, float]] = defaultdict(dict)
"""What it costs that one sound stands for another, in either direction; 1.0 where nothing is written here."""
for _pair in _NEAR.split():
    _APART[_pair[0]][_pair[1]] = _APART[_pair[1]][_pair[0]] = int(_pair[2:]) / 100
_NOWHERE_NEAR: dict[str, float] = {}

_DROP = 0.9
_DROPPED = {
    **dict.fromkeys("aeiou", 0.25),
    "U": 0.4,
    "I": 0.35,
    "y": 0.25,
    "A": 0.5,
    "W": 0.4,
    "Y": 0.5,
    "@": 0.3,
    "%": 0.1,
    "&": 0.12,
    "h": 0.45,
    "v": 0.6,
    "Z": 0.6,
    "V": 0.45,
    "+": 0.08,
}
_DROPPED_ACROSS = {
    **_DROPPED,
    "a": 0.05,
    "e": 0.03,
    "o": 0.06,
    "i": 0.12,
    "u": 0.1,
    "U": 0.3,
    "I": 0.25,
    "y": 0.2,
    "%": 0.02,
}
"""Across scripts a short vowel stands in one form only, so leaving it out says nothing."""

_TWO = 0.15
_MASS = {**dict.fromkeys("aeiou@%&+", 0.35), **dict.fromkeys("UIAWYyZV", 0.6), "~": 0.0, "=": 0.0}
CLASSES = ("kgqxjJCSHc", "sz", "td", "bpf", "l", "r", "m", "n")
"""Consonants that may stand for each other, roughly."""
_ROUGH = {sound: str(number) for number, sounds in enumerate(CLASSES, 1) for sound in sounds}


class _OnlyRough(dict[int, str]):
    """For `str.translate`: what has no class is left out."""

    def __missing__(self, sound: int) -> None:
        return None


_TO_ROUGH = _OnlyRough(str.maketrans(_ROUGH))
_ALL_CONSONANTS = re.compile(f"([{''.join(CLASSES)}])")


_ENDING = re.compile(
    "(?<=...)(?:z[aA]d[ea&]?|p[uoUW]r|(?:ni|niy|nY)[aA]|(?:i|y|iy|Y)[aA]n|n[ei]?[jJ][aA]d|(?:va|W)nd|[aou]l[ae]|l&)$"
)
_ENDING_SHARE = 0.4
"""Many names end alike (-zadeh, -pour, -ian): there an agreement says less."""


@lru_cache(maxsize=131072)
def rough(sounds: str) -> str:
    """The consonants of a code in a few wide classes, a digit each: what near codes nearly share."""
    return sounds.translate(_TO_ROUGH)


@lru_cache(maxsize=131072)
def mass(sounds: str) -> float:
    """How much there is in a code to agree on: a consonant weighs more than a vowel, and a usual ending less."""
    ending = _ENDING.search(sounds)
    stem = ending.start() if ending else len(sounds)
    found = sum([_MASS.get(sound, 1.0) for sound in sounds[:stem]])
    return found + _ENDING_SHARE * sum([_MASS.get(sound, 1.0) for sound in sounds[stem:]]) or 1.0


@lru_cache(maxsize=65536)
def _differ(one: str, other: str) -> bool:
    """Whether rough consonants tell at a glance that two codes are not alike."""
    if abs(len(one) - len(other)) > 1 + max(len(one), len(other)) // 4:
        return True
    ours, theirs = set(one), set(other)
    differ = len(ours ^ theirs)
    return differ > 2 or (differ > 0 and differ >= len(ours | theirs))


@lru_cache(maxsize=131072)
def pieces(sounds: str) -> tuple[str, ...]:
    """A code cut at its rough consonants: what stands before the first, the first, what stands between, and so on."""
    return tuple(_ALL_CONSONANTS.split(sounds.lstrip("~=")))


def pieces_apart(one: str, other: str, across: bool) -> float:
    """`distance` of two pieces of codes; `across` where the codes are of two scripts."""
    return distance("~" + one if across else one, other)


KNOWN = "="
"""Begins the code of a common given name: two of them are the same name or are not alike."""
UNLIKE = 0.5
"""Likeness under this is not told apart: it is 0.0."""


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """1.0 for codes that sound alike, down to `UNLIKE`, or 0.0; the same in either order."""
    if one == other:
        return 1.0
    if one[:1] == other[:1] == KNOWN:
        return 0.0
    if _differ(rough(one), rough(other)):
        return 0.0
    whole = (mass(one) + mass(other)) / 2
    most = (1 - UNLIKE) * whole
    apart = distance(one, other, most) if one < other else distance(other, one, most)
    return 1 - apart / whole if apart < most else 0.0


def distance(one: str, other: str, most: float = 1e9) -> float:
    """What must be changed, dropped or added to make one code the other; any value over `most` where it is more."""
    across = one.startswith("~") != other.startswith("~")
    dropped = _DROPPED_ACROSS if across else _DROPPED
    one, other = one.lstrip("~="), other.lstrip("~=")
    drops = [dropped.get(sound, _DROP) for sound in other]
    above = [0.0]
    for drop in drops:
        above.append(above[-1] + drop)
    before, last = above, ""
    for left in one:
        gone, changed = dropped.get(left, _DROP), _APART.get(left, _NOWHERE_NEAR)
        here = least = above[0] + gone
        row = [here]
        for n, right in enumerate(other):
            here += drops[n]
            change = above[n] if left == right else above[n] + changed.get(right, 1.0)
            without = above[n + 1] + gone
            here = min(here, change, without) if change < here or without < here else here
            # Eshagh: Latin sh may be s and h.
            if left == "S" and right == "h" and n and other[n - 1] == "s":
                here = min(here, above[n - 1] + _TWO)
            elif right == "S" and left == "h" and last == "s":
                here = min(here, before[n] + _TWO)
            row.append(here)
            if here < least:
                least = here
        if least > most:
            return least
        before, above, last = above, row, left
    return above[-1]
