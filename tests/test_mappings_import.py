"""Importing a list: what the command line must give, drafts that stand already, pages of the rows, and progress."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from signatories_loaders.cli import main
from signatories_loaders.inbox.progress import ERASE
from signatories_loaders.paths import House
from signatories_loaders.records.store import Store
from signatories_schema.dates import ACCEPTED
from signatories_schema.tables import ClaimRecord, SourceRecord
from signatories_schema.vocab import SourceKind

LIST = "name,date,source url\nFresh Epsilon,2020-03-02,https://list.invalid/a?n=1\nFresh Mu,2020-03-03,https://list.invalid/a?n=2\n"


def run(house: House, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])


def listed(tmp_path: Path, text: str = LIST, name: str = "arrests.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def notes(result: Result) -> list[str]:
    assert (result.exit_code, result.stderr) == (0, "")
    return [line for line in result.stdout.splitlines() if line.startswith("note: ")]


def test_a_draft_that_stands_already_is_named(house: House, tmp_path: Path) -> None:
    file = listed(tmp_path)
    assert notes(run(house, "import", file, "--mapping", "arrest-list")) == []
    assert notes(run(house, "import", file, "--mapping", "arrest-list")) == [
        "note: replaces the draft db/inbox/arrests, which was made of this very file"
    ]
    assert notes(run(house, "import", file, "--mapping", "arrest-list", "--name", "other")) == [
        "note: db/inbox/arrests is a draft of this very file too; accept only one of them"
    ]
    changed = listed(tmp_path, LIST.replace("Mu", "Nu"))
    assert notes(run(house, "import", changed, "--mapping", "arrest-list")) == [
        "note: replaces the draft db/inbox/arrests, which was made of another file"
    ]
    assert sorted(path.name for path in house.inbox.iterdir()) == ["arrests", "other"]


def test_pages_whose_addresses_differ_in_a_query_are_pages_of_their_own(house: House, tmp_path: Path) -> None:
    file = listed(tmp_path)
    run(house, "import", file, "--mapping", "arrest-list")
    draft = Store(house.inbox / "arrests")
    pages = {page.source_id: page.url for page in draft.rows(SourceRecord)}
    assert list(pages.values()) == ["https://list.invalid/a?n=1", "https://list.invalid/a?n=2"]
    assert [(claim.name, pages[claim.source_id][-1]) for claim in draft.rows(ClaimRecord)] == [
        ("Fresh Epsilon", "1"),
        ("Fresh Mu", "2"),
    ]


def test_a_new_page_is_the_one_that_is_held_where_its_address_is(house: House, tmp_path: Path) -> None:
    file = listed(tmp_path, "name,position\nFresh Epsilon,1\n")
    page = ("--new-source", "https://gazette-1.invalid/", "--publisher", "Test Gazette")
    result = run(house, "import", file, "--mapping", "signed-list", "--letter", "letter-one", *page)
    assert result.stdout.splitlines()[1] == "new sources: 0"
    assert [claim.source_id for claim in Store(house.inbox / "arrests").rows(ClaimRecord)] == ["gazette-1"]


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        (
            (),
            [
                "arrests.csv:1: --letter: needs a value with mapping signed-list; accepted: id of a letter",
                "arrests.csv:1: --source: needs a value with mapping signed-list; accepted: --source with the id of a page that stands, or --new-source with an address",
            ],
        ),
        (
            ("--letter", "letter-nine", "--source", "nowhere-1"),
            [
                "arrests.csv:1: --letter: 'letter-nine': there is no such letter; accepted: letter-one, letter-two",
                "arrests.csv:1: --source: 'nowhere-1': there is no such source; accepted: one that stands, or --new-source URL",
            ],
        ),
        (
            ("--letter", "letter-one", "--new-source", "a page", "--kind", "paper", "--published-on", "1398-01-01"),
            [
                f"arrests.csv:1: --kind: 'paper': accepted: {', '.join(SourceKind)}",
                "arrests.csv:1: --new-source: 'a page': accepted: an address that begins with http:// or https://, without spaces",
                f"arrests.csv:1: --published-on: '1398-01-01': 1398 is a Jalali year (about 2019 Gregorian); accepted: {ACCEPTED}",
                "arrests.csv:1: --publisher: needs a value with --new-source; accepted: name of the outlet",
            ],
        ),
    ],
)
def test_what_the_command_line_must_give(
    options: tuple[str, ...], faults: list[str], house: House, tmp_path: Path
) -> None:
    file = listed(tmp_path, "name,position\nFresh Epsilon,1\n")
    result = run(house, "import", file, "--mapping", "signed-list", *options)
    assert (result.exit_code, result.stderr.splitlines()[:-1], house.inbox.exists()) == (1, faults, False)


def many(rows: int) -> str:
    return "name,date,source url\n" + "".join(
        f"Fresh Number{n},2020-03-02,https://list.invalid/a\n" for n in range(rows)
    )


def on_a_terminal(house: House, file: Path) -> tuple[str, str]:
    """What the command prints on stdout, a pipe, and on stderr, a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), "import", str(file)]
    with subprocess.Popen([*command, "--mapping", "arrest-list"], stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        stdout, _ = process.communicate(timeout=120)
    shown = b""
    try:
        while block := os.read(ours, 65536):
            shown += block
    except OSError:  # Linux ends a terminal that nobody writes to any more with an error.
        pass
    os.close(ours)
    assert process.returncode == 0
    return stdout.decode(), shown.decode()


def test_a_long_import_says_on_a_terminal_how_far_it_has_come(house: House, tmp_path: Path) -> None:
    stdout, shown = on_a_terminal(house, listed(tmp_path, many(4_001)))
    assert shown.startswith("\r2,000 rows read\r4,000 rows read" + ERASE)
    assert stdout.splitlines()[0] == "4001 rows read = 4001 claims + 0 set aside + 0 taken before"
    assert stdout.splitlines()[2:4] == [
        "names: 0 decided by the folder, 0 suggested, 4001 to be decided",
        "  to be decided: Fresh Number0  (list-invalid-a)",
    ]
    assert "  … and 3,951 more stand in the claims of the draft" in stdout.splitlines()
    assert "\r" not in stdout


def test_a_short_import_says_nothing_of_it_and_neither_does_one_into_a_file(house: House, tmp_path: Path) -> None:
    assert on_a_terminal(house, listed(tmp_path))[1] == ""
    assert notes(run(house, "import", listed(tmp_path, many(2_001)), "--mapping", "arrest-list")) == [
        "note: replaces the draft db/inbox/arrests, which was made of another file"
    ]
