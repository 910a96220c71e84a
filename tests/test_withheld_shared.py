"""What many rows say tells nothing of the one that is withheld; what only the withheld row says does."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import identity, person, records, source, write
from signatories_loaders.database.scanner import Scanner
from signatories_loaders.database.withheld import Withheld
from signatories_loaders.paths import House
from signatories_schema.figure import SearchLogRecord
from signatories_schema.names import fold
from signatories_schema.record import Record
from test_withheld import NAMED, bio, builds_as_if_without, refused, without

SHARED = "One of 14 names printed under the picture."
HIDDEN = person("azmouni-zad", "Azmouni-Zad Karbordi")


def search(person_id: str, note: str) -> Any:
    """What came of a search for a person."""
    found = {"letter_id": "letter-one", "searched_on": "2020-07-01", "searched_in": "nowhere", "languages": "en"}
    return SearchLogRecord.model_validate(
        {"person_id": person_id, **found, "spellings": "A.", "found": "None.", "note": note}
    )


def house_of(root: Path, rows: list[Any], hidden: Record = HIDDEN) -> House:
    """A house of the invented records and more, in which one row is withheld."""
    return write(
        write(House(root), [*records(), *rows]), [hidden.model_copy(update={"publish": "withheld"})], private=True
    )


@pytest.mark.parametrize("places", [(5, 6), (6, 5)], ids=["before-the-other", "after-the-other"])
def test_a_sentence_of_a_list_that_others_have_too_is_no_trace(places: tuple[int, int], tmp_path: Path) -> None:
    hers, other = places
    rows = [
        bio(f"herald-2_{hers}", HIDDEN.name_en, detail=SHARED),
        bio(f"herald-2_{other}", "Exampel Alpha", detail=SHARED),
        person("zeta-zeta", "Zeta Zeta", note=f"{SHARED} Invented."),
        HIDDEN,
        identity("herald-2", HIDDEN.name_en, HIDDEN.person_id),
    ]
    gone = {HIDDEN.person_id, f"herald-2_{hers}"}
    kept = without(gone, [*records(), *rows])
    result = builds_as_if_without(house_of(tmp_path, rows), kept, tmp_path, ["zmouni", "Karbordi", *gone])
    assert "withheld: 1 rows of claim that stand in the records" in result.stdout


def test_a_note_that_others_have_too_is_no_trace(tmp_path: Path) -> None:
    note = "Nothing more was found of this person."
    rows = [
        person(HIDDEN.person_id, HIDDEN.name_en, note=note), person("zeta-zeta", "Zeta Zeta", note=note),
        search(HIDDEN.person_id, SHARED), search("zeta-zeta", SHARED),
    ]  # fmt: skip
    kept = without({HIDDEN.person_id}, [*records(), *rows])
    builds_as_if_without(house_of(tmp_path, rows, rows[0]), kept, tmp_path, ["zmouni", "Karbordi"])


@pytest.mark.parametrize(
    ("name", "detail"),
    [("Undecided Delta", SHARED), ("Exampel Alpha", f"{SHARED} And more.")],
    ids=["of-a-name-that-nobody-decided-on", "only-within-another-text"],
)
def test_a_sentence_that_nobody_else_is_known_to_have_is_a_trace(name: str, detail: str, tmp_path: Path) -> None:
    rows = [
        bio("herald-2_5", HIDDEN.name_en, detail=SHARED), bio("herald-2_6", name, detail=detail), HIDDEN,
        identity("herald-2", HIDDEN.name_en, HIDDEN.person_id),
    ]  # fmt: skip
    refused(house_of(tmp_path, rows), [f"records/claims.csv:17: detail: {NAMED}"])


def test_the_address_of_a_withheld_page_is_a_trace_though_another_row_has_it(tmp_path: Path) -> None:
    twice = "https://azmouni.invalid/of-one-page"
    rows = [source("zine-1", url=twice), source("zine-2", url=twice)]
    refused(house_of(tmp_path, rows, rows[0]), [f"records/sources.csv:7: url: {NAMED}"])


def family(printed: str) -> list[Any]:
    """A person who is published, and a withheld one whom a page calls by this one word."""
    return [
        person("zad-zeta", "Zad Zeta"), bio("herald-1_7", "Zad Zeta"), identity("herald-1", "Zad Zeta", "zad-zeta"),
        person("zad-karbordi", "Azmouni Zad"), bio("herald-2_7", printed), identity("herald-2", printed, "zad-karbordi"),
    ]  # fmt: skip


def test_a_family_name_that_somebody_else_has_is_no_trace(tmp_path: Path) -> None:
    rows = family("Zad")
    kept = without({"zad-karbordi", "herald-2_7"}, [*records(), *rows])
    builds_as_if_without(house_of(tmp_path, rows, rows[3]), kept, tmp_path, ["zad-karbordi", "Azmouni"])


@pytest.mark.parametrize(
    "row", [bio("herald-1_8", "Zad Zeta", detail="Seen beside Karbordi."), bio("herald-1_8", "Karbordi")]
)
def test_a_family_name_of_the_withheld_alone_is_a_trace(row: Any, tmp_path: Path) -> None:
    rows = family("Karbordi")
    column = "detail" if row.detail else "name"
    refused(house_of(tmp_path, [*rows, row], rows[3]), [f"records/claims.csv:13: {column}: {NAMED}"])


def test_the_only_name_of_the_withheld_is_a_trace_though_others_have_it_too(tmp_path: Path) -> None:
    hidden = person("zad", "Zad")
    rows = [person("zad-zeta", "Zad Zeta"), bio("herald-1_7", "Zad Zeta", detail="Seen beside Zad.")]
    house = house_of(tmp_path, rows, hidden)
    refused(
        house,
        [f"records/claims.csv:12: {column}: {NAMED}" for column in ("detail", "name")]
        + [f"records/people.csv:5: name_en: {NAMED}"],
    )


@given(
    strings=st.sets(st.text("ab- ", min_size=1, max_size=6), min_size=1, max_size=12),
    texts=st.lists(st.text("ab- \n", max_size=12), max_size=8),
)
def test_looked_through_as_one_text_nothing_is_missed(strings: set[str], texts: list[str]) -> None:
    withheld = Withheld(texts=strings, names={string for string in strings if fold(string)})
    withheld.keys["person"] = {string for string in strings if " " not in string}
    scanner = Scanner(withheld)
    assert scanner.may_find(texts) or not any(map(scanner.finds, texts))


def test_strings_that_begin_alike_are_found_by_one_expression() -> None:
    withheld = Withheld(texts={"page-12_3", "page-12_31", "page-17_3", "other", "نوری"})
    scanner = Scanner(withheld)
    said = [
        "page-12_3",
        "page-17_3 x",
        "an other",
        "نوری‌زاد",
        "page-12_4",
        "page-1",
        "nothing",
        "%D9%86%D9%88%D8%B1%DB%8C",
    ]
    assert [scanner.may_find([text]) for text in said] == [True, True, True, True, False, False, False, True]
    assert (scanner.may_find(said[4:7]), scanner.may_find(said), scanner.may_find([])) == (False, True, False)
