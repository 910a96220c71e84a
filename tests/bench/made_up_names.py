"""Made-up names that look Iranian, as many as wanted: frequent names frequent, each written as pages write it, in both scripts.

Given names are ordinary ones, the frequent ones as frequent as in life. Family names are put together from sounds and ordinary
endings, with the long tail that family names have: they are nobody's on purpose, though one may be somebody's by chance.
"""

import itertools
import random
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

GIVEN = """
محمد Mohammad|Mohamad|Mohammed|Muhammad      علی Ali|Aly                    حسین Hossein|Hussein|Hosein|Hoseyn
مهدی Mehdi|Mahdi|Mehdy                       حسن Hassan|Hasan               رضا Reza|Reza|Riza
فاطمه Fatemeh|Fateme|Fatima                   زهرا Zahra|Zohra               مریم Maryam|Mariam
احمد Ahmad|Ahmed                             امیر Amir|Ameer                عباس Abbas|Abas
معصومه Masoumeh|Masoomeh|Masumeh             ابراهیم Ebrahim|Ibrahim        اکبر Akbar
محمود Mahmoud|Mahmood|Mahmud                 سکینه Sakineh|Sakine           جواد Javad|Djavad
زینب Zeinab|Zaynab|Zeynab                    سعید Saeed|Saeid|Said          مصطفی Mostafa|Mustafa
لیلا Leila|Leyla|Laila                       رقیه Roghayeh|Roqayeh|Roghaye  مجید Majid|Majeed
حمید Hamid|Hameed                            کبری Kobra                     اصغر Asghar
مرضیه Marzieh|Marziyeh|Marzie                نرگس Narges|Nargess            محسن Mohsen|Muhsin
مسعود Masoud|Masood|Massoud                  ناصر Naser|Nasser              کریم Karim|Kareem
رحیم Rahim                                   مرتضی Morteza|Mortaza          مجتبی Mojtaba
یوسف Yousef|Yousof|Yusef                     اسماعیل Esmail|Ismail|Esmaeil  عبدالله Abdollah|Abdullah
هادی Hadi                                    طاهره Tahereh|Tahere           شهین Shahin|Shaheen
نسرین Nasrin|Nasreen                         پروین Parvin|Parveen           مهناز Mahnaz
شیرین Shirin|Shireen                         بهروز Behrouz|Behrooz|Behruz   داریوش Dariush|Daryoush|Dariyoush
کامران Kamran                                فرهاد Farhad                   بهمن Bahman
خسرو Khosrow|Khosro|Khosrou                  منوچهر Manouchehr|Manuchehr    هوشنگ Houshang|Hooshang|Hushang
نازنین Nazanin|Nazaneen                      سمیه Somayeh|Somaye            الهام Elham
ندا Neda                                     آرش Arash                      کوروش Kourosh|Koorosh|Kurosh
پیمان Peyman|Payman                          سهراب Sohrab                   نیلوفر Niloufar|Niloofar|Nilufar
بهاره Bahareh|Bahare                         آتنا Atena                     صدیقه Sedigheh|Seddigheh|Sediqeh
قاسم Ghasem|Qasem|Ghassem                    صادق Sadegh|Sadeq              باقر Bagher|Baqer
کاظم Kazem|Kazim                             جعفر Jafar|Ja'far              یعقوب Yaghoub|Yaqub|Yaghoob
ژاله Zhaleh|Jaleh                            گلناز Golnaz                   وحید Vahid|Waheed
"""
"""Ordinary given names, the most frequent first, with the ways they are written."""
FIRST_PARTS, SECOND_PARTS = ("محمد", "علی", "امیر"), ("رضا", "علی", "حسین", "مهدی", "حسن")
"""What compound given names are made of."""
SOUNDS = {
    "b": "ب b*9|b", "p": "پ p", "t": "ت*8|ط t", "s": "س*6|ص|ث s*8|ss", "j": "ج j*12|dj", "C": "چ ch", "h": "ه|ح h", "x": "خ kh*20|x",
    "d": "د d", "z": "ز*6|ض|ظ|ذ z", "r": "ر r", "S": "ش sh", "q": "ق|غ gh*5|q*2|g", "f": "ف f", "k": "ک*9|ك k", "g": "گ g",
    "l": "ل l*9|ll", "m": "م m*15|mm", "n": "ن n", "v": "و v*9|w", "y": "ی*9|ي y", "Z": "ژ zh*3|j",
    "A": "ا a*20|aa", "i": "ی*9|ي i*6|ee|y", "u": "و ou*5|oo*3|u*3", "a": "_ a*20|e", "e": "_ e*9|i", "o": "_ o*9|u",
}  # fmt: skip
"""Each sound with the letters it is written with, Persian and Latin; `*` says how often, `_` that it is not written."""
CONSONANTS, VOWELS, SHORT = "btsjhxdzrSqfkglmnvypC", "Aiu", "aeo"
ENDINGS = (
    ("i", 50), ("", 8), ("zade", 8), ("pur", 7), ("niyA", 4), ("iyAn", 5), ("far", 3), ("neZAd", 4), ("vand", 2), ("Ani", 5), ("fard", 2),
)  # fmt: skip
LATIN_ENDINGS = {
    "zade": "zadeh*6|zade*3|-zadeh| Zadeh",
    "niyA": "nia*6|niya",
    "neZAd": "nejad*5|nezhad*2|-Nejad",
    "iyAn": "ian*6|iyan",
}
PERSIAN_ENDINGS = {
    "niyA": "نیا*5|\u200cنیا",
    "iyAn": "یان",
    "zade": "زاده*4|\u200cزاده*3| زاده",
    "pur": "پور*4|\u200cپور*2| پور",
    "neZAd": "نژاد*4|\u200cنژاد*3| نژاد",
}
FAMILIES, RARE_GIVEN, FLAT = 150_000, 4_000, 10
"""Family names there are; rare given names; how many ranks the most frequent names share (the first has about one in a hundred)."""


