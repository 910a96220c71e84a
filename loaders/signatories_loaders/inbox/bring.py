"""`import`: from a folder or any list to a draft, and what a person should know of it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.inbox.accept import NAME, write_draft
from signatories_loaders.inbox.file import Asked, read_as_folder
from signatories_loaders.inbox.folder import Folder, read_folder
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.inbox.making import make_draft
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_schema.claim import ClaimRecord, LoadingRecord, SetAsideRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.source import SourceRecord

SHOWN = 12
"""Rows set aside that the summary shows; all of them stand in the draft."""


def bring_folder(house: House, path: Path, name: str | None) -> Iterator[str]:
    """Make a draft of a folder; yields lines of its summary. Raises FaultsError with all faults."""
    faults = Faults(path.parent)
    folder = read_folder(path, faults)
    faults.stop()
    yield from _bring(house, folder, name or slug(path.resolve().name), faults)


def bring_file(house: House, path: Path, name: str | None, asked: Asked) -> Iterator[str]:
    """Make a draft of any list that a mapping describes; yields lines of its summary. Raises FaultsError with all faults."""
    faults = Faults(path.parent)
    folder = read_as_folder(path, asked, Known(house.records), faults)
    faults.stop()
    yield from _bring(house, folder, name or slug(path.stem), faults)


def _bring(house: House, folder: Folder, name: str, faults: Faults) -> Iterator[str]:
    known = Known(house.records)
    chosen = _free_name(house, name)
    if not NAME.match(chosen):
        faults.add(folder.path, 1, "--name", chosen, "accepted: small letters, digits, hyphen and underscore")
        faults.stop()
    draft = make_draft(chosen, folder, known, faults)
    faults.stop()
    aside = draft.records[SetAsideRecord]
    claims = draft.records[ClaimRecord]
    yield f"{folder.rows_read} rows read = {len(claims)} claims + {len(aside)} set aside + {draft.taken_before} taken before"
    yield from (f"  set aside: {row.place}: {row.reason}" for row in aside[:SHOWN])
    if len(aside) > SHOWN:
        yield f"  … and {len(aside) - SHOWN} more in db/inbox/{chosen}/set_aside.csv"
    yield f"new sources: {len(draft.records[SourceRecord])}"
    named = {(i.source_id, i.name) for i in draft.records[IdentityRecord]} | known.decided
    unknown = sorted({(c.source_id, c.name) for c in claims if c.name and (c.source_id, c.name) not in named})
    by = Counter(i.decided_by for i in draft.records[IdentityRecord])
    yield f"names: {by['reviewed']} decided by the folder, {by['suggested']} suggested, {len(unknown)} to be decided"
    for source_id, printed in unknown:
        yield f"  to be decided: {printed}  ({source_id})"
    yield from (f"note: {note}" for note in draft.notes)
    if not any(rows for kind, rows in draft.records.items() if kind is not LoadingRecord):
        yield "nothing new; no draft was made"
        return
    write_draft(draft, house.inbox)
    yield f"draft: db/inbox/{chosen}   next: look at it, then signatories accept {chosen}"


def _free_name(house: House, name: str) -> str:
    """The name itself, or with a number where a loading of that name has been accepted."""
    used = {loading.loading_id for loading in house.records.rows(LoadingRecord)}
    return next(c for c in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if c not in used)
