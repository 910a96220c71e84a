"""Decisions on events from a filled spreadsheet: what the keys would have made of the records, byte for byte, or nothing."""

import csv
import io
import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from pseudo_terminal import terminal
from reviewing import (
    APPEAL,
    CUSTODY,
    FIRST,
    LATER,
    RELEASE,
    SECOND,
    UNDATED,
    changed,
    contents,
    house_with_events,
    sound,
)
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.review.event_sheet import COLUMNS, NEEDED
from spreadsheets import sheet_rows, xlsx_parts
from spreadsheets import write as write_zip

STRIKE = "example-alpha-hunger-strike-2020-02-20"
BETA = "specimen-beta-custody-2020-01"
WHY = "seen on the pages"
Decisions = dict[tuple[str, str], tuple[str, str]]
"""Event and claim -> decision and target."""
SHEET: Decisions = {
    (CUSTODY, "gazette-2_1"): ("Confirm", ""),
    (CUSTODY, "herald-1_1"): ("contradicts", ""),
    (CUSTODY, "herald-1_2"): ("new", "held in February"),
    (CUSTODY, "herald-2_1"): ("confirm", ""),
    (CUSTODY, "gazette-2_6"): ("move", LATER),
    (LATER, "gazette-2_5"): ("confirm", ""),
    (LATER, "gazette-2_6"): ("confirm", ""),
    (SECOND, "herald-1_5"): ("merge", FIRST),
    (FIRST, "gazette-2_2"): ("confirm", ""),
    (APPEAL, "herald-1_4"): ("unsure", ""),
    (RELEASE, "herald-2_1"): ("move", "none"),
    (STRIKE, "herald-2_5"): ("confirm", ""),
    ("", UNDATED): ("move", STRIKE),
}
KEYS = {
    CUSTODY: ["t2\r2\r", "s3\r", f"v4\r{LATER}\r", "c"],
    LATER: ["c"],
    SECOND: [f"m{FIRST}\r"],
    FIRST: ["c"],
    APPEAL: ["u"],
    RELEASE: ["v1\r0\r"],
    STRIKE: ["a2\r", "c"],
    BETA: ["l"],
}
"""The same decisions, as they are typed while an event is in view, but for the reason."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_with_events(tmp_path)


def run(house: House, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), "review", *map(str, arguments)])


def sheet_of(house: House) -> list[dict[str, str]]:
    """The rows that `review --events --out` writes."""
    out = house.root / "events.csv"
    result = run(house, "--events", "--out", out, "--force")
    assert (result.exit_code, result.stderr) == (0, "")
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled(house: House, decisions: Decisions, reason: str = WHY) -> list[list[str]]:
    """The sheet as somebody has filled it in, header and all."""
    rows = sheet_of(house)
    for row in rows:
        if found := decisions.get((row["event_id"], row["claim_id"])):
            row["decision"], row["target"], row["reason"] = *found, reason
    return [list(COLUMNS), *(list(row.values()) for row in rows)]


def take_up(house: House, rows: list[list[str]], kind: str = "csv") -> Result:
    path = house.root / f"filled.{kind}"
    out = io.StringIO()
    csv.writer(out, delimiter="\t" if kind == "tsv" else ",").writerows(rows)
    if kind == "xlsx":
        write_zip(path, xlsx_parts({"Sheet1": sheet_rows(rows)}))
    else:
        path.write_bytes(out.getvalue().encode("utf-16" if kind == "tsv" else "utf-8-sig"))
    return run(house, "--from", path)


def by_hand(*rows: tuple[str, ...]) -> list[list[str]]:
    return [list(NEEDED), *map(list, rows)]


def at_the_keys(house: House) -> None:
    left = {event_id: list(keys) for event_id, keys in KEYS.items()}
    with terminal(house, "--events") as screen:
        while "nothing is left" not in (shown := screen.until("q leave")):
            event_id = re.findall(r"suggested events\r\n(\S+)   (?:suggested|reviewed)", shown)[-1]
            keys = left[event_id].pop(0)
            screen.type(keys if keys == "l" else f"{keys}{WHY}\r")
        screen.type("q")
        screen.until("decided in this sitting")
        assert screen.end() == 0
    assert left == {event_id: [] for event_id in KEYS}


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_the_same_decisions_by_keys_and_by_sheet_give_the_same_bytes(house: House, tmp_path: Path, kind: str) -> None:
    other = house_with_events(tmp_path / "other")
    before = contents(house)
    result = take_up(house, filled(house, SHEET), kind)
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout.splitlines() == [
        f"filled.{kind}: 13 decided, 0 had been decided so before",
        "2 rows without a decision are left as they are",
    ]
    sound(house)
    at_the_keys(other)
    assert contents(house) == contents(other)
    assert sorted(changed(house, before)) == [
        "claims_without_event.csv", "corrections.csv", "event_claims.csv", "events.csv", "merged.csv",
    ]  # fmt: skip


def test_the_sheet_shows_what_the_pages_print(house: House) -> None:
    rows = sheet_of(house)
    places = [(row["event_id"], row["claim_id"], row["suggested"]) for row in rows]
    assert places == [
        (CUSTODY, "gazette-2_1", "supports, begin, suggested"),
        (CUSTODY, "herald-1_1", "supports, begin, suggested"),
        (CUSTODY, "herald-1_2", "supports, during, suggested"),
        (CUSTODY, "herald-2_1", "supports, end, suggested"),
        (CUSTODY, "gazette-2_6", "unclear, during, suggested"),
        ("", "herald-2_6", "on no event: Undated."),
        (LATER, "gazette-2_6", "supports, during, suggested"),
        (LATER, "gazette-2_5", "supports, begin, suggested"),
        (STRIKE, "herald-2_5", "supports, during, suggested"),
        ("", UNDATED, "on no event: Undated."),
        (RELEASE, "herald-2_1", "supports, occurrence, suggested"),
        (FIRST, "gazette-2_2", "supports, occurrence, suggested"),
        (SECOND, "herald-1_5", "supports, occurrence, suggested"),
        (APPEAL, "herald-1_4", "supports, occurrence, suggested"),
        (BETA, "herald-1_3", "supports, begin, suggested"),
    ]
    assert rows[1] == {
        "event_id": CUSTODY,
        "person": "example-alpha",
        "kind": "custody",
        "dates": "2020-01-20 to 2020-01-22, ended 2020-03-05",
        "disagreements": "begin: 2020-01-20 | 2020-01-22",
        "other events": f"{LATER} (2020-04-02)",
        "claim_id": "herald-1_1",
        "claim says": "۲ بهمن ۱۳۹۸ = 2020-01-22  arrest",
        "page": "herald-1: Sample Herald, 2020-03-01",
        "url": "https://herald-1.invalid/",
        "suggested": "supports, begin, suggested",
        "decision": "",
        "target": "",
        "reason": "",
    }


def test_a_sheet_is_not_written_over_and_one_person_only(house: House, tmp_path: Path) -> None:
    out = tmp_path / "one.csv"
    assert run(house, "--events", "--person", "specimen-beta", "--out", out).stdout == (
        "one.csv: 1 row for 1 suggested event; filled in, signatories review --from takes the decisions\n"
    )
    first = out.read_bytes()
    again = run(house, "--events", "--out", out)
    said = f"Error: {out} stands already, and may have been filled in; accepted: another name, or --force to write over it\n"
    assert (again.exit_code, again.stderr, out.read_bytes()) == (1, said, first)


def test_a_sheet_that_is_filled_further_is_taken_up_again(house: House) -> None:
    rows = filled(house, SHEET)
    take_up(house, rows)
    before = contents(house)
    again = take_up(house, rows)
    assert (again.stderr, again.stdout.splitlines()[0]) == ("", "filled.csv: 0 decided, 13 had been decided so before")
    assert contents(house) == before
    last = next(row for row in rows if row[0] == BETA)
    last[-3:] = ["confirm", "", WHY]
    again = take_up(house, rows)
    assert (again.stderr, again.stdout.splitlines()[0]) == ("", "filled.csv: 1 decided, 13 had been decided so before")
    assert changed(house, before)["events.csv"][0] == [f"{BETA},specimen-beta,custody,,arrest,,suggested,2020-02-02,"]


def test_a_new_event_of_the_claims_of_two(house: House) -> None:
    """One word, one new event of a person; another person's rows with the same word make another."""
    rows = by_hand(
        (CUSTODY, "herald-1_2", "new", "a", "one custody"),
        (LATER, "gazette-2_6", "new", "a", "one custody"),
    )
    before = contents(house)
    assert take_up(house, rows).stderr == ""
    new = "example-alpha-custody-2020-02-10"
    assert [line.split(",")[:4] for line in changed(house, before)["event_claims.csv"][1]] == [
        [new, "gazette-2_6", "supports", "during"],
        [new, "herald-1_2", "supports", "during"],
    ]
    assert [line.split(",")[0] for line in changed(house, before)["events.csv"][1]] == [new]
    sound(house)


