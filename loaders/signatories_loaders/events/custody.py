"""Custody: begun by an arrest or a return, known by reports of being held, ended by a release."""

from collections.abc import Iterator
from dataclasses import replace

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.placing import Placed, place_days, place_ranges, support, unclear
from signatories_loaders.events.report import Report, days_between
from signatories_schema.vocab import BearsOn, EventKind

SILENCE = 550
"""Days without any report after which being held is no longer taken for the same custody: a year and a half."""


def place_custody(custodies: list[Candidate], reports: list[Report], releases: list[Report]) -> Iterator[Placed]:
    """Place reports of custody and, as ends of custodies, reports of release. New custodies are added to the list."""
    begins = [r for r in reports if r.part == BearsOn.BEGIN and r.first]
    yield from place_days(custodies, [r for r in begins if r.is_day], EventKind.CUSTODY)
    yield from place_ranges(custodies, [r for r in begins if not r.is_day], EventKind.CUSTODY)
    for release in sorted((r for r in releases if r.first), key=lambda r: (r.width, r.first or "", r.claim_id)):
        yield from _end(custodies, replace(release, kind=EventKind.CUSTODY, part=BearsOn.END))
    held = [r for r in reports if r.part != BearsOn.BEGIN and r.first]
    for report in sorted(held, key=lambda r: (r.first or "", r.width, r.claim_id)):
        yield from _during(custodies, report)


def _open_at(custodies: list[Candidate], report: Report) -> list[Candidate]:
    """Custodies that can have been running at the report: begun before it, and not followed by a later one before it."""
    begun = sorted((c for c in custodies if c.known_first), key=lambda c: str(c.known_first))
    running = []
    for n, custody in enumerate(begun):
        follower = begun[n + 1].last or begun[n + 1].known_first if n + 1 < len(begun) else None
        if str(custody.known_first) <= str(report.last) and (follower is None or follower >= str(report.first)):
            running.append(custody)
    return running


def _end(custodies: list[Candidate], release: Report) -> Iterator[Placed]:
    running = [c for c in _open_at(custodies, release) if c.first]
    if len(running) == 1:
        yield support(running[0], release, "the only custody that was running")
    else:
        yield from unclear(running, release, f"{len(running)} custodies can have been running")


def _during(custodies: list[Candidate], report: Report) -> Iterator[Placed]:
    running = [c for c in _open_at(custodies, report) if not (c.ended and c.ended[1] < str(report.first))]
    if len(running) > 1:
        yield from unclear(running, report, f"{len(running)} custodies can have been running")
    elif running:
        silence = days_between(str(running[0].known_last), str(report.first))
        if silence <= SILENCE:
            yield support(running[0], report, "held, and no release reported since that custody began")
        else:
            yield from unclear(running, report, f"no report for {silence} days before it")
    else:
        custody = Candidate(EventKind.CUSTODY)
        custodies.append(custody)
        yield support(custody, report, "held, and no report of how that began")
