"""A draft: records to be, before a person has accepted them."""

from dataclasses import dataclass, field
from typing import Any

from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord, LoadingRecord, SetAsideRecord
from signatories_schema.figure import FigureRecord, SearchLogRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.source import PublisherRecord, SourceRecord

NOT_YET_MEASURED = "Not yet put into a measure."

DRAFTED: tuple[type[Record], ...] = (
    PublisherRecord,
    SourceRecord,
    PersonRecord,
    LoadingRecord,
    SetAsideRecord,
    ClaimRecord,
    ClaimChargeRecord,
    IdentityRecord,
    FigureRecord,
    SearchLogRecord,
)
"""Kinds of record a draft may hold, in the order in which they are accepted."""


@dataclass
class Draft:
    """Records to be, and what a person should know of them before accepting."""

    name: str
    today: str
    records: dict[type[Record], list[Any]] = field(default_factory=lambda: {kind: [] for kind in DRAFTED})
    taken_before: int = 0
    """Rows that stand already as claims or set aside."""
    taken_back: int = 0
    """Rows that stood set aside by an earlier loading, under whose name they are counted, and are claims now."""
    answered: list[SetAsideRecord] = field(default_factory=list)
    """Rows that stand set aside by an earlier loading, with the place of the mended line that answers them."""
    notes: list[str] = field(default_factory=list)
    current: dict[str, str] = field(default_factory=dict)
    """Id that the folder uses for a person -> the id that stands for them now."""

    def add(self, record: Record) -> None:
        """Add one record."""
        self.records[type(record)].append(record)
