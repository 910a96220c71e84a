"""What may not be published: every row under `db/private/`, and every row that rests on one."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from signatories_schema.names import fold
from signatories_schema.record import Record
from signatories_schema.tables import TABLE_OF, references, sql_table

from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Row

LOOSENED = frozenset({"supersedes", "parent_id", "title_source_id", "addressee_source_id", "signatories_source_id"})
"""References that are emptied where they lead to a withheld row; any other such reference withholds its own row too."""
SECRET_TEXTS = ("detail", "title", "url", "archive_url", "note", "row_as_read")
"""Text of a withheld row that may stand nowhere else."""
SHORTEST = 20
"""Shorter texts are not secret by themselves: 'Released later.' stands in many claims."""
_NAMES = ("name", "name_en", "name_fa")
_IDS = ("person_id", "source_id", "claim_id", "event_id", "publisher_id")


def table_name(record: type[Record]) -> str:
    """Name of the table that a kind of record becomes."""
    return str(sql_table(TABLE_OF[record]).name)


@dataclass
class Withheld:
    """Keys of withheld rows by table, and the strings by which they could be known."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row: Row) -> None:
        """Withhold a row of `db/private/`."""
        record = type(row.record)
        if len(record.key) == 1:
            key = str(row.key[0])
            self.keys[table_name(record)].add(key)
            if record.key[0] in _IDS:
                self.texts.add(key)
        self._remember(row.record)

    def _remember(self, record: Record) -> None:
        for column in SECRET_TEXTS:
            text = getattr(record, column, None)
            if text and len(text) >= SHORTEST:
                self.texts.add(text)
        person = getattr(record, "person_id", None)
        if person is None or person in self.keys["person"]:
            self.names.update(filter(None, (getattr(record, column, None) for column in _NAMES)))

    def covers(self, row: Row) -> bool:
        """Whether a row of the records is withheld: replaced by a private row, or resting on a withheld one.

        A withheld row's own key is withheld from then on, so that what rests on it falls away too.
        """
        record = type(row.record)
        table = table_name(record)
        key = str(row.key[0]) if len(record.key) == 1 else None
        hidden = key is not None and key in self.keys[table]
        for column, (target, _) in references(record).items():
            value = getattr(row.record, column)
            if value is None or value not in self.keys[target]:
                continue
            if column in LOOSENED:
                setattr(row.record, column, None)
            else:
                hidden = True
        if hidden:
            self.withhold(row)
        return hidden

    def withhold(self, row: Row) -> None:
        """Withhold a row of the records."""
        record = type(row.record)
        if len(record.key) == 1:
            self.keys[table_name(record)].add(str(row.key[0]))
        self._remember(row.record)
        self.counts[table_name(record)] += 1

    @property
    def anything(self) -> bool:
        """Whether anything is withheld."""
        return any(self.keys.values()) or bool(self.texts or self.names)


class Scanner:
    """Finds strings of withheld rows in rows that are to be published."""

    def __init__(self, withheld: Withheld) -> None:
        exact = sorted(withheld.texts | withheld.names, key=len, reverse=True)
        self._exact = re.compile("|".join(map(re.escape, exact))) if exact else None
        folded = {fold(name) for name in withheld.names}
        # A single word is some other person's name too; it is found by its exact form only.
        words = sorted((f for f in folded if " " in f), key=len, reverse=True)
        self._folded = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)") if words else None

    def check(self, row: Row, faults: Faults) -> None:
        """Note a fault for each cell of a public row that names what is withheld. The withheld value is not repeated."""
        for column in type(row.record).model_fields:
            value = getattr(row.record, column)
            if isinstance(value, str) and self.finds(value):
                faults.add(
                    row.path,
                    row.line,
                    column,
                    "",
                    "names a person, page or claim that is withheld; accepted: text without it",
                )

    def finds(self, text: str) -> bool:
        """Whether a text holds a string of a withheld row, names in any script's spelling of the same letters."""
        if self._exact and self._exact.search(text):
            return True
        return bool(self._folded and self._folded.search(fold(text)))
