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


ARRESTS = ("--mapping", "arrest-list", "--kind", "news")


OF_PAGE = ("--publisher", "A", "--language", "farsi")


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
    assert notes(run(house, "import", file, *ARRESTS)) == []
    assert notes(run(house, "import", file, *ARRESTS)) == [
        "note: replaces the draft db/inbox/arrests, which was made of this very file"
    ]
    assert notes(run(house, "import", file, *ARRESTS, "--name", "other")) == [
        "note: db/inbox/arrests is a draft of this very file too; accept only one of them"
    ]
    assert sorted(path.name for path in house.inbox.iterdir()) == ["arrests", "other"]


def test_a_draft_is_not_replaced_by_one_of_another_file(house: House, tmp_path: Path) -> None:
    run(house, "import", listed(tmp_path), *ARRESTS)
    before = {path.name: path.read_bytes() for path in (house.inbox / "arrests").iterdir()}
    changed = listed(tmp_path, LIST.replace("Mu", "Nu"))
    refused = run(house, "import", changed, *ARRESTS, "--name", "arrests")
    assert (refused.exit_code, refused.stderr.splitlines()[:-1]) == (
        1,
        [
            "arrests.csv: --name: 'arrests': a draft of another file has this name; accepted: another one, or accept that "
            "draft or take it away first"
        ],
    )
    assert notes(run(house, "import", changed, *ARRESTS)) == [
        "note: db/inbox/arrests is a draft of another file, and stays; this one is arrests-2"
    ]
    assert sorted(path.name for path in house.inbox.iterdir()) == ["arrests", "arrests-2"]
    assert {path.name: path.read_bytes() for path in (house.inbox / "arrests").iterdir()} == before


def test_a_persian_file_name_gives_a_name_that_can_be_read(house: House, tmp_path: Path) -> None:
    told = run(house, "import", listed(tmp_path, name="فهرست بازداشت ۱۳۹۸.csv"), *ARRESTS)
    assert told.stdout.splitlines()[-1].split("   ")[0] == "draft: db/inbox/fhrst-bazdasht-1398"


def test_pages_whose_addresses_differ_in_a_query_are_pages_of_their_own(house: House, tmp_path: Path) -> None:
    file = listed(tmp_path)
    run(house, "import", file, *ARRESTS)
    draft = Store(house.inbox / "arrests")
    pages = {page.source_id: page.url for page in draft.rows(SourceRecord)}
    assert list(pages.values()) == ["https://list.invalid/a?n=1", "https://list.invalid/a?n=2"]
    assert [(claim.name, pages[claim.source_id][-1]) for claim in draft.rows(ClaimRecord)] == [
        ("Fresh Epsilon", "1"),
        ("Fresh Mu", "2"),
    ]


def test_what_is_put_of_a_new_page_is_said_with_its_ground(house: House, tmp_path: Path) -> None:
    rows = "name,date,source url\nFresh Epsilon,2020-03-02,https://list.invalid/a\n"
    file = listed(tmp_path, rows + "Fresh Mu,2020-03-03,https://gazette-1.invalid/more\n")
    told = run(house, "import", file, "--mapping", "arrest-list", "--kind", "database").stdout.splitlines()
    assert told[1:5] == [
        "new sources: 2",
        "  new source: list-invalid-a: https://list.invalid/a, kind database (--kind), publisher 'list.invalid' "
        "(the host of its address, as a name)",
        "  new source: gazette-1-invalid-more: https://gazette-1.invalid/more, kind database (--kind), "
        "publisher 'Test Gazette' (as on the pages held from this host)",
        "  mend what is not so in db/inbox/arrests: sources.csv, publishers.csv",
    ]
    draft = Store(house.inbox / "arrests")
    assert sorted((page.url, page.kind, page.publisher_id) for page in draft.rows(SourceRecord)) == [
        ("https://gazette-1.invalid/more", "database", "test-gazette"),
        ("https://list.invalid/a", "database", "list-invalid"),
    ]
    refused = run(house, "import", file, "--mapping", "arrest-list")
    assert (refused.exit_code, refused.stderr.splitlines()[:-1]) == (
        1,
        [
            "arrests.csv: --kind: needs a value, since 2 pages are not held (https://list.invalid/a …); accepted: "
            + ", ".join(SourceKind)
        ],
    )


def test_the_kind_of_a_new_page_is_that_of_the_mapping_where_it_is_not_said(house: House, tmp_path: Path) -> None:
    page = ("--letter", "letter-one", "--new-source", "https://list.invalid/", "--publisher", "Test Gazette")
    told = run(house, "import", listed(tmp_path, "name,position\nFresh Epsilon,1\n"), *page)
    assert told.stdout.splitlines()[1:3] == [
        "new sources: 1",
        "  new source: list-invalid: https://list.invalid/, kind letter_text (mapping signed-list), "
        "publisher 'Test Gazette' (--publisher)",
    ]
    refused = run(house, "import", listed(tmp_path), "--mapping", "arrest-list", *page[2:])
    assert refused.stderr.splitlines()[:-1] == [
        f"arrests.csv: --kind: needs a value with --new-source; accepted: {', '.join(SourceKind)}"
    ]


