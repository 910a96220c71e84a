"""`.xlsx` of any table or query: all its rows with the filters kept, and a sheet that says what was asked.

Datasette gives a renderer one page of rows. The query behind it is run again without the limit of a page, but with a limit of
time, and one such workbook is made at a time, so that the pages have the other threads.
"""

import asyncio
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import hookimpl
from datasette.utils import named_parameters, sqlite_timelimit
from datasette.views.base import DatasetteError

from signatories_loaders.export.book import new_book
from signatories_loaders.export.day import records_day, records_time, records_version
from signatories_loaders.export.download import XLSX, Download, made
from signatories_schema.texts import text

SECONDS = 60
"""Time within which the rows must be read and written."""
_PAGED = re.compile(r"\slimit \d+( offset \d+)?\s*$")
_OF_A_PAGE = {"_next", "_size", "_facet", "_facet_size", "_shape", "_labels"}
"""Parameters that choose a page or how it looks, not which rows there are."""


@dataclass(frozen=True)
class Asked:
    """A query: its address, its SQL without the limit of a page, and its parameters."""

    address: str
    sql: str
    parameters: dict[str, Any]


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
    address = str(datasette.absolute_url(request, request.full_path))
    asked = await _of_table(datasette, request, address) if table else _of_query(request, sql, address)
    name = f"{table or query_name or 'query'}.xlsx"
    if not hasattr(datasette, "_signatories_workbooks"):
        datasette._signatories_workbooks = asyncio.Semaphore(1)
    async with datasette._signatories_workbooks:
        return await _run(datasette.get_database(database), asked, name)


async def _run(database: Any, asked: Asked, name: str) -> Download:
    def work(db: sqlite3.Connection) -> Download:
        with sqlite_timelimit(db, SECONDS * 1000):
            return made(lambda path: write(db, asked, path), name, XLSX)

    try:
        found: Download = await database.execute_fn(work)
    except sqlite3.OperationalError as fault:
        slow = text("workbook.query_took_too_long", "en").format(seconds=SECONDS)
        raise DatasetteError(slow if "interrupted" in str(fault) else str(fault), status=400) from fault
    return found


def _of_query(request: Any, sql: str, address: str) -> Asked:
    """A named query, or SQL of the reader's own, which Datasette has checked and run for a page already."""
    return Asked(address, sql, {name: request.args.get(name) or "" for name in named_parameters(sql)})


async def _of_table(datasette: Any, request: Any, address: str) -> Asked:
    """A table with its filters: Datasette tells the query of the same address in JSON."""
    kept = [pair for pair in parse_qsl(request.query_string, keep_blank_values=True) if pair[0] not in _OF_A_PAGE]
    kept += [("_size", "1"), ("_nocount", "1"), ("_nofacet", "1"), ("_extra", "query")]
    path = request.path.removesuffix(".xlsx") + ".json"
    answer = await datasette.client.get(f"{path}?{urlencode(kept)}", actor=request.actor)
    query = answer.json()["query"]
    return Asked(address, _PAGED.sub("", query["sql"]), query["params"])


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
