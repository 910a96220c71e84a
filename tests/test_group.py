"""Suggesting events for invented claims: whole suggestions compared, and what must hold for any claims at all."""

import shutil
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import claim, event, identity, invented_house, make, on_event, person, publisher, records, source, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.events.group import group
from signatories_loaders.paths import House
from signatories_schema.event import MergedRecord
from signatories_schema.tables import ClaimRecord, ClaimWithoutEventRecord, EventClaimRecord, EventRecord
from signatories_schema.vocab import NOT_EVENTS, ClaimKind

PEOPLE = {"Example Alpha": "example-alpha", "Specimen Beta": "specimen-beta"}
WRITTEN = (EventRecord, EventClaimRecord, ClaimWithoutEventRecord)
Told = tuple[str, str, str | None]
"""Page, kind and date of an invented claim."""


def base(claims: list[Any], **published: str) -> list[Any]:
    """The claims with all they rest on: a page for each, two people, and who the names are."""
    pages = sorted({c.source_id for c in claims})
    names = sorted({(c.source_id, c.name) for c in claims if c.name in PEOPLE})
    return [
        publisher("Test Gazette"),
        *(source(page, published_on=published.get(page, "2020-03-01")) for page in pages),
        *(person(person_id, name) for name, person_id in PEOPLE.items()),
        *(identity(page, name, PEOPLE[name]) for page, name in names),
        *claims,
    ]


def alpha(page: str, kind: str, when: str | None, n: int = 1, **values: Any) -> Any:
    """A claim on Example Alpha."""
    return claim(f"{page}_{n}", kind, "Example Alpha", when, **values)


def suggest(root: Path, claims: list[Any], *standing: Any, **published: str) -> House:
    """A house with the claims, grouped."""
    house = write(House(root), [*base(claims, **published), *standing])
    list(group(house.records))
    return house


def links(house: House) -> dict[str, list[tuple[str, str, str]]]:
    """Event -> claim, stance and part of each claim on it."""
    found: dict[str, list[tuple[str, str, str]]] = {e.event_id: [] for e in house.records.rows(EventRecord)}
    for link in house.records.rows(EventClaimRecord):
        found[link.event_id].append((link.claim_id, link.stance, link.bears_on))
    return {event_id.removeprefix("example-alpha-"): rows for event_id, rows in found.items()}


def reasons(house: House, claim_id: str) -> list[str | None]:
    """Grounds given for one claim."""
    return [link.reason for link in house.records.rows(EventClaimRecord) if link.claim_id == claim_id]


def arrests(*days: str) -> list[Any]:
    """Arrests of Example Alpha, each told by a page of its own."""
    return [alpha(f"page-{n}", "arrest", day) for n, day in enumerate(days, 1)]


def begins(*claim_ids: str) -> list[tuple[str, str, str]]:
    return [(claim_id, "supports", "begin") for claim_id in claim_ids]


def test_days_within_three_of_all_its_days_are_one_event(tmp_path: Path) -> None:
    house = suggest(tmp_path, arrests("2020-01-10", "2020-01-12", "2020-01-13"))
    assert links(house) == {"custody-2020-01": begins("page-1_1", "page-2_1", "page-3_1")}


def test_nearness_is_not_handed_on_from_day_to_day(tmp_path: Path) -> None:
    house = suggest(tmp_path, arrests("2020-01-01", "2020-01-03", "2020-01-05"))
    assert links(house) == {"custody-2020-01": begins("page-1_1", "page-2_1"), "custody-2020-01-05": begins("page-3_1")}


def test_four_days_apart_are_two_events(tmp_path: Path) -> None:
    house = suggest(tmp_path, arrests("2020-01-30", "2020-02-03"))
    assert links(house) == {"custody-2020-01-30": begins("page-1_1"), "custody-2020-02-03": begins("page-2_1")}


def test_a_month_joins_the_only_event_it_allows(tmp_path: Path) -> None:
    house = suggest(tmp_path, arrests("2020-01-10", "2020-01", "2020-02-20"))
    assert links(house) == {
        "custody-2020-01-10": begins("page-1_1", "page-2_1"),
        "custody-2020-02-20": begins("page-3_1"),
    }
    assert reasons(house, "page-2_1") == ["the only event that its dates allow"]


def test_a_month_is_unclear_on_each_of_two_events(tmp_path: Path) -> None:
    house = suggest(tmp_path, arrests("2020-01-05", "2020-01-20", "2020-01"))
    assert links(house) == {
        "custody-2020-01-05": [*begins("page-1_1"), ("page-3_1", "unclear", "begin")],
        "custody-2020-01-20": [*begins("page-2_1"), ("page-3_1", "unclear", "begin")],
    }
    assert reasons(house, "page-3_1") == ["its dates allow 2 events"] * 2


