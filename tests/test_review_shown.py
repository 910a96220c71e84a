"""What `review` shows of a name and of those whom it may be, which keys it offers, and where undo leads, in a real terminal."""

from pathlib import Path

import pytest

from invented import claim, identity
from pseudo_terminal import Terminal, terminal
from reviewing import CUSTODY, LATER, changed, contents, house_with_events, sound
from signatories_loaders.paths import House
from signatories_loaders.review import Review
from signatories_loaders.review.sitting import Sitting
from signatories_loaders.review.told import Pages, of_person
from signatories_schema.tables import ClaimRecord, IdentityRecord


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A name like one person's, two that are only suggested, one of them wrongly, and one like nobody's."""
    house = house_with_events(tmp_path)
    more = [
        claim("herald-2_7", "arrest", "Spesimen Beta", "2020-05-01", date_as_printed="۱۲ اردیبهشت ۱۳۹۹", calendar="jalali", place="Testville", detail="Invented arrest."),
        claim("herald-2_8", "signed", "Dummi Gamma", letter_id="letter-one", role="tester"),
        claim("herald-2_9", "signed", "Exampl Alfa", letter_id="letter-two"),
    ]  # fmt: skip
    house.records.append(ClaimRecord, [c.model_copy(update={"loaded_from": f"by-hand#{c.claim_id}"}) for c in more])
    guess = identity("herald-2", "Dummi Gamma", "dummy-gamma", decided_by="suggested", reason="printed almost alike")
    wrong = identity("herald-2", "Exampl Alfa", "specimen-beta", decided_by="suggested", reason="a wrong guess")
    house.records.append(IdentityRecord, [guess, wrong])
    return house


def shown(screen: Terminal) -> list[str]:
    """The lines of one picture, with the keys."""
    return screen.until("q leave").replace("\r", "").strip("\n").split("\n")


DUMMY = [
    "1 of 4   left: 2 names without a decision, 2 only suggested",
    "Dummi Gamma   printed by herald-2",
    "      herald-2: Sample Herald Evening, of Sample Herald, 2020-03-01  https://herald-2.invalid/",
    "      undated  signed, letter-one, tester",
    "  1  1.00  dummy-gamma   Dummy Gamma   printed Dummy Gamma: family name differs by one vowel: dummi, dummy; same part: gamma",
    "      suggested: printed almost alike",
    "      printed: Dummy Gamma",
    "      1 claim on 1 page",
    "1 the same person · n not the same · u unsure · p a new person, and not 1 · l later · z undo · q leave",
]
BETA = [
    "2 of 4   left: 2 names without a decision, 1 only suggested",
    "Spesimen Beta   printed by herald-2",
    "      herald-2: Sample Herald Evening, of Sample Herald, 2020-03-01  https://herald-2.invalid/",
    "      ۱۲ اردیبهشت ۱۳۹۹ = 2020-05-01  arrest, Testville, Invented arrest.",
    "  1  0.96  specimen-beta   Specimen Beta · نمونک بتا   printed Specimen Beta: same part: beta; part is spelled in two ways: spesimen, specimen",
    "      printed: Specimen Beta; نمونک بتا; Exampl Alfa",
    "      signed: letter-one; letter-two",
    "      3 claims on 3 pages, the latest:",
    "        2020-01  arrest  – herald-1: Sample Herald, 2020-03-01",
    "1 the same person · n not the same · u unsure · p a new person, and not 1 · l later · z undo · q leave",
]
DELTA = [
    "4 of 4   left: 1 name without a decision, 0 only suggested",
    "Unknown Delta   printed by herald-2",
    "      herald-2: Sample Herald Evening, of Sample Herald, 2020-03-01  https://herald-2.invalid/",
    "      2020-06-01  signed, letter-two",
    "  nobody known is printed like this",
    "p a new person · l later · z undo · q leave",
]


def test_what_the_sources_print_stands_side_by_side_and_only_keys_that_there_are_are_offered(house: House) -> None:
    with terminal(house) as screen:
        screen.until("q leave")
        screen.resize(200)
        assert shown(screen) == DUMMY
        screen.type("l")
        screen.until("later\r\n\r\n")
        assert shown(screen) == BETA
        screen.type("l")
        alpha = shown(screen)
        assert alpha[2:4] == [
            "3 of 4   left: 1 name without a decision, 1 only suggested",
            "Exampl Alfa   printed by herald-2",
        ]
        assert [line[:25] for line in alpha if line[:2] == "  " and line[2].isdigit()] == [
            "  1  0.95  example-alpha ",
            "  2  0.00  specimen-beta ",
        ]
        last = "1-2 the same person · n not the first · u unsure of the first · p a new person, and not 1 · l later · z undo · q leave"
        assert alpha[-1] == last
        screen.type("3")  # there are but two
        screen.until("q leave")
        screen.until("q leave")
        screen.type("l")
        screen.until("later\r\n\r\n")
        assert shown(screen) == DELTA
        screen.type("1")
        screen.until("p a new person · l later · z undo · q leave")
        screen.type("lq")
        screen.until("0 decided in this sitting")
        assert screen.end() == 0


def with_day(lines: list[str]) -> list[str]:
    return [line.rpartition(",")[0] + ",DAY" for line in lines]


def test_a_new_person_is_not_the_one_who_looks_the_same_and_undo_takes_all_of_it_back(house: House) -> None:
    before = contents(house)
    with terminal(house) as screen:
        screen.until("q leave")
        screen.type("panother trade\r")
        screen.until("new person: dummi-gamma, not dummy-gamma")
        screen.until("q leave")
        assert with_day(changed(house, before)["identity.csv"][1]) == [
            "herald-2,Dummi Gamma,,dummi-gamma,positive,another trade,reviewed,DAY",
            "herald-2,Dummi Gamma,,dummy-gamma,negative,another trade,reviewed,DAY",
        ]
        sound(house)
        screen.type("z")
        screen.until("undone: Dummi Gamma – dummi-gamma")
        assert "1 of 4   left: 2 names without a decision, 2 only suggested" in screen.until("q leave")
        assert contents(house) == before
        screen.type("ll")
        screen.until("3 of 4")
        screen.until("q leave")
        screen.type("panother town\r")  # specimen-beta, whose name looks another, is left open
        screen.until("new person: exampl-alfa, not example-alpha\r\n")
        screen.type("q")
        screen.until("1 decided in this sitting")
        assert screen.end() == 0
    assert with_day(changed(house, before)["identity.csv"][1]) == [
        "herald-2,Exampl Alfa,,exampl-alfa,positive,another town,reviewed,DAY",
        "herald-2,Exampl Alfa,,example-alpha,negative,another town,reviewed,DAY",
    ]


def test_undo_goes_back_to_the_name_though_others_have_more_evidence(house: House) -> None:
    with terminal(house) as screen:
        for _ in range(3):
            screen.until("q leave")
            screen.type("l")
        screen.until("Unknown Delta   printed")
        screen.until("q leave")
        screen.type("pnobody else\r")
        screen.until("nothing is left to decide\r\nz undo · q leave")
        screen.type("z")
        screen.until("undone: Unknown Delta – unknown-delta")
        screen.until("4 of 4   left: 1 name without a decision, 0 only suggested")
        screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0


def test_undo_goes_back_to_the_event(house: House) -> None:
    before = contents(house)
    with terminal(house, "--events", "--person", "example-alpha") as screen:
        screen.until(f"1 of 7 suggested events\r\n{CUSTODY}   suggested")
        screen.until("q leave")
        screen.type("l")
        screen.until(f"2 of 7 suggested events\r\n{LATER}   suggested")
        screen.until("q leave")
        screen.type("cone arrest\r")
        screen.until("3 of 7 suggested events")
        screen.until("q leave")
        screen.type("z")
        screen.until(f"undone: confirmed: {LATER}")
        screen.until(f"2 of 7 suggested events\r\n{LATER}   suggested")
        screen.until("q leave")
        assert contents(house) == before
        screen.type("uwho knows\r")
        screen.until("3 of 7 suggested events")
        screen.until("q leave")
        screen.type("z")
        screen.until(f"2 of 7 suggested events\r\n{LATER}   suggested")
        screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0
    assert contents(house) == before


def test_progress_counts_what_was_met_and_what_is_left(house: House) -> None:
    sitting = Sitting(house.records)
    assert [sitting.progress("a", "abc"), sitting.progress("b", "bc"), sitting.progress("a", "ac"), sitting.progress("c", "cde")] == [
        "1 of 3", "2 of 3", "1 of 3", "3 of 5",
    ]  # fmt: skip


def test_of_much_that_is_held_the_most_frequent_and_the_latest_is_shown_and_long_texts_are_cut(house: House) -> None:
    rows = [
        claim(f"gazette-1_{n}", "arrest", "Specimen Beta", f"2021-01-{n}", place=f"Town {n % 8}", detail="word " * 60)
        for n in range(10, 29)
    ]
    house.records.append(ClaimRecord, rows)
    review = Review(house.records)
    item = next(item for item in review.names.undecided() if item.name == "Spesimen Beta")
    pages = Pages.of(house.records)
    words = ("word " * 60)[:132].rstrip()
    assert list(of_person(item, item.candidates[0], review.names, pages)) == [
        "printed: Specimen Beta; نمونک بتا; Exampl Alfa",
        "signed: letter-one; letter-two",
        "places: Town 2; Town 3; Town 4; Town 5; Town 6; Town 7 … and 2 more",
        "22 claims on 3 pages, the latest:",
        *(
            f"  2021-01-{n}  arrest, Town {n % 8}, {words}…  – First invented page: Test Gazette, 2020-03-01"
            for n in (28, 27, 26)
        ),
    ]
