"""`.xlsx` of any table or query: all its rows with the filters kept, and a sheet that says what was asked."""

import sqlite3
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.views.base import DatasetteError

from signatories_loaders.export.asked import Asked, answered, asked
from signatories_loaders.export.book import new_book
from signatories_loaders.export.day import records_day, records_time, records_version
from signatories_loaders.export.download import XLSX, Download, made
from signatories_schema.texts import text


@hookimpl
def register_output_renderer() -> dict[str, Any]:
    """The ending `.xlsx`; pages of a single row have none."""
    return {"extension": "xlsx", "render": render, "can_render": lambda view_name: view_name != "row"}


async def render(
    datasette: Any, request: Any, database: str, table: str | None, query_name: str | None, sql: str | None, error: str | None,
    view_name: str,
) -> Download:  # fmt: skip
    """The workbook of the rows that the address chooses. Datasette hands a renderer what it asks for by these names."""
    if error or not sql or view_name == "row":
        raise DatasetteError(error or "no rows", status=400 if error else 404)
    found = await asked(datasette, request)
    name = f"{table or query_name or 'query'}.xlsx"
    return await answered(datasette, database, lambda db: made(lambda path: write(db, found, path), name, XLSX))


def write(db: sqlite3.Connection, asked: Asked, path: Path) -> None:
    """The workbook: all rows, then what was asked."""
    version, day, created = records_version(db), records_day(db).isoformat(), records_time(db)
    cursor = db.execute(asked.sql, asked.parameters)
    columns = [column for column, *_ in cursor.description]
    with new_book(path, created, text("workbook.title", "en"), text("workbook.cut", "en")) as book:
        count = book.sheet(text("workbook.rows", "en"), columns, map(tuple, cursor))
        book.sheet(
            text("workbook.query", "en"),
            ["asked", "value"],
            [
                (text("workbook.query_address", "en"), asked.address),
                (text("workbook.query_sql", "en"), asked.sql),
                *((text("workbook.query_parameter", "en").format(name=k), v) for k, v in asked.parameters.items()),
                (text("workbook.query_version", "en"), version),
                (text("workbook.query_day", "en"), day),
                (text("workbook.query_rows", "en"), count),
            ],
        )
