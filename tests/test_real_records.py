"""What the real records must show. Each expectation can be followed to its claims in db/records/."""

import sqlite3

import pytest

from signatories_loaders.paths import House


@pytest.fixture(scope="module")
def db(real: House) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{real.database}?mode=ro", uri=True)


def column(db: sqlite3.Connection, sql: str, *values: object) -> list[object]:
    return [row[0] for row in db.execute(sql, values)]


def test_coverage_of_the_letters(db: sqlite3.Connection) -> None:
    sql = "SELECT letter_id, coverage, printed_lists > 0, names_undecided FROM letter_coverage ORDER BY letter_id"
    assert db.execute(sql).fetchall() == [
        ("2019-06-first", "14 of 14 named", 1, 0),
        ("2019-06-second", "0 of an unpublished number named", 0, 0),
        ("2019-08-women", "14 of 14 named", 1, 0),
        ("2021-02-biden", "5 of 38 named", 0, 0),
    ]


def test_the_disputed_are_in_no_signatory_table_and_visible(db: sqlite3.Connection) -> None:
    disputed = db.execute("SELECT letter_id, person_id FROM disputed_signatory ORDER BY 1, 2").fetchall()
    assert disputed == [
        ("2019-06-first", "abdolrasoul-mortazavi"),
        ("2019-06-first", "fatemeh-sepehri"),
        ("2019-06-first", "hashem-rajai"),
        ("2019-06-first", "morteza-ghasemi"),
        ("2019-06-first", "pouran-nazemi"),
        ("2019-08-women", "hoorieh-farajzadeh"),
    ]
    for letter, person in disputed:
        for table in ("signatory", "timeline"):
            sql = f"SELECT count(*) FROM {table} WHERE letter_id = ? AND person_id = ?"  # noqa: S608 - names are ours
            assert db.execute(sql, (letter, person)).fetchone() == (0,)


def test_every_row_read_is_a_claim_or_set_aside(db: sqlite3.Connection) -> None:
    sql = """
    SELECT loading_id, rows_read, (SELECT count(*) FROM claim WHERE loaded_from LIKE loading_id || '#%'),
      (SELECT count(*) FROM set_aside WHERE set_aside_id LIKE loading_id || '.%') FROM loading WHERE loading_id = 'evidence'
    """
    [(_, read, claims, aside)] = db.execute(sql).fetchall()
    assert (read, claims + aside) == (1589, 1589)


@pytest.mark.parametrize(
    ("figure", "certain", "possible", "verdict"),
    [
        ("jpost-2021-02-06-iran-based-dissidents-mobile_4-1", 4, 4, "not decided"),  # 11 of the 28 signed in 2021
        ("jpost-2021-02-06-iran-based-dissidents-mobile_5-1", 5, 5, "not decided"),  # at least 21 of the 38
        ("jpost-2021-02-06-iran-based-dissidents-mobile_6-1", 13, 17, "not decided"),  # most of the 28
        ("kdppress-2019-08-at-least-13-signers_1-1", 13, 17, "agrees"),
        ("wikipedia-statement-of-14_1-1", 13, 17, "not decided"),  # 16 of the 28
        ("radiofarda-2020-02-02-eight-dissidents_1-2", 762, 852, "fewer"),  # 72 years
    ],
)
def test_reconciliation(db: sqlite3.Connection, figure: str, certain: int, possible: int, verdict: str) -> None:
    sql = "SELECT certain, possible, verdict FROM reconciliation WHERE figure_id = ?"
    assert db.execute(sql, (figure,)).fetchall() == [(certain, possible, verdict)]


def test_of_the_eight_whose_terms_make_72_years_seven_are_held_and_make_71(db: sqlite3.Connection) -> None:
    sql = "SELECT names_certain, possible FROM reconciliation WHERE figure_id = 'radiofarda-2020-02-02-eight-dissidents_1-2'"
    [(names, months)] = db.execute(sql).fetchall()
    assert names.split("; ") == [
        "Abdolrasoul Mortazavi", "Fatemeh Sepehri", "Hashem Khastar", "Hashem Rajai", "Mohammad Hossein Sepehri",
        "Mohammad Nourizad", "Morteza Ghasemi",
    ]  # fmt: skip
    assert months == 71 * 12


def test_what_came_before_a_letter_stands_before_it(db: sqlite3.Connection) -> None:
    sql = "SELECT began_to, signed_before, signed_possibly_before FROM arrest_record WHERE event_id = 'farangis-mazloum-custody-2019-07'"
    assert db.execute(sql).fetchall() == [("2019-07-22", None, None)]
    sql = "SELECT began_from, began_to, months_min, stage FROM event WHERE event_id = 'kamal-jafari-yazdi-sentence-2019-04'"
    assert db.execute(sql).fetchall() == [("2019-03-21", "2019-04-30", 156, "first_instance")]


