"""Search: letters, events, facilities, charges, sources and claims by their words, with what matched marked.

Claims are found by the full-text index of the file. The other kinds are read once, at the first search.
"""

import json
import sqlite3
from threading import Lock
from typing import Any, NamedTuple

from datasette import hookimpl

from signatories_schema.names.index import Index
from signatories_schema.names.marks import pieces
from signatories_schema.names.shelf import Shelf, readings
from signatories_schema.texts import catalogue

DATABASE = "signatories"
SHOWN, ALL = 20, 1000
"""Rows of each kind that are shown, and of one kind of which a reader asks for the rest."""
LONGEST = 200
"""Characters of a query that are read."""
LIKE = 0.75
"""Likeness from which on a facility is found by another spelling of its name."""


class Kind(NamedTuple):
    """What one kind is found by, and the columns in which a reader is shown what matched."""

    texts: str
    rows: str
    shown: tuple[str, ...]


KINDS = {
    "letters": Kind(
        "SELECT letter_id, title_en, title_fa, addressee, demands, note, date, letter_id FROM letter ORDER BY date_from",
        """SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, l.addressee, l.demands, l.note, l.date
        FROM json_each(:ids) j JOIN letter l ON l.letter_id = j.value ORDER BY j.key""",
        ("title_en", "title_fa", "addressee", "demands", "note"),
    ),
    "events": Kind(
        """SELECT e.event_id, e.label, e.occasion, 'event_kind-' || e.kind, 'opening-' || e.opening,
          (SELECT group_concat(n.form, ' ') FROM name n WHERE n.person_id = e.person_id),
          (SELECT group_concat(coalesce(c.place, '') || ' ' || coalesce(c.facility, '') || ' ' || coalesce(c.authority, '')
            || ' ' || coalesce(f.name_en || ' ' || f.name_fa, ''), ' ')
            FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id LEFT JOIN facility f ON f.facility_id = c.facility_id
            WHERE ec.event_id = e.event_id AND ec.stance = 'supports')
        FROM event e ORDER BY e.began_from DESC""",
        """SELECT e.*, p.name_en, p.name_fa,
          (SELECT group_concat(place, '; ') FROM (SELECT DISTINCT c.place FROM event_claim ec
            JOIN claim c ON c.claim_id = ec.claim_id WHERE ec.event_id = e.event_id AND ec.stance = 'supports')) AS places,
          (SELECT group_concat(facility, '; ') FROM (SELECT DISTINCT c.facility FROM event_claim ec
            JOIN claim c ON c.claim_id = ec.claim_id WHERE ec.event_id = e.event_id AND ec.stance = 'supports')) AS facilities,
          (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT f.name_en || ' · ' || f.name_fa AS name FROM event_claim ec
            JOIN claim c ON c.claim_id = ec.claim_id JOIN facility f ON f.facility_id = c.facility_id
            WHERE ec.event_id = e.event_id AND ec.stance = 'supports')) AS facility_names,
          (SELECT group_concat(authority, '; ') FROM (SELECT DISTINCT c.authority FROM event_claim ec
            JOIN claim c ON c.claim_id = ec.claim_id WHERE ec.event_id = e.event_id AND ec.stance = 'supports')) AS authorities
        FROM json_each(:ids) j JOIN event e ON e.event_id = j.value JOIN person p ON p.person_id = e.person_id ORDER BY j.key""",
        ("occasion", "places", "facilities", "facility_names", "authorities"),
    ),
    "facilities": Kind(
        """SELECT facility_id, name_en, name_fa, aliases, city, administered_by
        FROM facility ORDER BY parent_id IS NOT NULL, name_en""",
        "SELECT f.* FROM json_each(:ids) j JOIN facility f ON f.facility_id = j.value ORDER BY j.key",
        ("name_en", "name_fa", "aliases", "city", "administered_by"),
    ),
    "charges": Kind(
        """SELECT h.charge_id, h.label_en, h.label_fa, h.code, h.article, h.legal_range,
          (SELECT group_concat(DISTINCT k.wording) FROM claim_charge k WHERE k.charge_id = h.charge_id)
        FROM charge h ORDER BY h.charge_id""",
        """SELECT h.*, (SELECT group_concat(wording, '; ') FROM
          (SELECT DISTINCT k.wording FROM claim_charge k WHERE k.charge_id = h.charge_id)) AS wordings
        FROM json_each(:ids) j JOIN charge h ON h.charge_id = j.value ORDER BY j.key""",
        ("label_en", "label_fa", "code", "wordings", "legal_range"),
    ),
    "sources": Kind(
        """SELECT s.source_id, s.title, s.url, s.source_id, s.published_on, p.name, p.house, p.aliases
        FROM source s JOIN publisher p ON p.publisher_id = s.publisher_id ORDER BY s.claims DESC, s.source_id""",
        """SELECT s.source_id, s.title, s.url, s.language, s.published_on, s.claims, p.name AS outlet, p.aliases
        FROM json_each(:ids) j JOIN source s ON s.source_id = j.value JOIN publisher p ON p.publisher_id = s.publisher_id
        ORDER BY j.key""",
        ("title", "outlet", "url", "aliases"),
    ),
}
OUR_NAMES = {"facility_names": "facilities"}
"""Columns of our names for what another column holds as printed: not shown where that one is."""
_FACILITY_NAMES = (
    "SELECT facility_id, name_en || '; ' || coalesce(name_fa, '') || '; ' || coalesce(aliases, '') FROM facility"
)
_CLAIMS = """
SELECT c.claim_id, c.label, c.kind, c.name, c.detail, c.place, c.facility, c.authority, c.occasion, c.sentence, c.role,
  c.source_id, s.language
FROM claim_text t JOIN claim c ON c.rowid = t.rowid JOIN source s ON s.source_id = c.source_id
WHERE claim_text MATCH :match ORDER BY rank LIMIT :limit
"""
_CLAIMS_FOUND = "SELECT count(*) FROM claim_text WHERE claim_text MATCH :match"
_CLAIM_SHOWN = ("detail", "sentence", "place", "facility", "authority", "occasion", "role", "name")

