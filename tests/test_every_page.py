"""What holds on every page of ours: what stands behind it is said, and crawlers are kept off addresses without end."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from signatories_loaders.paths import House
from site_under_test import datasette, page

PAGES = [
    "/", "/letters", "/people", "/figures", "/disagreements", "/questions", "/charts", "/sources", "/data", "/downloads", "/dictionary",
    "/developers", "/search", "/search?q=Evin", "/arrested-within/365", "/held-when-published", "/arrested-between?from=2019-08", "/one-house",
    "/signed-both?letter=2019-06-first&other=2019-06-second", "/by-charge", "/by-charge/ipc-500", "/by-facility", "/by-facility/evin",
    "/not-reviewed", "/person/hashem-khastar", "/letter/2019-06-first", "/event/hashem-khastar-custody-2019-08", "/source/247ureports-2014-02-nurizad",
    "/figure/7al-2019-09-02-jafari_2-1",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(real: House) -> Datasette:
    return datasette(real.database)


@pytest.mark.parametrize("edition", ["", "/fa"])
@pytest.mark.parametrize("path", PAGES)
async def test_what_stands_behind_a_page_is_said_and_no_crawler_follows_a_query(
    site: Datasette, path: str, edition: str
) -> None:
    text = await page(site, edition + path)
    assert len(re.findall(r'<details class="query">.*?<a href="/signatories', text, re.DOTALL)) == 1
    links = re.findall(r'<a ([^>]*href="(/signatories[^"]*\?[^"]*)"[^>]*)>', text)
    assert [unescape(href) for link, href in links if "nofollow" not in link] == []


async def test_the_list_of_queries_says_what_it_is(site: Datasette, real: House) -> None:
    text = await page(site, "/questions")
    listed = re.findall(r'<li><a href="/signatories/(\w+)', text.split('<ul lang="en" dir="ltr">')[1].split("</ul>")[0])
    assert f"These are the {len(listed)} queries made for questions." in text
    assert len(listed) > 10 and not [name for name in listed if name.startswith("page_")]
    assert '<a href="/signatories/-/queries">' in text
    assert "/signatories/page_person" in await page(site, "/signatories/-/queries?_size=max")


@pytest.mark.parametrize(
    ("asked", "english", "persian"),
    [
        ("/sources?house=zz", "does not read “house”", "«house» را نمی‌خواند"),
        ("/sources?language=zz", "in the language “zz”", "به زبان «zz»"),
        ("/sources?kind=zz", "of the kind “zz”", "از نوع «zz»"),
        ("/signed-both?letter=2019-06-first&other_letter=2019-06-second", "“other_letter”", "«other_letter»"),
        ("/people?letter=zz", "No letter is called “zz”", "نامه‌ای به نام «zz» نداریم"),
        ("/people?name=zz", "does not read “name”", "«name» را نمی‌خواند"),
        ("/figures?nothing=1", "does not read “nothing”", "«nothing» را نمی‌خواند"),
        ("/disagreements?nothing=1", "does not read “nothing”", "«nothing» را نمی‌خواند"),
        ("/arrested-within/365?nothing=1", "does not read “nothing”", "«nothing» را نمی‌خواند"),
    ],
)
async def test_what_a_page_does_not_read_is_refused_with_what_it_reads(
    site: Datasette, asked: str, english: str, persian: str
) -> None:
    for edition, said, accepted in (("", english, "Accepted: <bdi"), ("/fa", persian, "پذیرفته: <bdi")):
        text = await page(site, edition + asked, status=400)
        assert said in text and accepted in text


async def test_what_other_sites_put_behind_an_address_is_let_pass(site: Datasette) -> None:
    await page(site, "/people?letter=2019-06-first&fbclid=x&utm_source=y&gclid=z")


@pytest.mark.parametrize("path", ["/nosuch", "/signatories/nosuch", "/signatories/person/nosuch", "/nosuch/deeper"])
async def test_an_address_where_nothing_stands(site: Datasette, path: str) -> None:
    text = await page(site, path, status=404)
    assert f'Nothing stands at <bdi lang="en" dir="ltr">{path}</bdi>.' in text and "not found" not in text
    text = await page(site, "/fa" + path, status=404)
    assert f'در نشانی <bdi lang="en" dir="ltr">/fa{path}</bdi> چیزی نیست.' in text
    assert "<bdi>" not in text