class Person(NamedTuple):
    """Who bears a name: numbers of given names, and of family names (the second is of a place and often left out)."""

    given: tuple[int, ...]
    family: tuple[int, ...]
    titled: bool


class Writer:
    """Makes up people and writes their names. The same seed gives the same people and the same spellings."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        words = random.Random(0)  # one language for all
        rows = [cell.split() for cell in GIVEN.replace("\n", "  ").split("  ") if cell.strip()]
        self._given = [([persian], latin.split("|")) for persian, latin in rows]
        self._given += [_written(_stem(n, words), "", words) for n in range(FAMILIES, FAMILIES + RARE_GIVEN)]
        self._places = {row[0]: n for n, row in enumerate(rows)}
        self._families: dict[int, tuple[list[str], list[str]]] = {}

    def people(self, many: int, without: frozenset[tuple[int, ...]] = frozenset()) -> Iterator[Person]:
        """So many people; none bears the given names and first family name that `without` holds."""
        while many:
            size = min(many, 50_000)
            pick = self.random
            first = pick.choices(range(len(self._given)), cum_weights=self._given_weights, k=size)
            family = pick.choices(range(FAMILIES), cum_weights=self._family_weights, k=size)
            for given, name in zip(first, family, strict=True):
                person = Person(self._compound(given), self._second(name), pick.random() < 0.06)
                if same_name(person) not in without:
                    many -= 1
                    yield person

    def _compound(self, given: int) -> tuple[int, ...]:
        if self.random.random() > 0.14:
            return (given,)
        pair = self.random.choice(FIRST_PARTS), self.random.choice(SECOND_PARTS)
        return tuple(self._places[part] for part in pair) if pair[0] != pair[1] else (given,)

    def _second(self, family: int) -> tuple[int, ...]:
        return (family, int(FAMILIES * self.random.random())) if self.random.random() < 0.05 else (family,)

    @cached_property
    def _given_weights(self) -> list[float]:
        known = len(self._given) - RARE_GIVEN
        weights = [1 / (rank + 5) for rank in range(known)]
        rare = sum(weights) * 0.12 / RARE_GIVEN
        return list(itertools.accumulate([*weights, *[rare] * RARE_GIVEN]))

    @cached_property
    def _family_weights(self) -> list[float]:
        return list(itertools.accumulate(1 / (rank + FLAT) for rank in range(FAMILIES)))

    def write(self, person: Person, latin: bool) -> str:
        """The name as one page may print it."""
        pick = self.random
        given = [pick.choice(self._given[n][latin]) for n in person.given]
        family = [pick.choice(self._family(n)[latin]) for n in person.family]
        if len(family) > 1 and pick.random() < 0.5:
            family.pop()
        joined = pick.choice(("", "-", " ") if latin else ("", "\u200c", " ")).join(given)
        if latin and len(given) > 1 and given[1] and joined == "".join(given):
            joined = joined.capitalize()
        words = [joined, *family] if pick.random() > 0.04 else [*family, joined]
        if person.titled and pick.random() < 0.6:
            words.insert(0, pick.choice(("Seyed", "Seyyed", "Sayed")) if latin else "سید")
        return " ".join(words)

    def _family(self, number: int) -> tuple[list[str], list[str]]:
        """The ways a family name is written; which name it is depends on its number alone."""
        if number not in self._families:
            words = random.Random(number)
            stem = _stem(number, words)
            ending = words.choices([e for e, _ in ENDINGS], [w for _, w in ENDINGS])[0]
            self._families[number] = _written(stem, ending, words)
        return self._families[number]


def same_name(person: Person) -> tuple[int, ...]:
    """What two people have in common who cannot be told apart by their names."""
    return (*sorted(person.given), -1, person.family[0])


def _stem(number: int, words: random.Random) -> str:
    """A stem of two or three syllables, written in Persian as no other number's is."""
    left = number * 7_368_787 % (len(CONSONANTS) * 4) ** 3 if words.random() < 0.6 else number * 50_021 % 155_000
    made = ""
    while left or len(made) < 4:
        left, consonant = divmod(left, len(CONSONANTS))
        left, vowel = divmod(left, 4)
        made += CONSONANTS[consonant] + (VOWELS[vowel] if vowel < 3 else words.choice(SHORT))
        if len(made) == 2:
            left, coda = divmod(left, len(CONSONANTS) + 1)
            made += CONSONANTS[coda : coda + 1]
    return made


