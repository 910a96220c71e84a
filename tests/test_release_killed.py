"""kill -9 and failures at many moments: no half release, and records as before or as after."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasing import DAY, NEXT, all_bytes, changed_in_five_ways, folder_of, house_of, made, two_of_one, write_exports
from signatories_loaders.paths import House, find_house
from signatories_loaders.release.release import Asked, release
from signatories_schema.tables import (
    ReleaseRecord,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


KILLED = """
import json, os, sys
from pathlib import Path
from signatories_loaders.paths import House
from signatories_loaders.release.release import Asked, release
from releasing import write_exports

root, moment = Path(sys.argv[1]), int(sys.argv[2])
main, moments = os.getpid(), [0]

def hook(event, arguments):
    # Each time this process opens, moves or removes a file is a moment; at the one asked for, it is killed.
    if (event == "open" or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")) and os.getpid() == main:
        moments[0] += 1
        if moments[0] == moment:
            os.kill(main, 9)

sys.addaudithook(hook)
list(release(House(root), Asked("1.1", "2020-04-01"), write_exports))
print(moments[0])
"""


def run_until(house: House, moment: int) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([*sys.path, str(Path(__file__).parent)])
    command = [sys.executable, "-c", KILLED, str(house.root), str(moment)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": paths})


def test_killed_at_many_moments_it_leaves_no_half_release_and_untouched_records(house: House, tmp_path: Path) -> None:
    made(house, "1.0")
    changed_in_five_ways(house)
    whole = House(tmp_path / "whole")
    shutil.copytree(house.root, whole.root)
    moments = int(run_until(whole, 0).stdout)
    expected, rows_before = all_bytes(whole), house.records.rows(ReleaseRecord)
    rows_after = whole.records.rows(ReleaseRecord)
    # Spread over the whole, and close to each other at the end, where the parts are put in place.
    seen = set()
    for moment in [*range(5, moments - 60, (moments - 60) // 4), *range(moments - 60, moments + 1, 6)]:
        killed = House(tmp_path / f"at-{moment}")
        shutil.copytree(house.root, killed.root, symlinks=True)
        assert run_until(killed, moment).returncode == -9
        is_whole = (folder_of(killed, "1.1") / "manifest.json").is_file()
        rows = killed.records.rows(ReleaseRecord)
        if is_whole:
            left = {name: data for name, data in all_bytes(killed).items() if not name.startswith(".")}
            assert left == expected
        assert rows == rows_before or (is_whole and rows == rows_after)
        for file in ("claims.csv", "people.csv", "identity.csv"):
            assert (killed.records.folder / file).read_bytes() == (house.records.folder / file).read_bytes()
        made(find_house(killed.root), "1.1", NEXT)
        assert (all_bytes(killed), killed.records.rows(ReleaseRecord)) == (expected, rows_after)
        assert not list(killed.root.joinpath("db").glob(".build-*"))
        seen.add((is_whole, rows == rows_after))
        shutil.rmtree(killed.root)
    assert {(False, False), (True, False)} <= seen


def test_a_download_that_fails_leaves_no_release_and_the_next_run_makes_it(house: House) -> None:
    def failing(house_: House, folder: Path) -> Iterator[str]:
        yield from write_exports(house_, folder)
        raise KeyboardInterrupt

    before = {path.name: path.read_bytes() for path in house.records.folder.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        list(release(house, Asked("1.0", DAY), failing))
    assert not (folder_of(house, "1.0") / "manifest.json").exists()
    assert {path.name: path.read_bytes() for path in house.records.folder.iterdir()} == before
    assert not list(house.root.joinpath("db").glob(".build-*"))
    made(house, "1.0")
    assert (folder_of(house, "1.0") / "manifest.json").is_file()
