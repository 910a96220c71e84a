"""Citations: whole texts of one entry in each format, and the grammar of the formats for any text whatever."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_schema.citation import Cited, Page, bibtex, csl, oscola, plain, ris

CITED = Cited(
    key="signatories-example-alpha-custody-2020-01",
    title="Example Alpha: custody (arrest), 20 to 22 January 2020",
    url="https://data.invalid/event/example-alpha-custody-2020-01",
    version="0123456789ab",
    accessed=date(2026, 11, 24),
    pages=(
        Page("gazette-2", "Test Gazette", "https://gazette-2.invalid/a_b%20c", "100% “true” & {braced}", "2020-01-20", "en"),
        Page("herald-1", "هرالد نمونه", "https://herald-1.invalid/", "خبر بازداشت", "2020-01~", "fa", "https://archive.invalid/1"),
        Page("herald-2", "Sample Herald", "https://herald-2.invalid/", contradicts=True),
    ),
)  # fmt: skip


def without_isolation(line: str) -> str:
    assert line.count("\u2068") == line.count("\u2069")
    return line.replace("\u2068", "").replace("\u2069", "")


def test_plain_line() -> None:
    assert without_isolation(plain(CITED, "en")) == (
        "Signatories, “Example Alpha: custody (arrest), 20 to 22 January 2020”, version 0123456789ab, "
        "https://data.invalid/event/example-alpha-custody-2020-01, read on 24 November 2026. Sources: "
        "Test Gazette, “100% “true” & {braced}”, 20 January 2020, https://gazette-2.invalid/a_b%20c; "
        "هرالد نمونه, “خبر بازداشت”, about January 2020, https://herald-1.invalid/, archived at https://archive.invalid/1; "
        "Sample Herald, https://herald-2.invalid/, contradicts the entry in a fact."
    )


def test_plain_line_in_persian() -> None:
    assert without_isolation(plain(CITED, "fa")) == (
        "امضاکنندگان، «Example Alpha: custody (arrest), 20 to 22 January 2020»، نسخهٔ 0123456789ab، "
        "https://data.invalid/event/example-alpha-custody-2020-01، دیده‌شده در ۳ آذر ۱۴۰۵. منابع: "
        "Test Gazette، «100% “true” & {braced}»، ۳۰ دی ۱۳۹۸، https://gazette-2.invalid/a_b%20c؛ "
        "هرالد نمونه، «خبر بازداشت»، حدود ۱۱ دی تا ۱۱ بهمن ۱۳۹۸، https://herald-1.invalid/، بایگانی: https://archive.invalid/1؛ "
        "Sample Herald، https://herald-2.invalid/، در یک نکته با مدخل در تضاد است."
    )


def test_oscola() -> None:
    assert without_isolation(oscola(CITED)) == (
        "Signatories, ‘Example Alpha: custody (arrest), 20 to 22 January 2020’ (version 0123456789ab) "
        "<https://data.invalid/event/example-alpha-custody-2020-01> accessed 24 November 2026, citing "
        "Test Gazette, ‘100% “true” & {braced}’ (20 January 2020) <https://gazette-2.invalid/a_b%20c>; "
        "هرالد نمونه, ‘خبر بازداشت’ (about January 2020) <https://herald-1.invalid/> archived at <https://archive.invalid/1>; "
        "Sample Herald <https://herald-2.invalid/> (contra)."
    )


def test_bibtex() -> None:
    assert (
        bibtex(CITED)
        == r"""@misc{signatories-example-alpha-custody-2020-01,
  author = {{Signatories}},
  title = {Example Alpha: custody (arrest), 20 to 22 January 2020},
  version = {0123456789ab},
  url = {https://data.invalid/event/example-alpha-custody-2020-01},
  urldate = {2026-11-24},
  note = {Rests on the pages whose entries follow},
}

@misc{gazette-2,
  author = {{Test Gazette}},
  title = {100\% “true” \& \textbraceleft{}braced\textbraceright{}},
  year = {2020},
  month = {1},
  date = {2020-01-20},
  url = {https://gazette-2.invalid/a_b%20c},
}

@misc{herald-1,
  author = {{هرالد نمونه}},
  title = {خبر بازداشت},
  year = {2020},
  month = {1},
  date = {2020-01~},
  url = {https://herald-1.invalid/},
  note = {Archived at https://archive.invalid/1},
}

@misc{herald-2,
  author = {{Sample Herald}},
  url = {https://herald-2.invalid/},
  note = {Contradicts the first entry in a fact},
}
"""
    )


def test_ris() -> None:
    assert ris(CITED).split("\r\n") == [
        "TY  - DATA", "ID  - signatories-example-alpha-custody-2020-01",
        "TI  - Example Alpha: custody (arrest), 20 to 22 January 2020", "AU  - Signatories,", "ET  - 0123456789ab",
        "Y2  - 2026/11/24/", "UR  - https://data.invalid/event/example-alpha-custody-2020-01", "ER  - ",
        "TY  - ELEC", "ID  - gazette-2", "TI  - 100% “true” & {braced}", "AU  - Test Gazette,", "PB  - Test Gazette", "PY  - 2020",
        "DA  - 2020/01/20/", "LA  - en", "UR  - https://gazette-2.invalid/a_b%20c", "ER  - ",
        "TY  - ELEC", "ID  - herald-1", "TI  - خبر بازداشت", "AU  - هرالد نمونه,", "PB  - هرالد نمونه", "PY  - 2020", "DA  - 2020/01//",
        "LA  - fa", "UR  - https://herald-1.invalid/", "N1  - Archived at https://archive.invalid/1", "ER  - ",
        "TY  - ELEC", "ID  - herald-2", "AU  - Sample Herald,", "PB  - Sample Herald", "UR  - https://herald-2.invalid/",
        "N1  - Contradicts the first entry in a fact", "ER  - ", "",
    ]  # fmt: skip


def test_csl() -> None:
    assert json.loads(csl(CITED)) == [
        {
            "id": "signatories-example-alpha-custody-2020-01", "type": "dataset", "version": "0123456789ab",
            "title": "Example Alpha: custody (arrest), 20 to 22 January 2020", "author": [{"literal": "Signatories"}],
            "URL": "https://data.invalid/event/example-alpha-custody-2020-01", "accessed": {"date-parts": [[2026, 11, 24]]},
        },
        {
            "id": "gazette-2", "type": "webpage", "title": "100% “true” & {braced}", "author": [{"literal": "Test Gazette"}],
            "container-title": "Test Gazette", "language": "en", "issued": {"date-parts": [[2020, 1, 20]]},
            "URL": "https://gazette-2.invalid/a_b%20c",
        },
        {
            "id": "herald-1", "type": "webpage", "title": "خبر بازداشت", "author": [{"literal": "هرالد نمونه"}],
            "container-title": "هرالد نمونه", "language": "fa", "issued": {"date-parts": [[2020, 1]], "circa": True},
            "URL": "https://herald-1.invalid/", "archive_location": "https://archive.invalid/1",
        },
        {
            "id": "herald-2", "type": "webpage", "author": [{"literal": "Sample Herald"}], "container-title": "Sample Herald",
            "URL": "https://herald-2.invalid/", "note": "Contradicts the first entry in a fact",
        },
    ]  # fmt: skip


def test_an_entry_without_pages_claims_none() -> None:
    alone = Cited(CITED.key, CITED.title, CITED.url, CITED.version, CITED.accessed, ())
    assert [
        plain(alone, "en").endswith("read on 24 November 2026."),
        oscola(alone).endswith("accessed 24 November 2026."),
    ] == [True] * 2
    assert [len(bib_entries(bibtex(alone))), ris(alone).count("TY  - "), len(json.loads(csl(alone)))] == [1, 1, 1]


# -- The grammar of the formats, for any text ------------------------------------------------------------------------

CSL_KEYS = {
    "id", "type", "title", "author", "version", "URL", "accessed", "container-title", "language", "issued", "archive_location", "note",
}  # fmt: skip
"""Of the properties of the schema csl-data.json (1.0.2), those used here; it allows no others than its own, and needs id and type."""
RIS_TAGS = {"TY", "ID", "TI", "AU", "PB", "PY", "DA", "LA", "UR", "N1", "ET", "Y2", "ER"}
BIB_FIELDS = {"author", "title", "version", "url", "urldate", "note", "year", "month", "date"}


def bib_entries(text: str) -> list[tuple[str, dict[str, str]]]:
    """Key and fields of each entry, by the grammar of BibTeX: a brace counts whatever stands before it. Fails on anything else."""
    found, at = [], 0
    while at < len(text):
        head = re.compile(r"@misc\{([a-z0-9_.-]+),\n").match(text, at)
        assert head, text[at : at + 80]
        at, fields = head.end(), {}
        while not text.startswith("}\n", at):
            name = re.compile(r"  (\w+) = \{").match(text, at)
            assert name, text[at : at + 80]
            start = at = name.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            assert name[1] not in fields
            fields[name[1]] = text[start : at - 1]
            assert text.startswith(",\n", at), text[at : at + 80]
            at += 2
        at += 2
        at += text.startswith("\n", at)
        found.append((head[1], fields))
    return found


def from_latex(value: str) -> str:
    """What TeX would print. Fails on a character that means something to TeX and is not escaped."""
    names = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
    }
    out, at = [], 0
    token = re.compile(r"\\(" + "|".join(names) + r")\{\}|\\([%#$&_])|([^\\{}~^%#$&_])", re.DOTALL)
    while at < len(value):
        match = token.match(value, at)
        assert match, value[at:]
        out.append(names[match[1]] if match[1] else match[2] or match[3])
        at = match.end()
    return "".join(out)


hostile = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "{",
        "}",
        "\\",
        "a\nb",
        "\r\nER  - \r\nTY  - BOOK",
        "},\n}\n@misc{x,",
        "\u202ecba\u2066",
        '"quoted"',
        "100%",
        "نوری‌زاد",
        "\\}",
        "</script>",
    ]
)
addresses = st.from_regex(r"https?://\S{1,30}", fullmatch=True)
dates = st.sampled_from(["", "2019", "2019-08", "2019-08~", "2019-08-11", "2019-07-10/2019-07-12", "2019~"])
a_page = st.builds(
    Page,
    key=st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,10}", fullmatch=True),
    outlet=hostile.filter(lambda name: bool(name.strip())),
    url=addresses,
    title=hostile,
    published=dates,
    language=st.sampled_from(["", "fa", "en"]),
    archive_url=st.just("") | addresses,
    contradicts=st.booleans(),
)
a_cited = st.builds(
    Cited,
    key=st.just("signatories-x"),
    title=hostile,
    url=addresses,
    version=st.just("0123456789ab"),
    accessed=st.dates(date(2020, 1, 1), date(2099, 1, 1)),
    pages=st.lists(a_page, max_size=3).map(tuple),
)


def shown(value: str) -> str:
    """What a text must read as on one line."""
    coded = re.sub("[\u202a-\u202e\u2066-\u2069]", lambda match: f"⟨U+{ord(match[0]):04X}⟩", value)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", coded).strip()


@given(a_cited)
def test_bibtex_of_anything_is_bibtex_and_says_the_same(cited: Cited) -> None:
    entries = bib_entries(bibtex(cited))
    assert [key for key, _ in entries] == [cited.key, *(page.key for page in cited.pages)]
    assert [from_latex(fields.get("title", "")) for _, fields in entries] == [
        shown(e.title) for e in (cited, *cited.pages)
    ]
    assert [from_latex(fields["author"][1:-1]) for _, fields in entries[1:]] == [
        shown(page.outlet) for page in cited.pages
    ]
    assert {name for _, fields in entries for name in fields} <= BIB_FIELDS


@given(a_cited)
def test_ris_of_anything_is_ris_and_says_the_same(cited: Cited) -> None:
    text = ris(cited)
    lines = text.split("\r\n")
    assert lines.pop() == ""
    told = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line) for line in lines]
    assert all(told)
    tags = [match[1] for match in told if match]
    assert set(tags) <= RIS_TAGS
    assert tags.count("TY") == tags.count("ER") == 1 + len(cited.pages)
    assert [tags[n + 1] for n, tag in enumerate(tags[:-1]) if tag == "ER"] == ["TY"] * len(cited.pages)
    assert [m[2] for m in told if m and m[1] == "TI"] == [t for e in (cited, *cited.pages) if (t := shown(e.title))]


@given(a_cited)
def test_csl_of_anything_fits_the_schema_and_says_the_same(cited: Cited) -> None:
    items: list[dict[str, Any]] = json.loads(csl(cited))
    assert all({"id", "type"} <= set(item) <= CSL_KEYS for item in items)
    assert [item.get("title", "") for item in items] == [shown(e.title) for e in (cited, *cited.pages)]
    for item in items:
        for when in ("issued", "accessed"):
            parts = item.get(when, {}).get("date-parts", [[1]])
            assert 1 <= len(parts) <= 2
            assert all(1 <= len(part) <= 3 and all(isinstance(n, int) for n in part) for part in parts)


@given(a_cited, st.sampled_from(["en", "fa"]))
def test_lines_for_people_are_one_line_without_overrides(cited: Cited, language: str) -> None:
    for line in (plain(cited, language), oscola(cited)):
        assert not re.search("[\r\n\u2028\u2029\u202a-\u202e\u2066\u2067]", without_isolation(line))
        assert shown(cited.title) in without_isolation(line)


@pytest.mark.parametrize("write", [bibtex, ris, csl])
def test_our_entry_stands_first_and_the_pages_follow(write: Any) -> None:
    text = write(CITED)
    at = [text.index(key) for key in (CITED.key, "gazette-2", "herald-1", "herald-2")]
    assert at == sorted(at)
