"""Which of a person's printed forms is nearest to what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories_schema.names.nearest import Form, changes, nearest

FORMS = [
    Form("Samira Exampleh", ("one", "two", "three")),
    Form("Samira Egzampleh", ("four",)),
    Form("Exampleh", ("five",)),
    Form("سمیرا اگزامپله", ("six",)),
    Form("سميرا اگزامپله", ("seven", "eight")),
    Form("سمیرا اگزام‌پله", ()),
]


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("exampleh", "Exampleh"),
        ("Samira Exampleh", "Samira Exampleh"),
        ("Exampleh, Samira", "Samira Exampleh"),
        ("egzample", "Samira Egzampleh"),
        ("Egsampleh", "Samira Egzampleh"),
        ("سمیرا", "سمیرا اگزامپله"),
        ("سميرا", "سميرا اگزامپله"),
        ("اگزام‌پله", "سميرا اگزامپله"),  # that very form no page prints; of the others more print this one
    ],
)
def test_the_nearest_form(asked: str, form: str) -> None:
    assert nearest(asked, FORMS).text == form
    assert nearest(asked, FORMS[::-1]).text == form


@pytest.mark.parametrize(
    ("word", "text", "expected"), [("abc", "xxabcxx", 0), ("abc", "xxacxx", 1), ("abc", "", 3), ("abc", "abd", 1), ("", "abc", 0)]
)  # fmt: skip
def test_changes(word: str, text: str, expected: int) -> None:
    assert changes(word, text) == expected


@given(asked=st.text(max_size=300), texts=st.lists(st.text(max_size=300), min_size=1, max_size=5))
def test_some_form_is_always_nearest(asked: str, texts: list[str]) -> None:
    assert nearest(asked, [Form(text, ()) for text in texts]).text in texts
