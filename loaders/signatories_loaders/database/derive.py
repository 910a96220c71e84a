"""Rows of the tables from records: the columns that a record does not have, a block of rows at a time."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from signatories_loaders.records.validate import Block
from signatories_loaders.resolve import Resolver
from signatories_schema.charge import ChargeRecord
from signatories_schema.claim import ClaimRecord, LoadingRecord
from signatories_schema.date_words import edtf_words
from signatories_schema.dates import bounds
from signatories_schema.facility import FacilityRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.source import PublisherRecord, SourceRecord
from signatories_schema.tables import TABLE_OF

Derived = Mapping[str, Sequence[Any]]
"""Derived columns by name, each as long as the block."""


class Deriver:
    """Turns blocks of records into rows. Blocks must come in the order of RECORDS: labels use what came before."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._publishers: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        self._facilities: dict[str, str] = {}
        self.printed: set[tuple[str | None, str, str]] = set()
        """Person, name as printed and page, of all claims that have passed."""

    def rows(self, block: Block) -> Iterator[tuple[Any, ...]]:
        """The block's rows, in the order of the columns of their table."""
        derive = _DERIVES.get(block.record)
        columns = {**block.columns, **(derive(self, block) if derive else {})}
        return zip(*(columns[name] for name in TABLE_OF[block.record].model_fields), strict=True)

    def _publisher(self, block: Block) -> Derived:
        names = block.columns["name"]
        self._publishers.update(zip(block.columns["publisher_id"], names, strict=True))
        return {"label": names}

    def _source(self, block: Block) -> Derived:
        ids = block.columns["source_id"]
        publishers = [self._publishers.get(p, p) for p in block.columns["publisher_id"]]
        self._pages.update(zip(ids, publishers, strict=True))
        days = _in_words(block.columns["published_on"])
        labels = [
            f"{publisher}, {day}: {title}" if title else f"Page of {publisher}, title not recorded ({day})"
            for publisher, day, title in zip(publishers, days, block.columns["title"], strict=True)
        ]
        return {"label": labels, "claims": [0] * len(block)}  # counted when all claims are in

    def _letter(self, block: Block) -> Derived:
        first, last = _bounds(block.columns["date"])
        self._letters.update(zip(block.columns["letter_id"], block.columns["title_en"], strict=True))
        return {"label": block.columns["title_en"], "date_from": first, "date_to": last}

    def _person(self, block: Block) -> Derived:
        names = block.columns["name_en"]
        self._people.update(zip(block.columns["person_id"], names, strict=True))
        return {"label": names}

    def _facility(self, block: Block) -> Derived:
        for row in block.rows():
            facility = row.record
            for name in (facility.name_en, facility.name_fa, *(facility.aliases or "").split("; ")):
                if name:
                    self._facilities.setdefault(fold(name), facility.facility_id)
        return {"label": block.columns["name_en"]}

    def _charge(self, block: Block) -> Derived:
        told = zip(block.columns["article"], block.columns["label_en"], strict=True)
        return {"label": [f"Article {article}: {label}" for article, label in told]}

    def _loading(self, block: Block) -> Derived:
        zeros = [0] * len(block)  # counted when all claims are in
        return {"claims": zeros, "set_aside": zeros}

    def _identity(self, block: Block) -> Derived:
        told = zip(*(block.columns[column] for column in IdentityRecord.key), strict=True)
        return {"identity_id": [_identity_id(values) for values in told]}

    def _claim(self, block: Block) -> Derived:
        columns = block.columns
        names, dates = columns["name"], columns["date"]
        people = self._resolver.people_of(columns["claim_id"], columns["source_id"], names)
        self.printed.update(p for p in zip(people, names, columns["source_id"], strict=True) if p[1])
        first, last = _bounds(dates)
        days = _in_words(dates)
        told = zip(columns["kind"], people, names, columns["letter_id"], days, columns["source_id"], strict=True)
        labels = [
            f"{kind.replace('_', ' ')}, {self._people.get(person, name) or self._letters.get(letter) or 'several people'}, "
            f"{day} ({self._pages.get(page, page)})"
            for kind, person, name, letter, day, page in told
        ]
        facilities = {text: self._facility_of(text) for text in set(columns["facility"]) if text}
        return {
            "label": labels,
            "person_id": people,
            "date_from": first,
            "date_to": last,
            "facility_id": [facilities.get(text) for text in columns["facility"]],
        }

    def _facility_of(self, printed: str) -> str | None:
        """The facility whose name or alias the report prints; the first, where it prints several."""
        for part in printed.split("; "):
            if found := self._facilities.get(fold(part)):
                return found
        return None


def _bounds(dates: Sequence[str | None]) -> tuple[list[str | None], list[str | None]]:
    """First days and last days of dates."""
    known: dict[str | None, tuple[str | None, str | None]] = {d: bounds(d) if d else (None, None) for d in set(dates)}
    return [known[d][0] for d in dates], [known[d][1] for d in dates]


def _in_words(dates: Sequence[str | None]) -> list[str]:
    """Dates as a label has them."""
    known = {date: edtf_words(date, "en") if date else "undated" for date in set(dates)}
    return [known[date] for date in dates]


def _identity_id(values: tuple[str | None, ...]) -> str:
    """Hash that names a decision: the same page, name, claim and person give the same id in every build."""
    return hashlib.sha256("\x1f".join(value or "" for value in values).encode()).hexdigest()[:12]


_DERIVES: dict[type[Record], Callable[[Deriver, Block], Derived]] = {
    PublisherRecord: Deriver._publisher,
    SourceRecord: Deriver._source,
    LetterRecord: Deriver._letter,
    PersonRecord: Deriver._person,
    FacilityRecord: Deriver._facility,
    ChargeRecord: Deriver._charge,
    LoadingRecord: Deriver._loading,
    ClaimRecord: Deriver._claim,
    IdentityRecord: Deriver._identity,
}
"""What each kind of record derives; a kind that is not here derives nothing."""