Found = dict[str, Any]
"""`found`, how many; `rows`, those shown, each with `matched`: columns and their texts in pieces."""


class Records:
    """The records of the file that is served, by their words."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shelves: dict[str, Shelf[str]] = {}
        self._facilities: Index[str] = Index([])

    def search(self, db: sqlite3.Connection, q: str, more: str) -> dict[str, Found]:
        """What is found of each kind, the best first; of the kind `more` the rest too."""
        ways = readings(q)
        words = sorted({word for way in ways for word in way})
        if not words:
            return {}
        with self._lock:
            # The file never changes while it is served: what was read once holds.
            self._read(db)
            ids = {name: shelf.search(q) for name, shelf in self._shelves.items()}
            ids["facilities"] += self._spelt_otherwise(q, ids["facilities"])
        most = dict.fromkeys([*KINDS, "claims"], SHOWN) | {more: ALL}
        found = {name: _shown(db, kind, ids[name][: most[name]], words) for name, kind in KINDS.items()}
        for name in KINDS:
            found[name]["found"] = len(ids[name])
        found["claims"] = _claims(db, ways, words, most["claims"])
        return found

    def _read(self, db: sqlite3.Connection) -> None:
        if not self._shelves:
            self._shelves = {name: Shelf(_texts(db, kind.texts)) for name, kind in KINDS.items()}
            names = ((id_, name) for id_, names in db.execute(_FACILITY_NAMES) for name in names.split("; ") if name)
            self._facilities = Index(names)

    def _spelt_otherwise(self, q: str, found: list[str]) -> list[str]:
        """Facilities whose names are like the query by the matcher of names."""
        like = [name.id for name in self._facilities.search(q) if name.score >= LIKE]
        return [id_ for id_ in dict.fromkeys(like) if id_ not in found]


def _texts(db: sqlite3.Connection, sql: str) -> list[tuple[str, str]]:
    """Ids with all that they are found by; words of a vocabulary in both languages."""
    return [(id_, " ".join(_in_words(text) for text in texts if text)) for id_, *texts in db.execute(sql)]


def _in_words(text: str) -> str:
    word = catalogue().get(f"words.{text}")
    return " ".join(map(str, (word["en"], word["fa"]))) if word else text


def _shown(db: sqlite3.Connection, kind: Kind, ids: list[str], words: list[str]) -> Found:
    rows = _dicts(db, kind.rows, {"ids": json.dumps(ids)})
    return {"rows": [row | {"matched": _matched(row, kind.shown, words)} for row in rows]}


def _claims(db: sqlite3.Connection, ways: list[list[str]], words: list[str], most: int) -> Found:
    """Claims that hold all words in one of the readings of the query."""
    match = " OR ".join("(" + " AND ".join(f'"{word}"' for word in way) + ")" for way in ways if way)
    rows = _dicts(db, _CLAIMS, {"match": match, "limit": most})
    found = db.execute(_CLAIMS_FOUND, {"match": match}).fetchone()[0]
    return {"found": found, "rows": [row | {"matched": _matched(row, _CLAIM_SHOWN, words)} for row in rows]}


def _matched(row: dict[str, Any], columns: tuple[str, ...], words: list[str]) -> dict[str, Any]:
    """Columns that hold any of the words, with their texts in pieces around the first."""
    found = {name: shown for name in columns if row[name] and (shown := pieces(row[name], words))}
    return {name: shown for name, shown in found.items() if OUR_NAMES.get(name) not in found}


def _dicts(db: sqlite3.Connection, sql: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`search_records(q, more)`: what is found of each kind but people; of the kind `more` the rest too."""
    if not hasattr(datasette, "_signatories_records"):
        datasette._signatories_records = Records()
    records: Records = datasette._signatories_records

    async def search_records(q: str, more: str = "") -> dict[str, Found]:
        database = datasette.get_database(DATABASE)
        found: dict[str, Found] = await database.execute_fn(lambda db: records.search(db, q[:LONGEST], more))
        return found

    return {"search_records": search_records}
