"""Names and full text, folded so that a search finds what is typed in another script or another spelling."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from signatories_loaders.database.connection import insert_many
from signatories_loaders.records.validate import Block
from signatories_schema.names import fold, fold_text, script
from signatories_schema.person import Name

SHORT = 40
"""Characters up to which a text is taken for a name, whose folding is remembered."""
HASHED = 16_000_000
"""Bytes that the index gathers before it writes them out: sixteen times SQLite's own, so that it merges less."""
DISPLAY = "display"
"""Stands among the pages of a form that is a person's display name."""


def write_names(db: sqlite3.Connection, printed: set[tuple[str | None, str, str]]) -> None:
    """Fill `name`: every form that a page prints or that is displayed."""
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person_id, form, page in printed:
        pages[person_id or "", form].add(page)
    for person_id, *names in db.execute("SELECT person_id, name_en, name_fa FROM person"):
        for form in filter(None, names):
            pages[person_id, form].add(DISPLAY)
    rows = (
        (n, person_id or None, form, script(form), "; ".join(sorted(pages[person_id, form])), fold(form))
        for n, (person_id, form) in enumerate(sorted(pages), 1)
    )
    insert_many(db, Name, rows)


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "detail": ("detail",),
    "place": ("place", "facility", "authority", "occasion"),
    "sentence": ("sentence", "role"),
}
"""Columns of the full-text index, and the columns of `claim` that each holds."""


def fold_claims(block: Block) -> Block:
    """A block of claims with the folded text for the index."""
    return replace(block, folded=[_folded([block.columns[name] for name in held]) for held in COLUMNS.values()])


class FullText:
    """`claim_text`, the full-text index over claims. Its rowid is the claim's; it keeps no second copy of the text."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows = 0
        db.execute(f"CREATE VIRTUAL TABLE claim_text USING fts5({', '.join(COLUMNS)}, content='')")
        db.execute("INSERT INTO claim_text (claim_text, rank) VALUES ('hashsize', ?)", (HASHED,))

    def add(self, block: Block) -> None:
        """Index a block of claims, which must be the next rows of `claim`."""
        rowids = range(self._rows + 1, self._rows + len(block) + 1)
        self._rows += len(block)
        texts = block.folded or fold_claims(block).folded or ()
        marks = ", ".join("?" * len(COLUMNS))
        insert = f"INSERT INTO claim_text (rowid, {', '.join(COLUMNS)}) VALUES (?, {marks})"  # noqa: S608 - names are ours
        self._db.executemany(insert, zip(rowids, *texts, strict=True))

    def finish(self) -> None:
        """Merge the index into one."""
        self._db.execute("INSERT INTO claim_text (claim_text) VALUES ('optimize')")


def _folded(columns: list[Sequence[str | None]]) -> list[str]:
    """The texts of columns joined and folded, row by row."""
    if len(columns) == 1:
        return [_fold(text) if text else "" for text in columns[0]]
    return [_fold(" ".join(filter(None, texts))) if any(texts) else "" for texts in zip(*columns, strict=True)]


def _fold(text: str) -> str:
    # The index itself splits and lowers ASCII as folding does. Names repeat, and longer texts hardly ever.
    if text.isascii():
        return text.replace("'", "").replace("`", "")
    return fold(text) if len(text) < SHORT else fold_text(text)
