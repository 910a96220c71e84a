"""Two commands at once: the second is told who is changing the records, and nothing that either writes is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pseudo_terminal import terminal
from reviewing import changed, contents, house_with_events, sound
from signatories_loaders.cli import main
from signatories_loaders.paths import House

SOURCE = ["--source-id", "gazette-3", "--url", "https://gazette-3.invalid/", "--publisher-id", "test-gazette", "--kind", "news"]  # fmt: skip
CLAIM = ["--source-id", "gazette-1", "--kind", "arrest", "--name", "Example Alpha", "--date", "2020-05-05"]
WRITERS = {
    "accept": ["accept", "list"],
    "add source": ["add", "source", *SOURCE],
    "add claim": ["add", "claim", *CLAIM],
    "format": ["format"],
    "group": ["group"],
    "merge person": ["merge", "person", "dummy-gamma", "specimen-beta", "--reason", "one page says so"],
    "review --from": ["review", "--from", "{root}/filled.csv"],
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = house_with_events(tmp_path)
    (tmp_path / "list.txt").write_text("1. Example Epsilon\n2. Example Zeta\n", encoding="utf-8")
    filled = "source_id,name,person_id,judgement,reason\nherald-2,Unknown Delta,,new person,nobody else\n"
    (tmp_path / "filled.csv").write_text(filled, encoding="utf-8")
    brought = ["import", str(tmp_path / "list.txt"), "--letter", "letter-two", "--source", "gazette-2"]
    assert CliRunner().invoke(main, ["--house", str(tmp_path), *brought]).exit_code == 0
    return house


def command(house: House, name: str) -> list[str]:
    words = [word.format(root=house.root) for word in WRITERS[name]]
    return [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), *words]


def test_every_command_that_writes_is_told_who_is_at_it_and_changes_nothing(house: House) -> None:
    before = contents(house)
    with house.records.alone():
        running = {
            name: subprocess.Popen(command(house, name), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for name in WRITERS
        }
        told = {name: (*process.communicate(), process.returncode) for name, process in running.items()}
        who = (house.root / "db" / ".changing-records").read_text(encoding="utf-8")
    assert who.startswith(f"process {os.getpid()}")
    said = f"Error: another command is changing the records ({who}); try again when it has ended\n"
    assert told == dict.fromkeys(WRITERS, ("", said, 1))
    assert contents(house) == before
    assert not (house.root / "db" / ".changing-records").exists()
    assert (house.root / "db" / "inbox" / "list" / "claims.csv").exists()


def test_all_of_them_at_once_lose_nothing_of_each_other(house: House) -> None:
    """Each is called again until nobody else is at it, as a person would."""
    script = 'while true; do "$@" 2>err.$$; code=$?; grep -q "another command is changing" err.$$ || exit $code; done'
    before = contents(house)
    names = ["accept", "add claim", "merge person", "review --from", "add source"]
    running = [
        subprocess.Popen(
            ["bash", "-c", script, "bash", *command(house, name)], cwd=house.root, stdout=subprocess.DEVNULL
        )
        for name in names
    ]
    assert [process.wait() for process in running] == [0] * len(names)
    new = {file: [line.split(",")[0] for line in lines] for file, (_, lines) in changed(house, before).items()}
    assert sorted(new["claims.csv"]) == ["gazette-1_5", "gazette-2_7", "gazette-2_8"]
    assert (new["people.csv"], new["sources.csv"], new["merged.csv"]) == (
        ["unknown-delta"],
        ["gazette-3"],
        ["dummy-gamma"],
    )
    sound_after_group(house)


def sound_after_group(house: House) -> None:
    assert CliRunner().invoke(main, ["--house", str(house.root), "group"]).exit_code == 0
    sound(house)


def test_a_decision_waits_its_turn_and_is_told_that_it_is_not_done(house: House) -> None:
    before = contents(house)
    with terminal(house) as screen:
        screen.until("q leave")
        with house.records.alone():
            screen.type("pnobody else\r")
            screen.until("not done: another command is changing the records")
            screen.until("q leave")
        assert contents(house) == before
        screen.type("p\rq")
        screen.until("1 decided in this sitting")
        assert screen.end() == 0
    assert sorted(changed(house, before)) == ["identity.csv", "people.csv"]


def test_what_a_killed_command_leaves_behind_holds_nobody_up(house: House) -> None:
    script = "import os, sys; from pathlib import Path; from signatories_loaders.paths import House\nwith House(Path(sys.argv[1])).records.alone(): os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", script, str(house.root)], check=False).returncode == -9
    assert (house.root / "db" / ".changing-records").exists()
    assert subprocess.run(command(house, "add source"), check=False, capture_output=True).returncode == 0
    assert not (house.root / "db" / ".changing-records").exists()
