"""`mapping`: a first mapping from the headers of a file, for a person to correct."""

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
    fields = {column: _FIELD_OF[fold(column)] for column in columns if fold(column) in _FIELD_OF}
    kind = "arrest" if "date" in fields.values() else "signed"
    yield f"# A first mapping for {stem}: correct it, and move columns out of left_out into fields."
    yield f"about: {stem}"
    yield f"left_out: [{', '.join(_quoted(column) for column in columns if column not in fields)}]"
    yield "claims:"
    yield f"  - claim: {kind}"
    yield f"    needs: [{', '.join(_quoted(c) for c, name in fields.items() if name == 'person')}]"
    yield "    fields:"
    for column, name in fields.items():
        dated = f"{{column: {_quoted(column)}, format: iso, calendar: gregorian}}"
        yield f"      {name}: {dated if name == 'date' else _quoted(column)}"
    if kind == "signed":
        yield "      letter: {option: letter}"
    if "source_url" not in fields.values():
        yield "      source: {option: source}"
    yield "      certainty: {value: stated}"


def _quoted(column: str) -> str:
    return '"' + column.replace("\\", "\\\\").replace('"', '\\"') + '"'
