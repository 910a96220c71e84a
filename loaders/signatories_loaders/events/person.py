"""All suggestions for one person."""

from collections.abc import Iterator

from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.custody import place_custody
from signatories_loaders.events.judgment import place_judgments
from signatories_loaders.events.placing import Placed, place_days, place_ranges
from signatories_loaders.events.report import Report
from signatories_schema.vocab import EventKind

Events = dict[EventKind, list[Candidate]]


def place(events: Events, reports: list[Report]) -> Iterator[Placed]:
    """Place the reports of one person on the events that stand, adding new ones to `events`.

    A report that is placed nowhere is undated and tied to no event by anything else.
    """
    of_kind: dict[EventKind, list[Report]] = {kind: [] for kind in EventKind}
    for report in reports:
        of_kind[report.kind].append(report)
    for kind in EventKind:
        standing = events.setdefault(kind, [])
        if kind == EventKind.CUSTODY:
            yield from place_custody(standing, of_kind[kind], of_kind[EventKind.RELEASE])
        elif kind == EventKind.SENTENCE:
            yield from place_judgments(standing, of_kind[kind])
        else:
            dated = [r for r in of_kind[kind] if r.first]
            yield from place_days(standing, [r for r in dated if r.is_day], kind)
            yield from place_ranges(standing, [r for r in dated if not r.is_day], kind)
