"""One process at a time changes a folder of records. Whoever comes second waits a moment, and is then told who is at it."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT = 2.0
"""Seconds that a second process waits: as long as a single decision takes to be written, not as long as a command runs."""
STEP = 0.02
"""Seconds between two tries."""
_held: set[Path] = set()
"""Folders that this process holds: what a command does in steps is one change to others."""


class HeldError(Exception):
    """Another process is changing the records; the message says which, for people. Nothing was changed."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """No other process changes the records of the folder meanwhile. Raises HeldError."""
    place = folder.resolve()
    if place in _held:
        yield
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        _take(handle, place)
        _held.add(place)
        _note(place).write_text(_who(), encoding="utf-8")
        try:
            yield
        finally:
            _held.discard(place)
            _note(place).unlink(missing_ok=True)
    finally:
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    until = time.monotonic() + WAIT
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise HeldError(_told(folder)) from None
        time.sleep(STEP)


def _note(folder: Path) -> Path:
    """File beside the folder that says who holds it. A process that was killed leaves it behind, and the next overwrites it."""
    return folder.parent / f".changing-{folder.name}"


def _who() -> str:
    words = " ".join(sys.argv[1:])
    return f"process {os.getpid()}" + (f": signatories {words}" if words else "")


def _told(folder: Path) -> str:
    try:
        who = f" ({_note(folder).read_text(encoding='utf-8')})"
    except FileNotFoundError:
        who = ""
    return f"another command is changing the records{who}; try again when it has ended"