def _written(stem: str, ending: str, words: random.Random) -> tuple[list[str], list[str]]:
    """Some ways to write it, Persian and Latin, the usual ones more often."""
    if stem[-1] in VOWELS + SHORT and ending[:1] in ("A", "i"):
        stem = stem[:-1]
    persian = [_spell(stem, 0, words) + _ending(ending, 0, words) for _ in range(3)]
    latin = [(_spell(stem, 1, words) + _ending(ending, 1, words)) for _ in range(4)]
    return persian, [name[:1].upper() + name[1:] for name in latin]


def _spell(sounds: str, script: int, words: random.Random, begins: bool = True) -> str:
    spelled = ""
    for n, sound in enumerate(sounds):
        if script == 0 and sound == sounds[n - 1 : n] and sound in CONSONANTS:
            continue  # Persian writes a doubled consonant once
        letters = _choose(SOUNDS[sound].split()[script], words)
        if begins and script == 0 and n == 0 and sound in VOWELS + SHORT:
            letters = {"A": "آ", "i": "ای", "u": "او"}.get(sound, "ا")
        spelled += letters.replace("_", "")
    return spelled


def _ending(ending: str, script: int, words: random.Random) -> str:
    written = (PERSIAN_ENDINGS, LATIN_ENDINGS)[script].get(ending)
    return _choose(written, words) if written else _spell(ending, script, words, begins=False) if ending else ""


def _choose(options: str, words: random.Random) -> str:
    """One of `a*9|b`, so often as it says."""
    parsed = [option.partition("*") for option in options.split("|")]
    return words.choices([o[0] for o in parsed], [int(o[2] or 1) for o in parsed])[0]
