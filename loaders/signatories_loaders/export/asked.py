"""What an address of Datasette asks for, and all rows of it: without the limit of a page, but with a limit of time.

One such answer is made at a time, so that the pages have the other threads.
"""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import sqlite_timelimit  # type: ignore[import-untyped]
from datasette.views.base import DatasetteError  # type: ignore[import-untyped]

from signatories_loaders.export.download import Download
from signatories_schema.texts import text

SECONDS = 60
"""Time within which the rows must be read and written."""
_PAGED = re.compile(r"\slimit \d+( offset \d+)?\s*$")
_OF_A_PAGE = {"_next", "_size", "_facet", "_facet_size", "_shape", "_labels", "_stream", "_dl"}
"""Parameters that choose a page or how it looks, not which rows there are."""


@dataclass(frozen=True)
class Asked:
    """A query: its address, its SQL without the limit of a page, and its parameters."""

    address: str
    sql: str
    parameters: dict[str, Any]


async def asked(datasette: Any, request: Any) -> Asked:
    """The rows of a table with its filters, of a named query, or of SQL of the reader's own.

    Datasette tells the query of the same address in JSON, and so checks it. Raises DatasetteError where it refuses, and where
    words are searched in a table that is not searched by words: all its rows would be given for those that were asked for.
    """
    kept = [pair for pair in parse_qsl(request.query_string, keep_blank_values=True) if pair[0] not in _OF_A_PAGE]
    words = [value for name, value in kept if name.startswith("_search")]
    kept += [("_size", "1"), ("_nocount", "1"), ("_nofacet", "1"), ("_extra", "query")]
    path = re.sub(r"\.\w+$", "", request.path) + ".json"
    answer = await datasette.client.get(f"{path}?{urlencode(kept)}", actor=request.actor)
    told = answer.json()
    if not told["ok"]:
        raise DatasetteError(told["error"], status=answer.status_code)
    sql, parameters = told["query"]["sql"], told["query"]["params"]
    # Only the rows of a table have a next page; a limit in SQL of the reader's own stays.
    if "next" in told:
        sql = _PAGED.sub("", sql)
        if any(words) and not any(name.startswith("search") for name in parameters):
            raise DatasetteError(text("workbook.no_words", "en"), status=400)
    return Asked(str(datasette.absolute_url(request, request.full_path)), sql, parameters)


async def answered(datasette: Any, database: str, work: Callable[[sqlite3.Connection], Download]) -> Download:
    """What `work` makes of the database. Raises DatasetteError where it takes too long."""

    def timed(db: sqlite3.Connection) -> Download:
        with sqlite_timelimit(db, SECONDS * 1000):
            return work(db)

    if not hasattr(datasette, "_signatories_answers"):
        datasette._signatories_answers = asyncio.Semaphore(1)
    try:
        async with datasette._signatories_answers:
            found: Download = await datasette.get_database(database).execute_fn(timed)
    except sqlite3.OperationalError as fault:
        slow = text("workbook.query_took_too_long", "en").format(seconds=SECONDS)
        raise DatasetteError(slow if "interrupted" in str(fault) else str(fault), status=400) from fault
    return found
