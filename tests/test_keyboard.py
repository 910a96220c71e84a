"""Keys of every layout and length, and lines that fit the window: what a terminal gives and what it is given."""

import os
import pty
import tty
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_loaders.keyboard import LEAVE, NO_KEY, EndOfInputError, Keyboard, meant
from signatories_loaders.review.screen import columns_of, harmless, wrapped


@pytest.fixture
def terminal() -> Iterator[tuple[int, Keyboard]]:
    """The far end of a terminal that gives keys at once, and a keyboard at the near end."""
    far, near = pty.openpty()
    tty.setcbreak(near)
    told, tell = os.pipe()
    yield far, Keyboard(near, told)
    for handle in (far, near, told, tell):
        os.close(handle)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("cvm", ["c", "v", "m"]),
        ("CVM", ["c", "v", "m"]),
        ("زرپئ", ["c", "v", "m", "m"]),
        ("ضملظ", ["q", "l", "g", "z"]),
        ("شتشَ", ["a", "j", "a", "َ"]),
        ("۱٢３", ["1", "2", "3"]),
        ("\x1b[Ac\x1b[1;5Cc\x1bOPc\x1b[15~c", [NO_KEY, "c", NO_KEY, "c", NO_KEY, "c", NO_KEY, "c"]),
        ("\x1bq\x1bشq", [NO_KEY, NO_KEY, "q"]),
        ("€😀q", ["€", "😀", "q"]),
        ("\x04", [LEAVE]),
    ],
)
def test_keys(terminal: tuple[int, Keyboard], typed: str, keys: list[str]) -> None:
    far, keyboard = terminal
    os.write(far, typed.encode())
    assert [keyboard.key() for _ in keys] == keys


def test_a_letter_whose_bytes_come_one_by_one(terminal: tuple[int, Keyboard]) -> None:
    far, keyboard = terminal
    keyboard._ahead = "ش".encode()[:1]
    os.write(far, "ش".encode()[1:] + b"c")
    assert [keyboard.key(), keyboard.key()] == ["a", "c"]


def test_every_action_has_a_key_on_a_persian_keyboard() -> None:
    persian = "ضصثقفغعهخحشسیبلاتنمکظطزرذدپ"
    assert {meant(letter) for letter in persian} == set("qwertyuiopasdfghjkl;zxcvbnm")


def test_lines_typed_ahead_and_the_end_of_input() -> None:
    told, tell = os.pipe()
    os.write(tell, "first \x1b[D\x07line\nسطر دوم\nrest".encode())
    os.close(tell)
    keyboard = Keyboard(told, told)
    assert [keyboard.line(), keyboard.line()] == ["first line", "سطر دوم"]
    with pytest.raises(EndOfInputError):
        keyboard.line()
    assert keyboard.key() == LEAVE
    os.close(told)


WILD = st.text(
    st.one_of(st.sampled_from(" \u200c\u0301نوری日本\x1b\u202e-"), st.characters(codec="utf-8")), max_size=200
)


@given(WILD, st.integers(20, 120))
def test_lines_fit_whatever_they_hold_and_nothing_is_lost(text: str, columns: int) -> None:
    lines = list(wrapped(text, columns))
    assert [line for line in lines if columns_of(line) > columns] == []
    kept = "".join("".join(lines).replace("\u00a0", "").split(" "))
    assert kept == "".join(harmless(text).replace("\u00a0", "").split(" "))
    assert [c for line in lines for c in line if unicodedata.category(c) == "Cc" or c == "\u202e"] == []


def test_lines_break_between_words_and_are_set_in() -> None:
    assert list(wrapped("    detail: one two three four five", 20)) == [
        "    detail: one two",
        "      three four",
        "      five",
    ]
    assert list(wrapped("  " + "w" * 30, 20)) == ["  " + "w" * 18, "    " + "w" * 12]
    assert list(wrapped("", 20)) == [""]
