"""`signatories release` with all downloads that there are: the same bytes twice, and nothing withheld in any of them."""

import gzip
import io
import json
import os
import pty
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from releasing import NEXT, SECRETS, all_bytes, altered, changed_in_five_ways, folder_of, house_of, two_of_one
from signatories_loaders.cli import main
from signatories_loaders.paths import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


def run(house: House, *words: str) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), "release", *words])


def unpacked(found: dict[str, bytes]) -> dict[str, bytes]:
    """The files, and those in them, however deep they are packed."""
    all_of_them = dict(found)
    for name, data in found.items():
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                all_of_them |= unpacked({f"{name}/{inner}": packed.read(inner) for inner in packed.namelist()})
        elif data.startswith(b"\x1f\x8b"):
            all_of_them[f"{name}/"] = gzip.decompress(data)
    return all_of_them


def test_two_runs_give_the_same_bytes_and_nothing_withheld(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    shutil.copytree(house.root, other.root)
    releases = []
    for one in (house, other):
        first = run(one, "1.0", "--on", "2020-03-01")
        assert (first.exit_code, first.stderr) == (
            0,
            "warning: the records are not committed, so the manifest names no commit of theirs\n",
        )
        changed_in_five_ways(one)
        second = run(one, "1.1", "--on", NEXT)
        files = len(json.loads((folder_of(one, "1.1") / "manifest.json").read_bytes())["files"])
        assert (second.exit_code, second.stdout) == (
            0,
            f"db/releases/1.1: {files} files, and 1.1.zip beside it\n"
            "since 1.0: 5 rows differ\n"
            "releases.csv: 1.1 added; next: commit db/records/releases.csv, then signatories build, signatories export\n",
        )
        releases.append(all_bytes(one))
    assert releases[0] == releases[1]
    subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=folder_of(house, "1.1"), check=True
    )
    earlier = {name: data for name, data in releases[0].items() if name.startswith("1.0")}
    later = {name: data for name, data in releases[0].items() if name.startswith("1.1")}
    assert {word for word in SECRETS for data in unpacked(earlier).values() if word.encode() in data} == set(SECRETS)
    assert [(n, word) for n, data in unpacked(later).items() for word in SECRETS if word.encode() in data] == []
    assert any(name.endswith(".xlsx/xl/workbook.xml") for name in unpacked(later))


def test_the_next_build_names_the_version(house: House) -> None:
    run(house, "1.0", "--on", "2020-03-01")
    assert not house.database.exists()
    assert CliRunner().invoke(main, ["--house", str(house.root), "build"]).exit_code == 0
    built, released = house.database.read_bytes(), (folder_of(house, "1.0") / "signatories.db").read_bytes()
    assert built == released


def test_faults_are_told_as_of_every_command(house: House) -> None:
    altered(house, "gazette-2_3", letter_id="no-letter")
    result = run(house, "1.0")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "records/claims.csv:9: letter_id: 'no-letter': there is no such letter; accepted: one that stands in the records",
        "Error: 1 fault; nothing was changed",
    ]
    assert all_bytes(house) == {}
    assert run(house, "V 1").stderr == (
        "Error: 'V 1' cannot name a release or its day; accepted: small letters a to z, digits, hyphen, dot and underscore, "
        "beginning with a letter or digit\n"
    )


def test_at_a_terminal_each_step_is_named_and_in_a_pipe_none(house: House) -> None:
    run(house, "1.0", "--on", "2020-03-01")
    altered(house, "gazette-2_3", detail="Second.")
    reads, writes = pty.openpty()
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", house.root, "release", "1.1", "--on", NEXT]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=writes, check=True)
    os.close(writes)
    shown = os.read(reads, 100_000).decode()
    os.close(reads)
    steps = [
        "building …", "writing downloads: 1", "building 1.0 as it would stand today …", "comparing …", "writing feeds …",
        "hashing files …", "packing the zip …",
    ]  # fmt: skip
    places = [shown.find(step) for step in steps]
    assert -1 not in places and places == sorted(places)
    assert shown.endswith("\r\x1b[K")
