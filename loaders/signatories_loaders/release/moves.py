"""People and events that were merged between two releases: their rows moved, and did not go and come."""

import sqlite3
from collections import Counter

Moves = dict[str, dict[str, str]]
"""person or event -> id of old -> id of now."""
KINDS = ("person", "event")


def moves(before: sqlite3.Connection, after: sqlite3.Connection) -> Moves:
    """What was merged into one other since, as far as the earlier file held it; what was split is told row by row."""
    query = "SELECT kind, old_id, new_id FROM merged ORDER BY kind, old_id, new_id"
    known, now = set(before.execute(query)), after.execute(query).fetchall()
    targets = Counter((kind, old) for kind, old, _ in now)
    found: Moves = {kind: {} for kind in KINDS}
    for kind, old, new in now:
        if (
            (kind, old, new) not in known
            and targets[kind, old] == 1
            and _stands(before, kind, old)
            and _stands(after, kind, new)
            and not _stands(after, kind, old)
        ):
            found[kind][old] = new
    return found


def _stands(db: sqlite3.Connection, kind: str, key: str) -> bool:
    query = f"SELECT 1 FROM {kind} WHERE {kind}_id = ?"  # noqa: S608 - names are ours
    return db.execute(query, (key,)).fetchone() is not None
