"""Ctrl-C, kill -9 and a closed window, at any moment: the records are as before the decision or as after it, never between."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from pseudo_terminal import terminal
from reviewing import CUSTODY, LATER, changed, contents, house_with_events, sound
from signatories_loaders.events.book import Book
from signatories_loaders.events.decide import merge
from signatories_loaders.paths import House, find_house
from signatories_loaders.records.change import WRITTEN_DOWN, Ground, carry_out

MERGED = """
import json, os, signal, sys
from pathlib import Path
from signatories_loaders.events.book import Book
from signatories_loaders.events.decide import merge
from signatories_loaders.paths import find_house
from signatories_loaders.records.change import Ground, carry_out

root, sign, custody, later = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
folder = root / "db" / "records"
standing = {path: path.read_bytes() for path in folder.iterdir()}
book = Book.of(find_house(root).records)
change = merge(book, later, custody, Ground("one arrest", "2026-01-05"))

def put_back():
    for path in folder.iterdir():
        path.unlink()
    for path, data in standing.items():
        path.write_bytes(data)

def ended_at(moment):
    # Each time a file is opened, moved or removed is a moment; at the one asked for, the process signals itself.
    moments = [0]
    def hook(event, arguments):
        if event == "open" or event.startswith("os."):
            moments[0] += 1
            if moments[0] == moment:
                os.kill(os.getpid(), sign)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = 0
        sys.addaudithook(hook)
        try:
            carry_out(find_house(root).records, change)
        except KeyboardInterrupt:
            code = 130
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def files():
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.csv")}

found, moment, code = [], 0, None
while code != 0:
    moment += 1
    code = ended_at(moment)
    seen = files()
    find_house(root)
    found.append([code, seen, files(), sorted(path.name for path in folder.iterdir() if path.suffix == ".json")])
    put_back()
print(json.dumps(found))
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_with_events(tmp_path)


def ended_at_every_moment(house: House, sign: int) -> list[tuple[int, dict[str, str], dict[str, str], list[str]]]:
    """Exit code, files as they were left, files as the next command has them, and changes on their way after it."""
    command = [sys.executable, "-c", MERGED, str(house.root), str(sign), CUSTODY, LATER]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [tuple(one) for one in json.loads(done.stdout)]


def before_and_after(house: House) -> tuple[dict[str, str], dict[str, str]]:
    before = contents(house)
    change = merge(Book.of(house.records), LATER, CUSTODY, Ground("one arrest", "2026-01-05"))
    carry_out(house.records, change)
    after = contents(house)
    sound(house)
    carry_out(house.records, change.back)
    assert sorted(changed(house, after)) == ["event_claims.csv", "events.csv", "merged.csv"]
    return before, after


def test_killed_at_every_moment_the_next_command_finds_all_of_a_decision_or_nothing(house: House) -> None:
    before, after = before_and_after(house)
    found = ended_at_every_moment(house, 9)
    assert {code for code, *_ in found[:-1]} == {-9}
    states = [(files == before, files == after) for _, _, files, _ in found]
    turned = states.index((False, True))
    assert states == [(True, False)] * turned + [(False, True)] * (len(states) - turned)
    assert 0 < turned < len(states) - 5
    assert [left for *_, left in found] == [[]] * len(found)
    between = [seen for _, seen, _, _ in found if seen not in (before, after)]
    assert between, (
        "there are moments at which only some of the files are in place: it is for these that it is written down"
    )


def test_ctrl_c_at_every_moment_waits_until_the_change_is_made(house: House) -> None:
    after = before_and_after(house)[1]
    found = ended_at_every_moment(house, 2)
    assert {code for code, *_ in found[:-1]} == {130}
    assert [seen == after for _, seen, _, _ in found] == [True] * len(found)
    assert len(found) > 10


def test_the_next_command_carries_a_change_to_its_end_before_it_reads(house: House) -> None:
    before = contents(house)
    texts = {"people.csv": before["people.csv"].replace("Example Alpha", "Example Alphabet")}
    (house.records.folder / WRITTEN_DOWN).write_text(json.dumps(texts), encoding="utf-8")
    found = find_house(house.root / "db")
    assert contents(found) == before | texts


STEPS = (("q leave", "m"), ("leave it):\r\n", "1\r"), ("reason:\r\n", "one arr"), ("one arr", ""))
"""What is waited for, and what is typed then."""


@pytest.mark.parametrize("steps", range(1, len(STEPS) + 1))
def test_ctrl_c_while_a_key_or_a_line_is_waited_for(house: House, steps: int) -> None:
    before = contents(house)
    with terminal(house, "--events") as screen:
        for n, (words, keys) in enumerate(STEPS[:steps], 1):
            screen.until(words)
            screen.type(keys if n < steps else "")
        screen.type("\x03")
        assert screen.end() == 130
        said = screen.rest().replace("^C", "").split("\r\n")
        assert [line for line in said if line] == ["0 decided in this sitting; the rest can be taken up again"]
    assert contents(house) == before


def test_killed_and_taken_up_again(house: House) -> None:
    with terminal(house, "--events") as screen:
        screen.until("q leave")
        screen.type("m1\rone arrest\r")
        screen.until(f"merged: {CUSTODY} into {LATER}")
        screen.until("q leave")
        screen.type("v1\r")
        screen.until("to which event")
        screen.kill()
    sound(find_house(house.root))
    with terminal(house, "--events", "--person", "example-alpha") as screen:
        assert f"\r\n{LATER}   suggested\r\n" in screen.until("q leave")
        screen.type("cthe days differ by weeks\r")
        screen.until(f"confirmed: {LATER}")
        screen.type("q")
        screen.until("1 decided in this sitting")
        assert screen.end() == 0
    sound(house)


TYPED = ("m1\rone arrest\r", "s1,2\rtwo of them\r", "cیک دلیل\r", "v1\r0\rof no event\r", "v1\r2\rthe other\r", "t1\r2\ranother day\r",
         "a9\r", "uwho knows\r", "l", "z", "z", "\x1b[A", "ش", "m\r", "x")  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_any_keys_and_ctrl_c_in_the_middle_of_them(house: House, seed: int) -> None:
    chance = random.Random(seed)
    with terminal(house, "--events") as screen:
        screen.until("q leave")
        for keys in chance.choices(TYPED, k=12):
            screen.type(keys)
        for _ in range(chance.randrange(6)):
            screen.until("q leave")
        screen.type("\x03")
        assert screen.end() == 130
        assert (
            screen.rest().replace("^C", "").rstrip().endswith("decided in this sitting; the rest can be taken up again")
        )
    sound(find_house(house.root))
    with terminal(house, "--events") as screen:
        screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0