def test_a_new_page_is_the_one_that_is_held_where_its_address_is(house: House, tmp_path: Path) -> None:
    file = listed(tmp_path, "name,position\nFresh Epsilon,1\n")
    page = ("--new-source", "https://gazette-1.invalid/", "--publisher", "Test Gazette")
    result = run(house, "import", file, "--mapping", "signed-list", "--letter", "letter-one", *page)
    assert result.stdout.splitlines()[1:3] == [
        "note: https://gazette-1.invalid/ is held as gazette-1, and stays as it stands",
        "new sources: 0",
    ]
    assert [claim.source_id for claim in Store(house.inbox / "arrests").rows(ClaimRecord)] == ["gazette-1"]


@pytest.mark.parametrize(
    ("options", "faults"),
    [
        (
            (),
            [
                "arrests.csv: --letter: needs a value with mapping signed-list; accepted: id of a letter",
                "arrests.csv: --source: needs a value with mapping signed-list; accepted: --source with the id of a page that stands, or --new-source with an address",
            ],
        ),
        (
            ("--letter", "letter-nine", "--source", "nowhere-1"),
            [
                "arrests.csv: --letter: 'letter-nine': there is no such letter; accepted: letter-one, letter-two",
                "arrests.csv: --source: 'nowhere-1': there is no such source; accepted: one that stands, or --new-source URL",
            ],
        ),
        (
            (
                "--letter",
                "letter-one",
                "--source",
                "gazette-1",
                "--language",
                "fa",
                "--kind",
                "news",
                "--publisher",
                "A",
            ),
            [
                "arrests.csv: --kind: 'news': is said of new pages; accepted: together with --new-source",
                "arrests.csv: --language: 'fa': is said of a new page; accepted: together with --new-source",
                "arrests.csv: --publisher: 'A': is said of a new page; accepted: together with --new-source",
            ],
        ),
        (
            (
                "--letter",
                "letter-one",
                "--source",
                "gazette-1",
                "--new-source",
                "https://x.invalid/",
                "--publisher",
                "A",
            ),
            [
                "arrests.csv: --source: 'gazette-1': is held with another address, https://gazette-1.invalid/; "
                "accepted: an id that no page has, or --source alone",
            ],
        ),
        (
            ("--letter", "letter-one", "--source", "new-1", "--new-source", "https://gazette-1.invalid/", *OF_PAGE),
            [
                "arrests.csv: --language: 'farsi': accepted: the two small letters of ISO 639-1: fa, en, ar …",
                "arrests.csv: --source: 'new-1': the address is held as gazette-1; accepted: that id, or none",
            ],
        ),
        (
            ("--letter", "letter-one", "--new-source", "a page", "--kind", "paper", "--published-on", "1398-01-01"),
            [
                f"arrests.csv: --kind: 'paper': accepted: {', '.join(SourceKind)}",
                "arrests.csv: --new-source: 'a page': accepted: an address that begins with http:// or https://, without spaces",
                f"arrests.csv: --published-on: '1398-01-01': 1398 is a Jalali year (about 2019 Gregorian); accepted: {ACCEPTED}",
                "arrests.csv: --publisher: needs a value with --new-source; accepted: name of the outlet",
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


def test_options_that_nothing_makes_use_of_are_refused(house: House, tmp_path: Path) -> None:
    told = run(house, "import", listed(tmp_path), *ARRESTS, "--letter", "letter-one")
    assert told.stderr.splitlines()[:-1] == [
        "arrests.csv: --letter: 'letter-one': mapping arrest-list makes no use of it; accepted: no --letter"
    ]
    folder = run(house, "import", tmp_path, "--letter", "letter-one", "--new-source", "https://x.invalid/")
    assert (folder.exit_code, folder.stderr.splitlines()[-1]) == (
        2,
        "Error: --letter, --new-source: of a file only; accepted with a folder: --name",
    )
    for options in (("--back",), ("--mapping", "arrest-list")):
        matched = run(house, "match", *options)
        assert (matched.exit_code, matched.stderr.splitlines()[-1]) == (
            2,
            "Error: --back and --mapping are said of a register; accepted: together with --against FILE",
        )


def many(rows: int) -> str:
    return "name,date,source url\n" + "".join(
        f"Fresh Number{n},2020-03-02,https://list.invalid/a\n" for n in range(rows)
    )


def on_a_terminal(house: House, file: Path) -> tuple[str, str]:
    """What the command prints on stdout, a pipe, and on stderr, a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), "import", str(file)]
    with subprocess.Popen([*command, *ARRESTS], stdout=subprocess.PIPE, stderr=theirs) as process:
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
    assert stdout.splitlines()[4:6] == [
        "names: 0 decided by the folder, 0 suggested, 4001 to be decided",
        "  to be decided: Fresh Number0  (list-invalid-a)",
    ]
    assert "  … and 3,951 more stand in the claims of the draft" in stdout.splitlines()
    assert "\r" not in stdout


def test_a_short_import_says_nothing_of_it_and_neither_does_one_into_a_file(house: House, tmp_path: Path) -> None:
    assert on_a_terminal(house, listed(tmp_path))[1] == ""
    assert notes(run(house, "import", listed(tmp_path, many(2_001)), *ARRESTS)) == [
        "note: db/inbox/arrests is a draft of another file, and stays; this one is arrests-2"
    ]
