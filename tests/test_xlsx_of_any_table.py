"""`.xlsx` of any table, named query or SQL: all rows, the filters kept, what was asked; and the dossiers of people and letters."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from invented import records, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.export import asked as asked_for
from signatories_loaders.export.day import records_day
from signatories_loaders.export.rows import exported_tables, opened
from signatories_loaders.paths import House
from site_under_test import datasette, page
from test_workbook_cells import HOSTILE
from workbooks_read import Rows, by_openpyxl, other_cells

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PERSON, LETTER = "hashem-khastar", "2019-06-first"


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


async def file(site: Datasette, address: str, kind: str = XLSX) -> bytes:
    """What is downloaded from an address."""
    await site.invoke_startup()
    response = await site.client.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, kind), (address, response.text[:500])
    assert response.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    return bytes(response.content)


async def workbook(site: Datasette, address: str) -> dict[str, Rows]:
    return by_openpyxl(await file(site, address))


def select(house: House, sql: str, **parameters: object) -> Rows:
    with opened(house.database) as db:
        return [tuple(row) for row in db.execute(sql, parameters)]


def asked(read: dict[str, Rows]) -> dict[Any, Any]:
    return dict(read["query"][1:])  # type: ignore[arg-type]


@pytest.mark.parametrize("table", [table.name for table in exported_tables()])
async def test_any_table_is_given_whole(site: Datasette, real: House, table: str) -> None:
    read = await workbook(site, f"/signatories/{table}.xlsx?_size=2")
    expected = select(real, f"SELECT * FROM {table}")  # noqa: S608 - ours
    assert list(read) == ["rows", "query"]
    assert sorted(map(repr, read["rows"][1:])) == sorted(map(repr, expected))
    assert asked(read)["Rows"] == len(expected)


async def test_more_rows_than_a_page_in_the_order_and_with_the_filters_asked_for(site: Datasette, real: House) -> None:
    query = urlencode(
        {
            "kind__in": "arrest,signed",
            "_sort_desc": "claim_id",
            "_col": "name",
            "_size": 5,
            "_next": "zzz",
            "_facet": "kind",
        }
    )
    read = await workbook(site, f"/signatories/claim.xlsx?{query}")
    expected = select(
        real, "SELECT claim_id, name FROM claim WHERE kind IN ('arrest', 'signed') ORDER BY claim_id DESC"
    )
    assert len(expected) > 500
    assert read["rows"] == [("claim_id", "name"), *expected]
    [version] = select(real, "SELECT version FROM version")
    with opened(real.database) as db:
        day = records_day(db).isoformat()
    told = asked(read)
    assert told.pop("Address").endswith(f"/signatories/claim.xlsx?{query}")
    assert told == {
        "SQL": 'select claim_id, name from claim where kind in (:p0, :p1) order by claim_id desc',
        "Parameter p0": "arrest", "Parameter p1": "signed", "Version of the records": version[0],
        "The records as they stood on": day, "Rows": len(expected),
    }  # fmt: skip


async def test_a_search_keeps_its_words(site: Datasette, real: House) -> None:
    read = await workbook(site, "/signatories/claim.xlsx?_where=detail+like+'%25hunger%25'&_sort=claim_id")
    assert [row[0] for row in read["rows"][1:]] == [
        row[0] for row in select(real, "SELECT claim_id FROM claim WHERE detail LIKE '%hunger%' ORDER BY claim_id")
    ]


async def test_a_named_query(site: Datasette, real: House) -> None:
    read = await workbook(site, f"/signatories/person_timeline.xlsx?person={PERSON}")
    answer = await site.client.get(f"/signatories/person_timeline.json?person={PERSON}&_shape=arrays")
    assert read["rows"][1:] == [tuple(row) for row in answer.json()["rows"]]
    assert asked(read)["Parameter person"] == PERSON


async def test_sql_of_the_readers_own_beyond_a_page_of_1000(site: Datasette, real: House) -> None:
    sql = "SELECT claim_id, kind FROM claim WHERE kind <> :kind ORDER BY claim_id"
    read = await workbook(site, f"/signatories/-/query.xlsx?{urlencode({'sql': sql, 'kind': '=1+1'})}")
    assert read["rows"][1:] == select(real, sql, kind="=1+1")
    assert len(read["rows"]) > 1001
    assert (asked(read)["SQL"], asked(read)["Parameter kind"]) == (sql, "=1+1")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/signatories/-/query.xlsx?sql=select+nope", 400),
        ("/signatories/-/query.xlsx?sql=delete+from+claim", 400),
        ("/signatories/-/query.xlsx", 400),
        ("/signatories/nothing.xlsx", 404),
        (f"/signatories/person/{PERSON}.xlsx", 404),
        ("/person/nobody.xlsx", 404),
        ("/fa/letter/nothing.csv", 404),
    ],
)
async def test_what_is_not_there_has_no_workbook(site: Datasette, address: str, status: int) -> None:
    await page(site, address, status)


async def test_a_query_that_never_ends_is_stopped(real: House, monkeypatch: pytest.MonkeyPatch) -> None:
    site = datasette(real.database)
    await site.invoke_startup()
    monkeypatch.setattr(asked_for, "SECONDS", 0.5)
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    told = await page(site, f"/signatories/-/query.xlsx?{urlencode({'sql': sql})}", 400)
    assert "took longer than 0.5 seconds" in told


async def test_pages_of_tables_name_the_workbook(site: Datasette) -> None:
    assert 'href="/signatories/claim.xlsx?kind=arrest' in await page(site, "/signatories/claim?kind=arrest")


async def test_asking_for_the_head_only(site: Datasette) -> None:
    response = await site.client.head("/signatories/letter.xlsx")
    assert (response.status_code, response.headers["content-type"]) == (200, XLSX)


# -- Hostile texts ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The invented house, one person's note and claims of which are hostile."""
    root = tmp_path_factory.mktemp("hostile")
    rows = records()
    texts = iter([text.strip() for text in HOSTILE if text.strip() and "\x01" not in text and "\n" not in text] * 2)
    for row in rows:
        if type(row).__name__ == "ClaimRecord":
            row.place, row.detail, row.occasion = next(texts), next(texts), next(texts)
        if type(row).__name__ == "PersonRecord":
            row.note = next(texts)
    house = write(House(root), rows)
    build(house, Steps(show=False))
    return house


