"""Pictures that were drawn of the file that is served: inside pages, and as files to save."""

import json
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError
from markupsafe import Markup

DATABASE = "signatories"
KINDS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
KEPT = "public, max-age=3600"


class Charts:
    """The pictures beside the served file; none where none were drawn of it."""

    def __init__(self, database: Path) -> None:
        self._folder = database.parent / "charts"
        index = self._folder / "index.json"
        read = json.loads(index.read_text(encoding="utf-8")) if index.exists() else {"most": 0, "pictures": {}}
        self.most: int = read["most"]
        self.pictures: dict[str, dict[str, dict[str, Any]]] = read["pictures"]
        self._inline: dict[tuple[str, str, str], Markup] = {}

    def file(self, name: str, language: str, kind: str) -> Path | None:
        """The file of a picture; only of those that were drawn, so that no name leads elsewhere."""
        return self._folder / f"{name}.{language}.{kind}" if name in self.pictures else None

    def inline(self, name: str, language: str, base: str) -> Markup | None:
        """The picture as part of a page, wide and narrow, its links below the address at which the site stands."""
        if name in self.pictures and (name, language, base) not in self._inline:
            wide, narrow = (
                (self._folder / f"{name}{form}.{language}.svg")
                .read_text(encoding="utf-8")
                .replace('" href="/', f'" href="{base}')
                for form in ("", ".narrow")
            )
            # Written by `signatories charts`, which escapes what it takes from the records.
            self._inline[name, language, base] = Markup(
                f'<div class="wide">{wide}</div><div class="narrow">{narrow}</div>'
            )
        return self._inline.get((name, language, base))


def _charts(datasette: Any) -> Charts:
    """The pictures of this server's file, looked up once: the file does not change while it is served."""
    if not hasattr(datasette, "_signatories_charts"):
        datasette._signatories_charts = Charts(Path(datasette.get_database(DATABASE).path))
    found: Charts = datasette._signatories_charts
    return found


async def picture(datasette: Any, request: Any) -> Response:
    """A picture by itself, to save or to put into a text."""
    name, kind = request.url_vars["name"], request.url_vars["kind"]
    language = "fa" if request.url_vars["edition"] else "en"
    path = _charts(datasette).file(name, language, kind)
    if path is None:
        raise DatasetteError(f"No picture is called {name}", status=404)
    headers = {"cache-control": KEPT, "content-disposition": f'inline; filename="{path.name}"'}
    return Response(path.read_bytes(), headers=headers, content_type=KINDS[kind])


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """/chart/NAME.svg and .png, before the page that takes any name."""
    return [(r"^(?P<edition>/fa)?/chart/(?P<name>[^/]+)\.(?P<kind>svg|png)$", picture)]


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """`chart(name)`: the picture in the page's edition or None. `chart_about(name)`: its title, text, query and
    parameters. `chart_groups()`: the names of all pictures; a group is empty where there would be too many."""
    language = "fa" if request and request.path.startswith("/fa/") else "en"

    def chart(name: str) -> Markup | None:
        return _charts(datasette).inline(name, language, datasette.urls.path("/"))

    def chart_about(name: str) -> dict[str, Any] | None:
        found = _charts(datasette).pictures.get(name)
        return found[language] if found else None

    def chart_groups() -> list[tuple[str, list[str]]]:
        names = list(_charts(datasette).pictures)
        letters, people = ([n for n in names if n.startswith(start)] for start in ("letter-", "person-"))
        main = [n for n in names if n not in letters and n not in people]
        return [("main", main), ("by_letter", letters), ("by_person", people)] if names else []

    return {
        "chart": chart, "chart_about": chart_about, "chart_groups": chart_groups,
        "charts_most": lambda: _charts(datasette).most,
    }  # fmt: skip
