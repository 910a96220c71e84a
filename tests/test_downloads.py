"""The page of downloads: what was exported and released, each file as its line says, and nothing else."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from invented import invented_house, records
from parsed import Parsed
from releasing import house_of
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.serve import link
from site_under_test import datasette, page


def run(house: House, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--house", str(house.root), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An invented house, built, exported and released."""
    made = house_of(tmp_path_factory.mktemp("downloads"), records())
    run(made, "build")
    run(made, "release", "1.0", "--on", "2020-03-01")
    run(made, "build")
    run(made, "export")
    return made


@pytest.fixture(scope="module")
def site(house: House) -> Datasette:
    """The site, of the file that `serve` would take."""
    return datasette(link(house))


async def test_each_file_is_what_its_line_says(site: Datasette, house: House) -> None:
    index = json.loads((house.root / "db" / "exports" / "index.json").read_text(encoding="utf-8"))
    for edition in ("", "/fa"):
        text = await page(site, f"{edition}/downloads")
        listed = re.findall(r'href="/downloads/([^"]+)"', text)
        groups = list(dict.fromkeys(file["group"] for file in index["files"]))
        assert listed == [file["name"] for file in sorted(index["files"], key=lambda file: groups.index(file["group"]))]
        lines = re.findall(r'href="/downloads/.*?</th><td role="cell">(.*?)</td>', text)
        assert len(set(lines)) == len(listed)
        assert [file["sha256"] in text for file in index["files"]] == [True] * len(index["files"])
    for file in index["files"]:
        response = await site.client.get(f"/downloads/{file['name']}")
        assert response.status_code == 200
        assert hashlib.sha256(response.content).hexdigest() == file["sha256"], file["name"]


async def test_the_page_of_data_leads_to_the_files_of_the_same_records(site: Datasette) -> None:
    links = re.findall(r'href="([^"]*\.csv[^"]*)"', await page(site, "/data"))
    assert len(links) > 30 and all(link.startswith("/downloads/csv/") for link in links)
    assert [(await site.client.get(link)).status_code for link in links] == [200] * len(links)


async def test_a_letter_leads_to_its_ready_made_list(site: Datasette, house: House) -> None:
    for edition in ("", "/fa"):
        assert f'href="{edition}/downloads#list-letter-one"' in await page(site, f"{edition}/letter/letter-one")
        row = (await page(site, f"{edition}/downloads")).partition('id="list-letter-one"')[2].partition("</tr>")[0]
        assert 'href="/downloads/letters/letter-one.xlsx"' in row
    content = (await site.client.get("/downloads/letters/letter-one.xlsx")).content
    assert content == (house.root / "db/exports/letters/letter-one.xlsx").read_bytes()


async def test_the_page_says_what_excel_does_to_a_csv_file_and_names_the_workbook(site: Datasette) -> None:
    assert "Opened in Excel by a double click their Persian is garbled" in await page(site, "/downloads")
    assert "Excel garbles its Persian" in await page(site, "/person/example-alpha")


async def test_a_release_is_listed_and_its_files_come(site: Datasette, house: House) -> None:
    text = await page(site, "/downloads")
    names = re.findall(r'href="/releases/1\.0/([^"]+)"', text)
    assert names == [
        "1.0.zip", "CHANGES.md", "delta.csv", "README.md", "LICENSE.md", "CITATION.cff", "SHA256SUMS", "manifest.json", "feed.xml",
    ]  # fmt: skip
    releases = house.root / "db" / "releases"
    for name in names:
        path = releases / name if name == "1.0.zip" else releases / "1.0" / name
        content = (await site.client.get(f"/releases/1.0/{name}")).content
        assert content == path.read_bytes()
        row = text[text.index(f'href="/releases/1.0/{name}"') :].partition("</tr>")[0]
        assert [f">{len(content):,}<" in row, hashlib.sha256(content).hexdigest() in row] == [True, True], name
    told = json.loads((releases / "1.0" / "manifest.json").read_text(encoding="utf-8"))
    assert f">{sum(told['row_counts'].values()):,}<" in text[text.index("1.0.zip") :].partition("</tr>")[0]
    with zipfile.ZipFile(releases / "1.0.zip") as packed:
        assert {"1.0/README.md", "1.0/LICENSE.md", "1.0/arrest_records.xlsx", "1.0/letters/letter-one.xlsx"} <= set(
            packed.namelist()
        )
    released = (releases / "1.0" / "feed.xml").read_text(encoding="utf-8")
    assert await page(site, "/feed.xml") == released.replace('href="/', 'href="http://localhost/')
    assert "<feed" in await page(site, "/feeds/person/example-alpha.xml")
    # The build after the release names it, and so does the foot of every page.
    assert Parsed(await page(site, "/data")).root.text.count("Records 1.0.") == 1


@pytest.mark.parametrize(
    "path",
    [
        "/downloads/nothing.csv", "/downloads/%2e%2e/signatories.db", "/downloads/index.json", "/releases/1.0/%2e%2e/1.0.zip", "/releases/1.0.zip",
        "/releases/%2e%2e/exports/index.json", "/releases/2.0/manifest.json", "/feeds/person/nobody.xml",
    ],
)  # fmt: skip
async def test_no_other_name_leads_anywhere(site: Datasette, path: str) -> None:
    await page(site, path, status=404)


async def test_a_folder_without_a_manifest_is_no_release(house: House) -> None:
    half = house.root / "db" / "releases" / "0.9"
    half.mkdir()
    (half / "CHANGES.md").write_text("half", encoding="utf-8")
    try:
        text = await page(datasette(link(house)), "/downloads")
    finally:
        (half / "CHANGES.md").unlink()
        half.rmdir()
    assert "0.9" not in text


async def test_what_is_exported_while_a_server_runs_is_shown(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    run(house, "build")
    running = datasette(link(house))
    assert [("/downloads/csv/" in await page(running, path)) for path in ("/downloads", "/data")] == [False, False]
    run(house, "export")
    assert [("/downloads/csv/" in await page(running, path)) for path in ("/downloads", "/data")] == [True, True]


def test_a_build_of_other_records_says_that_the_downloads_are_older(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    assert run(house, "build").count("\n") == 1
    run(house, "export")
    assert run(house, "build").count("\n") == 1
    people = house.records.folder / "people.csv"
    people.write_text(people.read_text(encoding="utf-8").replace("Example Alpha", "Example Alef"), encoding="utf-8")
    told = run(house, "build").splitlines()
    assert told[1:] == ["the downloads in db/exports are of other records; next: signatories export"]
    run(house, "export")
    assert run(house, "build").count("\n") == 1


async def test_where_nothing_was_made_the_page_says_so(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    run(house, "build")
    text = await page(datasette(link(house)), "/downloads")
    assert "Nothing has been exported on this server yet" in text
    assert "Nothing has been released yet" in text
    await page(datasette(link(house)), "/feed.xml", status=404)
