"""Finding what is withheld in all that is to be published, which is much text: hundreds of strings in a hundred million letters.

Many cells are first looked through as one text, by one expression in which strings that begin alike share their beginning, and
which asks nothing of what stands around them. Only where that finds something is each cell looked at closely.
"""

import re
from collections.abc import Collection, Iterable
from itertools import groupby
from urllib.parse import unquote

from signatories_loaders.database.withheld import Withheld
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Row
from signatories_schema.names import fold, fold_text


class Scanner:
    """Finds what is withheld in text that is to be published."""

    def __init__(self, withheld: Withheld) -> None:
        printed, folded = withheld.patterns()
        self._printed = re.compile("|".join(printed)) if printed else None
        self._folded = re.compile("|".join(folded)) if folded else None
        self._any_string = _any_of(withheld.strings())
        self._any_name = _any_of({name.replace(" ", "") for name in withheld.folded_names()})

    def check(self, row: Row, faults: Faults) -> None:
        """Note a fault for each cell of a public row that names what is withheld. The value is not repeated."""
        for column in type(row.record).model_fields:
            value = getattr(row.record, column)
            if isinstance(value, str) and self.finds(value):
                accepted = "names a person, page or claim that is withheld; accepted: text without it"
                faults.add(row.path, row.line, column, "", accepted)

    def may_find(self, texts: Iterable[str]) -> bool:
        """Whether one of many texts may hold what is withheld; `finds` tells of each. No is sure, yes is not."""
        ascii_texts: list[str] = []
        others: list[str] = []
        for text in texts:
            (ascii_texts if text.isascii() else others).append(text)  # Folding the one kind is several times faster.
        return any(self._may_find("\n".join(kind)) for kind in (ascii_texts, others))

    def _may_find(self, text: str) -> bool:
        if "%" in text:
            text = f"{text}\n{unquote(text)}"
        if self._any_string and self._any_string.search(text):
            return True
        return bool(self._any_name and self._any_name.search(fold_text(text).replace(" ", "")))

    def finds(self, text: str) -> bool:
        """Whether a text holds a withheld id or text, or a withheld name in any spelling of the same letters."""
        if "%" in text:
            text = f"{text} {unquote(text)}"
        if self._printed and self._printed.search(text):
            return True
        return bool(self._folded and self._folded.search(fold(text)))


def _any_of(strings: Collection[str]) -> re.Pattern[str] | None:
    """An expression that finds any of some strings, wherever they stand."""
    return re.compile(_alternatives(sorted(set(strings)))) if strings else None


def _alternatives(strings: list[str]) -> str:
    """Strings in order, written so that what several begin with stands once: an expression tries it once."""
    first, last = strings[0], strings[-1]
    same = (n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    common = first[: next(same, min(len(first), len(last)))]
    rest = [string[len(common) :] for string in strings]
    if rest[0] == "":  # What begins with this one is found by this one.
        return re.escape(common)
    parts = (_alternatives(list(group)) for _, group in groupby(rest, key=lambda string: string[0]))
    return f"{re.escape(common)}(?:{'|'.join(parts)})"
