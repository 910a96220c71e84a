"""For crawlers: which addresses to leave alone, and a list of all pages of ours in both editions."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
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
    "/arrested-within/365",
    "/held-when-published",
    "/arrested-between",
    "/signed-both",
    "/by-charge",
    "/by-facility",
    "/one-house",
    "/not-reviewed",
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
UNION ALL SELECT '/by-charge/' || charge_id FROM charge UNION ALL SELECT '/by-facility/' || facility_id FROM facility
UNION ALL SELECT '/source/' || source_id FROM source
"""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 50_000
"""Addresses that one sitemap may hold (sitemaps.org)."""


async def robots(datasette: Any, request: Any) -> Response:
    """Addresses with a query have no end, so crawlers are kept off them."""
    sitemap = datasette.absolute_url(request, datasette.urls.path("/sitemap.xml"))
    return Response.text(f"User-agent: *\nDisallow: /*?\nDisallow: /-/\nSitemap: {sitemap}\n")


async def sitemap(datasette: Any, request: Any) -> Response:
    """Every page of ours, English and Persian, as far as one sitemap may go; both name each other."""
    rows = await datasette.get_database(DATABASE).execute_fn(lambda db: db.execute(ROWS).fetchmany(MOST // 2))
    paths = [*FIXED, *_charts(datasette), *(path for (path,) in rows)][: MOST // 2]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">']
    for path in paths:
        editions = {
            language: escape(datasette.absolute_url(request, datasette.urls.path(prefix + path)))
            for language, prefix in (("en", ""), ("fa", "/fa"))
        }
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'
            for language, address in editions.items()
        )
        lines += [f"<url><loc>{address}</loc>{links}</url>" for address in editions.values()]
    return Response("\n".join([*lines, "</urlset>", ""]), content_type="application/xml; charset=utf-8")


def _charts(datasette: Any) -> list[str]:
    """The pages of the pictures that were drawn of the file that is served."""
    index = Path(datasette.get_database(DATABASE).path).parent / "charts" / "index.json"
    pictures = json.loads(index.read_text(encoding="utf-8"))["pictures"] if index.exists() else {}
    return [f"/chart/{quote(name)}" for name in pictures]


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """/robots.txt and /sitemap.xml."""
    return [(r"^/robots\.txt$", robots), (r"^/sitemap\.xml$", sitemap)]
