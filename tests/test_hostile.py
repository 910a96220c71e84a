"""Records that would harm a reader's browser or eyes show as text on every page of ours and of Datasette's.

Every free text of an invented house holds tags, quotes that would end an attribute, and characters that turn the direction of
what follows; one name has 10,000 characters. The check of records refuses an address that is not of the web; it is put into the
built file here, to see that no page makes a link of it.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode
from pydantic import ValidationError

from conftest import ROOT
from invented import records, source, write
from parsed import Parsed
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_schema.record import Record
from site_under_test import datasette

SITE = ROOT / "datasette_config"
PAGES = SITE / "templates" / "pages"
EVIL = 'Evil <script>hostile()</script> "onmouseover="hostile()" \'<img src=x onerror=hostile()> \u202edesrever\u202c'
AS_TEXT = EVIL.replace("\u202e", "⟨U+202E⟩").replace("\u202c", "⟨U+202C⟩")
LONG = "Zumek" * 2000
ADDRESS = "javascript:hostile()"
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
FREE = {
    "PublisherRecord": ("name", "house", "aliases"),
    "SourceRecord": ("title",),
    "LetterRecord": ("title_en", "title_fa", "addressee", "demands", "note"),
    "PersonRecord": ("name_en", "name_fa", "note"),
    "FacilityRecord": ("name_en", "city", "administered_by"),
    "ChargeRecord": ("article", "code", "label_en"),
    "ClaimRecord": ("place", "authority", "occasion", "sentence", "role", "detail", "date_as_printed", "fine"),
    "IdentityRecord": ("reason",),
    "ClaimChargeRecord": ("wording",),
    "FigureRecord": ("measure_as_printed",),
    "EventRecord": ("note",),
    "EventClaimRecord": ("reason",),
}
"""Fields in which a page or a person writes what they like."""


def hostile(row: Record, number: int) -> Any:
    """The record with every free text made hostile; numbered, since some must differ."""
    names = FREE.get(type(row).__name__, ())
    values = dict.fromkeys(names, f"{EVIL} {number}")
    return type(row).model_validate({**row.model_dump(), **values})


def evil_records() -> list[Any]:
    """The invented records, hostile; names as printed, too, and one person with a very long one."""
    rows = [hostile(row, number) for number, row in enumerate(records())]
    names: dict[str, str] = {}
    for row in rows:
        kind = type(row).__name__
        if kind in ("ClaimRecord", "IdentityRecord") and row.name:
            row.name = names.setdefault(row.name, f"{EVIL} {len(names)}")
        if kind == "PersonRecord" and row.person_id == "dummy-gamma":
            row.name_en = LONG
    return rows


def addresses(db: sqlite3.Connection) -> Iterator[str]:
    """Every page of ours in both editions, and every kind of page of Datasette's."""
    values: dict[str, list[str]] = {"days": ["365"]}
    tables = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'claim_text%'")
    ]
    for table in tables:
        keys = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]]
        found = f"SELECT {', '.join(keys) or 'rowid'} FROM {table}"  # noqa: S608
        rows = sorted(db.execute(found).fetchall())
        values[f"{table}_id"] = [str(row[0]) for row in rows]
        yield f"/signatories/{table}?_size=max"
        if keys:
            yield from (f"/signatories/{table}/{','.join(tilde_encode(str(value)) for value in row)}" for row in rows)
    for path in sorted(PAGES.rglob("*.html")):
        yield from own(path.relative_to(PAGES).with_suffix("").as_posix(), values)
    for path in sorted((SITE / "queries").glob("*.sql")):
        names = re.findall(r"^-- (?!title|description)(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        given = {name: values.get(f"{name}_id", [EVIL])[0] for name in names}
        yield f"/signatories/{path.stem}?{urlencode(given)}"
        yield f"/signatories/{path.stem}?{urlencode(dict.fromkeys(names, EVIL))}"
    asked = quote(EVIL)
    yield from (f"/search?q={asked}", f"/fa/search?q={asked}", f"/sources?language={asked}&kind={asked}&after={asked}")
    yield from ("/", "/fa/", "/signatories", "/signatories/-/query?sql=select+*+from+claim")
    yield from (
        f"/{asked}",
        f"/fa/{asked}",
        f"/signatories/{asked}",
        f"/event/{asked}",
        f"/signatories/-/query?sql={asked}",
    )


def own(address: str, values: dict[str, list[str]]) -> Iterator[str]:
    """The addresses of one page of ours. A part that varies and is no id of a table stands in `values`, or is hostile."""
    if address == "home":
        return
    part = re.search(r"\{(\w+)\}", address)
    for value in values.get(part[1], [quote(EVIL, safe="")]) if part else [""]:
        filled = re.sub(r"\{\w+\}", value, address)
        yield from (f"/{filled}", f"/fa/{filled}")


def harm(text: str) -> list[str]:
    """What of a page would act or deceive."""
    parsed = Parsed(text)
    found = [f"script: {e.text[:80]}" for e in parsed.root.all("script") if e.text.startswith("hostile()")]
    found += [f"image: {e.attributes}" for e in parsed.root.all("img") if e.attributes.get("src") == "x"]
    found += [
        f"{name}={v}"
        for e in parsed.every
        for name, v in e.attributes.items()
        if name.startswith("on") and "hostile" in v
    ]
    found += [
        address for address in parsed.links() if re.match(r"\s*(?:javascript|data|vbscript):", address, re.IGNORECASE)
    ]
    for script in parsed.root.all("script"):
        if script.attributes.get("type") == "application/ld+json":
            json.loads("".join(script.words))
    return found + [
        f"override: {text[max(0, m.start() - 60) : m.end() + 20]!r}" for m in [_OVERRIDES.search(text)] if m
    ]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = write(House(tmp_path_factory.mktemp("hostile")), evil_records())
    build(house, Steps(show=False))
    with sqlite3.connect(house.database) as db:
        db.execute("UPDATE source SET url = ?, archive_url = ?", (ADDRESS, ADDRESS))
    return house.database


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return datasette(database)


def test_an_address_that_is_not_of_the_web_is_refused() -> None:
    for url in (
        ADDRESS,
        "JavaScript:hostile()",
        "data:text/html,x",
        " https://x.invalid",
        "https://x.invalid/ y",
        "//x.invalid",
    ):
        for column in ("url", "archive_url"):
            with pytest.raises(ValidationError, match=column):
                source("gazette-9", **{column: url})


async def test_nothing_acts_on_any_page(site: Datasette, database: Path) -> None:
    await site.invoke_startup()
    with sqlite3.connect(database) as db:
        asked = list(addresses(db))
    found, statuses = {}, {}
    for address in asked:
        response = await site.client.get(address, follow_redirects=True)
        statuses[address] = response.status_code
        if response.status_code >= 500:
            found[address] = [f"status {response.status_code}"]
        elif wrong := harm(response.text):
            found[address] = wrong[:3]
    assert found == {}
    assert sum(status == 200 for status in statuses.values()) > len(asked) * 0.8


@pytest.mark.parametrize("edition", ["", "/fa"])
@pytest.mark.parametrize(
    "address",
    [
        "/person/example-alpha", "/event/example-alpha-custody-2020-01", "/event/example-alpha-sentence-2020-02", "/source/gazette-2",
        "/letter/letter-one", "/sources",
    ],
)  # fmt: skip
async def test_what_is_hostile_shows_as_text(site: Datasette, address: str, edition: str) -> None:
    await site.invoke_startup()
    response = await site.client.get(f"{edition}{address}")
    assert response.status_code == 200
    assert AS_TEXT in Parsed(response.text).root.text


async def test_an_address_that_is_not_of_the_web_shows_as_text(site: Datasette) -> None:
    await site.invoke_startup()
    for address in ("/source/gazette-2", "/fa/source/gazette-2", "/signatories/source/gazette-2"):
        parsed = Parsed((await site.client.get(address)).text)
        assert ADDRESS in parsed.root.text
        assert ADDRESS not in parsed.links()


async def test_a_name_of_ten_thousand_characters_shows_whole(site: Datasette) -> None:
    await site.invoke_startup()
    for address in ("/person/dummy-gamma", "/fa/person/dummy-gamma", "/signatories/person/dummy-gamma"):
        response = await site.client.get(address)
        assert response.status_code == 200
        assert LONG in Parsed(response.text).root.text


async def test_citations_of_hostile_records_are_one_line_a_field(site: Datasette) -> None:
    await site.invoke_startup()
    for end in ("bib", "ris", "csl.json"):
        response = await site.client.get(f"/event/example-alpha-custody-2020-01.{end}")
        assert response.status_code == 200
        assert not _OVERRIDES.search(response.text)


def test_the_search_for_harm_finds_it() -> None:
    """So that the walk above cannot pass blindly."""
    harms = [
        "<script>hostile()</script>", '<a href="x" onmouseover="hostile()">', "<img src=x>", '<a href=" JavaScript:x">', "a\u202eb",
        '<form action="javascript:x">',
    ]  # fmt: skip
    assert [bool(harm(text)) for text in harms] == [True] * len(harms)
    assert harm('<script src="/static/site.js"></script><a href="/x">&lt;script&gt;hostile()&lt;/script&gt;</a>') == []
