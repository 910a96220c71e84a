"""Search: people by any printed form of their name, whatever the script and spelling, and the pages that print the form."""

import json
import sqlite3
from threading import Lock
from typing import Any

from datasette import hookimpl

from signatories_schema.names.index import Index
from signatories_schema.names.nearest import Form, nearest

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
        self._index: Index[str] | None = None
        self._forms: dict[str, list[Form]] = {}

    def search(self, db: sqlite3.Connection, q: str, near: bool = False) -> list[Person]:
        """The people whose printed forms are most like the query, best first, each with the printed form nearest to it.

        `near` gives a few that are less like it, too.
        """
        with self._lock:
            # The file never changes while it is served: what was read once holds. Read at the first search, not at start.
            if self._index is None:
                self._index = self._read(db)
            found = self._index.search(q, SHOWN * FORMS)
        least, most = (LEAST_NEAR, NEAR) if near else (LEAST, SHOWN)
        best: dict[str, Person] = {}
        for person_id, _, score in found:
            if person_id not in best and score >= least and len(best) < most:
                best[person_id] = {"person_id": person_id, "score": score}
        for person_id, name_en, name_fa in db.execute(_PEOPLE, {"people": json.dumps(list(best))}):
            best[person_id] |= {"name_en": name_en, "name_fa": name_fa}
        for person in best.values():
            person |= _printed_by(nearest(q, self._forms[person["person_id"]]))
        return list(best.values())

    def _read(self, db: sqlite3.Connection) -> Index[str]:
        names = db.execute(_NAMES).fetchall()
        for person_id, sources, form in names:
            pages = tuple(page for page in sources.split("; ") if page != DISPLAY)
            self._forms.setdefault(person_id, []).append(Form(form, pages))
        return Index((person_id, form) for person_id, _, form in names)


def _printed_by(form: Form) -> dict[str, Any]:
    """A form, the first pages that print it, and how many more do."""
    pages = [{"source_id": page} for page in form.pages[:PAGES]]
    return {"form": form.text, "pages": pages, "more": max(0, len(form.pages) - PAGES)}


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