@pytest.mark.parametrize("odd", ["2019-01-10", "2021-01-10", "2020-02-10"])
def test_a_twin_in_another_year_or_month_contradicts_a_well_attested_day(tmp_path: Path, odd: str) -> None:
    house = suggest(tmp_path, arrests("2020-01-10", "2020-01-10", odd))
    assert links(house) == {
        "custody-2020-01-10": [*begins("page-1_1", "page-2_1"), ("page-3_1", "contradicts", "begin")]
    }
    assert reasons(house, "page-3_1") == ["the same day in another year or month, on one page only"]


@pytest.mark.parametrize(
    "days",
    [
        ["2020-01-10", "2021-01-10"],  # one page against one page
        ["2020-01-10", "2020-01-10", "2022-01-10"],  # two years off
        ["2020-01-10", "2020-01-10", "2020-02-11"],  # another day too
        ["2020-01-10", "2020-01-10", "2021-01-10", "2021-01-10"],  # two pages against two
    ],
)
def test_other_odd_days_are_events_of_their_own(tmp_path: Path, days: list[str]) -> None:
    found = links(suggest(tmp_path, arrests(*days)))
    assert {stance for rows in found.values() for _, stance, _ in rows} == {"supports"}
    assert sorted(found) == sorted({f"custody-{day}" for day in days})


def test_a_release_ends_the_running_custody_and_what_follows_is_another(tmp_path: Path) -> None:
    house = suggest(
        tmp_path,
        [
            alpha("page-1", "arrest", "2020-01-10"),
            alpha("page-2", "imprisonment", "2020-02-01"),
            alpha("page-3", "release", "2020-03-05"),
            alpha("page-4", "imprisonment", "2020-04-01"),
        ],
    )
    assert links(house) == {
        "custody-2020-01-10": [
            *begins("page-1_1"),
            ("page-2_1", "supports", "during"),
            ("page-3_1", "supports", "end"),
        ],
        "custody-2020-04-01": [("page-4_1", "supports", "during")],
        "release-2020-03-05": [("page-3_1", "supports", "occurrence")],
    }
    assert [(e.opening, e.case_id) for e in house.records.rows(EventRecord)] == [
        ("arrest", "example-alpha-case-2020-01"), ("unknown", None), (None, None),
    ]  # fmt: skip


def test_what_two_custodies_may_mean_is_unclear_on_each(tmp_path: Path) -> None:
    house = suggest(
        tmp_path,
        [
            *arrests("2020-01-10", "2020-06-01"),
            alpha("page-3", "release", "2020"),
            alpha("page-4", "detention", "2020"),
        ],
    )
    both = [("page-3_1", "unclear", "end"), ("page-4_1", "unclear", "during")]
    assert links(house) == {
        "custody-2020-01-10": [*begins("page-1_1"), *both],
        "custody-2020-06-01": [*begins("page-2_1"), *both],
        "release-2020": [("page-3_1", "supports", "occurrence")],
    }


@pytest.mark.parametrize(("days", "stance"), [(550, "supports"), (551, "unclear")])
def test_being_held_after_a_long_silence_is_unclear(tmp_path: Path, days: int, stance: str) -> None:
    held = (date(2020, 1, 10) + timedelta(days=days)).isoformat()
    house = suggest(tmp_path, [*arrests("2020-01-10"), alpha("page-2", "imprisonment", held)])
    assert links(house) == {"custody-2020-01-10": [*begins("page-1_1"), ("page-2_1", stance, "during")]}
    told = {
        "supports": "held, and no release reported since that custody began",
        "unclear": "no report for 551 days before it",
    }
    assert reasons(house, "page-2_1") == [told[stance]]


def test_a_custody_known_only_by_its_end_takes_reports_without_failing(tmp_path: Path) -> None:
    held = [alpha("page-1", "release", "2020-03-05"), alpha("page-2", "imprisonment", "2020-03")]
    standing = [
        event("example-alpha-custody-2020", "example-alpha", "custody"),
        on_event("example-alpha-custody-2020", "page-1_1", "end"),
    ]
    house = suggest(tmp_path, held, *standing)
    assert "page-2_1" in {link.claim_id for link in house.records.rows(EventClaimRecord)}


@pytest.mark.parametrize("kind", ["hunger_strike", "solitary"])
@pytest.mark.parametrize("when", ["2020-01-10", "2020-01", "2020-01-03/2020-02-04"])
def test_two_pages_that_tell_of_one_spell_alike_are_one_event(tmp_path: Path, kind: str, when: str) -> None:
    house = suggest(tmp_path, [alpha("page-1", kind, when), alpha("page-2", kind, when)])
    assert list(links(house).values()) == [[("page-1_1", "supports", "during"), ("page-2_1", "supports", "during")]]


