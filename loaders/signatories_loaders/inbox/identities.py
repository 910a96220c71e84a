"""Who the names of a draft are: what the folder decides, and what may be suggested."""

from collections import defaultdict

from signatories_loaders.inbox.draft import Draft
from signatories_loaders.inbox.folder import Folder, ReadRow
from signatories_loaders.inbox.known import Known
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement

SUGGESTED = "printed so for this person only, script and marks aside"


def decide_names(draft: Draft, folder: Folder, known: Known) -> None:
    """Add decisions to a draft: the folder's own (person_key); else a suggestion where one known person is printed so.

    Where the folder gives one printed name of one page to several people, each claim is decided by itself.
    """
    claims = {c.loaded_from.rpartition("#")[2]: c.claim_id for c in draft.records[ClaimRecord]}
    rows_of: dict[tuple[str, str], list[ReadRow]] = defaultdict(list)
    held = {(c.source_id, c.name) for c in known.claims}
    for row in folder.files["claims.csv"]:
        # A row that adds no claim may still say who a name is that stands undecided in the records.
        if row["person"] and (row.hash in claims or (row["source"], row["person"]) in held):
            rows_of[row["source"], row["person"]].append(row)
    people = set(known.people) | {p.person_id for p in draft.records[PersonRecord]}
    for place, rows in rows_of.items():
        key_of = {row.where: draft.current.get(row["person_key"], "") for row in rows}
        keys = set(key_of.values()) - {""}
        for key in sorted(keys - people):
            where = next(row.where for row in rows if key_of[row.where] == key)
            draft.notes.append(f"{where}: person_key {key!r} is nobody known; name undecided")
        if place in known.decided:
            _note_other_decision(draft, known, rows, place, keys & people)
        elif len(keys) > 1:
            for row in rows:
                if key_of[row.where] in people and row.hash in claims:
                    _decide(draft, place, key_of[row.where], claims[row.hash])
        elif keys & people:
            _decide(draft, place, keys.pop())
        elif not keys and len(candidates := known.people_by_form.get(fold(place[1]), set())) == 1:
            _suggest(draft, place, next(iter(candidates)))


def _note_other_decision(
    draft: Draft, known: Known, rows: list[ReadRow], place: tuple[str, str], keys: set[str]
) -> None:
    standing = {
        i.person_id for i in known.identity if (i.source_id, i.name) == place and i.judgement == Judgement.POSITIVE
    }
    for key in sorted(keys - standing):
        held = ", ".join(sorted(standing)) or "not positive"
        draft.notes.append(
            f"{rows[0].where}: {place[1]!r} of {place[0]} is {key!r} here, yet decided before as {held}; left so"
        )


def _decide(draft: Draft, place: tuple[str, str], person_id: str, claim_id: str | None = None) -> None:
    reason = f"person_key given in {draft.name}"
    draft.add(_identity(draft, place, person_id, reason, DecidedBy.REVIEWED).model_copy(update={"claim_id": claim_id}))


def _suggest(draft: Draft, place: tuple[str, str], person_id: str) -> None:
    draft.add(_identity(draft, place, person_id, SUGGESTED, DecidedBy.SUGGESTED))


def _identity(
    draft: Draft, place: tuple[str, str], person_id: str, reason: str, decided_by: DecidedBy
) -> IdentityRecord:
    return IdentityRecord(
        source_id=place[0],
        name=place[1],
        person_id=person_id,
        judgement=Judgement.POSITIVE,
        reason=reason,
        decided_by=decided_by,
        decided_on=draft.today,
    )
