"""`.csv` of any table or query: all its rows with the filters kept, as many as its page counts.

Datasette's own stops at a page of rows, and of a query at the thousandth without a word. Whoever asks for a page of a table,
by a number in `_size`, still gets that.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.views.table import table_view

from signatories_loaders.export.asked import Asked, answered, asked
from signatories_loaders.export.csvset import write_csv
from signatories_loaders.export.download import Download, made

DATABASE = "signatories"
CSV = "text/csv; charset=utf-8"


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """/signatories/NAME.csv, of a table or named query, and /signatories/-/query.csv?sql=…"""
    return [(rf"^/(?P<database>{DATABASE})/(?:-/query|(?P<table>[^/.]+))\.(?P<format>csv)$", whole)]


async def whole(datasette: Any, request: Any) -> Any:
    """The rows that the address chooses, with `_labels` also the labels of the rows that they lead to."""
    name = tilde_decode(request.url_vars["table"] or "query")
    database = datasette.get_database(DATABASE)
    is_table = name in await database.table_names()
    # Datasette's own links add `_size=max` behind the size of the page that they stand on.
    size = "".join(request.args.getlist("_size")[-1:])
    if is_table and size.isdigit():
        return await table_view(datasette, request)
    found = await asked(datasette, request)
    labels = await _labels(database, name) if is_table and request.args.get("_labels") else {}

    def work(db: sqlite3.Connection) -> Download:
        return made(lambda path: write(db, found, labels, path), f"{name}.csv", CSV)

    return await answered(datasette, DATABASE, work)


async def _labels(database: Any, table: str) -> dict[str, str]:
    """For each column that leads to another table: the SQL that gives keys and labels there."""
    found = {}
    for key in await database.foreign_keys_for_table(table):
        if label := await database.label_column_for_table(key["other_table"]):
            sql = f'SELECT "{key["other_column"]}", "{label}" FROM "{key["other_table"]}"'  # noqa: S608 - names of the schema
            found[key["column"]] = sql
    return found


def write(db: sqlite3.Connection, asked: Asked, labels: dict[str, str], path: Path) -> None:
    """A header and all rows; a column that leads to another table is followed by one of labels."""
    told = {column: dict(tuple(row) for row in db.execute(sql)) for column, sql in labels.items()}
    cursor = db.execute(asked.sql, asked.parameters)
    columns = [column for column, *_ in cursor.description]

    def cells(row: tuple[Any, ...]) -> Iterator[Any]:
        for column, value in zip(columns, row, strict=True):
            yield value
            if column in told:
                yield told[column].get(value)

    header = [cell for column in columns for cell in ([column, f"{column}_label"] if column in told else [column])]
    rows = (tuple(cells(row)) if told else tuple(row) for row in cursor)
    write_csv(path, header, rows)
