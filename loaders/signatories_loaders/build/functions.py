"""SQL functions that the build's statements use beside SQLite's own. The built file needs none of them to be read."""

import sqlite3

from signatories_schema.dates import begin_bounds, end_bounds, span


class Listed:
    """`listed(x)`: the distinct values in order, separated by '; '. SQLite before 3.44 cannot order an aggregate."""

    def __init__(self) -> None:
        self._values: set[str | int] = set()

    def step(self, value: str | int | None, /) -> None:
        """One row."""
        if value is not None:
            self._values.add(value)

    def finalize(self) -> str | None:
        """The list; NULL where there was no value."""
        return "; ".join(map(str, sorted(self._values, key=_order))) if self._values else None


def _order(value: str | int) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, value)


def add_functions(db: sqlite3.Connection) -> None:
    """Make the functions known to a connection."""
    db.create_aggregate("listed", 1, Listed)  # type: ignore[arg-type]  # the protocol asks for varargs
    db.create_function("span", 2, span, deterministic=True)
    db.create_function("first_ends", 1, lambda text: begin_bounds(text)[1], deterministic=True)
    db.create_function("last_begins", 1, lambda text: end_bounds(text)[0], deterministic=True)
