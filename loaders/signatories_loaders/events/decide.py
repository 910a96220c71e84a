"""Decisions on events, each as one change of the records. Nothing is written here."""

from signatories_loaders.events.book import Book
from signatories_loaders.events.candidate import Candidate
from signatories_loaders.events.naming import event_slug
from signatories_loaders.events.replace import removed, replaced
from signatories_loaders.records.change import Change, Ground, NotPossibleError
from signatories_schema.event import ClaimWithoutEventRecord, EventClaimRecord, EventRecord
from signatories_schema.vocab import SPELLS, BearsOn, DecidedBy, EventKind, Stance

UNSURE = "Unsure: "
"""Begins what is noted on an event that somebody has looked at without being able to tell."""


def confirm(book: Book, event_id: str, ground: Ground) -> Change:
    """The event is right as it stands, and so are its claims. What was said of it in doubt is taken back."""
    event = book.events[event_id]
    note = (event.note or "").partition(UNSURE)[0].strip() or None
    decided = {"decided_by": DecidedBy.REVIEWED.value, "decided_on": ground.on, "note": note}
    links = [link for link in book.on(event_id) if link.decided_by == DecidedBy.SUGGESTED]
    return Change(
        (event, *links),
        (event.model_copy(update=decided), *(link.model_copy(update=ground.decided) for link in links)),
    )


def doubt(book: Book, event_id: str, ground: Ground) -> Change:
    """Somebody has looked and cannot tell: the event stays a suggestion and its note says so."""
    event = book.events[event_id]
    before = (event.note or "").partition(UNSURE)[0].strip()
    note = f"{before} {UNSURE}{ground.reason}".strip()
    return Change((event,), (event.model_copy(update={"note": note}),))


def weigh(book: Book, event_id: str, claim_id: str, stance: Stance, ground: Ground) -> Change:
    """How a claim stands to the event: supports, contradicts, unclear."""
    link = _link(book, event_id, claim_id)
    return Change((link,), (link.model_copy(update={"stance": stance.value, **ground.decided}),))


def move(book: Book, event_id: str, claim_id: str, target_id: str, ground: Ground) -> Change:
    """The claim speaks of another event of the person. An event that is left without claims is replaced by that other."""
    link, target = _link(book, event_id, claim_id), _other(book, event_id, target_id)
    same_kind = target.kind == book.events[event_id].kind
    part = BearsOn(link.bears_on) if same_kind else _part(book, claim_id, EventKind(target.kind))
    there = [other for other in book.on(target_id) if other.claim_id == claim_id]
    new = _supporting(target_id, claim_id, part, ground)
    change = Change((link, *there), (new,))
    return change if len(book.on(event_id)) > 1 else change + replaced(book, event_id, target_id, ground)


def take(book: Book, event_id: str, claim_id: str, ground: Ground) -> Change:
    """A claim that stands on no event supports this one."""
    part = _part(book, claim_id, EventKind(book.events[event_id].kind))
    return Change((book.without[claim_id],), (_supporting(event_id, claim_id, part, ground),))


def leave(book: Book, event_id: str, claim_id: str, ground: Ground) -> Change:
    """The claim does not speak of this event, nor of another that stands. An event left without claims is removed."""
    change = Change((_link(book, event_id, claim_id),))
    if not any(link.claim_id == claim_id and link.event_id != event_id for link in book.links):
        change += Change(
            new=(
                ClaimWithoutEventRecord(
                    claim_id=claim_id, why=ground.reason, decided_by=DecidedBy.REVIEWED, decided_on=ground.on
                ),
            )
        )
    return change if len(book.on(event_id)) > 1 else change + removed(book, event_id, ground)


def split(book: Book, event_id: str, claim_ids: list[str], ground: Ground) -> tuple[Change, str]:
    """The claims speak of an event of their own, of the same kind. Returns its id, too.

    A new custody has no case yet: whether the court's acts belong to it has not been decided.
    """
    event = book.events[event_id]
    links = [_link(book, event_id, claim_id) for claim_id in dict.fromkeys(claim_ids)]
    if len(links) == len(book.on(event_id)):
        raise NotPossibleError("these are all its claims; an event keeps at least one")
    moved = [link.model_copy(update={"stance": Stance.SUPPORTS.value, **ground.decided}) for link in links]
    kind = EventKind(event.kind)
    told = Candidate(kind, reports=book.reports(kind, moved))
    new_id = event_slug(event.person_id, told, book.taken)
    new = EventRecord(
        event_id=new_id,
        person_id=event.person_id,
        kind=kind,
        case_id=None if kind == EventKind.CUSTODY else event.case_id,
        opening=told.opening if kind == EventKind.CUSTODY else None,
        decided_by=DecidedBy.REVIEWED,
        decided_on=ground.on,
    )
    # The event comes as it goes: where somebody has merged its person meanwhile, it is not the same and nothing is done.
    with_event = Change((event,), (event, new))
    return with_event + Change(
        tuple(links), tuple(link.model_copy(update={"event_id": new_id}) for link in moved)
    ), new_id


def merge(book: Book, old_id: str, new_id: str, ground: Ground) -> Change:
    """Two events are one: all claims of the old one move, and its address leads to the new one."""
    if _other(book, old_id, new_id).kind != book.events[old_id].kind:
        raise NotPossibleError("the events are of different kinds; accepted: one of the same kind")
    standing = {link.claim_id: link for link in book.on(new_id)}
    gone: list[EventClaimRecord] = []
    new: list[EventClaimRecord] = []
    for link in book.on(old_id):
        gone.append(link)
        there = standing.get(link.claim_id)
        if there and (there.stance == Stance.SUPPORTS or link.stance != Stance.SUPPORTS):
            continue
        gone += [there] if there else []
        new.append(link.model_copy(update={"event_id": new_id, **ground.decided}))
    return Change(tuple(gone), tuple(new)) + replaced(book, old_id, new_id, ground)


def _link(book: Book, event_id: str, claim_id: str) -> EventClaimRecord:
    for link in book.on(event_id):
        if link.claim_id == claim_id:
            return link
    raise NotPossibleError(f"{claim_id} does not stand on {event_id}")


def _other(book: Book, event_id: str, target_id: str) -> EventRecord:
    target = book.events.get(target_id)
    if target is None or target_id == event_id or target.person_id != book.events[event_id].person_id:
        raise NotPossibleError(f"{target_id!r} cannot be meant; accepted: another event of the same person")
    return target


def _supporting(event_id: str, claim_id: str, part: BearsOn, ground: Ground) -> EventClaimRecord:
    return EventClaimRecord(
        event_id=event_id, claim_id=claim_id, stance=Stance.SUPPORTS, bears_on=part, **ground.decided
    )


def _part(book: Book, claim_id: str, kind: EventKind) -> BearsOn:
    """The part of an event of a kind that a claim speaks of; a release ends a custody, anything else falls within a spell."""
    told = book.told(claim_id)
    if told.kind == kind:
        return told.part
    if kind not in SPELLS:
        return BearsOn.OCCURRENCE
    return BearsOn.END if (told.kind, kind) == (EventKind.RELEASE, EventKind.CUSTODY) else BearsOn.DURING
