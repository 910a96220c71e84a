"""The index of names beside a comparison with all of them, on made-up names: it finds what comparing all finds, nearly always."""

import sys
from pathlib import Path

import pytest

from signatories_schema.names.compare import compare_printed
from signatories_schema.names.index import Index
from signatories_schema.names.words import take_apart

sys.path.append(str(Path(__file__).parent / "bench"))

from made_up_names import Person, Writer, same_name

HELD, ASKED = 3_000, 60


@pytest.fixture(scope="module")
def made_up() -> tuple[list[str], list[str]]:
    """Names held, and names to look for: half of them of people held, as another page prints them."""
    writer = Writer(3)
    people: dict[tuple[int, ...], Person] = {same_name(person): person for person in writer.people(HELD)}
    held = [writer.write(person, writer.random.random() < 0.5) for person in people.values()]
    known = writer.random.sample(list(people.values()), ASKED // 2)
    asked = [writer.write(person, writer.random.random() < 0.5) for person in [*known, *writer.people(ASKED // 2)]]
    return held, asked


def test_the_best_that_is_found_is_the_best_there_is(made_up: tuple[list[str], list[str]]) -> None:
    held, asked = made_up
    index, printed = Index(enumerate(held)), [take_apart(name) for name in held]
    worse = {}
    for name in asked:
        ours = take_apart(name)
        best = max(compare_printed(ours, other) for other in printed)
        found = index.search(name, 1)
        if best >= 0.6 and (not found or found[0].score < best - 0.005):
            worse[name] = best, found
    assert len(worse) <= 0.05 * ASKED, worse


def test_a_name_is_found_once(made_up: tuple[list[str], list[str]]) -> None:
    held, asked = made_up
    index = Index(enumerate(held))
    found = [[hit.id for hit in index.search(name, 100)] for name in asked]
    assert found == [list(dict.fromkeys(ids)) for ids in found]


def test_the_same_letters_do_not_hide_another_spelling() -> None:
    index = Index(enumerate(["Specimen Beta", "Spesimen Beta", "Example Alpha", "Dummy Gamma"]))
    assert [found.id for found in index.search("Spesimen Beta")] == [1, 0]


def test_names_added_later_are_found_as_if_they_had_stood_from_the_start(made_up: tuple[list[str], list[str]]) -> None:
    held, asked = made_up
    entries = list(enumerate(held))
    later: Index[int] = Index(entries[:1000])
    later.search(asked[0])
    later.add(entries[1000:])
    whole = Index(entries)
    assert [later.search(name, 5) for name in asked] == [whole.search(name, 5) for name in asked]


def test_nothing_is_found_in_an_empty_index_or_by_what_is_no_name() -> None:
    assert Index[int]().search("Example Alpha") == []
    index = Index([(1, "Example Alpha"), (2, ""), (3, "!!!"), (4, "시험"), (5, "سید")])
    assert [index.search(query) for query in ("", "!!!", "۱۲۳")] == [[], [], []]
    assert [[found.id for found in index.search(query)] for query in ("시험", "Exampel Alfa")] == [[4], [1]]


def test_two_words_and_the_same_joined_find_each_other() -> None:
    names = ["نمونه نوری زاد", "نمونه نوریزاد", "Nemouneh Nourizad", "Nemouneh Nouri-Zad", "Nemouneh Other"]
    index = Index(enumerate(names))
    for name in names[:4]:
        assert {found.id for found in index.search(name, 4)} == {0, 1, 2, 3}, name
