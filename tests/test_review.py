"""`review` in a real terminal: decide, undo, leave, take up again, interrupt; the records are whole at every moment."""

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from invented import claim, identity, invented_house, records, write
from signatories_loaders.paths import House
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord

PATIENCE = 20
"""Seconds after which a terminal that says nothing is taken for stuck."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, process: int, handle: int) -> None:
        self.process, self._handle, self.text = process, handle, ""

    def until(self, words: str) -> str:
        """Read on until these words appear; returns all up to them. What stands behind them is read the next time."""
        begun = time.monotonic()
        while words not in self.text:
            assert time.monotonic() - begun < PATIENCE, f"{words!r} did not come; last: {self.text[-400:]}"
            if select.select([self._handle], [], [], 0.2)[0]:
                try:
                    self.text += os.read(self._handle, 4096).decode(errors="replace")
                except OSError:
                    break
        seen, found, self.text = self.text.partition(words)
        assert found, seen
        return seen + found

    def type(self, keys: str) -> None:
        os.write(self._handle, keys.encode())

    def end(self) -> int:
        """Exit code of the program, which is ended by force where it does not end by itself."""
        begun = time.monotonic()
        while (done := os.waitpid(self.process, os.WNOHANG))[0] == 0:
            if time.monotonic() - begun > PATIENCE:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
                raise AssertionError("the program did not end")
            time.sleep(0.05)
        return os.waitstatus_to_exitcode(done[1])

    def interrupt(self) -> int:
        """Press Ctrl-C until the program ends, as a person would; its exit code."""
        begun = time.monotonic()
        while (done := os.waitpid(self.process, os.WNOHANG))[0] == 0:
            assert time.monotonic() - begun < PATIENCE, "the program does not end on Ctrl-C"
            self.type("\x03")
            time.sleep(0.3)
        return os.waitstatus_to_exitcode(done[1])


@contextmanager
def terminal(house: House) -> Iterator[Terminal]:
    process, handle = pty.fork()
    if process == 0:
        # Whoever runs the tests in the background has them ignore Ctrl-C; a person at a terminal has not.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(
            sys.executable, [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), "review"]
        )
    try:
        yield Terminal(process, handle)
    finally:
        os.close(handle)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Three names to decide on: two like Example Alpha and Specimen Beta, one like nobody."""
    house = invented_house(tmp_path)
    more = [
        claim("herald-2_7", "arrest", "Exampl Alfa", "2020-05-01", detail="Invented arrest."),
        claim("herald-2_8", "arrest", "Spesimen Beta", "2020-05-02"),
    ]
    return write(house, [row for row in [*records(), *more] if type(row) is ClaimRecord])


def decided(house: House) -> list[tuple[str, str, str, str]]:
    rows = house.records.rows(IdentityRecord)
    return [(r.name, r.person_id, r.judgement, r.reason) for r in rows if r.reason != "Invented for a test."]


def test_decide_undo_leave_and_take_up_again(house: House) -> None:
    with terminal(house) as screen:
        shown = screen.until("q leave")
        assert "example-alpha" in shown or "specimen-beta" in shown
        first = "Exampl Alfa" if "Exampl Alfa" in shown else "Spesimen Beta"
        screen.type("1")
        screen.until("reason")
        screen.type("same work\r")
        screen.until("q leave")
        assert [(row[0], row[2], row[3]) for row in decided(house)] == [(first, "positive", "same work")]
        screen.type("z")
        screen.until("undone")
        screen.until("q leave")
        assert decided(house) == []
        screen.type("n")
        screen.until("reason")
        screen.type("other town\r")
        screen.until("q leave")
        screen.type("q")
        screen.until("taken up again")
        assert screen.end() == 0
    assert [(row[0], row[2], row[3]) for row in decided(house)] == [(first, "negative", "other town")]
    with terminal(house) as screen:
        shown = screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0


def test_a_new_person_and_a_name_put_off(house: House) -> None:
    with terminal(house) as screen:
        for _ in range(2):
            screen.until("q leave")
            screen.type("l")
            screen.until("later")
        shown = screen.until("q leave")
        assert "Unknown Delta" in shown
        assert "nobody known is printed like this" in shown
        screen.type("p")
        screen.until("reason")
        screen.type("no other of that name\r")
        screen.until("new person: unknown-delta")
        assert screen.end() == 0
    assert decided(house) == [("Unknown Delta", "unknown-delta", "positive", "no other of that name")]
    added = [
        (p.person_id, p.name_en, p.name_en_basis)
        for p in house.records.rows(PersonRecord)
        if p.person_id == "unknown-delta"
    ]
    assert added == [("unknown-delta", "Unknown Delta", "printed")]


def test_an_interrupt_at_any_moment_leaves_the_records_whole(house: House) -> None:
    with terminal(house) as screen:
        screen.until("q leave")
        screen.type("1")
        screen.until("reason")
        os.kill(screen.process, signal.SIGWINCH)
        assert screen.interrupt() != 0
    assert decided(house) == []
    with terminal(house) as screen:
        screen.until("q leave")
        assert screen.interrupt() != 0
    assert decided(house) == []
    assert [
        row for row in records() if type(row) is IdentityRecord and row not in house.records.rows(IdentityRecord)
    ] == []
    assert identity("gazette-1", "Example Alpha", "example-alpha") in house.records.rows(IdentityRecord)
