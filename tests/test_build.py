"""The build, on invented records: whole rows compared."""

import hashlib
import sqlite3

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House


def rows(house: House, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(house.database) as db:
        return db.execute(sql).fetchall()


def test_same_bytes_twice(house: House) -> None:
    digests = set()
    for _ in range(2):
        build(house, Steps(show=False))
        digests.add(hashlib.sha256(house.database.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_event_takes_its_dates_from_its_claims(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(
        house,
        "SELECT event_id, began_from, began_to, ended_from, ended_to, known_to, pages, houses, disagreements, label FROM event "
        "WHERE kind = 'custody' ORDER BY 1",
    ) == [
        (
            "example-alpha-custody-2020-01", "2020-01-20", "2020-01-22", "2020-03-05", "2020-03-05", "2020-02-10", 3, 2, 1,
            "Example Alpha, custody (arrest), 2020-01-20 to 2020-01-22",
        ),
        (
            "specimen-beta-custody-2020-01", "2020-01-01", "2020-01-31", None, None, None, 1, 1, 0,
            "Specimen Beta, custody (arrest), 2020-01",
        ),
    ]  # fmt: skip


def test_signatories_and_the_disputed(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(house, "SELECT letter_id, person_id, basis, position, pages FROM signatory ORDER BY 1, 2") == [
        ("letter-one", "example-alpha", "printed_list", 1, 1),
        ("letter-one", "specimen-beta", "printed_list", 2, 1),
        ("letter-two", "example-alpha", "named_by_page", None, 1),
    ]
    assert rows(house, "SELECT letter_id, person_id, pages, sources FROM disputed_signatory") == [
        ("letter-one", "dummy-gamma", 1, "gazette-1")
    ]


def test_coverage_is_a_pair_and_counts_undecided_names_apart(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(
        house,
        "SELECT letter_id, coverage, names_undecided, disputed, arrested_after_certain, arrested_after_possible, "
        "names_after_possible_only, no_report_found, on_suggestions FROM letter_coverage ORDER BY 1",
    ) == [
        ("letter-one", "2 of 2 named", 0, 1, 1, 2, "Specimen Beta", 0, 0),
        ("letter-two", "1 of 3 named", 1, 0, 0, 0, None, 1, 0),
    ]


def test_figure_is_counted_by_its_own_definition(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(house, "SELECT printed, certain, possible, names_certain, names_possible_only, verdict, in_words FROM reconciliation") == [
        (
            "2 of 2", 1, 2, "Example Alpha", "Specimen Beta", "not decided",
            "Published: 2 of 2 people. Ours: 1 certain, 2 possible. Not decided by the dates held.",
        )
    ]  # fmt: skip


def test_disagreement_says_who_says_what(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(house, "SELECT event_id, field, lowest, highest, spread, unit, claims FROM disagreement") == [
        ("example-alpha-custody-2020-01", "date", "2020-01-20", "2020-01-22", 2, "days", "gazette-2_1; herald-1_1")
    ]


def test_arrest_record_gathers_what_hangs_on_a_custody(house: House) -> None:
    build(house, Steps(show=False))
    assert rows(
        house,
        "SELECT is_arrest, occasion, facilities, charges, judgments, days_min, days_max, signed_before, signed_possibly_before, "
        "sources, dates_as_printed FROM arrest_record ORDER BY event_id",
    ) == [
        (
            "yes", "invented rally, 20 January 2020", "Testing Prison", "testing aloud",
            "Example Alpha, sentence of 12 months, first instance, 2020-02", 43, 45, "letter-one", None,
            "gazette-2; herald-1; herald-2", "۲ بهمن ۱۳۹۸",
        ),
        ("yes", None, None, None, None, 0, None, None, "letter-one", "herald-1", None),
    ]  # fmt: skip
