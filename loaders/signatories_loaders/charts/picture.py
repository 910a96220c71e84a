"""A picture: what it is called, what it says in words, the query whose rows it draws, and the drawing."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from signatories_loaders.charts.rows import Rows
from signatories_loaders.charts.words import Row

SEVERAL = 2
"""People reported arrested at an occasion from which on every picture marks it beside the letters."""


GATHERINGS = 8
"""Occasions that one picture marks."""


@dataclass(frozen=True)
class Picture:
    """One picture in one language."""

    name: str
    title: str
    text: list[str]
    query: str
    parameters: dict[str, str]
    svg: str


class Records:
    """What all pictures draw from; read once."""

    def __init__(self, database: Path, queries: Path) -> None:
        self.rows = Rows(database, queries)

    @cached_property
    def letters(self) -> list[Row]:
        """All letters in order of time."""
        return self.rows("chart_letters")

    @cached_property
    def occasions(self) -> list[Row]:
        """All occasions whose day is known."""
        return self.rows("chart_occasions")

    @cached_property
    def gatherings(self) -> list[Row]:
        """Occasions at which several people are reported arrested, those of most people where there are many."""
        several = [row for row in self.occasions if row["people"] >= SEVERAL]
        return sorted(several, key=lambda row: -row["people"])[:GATHERINGS]

    @cached_property
    def version(self) -> str:
        """Which records these are."""
        return str(self.rows.table("SELECT version FROM version")[0]["version"])

    @cached_property
    def coverage(self) -> dict[str, Row]:
        """What is reported of the signatories of each letter."""
        return {row["letter_id"]: row for row in self.rows.table("SELECT * FROM letter_coverage")}

    @cached_property
    def signatories(self) -> int:
        """How many people are signatories of a letter."""
        return int(self.rows.table("SELECT count(DISTINCT person_id) AS n FROM signatory")[0]["n"])

    @cached_property
    def people(self) -> list[str]:
        """Everybody of whom a report with a date is held; a letter signed alone is no picture."""
        found = self.rows.table(
            "SELECT DISTINCT person_id FROM timeline WHERE date_to IS NOT NULL AND event_id IS NOT NULL ORDER BY person_id"
        )
        return [row["person_id"] for row in found]
