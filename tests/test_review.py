"""`review` in a real terminal: decide, undo, leave, take up again, interrupt; the records are whole at every moment."""

import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from invented import claim, identity, invented_house, records, write
from pseudo_terminal import terminal
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.records.change import StaleError
from signatories_loaders.review import Review
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import Judgement


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Three names to decide on: two like Example Alpha and Specimen Beta, one like nobody."""
    house = invented_house(tmp_path)
    more = [
        claim("herald-2_7", "arrest", "Exampl Alfa", "2020-05-01", detail="Invented arrest."),
        claim("herald-2_8", "arrest", "Spesimen Beta", "2020-05-02"),
    ]
    return write(house, [row for row in [*records(), *more] if type(row) is ClaimRecord])


def decided(house: House) -> list[tuple[str, str, str, str]]:
    rows = house.records.rows(IdentityRecord)
    return [(r.name, r.person_id, r.judgement, r.reason) for r in rows if r.reason != "Invented for a test."]


def test_decide_undo_leave_and_take_up_again(house: House) -> None:
    with terminal(house) as screen:
        shown = screen.until("q leave")
        assert "example-alpha" in shown or "specimen-beta" in shown
        first = "Exampl Alfa" if "Exampl Alfa" in shown else "Spesimen Beta"
        screen.type("1")
        screen.until("reason")
        screen.type("same work\r")
        screen.until("q leave")
        assert [(row[0], row[2], row[3]) for row in decided(house)] == [(first, "positive", "same work")]
        screen.type("z")
        screen.until("undone")
        screen.until("q leave")
        assert decided(house) == []
        screen.type("n")
        screen.until("reason")
        screen.type("other town\r")
        screen.until("q leave")
        screen.type("q")
        screen.until("taken up again")
        assert screen.end() == 0
    assert [(row[0], row[2], row[3]) for row in decided(house)] == [(first, "negative", "other town")]
    with terminal(house) as screen:
        shown = screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0


def test_a_new_person_and_a_name_put_off(house: House) -> None:
    with terminal(house) as screen:
        for _ in range(2):
            screen.until("q leave")
            screen.type("l")
            screen.until("later")
        shown = screen.until("q leave")
        assert "Unknown Delta" in shown
        assert "nobody known is printed like this" in shown
        screen.type("p")
        screen.until("reason")
        screen.type("no other of that name\r")
        screen.until("new person: unknown-delta")
        screen.until("nothing is left to decide")
        screen.type("z")
        screen.until("undone: Unknown Delta – unknown-delta")
        screen.type("pno other of that name\rq")
        screen.until("1 decided in this sitting")
        assert screen.end() == 0
    assert decided(house) == [("Unknown Delta", "unknown-delta", "positive", "no other of that name")]
    added = [
        (p.person_id, p.name_en, p.name_en_basis)
        for p in house.records.rows(PersonRecord)
        if p.person_id == "unknown-delta"
    ]
    assert added == [("unknown-delta", "Unknown Delta", "printed")]


def test_two_people_at_once(house: House) -> None:
    """Each keeps what the other has decided; on one name the first decision stands."""
    one, other = Review(house.records), Review(house.records)
    mine, theirs = one.next(), other.next()
    assert mine is not None and theirs is not None and mine.name == theirs.name == "Spesimen Beta"
    one.decide(mine, "specimen-beta", Judgement.POSITIVE, "first")
    with pytest.raises(StaleError) as error:
        other.decide(theirs, "dummy-gamma", Judgement.POSITIVE, "second")
    assert str(error.value) == "identity.csv: somebody else has decided on it since; look again"
    nexts = other.next()
    assert nexts is not None and nexts.name == "Exampl Alfa"
    other.decide(nexts, "example-alpha", Judgement.NEGATIVE, "third")
    assert [row[0::3] for row in decided(house)] == [("Exampl Alfa", "third"), ("Spesimen Beta", "first")]


def test_lines_where_there_is_no_terminal(house: House) -> None:
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house.root), "review"]
    given = "n\nشهر دیگر\nl\n"
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "1 decided in this sitting; the rest can be taken up again"
    assert [row[3] for row in decided(house)] == ["شهر دیگر"]


USAGE = "Error: accepted: --events, with --person or --out or neither; or --from alone; or none of them (for names: match --out)"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--person", "example-alpha"], USAGE),
        (["--out", "sheet.csv"], USAGE),
        (["--events", "--force"], USAGE),
        (["--events", "--person", "nobody"], "Error: there is no person 'nobody'; accepted: an id of people.csv"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense(house: House, options: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["--house", str(house.root), "review", *options])
    assert (result.exit_code != 0, result.stderr.splitlines()[-1]) == (True, said)


def test_a_persian_keyboard_and_keys_of_several_bytes(house: House) -> None:
    """Arrows, a function key and letters of another layout: each is one key, and a reason in Persian is kept as typed."""
    with terminal(house) as screen:
        first = "Exampl Alfa" if "Exampl Alfa" in screen.until("q leave") else "Spesimen Beta"
        screen.type("\x1b[A\x1b[1;5D\x1bOP\x1b[15~é€")  # arrow up, Ctrl-left, F1, F5, and letters without a meaning
        screen.until("q leave")
        screen.until("q leave")
        screen.type("د")  # the key of n
        screen.until("reason")
        screen.type("\r")
        screen.until("reason")
        screen.type(
            "از شهر دیگری استـ\x7f\x1b[D؛ نوری\u200cزاد نیست\r"
        )  # the tatweel is taken back, whole; an arrow does nothing
        screen.until("negative: ")
        assert [row[3] for row in decided(house)] == ["از شهر دیگری است؛ نوری\u200cزاد نیست"]
        screen.until("q leave")
        screen.type("م")  # l
        screen.until("later")
        screen.until("q leave")
        screen.type("ظ")  # z
        screen.until("undone: ")
        screen.until("q leave")
        screen.type("د")
        screen.until("reason")
        screen.type("شهر دیگر\r")
        screen.until("q leave")
        screen.type("ض")  # q
        assert screen.end() == 0
    assert [(row[0], *row[2:]) for row in decided(house)] == [(first, "negative", "شهر دیگر")]


def test_persian_digits_choose_and_the_reason_is_whole(house: House) -> None:
    with terminal(house) as screen:
        screen.until("q leave")
        screen.type("۱از شهر دیگری است؛ نوری\u200cزاد نیست\r")  # all typed ahead of the question
        screen.until("positive: ")
        screen.until("q leave")
        screen.type("\x04")
        screen.until("1 decided in this sitting")
        assert screen.end() == 0
    assert [row[3] for row in decided(house)] == ["از شهر دیگری است؛ نوری\u200cزاد نیست"]


def test_the_end_of_input_leaves(house: House) -> None:
    with terminal(house) as screen:
        screen.until("q leave")
        screen.type("1")
        screen.until("reason")
        screen.type("\x04")
        screen.until("0 decided in this sitting; the rest can be taken up again")
        assert screen.end() == 0
    assert decided(house) == []


def columns(line: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.category(c) not in ("Mn", "Cf") for c in line
    )


def test_a_window_drawn_narrower_and_wider_is_drawn_anew(house: House) -> None:
    words = "زندانی نمونه\u200cای در شهر آزمون " * 6 + "word " * 30 + "w" * 70
    claims = [
        c.model_copy(update={"detail": words.strip()}) if c.claim_id == "herald-2_8" else c
        for c in house.records.rows(ClaimRecord)
    ]
    house.records.write(ClaimRecord, claims)
    with terminal(house) as screen:
        screen.until("q leave")
        widest = {}
        for width in (30, 60, 200):
            screen.resize(width)
            shown = screen.until("q leave")
            assert "word" in shown
            widest[width] = max(columns(line) for line in shown.splitlines())
        assert {width: width - 8 <= most <= width for width, most in widest.items()} == {30: True, 60: True, 200: True}
        screen.type("1")
        screen.until("reason")
        screen.resize(40)
        screen.type("resized while typing\r")
        screen.until("positive: ")
        screen.type("q")
        assert screen.end() == 0
    assert [row[3] for row in decided(house)] == ["resized while typing"]


def test_what_a_page_prints_cannot_command_the_terminal(house: House) -> None:
    evil = "a\x1b[2Jb\u202ec\x07d"
    claims = [
        c.model_copy(update={"detail": evil}) if c.claim_id == "herald-2_8" else c
        for c in house.records.rows(ClaimRecord)
    ]
    house.records.write(ClaimRecord, claims)
    with terminal(house) as screen:
        screen.until("a\ufffd[2Jb\ufffdc\ufffdd")
        screen.until("q leave")
        screen.type("q")
        assert screen.end() == 0


def test_an_interrupt_at_any_moment_leaves_the_records_whole(house: House) -> None:
    with terminal(house) as screen:
        screen.until("q leave")
        screen.type("1")
        screen.until("reason")
        os.kill(screen.process, signal.SIGWINCH)
        assert screen.interrupt() != 0
    assert decided(house) == []
    with terminal(house) as screen:
        screen.until("q leave")
        assert screen.interrupt() != 0
    assert decided(house) == []
    assert [
        row for row in records() if type(row) is IdentityRecord and row not in house.records.rows(IdentityRecord)
    ] == []
    assert identity("gazette-1", "Example Alpha", "example-alpha") in house.records.rows(IdentityRecord)
