"""Which step a release is at, for a person who looks on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ERASE = "\r\x1b[K"


@contextmanager
def step(what: str) -> Iterator[Callable[[str], None]]:
    """One step. On a terminal a line of stderr names it, with what is said of it meanwhile, and is taken away at the end."""

    def say(words: str) -> None:
        if sys.stderr.isatty():
            print(f"{ERASE}{words}", end="", file=sys.stderr, flush=True)

    say(f"{what} …")
    try:
        yield lambda words: say(f"{what}: {words}")
    finally:
        say("")
