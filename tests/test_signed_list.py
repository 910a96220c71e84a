"""From the text of a letter to its coverage, on invented names: thirty-eight under a letter, six known, one a namesake."""

import json
import re
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from pseudo_terminal import terminal
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_schema.identity import IdentityRecord
from site_under_test import datasette, page
from spreadsheets import sheet_rows, xlsx_parts
from spreadsheets import write as write_zip

KNOWN = {
    "نمونه آلفا": "example-alpha",
    "Dummy Gama": "dummy-gamma",
    "Specimen Betta": "specimen-beta",
    "سمپل تتا": "sample-theta",
    "Mok Iota": "mock-iota",
    "Fictive Cappa": "fictive-kappa",
}
"""Six known people, each in another spelling or script than their display name."""
NAMESAKE = "Example Alpha"
"""Bears a known person's name and is somebody else."""
SYLLABLES = ("Zub", "Mek", "Lod", "Fan", "Dob", "Tiv", "Ras", "Gul", "Pon")
INVENTED = [f"{one}ar {two}ani" for one in SYLLABLES for two in SYLLABLES if one != two]
NAMES = [*KNOWN, NAMESAKE, *INVENTED[:31]]
EXAMPLE = ROOT / "tests" / "thirty-eight"
"""The worked example of README: records of an invented house, and the text of a letter with these names: digits of two
scripts, brackets, dashes, two names in a line, a heading before and a date after."""
LETTER = "2020-06-third"


def rows() -> list[list[str]]:
    table = [[str(n), name, "tester" if n % 5 == 0 else ""] for n, name in enumerate(NAMES, 1)]
    return [["position", "name", "role"], *table]


def as_text(folder: Path) -> Path:
    return Path(shutil.copy(EXAMPLE / "letter.txt", folder / "list.txt"))


def as_xlsx(folder: Path) -> Path:
    return write_zip(folder / "list.xlsx", xlsx_parts({"Sheet1": sheet_rows(rows())}))


def as_utf16(folder: Path) -> Path:
    (folder / "list.tsv").write_text("\n".join("\t".join(row) for row in rows()), encoding="utf-16")
    return folder / "list.tsv"


def as_html(folder: Path) -> Path:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows())
    (folder / "list.html").write_text(f"<html><body><table>{table}</table></body></html>", encoding="utf-8")
    return folder / "list.html"


def as_html_list(folder: Path) -> Path:
    items = "".join(f"<li>{name}{f' ({role})' if role else ''}</li>" for _, name, role in rows()[1:])
    (folder / "list.html").write_text(f"<h2>Signatories</h2><ol>{items}</ol>", encoding="utf-8")
    return folder / "list.html"


def as_json(folder: Path) -> Path:
    head, *table = rows()
    (folder / "list.json").write_text(
        json.dumps([dict(zip(head, row, strict=True)) for row in table]), encoding="utf-8"
    )
    return folder / "list.json"


def house_with_letter(root: Path) -> House:
    """A copy of the house of the worked example."""
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    return House(root)


def run(house: House, *arguments: object) -> str:
    result = CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def bring(house: House, file: Path) -> str:
    page_of = ("--new-source", "https://third.invalid/", "--publisher", "Test Gazette", "--language", "fa")
    return run(
        house, "import", file, "--name", "thirty-eight", "--mapping", "signed-list", "--letter", LETTER, *page_of
    )


@pytest.mark.parametrize("make", [as_xlsx, as_utf16, as_html, as_html_list, as_json])
def test_the_same_list_in_any_format_gives_the_same_draft(make: object, tmp_path: Path) -> None:
    drafts = []
    for n, write_file in enumerate((as_text, make)):
        house = house_with_letter(tmp_path / str(n))
        bring(house, write_file(tmp_path))  # type: ignore[operator]
        drafts.append(
            {
                path.name: path.read_bytes()
                for path in (house.inbox / "thirty-eight").iterdir()
                # A letter's heading and date are set aside; the digest of the file is its own.
                if path.name not in ("set_aside.csv", "loadings.csv")
            }
        )
    assert drafts[0] == drafts[1]


def keys_for(shown: str) -> str:
    """What a person types upon one picture of the review; an empty reason repeats the last one."""
    name = re.findall(r"^(.*?)   printed by", shown, re.MULTILINE)[-1]
    candidates = {person_id: n for n, person_id in re.findall(r"^  (\d)  \d\.\d\d  ([\w-]+)", shown, re.MULTILINE)}
    if name in KNOWN:
        return f"{candidates[KNOWN[name]]}the same trade\r"
    if name == NAMESAKE and "example-alpha" in candidates:
        return "panother town and another trade\r"
    return "pno other of that name\r" if name == INVENTED[0] else "p\r"


def reviewed_in_the_terminal(house: House) -> int:
    """Decide on all names as a person would; returns the keys that were pressed."""
    pressed = 0
    with terminal(house) as screen:
        while "nothing is left" not in (shown := screen.until("q leave")):
            keys = keys_for(shown)
            screen.type(keys)
            pressed += len(keys)
        screen.type("q")
        screen.rest()
        assert screen.end() == 0
    return pressed


def commands_of_the_readme() -> list[list[str]]:
    """The commands of the worked example, as README prints them."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How to bring in")[2].partition("\n## ")[0]
    example = section.partition("A worked example")[2]
    block = re.findall(r"(?:^ {7}\S.*\n)+", example, re.MULTILINE)[0]
    return [shlex.split(line, comments=True) for line in block.splitlines()]


async def test_the_commands_of_the_readme_from_the_file_to_thirty_eight_of_thirty_eight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, *commands, serve = commands_of_the_readme()
    assert copies[:3] == ["cp", "-r", "tests/thirty-eight"]
    assert serve == ["signatories", "serve"]
    house = house_with_letter(tmp_path)
    monkeypatch.chdir(tmp_path)
    told: dict[str, str] = {}
    pressed = 0
    for _, command, *arguments in commands:
        if command == "review":
            pressed = reviewed_in_the_terminal(house)
        else:
            result = CliRunner().invoke(main, [command, *arguments])
            assert (command, result.exit_code, result.stderr) == (command, 0, "")
            told[command] = result.stdout
        if command == "accept":
            # A name that is printed just so is only suggested: the namesake is told apart by a person, in the review.
            suggested = [row for row in house.records.rows(IdentityRecord) if row.decided_by == "suggested"]
            assert {row.name for row in suggested} == {"Example Alpha", "نمونه آلفا", "سمپل تتا"}
    assert list(told) == ["import", "accept", "match", "build"]
    assert told["import"].splitlines()[0] == "40 rows read = 38 claims + 2 set aside + 0 taken before"
    with sqlite3.connect(house.database) as db:
        coverage = db.execute(
            "SELECT coverage, names_undecided FROM letter_coverage WHERE letter_id = ?", [LETTER]
        ).fetchall()
        people = db.execute(
            "SELECT person_id FROM signatory WHERE letter_id = ? AND position <= 7 ORDER BY position", [LETTER]
        ).fetchall()
    assert coverage == [("38 of 38 named", 0)]
    assert [row[0] for row in people] == [*KNOWN.values(), "example-alpha-2"]
    text = await page(datasette(house.database), "/person/example-alpha")
    assert "Not shown to be the same person" in text
    assert "another town and another trade" in text
    assert 'href="/person/example-alpha-2"' in text
    # README tells how much there is to type: commands and answers, at 200 keys a minute.
    keys = pressed + sum(len(f"{shlex.join(command)} ".replace("'", '"')) for command in commands)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{keys} keys, {keys / 200:.0f} minutes" in " ".join(readme.split())
