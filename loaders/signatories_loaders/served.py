"""What several plugins of the site ask for: where files beside the served database stand and what kind they are, and where a
record that was merged stands now."""

from pathlib import Path
from typing import Any

from signatories_loaders.export.download import XLSX, Download
from signatories_loaders.paths import House

DATABASE = "signatories"
TYPES = {
    ".xlsx": XLSX,
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".db": "application/vnd.sqlite3",
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/atom+xml; charset=utf-8",
}

NOW = """
WITH RECURSIVE now(id) AS (
  SELECT new_id FROM merged WHERE old_id = :old AND kind = :kind
  UNION SELECT m.new_id FROM now n JOIN merged m ON m.old_id = n.id AND m.kind = :kind
)
SELECT id FROM now n WHERE NOT EXISTS (SELECT 1 FROM merged m WHERE m.old_id = n.id AND m.kind = :kind) ORDER BY id
"""
"""The ids at the end of all mergers; two mergers that lead back to each other end (UNION keeps no row twice)."""


def house_of(datasette: Any) -> House:
    """The house of the served file, which is linked in `db/.serving/NAME/`."""
    return House(Path(datasette.get_database(DATABASE).path).parents[3])


def as_it_is(path: Path) -> Download:
    """A file to be sent."""
    return Download(path.open("rb"), path.name, TYPES.get(path.suffix, "application/octet-stream"))


async def used_now(datasette: Any, kind: str, old_id: str) -> list[str]:
    """The ids used now of a person or event, none where the id was never used, several where it was split."""
    result = await datasette.get_database(DATABASE).execute(NOW, {"old": old_id, "kind": kind})
    return [row["id"] for row in result.rows]
