"""Deciding on suggested events: what each decision makes of the records, as whole files; and taking it back."""

from pathlib import Path

import pytest

from invented import event, on_event
from reviewing import APPEAL, CUSTODY, FIRST, LATER, RELEASE, SECOND, changed, contents, house_with_events, sound
from signatories_loaders.events import decide
from signatories_loaders.events.book import Book
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, Ground, NotPossibleError, StaleError, carry_out
from signatories_loaders.review.events import EventDeck
from signatories_loaders.review.queue import to_review
from signatories_loaders.review.sitting import Sitting
from signatories_schema.tables import EventClaimRecord, EventRecord, MergedRecord
from signatories_schema.vocab import Stance

DAY = "2026-01-05"
WHY = Ground("seen on the pages", DAY)
CASE = "example-alpha-case-2020-01"
STRIKE = "example-alpha-hunger-strike-2020-02-20"
Lines = tuple[list[str], list[str]]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_with_events(tmp_path)


def apply(house: House, change: Change) -> dict[str, Lines]:
    """Make the change, see that the records are sound, and that undoing gives the first bytes back; what it changed."""
    before = contents(house)
    carry_out(house.records, change)
    sound(house)
    told = changed(house, before)
    carry_out(house.records, change.back)
    assert contents(house) == before
    carry_out(house.records, change)
    return told


def book(house: House) -> Book:
    return Book.of(house.records)


def event_line(
    event_id: str,
    kind: str,
    case: str,
    opening: str = "",
    supersedes: str = "",
    by: str = "suggested",
    on: str = "2020-02-02",
    note: str = "",
) -> str:
    return f"{event_id},example-alpha,{kind},{case},{opening},{supersedes},{by},{on},{note}"


def before_after(event_id: str, claim_id: str, stance: str, part: str) -> Lines:
    """A link that was suggested, and the same as reviewed."""
    return (
        [f"{event_id},{claim_id},{stance},{part},,suggested,2020-02-02"],
        [f"{event_id},{claim_id},{stance},{part},seen on the pages,reviewed,{DAY}"],
    )


def test_confirm(house: House) -> None:
    assert apply(house, decide.confirm(book(house), STRIKE, WHY)) == {
        "events.csv": (
            [event_line(STRIKE, "hunger_strike", "", note="Invented note.")],
            [event_line(STRIKE, "hunger_strike", "", by="reviewed", on=DAY, note="Invented note.")],
        ),
        "event_claims.csv": before_after(STRIKE, "herald-2_5", "supports", "during"),
    }
    assert STRIKE not in [queued.event.event_id for queued in to_review(book(house), None)]


def test_unsure_is_noted_comes_last_and_is_taken_back_by_confirming(house: House) -> None:
    assert apply(house, decide.doubt(book(house), CUSTODY, Ground("two men of that name", DAY))) == {
        "events.csv": (
            [event_line(CUSTODY, "custody", CASE, "arrest")],
            [event_line(CUSTODY, "custody", CASE, "arrest", note="Unsure: two men of that name")],
        )
    }
    assert to_review(book(house), None)[-1].event.event_id == CUSTODY
    carry_out(house.records, decide.doubt(book(house), STRIKE, Ground("one page", DAY)))
    carry_out(house.records, decide.doubt(book(house), STRIKE, Ground("still one page", DAY)))
    assert book(house).events[STRIKE].note == "Invented note. Unsure: still one page"
    carry_out(house.records, decide.confirm(book(house), STRIKE, WHY))
    assert book(house).events[STRIKE].note == "Invented note."
    sound(house)


def test_a_stance(house: House) -> None:
    told = apply(house, decide.weigh(book(house), CUSTODY, "herald-1_1", Stance.CONTRADICTS, WHY))
    assert told == {
        "event_claims.csv": (
            before_after(CUSTODY, "herald-1_1", "supports", "begin")[0],
            before_after(CUSTODY, "herald-1_1", "contradicts", "begin")[1],
        )
    }


def test_a_claim_moves_to_an_event_where_it_was_unclear(house: House) -> None:
    told = apply(house, decide.move(book(house), LATER, "gazette-2_6", CUSTODY, WHY))
    assert told == {
        "event_claims.csv": (
            [
                f"{CUSTODY},gazette-2_6,unclear,during,,suggested,2020-02-02",
                f"{LATER},gazette-2_6,supports,during,,suggested,2020-02-02",
            ],
            [f"{CUSTODY},gazette-2_6,supports,during,seen on the pages,reviewed,{DAY}"],
        )
    }


