"""Search: people by any printed form of their name, and what sources say, whatever the script and spelling."""

import json
from typing import Any

from datasette import hookimpl

from signatories_schema.names import fold, key, parts

DATABASE = "signatories"
SHOWN = 30
LONGEST = 200
"""Characters of a query that are read: no name is longer."""

_CANDIDATES = """
SELECT n.name_id, n.person_id, n.form, n.folded, n.key, n.sources, p.name_en, p.name_fa
FROM json_each(:parts) j
JOIN name_part t ON t.part = j.value
JOIN name n ON n.name_id = t.name_id
JOIN person p ON p.person_id = n.person_id
GROUP BY n.name_id
"""
_CLAIMS = """
SELECT c.claim_id, c.label, c.detail, c.person_id, c.source_id
FROM claim_text t JOIN claim c ON c.rowid = t.rowid
WHERE claim_text MATCH :match ORDER BY rank LIMIT :limit
"""


def likeness(query: str, form: dict[str, Any]) -> float:
    """How well a printed form answers a query: 3 the same letters, 2 the same key, else the share of letters that meet."""
    if fold(query) == form["folded"]:
        return 3.0
    asked, held = key(query), form["key"]
    if asked.replace(" ", "") == held.replace(" ", ""):
        return 2.0
    met = sum(len(part) for part in set(asked.split()) & set(parts(form["form"])))
    joined = max((len(p) for p in set(parts(query)) & set(parts(form["form"]))), default=0)
    return 2 * max(met, joined) / max(1, len(asked.replace(" ", "")) + len(held.replace(" ", "")))


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`search_people(q)` and `search_claims(q)`, best first."""
    database = datasette.get_database(DATABASE)

    async def search_people(q: str) -> list[dict[str, Any]]:
        wanted = parts(q[:LONGEST])
        rows = (await database.execute(_CANDIDATES, {"parts": json.dumps(wanted)})).rows if wanted else []
        best: dict[str, dict[str, Any]] = {}
        for row in map(dict, rows):
            row["likeness"] = likeness(q[:LONGEST], row)
            if row["likeness"] > best.get(row["person_id"], {"likeness": 0.0})["likeness"]:
                best[row["person_id"]] = row
        return sorted(best.values(), key=lambda r: (-r["likeness"], r["name_en"]))[:SHOWN]

    async def search_claims(q: str) -> list[dict[str, Any]]:
        words = fold(q[:LONGEST]).split()
        if not words:
            return []
        match = " ".join(f'"{word}"' for word in words)
        result = await database.execute(_CLAIMS, {"match": match, "limit": SHOWN})
        return [dict(row) for row in result.rows]

    return {"search_people": search_people, "search_claims": search_claims}
