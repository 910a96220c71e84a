"""The rows that pictures draw: the site's own named queries, so that the table beneath a picture is what was drawn."""

import sqlite3
from pathlib import Path

from signatories_loaders.charts.words import Row


class Rows:
    """Named queries over the built file."""

    def __init__(self, database: Path, queries: Path) -> None:
        self._queries = queries
        self._db = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
        self._db.row_factory = sqlite3.Row

    def __call__(self, query: str, **parameters: str) -> list[Row]:
        """The rows of a named query."""
        sql = (self._queries / f"{query}.sql").read_text(encoding="utf-8")
        return [dict(row) for row in self._db.execute(sql, parameters)]

    def table(self, sql: str) -> list[Row]:
        """The rows of a statement."""
        return [dict(row) for row in self._db.execute(sql)]

    def close(self) -> None:
        """End the reading."""
        self._db.close()
