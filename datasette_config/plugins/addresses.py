"""What pages print of sources: addresses that are safe to follow, words in the language they are written in, and dates."""

import re
from typing import Any

from datasette import hookimpl
from markupsafe import Markup, escape

from signatories_schema.dates import bounds

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


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """`link(url)`, `printed(words, language)` and `days_of(edtf)`."""
    return {"link": link, "printed": printed, "days_of": days_of}
