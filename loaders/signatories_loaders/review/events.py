"""Deciding on suggested events one by one. Each answer is at once in the records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from signatories_loaders.events import decide
from signatories_loaders.events.book import Book
from signatories_loaders.records.change import Change, Ground, NotPossibleError
from signatories_loaders.review.picture import picture
from signatories_loaders.review.queue import Queued, to_review
from signatories_loaders.review.screen import KEPT_TOGETHER
from signatories_loaders.review.sitting import NOTHING_LEFT, Ask, Sitting
from signatories_schema.vocab import Stance

KEYS = (
    "c confirm · v move a claim · a add a claim · t the stance of a claim · s split · m merge into another"
    f" · u unsure · l later · z undo · q{KEPT_TOGETHER}leave"
)
STANCES = {"1": Stance.SUPPORTS, "2": Stance.CONTRADICTS, "3": Stance.UNCLEAR}


class _NothingChosenError(Exception):
    """Somebody has thought better of it."""


@dataclass
class EventDeck:
    """The events that are only suggested; of one person only where given. One stays in view until it is decided or put off."""

    sitting: Sitting
    person_id: str | None = None
    keys: str = KEYS
    later: set[str] = field(default_factory=set)
    _queue: list[Queued] = field(default_factory=list)
    _now: Queued | None = None
    _in_view: object = None
    """Id of the event to stay with."""

    def turn(self) -> bool:
        """Go to the event in view as it stands now, or to the next."""
        queue = to_review(Book.of(self.sitting.store), self.person_id)
        self._queue = [queued for queued in queue if queued.event.event_id not in self.later]
        first = self._queue[0] if self._queue else None
        self._now = next((queued for queued in self._queue if queued.event.event_id == self._in_view), first)
        self._in_view = self._now.event.event_id if self._now else None
        return self._now is not None

    def picture(self) -> Iterator[str]:
        """The event."""
        if self._now is None:
            yield NOTHING_LEFT
            return
        left = (queued.event.event_id for queued in self._queue)
        yield f"{self.sitting.progress(self._now.event.event_id, left)} suggested events"
        yield from picture(self._now, self.sitting.store)

    def answer(self, key: str, ask: Ask) -> str:
        """Carry out one key. Raises NotPossibleError."""
        if key == "z":
            return self._undo()
        action = _ACTIONS.get(key)
        if action is None or self._now is None:
            return self.keys
        try:
            return action(self, self._now, ask)
        except _NothingChosenError:
            return "nothing done"

    def _undo(self) -> str:
        """Take back the latest decision and go back to its event."""
        undone = self.sitting.undo()
        if undone is None:
            return "nothing to undo"
        self._in_view = undone.about
        self.later.discard(str(undone.about))
        return f"undone: {undone.told}"

    def _done(self, now: Queued, change: Change, told: str) -> str:
        return self.sitting.do(change, told, now.event.event_id)

    def _confirm(self, now: Queued, ask: Ask) -> str:
        event_id = now.event.event_id
        return self._done(now, decide.confirm(now.book, event_id, self._ground(ask)), f"confirmed: {event_id}")

    def _unsure(self, now: Queued, ask: Ask) -> str:
        event_id = now.event.event_id
        said = self._done(now, decide.doubt(now.book, event_id, self._ground(ask)), f"unsure: {event_id}")
        self.later.add(event_id)
        return said

    def _later(self, now: Queued, ask: Ask) -> str:
        self.later.add(now.event.event_id)
        return "later"

    def _weigh(self, now: Queued, ask: Ask) -> str:
        claim_id = self._claims(now, ask, "which claim")[0]
        chosen = _digits(ask("1 supports, 2 contradicts, 3 unclear (nothing: leave it)"))
        if chosen not in STANCES:
            raise _NothingChosenError
        change = decide.weigh(now.book, now.event.event_id, claim_id, STANCES[chosen], self._ground(ask))
        return self._done(now, change, f"{STANCES[chosen]}: {claim_id}")

    def _move(self, now: Queued, ask: Ask) -> str:
        event_id, claim_id = now.event.event_id, self._claims(now, ask, "which claim")[0]
        target = self._event(
            now, ask, "to which event: its number or id, 0 to none, + to a new one (nothing: leave it)"
        )
        ground = self._ground(ask)
        if target == "+":
            return self._into_new(now, [claim_id], ground)
        if target == "0":
            return self._done(now, decide.leave(now.book, event_id, claim_id, ground), f"on no event: {claim_id}")
        change = decide.move(now.book, event_id, claim_id, target, ground)
        return self._done(now, change, f"moved: {claim_id} to {target}")

    def _add(self, now: Queued, ask: Ask) -> str:
        beside = now.beside()
        claim_id = _chosen(ask("which of the claims on no event (nothing: none)"), beside, len(now.links) + 1)[0]
        change = decide.take(now.book, now.event.event_id, claim_id, self._ground(ask))
        return self._done(now, change, f"added: {claim_id} to {now.event.event_id}")

    def _split(self, now: Queued, ask: Ask) -> str:
        claim_ids = self._claims(now, ask, "which claims make an event of their own, as 1,3")
        return self._into_new(now, claim_ids, self._ground(ask))

    def _into_new(self, now: Queued, claim_ids: list[str], ground: Ground) -> str:
        change, new_id = decide.split(now.book, now.event.event_id, claim_ids, ground)
        return self._done(now, change, f"new event: {new_id}")

    def _merge(self, now: Queued, ask: Ask) -> str:
        event_id = now.event.event_id
        target = self._event(now, ask, "into which event: its number or id (nothing: leave it)")
        change = decide.merge(now.book, event_id, target, self._ground(ask))
        return self._done(now, change, f"merged: {event_id} into {target}")

    def _claims(self, now: Queued, ask: Ask, question: str) -> list[str]:
        return _chosen(ask(f"{question} (nothing: none)"), [link.claim_id for link in now.links], 1)

    def _event(self, now: Queued, ask: Ask, question: str) -> str:
        answer = _digits(ask(question))
        if not answer:
            raise _NothingChosenError
        others = [str(other.event_id) for other in now.neighbours()]
        if not answer.isdigit() or answer == "0":
            return answer
        if int(answer) > len(others):
            raise NotPossibleError(f"there is no event {answer}; accepted: 1 to {len(others)}, or an id")
        return others[int(answer) - 1]

    def _ground(self, ask: Ask) -> Ground:
        return self.sitting.ground(ask)


def _digits(answer: str) -> str:
    """The answer with the digits of any script as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in answer)


def _chosen(answer: str, ids: list[str], first: int) -> list[str]:
    """The ids that an answer names by their numbers, which are counted from `first`."""
    numbers = [part for part in _digits(answer).replace("،", ",").replace(",", " ").split() if part]
    if not numbers:
        raise _NothingChosenError
    last = first + len(ids) - 1
    for number in numbers:
        if not (number.isdigit() and first <= int(number) <= last):
            raise NotPossibleError(f"there is no claim {number} to choose here; accepted: {first} to {last}")
    return [ids[int(number) - first] for number in numbers]


_ACTIONS: dict[str, Callable[[EventDeck, Queued, Ask], str]] = {
    "c": EventDeck._confirm,
    "v": EventDeck._move,
    "a": EventDeck._add,
    "t": EventDeck._weigh,
    "s": EventDeck._split,
    "m": EventDeck._merge,
    "u": EventDeck._unsure,
    "l": EventDeck._later,
}