def test_each_claim_keeps_the_reason_of_its_own_row(house: House) -> None:
    before = contents(house)
    rows = by_hand((LATER, "gazette-2_5", "confirm", "", "first"), (LATER, "gazette-2_6", "confirm", "", "second"))
    assert take_up(house, rows).stderr == ""
    reasons = [line.split(",")[1:6] for line in changed(house, before)["event_claims.csv"][1]]
    assert reasons == [
        ["gazette-2_5", "supports", "begin", "first", "reviewed"],
        ["gazette-2_6", "supports", "during", "second", "reviewed"],
    ]


FAULTS = [
    ((CUSTODY, "gazette-2_1", "perhaps", "", "x"), "decision: 'perhaps': accepted: confirm, move, new, merge, unsure, supports, contradicts, unclear; or nothing, to leave it undecided"),
    ((CUSTODY, "herald-1_1", "supports", "", ""), "reason: needs a value; accepted: why it is so decided"),
    ((CUSTODY, "herald-1_2", "move", "", "x"), "target: accepted for move: the id of an event, or none"),
    ((CUSTODY, "herald-2_1", "move", "nowhere", "x"), "target: 'nowhere': there is no such event; accepted: an id of events.csv"),
    ((CUSTODY, "gazette-2_2", "supports", "", "x"), f"claim_id: 'gazette-2_2': does not stand on the event; it stands on: {FIRST}"),
    (("no-such-event", "herald-1_1", "confirm", "", "x"), "event_id: 'no-such-event': there is no such event; accepted: an id of events.csv"),
    (("", UNDATED, "confirm", "", "x"), "decision: 'confirm': accepted for a claim on no event: move, to an event"),
    (("", "herald-1_1", "move", LATER, "x"), "event_id: the claim does not stand on no event; accepted: the event that it stands on"),
    ((LATER, "gazette-2_5", "confirm", CUSTODY, "x"), f"target: {CUSTODY!r}: accepted for confirm: nothing"),
    ((LATER, "gazette-2_6", "merge", CUSTODY, "x"), f"decision: 'merge': line 10 says confirm {CUSTODY} of the event; accepted: the same"),
    ((FIRST, "gazette-2_2", "merge", CUSTODY, "x"), f"target: {CUSTODY!r}: the events are of different kinds; accepted: one of the same kind"),
    ((FIRST, "gazette-2_2", "merge", CUSTODY, "x"), "claim_id: 'gazette-2_2': line 12 decides on the same; accepted: once"),
    ((STRIKE, "herald-2_5", "new", "a", "x"), "target: 'a': these are all its claims; an event keeps at least one"),
    ((BETA, "herald-1_3", "move", LATER, "x"), f"target: {LATER!r}: {LATER!r} cannot be meant; accepted: another event of the same person"),
    (("", "herald-2_6", "move", BETA, "x"), f"target: {BETA!r}: {BETA!r} cannot be meant; accepted: an event of the same person"),
]  # fmt: skip