def test_undated_judgments_are_told_by_their_term(tmp_path: Path) -> None:
    house = suggest(
        tmp_path,
        [
            alpha("page-1", "sentence", "2020-02-02", months_printed=12),
            alpha("page-2", "sentence", None, months_printed=12),
            alpha("page-3", "sentence", None, months_printed=24),
            alpha("page-4", "sentence", None, months_printed=24),
            alpha("page-5", "sentence", None),
            alpha("page-6", "sentence", None, months_printed=12),
        ],
        **{"page-6": "2020-01"},
    )
    assert links(house) == {
        "sentence-2020-02-02": [("page-1_1", "supports", "occurrence"), ("page-2_1", "supports", "occurrence")],
        "sentence-undated": [("page-3_1", "supports", "occurrence"), ("page-4_1", "supports", "occurrence")],
        "sentence-undated-2": [("page-6_1", "supports", "occurrence")],  # its page is older than the dated judgment
    }
    assert [(c.claim_id, c.decided_by) for c in house.records.rows(ClaimWithoutEventRecord)] == [
        ("page-5_1", "suggested")
    ]


def test_an_undated_judgment_is_unclear_on_two_of_its_term(tmp_path: Path) -> None:
    days = ["2019-02-02", "2020-02-20", None]
    house = suggest(tmp_path, [alpha(f"page-{n}", "sentence", day, months_printed=12) for n, day in enumerate(days, 1)])
    assert links(house) == {
        f"sentence-{day}": [(f"page-{n}_1", "supports", "occurrence"), ("page-3_1", "unclear", "occurrence")]
        for n, day in enumerate(days[:2], 1)
    }


def test_a_judgment_on_appeal_follows_the_one_at_first_instance(tmp_path: Path) -> None:
    house = suggest(
        tmp_path,
        [
            *arrests("2020-01-10"),
            alpha("page-2", "sentence", "2020-02-02", stage="first_instance", sentence="12 months", months_printed=12),
            alpha("page-3", "appeal", "2020-02-03", stage="appeal", sentence="6 months", months_printed=6),
            alpha("page-4", "sentence", "2023-02-02", stage="appeal", sentence="9 months", months_printed=9),
        ],
    )
    case, first = "example-alpha-case-2020-01", "example-alpha-sentence-2020-02-02"
    assert [(e.event_id, e.case_id, e.supersedes) for e in house.records.rows(EventRecord)] == [
        ("example-alpha-custody-2020-01-10", case, None),
        (first, case, None),
        ("example-alpha-sentence-2020-02-03", case, first),  # a day after the other, yet of another stage
        ("example-alpha-sentence-2023-02-02", None, None),  # more than two years after any arrest
    ]


def test_what_was_reviewed_stays_and_its_ids_are_not_given_again(tmp_path: Path) -> None:
    standing = [
        event("example-alpha-custody-2020-01", "example-alpha", "custody", opening="abduction", note="Invented note."),
        on_event("example-alpha-custody-2020-01", "page-1_1", "begin", reason="Invented reason."),
        on_event("example-alpha-custody-2020-01", "page-2_1", "begin", stance="contradicts"),
        make(
            MergedRecord, old_id="example-alpha-custody-2020-05-05", new_id="example-alpha-custody-2020-01", kind="event",
            reason="Invented for a test.", decided_on="2020-02-02",
        ),
    ]  # fmt: skip
    house = suggest(tmp_path, arrests("2020-01-10", "2020-05-05", "2020-01-11", "2020-05-05"), *standing)
    rows = {kind: house.records.rows(kind) for kind in (EventRecord, EventClaimRecord)}
    assert [row for kind in rows.values() for row in kind if row.decided_by == "reviewed"] == standing[:3]
    assert links(house) == {
        "custody-2020-01": [*begins("page-1_1"), ("page-2_1", "contradicts", "begin"), *begins("page-3_1")],
        "custody-2020-05-05-2": begins("page-4_1"),
    }


# -- Any claims at all --------------------------------------------------------------------------------------------------

KINDS = sorted({k.value for k in ClaimKind} - {"letter", "figure"})
DAYS = [f"2020-0{month}-{day:02}" for month in (1, 2) for day in (1, 3, 5, 6, 10)]
DATES = st.sampled_from(
    [None, *DAYS, "2019-01-05", "2021-01-05", "2020-01", "2020-02", "2020", "2020-01-05/2020-02-03", "2022-06"]
)
DETAILS = [
    "Taken to the Test Jail.",
    "Detained for several days.",
    "Began that day.",
    "Ended it.",
    "Returned to prison from leave.",
]


