"""Placing reports on events: day-precise ones first, then wider ones where only one event is possible."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.report import Report
from signatories_schema.vocab import EventKind, Stance

Fits = Callable[[Candidate, Report], bool]


@dataclass(frozen=True)
class Placed:
    """A report on an event, with how it stands to it and why."""

    event: Candidate
    report: Report
    stance: Stance
    reason: str


def anything_fits(event: Candidate, report: Report) -> bool:
    """No condition beside the dates."""
    return True


def support(event: Candidate, report: Report, reason: str) -> Placed:
    """Put the report on the event as a support."""
    event.reports.append(report)
    return Placed(event, report, Stance.SUPPORTS, reason)


def place_days(
    events: list[Candidate], reports: Iterable[Report], kind: EventKind, fits: Fits = anything_fits
) -> Iterator[Placed]:
    """Place day-precise reports: clusters within three days; an odd one out that repeats a well-attested day in another
    year or month contradicts it. New events are added to `events`."""
    clusters: list[list[Report]] = []
    for report in sorted(reports, key=lambda r: (r.first or "", r.claim_id)):
        near = [e for e in events if e.near(report) and fits(e, report)]
        loose = [e for e in events if not e.has_day and e.meets(report) and fits(e, report)]
        if near:
            # More than one can only be near where two events lie within a few days: the nearest is meant.
            yield support(min(near, key=lambda e: e.distance(report)), report, "within three days")
        elif len(loose) == 1:
            yield support(loose[0], report, "the only event that this day falls in")
        else:
            _into_cluster(clusters, report, kind, fits)
    yield from _new_events(events, clusters, kind)


def _into_cluster(clusters: list[list[Report]], report: Report, kind: EventKind, fits: Fits) -> None:
    for cluster in clusters:
        trial = Candidate(kind, reports=list(cluster))
        if trial.near(report) and fits(trial, report):
            cluster.append(report)
            return
    clusters.append([report])


def _new_events(events: list[Candidate], clusters: list[list[Report]], kind: EventKind) -> Iterator[Placed]:
    attested = [e for e in events if e.has_day and e.pages > 1]
    made: list[tuple[Candidate, list[Report]]] = []
    alone = []
    for cluster in clusters:
        if len({r.source_id for r in cluster}) > 1:
            event = Candidate(kind)
            made.append((event, cluster))
            attested.append(Candidate(kind, reports=cluster))
        else:
            alone.append(cluster)
    for event, cluster in made:
        events.append(event)
        for report in cluster:
            yield support(event, report, "days within three of each other")
    # The copies in `attested` only served to compare; what stands now are the events themselves.
    attested = [e for e in events if e.has_day and e.pages > 1]
    for cluster in alone:
        twins = [e for e in attested if _off_by_year_or_month(e, cluster[0])]
        if len(twins) == 1:
            for report in cluster:
                yield Placed(
                    twins[0], report, Stance.CONTRADICTS, "the same day in another year or month, on one page only"
                )
            continue
        event = Candidate(kind)
        events.append(event)
        for report in cluster:
            yield support(event, report, "a day that no other report lies near")


def _off_by_year_or_month(event: Candidate, report: Report) -> bool:
    one = date.fromisoformat(str(report.first))
    for anchor in {r.first for r in event.reports if r.is_day and r.first}:
        other = date.fromisoformat(anchor)
        if one.day == other.day and (
            (one.month == other.month and abs(one.year - other.year) == 1)
            or (one.year == other.year and abs(one.month - other.month) == 1)
        ):
            return True
    return False


def place_ranges(
    events: list[Candidate], reports: Iterable[Report], kind: EventKind, fits: Fits = anything_fits
) -> Iterator[Placed]:
    """Place reports that give a range: on the only possible event; unclear on each where several are; else a new event."""
    for report in sorted(reports, key=lambda r: (r.width, r.first or "", r.claim_id)):
        possible = [e for e in events if e.meets(report) and fits(e, report) and not e.told_apart(report)]
        if len(possible) == 1:
            yield support(possible[0], report, "the only event that its dates allow")
        elif possible:
            yield from unclear(possible, report, f"its dates allow {len(possible)} events")
        else:
            event = Candidate(kind)
            events.append(event)
            yield support(event, report, "no other event falls in its dates")


def unclear(possible: Iterable[Candidate], report: Report, reason: str) -> Iterator[Placed]:
    """The report on each of several events, counted on none."""
    for event in possible:
        yield Placed(event, report, Stance.UNCLEAR, reason)
