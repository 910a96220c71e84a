"""The site on the real records: the status and the content of every kind of page."""

import csv
import io
import json
import re
import sqlite3
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from conftest import ROOT
from signatories_loaders.paths import House
from signatories_schema.tables import TABLES
from site_under_test import datasette, page

QUERIES = sorted(path.stem for path in (ROOT / "datasette_config" / "queries").glob("*.sql"))
HIDDEN = {"expectation"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


async def test_home_says_how_many_are_named(site: Datasette) -> None:
    text = re.sub(r"<[^>]+>", "", await page(site, "/"))
    for words in ("5 of 38 named", "14 of 14 named", "Letter of thirty-eight activists to President Biden"):
        assert words in text


async def test_tables_are_named_described_and_internal_ones_hidden(site: Datasette) -> None:
    text = await page(site, "/signatories.json?_extra=tables")
    tables = {t["name"]: t for t in json.loads(text)["tables"]}
    ours = {str(t.__tablename__) for t in TABLES}
    assert ours <= set(tables)
    assert {name for name in tables if not tables[name]["hidden"]} == ours - HIDDEN


@pytest.mark.parametrize("table", [str(t.__tablename__) for t in TABLES])
async def test_each_table_has_title_description_and_described_columns(site: Datasette, table: str) -> None:
    text = await page(site, f"/signatories/{table}")
    model = next(t for t in TABLES if t.__tablename__ == table)
    assert table.replace("_", " ").capitalize() in text
    described = set(re.findall(r"<dt>(\w+)</dt>", text))
    assert described == set(model.model_fields)


async def test_labels_stand_instead_of_ids(site: Datasette) -> None:
    text = await page(site, "/signatories/event?person_id=hashem-khastar&kind=custody")
    assert '<a href="/signatories/person/hashem-khastar">Hashem Khastar</a>' in text


async def test_reported_by_one_house_only_is_a_facet(site: Datasette) -> None:
    text = await page(site, "/signatories/arrest_record")
    assert 'data-facet-value="1"' in text or "one_house=1" in text


@pytest.mark.parametrize("query", QUERIES)
async def test_each_named_query_answers_its_example(site: Datasette, query: str) -> None:
    head = (ROOT / "datasette_config" / "queries" / f"{query}.sql").read_text(encoding="utf-8")
    values = dict(re.findall(r"^-- (\w+): (.*)$", head, re.MULTILINE))
    title = values.pop("title")
    values.pop("description")
    asked = "&".join(f"{name}={quote(value)}" for name, value in values.items())
    text = await page(site, f"/signatories/{query}?{asked}")
    assert title.split("'")[0] in text
    rows = json.loads(await page(site, f"/signatories/{query}.json?{asked}"))
    assert rows["ok"] is True
    # Nobody has been told apart in today's records; tests/test_signed_list.py shows that query at work.
    assert bool(rows["rows"]) == (query != "page_person_not")


async def test_arrested_within_days_counts_as_the_coverage_does(site: Datasette, real: House) -> None:
    rows = json.loads(await page(site, "/signatories/arrested_within_days.json?letter=2019-06-first&days=36500"))
    with sqlite3.connect(real.database) as db:
        sql = "SELECT arrested_after_certain, arrested_after_possible FROM letter_coverage WHERE letter_id = '2019-06-first'"
        [(certain, possible)] = db.execute(sql).fetchall()
    found = {r["person_id"]: "possible" for r in rows["rows"]} | {
        r["person_id"]: "certain" for r in rows["rows"] if r["answer"] == "certain"
    }
    assert (sum(a == "certain" for a in found.values()), len(found)) == (certain, possible)


@pytest.mark.parametrize("typed", ["نوري زاد", "نوری‌زاد", "نوریزاد", "Nourizad", "Nurizad", "Nouri-Zad"])
async def test_any_spelling_finds_the_same_person_first(site: Datasette, typed: str) -> None:
    text = await page(site, f"/search?q={quote(typed)}")
    assert re.findall(r'href="/person/([\w-]+)"', text)[0] == "mohammad-nourizad"


async def test_a_full_name_does_not_find_the_brother_first(site: Datasette) -> None:
    text = await page(site, f"/search?q={quote('فاطمه سپهری')}")
    assert re.findall(r'href="/person/([\w-]+)"', text)[0] == "fatemeh-sepehri"


async def test_search_finds_words_of_reports_and_survives_anything(site: Datasette) -> None:
    assert "claim/" in await page(site, "/search?q=vigil")
    for typed in ('"', "*", "NEAR(", "a OR b", "<script>alert(1)</script>", "x" * 10_000, "%00", "‮"):
        text = await page(site, f"/search?q={quote(typed, safe='%')}")
        assert "<script>alert(1)" not in text


async def test_person_page_shows_names_letters_timeline_and_sources(site: Datasette) -> None:
    text = await page(site, "/person/fatemeh-sepehri")
    for words in (
        "فاطمه سپهری", "named against the printed list, and not counted", "Statement of fourteen women, August 2019",
        "custody: arrest", "hengaw-2023-12-21-fsepehri_", "contradicts",
    ):  # fmt: skip
        assert words in text
    await page(site, "/person/nobody-of-that-name", status=404)


async def test_rows_have_pages_and_unknown_ones_do_not(site: Datasette) -> None:
    assert "Hashem Khastar, custody (arrest), 2019-07-23 to 2019-08-12" in await page(
        site, "/signatories/event/hashem-khastar-custody-2019-08"
    )
    await page(site, "/signatories/event/no-such-event", status=404)


async def test_readers_may_run_sql_within_limits(site: Datasette) -> None:
    await page(site, "/signatories/-/query?sql=select+count(*)+from+claim")
    slow = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    await page(site, f"/signatories/-/query?sql={quote(slow)}", status=400)
    await page(site, "/signatories/-/query?sql=delete+from+claim", status=400)


async def test_csv_and_database_can_be_downloaded(site: Datasette, real: House) -> None:
    text = await page(site, "/signatories/signatory.csv?_stream=1")
    with sqlite3.connect(real.database) as db:
        held = db.execute("SELECT signatory_id, name_fa FROM signatory ORDER BY 1").fetchall()
    assert sorted((r["signatory_id"], r["name_fa"]) for r in csv.DictReader(io.StringIO(text))) == held
    response = await site.client.get("/signatories.db")
    assert response.content == real.database.read_bytes()
