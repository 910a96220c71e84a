"""Making a draft: rows of a folder turned into records, and what could not be used, with its reason."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from signatories_loaders.inbox import wording
from signatories_loaders.inbox.folder import Folder, ReadRow
from signatories_loaders.inbox.identities import decide_names
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.records.fault import Faults
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord, LoadingRecord, SetAsideRecord
from signatories_schema.figure import FigureRecord, SearchLogRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.source import PublisherRecord, SourceRecord
from signatories_schema.tables import vocabulary

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
    notes: list[str] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Add one record."""
        self.records[type(record)].append(record)


def make_draft(name: str, folder: Folder, known: Known, faults: Faults) -> Draft:
    """The draft of a folder. Rows of claims that cannot be used are set aside; other faults are noted."""
    draft = Draft(name, date.today().isoformat())
    _publishers_and_sources(draft, folder, known, faults)
    _people(draft, folder, known, faults)
    _claims(draft, folder, known)
    decide_names(draft, folder, known)
    _searches(draft, folder, known, faults)
    draft.add(
        LoadingRecord(
            loading_id=name,
            loaded_on=draft.today,
            claims_file_sha256=folder.claims_sha256,
            rows_read=len(folder.files["claims.csv"]),
            rows_taken_before=draft.taken_before + draft.taken_back,
        )
    )
    return draft


def _try(
    draft: Draft, row: ReadRow, record: type[Record], values: Mapping[str, object], faults: Faults, folder: Folder
) -> None:
    reason = _fault_in(record, values)
    if reason:
        faults.add(folder.path / row.file, row.line, reason[0], reason[1], reason[2])
    else:
        draft.add(_validated(record, values))


def _validated(record: type[Record], values: Mapping[str, object]) -> Any:
    return TypeAdapter(record).validate_python({k: v for k, v in values.items() if v not in ("", None)})


def _fault_in(record: type[Record], values: Mapping[str, object]) -> tuple[str, str, str] | None:
    """Column, value and what is accepted, of the first fault; None where there is none."""
    try:
        _validated(record, values)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        column = str(detail["loc"][0])
        words = vocabulary(record.model_fields[column].annotation)
        accepted = f"accepted: {', '.join(words)}" if words else str(detail.get("ctx", {}).get("error", detail["msg"]))
        return column, str(values.get(column, "")), accepted
    return None


def _publishers_and_sources(draft: Draft, folder: Folder, known: Known, faults: Faults) -> None:
    ids = dict(known.publisher_ids)
    houses = {row["publisher"]: row["house"] for row in folder.files.get("publishers.csv", [])}

    def publisher_id(name: str) -> str:
        if name not in ids:
            taken = set(ids.values())
            ids[name] = next(c for c in (slug(name), *(f"{slug(name)}-{n}" for n in range(2, 99))) if c not in taken)
            draft.add(PublisherRecord(publisher_id=ids[name], name=name, house=houses.get(name, name)))
        return ids[name]

    for name in houses:
        publisher_id(name)
    for row in folder.files["sources.csv"]:
        if row["source"] in known.sources:
            if known.sources[row["source"]].url != row["url"]:
                draft.notes.append(
                    f"sources.csv:{row.line}: {row['source']} is held with another address; left as it stands"
                )
            continue
        values = {
            "source_id": row["source"],
            "url": row["url"],
            "publisher_id": publisher_id(row["publisher"]) if row["publisher"] else "",
            "title": row["title"],
            "published_on": row["published_on"],
            "language": row["language"],
            "kind": row["kind"],
            "source_origin": row["origin"],
            "publish": "public",
        }
        _try(draft, row, SourceRecord, values, faults, folder)


def _people(draft: Draft, folder: Folder, known: Known, faults: Faults) -> None:
    printed = {fold(row["person"]) for row in folder.files["claims.csv"]} | set(known.people_by_form)
    for row in folder.files.get("people.csv", []):
        if row["person_key"] in known.people:
            continue
        values = {
            "person_id": row["person_key"],
            "name_en": row["name_en"],
            "name_en_basis": "printed" if fold(row["name_en"]) in printed else "transliterated",
            "name_fa": row["name_fa"],
            "name_fa_basis": row["name_fa"] and ("printed" if fold(row["name_fa"]) in printed else "transliterated"),
            "publish": "public",
            "note": row["note"],
        }
        _try(draft, row, PersonRecord, values, faults, folder)


