"""Our own pages: each file of `templates/pages/` is a page, `{name}` in its path a part of the address.

`/fa` before an address gives the Persian edition of the same page. Datasette has pages of its own by file name; these are
looked up once instead of at each request, come before its tables, and have two editions.

The file that is served never changes, so a page that was put together is kept and given again, as far as there is room.
"""

import re
from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError

PAGES = Path(__file__).parent.parent / "templates" / "pages"
ROOM = 64 << 20
"""Characters of pages that are kept; the ones that nobody asked for longest go first."""


class MovedError(Exception):
    """The address is an old one; `path` is the one that is used now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Kept:
    """Pages that were put together, by what was asked and on which day: a page may name the day on which it is read."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._taken = 0

    def get(self, asked: tuple[str, str]) -> str | None:
        """The page of a whole address and a day, if it is kept."""
        if asked not in self._pages:
            return None
        self._pages.move_to_end(asked)
        return self._pages[asked]

    def put(self, asked: tuple[str, str], page: str) -> None:
        """Keep a page under the day on which it was asked for: one that midnight overtakes is never given again."""
        self._taken += len(page) - len(self._pages.pop(asked, ""))
        self._pages[asked] = page
        while self._taken > ROOM:
            self._taken -= len(self._pages.popitem(last=False)[1])


def pattern(path: Path) -> str:
    """The pattern of the addresses of a template, in both editions."""
    parts = path.relative_to(PAGES).with_suffix("").as_posix()
    named = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(parts))
    address = "/" if parts == "home" else f"/{named}"
    return f"^(?P<edition>/fa)?{address}$"


def view(template: str, kept: Kept) -> Any:
    """The view that renders one template."""

    async def render(datasette: Any, request: Any) -> Response:
        def not_found(message: str) -> None:
            # Not Datasette's NotFound, upon which it would look for a page of that name itself.
            raise DatasetteError(message, status=404)

        def moved(path: str) -> None:
            raise MovedError(path)

        asked = request.url, datetime.now(UTC).date().isoformat()
        if page := kept.get(asked):
            return Response.html(page)
        changing = False

        def not_kept() -> str:
            nonlocal changing
            changing = True
            return ""

        context = {**request.url_vars, "not_found": not_found, "moved": moved, "not_kept": not_kept}
        try:
            text = await datasette.render_template(template, context, request=request, view_name="page")
        except MovedError as error:
            return Response.redirect(datasette.urls.path(error.path), status=301)
        if not changing:
            kept.put(asked, text)
        return Response.html(text)

    return render


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """A route for each page; fixed addresses before those with a part that varies."""

    async def home(datasette: Any) -> Response:
        return Response.redirect(datasette.urls.path("/fa/"), status=301)

    paths = sorted(PAGES.rglob("*.html"), key=lambda path: ("{" in path.as_posix(), path.as_posix()))
    kept = Kept()
    found = [(pattern(path), view(path.relative_to(PAGES.parent).as_posix(), kept)) for path in paths]
    return [(r"^/fa$", home), *found]
