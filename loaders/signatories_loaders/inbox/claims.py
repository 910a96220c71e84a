"""Claims of a draft: each row of claims.csv becomes a claim, or is set aside with its reason."""

import json
from collections import Counter

from signatories_loaders.inbox import wording
from signatories_loaders.inbox.draft import NOT_YET_MEASURED, Draft
from signatories_loaders.inbox.folder import Folder, ReadRow
from signatories_loaders.inbox.known import Known
from signatories_loaders.inbox.progress import counted
from signatories_loaders.records.validate import Cells, faults_in, record_of
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord, SetAsideRecord
from signatories_schema.figure import FigureRecord
from signatories_schema.names import fold
from signatories_schema.source import SourceRecord


def add_claims(draft: Draft, folder: Folder, known: Known) -> None:
    """Add the claims of a folder, with their charges and figures, and the rows that cannot be used."""
    for row, ground in folder.refused:
        if known.stands_set_aside(row):
            draft.taken_before += 1
        else:
            _set_aside(draft, row, ground, len(draft.records[SetAsideRecord]))
    sources = set(known.sources) | {s.source_id for s in draft.records[SourceRecord]}
    seen: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for row in counted(folder.files["claims.csv"], "reports checked"):
        if row.hash in known.hashes:
            draft.taken_before += 1
            continue
        earlier = seen.setdefault(row.hash, row.where)
        numbers[row["source"]] += 1
        values = _claim_values(draft, row, numbers[row["source"]], known)
        reason = _why_not(row, values, sources, known, earlier)
        if reason is None:
            claim = record_of(ClaimRecord, values)
            held = known.same_in_other_words(claim, _count(row))
            if held:
                reason = f"the same page, kind, name and date as {held.claim_id}, in other words"
        if reason and row.hash in known.set_aside:
            draft.taken_before += 1  # and still of no use
            continue
        if reason:
            _set_aside(draft, row, reason, len(draft.records[SetAsideRecord]) if earlier != row.where else 0)
            continue
        draft.add(claim)
        draft.taken_back += row.hash in known.set_aside
        _charges(draft, row, claim.claim_id, known)
        if claim.kind == "figure":
            draft.add(record_of(FigureRecord, _figure_values(row, claim.claim_id)))


def _claim_values(draft: Draft, row: ReadRow, number: int, known: Known) -> Cells:
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


def _why_not(row: ReadRow, values: Cells, sources: set[str], known: Known, earlier: str) -> str | None:
    if earlier != row.where:
        return f"the same row stands at {earlier}; accepted: each row once"
    found = faults_in(ClaimRecord, values)
    if row["claim"] == "figure":
        found += faults_in(FigureRecord, _figure_values(row, str(values["claim_id"])))
    reasons = []
    if row["source"] not in sources:
        in_neither = f"source {row['source']!r} is in neither sources.csv nor the records"
        reasons.append(f"{in_neither}; accepted: a page of one of them")
        found = [fault for fault in found if fault[0] not in ("claim_id", "source_id", "figure_id")]
    if row["letter"] and row["letter"] not in known.letters:
        reasons.append(f"letter {row['letter']!r} is not in letters.csv; accepted: {', '.join(sorted(known.letters))}")
        found = [fault for fault in found if fault[0] != "letter_id"]
    reasons += [f"{column}: {value!r}: {accepted}" for column, value, accepted in found]
    return "; ".join(reasons) or None


def _set_aside(draft: Draft, row: ReadRow, reason: str, repeat: int) -> None:
    draft.add(
        SetAsideRecord(
            set_aside_id=f"{draft.name}.{row.hash}" + (f".{repeat}" if repeat else ""),
            place=row.where,
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


def _figure_values(row: ReadRow, claim_id: str) -> Cells:
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
