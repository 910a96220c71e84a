"""Progress of a build: silent while it is quick, a line for each step that lasts."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

QUICK = 1.0
"""Seconds after which a step is shown."""


class Steps:
    """Times the steps of a build and shows those that last, on standard error."""

    def __init__(self, show: bool = True) -> None:
        self.seconds: dict[str, float] = {}
        self._show = show
        self._done = 0
        self._began = 0.0
        self._name = ""

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step."""
        self._name, self._done, self._began = name, 0, time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - self._began
        if self._show and self.seconds[name] > QUICK:
            self._line(f"{name}: {self.seconds[name]:.1f} s\n")

    def advance(self, rows: int) -> None:
        """Rows done within the step."""
        self._done += rows
        if self._show and sys.stderr.isatty() and time.perf_counter() - self._began > QUICK:
            self._line(f"{self._name}: {self._done:,} rows")

    def _line(self, text: str) -> None:
        print(f"\r\033[K{text}" if sys.stderr.isatty() else text, end="", file=sys.stderr, flush=True)
