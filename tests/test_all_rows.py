"""No row is lost: a CSV gives all rows that its page counts, and pages of rows follow each other without a gap."""

import csv
import io
import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from signatories_loaders.export.rows import Exported, exported_tables, opened
from signatories_loaders.paths import House
from site_under_test import datasette, page

TABLES = exported_tables()
MOST = 1000
"""Rows that Datasette shows of a query."""


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


def select(house: House, sql: str) -> list[tuple[Any, ...]]:
    with opened(house.database) as db:
        return [tuple(row) for row in db.execute(sql)]


async def rows(site: Datasette, address: str) -> list[tuple[str, ...]]:
    """Header and rows of a CSV."""
    return [tuple(row) for row in csv.reader(io.StringIO(await page(site, address)))]


def written(found: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Rows as CSV holds them."""
    return [tuple("" if cell is None else str(cell) for cell in row) for row in found]


def orders(house: House, table: Exported) -> list[dict[str, str]]:
    """As the table stands, and by the columns with most rows that are equal, up and down."""
    alike = ", ".join(f'count(DISTINCT "{name}")' for name in table.names)
    [counts] = select(house, f"SELECT {alike} FROM {table.name}")  # noqa: S608 - ours
    columns = [name for _, name in sorted(zip(counts, table.names, strict=True))][:2]
    return [{}, *({way: column} for column in columns for way in ("_sort", "_sort_desc"))]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
async def test_the_csv_of_a_table_holds_every_row(site: Datasette, real: House, table: Exported) -> None:
    expected = sorted(written(select(real, f"SELECT * FROM {table.name}")))  # noqa: S608 - ours
    for order in orders(real, table):
        header, *found = await rows(site, f"/signatories/{table.name}.csv?{urlencode(order | {'_size': 'max'})}")
        assert (header, sorted(found)) == (tuple(table.names), expected), order


@pytest.mark.parametrize("asked", ["", "?_size=max", "?_stream=on", "?_dl=on&_labels=&_facet=kind"])
async def test_no_parameter_needs_to_be_known(site: Datasette, real: House, asked: str) -> None:
    [(held,)] = select(real, "SELECT count(*) FROM claim")
    assert len(await rows(site, f"/signatories/claim.csv{asked}")) == held + 1


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
async def test_pages_of_rows_follow_each_other_without_a_gap(site: Datasette, real: House, table: Exported) -> None:
    key = ", ".join(f'"{name}"' for name in table.key)
    expected = sorted(map(repr, select(real, f"SELECT {key} FROM {table.name}")))  # noqa: S608 - ours
    await site.invoke_startup()
    for order in orders(real, table):
        size = max(1, len(expected) // 3)
        found, after = [], ""
        while after is not None:
            asked = order | {"_size": size, "_nofacet": 1, "_nocount": 1} | ({"_next": after} if after else {})
            told = (await site.client.get(f"/signatories/{table.name}.json?{urlencode(asked)}")).json()
            found += [repr(tuple(row[name] for name in table.key)) for row in told["rows"]]
            after = told["next"]
        assert sorted(found) == expected, order


@pytest.mark.parametrize(
    ("table", "filters", "where"),
    [
        ("claim", {"kind__in": "arrest,signed,sentence"}, "kind IN ('arrest', 'signed', 'sentence')"),
        ("claim", {"detail__contains": "Evin"}, "detail LIKE '%Evin%'"),
        ("figure_person", {"answer__not": "certain"}, "answer <> 'certain'"),
        ("event_claim", {"_where": "stance = 'supports'"}, "stance = 'supports'"),
    ],
)
async def test_filters_hold_and_the_page_counts_as_many(
    site: Datasette, real: House, table: str, filters: dict[str, str], where: str
) -> None:
    expected = select(real, f"SELECT * FROM {table} WHERE {where}")  # noqa: S608 - ours
    text = await page(site, f"/signatories/{table}?{urlencode(filters)}")
    [link] = re.findall(r'<a href="([^"]*)">CSV</a>', text)
    assert f"{len(expected):,} rows" in text
    header, *found = await rows(site, unescape(link))
    labels = [at for at, name in enumerate(header) if name.endswith("_label")]
    plain = [tuple(cell for at, cell in enumerate(row) if at not in labels) for row in found]
    assert sorted(plain) == sorted(written(expected))


async def test_labels_of_the_rows_that_ids_lead_to(site: Datasette, real: House) -> None:
    header, *found = await rows(site, "/signatories/claim.csv?_labels=on&_size=max&_sort=claim_id&_col=person_id")
    assert header == ("claim_id", "person_id", "person_id_label")
    sql = "SELECT claim_id, person_id, p.label FROM claim LEFT JOIN person p USING (person_id) ORDER BY claim_id"
    assert found == written(select(real, sql))


async def test_sql_of_the_readers_own_beyond_what_its_page_shows(site: Datasette, real: House) -> None:
    sql = "SELECT claim_id, kind FROM claim WHERE kind <> :kind ORDER BY claim_id"
    text = await page(site, f"/signatories/-/query?{urlencode({'sql': sql, 'kind': 'bio'})}")
    [link] = re.findall(r'<a href="([^"]*)">CSV</a>', text)
    _, *found = await rows(site, unescape(link))
    assert found == written(select(real, sql.replace(":kind", "'bio'")))
    assert len(found) > MOST
    limited = "/signatories/-/query.csv?sql=SELECT+claim_id+FROM+claim+LIMIT+7"
    assert len(await rows(site, limited)) == 8


async def test_a_named_query(site: Datasette) -> None:
    _, *found = await rows(
        site, "/signatories/signed_both.csv?letter=2019-06-first&other_letter=2019-08-second&_size=max"
    )
    told = await site.client.get("/signatories/signed_both.json?letter=2019-06-first&other_letter=2019-08-second")
    assert found == written([tuple(row.values()) for row in told.json()["rows"]])


async def test_a_page_of_rows_where_one_is_asked_for(site: Datasette) -> None:
    first = await rows(site, "/signatories/claim.csv?_size=5&_sort=claim_id")
    told = (await site.client.get("/signatories/claim.json?_size=5&_sort=claim_id")).json()
    second = await rows(site, f"/signatories/claim.csv?_size=5&_sort=claim_id&{urlencode({'_next': told['next']})}")
    assert (len(first), len(second)) == (6, 6)
    assert first[-1] < second[1]


async def test_the_link_on_any_page_of_rows_gives_all(site: Datasette, real: House) -> None:
    [(held,)] = select(real, "SELECT count(*) FROM claim")
    await site.invoke_startup()
    told = (await site.client.get("/signatories/claim.json?_size=20")).json()
    text = await page(site, f"/signatories/claim?{urlencode({'_size': 20, '_next': told['next']})}")
    [link] = re.findall(r'<a href="([^"]*)">CSV</a>', text)
    assert len(await rows(site, unescape(link))) == held + 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
async def test_words_that_cannot_be_searched_are_refused(site: Datasette, ending: str) -> None:
    told = await page(site, f"/signatories/claim.{ending}?kind=arrest&_search=Evin", 400)
    assert "cannot be searched by words" in told


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/signatories/-/query.csv?sql=select+nope", 400),
        ("/signatories/-/query.csv?sql=delete+from+claim", 400),
        ("/signatories/-/query.csv", 400),
        ("/signatories/nothing.csv", 404),
    ],
)
async def test_what_is_not_there_has_no_csv(site: Datasette, address: str, status: int) -> None:
    await page(site, address, status)
