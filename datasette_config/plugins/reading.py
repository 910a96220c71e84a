"""How the file is read: through the memory in which the system keeps it, instead of by a copy of each page."""

import sqlite3

from datasette import hookimpl

MOST = 4 << 30
"""Bytes of a file that are read so."""


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Rows that lie far apart are found about twice as fast."""
    conn.execute(f"PRAGMA mmap_size = {MOST}")
