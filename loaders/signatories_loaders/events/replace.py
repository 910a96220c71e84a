"""What goes with an event that ceases to stand: its address, its place in a chain of judgments, its case."""

from collections.abc import Iterator

from signatories_loaders.events.book import Book
from signatories_loaders.records.change import Change, Ground, NotPossibleError
from signatories_schema.correction import CorrectionRecord
from signatories_schema.event import EventRecord, MergedRecord
from signatories_schema.vocab import CorrectionOutcome, EventKind, MergedKind


def replaced(book: Book, old_id: str, new_id: str, ground: Ground) -> Change:
    """Another event stands for this one from now on: its address leads there, and so does all that referred to it."""
    old, new = book.events[old_id], book.events[new_id]
    chain = _chain(book, old_id, new_id)
    kept = new.model_copy(update={"case_id": new.case_id or old.case_id, "supersedes": chain[new_id]})
    altered = {new_id: kept} | {
        event.event_id: event.model_copy(update={"supersedes": new_id})
        for event in book.events.values()
        if event.supersedes == old_id and event.event_id not in (old_id, new_id)
    }
    for event_id in _of_its_case(book, old, kept):
        altered[event_id] = altered.get(event_id, book.events[event_id]).model_copy(update={"case_id": kept.case_id})
    return _altered(book, old, altered) + redirected(book.merged, old_id, new_id, MergedKind.EVENT, ground)


def removed(book: Book, event_id: str, ground: Ground) -> Change:
    """Nothing stands for this event: a correction says so, and its id is never given again."""
    correction = CorrectionRecord(
        correction_id=f"{event_id}-removed",
        decided_on=ground.on,
        subject_id=event_id,
        reason=ground.reason,
        outcome=CorrectionOutcome.MADE,
    )
    followers = {
        event.event_id: event.model_copy(update={"supersedes": None})
        for event in book.events.values()
        if event.supersedes == event_id
    }
    return _altered(book, book.events[event_id], followers) + Change(new=(correction,))


def redirected(merged: list[MergedRecord], old_id: str, new_id: str, kind: MergedKind, ground: Ground) -> Change:
    """An address leads to another from now on; those before it lead there in one step."""
    earlier = [row for row in merged if row.new_id == old_id]
    row = MergedRecord(old_id=old_id, new_id=new_id, kind=kind, reason=ground.reason, decided_on=ground.on)
    return Change(tuple(earlier), (*(one.model_copy(update={"new_id": new_id}) for one in earlier), row))


def _chain(book: Book, old_id: str, new_id: str) -> dict[str, str | None]:
    """Which judgment each one follows once the two are one. Raises NotPossibleError where one would follow itself."""
    led = {old_id: new_id}
    follows = {e.event_id: led.get(str(e.supersedes), e.supersedes) for e in book.events.values()}
    of_both = [earlier for earlier in (follows[new_id], follows[old_id]) if earlier not in (None, new_id)]
    follows[new_id] = of_both[0] if of_both else None
    step = follows[new_id]
    while step is not None:
        if step == new_id:
            raise NotPossibleError(
                "another judgment follows the one and is followed by the other; mend `supersedes` first"
            )
        step = follows.get(step)
    return follows


def _of_its_case(book: Book, old: EventRecord, new: EventRecord) -> Iterator[str]:
    """Events of the case that the old custody alone had opened: they follow it into the case of the new one."""
    if old.kind != EventKind.CUSTODY or old.case_id in (None, new.case_id):
        return
    others = [e for e in book.events.values() if e.case_id == old.case_id and e.event_id != old.event_id]
    if not any(event.kind == EventKind.CUSTODY for event in others):
        yield from (event.event_id for event in others)


def _altered(book: Book, gone: EventRecord, altered: dict[str, EventRecord]) -> Change:
    before = tuple(book.events[event_id] for event_id in altered)
    return Change((gone, *before), tuple(altered.values()))