def _claims(draft: Draft, folder: Folder, known: Known) -> None:
    sources = set(known.sources) | {s.source_id for s in draft.records[SourceRecord]}
    seen: dict[str, int] = {}
    numbers: Counter[str] = Counter()
    for row in folder.files["claims.csv"]:
        if row.hash in known.hashes:
            draft.taken_before += 1
            continue
        earlier = seen.setdefault(row.hash, row.line)
        numbers[row["source"]] += 1
        values = _claim_values(draft, row, numbers[row["source"]], known)
        reason = _why_not(row, values, sources, known, earlier)
        if reason is None:
            claim = _validated(ClaimRecord, values)
            held = known.same_in_other_words(claim, _count(row))
            if held:
                reason = f"the same page, kind, name and date as {held.claim_id}, in other words"
        if reason and row.hash in known.set_aside:
            draft.taken_before += 1  # and still of no use
            continue
        if reason:
            _set_aside(draft, row, reason, len(draft.records[SetAsideRecord]) if earlier != row.line else 0)
            continue
        draft.add(claim)
        draft.taken_back += row.hash in known.set_aside
        _charges(draft, row, claim.claim_id, known)
        if claim.kind == "figure":
            draft.add(_validated(FigureRecord, _figure_values(row, claim.claim_id)))


def _claim_values(draft: Draft, row: ReadRow, number: int, known: Known) -> dict[str, object]:
    kind, sentence, months = row["claim"], row["sentence"], row["sentence_months"]
    return {
        "claim_id": f"{row['source']}_{number}",
        "source_id": row["source"],
        "kind": kind,
        "name": row["person"],
        "letter_id": row["letter"],
        "date": row["date"],
        "date_as_printed": row["date_as_printed"],
        "calendar": wording.calendar(row["date_as_printed"]),
        "date_basis": row["date_basis"] or "not_recorded",
        "place": row["place"],
        "facility": row["facility"],
        "authority": row["authority"],
        "stage": wording.stage(kind, row["authority"], sentence),
        "outcome": wording.outcome(kind, months),
        "sentence": sentence,
        "months_printed": months,
        "months_basis": "not_said" if months else None,
        "lashes": wording.lashes(sentence),
        "fine": wording.fine(sentence),
        "role": row["role"],
        "position": row["position"],
        "certainty": row["certainty"] or "stated",
        "detail": row["detail"],
        "publish": "public",
        "loaded_from": f"{known.set_aside.get(row.hash, draft.name)}#{row.hash}",
    }


def _why_not(row: ReadRow, values: dict[str, object], sources: set[str], known: Known, earlier: int) -> str | None:
    if earlier != row.line:
        return f"the same row stands in line {earlier}"
    if row["source"] not in sources:
        return f"source {row['source']!r} is in neither sources.csv nor the records"
    if row["letter"] and row["letter"] not in known.letters:
        return f"letter {row['letter']!r} is not in letters.csv; accepted: {', '.join(sorted(known.letters))}"
    fault = _fault_in(ClaimRecord, values)
    if fault is None and row["claim"] == "figure":
        fault = _fault_in(FigureRecord, _figure_values(row, str(values["claim_id"])))
    if fault:
        return f"{fault[0]}: {fault[1]!r}: {fault[2]}"
    return None


def _set_aside(draft: Draft, row: ReadRow, reason: str, repeat: int) -> None:
    draft.add(
        SetAsideRecord(
            set_aside_id=f"{draft.name}.{row.hash}" + (f".{repeat}" if repeat else ""),
            place=f"{row.file}:{row.line}",
            reason=reason,
            row_as_read=json.dumps({k: v for k, v in row.values.items() if v}, ensure_ascii=False),
        )
    )


def _charges(draft: Draft, row: ReadRow, claim_id: str, known: Known) -> None:
    for n, words in enumerate(filter(None, row["charges"].split("; ")), 1):
        article = known.articles.get(fold(words))
        draft.add(ClaimChargeRecord(claim_id=claim_id, n=n, wording=words, charge_id=article))


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _count(row: ReadRow) -> tuple[int | None, int | None] | None:
    return (_number(row["figure_count"]), _number(row["figure_of"])) if row["claim"] == "figure" else None


def _figure_values(row: ReadRow, claim_id: str) -> dict[str, object]:
    return {
        "figure_id": f"{claim_id}-1",
        "claim_id": claim_id,
        "count": row["figure_count"],
        "of": row["figure_of"],
        "bound": row["figure_bound"] or "exact",
        "unit": "people",
        "measure_as_printed": row["figure_measure"],
        "since_letter": "no",
        "not_measured": NOT_YET_MEASURED,
    }


def _searches(draft: Draft, folder: Folder, known: Known, faults: Faults) -> None:
    people = set(known.people) | {p.person_id for p in draft.records[PersonRecord]}
    for row in folder.files.get("searches.csv", []):
        if row["person_key"] not in people or row["letter"] not in known.letters:
            faults.add(
                folder.path / row.file, row.line, "person_key", row["person_key"], "accepted: a known person and letter"
            )
            continue
        values: dict[str, object] = {
            "person_id": row["person_key"],
            "letter_id": row["letter"],
            "searched_in": row["where"],
            **{k: row[k] for k in ("searched_on", "languages", "spellings", "look_ups", "pages_read", "found", "note")},
        }
        _try(draft, row, SearchLogRecord, values, faults, folder)