async def test_hostile_texts_come_back_unchanged_from_every_page(hostile: House) -> None:
    site = datasette(hostile.database)
    sql = "SELECT place, detail, occasion FROM claim WHERE {} ORDER BY claim_id"
    assert {str(text)[0] for row in select(hostile, sql.format(1)) for text in row} >= set("=+-@＝＋－＠")
    for address, sheet, where in (
        ("/signatories/claim.xlsx?_sort=claim_id", "rows", "1"),
        (
            "/signatories/-/query.xlsx?" + urlencode({"sql": sql.format(1)}),
            "rows",
            "1",
        ),
        ("/person/example-alpha.xlsx", "claims", "person_id = 'example-alpha'"),
        ("/letter/letter-one.xlsx", "claims", "letter_id = 'letter-one'"),
    ):
        data = await file(site, address)
        assert other_cells(data) == []
        rows = by_openpyxl(data)[sheet]
        at = [rows[0].index(name) for name in ("place", "detail", "occasion")]
        expected = select(hostile, sql.format(where))
        assert [tuple(row[i] for i in at) for row in rows[1:]] == expected


# -- Dossiers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "subject"), [("person", PERSON), ("letter", LETTER)])
async def test_a_dossier_holds_all_that_is_held_and_its_pages(
    site: Datasette, real: House, kind: str, subject: str
) -> None:
    read = await workbook(site, f"/{kind}/{subject}.xlsx")
    middle = ["signatories", "disputed", "arrests"] if kind == "letter" else []
    assert list(read) == ["about", "facts", *middle, "timeline", "claims", "sources", "columns"]
    steps = {"person": "timeline", "letter": "letter_event"}[kind]
    for sheet, table in (("claims", "claim"), ("timeline", steps)):
        expected = select(real, f"SELECT {table}_id FROM {table} WHERE {kind}_id = :id ORDER BY 1", id=subject)  # noqa: S608 - ours
        assert [row[:1] for row in read[sheet][1:]] == expected
    pages = {row[0] for row in read["sources"][1:]}
    for sheet in ("facts", *middle, "timeline", "claims"):
        at = next(i for i, name in enumerate(read[sheet][0]) if name in ("sources", "source_id"))
        assert [row for row in read[sheet][1:] if not row[at] or not set(str(row[at]).split("; ")) <= pages] == []


@pytest.mark.parametrize(("kind", "subject"), [("person", PERSON), ("letter", LETTER)])
async def test_the_persian_dossier_holds_as_much(site: Datasette, kind: str, subject: str) -> None:
    english, persian = (
        await workbook(site, f"/{kind}/{subject}.xlsx"),
        await workbook(site, f"/fa/{kind}/{subject}.xlsx"),
    )
    assert [len(rows) for rows in english.values()] == [len(rows) for rows in persian.values()]
    headings = [str(name) for name, rows in persian.items() if name != "درباره" for name in rows[0]]
    assert [name for name in headings if name.isascii()] == []
    assert [row[0] for row in persian["گزارش‌ها"]][1:] == [row[0] for row in english["claims"]][1:]


@pytest.mark.parametrize(("kind", "subject"), [("person", PERSON), ("letter", LETTER)])
async def test_claims_of_a_dossier_as_csv(site: Datasette, real: House, kind: str, subject: str) -> None:
    data = await file(site, f"/{kind}/{subject}.csv", "text/csv; charset=utf-8")
    assert data == await file(site, f"/fa/{kind}/{subject}.csv", "text/csv; charset=utf-8")
    assert b"\r" not in data and not data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    expected = select(
        real,
        "SELECT c.claim_id, c.name, c.detail, c.source_id, s.url, p.name FROM claim c JOIN source s USING (source_id) "
        "JOIN publisher p USING (publisher_id) WHERE iif(:kind = 'person', person_id, letter_id) = :id ORDER BY 1",
        kind=kind,
        id=subject,
    )
    names = ("claim_id", "name", "detail", "source_id", "source_url", "outlet")
    assert [tuple(row[n] or None for n in names) for row in rows] == expected
