"""The plans by which SQLite answers every named query and the site's search: none reads a growing table from end to end.

The house is made up (bench/made_up.py, factor 3: about 6,000 claims). What ANALYZE counts there makes the planner choose as it
does at 200,000 claims: the plans of all queries were compared line by line at factors 3 and 100 and with today's records, and
were the same.
"""

import json
import re
import runpy
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.made_up import write_house
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_schema.tables import TABLES

SITE = Path(__file__).parent.parent / "datasette_config"
SMALL = {"charge", "correction", "facility", "letter", "letter_coverage", "loading", "version"}
"""Tables that do not grow with the claims."""
GROWING = {str(table.__tablename__) for table in TABLES} - SMALL
WHOLE_LISTINGS = {
    "not_reviewed": ["person"],
    "page_data": ["event"],
    "page_letter_figures": ["figure"],
    "page_people": ["person"],
    "page_people_held": ["person", "search_log"],
}
"""Queries that list a growing table whole, by purpose."""
QUERIES = sorted(path.stem for path in (SITE / "queries").glob("*.sql"))
SEARCHES: dict[str, dict[str, dict[str, Any]]] = {
    "name_search": {"_PEOPLE": {"people": json.dumps(["made-up"])}},
    "search_records": {"_CLAIMS": {"match": '"zumek"', "limit": 30}, "_CLAIMS_FOUND": {"match": '"zumek"'}},
}
"""SQL of the search's plugins, with values. What they read once, at the first search, is not here."""
_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?=(?:\s+(?:AS\s+)?(\w+))?)", re.IGNORECASE)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A made-up house, built."""
    root = tmp_path_factory.mktemp("made-up")
    write_house(root, factor=3)
    build(House(root), Steps(show=False))
    connection = sqlite3.connect(House(root).database)
    yield connection
    connection.close()


def read_whole(db: sqlite3.Connection, sql: str, parameters: dict[str, Any]) -> list[str]:
    """Growing tables that the plan reads from end to end: by a scan, with an index or without, to make an index for this one
    answer, or to fill a bloom filter."""
    names = {name: name for name in GROWING}
    for table, alias in _TABLE.findall(sql):
        if table in GROWING and alias:
            names[alias] = table
    found = []
    for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {sql}", parameters):
        step = re.match(r"SCAN (\w+)(?! VIRTUAL TABLE)|SEARCH (\w+) USING AUTOMATIC|BLOOM FILTER ON (\w+)", detail)
        if step and (name := next(filter(None, step.groups()))) in names:
            found.append(names[name])
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_named_query_reads_no_growing_table_whole(db: sqlite3.Connection, name: str) -> None:
    header, sql = runpy.run_path(str(SITE / "plugins" / "named_queries.py"))["read"](SITE / "queries" / f"{name}.sql")
    examples = {key: value for key, value in header.items() if key not in ("title", "description")}
    assert read_whole(db, sql, examples) == WHOLE_LISTINGS.get(name, [])


@pytest.mark.parametrize(("plugin", "name"), [(plugin, name) for plugin, asked in SEARCHES.items() for name in asked])
def test_search_reads_no_growing_table_whole(db: sqlite3.Connection, plugin: str, name: str) -> None:
    sql = runpy.run_path(str(SITE / "plugins" / f"{plugin}.py"))[name]
    assert read_whole(db, sql, SEARCHES[plugin][name]) == []


@pytest.mark.parametrize("kind", ["letters", "events", "facilities", "charges", "sources"])
def test_rows_found_by_the_search_are_read_by_their_ids(db: sqlite3.Connection, kind: str) -> None:
    sql = runpy.run_path(str(SITE / "plugins" / "search_records.py"))["KINDS"][kind].rows
    assert read_whole(db, sql, {"ids": json.dumps(["made-up"])}) == []


def test_plans_that_read_whole_are_seen(db: sqlite3.Connection) -> None:
    """Queries that are known to read whole tables, so that the tests above cannot pass blindly."""
    whole = {
        "SELECT * FROM claim c WHERE c.detail = :q": ["claim"],
        "SELECT count(*) FROM event": ["event"],
        "SELECT person_id FROM identity ORDER BY person_id": ["identity"],
        "SELECT c.claim_id FROM facility f JOIN claim c ON c.place = f.city": ["claim"],
        "SELECT * FROM letter JOIN event_claim AS ec ON ec.reason = :q": ["event_claim"],
        "SELECT * FROM letter, loading": [],
        "SELECT * FROM claim WHERE claim_id = :q": [],
    }
    assert {sql: read_whole(db, sql, {"q": "x"}) for sql in whole} == whole


def test_the_house_has_rows_in_every_growing_table_that_a_query_reads(db: sqlite3.Connection) -> None:
    """An empty table has no statistics, and a plan over it says nothing."""
    texts = [path.read_text(encoding="utf-8") for path in (SITE / "queries").glob("*.sql")]
    read = {table for sql in texts for table, _ in _TABLE.findall(sql) if table in GROWING}
    empty = [name for name in sorted(read) if not db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]  # noqa: S608
    assert empty == []
