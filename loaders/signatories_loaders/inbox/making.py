"""Making a draft: rows of a folder turned into records, and what could not be used, with its reason."""

from datetime import date
from itertools import chain, count

from signatories_loaders.inbox.claims import add_claims
from signatories_loaders.inbox.draft import Draft
from signatories_loaders.inbox.folder import Folder, ReadRow
from signatories_loaders.inbox.identities import decide_names
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.inbox.mended import answer_rows
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import Cells, faults_in, record_of
from signatories_schema.claim import LoadingRecord
from signatories_schema.figure import SearchLogRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.source import PublisherRecord, SourceRecord


def make_draft(name: str, folder: Folder, known: Known, faults: Faults) -> Draft:
    """The draft of a folder. Rows of claims that cannot be used are set aside; other faults are noted."""
    draft = Draft(name, date.today().isoformat())
    _note_moved_people(draft, folder, known)
    _publishers_and_sources(draft, folder, known, faults)
    _people(draft, folder, known, faults)
    add_claims(draft, folder, known)
    answer_rows(draft, folder, known)
    decide_names(draft, folder, known)
    _searches(draft, folder, known, faults)
    draft.add(
        LoadingRecord(
            loading_id=name,
            loaded_on=draft.today,
            claims_file_sha256=folder.claims_sha256,
            rows_read=folder.rows_read,
            rows_taken_before=draft.taken_before + draft.taken_back,
        )
    )
    return draft


def _note_moved_people(draft: Draft, folder: Folder, known: Known) -> None:
    """Take whom the folder names by an id of before for those who stand for them now, and say so once of each."""
    for row in chain(*(folder.files.get(file, []) for file in ("people.csv", "claims.csv", "searches.csv"))):
        key = row["person_key"]
        if key and key not in draft.current:
            draft.current[key], notes = known.current(key)
            draft.notes += [f"{row.where}: person_key {note}" for note in notes]


def _try(draft: Draft, row: ReadRow, record: type[Record], cells: Cells, faults: Faults, folder: Folder) -> None:
    found = faults_in(record, cells)
    for fault in found:
        faults.add(folder.path / row.file, row.line, *fault)
    if not found:
        draft.add(record_of(record, cells))


def _publishers_and_sources(draft: Draft, folder: Folder, known: Known, faults: Faults) -> None:
    ids = dict(known.publisher_ids)
    taken = set(ids.values())
    houses = {row["publisher"]: row["house"] for row in folder.files.get("publishers.csv", [])}

    def publisher_id(name: str) -> str:
        if name not in ids:
            of_name = chain([slug(name)], (f"{slug(name)}-{n}" for n in count(2)))
            ids[name] = next(candidate for candidate in of_name if candidate not in taken)
            taken.add(ids[name])
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
        if row["person_key"] in known.people or row["person_key"] in known.moved:
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


def _searches(draft: Draft, folder: Folder, known: Known, faults: Faults) -> None:
    people = set(known.people) | {p.person_id for p in draft.records[PersonRecord]}
    for row in folder.files.get("searches.csv", []):
        person_id = draft.current.get(row["person_key"], "")
        if person_id not in people or row["letter"] not in known.letters:
            faults.add(
                folder.path / row.file, row.line, "person_key", row["person_key"], "accepted: a known person and letter"
            )
            continue
        values = {
            "person_id": person_id,
            "letter_id": row["letter"],
            "searched_in": row["where"],
            **{k: row[k] for k in ("searched_on", "languages", "spellings", "look_ups", "pages_read", "found", "note")},
        }
        _try(draft, row, SearchLogRecord, values, faults, folder)
