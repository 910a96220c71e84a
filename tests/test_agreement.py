"""Fields of claims: same, more or less precise, other measures, other words, or in conflict."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from signatories_schema.agreement import Verdict, compare, differing

FIELDS = (
    "stage", "outcome", "months_printed", "months_basis", "lashes", "place", "facility", "authority", "occasion", "sentence", "fine",
    "date_from", "date_to",
)  # fmt: skip


def said(
    claim_id: str, house: str = "House", bears_on: str = "begin", stance: str = "supports", **values: Any
) -> dict[str, Any]:
    return {
        **dict.fromkeys(FIELDS),
        "claim_id": claim_id,
        "house": house,
        "bears_on": bears_on,
        "stance": stance,
        **values,
    }


def day(first: str, last: str | None = None) -> dict[str, str]:
    return {"date_from": first, "date_to": last or first}


def verdicts(claims: list[dict[str, Any]], **natures: str) -> dict[str, str]:
    return {field.name: str(field.verdict) for field in compare(claims, natures)}


def test_days_that_are_the_same_and_days_within_a_month() -> None:
    same = [said("a", **day("2020-01-20")), said("b", **day("2020-01-20"))]
    assert verdicts(same) == {"date": "same"}
    assert verdicts([*same, said("c", **day("2020-01-01", "2020-01-31"))]) == {"date": "precision"}
    assert verdicts([said("a", **day("2020-01-20"))]) == {"date": "alone"}


def test_a_day_within_a_spell_says_nothing_of_its_beginning() -> None:
    claims = [
        said("a", **day("2020-01-20")),
        said("b", bears_on="during", **day("2020-03-01")),
        said("c", bears_on="end", **day("2020-05-05")),
    ]
    assert verdicts(claims) == {"date": "alone", "end_date": "alone", "held": "alone"}


def test_a_conflict_is_what_the_build_found_and_marks_who_differs_from_most_houses() -> None:
    claims = [
        said("a", "One", **day("2020-01-20")),
        said("b", "Two", **day("2020-01-20")),
        said("c", "Three", **day("2020-01-22")),
        said("d", "Four", **day("2020-01-01", "2020-01-31")),
    ]
    fields = compare(claims, {"date": "real conflict"})
    assert [(f.name, f.verdict, list(f.values)) for f in fields] == [
        ("date", Verdict.CONFLICT, [("2020-01-01", "2020-01-31"), ("2020-01-20", "2020-01-20"), ("2020-01-22", "2020-01-22")]),
    ]  # fmt: skip
    assert differing(fields) == {("c", "date")}


def test_where_two_values_stand_equal_both_are_marked_and_pages_of_one_house_count_once() -> None:
    claims = [
        said("a", "One", **day("2020-01-20")),
        said("b", "One", **day("2020-01-20")),
        said("c", "Two", **day("2020-01-22")),
    ]
    assert differing(compare(claims, {"date": "real conflict"})) == {("a", "date"), ("b", "date"), ("c", "date")}


def test_a_disagreement_is_of_the_sort_that_the_build_found() -> None:
    total, enforceable = (
        said("a", months_printed=180, months_basis="total"),
        said("b", "Two", months_printed=90, months_basis="enforceable"),
    )
    natures = {
        "real conflict": "conflict",
        "total against enforceable": "measure",
        "which term not said": "not_said",
        "different stage": "stage",
        "precision only": "precision",
    }
    assert {nature: verdicts([total, enforceable], term=nature)["term"] for nature in natures} == natures
    assert differing(compare([total, enforceable], {"term": "total against enforceable"})) == set()
    assert differing(compare([total, enforceable], {"term": "real conflict"})) == {("a", "term"), ("b", "term")}
    assert verdicts([enforceable, said("c", months_printed=90, months_basis="not_said")]) == {"term": "same"}


def test_words_are_put_side_by_side_and_not_judged() -> None:
    claims = [
        said("a", place="Testville"),
        said("b", place="نمونه‌شهر"),
        said("c", place="Testville", authority="Invented Court"),
    ]
    assert verdicts(claims) == {"place": "wording", "authority": "alone"}
    assert differing(compare(claims, {})) == set()


def test_only_supporting_claims_are_compared() -> None:
    claims = [
        said("a", **day("2020-01-20")),
        said("b", stance="contradicts", **day("2019-01-20")),
        said("c", stance="unclear", lashes=74),
    ]
    assert verdicts(claims) == {"date": "alone"}


days = st.dates().map(str)
claims_of_any_kind = st.lists(
    st.builds(
        lambda n, house, part, stance, ends, months, basis: said(
            str(n), house, part, stance, date_from=min(ends), date_to=max(ends), months_printed=months, months_basis=basis
        ),
        st.integers(0, 99), st.sampled_from("ABC"), st.sampled_from(["begin", "during", "end", "occurrence", "whole"]),
        st.sampled_from(["supports", "contradicts", "unclear"]), st.tuples(days, days), st.none() | st.integers(1, 240),
        st.sampled_from(["pronounced", "enforceable", "total", "not_said"]),
    ),
    max_size=8, unique_by=lambda claim: claim["claim_id"],
)  # fmt: skip


@given(
    claims_of_any_kind,
    st.dictionaries(
        st.sampled_from(["date", "end_date", "term", "lashes"]), st.sampled_from(["real conflict", "precision only"])
    ),
)
def test_every_value_of_a_supporting_claim_is_shown_once_and_only_conflicts_are_marked(
    claims: list[dict[str, Any]], natures: dict[str, str]
) -> None:
    fields = compare(claims, natures)
    shown = sorted(
        c["claim_id"]
        for f in fields
        if f.name in ("date", "end_date", "held")
        for told in f.values.values()
        for c in told
    )
    assert shown == sorted(claim["claim_id"] for claim in claims if claim["stance"] == "supports")
    conflicts = {name for name, nature in natures.items() if nature == "real conflict"}
    assert (
        {name for _, name in differing(fields)}
        <= {str(f.name) for f in fields if f.verdict is Verdict.CONFLICT}
        <= conflicts
    )
