"""Keys and lines from the terminal, without losing what was typed ahead.

A Persian or Arabic keyboard may be on: its letters stand for the Latin ones of the same keys (ISIRI 9147 and its kin), and its
digits for digits. A key that sends several bytes (an arrow, a letter of another script) is one key.
"""

import os
import re
import select
import signal
import sys
import termios
import tty
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

RESIZED = "resized"
"""What `key` gives when the window has changed its size meanwhile."""
LEAVE = "q"
"""What `key` gives at the end of the input."""
NO_KEY = ""
"""What `key` gives for an arrow and other keys that no layout has a letter on."""
QUIET = 0.05
"""Seconds: the bytes of one key come closer together than this, and so do signals while a window is being drawn larger."""
END = (b"\x04", b"\0")
"""Ctrl-D as a terminal hands it on while it gives keys at once; the second where it was pressed before that."""
_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
_IUTF8 = 0o40000
"""Has the terminal take back whole characters, not bytes. Python's termios has no name for it."""
_PERSIAN = dict(zip("ضصثقفغعهخحشسیبلاتنمکظطزرذدپ", "qwertyuiopasdfghjkl;zxcvbnm", strict=True))
_KIN = {"ي": "d", "ك": ";", "ئ": "m", "ة": "m", "ى": "n", "ؤ": "c", "ء": "x"}


class EndOfInputError(Exception):
    """There is nothing more to read."""


@dataclass
class Keyboard:
    """Standard input, a terminal or not. `resized` is a handle that can be read from when the window has changed its size."""

    handle: int
    resized: int
    _ahead: bytes = b""

    def key(self) -> str:
        """The next key, as the Latin letter or digit that it stands for; the first of a line where this is no terminal.

        Ctrl-C interrupts, as everywhere.
        """
        if not os.isatty(self.handle):
            try:
                return meant(self.line()[:1])
            except EndOfInputError:
                return LEAVE
        with _keys_at_once(self.handle):
            if not self._ahead:
                ready, _, _ = select.select([self.handle, self.resized], [], [])
                if self.resized in ready:
                    _drain(self.resized)
                    return RESIZED
                self._read()
            return self._first_key()

    def line(self) -> str:
        """The next line, without spaces around it. Raises EndOfInputError."""
        while b"\n" not in self._ahead:
            if self._ahead.startswith(END) or not self._read():
                raise EndOfInputError
        line, _, self._ahead = self._ahead.partition(b"\n")
        return _plain(line.decode(errors="replace"))

    def _read(self) -> bool:
        data = os.read(self.handle, 4096)
        self._ahead += data.replace(b"\r", b"\n")
        return bool(data)

    def _first_key(self) -> str:
        if not self._ahead or self._ahead.startswith(END):
            return LEAVE
        if self._ahead[:1] == b"\x1b":
            self._complete()
            self._ahead = self._ahead[_length_of_escape(self._ahead) :]
            return NO_KEY
        length = _length_of_character(self._ahead[0])
        if len(self._ahead) < length:
            self._complete()
        character, self._ahead = self._ahead[:length], self._ahead[length:]
        return meant(character.decode(errors="replace"))

    def _complete(self) -> None:
        """Read what still belongs to the key."""
        while select.select([self.handle], [], [], QUIET)[0] and self._read():
            pass


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """Standard input; the terminal is left as it was found."""
    handle = sys.stdin.fileno()
    with _whole_characters(handle), _told_of_resizing() as resized:
        yield Keyboard(handle, resized)


def meant(character: str) -> str:
    """The Latin letter or digit that a key stands for, on whatever layout."""
    if len(character) == 1 and character.isdecimal():
        return str(unicodedata.decimal(character))
    return _PERSIAN.get(character) or _KIN.get(character) or character.lower()


def _plain(line: str) -> str:
    """A line as text: without the arrows and other keys that a terminal does not edit a line by."""
    text = unicodedata.normalize("NFC", _ESCAPE.sub("", line))
    return "".join(character for character in text if unicodedata.category(character) != "Cc").strip()


def _length_of_character(first: int) -> int:
    """Bytes of a character in UTF-8, by its first byte."""
    return 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _length_of_escape(keys: bytes) -> int:
    """Bytes of a key that begins with Escape: Escape alone, with a letter, or a sequence up to its last letter."""
    if keys[1:2] == b"O":
        return min(3, len(keys))
    if keys[1:2] != b"[":
        return 1 + _length_of_character(keys[1]) if len(keys) > 1 else 1
    return next((n for n in range(2, len(keys)) if 0x40 <= keys[n] <= 0x7E), len(keys) - 1) + 1


@contextmanager
def _keys_at_once(handle: int) -> Iterator[None]:
    before = termios.tcgetattr(handle)
    try:
        # DRAIN keeps keys that were typed before the question was shown; the usual FLUSH would throw them away.
        tty.setcbreak(handle, termios.TCSADRAIN)
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


@contextmanager
def _whole_characters(handle: int) -> Iterator[None]:
    """A backspace takes back a character, not a byte of it."""
    if not os.isatty(handle):
        yield
        return
    before = termios.tcgetattr(handle)
    termios.tcsetattr(handle, termios.TCSADRAIN, [before[0] | _IUTF8, *before[1:]])
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


@contextmanager
def _told_of_resizing() -> Iterator[int]:
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    wakeup = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    before = signal.signal(signal.SIGWINCH, lambda *_: None)
    try:
        yield told
    finally:
        signal.signal(signal.SIGWINCH, before)
        signal.set_wakeup_fd(wakeup)
        os.close(told)
        os.close(tell)


def _drain(handle: int) -> None:
    while select.select([handle], [], [], QUIET)[0]:
        os.read(handle, 512)
