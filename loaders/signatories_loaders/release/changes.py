"""The differences of one release, kept on disk while they are counted and sorted by whom they speak of."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from signatories_loaders.release.delta import Difference, Field, Word

SUBJECTS = ("letter", "person")


class Changes:
    """Differences by table, and by person and letter. A file of SQLite's own holds them, so that many need no memory."""

    def __init__(self, found: Iterable[Difference]) -> None:
        self.counts: Counter[tuple[str, Word]] = Counter()
        """(table, what became of the row) -> rows."""
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE change (n INTEGER PRIMARY KEY, word, name, key, fields)")
        self._db.execute("CREATE TABLE about (kind, subject, n, PRIMARY KEY (kind, subject, n)) WITHOUT ROWID")
        for n, one in enumerate(found):
            self.counts[one.table, one.change] += 1
            row = n, one.change.value, one.table, one.key, json.dumps(one.fields)
            self._db.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?)", row)
            told = [("person", s, n) for s in one.people] + [("letter", s, n) for s in one.letters]
            self._db.executemany("INSERT INTO about VALUES (?, ?, ?)", told)

    def subjects(self, kind: str) -> Iterator[str]:
        """People, or letters, of whom something changed, in the order of their ids."""
        for (subject,) in self._db.execute("SELECT DISTINCT subject FROM about WHERE kind = ? ORDER BY 1", (kind,)):
            yield subject

    def of(self, kind: str, subject: str) -> Iterator[Difference]:
        """What changed of a person or letter, in the order of the delta."""
        query = (
            "SELECT c.word, c.name, c.key, c.fields FROM about a JOIN change c USING (n) "
            "WHERE a.kind = ? AND a.subject = ? ORDER BY n"
        )
        yield from map(_difference, self._db.execute(query, (kind, subject)))

    def of_table(self, table: str, word: Word) -> Iterator[Difference]:
        """Rows of a table of which the same became."""
        query = "SELECT word, name, key, fields FROM change WHERE name = ? AND word = ? ORDER BY n"
        yield from map(_difference, self._db.execute(query, (table, word.value)))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def _difference(row: tuple[str, str, str, str]) -> Difference:
    word, table, key, fields = row
    return Difference(Word(word), table, key, tuple(Field(*field) for field in json.loads(fields)))
