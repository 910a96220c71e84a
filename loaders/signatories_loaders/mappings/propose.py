"""`mapping`: a first mapping from the headers of a file, for a person to correct."""

import json
from collections.abc import Iterator, Sequence

from signatories_schema.names import fold

_MEANT = {
    "person": ("name", "full name", "person", "نام", "نام و نام خانوادگی", "الاسم"),
    "position": ("position", "no", "nr", "number", "ردیف", "شماره"),
    "role": ("role", "occupation", "profession", "description", "سمت", "شغل"),
    "date": ("date", "date of arrest", "arrest date", "arrested on", "تاریخ", "تاریخ بازداشت"),
    "place": ("place", "city", "location", "شهر", "محل"),
    "facility": ("prison", "facility", "detention centre", "زندان"),
    "charges": ("charge", "charges", "accusation", "اتهام", "اتهامات"),
    "sentence": ("sentence", "verdict", "حکم"),
    "authority": ("court", "authority", "branch", "دادگاه", "شعبه"),
    "source_url": ("source url", "url", "link", "source", "منبع"),
    "detail": ("notes", "note", "detail", "remarks", "توضیحات"),
}
"""Headers under which lists hold the fields of a claim, as far as they are plain."""
_FIELD_OF = {fold(header): name for name, headers in _MEANT.items() for header in headers}


def propose(columns: Sequence[str], stem: str) -> Iterator[str]:
    """Lines of a mapping: columns whose header is plain stand under a field, all others are left out for a person to see."""
    fields: dict[str, list[str]] = {}
    for column in columns:
        if name := _FIELD_OF.get(fold(column)):
            fields.setdefault(name, []).append(column)
    kind = "arrest" if "date" in fields else "signed"
    left_out = [column for column in columns if fold(column) not in _FIELD_OF]
    yield f"# A first mapping for {stem}: correct it, and move columns out of left_out into fields."
    yield f"about: {_quoted(stem)}"
    yield f"left_out: {_quoted(left_out)}"
    yield "claims:"
    yield f"  - claim: {kind}"
    yield f"    needs: {_quoted([fields['person']] if 'person' in fields else [])}"
    yield "    fields:"
    for name, found in fields.items():
        dated = ", format: iso, calendar: gregorian" if name == "date" else ""
        yield f"      {name}: {{column: {_quoted(found)}{dated}}}"
    if kind == "signed":
        yield "      letter: {option: letter}"
    yield "      source: {option: source}"
    yield "      certainty: {value: stated}"


def _quoted(text: object) -> str:
    """The text, or the list, as JSON, which is YAML too."""
    return json.dumps(text, ensure_ascii=False)
