"""Named queries: each file of `queries/` becomes a query of the site, and pages can run it by its name."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from datasette import hookimpl

FOLDER = Path(__file__).parent.parent / "queries"
DATABASE = "signatories"
_HEADER = re.compile(r"^-- (\w+): (.*)$")


@cache
def read(path: Path) -> tuple[dict[str, str], str]:
    """The comments at the head of a query (title, description, an example of each parameter), and its SQL."""
    header: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()
    while lines and (match := _HEADER.match(lines[0])):
        header[match[1]] = match[2]
        lines.pop(0)
    return header, "\n".join(lines)


@hookimpl
def startup(datasette: Any) -> Any:
    """Add all queries to the database."""

    async def add() -> None:
        for path in sorted(FOLDER.glob("*.sql")):
            header, sql = read(path)
            examples = {k: v for k, v in header.items() if k not in ("title", "description")}
            description = header["description"]
            if examples:
                description += (
                    " For example: " + ", ".join(f"{name} = {value}" for name, value in examples.items()) + "."
                )
            await datasette.add_query(
                DATABASE,
                path.stem,
                sql,
                title=header["title"],
                description=description,
                parameters=list(examples),
                is_trusted=True,
            )

    return add


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`named_query(name, **parameters)`: rows of a named query. `named_queries()`: name, title and example of each."""

    async def named_query(name: str, **parameters: str) -> list[dict[str, Any]]:
        if not re.fullmatch(r"\w+", name):
            raise ValueError(f"no query is called {name!r}")
        _, sql = read(FOLDER / f"{name}.sql")
        # Not by `execute`, which stops after a second as it must for SQL that readers write: these are our own.
        rows = await datasette.get_database(DATABASE).execute_fn(lambda db: db.execute(sql, parameters).fetchall())
        return [dict(row) for row in rows]

    def named_queries() -> list[dict[str, Any]]:
        found = []
        for path in sorted(FOLDER.glob("*.sql")):
            header, _ = read(path)
            examples = {k: v for k, v in header.items() if k not in ("title", "description")}
            if not path.stem.startswith("page_"):
                found.append({"name": path.stem, "title": header["title"], "examples": examples})
        return found

    return {"named_query": named_query, "named_queries": named_queries}
