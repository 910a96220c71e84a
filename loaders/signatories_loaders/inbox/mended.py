"""Rows that stand set aside, and that a mended copy of their file answers: they stay, and say where the mended line stands."""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from signatories_loaders.inbox.draft import Draft
from signatories_loaders.inbox.folder import LETTER, SOURCE, Folder
from signatories_loaders.inbox.known import Known
from signatories_schema.claim import ClaimRecord, SetAsideRecord
from signatories_schema.names import fold

MENDED = "; mended: "
Page = tuple[str, str]
"""A page, and the letter that it is a list of, or nothing."""


@dataclass(frozen=True)
class _New:
    """The new claims of one page: place -> folded names, and line of the file -> place."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    on_line: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Open:
    """A row that stands set aside without an answer, its page and its text, folded."""

    record: SetAsideRecord
    page: Page
    text: str
    of_letter: bool
    """Whether it is a line of a text, and no row of cells."""


def answer_rows(draft: Draft, folder: Folder, known: Known) -> None:
    """Note on each row that stands set aside which new claims are made of its mended line: those on the same line of the
    file that have a word of it, and those whose names stand in it and that answer no other line."""
    new = _new_claims(draft, folder)
    again = {row.hash for row, _ in folder.refused} | {row.hash for row in folder.files["claims.csv"]} if new else set()
    still = [one for record in known.rows_set_aside if new and (one := _open(record, again)) and one.page in new]
    same = {one.record.set_aside_id: place for one in still if (place := _on_its_line(one, new[one.page]))}
    used = set(same.values())
    for one in sorted(still, key=lambda one: one.record.place):
        named = [
            place
            for place, names in (new[one.page].names.items() if one.of_letter else ())
            if place not in used and any(name in one.text for name in names)
        ]
        if places := [place for place in [same.get(one.record.set_aside_id), *named] if place]:
            reason = f"{one.record.reason}{MENDED}{', '.join(places)} ({draft.name})"
            draft.answered.append(one.record.model_copy(update={"reason": reason}))


def with_answers(standing: list[SetAsideRecord], drafted: list[SetAsideRecord]) -> list[SetAsideRecord]:
    """The rows that stand set aside, those that a draft answers with what it says of them."""
    answers = {row.set_aside_id: row for row in drafted if MENDED in row.reason}
    return [answers.get(row.set_aside_id, row) for row in standing]


def _new_claims(draft: Draft, folder: Folder) -> dict[Page, _New]:
    hashes = {claim.loaded_from.rpartition("#")[2] for claim in draft.records[ClaimRecord] if claim.name}
    found: dict[Page, _New] = defaultdict(_New)
    for row in folder.files["claims.csv"]:
        if row.hash in hashes:
            of_page = found[row["source"], row["letter"]]
            of_page.names[row.where].append(fold(row["person"]))
            of_page.on_line[_line(row.where)] = row.where
    return found


def _open(record: SetAsideRecord, again: set[str]) -> _Open | None:
    """The row, if no mended line has answered it, and it does not stand in the file as before."""
    if MENDED in record.reason or record.set_aside_id.split(".")[1] in again:
        return None
    values: dict[str, str] = json.loads(record.row_as_read)
    page = values.get(SOURCE) or values.get("source", ""), values.get(LETTER) or values.get("letter", "")
    text = " ".join(value for name, value in values.items() if name not in (SOURCE, LETTER))
    return _Open(record, page, fold(text), set(values) <= {"detail", SOURCE, LETTER})


def _on_its_line(one: _Open, new: _New) -> str | None:
    """The place of new claims on its line of the file that have a word of it."""
    place = new.on_line.get(_line(one.record.place))
    words = {word for name in new.names.get(place or "", ()) for word in name.split()}
    return place if not words.isdisjoint(one.text.split()) else None


def _line(place: str) -> str:
    """Where a row stands in its file."""
    return place.partition(":")[2]
