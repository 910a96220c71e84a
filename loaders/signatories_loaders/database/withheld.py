"""What may not be published: every row under `db/private/`, and every row that rests on one.

Nor may what is published name it. Secret are the ids of what is withheld, the names it goes by, the addresses of its pages, and
its texts of `SHORTEST` characters and more. A text is secret only where it says something of the withheld alone: one that also
stands, as a whole, at a published row of somebody or something else is what a page says of many ("One of 14 names printed
under the picture"), and tells nobody who was left out. A published claim on whose name nobody has decided may be about the
withheld person herself, so it makes no text known. Addresses and rows as they were read are never shared: two rows that have
the same are about the same. In the same way one word by which a page calls the withheld is no secret where it is part of the
name of somebody who is published: a family name that two people have tells of neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from signatories_loaders.records.validate import Row
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.tables import TABLE_OF, references, sql_table
from signatories_schema.vocab import EventKind

LOOSENED = frozenset({"supersedes", "parent_id", "title_source_id", "addressee_source_id", "signatories_source_id"})
"""References that are emptied where they lead to a withheld row; any other such reference withholds its own row too."""
OWN_TEXTS = ("url", "archive_url", "row_as_read")
"""Text of a withheld row that may stand nowhere else."""
TEXTS = ("detail", "title", "note")
"""Text of a withheld row that may stand nowhere else, unless it is a published row's as well."""
SHORTEST = 20
"""Shorter texts are not secret by themselves: 'Released later.' stands in many claims."""
_KINDS = "|".join(kind.value.replace("_", "-") for kind in EventKind)
_ENDS = {
    "person": rf"(?=-(?:{_KINDS}|case)-|(?![\w-]))",
    "source": r"(?=_\d|(?![\w-]))",
    "claim": r"(?=-\d|(?![\w-]))",
    "publisher": r"(?![\w-])",
}
"""What may follow an id where it is meant: nothing, or what ids of events, claims and figures are made of."""


@cache
def table_name(record: type[Record]) -> str:
    """Name of the table that a kind of record becomes."""
    return str(sql_table(TABLE_OF[record]).name)


@dataclass
class Withheld:
    """Keys of withheld rows by table, and the strings by which they could be known. Complete when all records were gathered."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    displayed: set[str] = field(default_factory=set)
    """Those of the names that are the whole name of a person or publisher, and not only what some page prints."""
    public_names: set[str] = field(default_factory=set)
    """Names of people who are not withheld: printed names that are decided to be theirs, and those that are displayed."""
    _private: set[tuple[object, ...]] = field(default_factory=set)
    _told_of_others: set[int] = field(default_factory=set)
    """Hashes of texts of published rows: the texts of all records would take much memory."""

    def add(self, row: Row) -> None:
        """Withhold a row of `db/private/`."""
        record: type[Record] = type(row.record)
        self._private.add((table_name(record), *row.key))
        if len(record.key) == 1:
            self.keys[table_name(record)].add(str(row.key[0]))

    def withhold(self, row: Row) -> None:
        """Withhold a row of the records. What rests on it falls away from then on."""
        record: type[Record] = type(row.record)
        if len(record.key) == 1:
            self.keys[table_name(record)].add(str(row.key[0]))
        self.remember(row.record)

    def remember(self, record: Record) -> None:
        """Remember the strings by which a withheld row could be known. `public_names` must be known before."""
        self.texts.update(_long_texts(record, OWN_TEXTS + TEXTS))
        match table_name(type(record)):
            case "person":
                self.displayed.update(self._name(record, "name_en", "name_fa"))
            case "publisher":
                self.displayed.update(self._name(record, "name"))
            case "claim" if getattr(record, "name", None) not in self.public_names:
                self._name(record, "name")

    def tell(self, record: Record) -> None:
        """Take up the texts of a published row that is about somebody or something else, and the names of who is published."""
        self._told_of_others.update(map(hash, _long_texts(record, TEXTS)))
        if isinstance(record, PersonRecord):
            self.public_names.update(filter(None, (record.name_en, record.name_fa)))

    def settle(self) -> None:
        """Let go of the texts that are not secret, once all records have been seen."""
        self.texts = {text for text in self.texts if hash(text) not in self._told_of_others}
        self._told_of_others.clear()

    def _name(self, record: Record, *columns: str) -> set[str]:
        found = {name for column in columns if (name := getattr(record, column))}
        self.names |= found
        return found

    def covers(self, row: Row) -> bool:
        """Whether a row of the records is withheld: replaced by a private row, or resting on a withheld one."""
        record: type[Record] = type(row.record)
        hidden = (table_name(record), *row.key) in self._private
        for column, (target, _) in references(record).items():
            value = getattr(row.record, column)
            if value is None or value not in self.keys[target]:
                continue
            if column in LOOSENED:
                row.record.__dict__[column] = None
            else:
                hidden = True
        return hidden

    @property
    def anything(self) -> bool:
        """Whether anything is withheld."""
        return bool(self._private)

    def strings(self) -> set[str]:
        """Ids, texts and names of one word, as they are printed."""
        return {*self.texts, *self._words(), *(key for table in _ENDS for key in self.keys[table])}

    def folded_names(self) -> set[str]:
        """Names of several words, folded."""
        return {fold(name) for name in self.names if " " in fold(name)}

    def patterns(self) -> tuple[list[str], list[str]]:
        """Regular expressions that find withheld ids, texts and single-word names as printed, and names as folded."""
        printed = list(_alternatives(self.texts))
        for table, end in _ENDS.items():
            printed += [rf"(?<![\w-]){ids}{end}" for ids in _alternatives(self.keys[table])]
        printed += [rf"(?<!\w){names}(?!\w)" for names in _alternatives(self._words())]
        # Between the parts of a name print has a space, a half-space, a hyphen or nothing.
        folded = {" ?".join(map(re.escape, name.split())) for name in self.folded_names()}
        return printed, [rf"(?<!\w)(?:{'|'.join(sorted(folded, key=len, reverse=True))})(?!\w)"] if folded else []

    def _words(self) -> set[str]:
        """Names of one word. Such a word may be another person's name in another form, so it is found by its exact form only."""
        of_others = {word for name in self.public_names for word in fold(name).split()}
        single = {name for name in self.names if " " not in fold(name)}
        return {name for name in single if name in self.displayed or fold(name) not in of_others}


def _long_texts(record: Record, columns: Iterable[str]) -> Iterator[str]:
    for column in columns:
        text = getattr(record, column, None)
        if text and len(text) >= SHORTEST:
            yield text


def _alternatives(strings: Iterable[str]) -> list[str]:
    escaped = sorted(map(re.escape, strings), key=len, reverse=True)
    return [f"(?:{'|'.join(escaped)})"] if escaped else []
