"""The page for developers, robots.txt and the sitemap: each example is run as it is printed, each address answers."""

import html
import json
import re
import sqlite3
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from signatories_loaders.paths import House
from site_under_test import datasette, page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.mark.needs("curl")
async def test_each_example_does_what_it_says(site: Datasette, address: str, real: House, tmp_path: Path) -> None:
    """The commands of the page, with the address of a running server, in a shell of their own."""
    text = html.unescape(await page(site, "/developers"))
    commands = [
        c.replace("http://localhost", address) for c in re.findall(r"<pre><code>(.*?)</code></pre>", text, re.DOTALL)
    ]
    assert len(commands) == 6
    answers = [
        subprocess.run(
            ["bash", "-ec", command], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
        ).stdout
        for command in commands
    ]
    timeline, custodies, certain, query, sql, database = answers
    with sqlite3.connect(real.database) as db:

        def count(statement: str) -> int:
            return int(db.execute(statement).fetchone()[0])

        assert len(json.loads(timeline)) == count("SELECT count(*) FROM timeline WHERE person_id = 'hashem-khastar'")
        assert custodies.splitlines()[0].startswith("event_id,person_id,label,")
        assert len(json.loads(certain)["rows"]) == count(
            "SELECT count(*) FROM letter_event WHERE letter_id = '2019-06-first' AND relation = 'arrested_after' AND answer = 'certain'"
        )
        assert query.splitlines()[0].startswith("letter_id,letter,person_id,")
        assert json.loads(sql) == [
            {"kind": kind, "count(*)": n} for kind, n in db.execute("SELECT kind, count(*) FROM event GROUP BY kind")
        ]
        assert database.split() == "".join(f"{a}|{b}\n" for a, b in db.execute("SELECT letter_id, coverage FROM letter_coverage")).split()  # fmt: skip


async def test_crawlers_are_kept_off_addresses_with_a_query(site: Datasette) -> None:
    assert (await page(site, "/robots.txt")).splitlines() == [
        "User-agent: *", "Disallow: /*?", "Disallow: /-/", "Sitemap: http://localhost/sitemap.xml",
    ]  # fmt: skip
    text = await page(site, "/signatories/event")
    facets = re.findall(r'<a href="[^"]*"[^>]*data-facet-value="[^"]*">', text)
    assert facets != [] and all('rel="nofollow"' in link for link in facets)


async def test_the_sitemap_lists_pages_that_answer_in_both_editions(site: Datasette, real: House) -> None:
    tree = ElementTree.fromstring(await page(site, "/sitemap.xml"))
    paths = [
        str(node.text).removeprefix("http://localhost")
        for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    with sqlite3.connect(real.database) as db:
        rows = sum(
            db.execute(f"SELECT count(*) FROM {t}").fetchone()[0]  # noqa: S608 - names are ours
            for t in ("letter", "person", "event", "figure", "source", "charge", "facility")
        )
    assert len(paths) == len(set(paths)) == 2 * (rows + 20)
    alternates = {
        str(node.find("s:loc", SITEMAP).text): [  # type: ignore[union-attr]
            (link.get("hreflang"), link.get("href")) for link in node.findall("x:link", SITEMAP)
        ]
        for node in tree.findall("s:url", SITEMAP)
    }
    both = [("en", "http://localhost/by-charge/ipc-500"), ("fa", "http://localhost/fa/by-charge/ipc-500")]
    assert alternates[both[0][1]] == alternates[both[1][1]] == both
    for path in [p for p in paths if p.count("/") < 2 or (p.startswith("/fa/") and p.count("/") < 3)]:
        assert f'<link rel="canonical" href="http://localhost{path}">' in await page(site, path)
