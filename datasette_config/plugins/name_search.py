"""Search: people by any printed form of their name, whatever the script and spelling, and the pages that print the form."""

import json
import sqlite3
from threading import Lock
from typing import Any

from datasette import hookimpl

from signatories_schema.names import script
from signatories_schema.names.index import Index

DATABASE = "signatories"
SHOWN = 30
NEAR = 6
"""Near names shown where nothing else is found."""
LONGEST = 200
"""Characters of a query that are read: no name is longer."""
FORMS = 4
"""Forms looked at for each person shown: one person's many spellings must not hide the others."""
LEAST = 0.3
"""Likeness from which on a name is shown. Lower than where names are proposed as one: a reader may type a part of a name."""
ALIKE = 0.05
"""Two forms of a name are as like the query where their likeness differs by less than this."""
LEAST_NEAR = 0.1
"""Likeness from which on a name is shown as near, where nothing is found."""
DISPLAY = "display"
"""Stands among the pages of a form that is a person's display name."""
PAGES = 3
"""Pages named for a form; the others are counted."""

_NAMES = "SELECT person_id, sources, form FROM name WHERE person_id IS NOT NULL ORDER BY name_id"
_PEOPLE = """
SELECT p.person_id, p.name_en, p.name_fa FROM json_each(:people) j JOIN person p ON p.person_id = j.value
"""

Person = dict[str, Any]


class People:
    """The people of the file that is served, found by the same matcher as `match` and `review`."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index: Index[tuple[str, str]] | None = None

    def search(self, db: sqlite3.Connection, q: str, near: bool = False) -> list[Person]:
        """The people whose printed forms are most like the query, best first, each with the form that is most like it.

        `near` gives a few that are less like it, too.
        """
        with self._lock:
            # The file never changes while it is served: what was read once holds. Read at the first search, not at start.
            if self._index is None:
                self._index = Index(((person, pages), form) for person, pages, form in db.execute(_NAMES))
            found = self._index.search(q, SHOWN * FORMS)
        least, most = (LEAST_NEAR, NEAR) if near else (LEAST, SHOWN)
        best: dict[str, Person] = {}
        for (person_id, pages), form, score in found:
            person: Person = {"person_id": person_id, "form": form, "sources": pages, "score": score}
            new = person_id not in best and score >= least and len(best) < most
            if new or (person_id in best and _reads_more_like(q, person, best[person_id])):
                best[person_id] = person
        for person_id, name_en, name_fa in db.execute(_PEOPLE, {"people": json.dumps(list(best))}):
            best[person_id] |= {"name_en": name_en, "name_fa": name_fa}
        for person in best.values():
            person |= _printed_by(person["sources"])
        return list(best.values())


def _reads_more_like(q: str, one: Person, other: Person) -> bool:
    """Whether of two forms that are as like the query only the first is in its script."""
    return bool(one["score"] > other["score"] - ALIKE and script(one["form"]) == script(q) != script(other["form"]))


def _printed_by(sources: str) -> dict[str, Any]:
    """The first pages that print a form, and how many more do."""
    pages = [page for page in sources.split("; ") if page != DISPLAY]
    return {"pages": [{"source_id": page} for page in pages[:PAGES]], "more": max(0, len(pages) - PAGES)}


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`search_people(q)`, best first, and `search_near(q)` for a query that finds nothing."""
    database = datasette.get_database(DATABASE)
    people = _people(datasette)

    async def search_people(q: str) -> list[Person]:
        found: list[Person] = await database.execute_fn(lambda db: people.search(db, q[:LONGEST]))
        return found

    async def search_near(q: str) -> list[Person]:
        found: list[Person] = await database.execute_fn(lambda db: people.search(db, q[:LONGEST], near=True))
        return found

    return {"search_people": search_people, "search_near": search_near}


def _people(datasette: Any) -> People:
    """The people of this server."""
    if not hasattr(datasette, "_signatories_people"):
        datasette._signatories_people = People()
    found: People = datasette._signatories_people
    return found