@st.composite
def claims_of_some_pages(draw: st.DrawFn) -> list[tuple[int, dict[str, Any]]]:
    """Claims of four pages, each with the batch it comes in."""
    found = []
    for n in range(1, draw(st.integers(1, 14)) + 1):
        name = draw(st.sampled_from(["Example Alpha", "Example Alpha", "Specimen Beta", "Unknown Delta"]))
        values = {
            "kind": draw(st.sampled_from(KINDS + ["arrest", "release", "sentence"] * 4)),
            "name": name,
            "date": draw(DATES),
        }
        values["claim_id"] = f"page-{draw(st.integers(1, 4))}_{n}"
        if values["date"]:
            values["date_basis"] = draw(st.sampled_from(["printed", "printed", "inferred", "publication"]))
        if values["kind"] in ("sentence", "appeal"):
            values |= {"months_printed": draw(st.sampled_from([None, 6, 12])), "sentence": "Invented term."}
            values["stage"] = draw(st.sampled_from([None, "first_instance", "appeal"]))
        values["detail"] = draw(st.sampled_from([None, *DETAILS]))
        found.append((draw(st.integers(1, 2)), values))
    return found


def files(house: House) -> dict[str, list[str]]:
    """The lines of what grouping writes."""
    return {
        record.file: path.read_text(encoding="utf-8").splitlines()
        for record in WRITTEN
        if (path := house.records.path(record)).exists()
    }


@settings(max_examples=60, deadline=None)
@given(claims_of_some_pages())
def test_what_holds_for_any_claims_in_two_batches(drawn: list[tuple[int, dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house, before = House(Path(folder)), {}
        for batch in (1, 2):
            claims = [claim(**values) for n, values in drawn if n <= batch]
            write(house, base(claims))
            list(group(house.records))
            after = files(house)
            # A later source changes no row and no id; the same call again adds nothing at all.
            assert [line for name, lines in before.items() for line in lines if line not in after[name]] == []
            again = list(group(house.records))
            assert (files(house), again[0].split(" for ")[0]) == (after, "0 events suggested")
            before = after
            everything_is_placed(house, claims)
        near_days_only(house)
        build(house, Steps(show=False), keep=False)


def everything_is_placed(house: House, claims: list[Any]) -> None:
    """Every claim of an event kind on a known person stands on an event or without one, never both; nothing is reviewed."""
    on_events, without = house.records.rows(EventClaimRecord), house.records.rows(ClaimWithoutEventRecord)
    wanted = sorted(c.claim_id for c in claims if c.kind not in NOT_EVENTS and c.name in PEOPLE)
    assert sorted({link.claim_id for link in on_events} | {row.claim_id for row in without}) == wanted
    assert {link.claim_id for link in on_events} & {row.claim_id for row in without} == set()
    events = house.records.rows(EventRecord)
    assert {row.decided_by for row in (*events, *on_events, *without)} <= {"suggested"}
    assert {e.event_id for e in events} == {link.event_id for link in on_events}


def near_days_only(house: House) -> None:
    """All printed days that place one event lie within three days of each other; a claim supports one event at most."""
    claims = {c.claim_id: c for c in house.records.rows(ClaimRecord)}
    days, supported = defaultdict(set), defaultdict(list)
    for link in house.records.rows(EventClaimRecord):
        told = claims[link.claim_id]
        if link.stance == "supports" and link.bears_on != "end":
            supported[link.claim_id].append(link.event_id)
            if told.date in DAYS and told.date_basis != "publication" and link.bears_on in ("begin", "occurrence"):
                days[link.event_id].add(date.fromisoformat(told.date))
    assert {e: found for e, found in days.items() if max(found) - min(found) > timedelta(days=3)} == {}
    assert {c: events for c, events in supported.items() if len(events) > 1} == {}


def test_grouping_the_real_records_again_adds_nothing(real: House, tmp_path: Path) -> None:
    copy = House(tmp_path)
    shutil.copytree(real.records.folder, copy.records.folder)
    assert list(group(copy.records)) == ["0 events suggested for 0 people", "0 claims on events: ", "0 claims on none"]
    assert files(copy) == files(real)


def test_a_day_near_one_of_the_days_of_a_reviewed_disagreement_joins_it(tmp_path: Path) -> None:
    """Two pages a month apart, decided to be one arrest: a third page with either day makes no new one."""
    house = invented_house(tmp_path)
    rows = [
        *records(),
        claim("gazette-1_8", "arrest", "Example Alpha", "2020-02-20"),
        claim("gazette-1_9", "arrest", "Example Alpha", "2020-02-21"),
    ]
    write(house, [r for r in rows if type(r) in (ClaimRecord, EventClaimRecord)] + [
        on_event("example-alpha-custody-2020-01", "gazette-1_8", "begin"),
    ])  # fmt: skip
    list(group(house.records))
    placed = [r for r in house.records.rows(EventClaimRecord) if r.claim_id == "gazette-1_9"]
    assert [(r.event_id, r.stance, r.decided_by) for r in placed] == [
        ("example-alpha-custody-2020-01", "supports", "suggested")
    ]