def test_the_last_claim_moves_and_takes_the_address_along(house: House) -> None:
    told = apply(house, decide.move(book(house), RELEASE, "herald-2_1", LATER, WHY))
    assert told == {
        "events.csv": ([event_line(RELEASE, "release", CASE)], []),
        "event_claims.csv": (
            [f"{RELEASE},herald-2_1,supports,occurrence,,suggested,2020-02-02"],
            [f"{LATER},herald-2_1,supports,end,seen on the pages,reviewed,{DAY}"],
        ),
        "merged.csv": ([], [f"{RELEASE},{LATER},event,seen on the pages,{DAY}"]),
    }


def test_a_claim_leaves_for_none(house: House) -> None:
    told = apply(house, decide.leave(book(house), CUSTODY, "herald-1_2", WHY))
    assert told == {
        "event_claims.csv": (before_after(CUSTODY, "herald-1_2", "supports", "during")[0], []),
        "claims_without_event.csv": ([], [f"herald-1_2,seen on the pages,reviewed,{DAY}"]),
    }
    told = apply(house, decide.leave(book(house), CUSTODY, "herald-2_1", WHY))
    assert list(told) == ["event_claims.csv"], "it stands on the release still"


def test_an_event_that_loses_its_only_claim_to_none_is_removed_and_its_id_never_given_again(house: House) -> None:
    told = apply(house, decide.leave(book(house), SECOND, "herald-1_5", WHY))
    case = "example-alpha-case-2020-04"
    assert told == {
        "events.csv": (
            [event_line(SECOND, "sentence", CASE), event_line(APPEAL, "sentence", case, supersedes=SECOND)],
            [event_line(APPEAL, "sentence", case)],
        ),
        "event_claims.csv": (before_after(SECOND, "herald-1_5", "supports", "occurrence")[0], []),
        "claims_without_event.csv": ([], [f"herald-1_5,seen on the pages,reviewed,{DAY}"]),
        "corrections.csv": ([], [f"{SECOND}-removed,{DAY},{SECOND},,,,seen on the pages,made"]),
    }
    assert SECOND in book(house).taken


def test_a_claim_on_no_event_is_taken_in(house: House) -> None:
    told = apply(house, decide.take(book(house), CUSTODY, "herald-2_6", WHY))
    assert told == {
        "event_claims.csv": ([], [f"{CUSTODY},herald-2_6,supports,begin,seen on the pages,reviewed,{DAY}"]),
        "claims_without_event.csv": (["herald-2_6,Undated.,suggested,2020-02-02"], []),
    }


def test_split_twice_gives_ids_that_nothing_had(house: House) -> None:
    change, new_id = decide.split(book(house), CUSTODY, ["herald-1_2"], WHY)
    assert new_id == "example-alpha-custody-2020-02-10"
    assert apply(house, change) == {
        "events.csv": ([], [event_line(new_id, "custody", "", "unknown", by="reviewed", on=DAY)]),
        "event_claims.csv": (
            before_after(CUSTODY, "herald-1_2", "supports", "during")[0],
            before_after(new_id, "herald-1_2", "supports", "during")[1],
        ),
    }
    carry_out(house.records, decide.merge(book(house), new_id, CUSTODY, WHY))
    change, again = decide.split(book(house), CUSTODY, ["herald-1_2"], WHY)
    assert again == "example-alpha-custody-2020-02-10-2", "the first leads to the event it was merged into"
    apply(house, change)
    change, both = decide.split(book(house), CUSTODY, ["gazette-2_1", "herald-1_1"], WHY)
    assert (both, book(house).events[CUSTODY].opening) == ("example-alpha-custody-2020-01-2", "arrest")
    apply(house, change)


def test_merge_takes_claims_address_and_case_along(house: House) -> None:
    told = apply(house, decide.merge(book(house), LATER, CUSTODY, WHY))
    case = "example-alpha-case-2020-04"
    assert told == {
        "events.csv": (
            [event_line(LATER, "custody", case, "arrest"), event_line(APPEAL, "sentence", case, supersedes=SECOND)],
            [event_line(APPEAL, "sentence", CASE, supersedes=SECOND)],
        ),
        "event_claims.csv": (
            [
                f"{CUSTODY},gazette-2_6,unclear,during,,suggested,2020-02-02",
                f"{LATER},gazette-2_5,supports,begin,,suggested,2020-02-02",
                f"{LATER},gazette-2_6,supports,during,,suggested,2020-02-02",
            ],
            [
                f"{CUSTODY},gazette-2_5,supports,begin,seen on the pages,reviewed,{DAY}",
                f"{CUSTODY},gazette-2_6,supports,during,seen on the pages,reviewed,{DAY}",
            ],
        ),
        "merged.csv": ([], [f"{LATER},{CUSTODY},event,seen on the pages,{DAY}"]),
    }


