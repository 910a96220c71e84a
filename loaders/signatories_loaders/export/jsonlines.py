"""Claims as JSON Lines: one object a line, each with the address and the title of its page; what is empty is null."""

import sqlite3
from pathlib import Path

from signatories_schema.claim import Claim

PAGE = {"source_url": "s.url", "source_title": "s.title"}
"""Fields of a line beside the columns of `claim`."""


def write_claims(db: sqlite3.Connection, path: Path) -> int:
    """Write all claims in the order of their ids; how many. SQLite itself writes the objects: three times as fast."""
    fields = {name: f'c."{name}"' for name in Claim.model_fields} | PAGE
    pairs = ", ".join(f"'{name}', {value}" for name, value in fields.items())
    found = db.execute(
        f"SELECT json_object({pairs}) FROM claim c JOIN source s ON s.source_id = c.source_id "  # noqa: S608 - names are ours
        "ORDER BY c.claim_id"
    )
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, (line,) in enumerate(found, 1):  # noqa: B007 - the number is what is returned
            file.write(f"{line}\n")
    return count
