"""Dossiers: `/person/ID.xlsx` and `/letter/ID.xlsx`, their claims as `.csv`; with `/fa` before it, the Persian workbook."""

import sqlite3
from typing import Any

from datasette import hookimpl
from datasette.views.base import DatasetteError

from signatories_loaders.export.dossier import write_claims, write_dossier
from signatories_loaders.export.download import XLSX, Download, made
from signatories_loaders.export.workbook import find_subject
from signatories_schema.texts import text

DATABASE = "signatories"


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """Before the pages `/person/ID` and `/letter/ID`, whose patterns take these addresses too."""
    return [(r"^(?P<edition>/fa)?/(?P<kind>person|letter)/(?P<id>[^/]+)\.(?P<end>xlsx|csv)$", download)]


async def download(datasette: Any, request: Any) -> Download:
    """The dossier as a file."""
    asked = request.url_vars
    language = "fa" if asked["edition"] else "en"

    def work(db: sqlite3.Connection) -> Download:
        of = find_subject(db, asked["kind"], asked["id"])
        name = f"{of.id}.{asked['end']}"
        if asked["end"] == "csv":
            return made(lambda path: write_claims(db, of, path), name, "text/csv; charset=utf-8")
        return made(lambda path: write_dossier(db, of, path, language), name, XLSX)

    try:
        found: Download = await datasette.get_database(DATABASE).execute_fn(work)
    except KeyError as fault:
        raise DatasetteError(
            text(f"workbook.unknown_{asked['kind']}", language).format(id=asked["id"]), status=404
        ) from fault
    return found
