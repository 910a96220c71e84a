"""Old addresses: where a person or an event that was merged or split stands now."""

from typing import Any

from datasette import hookimpl

DATABASE = "signatories"
NOW = """
WITH RECURSIVE now(id) AS (
  SELECT new_id FROM merged WHERE old_id = :old AND kind = :kind
  UNION SELECT m.new_id FROM now n JOIN merged m ON m.old_id = n.id AND m.kind = :kind
)
SELECT id FROM now n WHERE NOT EXISTS (SELECT 1 FROM merged m WHERE m.old_id = n.id AND m.kind = :kind) ORDER BY id
"""
"""The ids at the end of all mergers; two mergers that lead back to each other end (UNION keeps no row twice)."""


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`merged_into(kind, old_id)`: the ids used now, none where the id was never used, several where it was split."""

    async def merged_into(kind: str, old_id: str) -> list[str]:
        result = await datasette.get_database(DATABASE).execute(NOW, {"old": old_id, "kind": kind})
        return [row["id"] for row in result.rows]

    return {"merged_into": merged_into}
