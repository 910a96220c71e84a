"""For crawlers: which addresses to leave alone, and a list of all pages of ours in both editions."""

from typing import Any
from xml.sax.saxutils import escape

from datasette import Response, hookimpl

DATABASE = "signatories"
FIXED = (
    "/",
    "/letters",
    "/people",
    "/figures",
    "/disagreements",
    "/questions",
    "/charts",
    "/sources",
    "/data",
    "/downloads",
    "/dictionary",
    "/developers",
)
"""Pages of ours that are no row's."""
ROWS = """
SELECT '/letter/' || letter_id FROM letter UNION ALL SELECT '/person/' || person_id FROM person
UNION ALL SELECT '/event/' || event_id FROM event UNION ALL SELECT '/figure/' || figure_id FROM figure
UNION ALL SELECT '/source/' || source_id FROM source
"""
MOST = 50_000
"""Addresses that one sitemap may hold (sitemaps.org)."""


async def robots(datasette: Any, request: Any) -> Response:
    """Addresses with a query have no end, so crawlers are kept off them."""
    sitemap = datasette.absolute_url(request, datasette.urls.path("/sitemap.xml"))
    return Response.text(f"User-agent: *\nDisallow: /*?\nDisallow: /-/\nSitemap: {sitemap}\n")


async def sitemap(datasette: Any, request: Any) -> Response:
    """Every page of ours, English and Persian, as far as one sitemap may go; both name each other."""
    rows = await datasette.get_database(DATABASE).execute_fn(lambda db: db.execute(ROWS).fetchmany(MOST // 2))
    paths = [*FIXED, *(path for (path,) in rows)][: MOST // 2]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for edition in ("", "/fa"):
        for path in paths:
            address = datasette.absolute_url(request, datasette.urls.path(edition + path))
            lines.append(f"<url><loc>{escape(address)}</loc></url>")
    return Response("\n".join([*lines, "</urlset>", ""]), content_type="application/xml; charset=utf-8")


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """/robots.txt and /sitemap.xml."""
    return [(r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap)]
