"""The claims on an event side by side: what each gives, and in which fields they agree, differ or conflict."""

import json
from typing import Any

from datasette import hookimpl

from signatories_schema.agreement import compare, differing

_LISTS = ("charges", "origins", "others", "events", "figures")
"""Columns in which a query packs several rows as JSON."""


def unpacked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their JSON columns as lists."""
    return [row | {name: json.loads(row[name]) for name in _LISTS if row.get(name)} for row in rows]


def compared(claims: list[dict[str, Any]], disagreements: list[dict[str, Any]]) -> dict[str, Any]:
    """Claims with their number on the page and the fields in which they differ from most; the fields and their values.

    `no_origin` are the outlets of supporting pages that name no page or outlet as theirs.
    """
    rows = unpacked(claims)
    fields = compare(rows, {row["field"]: row["nature"] for row in disagreements})
    differ = differing(fields)
    for number, row in enumerate(rows, 1):
        row["number"] = number
        row["differs"] = {name for claim_id, name in differ if claim_id == row["claim_id"]}
    supporting = [row for row in rows if row["stance"] == "supports"]
    return {
        "claims": rows,
        "fields": fields,
        "accusations": any(row["charges"] for row in rows),
        "copying": {row["source_id"] for row in supporting if row["origins"]},
        "no_origin": {row["source_id"] for row in supporting if not row["origins"]},
    }


def in_chain(related: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The judgments of the chain in their order, this one among them; nothing where it stands alone."""
    steps = [row | {"step": 0 if row["this_one"] else row["step"]} for row in related]
    chain = sorted((row for row in steps if row["step"] is not None), key=lambda row: row["step"])
    return chain if len(chain) > 1 else []


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """`compared(claims, disagreements)`, `unpacked(rows)` and `in_chain(related)`."""
    return {"compared": compared, "unpacked": unpacked, "in_chain": in_chain}
