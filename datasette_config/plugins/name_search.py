"""Search: people by any printed form of their name, and what sources say, whatever the script and spelling."""

import json
import sqlite3
from threading import Lock
from typing import Any

from datasette import hookimpl

from signatories_schema.names import fold
from signatories_schema.names.index import Index

DATABASE = "signatories"
SHOWN = 30
LONGEST = 200
"""Characters of a query that are read: no name is longer."""
FORMS = 4
"""Forms looked at for each person shown: one person's many spellings must not hide the others."""
LEAST = 0.3
"""Likeness from which on a name is shown. Lower than where names are proposed as one: a reader may type a part of a name."""

_NAMES = "SELECT person_id, sources, form FROM name WHERE person_id IS NOT NULL ORDER BY name_id"
_PEOPLE = """
SELECT p.person_id, p.name_en, p.name_fa FROM json_each(:people) j JOIN person p ON p.person_id = j.value
"""
_CLAIMS = """
SELECT c.claim_id, c.label, c.detail, c.person_id, c.source_id
FROM claim_text t JOIN claim c ON c.rowid = t.rowid
WHERE claim_text MATCH :match ORDER BY rank LIMIT :limit
"""

Person = dict[str, Any]


class People:
    """The people of the file that is served, found by the same matcher as `match` and `review`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index: Index[tuple[str, str]] | None = None

    def search(self, db: sqlite3.Connection, q: str) -> list[Person]:
        """The people whose printed forms are most like the query, best first, each with the form that is most like it."""
        with self._lock:
            # The file never changes while it is served: what was read once holds. Read at the first search, not at start.
            if self._index is None:
                self._index = Index(((person, pages), form) for person, pages, form in db.execute(_NAMES))
            found = self._index.search(q, SHOWN * FORMS)
        best: dict[str, Person] = {}
        for (person_id, pages), form, score in found:
            if score >= LEAST and person_id not in best and len(best) < SHOWN:
                best[person_id] = {"person_id": person_id, "form": form, "sources": pages, "score": score}
        for person_id, name_en, name_fa in db.execute(_PEOPLE, {"people": json.dumps(list(best))}):
            best[person_id] |= {"name_en": name_en, "name_fa": name_fa}
        return list(best.values())


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`search_people(q)` and `search_claims(q)`, best first."""
    database = datasette.get_database(DATABASE)
    people = _people(datasette)

    async def search_people(q: str) -> list[Person]:
        found: list[Person] = await database.execute_fn(lambda db: people.search(db, q[:LONGEST]))
        return found

    async def search_claims(q: str) -> list[dict[str, Any]]:
        words = fold(q[:LONGEST]).split()
        if not words:
            return []
        match = " ".join(f'"{word}"' for word in words)
        result = await database.execute(_CLAIMS, {"match": match, "limit": SHOWN})
        return [dict(row) for row in result.rows]

    return {"search_people": search_people, "search_claims": search_claims}


def _people(datasette: Any) -> People:
    """The people of this server."""
    if not hasattr(datasette, "_signatories_people"):
        datasette._signatories_people = People()
    found: People = datasette._signatories_people
    return found
