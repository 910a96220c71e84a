"""An event as the grouping sees it: the days its claims give it, old and new alike."""

from collections import Counter
from dataclasses import dataclass, field

from signatories_loaders.events.report import Report, days_between
from signatories_schema.vocab import BearsOn, EventKind, Opening

NEAR = 3
"""Days within which day-precise reports are taken for one event."""


@dataclass
class Candidate:
    """An event that stands in the records (`event_id` set) or is about to be suggested."""

    kind: EventKind
    event_id: str | None = None
    case_id: str | None = None
    reports: list[Report] = field(default_factory=list)
    opening_decided: Opening | None = None

    def _anchors(self) -> list[Report]:
        """Reports that place its beginning or occurrence: days where there are any, else the narrowest ranges."""
        placed = [r for r in self.reports if r.first and r.part in (BearsOn.BEGIN, BearsOn.OCCURRENCE)]
        if not placed and self.kind != EventKind.CUSTODY:
            # Of a strike or of solitary confinement pages mostly tell while it lasts; custody has its own rule for that.
            placed = [r for r in self.reports if r.first and r.part in (BearsOn.DURING, BearsOn.WHOLE)]
        days = [r for r in placed if r.is_day]
        if days or not placed:
            return days
        narrowest = min(r.width for r in placed)
        return [r for r in placed if r.width == narrowest]

    @property
    def has_day(self) -> bool:
        """Whether a report names the day on which it began or occurred."""
        return any(r.is_day for r in self._anchors())

    @property
    def first(self) -> str | None:
        """Earliest day on which it can have begun or occurred; None where only `during` is known."""
        return min((r.first for r in self._anchors() if r.first), default=None)

    @property
    def last(self) -> str | None:
        """Latest day on which it can have begun or occurred."""
        return max((r.last for r in self._anchors() if r.last), default=None)

    @property
    def ended(self) -> tuple[str, str] | None:
        """Earliest and latest day on which it can have ended."""
        ends = [(r.first, r.last) for r in self.reports if r.part == BearsOn.END and r.first and r.last]
        return (min(e[0] for e in ends), max(e[1] for e in ends)) if ends else None

    @property
    def known_last(self) -> str | None:
        """Last day of which a report speaks, its end aside."""
        within = [r.last for r in self.reports if r.last and r.part != BearsOn.END]
        return max(within or [r.last for r in self.reports if r.last], default=None)

    @property
    def known_first(self) -> str | None:
        """First day of which a report speaks."""
        return self.first or min((r.first for r in self.reports if r.first), default=None)

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len({r.source_id for r in self.reports})

    @property
    def stage(self) -> str | None:
        """Stage that a report tells; None where none does or they differ."""
        stages = {r.stage for r in self.reports if r.stage}
        return stages.pop() if len(stages) == 1 else None

    @property
    def months(self) -> set[int]:
        """Terms that its reports print."""
        return {r.months for r in self.reports if r.months is not None}

    @property
    def opening(self) -> Opening:
        """How it began: as decided, else as most reports tell it."""
        if self.opening_decided:
            return self.opening_decided
        told = Counter(r.opening for r in self.reports if r.opening)
        return told.most_common(1)[0][0] if told else Opening.UNKNOWN

    def distance(self, report: Report) -> int:
        """Days from a day-precise report to the nearest day that a report names for it."""
        days = [r.first for r in self._anchors() if r.is_day and r.first]
        return min((abs(days_between(day, str(report.first))) for day in days), default=10**6)

    def near(self, report: Report) -> bool:
        """Whether a day-precise report lies within NEAR days of all its days.

        Where its days lie further apart than that, a person has decided that they disagree on one event, and it is enough
        to lie near one of them.
        """
        if not (self.has_day and self.first and self.last and report.first):
            return False
        if days_between(self.first, self.last) > NEAR:
            return self.distance(report) <= NEAR
        return days_between(report.first, self.last) <= NEAR and days_between(self.first, report.first) <= NEAR

    def meets(self, report: Report) -> bool:
        """Whether the range of its beginning shares a day with the report's."""
        return bool(
            self.first
            and self.last
            and report.first
            and report.last
            and self.first <= report.last
            and report.first <= self.last
        )

    def told_apart(self, report: Report) -> bool:
        """Whether the report's own page tells of this event already under another date: a page states a fact once."""
        return any(
            r.source_id == report.source_id
            and r.part == report.part
            and r.first
            and (r.first, r.last) != (report.first, report.last)
            for r in self.reports
        )