def test_arrests_of_tabarzadi_to_2019_come_after_no_letter(db: sqlite3.Connection) -> None:
    sql = """
    SELECT event_id, signed_before, signed_possibly_before FROM arrest_record
    WHERE person_id = 'heshmatollah-tabarzadi' AND began_to < '2020' AND is_arrest = 'yes' ORDER BY began_from
    """
    found = db.execute(sql).fetchall()
    assert [row[0] for row in found] == [
        "heshmatollah-tabarzadi-custody-2009-12",
        "heshmatollah-tabarzadi-custody-2016-05-17",
        "heshmatollah-tabarzadi-custody-2019-11-12",
    ]
    assert {row[1:] for row in found} == {(None, None)}


def test_nourizad_july_and_august_2019_are_two_and_his_return_is_no_arrest(db: sqlite3.Connection) -> None:
    sql = """
    SELECT event_id, is_arrest FROM arrest_record
    WHERE person_id = 'mohammad-nourizad' AND began_from >= '2019' ORDER BY began_from
    """
    assert db.execute(sql).fetchall() == [
        ("mohammad-nourizad-custody-2019-07-08", "yes"),
        ("mohammad-nourizad-custody-2019-08-11", "yes"),
        ("mohammad-nourizad-custody-2022-01-23", "no"),
    ]


def test_khastar_abduction_is_one_custody_with_its_later_claims(db: sqlite3.Connection) -> None:
    sql = """
    SELECT ec.bears_on, c.date FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE ec.event_id = 'hashem-khastar-custody-2018-10-23' AND ec.stance = 'supports' AND ec.bears_on = 'during' ORDER BY c.date
    """
    assert [row[1] for row in db.execute(sql)] == ["2018-10-30", "2018-11-06"]
    sql = "SELECT event_id FROM event WHERE person_id = 'hashem-khastar' AND kind = 'custody' AND began_from BETWEEN '2018-07' AND '2019-06'"
    assert column(db, sql) == ["hashem-khastar-custody-2018-10-23"]


def test_khastar_2019_is_one_arrest_with_disagreeing_dates(db: sqlite3.Connection) -> None:
    sql = "SELECT event_id, lowest, highest FROM disagreement WHERE person_id = 'hashem-khastar' AND field = 'date' AND event_id LIKE '%-custody-%'"
    assert db.execute(sql).fetchall() == [("hashem-khastar-custody-2019-08", "2019-07-23", "2019-08-12")]


def test_sepehri_a_lone_2023_makes_no_event(db: sqlite3.Connection) -> None:
    sql = """
    SELECT ec.event_id, ec.stance FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
    WHERE c.person_id = 'fatemeh-sepehri' AND c.kind = 'arrest' AND c.date = '2023-09-21'
    """
    assert db.execute(sql).fetchall() == [("fatemeh-sepehri-custody-2022-09-21", "contradicts")]


def test_sepehri_two_sentences_of_18_years_are_two_judgments(db: sqlite3.Connection) -> None:
    sql = """
    SELECT event_id FROM event WHERE person_id = 'fatemeh-sepehri' AND kind = 'sentence' AND months_max = 216
      AND coalesce(stage, '') <> 'appeal' ORDER BY 1
    """
    assert column(db, sql) == ["fatemeh-sepehri-sentence-2023-02", "fatemeh-sepehri-sentence-2024-06-13"]


def test_custody_judgments_and_releases_of_six_people_are_reviewed(db: sqlite3.Connection) -> None:
    people = (
        "fatemeh-sepehri", "hashem-khastar", "heshmatollah-tabarzadi", "kamal-jafari-yazdi", "mohammad-nourizad", "narges-mansouri",
    )  # fmt: skip
    marks = ", ".join("?" * len(people))
    sql = f"""
    SELECT DISTINCT e.person_id, e.decided_by, ec.decided_by FROM event e JOIN event_claim ec ON ec.event_id = e.event_id
    WHERE e.person_id IN ({marks}) AND e.kind IN ('custody', 'sentence', 'release') ORDER BY 1
    """  # noqa: S608 - only marks are filled in
    assert db.execute(sql, people).fetchall() == [(person, "reviewed", "reviewed") for person in people]


def test_rally_of_11_august_2019_stands_on_arrests(db: sqlite3.Connection) -> None:
    sql = "SELECT count(DISTINCT person_id) FROM event WHERE kind = 'custody' AND occasion LIKE '%rally in front of the court in Mashhad, 11 August 2019%'"
    assert db.execute(sql).fetchone()[0] >= 6


def test_every_claim_of_an_event_kind_is_placed_or_says_why_not(db: sqlite3.Connection) -> None:
    sql = """
    SELECT c.claim_id FROM claim c WHERE c.kind NOT IN ('signed', 'letter', 'figure', 'bio') AND c.person_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM event_claim e WHERE e.claim_id = c.claim_id)
      AND NOT EXISTS (SELECT 1 FROM claim_without_event w WHERE w.claim_id = c.claim_id)
    """
    assert column(db, sql) == []


def test_a_figure_is_measured_or_says_why_not(db: sqlite3.Connection) -> None:
    sql = "SELECT claim_id FROM claim WHERE kind = 'figure' AND claim_id NOT IN (SELECT claim_id FROM figure)"
    assert column(db, sql) == []
    sql = "SELECT figure_id FROM figure WHERE not_measured IS NULL AND cohort IS NULL AND event_kinds IS NULL"
    assert column(db, sql) == []
