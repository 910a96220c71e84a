"""A source has one name in every list: outlet, date in words, title; and what a page says of dates stands in words."""

import re
import sqlite3
from html import unescape

import pytest
from datasette.app import Datasette

from parsed import Parsed
from signatories_loaders.paths import House
from site_under_test import datasette, page

UNTITLED = "7al-2019-09-02-jafari"
NAMES = {
    "": "Page of 7al.net, title not recorded (2 September 2019)",
    "/fa": "صفحه‌ای از 7al.net، عنوان ثبت نشده (۱۱ شهریور ۱۳۹۸)",
}
EDTF = re.compile(r"(?<![\w/-])\d{4}(?:-\d\d){1,2}~|(?<![\w/-])\d{4}(?:-\d\d){1,2}/\d{4}(?:-\d\d){1,2}(?![\w/-])")


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


async def names(site: Datasette, path: str, source_id: str) -> set[str]:
    """What the links to a source are called on a page."""
    root = Parsed(await page(site, path)).root
    return {link.text for link in root.all("a") if str(link.attributes.get("href")).endswith(f"/source/{source_id}")}


@pytest.mark.parametrize("edition", NAMES)
@pytest.mark.parametrize(
    "path",
    ["/search?q=jafari", "/figures?sort=page&start=300", "/figure/7al-2019-09-02-jafari_2-1", "/letter/2019-06-first"],
)
async def test_a_source_without_a_title_is_called_the_same_everywhere(site: Datasette, path: str, edition: str) -> None:
    found = await names(site, edition + path, UNTITLED)
    assert found <= {NAMES[edition]}
    assert found or "figures" in path or "letter" in path


async def test_tables_and_labels_have_the_same_names(real: House) -> None:
    with sqlite3.connect(real.database) as db:
        assert db.execute("SELECT label FROM source WHERE source_id = ?", (UNTITLED,)).fetchone() == (NAMES[""],)
        labels = [label for (label,) in db.execute("SELECT label FROM source UNION ALL SELECT label FROM claim")]
        ids = {source_id for (source_id,) in db.execute("SELECT source_id FROM source WHERE title IS NULL")}
    assert [label for label in labels if EDTF.search(label)] == []
    assert [label for label in labels if label.split(": ")[-1] in ids] == []


@pytest.mark.parametrize("edition", NAMES)
@pytest.mark.parametrize(
    "path",
    [
        "/by-charge/ipc-500", "/figures", "/disagreements", "/search?q=Sepehri", "/letter/2019-06-first", "/person/mohammad-nourizad",
        "/sources", "/data", "/event/mohammad-nourizad-custody-2019-08-11",
    ],
)  # fmt: skip
async def test_no_list_shows_ids_of_sources_or_dates_as_the_records_hold_them(
    site: Datasette, real: House, path: str, edition: str
) -> None:
    root = Parsed(await page(site, edition + path)).root
    with sqlite3.connect(real.database) as db:
        ids = {source_id for (source_id,) in db.execute("SELECT source_id FROM source")}
    assert [link.text for link in root.all("a") if link.text in ids] == []
    shown = [link.text for link in root.all("a")] + [item.text for item in root.all("li")]
    assert [text for text in shown if EDTF.search(text)] == []


async def test_a_name_in_the_persian_edition_runs_from_the_right(site: Datasette) -> None:
    text = await page(site, "/fa/by-charge/ipc-500")
    name = '<bdi><bdi lang="en" dir="ltr">Amnesty International UK</bdi>، حدود '
    assert name in text


async def test_a_copy_is_looked_for_where_none_is_recorded(site: Datasette, real: House) -> None:
    with sqlite3.connect(real.database) as db:
        [(url,)] = db.execute("SELECT url FROM source WHERE source_id = ?", (UNTITLED,)).fetchall()
    for path in (f"/source/{UNTITLED}", f"/figure/{UNTITLED}_2-1"):
        for edition, said in (("", "look for an archived copy"), ("/fa", "جستجوی نسخه‌ای بایگانی‌شده")):
            text = unescape(await page(site, edition + path))
            link = f'<a class="outside on-screen" href="https://web.archive.org/web/*/{url}" rel="noopener external nofollow">'
            assert f"{link}{said}</a>" in text
    event = await page(site, "/event/hashem-khastar-custody-2019-08")
    assert event.count("look for an archived copy") == event.count('<td class="said">')


async def test_the_persian_edition_gives_its_own_words_where_it_has_them(site: Datasette) -> None:
    event = await page(site, "/fa/event/hashem-khastar-custody-2019-08")
    assert 'زندان وکیل‌آباد <span class="quiet">(<bdi lang="en" dir="ltr">Vakil Abad Prison</bdi>)</span>' in event
    slips = Parsed(await page(site, "/fa/data")).root
    [slip] = [item for item in slips.all("li") if "tabarzadi" in item.text]
    assert "از حدود ۹ مهر تا ۹ آبان ۱۳۹۸ (اکتبر ۲۰۱۹) به ۸ تا ۳۰ آبان ۱۳۹۸" in slip.text
    assert [bdi.text for bdi in slip.all("bdi")][1] == "date"
    title = re.search("<title>([^<]*)", await page(site, "/fa/figure/7al-2019-09-02-jafari_2-1"))
    assert title and "، صفحه‌ای از 7al.net" in title[1] and "2019" not in title[1]
    source = await page(site, f"/fa/source/{UNTITLED}")
    assert '<bdi lang="en" dir="ltr">evidence</bdi>، ' in source