def test_all_faults_at_once_and_nothing_written(house: House) -> None:
    before = contents(house)
    result = take_up(house, by_hand(*(row for row, _ in FAULTS)))
    told = result.stderr.splitlines()
    expected = [f"filled.csv:{line}: {said}" for line, (_, said) in enumerate(FAULTS, 2)]
    assert told == [*expected, f"Error: {len(expected)} faults; nothing was changed"]
    assert (result.exit_code, contents(house)) == (1, before)


def test_an_event_is_confirmed_when_each_of_its_suggested_claims_is_decided_on(house: House) -> None:
    before = contents(house)
    result = take_up(house, by_hand((LATER, "gazette-2_5", "confirm", "", "x")))
    assert result.stderr.splitlines() == [
        "filled.csv:2: decision: 'confirm': accepted: a decision on each claim that is suggested; there is none on gazette-2_6",
        "Error: 1 fault; nothing was changed",
    ]
    assert contents(house) == before


def test_columns(house: House) -> None:
    result = take_up(house, [["event_id", "claim", "decision", "target", "reason"]])
    accepted = (
        "accepted: event_id, claim_id, decision, target, reason; passed over: person, kind, dates, disagreements, other events,"
        " claim says, page, url, suggested"
    )
    assert result.stderr.splitlines() == [
        f"filled.csv:1: claim: unknown column; {accepted}",
        f"filled.csv:1: claim_id: column is missing; {accepted}",
        "Error: 2 faults; nothing was changed",
    ]


TARGETS = {
    "move": st.sampled_from(["none", CUSTODY, LATER, FIRST, SECOND, APPEAL, RELEASE, STRIKE, BETA]),
    "merge": st.sampled_from([CUSTODY, LATER, FIRST, SECOND, APPEAL]),
    "new": st.sampled_from("ab"),
}
WORDS = st.sampled_from(
    ["confirm", *["move"] * 4, "new", "new", "merge", "unsure", "supports", "contradicts", "unclear"]
)
CELLS = WORDS.flatmap(lambda word: st.tuples(st.just(word), TARGETS.get(word, st.just(""))))


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(0, 14), CELLS, min_size=1, max_size=5))
def test_whatever_is_filled_in_the_records_stay_sound_or_as_they_were(cells: dict[int, tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = house_with_events(Path(folder))
        rows, before = sheet_of(house), contents(house)
        decisions = {(rows[n]["event_id"], rows[n]["claim_id"]): cell for n, cell in cells.items()}
        result = take_up(house, filled(house, decisions))
        if result.exit_code:
            assert re.search(r"Error: \d+ faults?; nothing was changed\n$", result.stderr)
            assert contents(house) == before
        else:
            sound(house)
