"""`import`: from a folder or any list to a draft, and what a person should know of it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.inbox.accept import NAME, write_draft
from signatories_loaders.inbox.asked import Asked
from signatories_loaders.inbox.draft import Draft
from signatories_loaders.inbox.file import read_as_folder
from signatories_loaders.inbox.folder import Folder, read_folder
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.inbox.making import make_draft
from signatories_loaders.mappings.apply import Applied
from signatories_loaders.paths import House
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_schema.claim import ClaimRecord, LoadingRecord, SetAsideRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.source import SourceRecord

SHOWN = 12
"""Rows set aside that the summary shows; all of them stand in the draft."""
NAMES = 50
"""Names to be decided that the summary shows: those of a letter, not those of a register."""


def bring_folder(house: House, path: Path, name: str | None) -> Iterator[str]:
    """Make a draft of a folder; yields lines of its summary. Raises FaultsError with all faults."""
    faults = Faults(path.parent)
    folder = read_folder(path, faults)
    faults.stop()
    known = Known(house.records)
    draft = _make(house, folder, _name(house, folder, name, path.resolve().name, faults), known, faults)
    yield f"{folder.rows_read} rows read = {_made(draft)}"
    yield from _bring(house, draft, known, folder)


def bring_file(house: House, path: Path, name: str | None, asked: Asked) -> Iterator[str]:
    """Make a draft of any list that a mapping describes; yields lines of its summary. Raises FaultsError with all faults."""
    faults = Faults(path.parent)
    known = Known(house.records)
    folder, applied = read_as_folder(path, asked, known, faults)
    faults.stop()
    draft = _make(house, folder, _name(house, folder, name, path.stem, faults), known, faults)
    yield from account(draft, folder, applied)
    for loading in house.records.rows(LoadingRecord):
        if loading.claims_file_sha256 == folder.claims_sha256:
            yield f"note: this very file was accepted on {loading.loaded_on}, as {loading.loading_id}"
    yield from shown([f"note: {note}" for note in applied.notes], "all stand in the detail of their claims")
    yield from _bring(house, draft, known, folder)


def account(draft: Draft, folder: Folder, applied: Applied) -> Iterator[str]:
    """What became of the rows of a file, so that a person can check it against the file: each row stands in one of the
    sums, and where rows make several claims, or none, each report that was made of them stands in another."""
    if applied.rows == folder.rows_read and not applied.left_out:
        yield f"{folder.rows_read} rows read = {_made(draft)}"
        return
    claimed = {claim.loaded_from.rpartition("#")[2] for claim in draft.records[ClaimRecord]}
    first = {row.hash: row.where for row in reversed(folder.files["claims.csv"])}
    claims = {where for digest, where in first.items() if digest in claimed}
    aside = {row.place for row in draft.records[SetAsideRecord]}
    left_out = applied.left_out.total()
    before = applied.rows - left_out - len(claims | aside)
    in_part = f", {len(claims & aside)} of them only in part" if claims & aside else ""
    sums = [f"{len(claims)} that make claims{in_part}", f"{len(aside - claims)} set aside", f"{before} taken before"]
    sums += [f"{rows} left out ({reason})" for reason, rows in sorted(applied.left_out.items())]
    yield f"{applied.rows} rows in the file = {' + '.join(sums)}"
    yield f"{folder.rows_read} reports read from them = {_made(draft)}"


def _made(draft: Draft) -> str:
    claims, aside = len(draft.records[ClaimRecord]), len(draft.records[SetAsideRecord])
    return f"{claims} claims + {aside} set aside + {draft.taken_before} taken before"


def _make(house: House, folder: Folder, name: str, known: Known, faults: Faults) -> Draft:
    draft = make_draft(name, folder, known, faults)
    faults.stop()
    return draft


def _name(house: House, folder: Folder, asked: str | None, stem: str, faults: Faults) -> str:
    """The name of the draft: the one asked for, or made of the file's; with a number where it is taken.

    A draft of another file is never replaced: where its name is asked for, that is a fault.
    """
    name = asked or slug(stem)
    others = {path.name for path in house.inbox.glob("*/") if not _is_draft_of(path, folder)}
    if not NAME.match(name):
        faults.add(folder.path, 0, "--name", name, "accepted: small letters, digits, hyphen and underscore")
    if asked in others:
        accepted = (
            "a draft of another file has this name; accepted: another one, or accept that draft or take it away first"
        )
        faults.add(folder.path, 0, "--name", name, accepted)
    faults.stop()
    used = others | {loading.loading_id for loading in house.records.rows(LoadingRecord)}
    return next(c for c in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if c not in used)


def _is_draft_of(path: Path, folder: Folder) -> bool:
    return any(row.claims_file_sha256 == folder.claims_sha256 for row in Store(path).rows(LoadingRecord))


def _bring(house: House, draft: Draft, known: Known, folder: Folder) -> Iterator[str]:
    """What stands in the draft beside the sums; writes it."""
    aside = [f"  set aside: {row.place}: {row.reason}" for row in draft.records[SetAsideRecord]]
    claims = draft.records[ClaimRecord]
    yield from shown(aside, f"in db/inbox/{draft.name}/set_aside.csv")
    mended = [f"  mended: {row.place}: {row.reason}" for row in draft.answered]
    yield from shown(mended, f"in db/inbox/{draft.name}/set_aside.csv")
    yield f"new sources: {len(draft.records[SourceRecord])}"
    new = [f"  new source: {row.source_id}: {folder.pages[row.source_id]}" for row in _pages(draft, folder)]
    yield from shown(new, f"in db/inbox/{draft.name}/sources.csv")
    if new:
        yield f"  mend what is not so in db/inbox/{draft.name}: sources.csv, publishers.csv"
    named = {(i.source_id, i.name) for i in draft.records[IdentityRecord]} | known.decided
    unknown = sorted({(c.source_id, c.name) for c in claims if c.name and (c.source_id, c.name) not in named})
    by = Counter(i.decided_by for i in draft.records[IdentityRecord])
    yield f"names: {by['reviewed']} decided by the folder, {by['suggested']} suggested, {len(unknown)} to be decided"
    open_names = [f"  to be decided: {printed}  ({page})" for page, printed in unknown]
    yield from shown(open_names, "stand in the claims of the draft", NAMES)
    yield from (f"note: {note}" for note in draft.notes)
    if not any(rows for kind, rows in draft.records.items() if kind is not LoadingRecord):
        yield "nothing new; no draft was made"
        return
    yield from _drafts_before(house, draft, folder)
    write_draft(draft, house.inbox)
    yield f"draft: db/inbox/{draft.name}   next: look at it, then signatories accept {draft.name}"


def shown(lines: list[str], rest: str, most: int = SHOWN) -> Iterator[str]:
    """The first of the lines, and how many more there are."""
    yield from lines[:most]
    if len(lines) > most:
        yield f"  … and {len(lines) - most:,} more {rest}"


def _pages(draft: Draft, folder: Folder) -> list[SourceRecord]:
    return [row for row in draft.records[SourceRecord] if row.source_id in folder.pages]


def _drafts_before(house: House, draft: Draft, folder: Folder) -> Iterator[str]:
    """Drafts in the inbox that this one replaces, or that were made of the same file, or whose name it would have had."""
    for path in sorted(house.inbox.glob("*/")):
        same = _is_draft_of(path, folder)
        if path.name == draft.name:
            yield f"note: replaces the draft db/inbox/{path.name}, which was made of this very file"
        elif same:
            yield f"note: db/inbox/{path.name} is a draft of this very file too; accept only one of them"
        elif draft.name.startswith(f"{path.name}-") and draft.name.removeprefix(f"{path.name}-").isdigit():
            yield f"note: db/inbox/{path.name} is a draft of another file, and stays; this one is {draft.name}"
