"""How to cite an event: on its page, and as files for BibTeX, for RIS and for programs that read CSL-JSON."""

from datetime import UTC, date, datetime
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError
from markupsafe import Markup, escape

from signatories_schema.citation import Cited, Page, bibtex, csl, oscola, plain, ris
from signatories_schema.date_words import gregorian_words, jalali_words
from signatories_schema.texts import text

DATABASE = "signatories"
FILES = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
    "csl.json": (csl, "application/vnd.citationstyles.csl+json"),
}
"""Ends of addresses, each with its format and its content type."""

_EVENT = """
SELECT e.*, p.name_en, p.name_fa FROM event e JOIN person p ON p.person_id = e.person_id WHERE e.event_id = :event
"""
_PAGES = """
SELECT DISTINCT ec.stance, s.source_id, s.url, s.archive_url, s.title, s.published_on, s.language, p.name AS outlet
FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id JOIN source s ON s.source_id = c.source_id
JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE ec.event_id = :event ORDER BY ec.stance DESC, s.published_on IS NULL, s.published_on, s.source_id
"""

Row = dict[str, Any]


def title(event: Row, language: str) -> str:
    """What an entry is called: the person, what happened, and when, in words."""
    name = (language == "fa" and event["name_fa"]) or event["name_en"]
    kind = text(f"words.event_kind-{event['kind']}", language)
    more = event["opening"] or event["stage"]
    vocabulary = "opening" if event["opening"] else "stage"
    told = text(f"words.{vocabulary}-{more}", language) if more and more != "unknown" else kind
    more = f" ({told})" if told != kind else ""
    words = jalali_words if language == "fa" else gregorian_words
    when = words(event["began_from"], event["began_to"], language) or text("common.undated", language)
    return f"{name}: {kind}{more}{'، ' if language == 'fa' else ', '}{when}"


def pages(rows: list[Row]) -> tuple[Page, ...]:
    """The pages that support an entry, then those that contradict it in a fact; each once."""
    found: dict[str, Page] = {}
    for stance in ("supports", "contradicts"):
        for row in rows:
            if row["stance"] == stance and row["source_id"] not in found:
                told = {name: row[name] or "" for name in ("outlet", "url", "title", "language", "archive_url")}
                found[row["source_id"]] = Page(
                    key=row["source_id"],
                    published=row["published_on"] or "",
                    contradicts=stance == "contradicts",
                    **told,
                )
    return tuple(found.values())


def cited(event: Row, rows: list[Row], url: str, version: str, language: str = "en") -> Cited:
    """An event as it is cited today."""
    today: date = datetime.now(UTC).date()
    key = f"signatories-{event['event_id']}"
    return Cited(key, title(event, language), url, version, today, pages(rows))


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """`/event/ID.bib`, `.ris` and `.csl.json`, before the page `/event/ID`, whose pattern takes them too."""
    ends = "|".join(end.replace(".", r"\.") for end in FILES)
    return [(rf"^/event/(?P<event_id>[^/]+)\.(?P<end>{ends})$", download)]


async def download(datasette: Any, request: Any) -> Response:
    """The citation of an event as a file."""
    event_id, end = request.url_vars["event_id"], request.url_vars["end"]
    database = datasette.get_database(DATABASE)
    event = (await database.execute(_EVENT, {"event": event_id})).first()
    if event is None:
        raise DatasetteError(f"no event is called {event_id}", status=404)
    rows = [dict(row) for row in (await database.execute(_PAGES, {"event": event_id})).rows]
    version = (await database.execute("SELECT version FROM version")).first()[0]
    url = str(datasette.absolute_url(request, datasette.urls.path(f"/event/{event_id}")))
    write, content_type = FILES[end]
    headers = {"content-disposition": f'attachment; filename="{event_id}.{end}"'}
    return Response(write(cited(dict(event), rows, url, version)), content_type=content_type, headers=headers)


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Any]:
    """`citations(event, claims, url, version)`, `event_title(event)` and `linked_data(event, claims, url)`."""
    language = "fa" if request and request.path.startswith("/fa/") else "en"

    def citations(event: Row, claims: list[Row], url: str, version: str) -> dict[str, str]:
        # By date, as the files have them: undated pages last.
        rows = sorted(claims, key=lambda c: (not c["published_on"], c["published_on"] or "", c["source_id"]))
        ours, english = (cited(event, rows, url, version, each) for each in (language, "en"))
        return {
            **{"plain": _marked(plain(ours, language)), "oscola": _marked(oscola(english))},
            **{"bib": bibtex(english), "ris": ris(english).replace("\r\n", "\n"), "csl.json": csl(english)},
        }

    return {
        **{"citations": citations, "linked_data": linked_data},
        "event_title": lambda event: title(event, language),
    }


def _marked(line: str) -> Markup:
    """A line for people, its isolated pieces in `<bdi>`."""
    return Markup(escape(line).translate({0x2068: "<bdi>", 0x2069: "</bdi>"}))


def linked_data(event: Row, claims: list[Row], url: str) -> dict[str, Any]:
    """Each claim as a schema.org Claim: said by an outlet on a page, in our words, about a person."""
    person = {"@type": "Person", "name": event["name_en"]}
    if event["name_fa"]:
        person["alternateName"] = event["name_fa"]
    return {"@context": "https://schema.org", "@graph": [_linked_claim(claim, person, url) for claim in claims]}


def _linked_claim(claim: Row, person: dict[str, str], url: str) -> dict[str, Any]:
    outlet = {"@type": "Organization", "name": claim["outlet"]}
    page = {"@type": "WebPage", "url": claim["url"], "name": claim["title"], "inLanguage": claim["language"]}
    page["datePublished"] = (claim["published_on"] or "").replace("~", "") or None
    page["archivedAt"] = claim["archive_url"]
    return {
        **{"@type": "Claim", "@id": f"{url}#claim-{claim['claim_id']}", "text": claim["detail"] or claim["label"]},
        **{"about": person, "author": outlet, "publisher": outlet, "url": claim["url"]},
        "appearance": {name: value for name, value in page.items() if value},
        **({"datePublished": page["datePublished"]} if page["datePublished"] else {}),
    }
