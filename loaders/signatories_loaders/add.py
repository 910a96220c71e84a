"""`add source`, `add claim`: one record from the command line, checked like all others."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_loaders.records.canonical import write_whole
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import faults_in, record_of
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.record import Record
from signatories_schema.source import SourceRecord
from signatories_schema.vocab import DecidedBy, Judgement

GIVEN = {"publish": "public"}
"""What a record added by hand always has."""
BY_HAND = "by-hand"


def add_source(house: House, values: Mapping[str, str | None]) -> str:
    """Add a page; returns its id. Raises FaultsError, and then nothing is changed."""
    return str(_add(house, [_record(house, SourceRecord, {**values, **GIVEN})]).source_id)


def add_claim(house: House, values: Mapping[str, str | None], person_id: str | None) -> str:
    """Add a claim under the next number of its page and, where a person is given, the decision on its name.

    Returns its id. Raises FaultsError, and then nothing is changed.
    """
    source_id = values.get("source_id") or ""
    claim_id = f"{source_id}_{_next_number(house, source_id)}"
    filled = {"date_basis": "printed" if values.get("date") else "not_recorded", "certainty": "stated"}
    content = hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:16]
    chosen = {key: value for key, value in values.items() if value}
    claim = _record(
        house,
        ClaimRecord,
        {**filled, **chosen, **GIVEN, "claim_id": claim_id, "loaded_from": f"{BY_HAND}#{content}"},
    )
    records: list[Any] = [claim]
    if person_id and claim.name and not _decided(house, source_id, claim.name):
        records.append(_decision(house, claim, person_id))
    _add(house, records)
    return claim_id


def _record(house: House, record: type[Record], cells: Mapping[str, str | None]) -> Any:
    faults = Faults(house.root)
    for fault in faults_in(record, cells):
        faults.add(house.records.path(record), 0, *fault)
    faults.stop()
    return record_of(record, cells)


def _next_number(house: House, source_id: str) -> int:
    pattern = re.compile(rf"{re.escape(source_id)}_(\d+)")
    claims = [c.claim_id for store in (house.records, house.private) for c in store.rows(ClaimRecord)]
    return max((int(match[1]) for claim in claims if (match := pattern.fullmatch(claim))), default=0) + 1


def _decided(house: House, source_id: str, name: str) -> bool:
    return any((row.source_id, row.name) == (source_id, name) for row in house.records.rows(IdentityRecord))


def _decision(house: House, claim: ClaimRecord, person_id: str) -> Any:
    cells = {
        "source_id": claim.source_id,
        "name": claim.name,
        "person_id": person_id,
        "judgement": Judgement.POSITIVE.value,
        "reason": "given when the claim was added by hand",
        "decided_by": DecidedBy.REVIEWED.value,
        "decided_on": date.today().isoformat(),
    }
    return _record(house, IdentityRecord, cells)


def _add(house: House, records: list[Any]) -> Any:
    """Append records and check the whole; where that finds a fault, the files are put back as they were."""
    before = {}
    for record in records:
        path = house.records.path(type(record))
        before[path] = path.read_text(encoding="utf-8")
        if not house.records.append(type(record), [record]):
            faults = Faults(house.root)
            faults.add(
                path, 0, record.key[0], getattr(record, record.key[0]), "the key stands already; accepted: a new one"
            )
            _put_back(before)
            faults.stop()
    try:
        build(house, Steps(), keep=False)
    except BaseException:
        # Faults, a check of counts that fails, Ctrl-C: whatever ends it, the records are as they were.
        _put_back(before)
        raise
    return records[0]


def _put_back(before: Mapping[Any, str]) -> None:
    for path, text in before.items():
        write_whole(path, text)
