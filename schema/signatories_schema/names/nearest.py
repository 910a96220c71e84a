"""Which of a person's printed forms is nearest to what a reader typed: by letters, not by sound.

The matcher says whom a name may mean, and takes spellings for one that only sound alike. Here the person is known, and the form
is wanted that the reader may have before them.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from signatories_schema.names.fold import fold, script

LONGEST = 60
"""Characters of a query and of a form that are read: no name is longer."""


class Form(NamedTuple):
    """A form of a name, and the ids of the pages that print it: none for one that is only displayed."""

    text: str
    pages: tuple[str, ...]


def nearest(asked: str, forms: Iterable[Form]) -> Form:
    """The form in the script of what is asked of which fewest letters must be changed to find each word asked in it.

    Of those alike one that a page prints, then by the letters as they are typed, then the one that holds nothing else, then the
    one that most pages print. Raises ValueError where there is no form.
    """
    return min(forms, key=lambda form: _apart(asked, form))


def _apart(asked: str, form: Form) -> tuple[bool, int, bool, int, bool, int, str]:
    folded, plain = fold(asked[:LONGEST]), _plain(asked[:LONGEST])
    letters = fold(form.text[:LONGEST]).replace(" ", "")
    typed = _plain(form.text[:LONGEST])
    return (
        script(asked) != script(form.text),
        sum(changes(word, letters) for word in folded.split()),
        not form.pages,
        sum(changes(word, typed) for word in plain.split()),
        folded != fold(form.text[:LONGEST]),
        -len(form.pages),
        form.text,
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


@lru_cache(4096)
def changes(word: str, text: str) -> int:
    """Letters to change, add or leave out until the word stands somewhere in the text."""
    if word in text:
        return 0
    above = [0] * (len(text) + 1)  # the word may begin anywhere
    for row, letter in enumerate(word, 1):
        here = [row]
        for n, other in enumerate(text):
            here.append(min(above[n] + (letter != other), above[n + 1] + 1, here[n] + 1))
        above = here
    return min(above)
