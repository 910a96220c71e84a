"""Judgments: told apart by date, by stage and by the term they print."""

from collections.abc import Iterator

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.placing import Placed, place_days, place_ranges, support, unclear
from signatories_loaders.events.report import Report, days_between
from signatories_schema.vocab import EventKind

APART = 45
"""Days within which one judgment is reported under different dates, where stage and term are the same."""


def place_judgments(events: list[Candidate], reports: list[Report]) -> Iterator[Placed]:
    """Place reports of judgments. New judgments are added to the list."""
    dated = [r for r in reports if r.first]
    yield from place_days(events, [r for r in dated if r.is_day], EventKind.SENTENCE, _same_stage)
    for report in sorted((r for r in dated if not r.is_day), key=lambda r: (r.width, r.first or "", r.claim_id)):
        yield from _range(events, report)
    for report in sorted((r for r in reports if not r.first and r.months is not None), key=lambda r: r.claim_id):
        yield from _undated(events, report)


def _same_stage(event: Candidate, report: Report) -> bool:
    return event.stage is None or report.stage is None or event.stage == report.stage


def _same_term(event: Candidate, report: Report) -> bool:
    return report.months in event.months


def _range(events: list[Candidate], report: Report) -> Iterator[Placed]:
    possible = [e for e in events if e.meets(report) and _same_stage(e, report)]
    of_that_term = [e for e in possible if _same_term(e, report)]
    if len(possible) > 1 and len(of_that_term) == 1:
        yield support(of_that_term[0], report, "the only judgment in its dates with that term")
        return
    if not possible and report.months is not None:
        near = [e for e in events if _same_stage(e, report) and _same_term(e, report) and _gap(e, report) <= APART]
        if len(near) == 1:
            yield support(near[0], report, "the same stage and term, dated within weeks")
            return
    yield from place_ranges(events, [report], EventKind.SENTENCE, _same_stage)


def _gap(event: Candidate, report: Report) -> int:
    if not (event.first and event.last and report.first and report.last):
        return 10**6
    return max(days_between(event.last, report.first), days_between(report.last, event.first))


def _undated(events: list[Candidate], report: Report) -> Iterator[Placed]:
    possible = [
        e
        for e in events
        if _same_term(e, report)
        and _same_stage(e, report)
        and not (e.first and report.published and e.first > report.published)
    ]
    if len(possible) == 1:
        yield support(possible[0], report, "no date printed; the only judgment with that term before the page")
    elif possible:
        yield from unclear(possible, report, f"no date printed; {len(possible)} judgments with that term")
    else:
        event = Candidate(EventKind.SENTENCE)
        events.append(event)
        yield support(event, report, "no date printed; no other judgment with that term")
