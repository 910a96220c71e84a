"""Moving a draft into the records. Ids of claims are given here, so that drafts never compete for them."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from signatories_loaders.inbox.draft import DRAFTED, Draft
from signatories_loaders.inbox.mended import with_answers
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord, LoadingRecord, SetAsideRecord
from signatories_schema.correction import CorrectionRecord
from signatories_schema.figure import FigureRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.record import Record

_NUMBERED = re.compile(r"^(.+)_(\d+)$")
NAME = re.compile(r"^[a-z0-9][a-z0-9_-]*$")
"""A draft's name: small letters, digits, hyphen and underscore."""


def draft_folder(inbox: Path, name: str) -> Path | None:
    """The folder of a draft; None where there is no draft of that name. Nothing outside the inbox is ever named."""
    folder = inbox / name
    return folder if NAME.match(name) and (folder / LoadingRecord.file).is_file() else None


def write_draft(draft: Draft, inbox: Path) -> Path:
    """Write a draft into its folder in the inbox, replacing an earlier draft of that name."""
    folder = inbox / draft.name
    if folder.exists():
        shutil.rmtree(folder)
    store = Store(folder)
    for record in DRAFTED:
        store.write(record, [*draft.records[record], *(draft.answered if record is SetAsideRecord else ())])
    return folder


def accept(folder: Path, records: Store, private: Store) -> dict[str, int]:
    """Append a draft to the records and remove it. Returns how many rows each file gained.

    A row whose hash is held already is left out, so that an interrupted call can be repeated.
    """
    draft = Store(folder)
    found: dict[type[Record], list[Any]] = {record: draft.rows(record) for record in DRAFTED}
    _check_claims_of(found, folder)
    held = {c.loaded_from.rpartition("#")[2]: c.claim_id for c in records.rows(ClaimRecord)}
    numbers = _last_numbers(records, private)
    ids: dict[str, str] = {}
    for claim in found[ClaimRecord]:
        known = held.get(claim.loaded_from.rpartition("#")[2])
        if known is None:
            numbers[claim.source_id] = numbers.get(claim.source_id, 0) + 1
        ids[claim.claim_id] = known or f"{claim.source_id}_{numbers[claim.source_id]}"
    for record in (ClaimRecord, ClaimChargeRecord, FigureRecord):
        found[record] = [row.model_copy(update=_renamed(row, ids)) for row in found[record]]
    found[IdentityRecord] = [
        row.model_copy(update={"claim_id": ids[row.claim_id]}) if row.claim_id else row for row in found[IdentityRecord]
    ]
    gained = {record.file: records.append(record, found[record]) for record in DRAFTED}
    _take_back(records, found[ClaimRecord])
    _answer(records, found[SetAsideRecord])
    shutil.rmtree(folder)
    return gained


def _check_claims_of(found: dict[type[Record], list[Any]], folder: Path) -> None:
    """Whoever takes a claim out of a draft takes out its charges, figures and decisions too. Raises FaultsError."""
    faults = Faults(folder.parent)
    claims = {claim.claim_id for claim in found[ClaimRecord]}
    for record in (ClaimChargeRecord, FigureRecord, IdentityRecord):
        for n, row in enumerate(found[record], 2):
            if row.claim_id is not None and row.claim_id not in claims:
                accepted = "there is no such claim in the draft; accepted: a claim of its claims.csv"
                faults.add(folder / record.file, n, "claim_id", row.claim_id, accepted)
    faults.stop()


def _take_back(records: Store, claims: list[ClaimRecord]) -> None:
    """Rows that stood set aside and could be used this time are claims now, and set aside no more."""
    hashes = {claim.loaded_from.rpartition("#")[2] for claim in claims}
    standing = records.rows(SetAsideRecord)
    kept = [row for row in standing if row.set_aside_id.partition(".")[2] not in hashes]
    if len(kept) < len(standing):
        records.write(SetAsideRecord, kept)


def _answer(records: Store, drafted: list[SetAsideRecord]) -> None:
    """Rows that stood set aside say which mended line answers them, if the draft does."""
    standing = records.rows(SetAsideRecord)
    answered = with_answers(standing, drafted)
    if answered != standing:
        records.write(SetAsideRecord, answered)


def _renamed(row: Any, ids: dict[str, str]) -> dict[str, str]:
    update = {"claim_id": ids[row.claim_id]}
    if isinstance(row, FigureRecord):
        update["figure_id"] = ids[row.claim_id] + row.figure_id.removeprefix(row.claim_id)
    return update


def _last_numbers(records: Store, private: Store) -> dict[str, int]:
    """The highest number that any claim of a page has borne, removed and withheld ones too."""
    ids: Iterable[str | None] = [
        *(c.claim_id for store in (records, private) for c in store.rows(ClaimRecord)),
        *(c.subject_id for c in records.rows(CorrectionRecord)),
    ]
    last: dict[str, int] = {}
    for claim_id in filter(None, ids):
        if match := _NUMBERED.match(claim_id):
            last[match[1]] = max(last.get(match[1], 0), int(match[2]))
    return last
