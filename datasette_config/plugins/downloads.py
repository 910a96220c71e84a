"""The files that `signatories export` made: what there is, and the files themselves."""

import json
from typing import Any

from datasette import hookimpl
from datasette.views.base import DatasetteError

from signatories_loaders.export.download import Download
from signatories_loaders.export.folder import INDEX, exports
from signatories_loaders.served import as_it_is, house_of


def exported(datasette: Any) -> dict[str, Any] | None:
    """The index of the exports, or None. Read at each asking: exports are replaced while a server runs."""
    try:
        found: dict[str, Any] = json.loads((exports(house_of(datasette)) / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


async def download(datasette: Any, request: Any) -> Download:
    """One of the files that the index names: no other path leads anywhere."""
    name = request.url_vars["name"]
    index = exported(datasette)
    if index is None or name not in {file["name"] for file in index["files"]}:
        raise DatasetteError(f"No download is called {name}", status=404)
    return as_it_is(exports(house_of(datasette)) / name)


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """/downloads/NAME; the list itself is a page."""
    return [(r"^/downloads/(?P<name>.+)$", download)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`exported()`: version, day and files of the exports, or None."""
    return {"exported": lambda: exported(datasette)}
