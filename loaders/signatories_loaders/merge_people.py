"""Two people turn out to be one: all that stands for the old one stands for the new one, and the old address leads there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.events.replace import redirected
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, Ground, NotPossibleError, carry_out
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import key_of
from signatories_schema.event import EventRecord, MergedRecord
from signatories_schema.figure import SearchLogRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.person import PersonRecord
from signatories_schema.record import Record
from signatories_schema.vocab import DecidedBy, Judgement, MergedKind

R = TypeVar("R", bound=Record)
STRENGTH = (Judgement.POSITIVE, Judgement.UNSURE, Judgement.NEGATIVE)
"""Which of two judgements on one name stands: who is one of the two is the person, whatever was said of the other."""
NAMING = (PersonRecord, IdentityRecord, EventRecord, SearchLogRecord)
"""Kinds of record that name a person."""


def merge_people(house: House, old_id: str, new_id: str, reason: str) -> Iterator[str]:
    """Merge a person into another and check the whole; yields a summary.

    Ids of events and cases stay: they are addresses that people cite. Raises NotPossibleError, FaultsError or CheckError, and
    then nothing is changed.
    """
    if not reason.strip():
        raise NotPossibleError("a reason is needed")
    _check_private(house.private, {old_id, new_id})
    change = _merged(house.records, old_id, new_id, Ground(reason.strip(), date.today().isoformat()))
    carry_out(house.records, change)
    try:
        build(house, Steps(), keep=False)
    except BaseException:
        # Faults, a check of counts that fails, Ctrl-C: whatever ends it, the records are as they were.
        carry_out(house.records, change.back)
        raise
    yield f"{old_id} is {new_id} from now on"
    for record in NAMING[1:]:
        yield f"{record.file}: {sum(type(row) is record for row in change.gone)} rows changed"
    yield f"next: signatories review --events --person {new_id} (an event of both may be one)"


def _check_private(private: Store, ids: set[str]) -> None:
    for record in NAMING:
        if any(vars(row)["person_id"] in ids for row in private.rows(record)):
            raise NotPossibleError(
                f"db/private/{record.file} speaks of one of them; accepted: two people who are not withheld"
            )


def _merged(store: Store, old_id: str, new_id: str, ground: Ground) -> Change:
    people = {person.person_id: person for person in store.rows(PersonRecord)}
    for person_id in (old_id, new_id):
        if person_id not in people:
            raise NotPossibleError(f"there is no person {person_id!r}; accepted: an id of people.csv")
    if old_id == new_id:
        raise NotPossibleError("a person cannot be merged into the same one; accepted: two ids")
    old, new = people[old_id], people[new_id]
    return (
        Change((old, new), (_with_what_it_lacks(new, old),))
        + _decisions(store, old_id, new_id)
        + _events(store, old_id, new_id)
        + _searches(store, old_id, new_id)
        + redirected(store.rows(MergedRecord), old_id, new_id, MergedKind.PERSON, ground)
    )


def _with_what_it_lacks(new: PersonRecord, old: PersonRecord) -> PersonRecord:
    """The new person, with the Persian name and the note of the old one where it has none, or both notes."""
    update: dict[str, Any] = {}
    if new.name_fa is None:
        update = {"name_fa": old.name_fa, "name_fa_basis": old.name_fa_basis}
    return new.model_copy(update=update | {"note": _both(new.note, old.note, " ")})


def _decisions(store: Store, old_id: str, new_id: str) -> Change:
    """Decisions on one name for both become one; a name that is either of them is the person."""
    by_place: dict[tuple[str, str, str | None], list[IdentityRecord]] = defaultdict(list)
    for row in store.rows(IdentityRecord):
        if row.person_id in (old_id, new_id):
            by_place[row.source_id, row.name, row.claim_id].append(row)
    gone: list[IdentityRecord] = []
    kept: list[IdentityRecord] = []
    for rows in by_place.values():
        if any(row.person_id == old_id for row in rows):
            gone += rows
            stands = min(rows, key=lambda row: (*_weight(row), row.person_id != new_id))
            kept.append(stands.model_copy(update={"person_id": new_id}))
    return Change(tuple(gone), tuple(kept))


def _weight(row: IdentityRecord) -> tuple[bool, int]:
    """Sorts the decision that stands first: what a person has reviewed before what was suggested, then the stronger."""
    return row.decided_by == DecidedBy.SUGGESTED, STRENGTH.index(Judgement(row.judgement))


def _events(store: Store, old_id: str, new_id: str) -> Change:
    events = [event for event in store.rows(EventRecord) if event.person_id == old_id]
    return Change(tuple(events), _renamed(events, new_id))


def _searches(store: Store, old_id: str, new_id: str) -> Change:
    """Searches for either; of two on one day in one place, what came of both is told."""
    searches = store.rows(SearchLogRecord)
    of_new = {key_of(row): row for row in searches if row.person_id == new_id}
    gone: list[SearchLogRecord] = []
    kept: list[SearchLogRecord] = []
    for old in (row for row in searches if row.person_id == old_id):
        (new,) = _renamed([old], new_id)
        twin = of_new.get(key_of(new))
        gone += [old, twin] if twin else [old]
        kept.append(_as_one(twin, old) if twin else new)
    return Change(tuple(gone), tuple(kept))


def _as_one(new: SearchLogRecord, old: SearchLogRecord) -> SearchLogRecord:
    texts = {column: _both(getattr(new, column), getattr(old, column)) for column in _TEXTS}
    numbers = {
        column: sum(told)
        if (told := [n for n in (getattr(new, column), getattr(old, column)) if n is not None])
        else None
        for column in ("look_ups", "pages_read")
    }
    return new.model_copy(update=texts | numbers)


_TEXTS = ("languages", "spellings", "found", "note")


def _both(one: str | None, other: str | None, between: str = "; ") -> str | None:
    """Two texts, each part once."""
    return between.join(dict.fromkeys(text for text in (one, other) if text)) or None


def _renamed(rows: Sequence[R], person_id: str) -> tuple[R, ...]:
    return tuple(row.model_copy(update={"person_id": person_id}) for row in rows)
