"""Our own pages: each file of `templates/pages/` is a page, `{name}` in its path a part of the address.

`/fa` before an address gives the Persian edition of the same page. Datasette has pages of its own by file name; these are
looked up once instead of at each request, come before its tables, and have two editions.
"""

import re
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError

PAGES = Path(__file__).parent.parent / "templates" / "pages"


class MovedError(Exception):
    """The address is an old one; `path` is the one that is used now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def pattern(path: Path) -> str:
    """The pattern of the addresses of a template, in both editions."""
    parts = path.relative_to(PAGES).with_suffix("").as_posix()
    named = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(parts))
    address = "/" if parts == "home" else f"/{named}"
    return f"^(?P<edition>/fa)?{address}$"


def view(template: str) -> Any:
    """The view that renders one template."""

    async def render(datasette: Any, request: Any) -> Response:
        def not_found(message: str) -> None:
            # Not Datasette's NotFound, upon which it would look for a page of that name itself.
            raise DatasetteError(message, status=404)

        def moved(path: str) -> None:
            raise MovedError(path)

        context = {**request.url_vars, "not_found": not_found, "moved": moved}
        try:
            text = await datasette.render_template(template, context, request=request, view_name="page")
        except MovedError as error:
            return Response.redirect(datasette.urls.path(error.path), status=301)
        return Response.html(text)

    return render


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """A route for each page; fixed addresses before those with a part that varies."""

    async def home(datasette: Any) -> Response:
        return Response.redirect(datasette.urls.path("/fa/"), status=301)

    paths = sorted(PAGES.rglob("*.html"), key=lambda path: ("{" in path.as_posix(), path.as_posix()))
    found = [(pattern(path), view(path.relative_to(PAGES.parent).as_posix())) for path in paths]
    return [(r"^/fa$", home), *found]
