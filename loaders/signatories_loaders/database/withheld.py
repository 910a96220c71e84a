"""What may not be published: every row under `db/private/`, and every row that rests on one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Row
from signatories_schema.names import fold
from signatories_schema.record import Record
from signatories_schema.tables import TABLE_OF, references, sql_table
from signatories_schema.vocab import EventKind

LOOSENED = frozenset({"supersedes", "parent_id", "title_source_id", "addressee_source_id", "signatories_source_id"})
"""References that are emptied where they lead to a withheld row; any other such reference withholds its own row too."""
SECRET_TEXTS = ("detail", "title", "url", "archive_url", "note", "row_as_read")
"""Text of a withheld row that may stand nowhere else."""
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
    """Keys of withheld rows by table, and the strings by which they could be known."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    public_names: set[str] = field(default_factory=set)
    """Printed names that are decided to be people who are not withheld."""
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    _private: set[tuple[object, ...]] = field(default_factory=set)

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
        self.counts[table_name(record)] += 1

    def remember(self, record: Record) -> None:
        """Remember the strings by which a withheld row could be known. `public_names` must be known before."""
        for column in SECRET_TEXTS:
            text = getattr(record, column, None)
            if text and len(text) >= SHORTEST:
                self.texts.add(text)
        match table_name(type(record)):
            case "person":
                self._name(record, "name_en", "name_fa")
            case "publisher":
                self._name(record, "name")
            case "claim" if getattr(record, "name", None) not in self.public_names:
                self._name(record, "name")

    def _name(self, record: Record, *columns: str) -> None:
        self.names.update(name for column in columns if (name := getattr(record, column)))

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
        if hidden:
            self.withhold(row)
        return hidden

    @property
    def anything(self) -> bool:
        """Whether anything is withheld."""
        return bool(self._private)

    def patterns(self) -> tuple[list[str], list[str]]:
        """Regular expressions that find withheld ids, texts and single-word names as printed, and names as folded."""
        printed = list(_alternatives(self.texts))
        for table, end in _ENDS.items():
            printed += [rf"(?<![\w-]){ids}{end}" for ids in _alternatives(self.keys[table])]
        # A single word may be another person's name in another form, so it is found by its exact form only.
        single = {name for name in self.names if " " not in fold(name)}
        printed += [rf"(?<!\w){names}(?!\w)" for names in _alternatives(single)]
        # Between the parts of a name print has a space, a half-space, a hyphen or nothing.
        folded = {" ?".join(map(re.escape, fold(name).split())) for name in self.names - single}
        return printed, [rf"(?<!\w)(?:{'|'.join(sorted(folded, key=len, reverse=True))})(?!\w)"] if folded else []


def _alternatives(strings: Iterable[str]) -> list[str]:
    escaped = sorted(map(re.escape, strings), key=len, reverse=True)
    return [f"(?:{'|'.join(escaped)})"] if escaped else []


class Scanner:
    """Finds what is withheld in text that is to be published."""

    def __init__(self, withheld: Withheld) -> None:
        self._withheld = withheld
        self._size = -1
        self._printed: re.Pattern[str] | None = None
        self._folded: re.Pattern[str] | None = None

    def check(self, row: Row, faults: Faults) -> None:
        """Note a fault for each cell of a public row that names what is withheld. The value is not repeated."""
        for column in type(row.record).model_fields:
            value = getattr(row.record, column)
            if isinstance(value, str) and self.finds(value):
                accepted = "names a person, page or claim that is withheld; accepted: text without it"
                faults.add(row.path, row.line, column, "", accepted)

    def finds(self, text: str) -> bool:
        """Whether a text holds a withheld id or text, or a withheld name in any spelling of the same letters."""
        self._refresh()
        if "%" in text:
            text = f"{text} {unquote(text)}"
        if self._printed and self._printed.search(text):
            return True
        return bool(self._folded and self._folded.search(fold(text)))

    def _refresh(self) -> None:
        """Make the patterns anew where more has been withheld since: rows fall with what they rest on."""
        withheld = self._withheld
        size = sum(map(len, (withheld.texts, withheld.names, *(withheld.keys[table] for table in _ENDS))))
        if size != self._size:
            printed, folded = withheld.patterns()
            self._printed = re.compile("|".join(printed)) if printed else None
            self._folded = re.compile("|".join(folded)) if folded else None
            self._size = size
