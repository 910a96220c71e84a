"""Rows of the tables from records: the columns that a record does not have."""

import hashlib
from collections.abc import Callable
from typing import Any

from signatories_schema.charge import ChargeRecord
from signatories_schema.claim import ClaimRecord, LoadingRecord
from signatories_schema.dates import bounds
from signatories_schema.facility import FacilityRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.source import PublisherRecord, SourceRecord
from signatories_schema.tables import TABLE_OF

from signatories_loaders.resolve import Resolver


class Deriver:
    """Turns records into rows. Records must come in the build's order, since labels use what came before."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._publishers: dict[str, str] = {}
        self._source_label: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._facilities: dict[str, str] = {}

    def derived(self, record: Record) -> dict[str, Any]:
        """Values of the derived columns of a record's table."""
        match record:
            case PublisherRecord():
                self._publishers[record.publisher_id] = record.name
                return {"label": record.name}
            case SourceRecord():
                publisher = self._publishers.get(record.publisher_id, record.publisher_id)
                self._source_label[record.source_id] = publisher
                when = record.published_on or "undated"
                return {"label": f"{publisher}, {when}: {record.title or record.source_id}", "claims": 0}
            case LetterRecord():
                first, last = bounds(record.date)
                return {"label": record.title_en, "date_from": first, "date_to": last}
            case PersonRecord():
                self._people[record.person_id] = record.name_en
                return {"label": record.name_en}
            case FacilityRecord():
                for name in (record.name_en, record.name_fa, *(record.aliases or "").split("; ")):
                    if name:
                        self._facilities.setdefault(fold(name), record.facility_id)
                return {"label": record.name_en}
            case ClaimRecord():
                return self._claim(record)
            case IdentityRecord():
                return {"identity_id": identity_id(record)}
            case ChargeRecord():
                return {"label": f"Article {record.article}: {record.label_en}"}
            case LoadingRecord():
                return {"claims": 0, "set_aside": 0}
        return {}

    def _claim(self, claim: ClaimRecord) -> dict[str, Any]:
        person = self._resolver.person_of(claim)
        first, last = bounds(claim.date) if claim.date else (None, None)
        who = self._people.get(person, claim.name) if person else claim.name or claim.letter_id or "several people"
        page = self._source_label.get(claim.source_id, claim.source_id)
        return {
            "label": f"{str(claim.kind).replace('_', ' ')}, {who}, {claim.date or 'undated'} ({page})",
            "person_id": person,
            "date_from": first,
            "date_to": last,
            "facility_id": self.facility(claim.facility),
        }

    def facility(self, printed: str | None) -> str | None:
        """The facility whose name or alias the report prints; the first, where it prints several."""
        for part in (printed or "").split("; "):
            if found := self._facilities.get(fold(part)):
                return found
        return None


def identity_id(record: IdentityRecord) -> str:
    """Hash that names a decision: the same page, name, claim and person give the same id in every build."""
    text = "\x1f".join((record.source_id, record.name, record.claim_id or "", record.person_id))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def row_maker(record: type[Record], deriver: Deriver) -> Callable[[Record], tuple[Any, ...]]:
    """A function that makes the row of a record, in the order of its table's columns."""
    columns = list(TABLE_OF[record].model_fields)
    own = set(record.model_fields)
    if set(columns) == own:
        return lambda item: tuple(item.__dict__[column] for column in columns)

    def make(item: Record) -> tuple[Any, ...]:
        values = item.__dict__ | deriver.derived(item)
        return tuple(values[column] for column in columns)

    return make
