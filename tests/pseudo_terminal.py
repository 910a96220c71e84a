"""A program in a pseudo-terminal, as a person at a terminal has it."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

from signatories_loaders.paths import House

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

    def resize(self, columns: int) -> None:
        """Draw the window wider or narrower."""
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)

    def rest(self) -> str:
        """All that comes until the program ends."""
        with contextlib.suppress(OSError):  # a terminal whose program has ended
            while data := os.read(self._handle, 4096):
                self.text += data.decode(errors="replace")
        return self.text


@contextmanager
def terminal(house: House, *arguments: str) -> Iterator[Terminal]:
    """`signatories review` in a terminal."""
    process, handle = pty.fork()
    if process == 0:
        # Whoever runs the tests in the background has them ignore Ctrl-C; a person at a terminal has not.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        # One whose window the environment tells the size of would never hear that it was drawn wider.
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        command = [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), "review", *arguments]
        os.execve(sys.executable, command, environment)
    try:
        yield Terminal(process, handle)
    finally:
        os.close(handle)
