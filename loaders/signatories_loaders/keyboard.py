"""One key from the terminal, without waiting for the end of a line and without losing what was typed ahead."""

import os
import sys
import termios
import tty


def read_key() -> str:
    """The next key; the first letter of a line where the input is no terminal; `q` at its end.

    Ctrl-C interrupts, as everywhere.
    """
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip()[:1] if line else "q"
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        # DRAIN keeps keys that were typed before the question was shown; the usual FLUSH would throw them away.
        tty.setcbreak(terminal, termios.TCSADRAIN)
        # One byte at a time: what was typed ahead stays for the next question. Keys of several bytes mean nothing here.
        return os.read(terminal, 1).decode("ascii", errors="replace") or "q"
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
