"""How an entry of this database is cited: a plain line, OSCOLA, BibTeX, RIS, CSL-JSON.

In each of them our own entry stands first, with its address, the version of the records and the day it was read; the pages it
rests on always follow. Nothing here reads or writes: a record of what is cited becomes text.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from signatories_schema.date_words import edtf_words, gregorian_words, jalali_words
from signatories_schema.texts import text

SITE = "Signatories"
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LATEX = str.maketrans(
    {
        **{"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"},
        **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
        **{character: f"\\{character}" for character in "%#$&_"},
    }
)
_IN_ADDRESS = str.maketrans(
    {"{": "%7B", "}": "%7D", "\\": "%5C", "<": "%3C", ">": "%3E", '"': "%22", " ": "%20"},
)


def one_line(value: str) -> str:
    """The text on one line; characters that turn the direction of what follows are shown by their code."""
    shown = _OVERRIDES.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
    return _BLANK.sub(" ", shown).strip()


def _address(url: str) -> str:
    """The address with what would end it early in one of the formats percent-encoded."""
    return one_line(url).translate(_IN_ADDRESS)


def _isolated(value: str) -> str:
    """A title or name as one piece, whatever its direction: between U+2068 and U+2069, which a page turns into `<bdi>`."""
    return f"\u2068{one_line(value)}\u2069"


@dataclass(frozen=True)
class Page:
    """One page that an entry rests on. `published` is EDTF; `contradicts` where it differs from the entry in a fact."""

    key: str
    outlet: str
    url: str
    title: str = ""
    published: str = ""
    language: str = ""
    archive_url: str = ""
    contradicts: bool = False


@dataclass(frozen=True)
class Cited:
    """An entry of this database, as it was read on a day, and the pages it rests on."""

    key: str
    title: str
    url: str
    version: str
    accessed: date
    pages: tuple[Page, ...]


# -- For people ------------------------------------------------------------------------------------------------------


def plain(cited: Cited, language: str) -> str:
    """One line in English or Persian, its pieces isolated."""
    day = cited.accessed.isoformat()
    words = jalali_words if language == "fa" else gregorian_words
    entry = text("event.cite_plain", language).format(
        title=_isolated(cited.title),
        version=cited.version,
        url=_isolated(_address(cited.url)),
        day=words(day, day, language),
    )
    if not cited.pages:
        return entry
    pages = ("؛ " if language == "fa" else "; ").join(_plain_page(page, language) for page in cited.pages)
    return f"{entry} {text('event.cite_sources', language)} {pages}."


def _plain_page(page: Page, language: str) -> str:
    opened, closed = "«»" if language == "fa" else "“”"
    quoted = f"{opened}{_isolated(page.title)}{closed}" if page.title else ""
    told = [_isolated(page.outlet), quoted, _day(page.published, language), _isolated(_address(page.url))]
    if page.archive_url:
        told.append(text("event.cite_archived", language).format(url=_isolated(_address(page.archive_url))))
    if page.contradicts:
        told.append(text("event.cite_contradicts", language))
    return ("، " if language == "fa" else ", ").join(part for part in told if part)


def oscola(cited: Cited) -> str:
    """A footnote after OSCOLA (4th edition, websites): ours, "citing" the pages, which the reader has not read for it."""
    day = cited.accessed.isoformat()
    accessed = f"accessed {gregorian_words(day, day, 'en')}"
    entry = (
        f"{SITE}, ‘{_isolated(cited.title)}’ (version {cited.version}) <{_isolated(_address(cited.url))}> {accessed}"
    )
    pages = "; ".join(_oscola_page(page) for page in cited.pages)
    return f"{entry}, citing {pages}." if pages else f"{entry}."


def _oscola_page(page: Page) -> str:
    title = f", ‘{_isolated(page.title)}’" if page.title else ""
    day = _day(page.published, "en")
    told = f"{_isolated(page.outlet)}{title}{f' ({day})' if day else ''} <{_isolated(_address(page.url))}>"
    archived = f" archived at <{_isolated(_address(page.archive_url))}>" if page.archive_url else ""
    return f"{told}{archived}{' (contra)' if page.contradicts else ''}"


def _day(edtf: str, language: str) -> str:
    """A date of publication in words; nothing where none is known."""
    return edtf_words(edtf, language) if edtf else ""


# -- For programs ----------------------------------------------------------------------------------------------------


def bibtex(cited: Cited) -> str:
    """Entries of BibTeX and BibLaTeX in UTF-8: ours, then each page."""
    entry = {
        **{"author": f"{{{SITE}}}", "title": _latex(cited.title), "version": _latex(cited.version)},
        **{"url": _address(cited.url), "urldate": cited.accessed.isoformat()},
    }
    if cited.pages:
        entry["note"] = "Rests on the pages whose entries follow"
    found = [_bibtex_entry(cited.key, entry)]
    for page in cited.pages:
        fields = {"author": f"{{{_latex(page.outlet)}}}", "title": _latex(page.title)}
        if page.published:
            year, *month = page.published.replace("~", "").split("/")[0].split("-")[:2]
            fields |= {"year": year, "month": month[0].lstrip("0") if month else ""}
            fields["date"] = page.published
        notes = [f"Archived at {_latex(page.archive_url)}"] if page.archive_url else []
        notes += ["Contradicts the first entry in a fact"] if page.contradicts else []
        fields |= {"url": _address(page.url), "note": "; ".join(notes)}
        found.append(_bibtex_entry(page.key, fields))
    return "\n".join(found)


def _bibtex_entry(key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _latex(value: str) -> str:
    """Text in which no character means anything to TeX, and whose braces are balanced, as BibTeX counts them."""
    return one_line(value).translate(_LATEX)


def ris(cited: Cited) -> str:
    """Records of RIS: ours (a data set), then each page (a web page). Lines end as the format asks, with CR and LF."""
    entry = [("TY", "DATA"), ("ID", cited.key), ("TI", cited.title), ("AU", f"{SITE},"), ("ET", cited.version)]
    entry += [("Y2", f"{cited.accessed:%Y/%m/%d}/"), ("UR", _address(cited.url)), ("ER", "")]
    for page in cited.pages:
        # The comma behind a name says that it is one name, not a given name and a family name.
        entry += [("TY", "ELEC"), ("ID", page.key), ("TI", page.title), ("AU", f"{page.outlet},"), ("PB", page.outlet)]
        if page.published:
            year, *rest = page.published.replace("~", "").split("/")[0].split("-")
            entry += [("PY", year), ("DA", "/".join([year, *rest, "", "", ""][:3]) + "/")]
        entry += [("LA", page.language), ("UR", _address(page.url))]
        entry += [("N1", f"Archived at {page.archive_url}")] if page.archive_url else []
        entry += [("N1", "Contradicts the first entry in a fact")] if page.contradicts else []
        entry += [("ER", "")]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in entry if one_line(value) or tag == "ER")


def csl(cited: Cited) -> str:
    """CSL-JSON: ours, then each page."""
    day = cited.accessed
    entry: dict[str, Any] = {"id": cited.key, "type": "dataset", "title": one_line(cited.title)}
    entry |= {"author": [{"literal": SITE}], "version": cited.version, "URL": _address(cited.url)}
    entry["accessed"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([entry, *(_csl_page(page) for page in cited.pages)], ensure_ascii=False, indent=1)


def _csl_page(page: Page) -> dict[str, Any]:
    outlet = one_line(page.outlet)
    item: dict[str, Any] = {"id": page.key, "type": "webpage", "title": one_line(page.title)}
    item |= {"author": [{"literal": outlet}], "container-title": outlet, "language": page.language}
    if page.published:
        ends = page.published.replace("~", "").split("/")
        item["issued"] = {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
        if "~" in page.published:
            item["issued"]["circa"] = True
    item["URL"] = _address(page.url)
    item["archive_location"] = _address(page.archive_url)
    item["note"] = "Contradicts the first entry in a fact" if page.contradicts else ""
    return {name: value for name, value in item.items() if value}
