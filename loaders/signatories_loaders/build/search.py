"""Names and full text, folded so that a search finds what is typed in another script or another spelling."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from signatories_schema.names import fold, key, parts, script
from signatories_schema.person import Name, NamePart

from signatories_loaders.build.write import insert_many

BLOCK = 5000
_FORMS = """
SELECT person_id, form, listed(source_id) FROM (
  SELECT person_id, name AS form, source_id FROM claim WHERE name IS NOT NULL
  UNION ALL SELECT person_id, name_en, 'display' FROM person
  UNION ALL SELECT person_id, name_fa, 'display' FROM person WHERE name_fa IS NOT NULL)
GROUP BY person_id, form ORDER BY person_id, form
"""
_TEXTS = """
SELECT rowid, coalesce(name, ''), coalesce(detail, ''), coalesce(place, '') || ' ' || coalesce(facility, '') || ' '
  || coalesce(authority, '') || ' ' || coalesce(occasion, ''), coalesce(sentence, '') || ' ' || coalesce(role, '')
FROM claim
"""


def write_names(db: sqlite3.Connection) -> None:
    """Fill `name` and `name_part`: every printed form, and the keys by which it is found."""
    forms = db.execute(_FORMS).fetchall()
    insert_many(
        db,
        Name,
        (
            (n, person, form, script(form), sources, fold(form), key(form))
            for n, (person, form, sources) in enumerate(forms, 1)
        ),
    )
    found: dict[int, list[str]] = defaultdict(list)
    for n, (_, form, _) in enumerate(forms, 1):
        found[n] = parts(form)
    insert_many(db, NamePart, sorted((part, n) for n, of_name in found.items() for part in of_name))


def write_full_text(db: sqlite3.Connection) -> None:
    """Fill `claim_text`, the full-text index over claims. Its rowid is the claim's; it keeps no second copy of the text."""
    db.execute("CREATE VIRTUAL TABLE claim_text USING fts5(name, detail, place, sentence, content='')")
    db.executemany("INSERT INTO claim_text (rowid, name, detail, place, sentence) VALUES (?, ?, ?, ?, ?)", _folded(db))
    db.execute("INSERT INTO claim_text (claim_text) VALUES ('optimize')")


def _folded(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    for rowid, *texts in db.execute(_TEXTS):
        yield rowid, *(fold(text) for text in texts)
