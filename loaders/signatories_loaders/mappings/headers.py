"""What the header of a column says that it holds, in English or Persian, as far as that is plain."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from signatories_schema.names import fold, script

_MEANT = {
    "name": ("name", "person", "prisoner", "detainee", "prisoner name", "name of prisoner", "نام", "اسم", "الاسم"),
    "full": ("full name", "fullname", "name and surname", "name surname", "نام و نام خانوادگی", "نام کامل", "اسم کامل"),
    "given": ("first name", "firstname", "given name", "given names", "forename", "forenames", "نام کوچک", "اسم کوچک"),
    "family": (
        "surname", "last name", "lastname", "family name", "family", "نام خانوادگی", "نام فامیل", "نام فامیلی", "فامیل", "فامیلی",
    ),
    "position": ("position", "no", "nr", "number", "ردیف", "شماره"),
    "role": ("role", "occupation", "profession", "description", "سمت", "شغل", "حرفه"),
    "date": (
        "date", "date of arrest", "arrest date", "arrested on", "date arrested", "تاریخ", "تاریخ بازداشت", "تاریخ دستگیری",
    ),
    "place": ("place", "city", "location", "city of arrest", "place of arrest", "شهر", "محل", "محل بازداشت", "محل دستگیری"),
    "facility": ("prison", "facility", "detention centre", "detention center", "place of detention", "زندان", "بازداشتگاه"),
    "charges": ("charge", "charges", "accusation", "accusations", "اتهام", "اتهامات"),
    "sentence": ("sentence", "verdict", "حکم"),
    "authority": ("court", "authority", "branch", "دادگاه", "شعبه"),
    "source_url": ("source url", "url", "link", "source", "منبع", "لینک", "پیوند"),
    "detail": ("notes", "note", "detail", "details", "remarks", "توضیحات", "توضیح"),
}  # fmt: skip
"""Headers under which lists hold the fields of a claim; a name may be whole or in two columns."""
_FIELD_OF = {fold(header): name for name, headers in _MEANT.items() for header in headers}
_LANGUAGES = {
    **dict.fromkeys(("english", "en", "latin", "انگلیسی", "لاتین"), "en"),
    **dict.fromkeys(("farsi", "persian", "fa", "فارسی"), "fa"),
}
_KINDS = {
    **{word: word for word in ("arrest", "detention", "charge", "trial", "sentence", "release", "summons")},
    **{"imprisonment": "imprisonment", "incarceration": "detention", "بازداشت": "arrest", "حکم": "sentence"},
}
_KIND_OF = {"facility": "detention", "charges": "charge", "sentence": "sentence", "date": "arrest", "place": "arrest"}
"""Kind of claim that numbered columns of a field are of, where their headers do not say it."""
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_NUMBERED = re.compile(r"(\D*)(\d{1,2})(\D*)")


@dataclass(frozen=True)
class Header:
    """A column, the field of a claim that it plainly holds (empty if it is not plain), and the language of what it holds."""

    column: str
    field: str
    language: str


@dataclass(frozen=True)
class Group:
    """Columns that differ in their number only: the header with `{n}` in its place, how many, and what they hold."""

    pattern: str
    columns: tuple[str, ...]
    kind: str
    field: str


def header_of(column: str) -> Header:
    """What a header says."""
    words = _words(column)
    language = next((_LANGUAGES[word] for word in words if word in _LANGUAGES), "")
    plain = " ".join(word for word in words if word not in _LANGUAGES)
    of_letters = "fa" if script(column) == "Arabic" else "en"
    return Header(column, _FIELD_OF.get(plain, ""), language or of_letters)


def groups_of(columns: Sequence[str]) -> list[Group]:
    """Groups of columns that are numbered from 1 on."""
    numbered: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for column in columns:
        if match := _NUMBERED.fullmatch(column.translate(_DIGITS)):
            numbered[match[1], match[3]][int(match[2])] = column
    found = []
    for (before, after), by_number in numbered.items():
        whole = f"{before}{{n}}{after}"
        in_order = [by_number[n] for n in sorted(by_number)]
        # Digits of another script could not be put back by their number.
        if [whole.replace("{n}", str(n)) for n in range(1, len(by_number) + 1)] == in_order and len(in_order) > 1:
            kind, name = _numbered_meaning(f"{before} {after}")
            found.append(Group(whole, tuple(in_order), kind, name))
    return found


def _numbered_meaning(text: str) -> tuple[str, str]:
    """Kind of claim and field, from what a numbered header says beside its number."""
    words = _words(text)
    kind = next((_KINDS[word] for word in words if word in _KINDS), "")
    rest = [word for word in words if word not in _KINDS and word != "of"]
    name = _FIELD_OF.get(" ".join(words)) or _FIELD_OF.get(" ".join(rest), "")
    return kind or _KIND_OF.get(name, ""), name


def _words(text: str) -> list[str]:
    return fold(re.sub(r"[-_/()\[\]:.]+", " ", text)).split()
