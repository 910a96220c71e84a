"""The worked example of the README, done as it says, on a copy of the real records."""

import re
import shlex
import shutil
import sqlite3
from pathlib import Path

from click.testing import CliRunner

from conftest import ROOT
from signatories_loaders.cli import main

FILES = ("publishers.csv", "sources.csv", "people.csv", "claims.csv", "identity.csv")


def test_adding_one_claim_by_the_readme(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "db" / "records", tmp_path / "db" / "records")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.split("## How to add one claim", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^ {7}(example-\S.*)$", example, re.MULTILINE)
    for name, row in zip(FILES, rows, strict=True):
        path = tmp_path / "db" / "records" / name
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    for command in ("format", "group", "check", "build"):
        result = CliRunner().invoke(main, ["--house", str(tmp_path), command])
        assert (command, result.exit_code, result.stderr) == (command, 0, "")
    with sqlite3.connect(tmp_path / "db" / "signatories.db") as db:
        sql = """
        SELECT c.person_id, c.facility_id, ec.event_id, ec.decided_by FROM claim c JOIN event_claim ec ON ec.claim_id = c.claim_id
        WHERE c.claim_id = 'example-gazette-2024-03-05_1'
        """
        assert db.execute(sql).fetchall() == [
            ("example-person", "vakilabad", "example-person-transfer-2024-03-03", "suggested")
        ]
    # Nothing that stood before has changed: the example only adds lines.
    for path in (ROOT / "db" / "records").glob("*.csv"):
        before = set(path.read_text(encoding="utf-8").splitlines())
        assert before - set((tmp_path / "db" / "records" / path.name).read_text(encoding="utf-8").splitlines()) == set()


def test_the_commands_of_the_readme_add_the_same_claim(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "db" / "records", tmp_path / "db" / "records")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.split("## How to add one claim", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^ {7}(example-\S.*)$", example, re.MULTILINE)
    for name, row in zip(FILES, rows, strict=True):
        if name in ("publishers.csv", "people.csv"):
            path = tmp_path / "db" / "records" / name
            path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    commands = re.findall(r"^ {7}signatories (add (?:.*\\\n)*.*)$", example, re.MULTILINE)
    assert len(commands) == 2
    CliRunner().invoke(main, ["--house", str(tmp_path), "format"])
    for command in commands:
        result = CliRunner().invoke(main, ["--house", str(tmp_path), *shlex.split(command.replace("\\\n", ""))])
        assert (command, result.exit_code) == (command, 0)
    written = (tmp_path / "db" / "records" / "claims.csv").read_text(encoding="utf-8")
    by_hand = [line for line in written.splitlines() if line.startswith("example-gazette")]
    assert [line.rpartition(",")[0] for line in by_hand] == [rows[3].rpartition(",")[0]]
