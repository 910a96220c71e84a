"""Folding: one plain form for text that differs only in how it was typed.

Folded text is for looking up and comparing; it is never shown and never stored in place of what a page prints.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    **dict.fromkeys("يىېۍێےئ", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("ةۀەھہ", "ه"),
    **dict.fromkeys("أإٱآ", "ا"),
    **dict.fromkeys("ؤۆۊ", "و"),
    "ڕ": "ر",
    "ڵ": "ل",
    "ڼ": "ن",
    "ځ": "ز",
    "ء": "",
    "ـ": "",
    # Letters that Unicode does not take apart into a base letter and a mark.
    "ə": "e",
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "æ": "ae",
    "ß": "ss",
    **dict.fromkeys("'’‘`´ʾʿʼ", ""),
    **{chr(ord("۰") + n): str(n) for n in range(10)},
    **{chr(ord("٠") + n): str(n) for n in range(10)},
}
_TABLE = str.maketrans(_LETTERS)
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_NOT_WORDS = re.compile(r"[\W_]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


def fold_text(text: str) -> str:
    """Lower case, no marks, one letter a sound-carrying letter; half-spaces, hyphens and punctuation become a space.

    >>> fold("نوري‌زاد") == fold("نوری زاد")
    True
    """
    if text.isascii():
        return _NOT_WORDS.sub(" ", text.replace("'", "").replace("`", "").lower()).strip()
    # Letters are unified before they are taken apart, so that آ and ئ do not lose their place with their mark.
    text = text.replace("´", "")  # NFKC would make a space and a mark of it
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).translate(_TABLE)
    return _NOT_WORDS.sub(" ", plain).strip()


fold = lru_cache(maxsize=65536)(fold_text)
"""`fold_text` for names and other short texts that come again and again."""


def script(text: str) -> str:
    """`Arabic` (Persian and Arabic letters), `Latin`, or `other`."""
    if _ARABIC.search(text):
        return "Arabic"
    return "Latin" if re.search("[a-z]", unicodedata.normalize("NFKD", text).lower()) else "other"