def test_what_followed_a_merged_judgment_follows_the_other_and_old_addresses_lead_there_in_one_step(
    house: House,
) -> None:
    apply(house, decide.merge(book(house), SECOND, FIRST, WHY))
    assert book(house).events[APPEAL].supersedes == FIRST
    apply(house, decide.merge(book(house), FIRST, APPEAL, WHY))
    assert book(house).events[APPEAL].supersedes is None
    rows = [(m.old_id, m.new_id) for m in house.records.rows(MergedRecord)]
    assert rows == [(FIRST, APPEAL), (SECOND, APPEAL)]


def test_a_judgment_never_follows_itself(house: House) -> None:
    events = [
        e.model_copy(update={"supersedes": APPEAL}) if e.event_id == FIRST else e
        for e in house.records.rows(EventRecord)
    ]
    house.records.write(EventRecord, events)
    with pytest.raises(NotPossibleError) as error:
        decide.merge(book(house), FIRST, SECOND, WHY)
    assert str(error.value) == "another judgment follows the one and is followed by the other; mend `supersedes` first"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda b: decide.merge(b, CUSTODY, RELEASE, WHY), "the events are of different kinds; accepted: one of the same kind"),
        (lambda b: decide.merge(b, CUSTODY, CUSTODY, WHY), f"{CUSTODY!r} cannot be meant; accepted: another event of the same person"),
        (lambda b: decide.move(b, CUSTODY, "herald-1_1", "specimen-beta-custody-2020-01", WHY), "'specimen-beta-custody-2020-01' cannot be meant; accepted: another event of the same person"),
        (lambda b: decide.split(b, LATER, ["gazette-2_5", "gazette-2_6"], WHY), "these are all its claims; an event keeps at least one"),
        (lambda b: decide.weigh(b, LATER, "herald-1_1", Stance.UNCLEAR, WHY), f"herald-1_1 does not stand on {LATER}"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(house: House, wrong: object, said: str) -> None:
    before = contents(house)
    with pytest.raises(NotPossibleError) as error:
        wrong(book(house))  # type: ignore[operator]
    assert str(error.value) == said
    assert contents(house) == before


def test_two_people_at_once_lose_nothing_of_each_other(house: House) -> None:
    one, other = EventDeck(Sitting(house.records, DAY)), EventDeck(Sitting(house.records, DAY))
    assert (one.turn(), other.turn()) == (True, True)
    assert one.answer("c", lambda question: "first") == f"confirmed: {CUSTODY}"
    with pytest.raises(StaleError):
        other.answer("c", lambda question: "second")
    other.answer("l", lambda question: "")
    other.turn()
    assert other.answer("c", lambda question: "second") == f"confirmed: {LATER}"
    assert one.answer("z", lambda question: "") == f"undone: confirmed: {CUSTODY}"
    reviewed = {
        (row.event_id, row.reason) for row in house.records.rows(EventClaimRecord) if row.decided_by == "reviewed"
    }
    assert reviewed == {(LATER, "second")}
    sound(house)


def test_an_undo_never_puts_a_claim_on_an_event_that_somebody_else_has_merged_away(house: House) -> None:
    one = Sitting(house.records, DAY)
    one.do(decide.move(book(house), CUSTODY, "herald-1_2", LATER, WHY), "moved")
    carry_out(house.records, decide.merge(book(house), CUSTODY, LATER, WHY))
    before = contents(house)
    with pytest.raises(StaleError) as error:
        one.undo()
    assert str(error.value) == "events.csv: somebody else has changed the events since; look again"
    assert (contents(house), len(one.done)) == (before, 1)
    sound(house)


def test_the_order_and_one_person_only(house: House) -> None:
    house.records.append(
        EventRecord, [event("specimen-beta-arrest-x", "specimen-beta", "summons", decided_by="suggested")]
    )
    house.records.append(EventClaimRecord, [on_event("specimen-beta-arrest-x", "herald-1_3", "occurrence", "unclear")])
    everybody = [queued.event.event_id for queued in to_review(book(house), None)]
    assert everybody[:2] == [CUSTODY, "specimen-beta-arrest-x"], "days that differ, then a claim that is unclear"
    one = [queued.event.event_id for queued in to_review(book(house), "specimen-beta")]
    assert one == ["specimen-beta-arrest-x", "specimen-beta-custody-2020-01"]
