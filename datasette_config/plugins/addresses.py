"""What pages print of sources: addresses that are safe to follow, words in the language they are written in, and dates.

A source has one name in every list: its outlet, its date in words and its title.
"""

import re
from typing import Any, NamedTuple

from datasette import hookimpl
from markupsafe import Markup, escape

from signatories_schema.date_words import edtf_words
from signatories_schema.dates import bounds
from signatories_schema.texts import text

DATABASE = "signatories"
_SOURCES = """
SELECT s.source_id, p.name, s.published_on, s.title, s.language FROM source s JOIN publisher p ON p.publisher_id = s.publisher_id
"""
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f\"<>]+", re.IGNORECASE)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_RIGHT_TO_LEFT = ("fa", "ar", "ckb", "he", "ku", "az")
"""Languages of pages that may be written in Arabic or Hebrew letters."""


def link(url: str | None) -> str:
    """The address where it is one of the web, else nothing: `javascript:` and its like are never followed."""
    return url if url and _WEB.fullmatch(url) else ""


def printed(words: str | None, language: str | None = None) -> Markup:
    """Words as printed, marked with their language and direction. A page in one script also prints words of the other."""
    if not words:
        return Markup("")
    turned = bool(_ARABIC.search(words))
    if turned:
        marked = language if language in _RIGHT_TO_LEFT else "fa"
    else:
        marked = "en" if not language or language in _RIGHT_TO_LEFT else language
    # Put together by hand, since a page prints hundreds: Markup.format takes five times as long.
    return Markup(f'<bdi lang="{escape(marked)}" dir="{"rtl" if turned else "ltr"}">{escape(words)}</bdi>')


def days_of(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day of a date as the records hold it, for `when(*days_of(…))`."""
    return bounds(edtf) if edtf else (None, None)


class Source(NamedTuple):
    """What a source is called by."""

    outlet: str
    published_on: str | None
    title: str | None
    language: str | None


class Names:
    """The names of all sources in both editions. The file that is served never changes: what was read once holds."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._names: dict[tuple[str, str], Markup] = {}

    def name(self, source_id: str, language: str) -> Markup:
        """The name of a source in an edition."""
        asked = source_id, language
        if asked not in self._names:
            source = self._sources[source_id]
            day = source.published_on
            values = {"outlet": printed(source.outlet), "title": printed(source.title, source.language)}
            values["day"] = edtf_words(day, language) if day else text("common.undated", language)
            pattern = text("source.named" if source.title else "source.unnamed", language)
            self._names[asked] = Markup(f"<bdi>{pattern}</bdi>").format(**values)
        return self._names[asked]


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> Any:
    """`link(url)`, `printed(words, language)`, `days_of(edtf)` and `source_name(source_id)`."""
    language = "fa" if request and request.path.startswith("/fa/") else "en"

    async def values() -> dict[str, Any]:
        if not hasattr(datasette, "_signatories_sources"):
            found = await datasette.get_database(DATABASE).execute_fn(lambda db: db.execute(_SOURCES).fetchall())
            datasette._signatories_sources = Names({source_id: Source(*told) for source_id, *told in found})
        names = datasette._signatories_sources
        return {
            **{"link": link, "printed": printed, "days_of": days_of},
            "source_name": lambda source_id: names.name(source_id, language),
        }

    return values
