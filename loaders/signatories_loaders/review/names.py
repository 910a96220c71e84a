"""Deciding on names one by one, best evidence first. Each answer is at once a row of identity.csv."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from signatories_loaders.inbox.known import slug
from signatories_loaders.records.change import Change, Ground
from signatories_loaders.records.store import Store
from signatories_loaders.review.screen import KEPT_TOGETHER
from signatories_loaders.review.sitting import NOTHING_LEFT, Ask, Sitting
from signatories_loaders.review.told import Pages, display_name, of_name, of_person
from signatories_loaders.undecided import Candidate, Names, Place, Undecided, counted
from signatories_schema.event import MergedRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import script
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement, NameBasis, Publish

ALWAYS = f"l later · z undo · q{KEPT_TOGETHER}leave"
"""Keys that there always are."""


@dataclass
class Review(Sitting):
    """One sitting on names."""

    later: set[Place] = field(default_factory=set)
    left: list[Undecided] = field(default_factory=list)
    """Names that are neither decided nor put off, as `next` has found them."""

    def __post_init__(self) -> None:
        self.names = Names(self.store)

    def next(self, in_view: object = None) -> Undecided | None:
        """The name in view, and else the one with the best evidence, of those that are neither decided nor put off."""
        names = self.names.undecided(suggested_too=True)
        self.left = [item for item in names if item.place not in self.later]
        first = self.left[0] if self.left else None
        return next((item for item in self.left if item.place == in_view), first)

    def decide(self, item: Undecided, person_id: str, judgement: Judgement, reason: str) -> None:
        """Write one decision. Raises NotPossibleError."""
        change = self._decisions(item, {person_id: judgement}, reason)
        self.do(change, f"{item.name} – {person_id}", item.place)

    def new_person(self, item: Undecided, name_en: str, reason: str) -> str:
        """Write a new person, displayed as the page prints the name or as given, the decision that the name is theirs, and
        that it is nobody's whose name looks the same. Returns the id."""
        person = person_of(item.name, name_en, free_id(self.store, name_en))
        others = {candidate.person_id: Judgement.NEGATIVE for candidate in strong(item)}
        change = self._decisions(item, others | {person.person_id: Judgement.POSITIVE}, reason)
        self.do(Change(new=(person,)) + change, f"{item.name} – {person.person_id}", item.place)
        return person.person_id

    def _decisions(self, item: Undecided, judgements: dict[str, Judgement], reason: str) -> Change:
        ground = Ground(reason, self.today)
        rows = tuple(decision_row(item.place, person_id, said, ground) for person_id, said in judgements.items())
        standing = self.store.rows(IdentityRecord)
        return Change(tuple(old for old in standing if any(outdated(old, row) for row in rows)), rows)


def strong(item: Undecided) -> list[Candidate]:
    """The candidates whose names look the same."""
    return [candidate for candidate in item.candidates if candidate.strong]


def outdated(standing: IdentityRecord, row: IdentityRecord) -> bool:
    """Whether a suggestion falls with a decision: one for the same person, or any on the name where it now has a person
    or somebody has looked in vain."""
    return (
        standing.decided_by == DecidedBy.SUGGESTED
        and (standing.source_id, standing.name, standing.claim_id) == (row.source_id, row.name, row.claim_id)
        and (standing.person_id == row.person_id or row.judgement != Judgement.NEGATIVE)
    )


def free_id(store: Store, name_en: str) -> str:
    """An id for a new person that nobody has or had."""
    taken = {person.person_id for person in store.rows(PersonRecord)}
    taken |= {row.old_id for row in store.rows(MergedRecord)}
    stem = slug(name_en)
    return next(c for c in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if c not in taken)


def person_of(printed: str, name_en: str, person_id: str) -> PersonRecord:
    """A new person, of whom nothing is known but a printed name and how it is written in Latin script."""
    persian = printed if script(printed) == "Arabic" else None
    return PersonRecord(
        person_id=person_id,
        name_en=name_en,
        name_en_basis=NameBasis.PRINTED if name_en == printed else NameBasis.TRANSLITERATED,
        name_fa=persian,
        name_fa_basis=NameBasis.PRINTED if persian else None,
        publish=Publish.PUBLIC,
    )


def decision_row(place: Place, person_id: str, judgement: Judgement, ground: Ground) -> IdentityRecord:
    """A decision on who a page's printed name is."""
    return IdentityRecord(source_id=place[0], name=place[1], person_id=person_id, judgement=judgement, **ground.decided)


@dataclass
class NameDeck:
    """The undecided names. One stays in view until it is decided or put off."""

    sitting: Review
    _item: Undecided | None = None
    _in_view: object = None
    """Page and name to stay with."""

    def turn(self) -> bool:
        """Go to the name in view as it stands now, or to the next."""
        self._item = self.sitting.next(self._in_view)
        self._in_view = self._item.place if self._item else None
        return self._item is not None

    @property
    def keys(self) -> str:
        """The keys that there are for the name in view."""
        if self._item is None:
            return ALWAYS.partition(" · ")[2]
        count, others = len(self._item.candidates), len(strong(self._item))
        choose = {
            0: [],
            1: ["1 the same person", "n not the same", "u unsure"],
        }.get(count, [f"{_up_to(count)} the same person", "n not the first", "u unsure of the first"])
        none_of = f", and not {_up_to(others)}" if others else ""
        return " · ".join([*choose, f"p a new person{none_of}", ALWAYS])

    def picture(self) -> Iterator[str]:
        """What the page says under the name, beside what is held of the people whom it may be."""
        item = self._item
        if item is None:
            yield NOTHING_LEFT
            return
        pages, names = Pages.of(self.sitting.store), self.sitting.names
        progress = self.sitting.progress(item.place, (other.place for other in self.sitting.left))
        yield f"{progress}   left: {counted(self.sitting.left)}"
        yield f"{item.name}   printed by {item.source_id}"
        yield from (f"      {line}" for line in of_name(item, pages))
        for n, candidate in enumerate(item.candidates, 1):
            who = f"{candidate.person_id}   {display_name(names, candidate.person_id)}"
            yield f"  {n}  {candidate.score:.2f}  {who}   printed {candidate.form}: {'; '.join(candidate.reasons)}"
            if item.suggested and item.suggested.person_id == candidate.person_id:
                yield f"      suggested: {item.suggested.reason}"
            yield from (f"      {line}" for line in of_person(item, candidate, names, pages))
        if not item.candidates:
            yield "  nobody known is printed like this"

    def answer(self, key: str, ask: Ask) -> str:
        """Carry out one key. Raises NotPossibleError."""
        item = self._item
        if key == "z":
            return self._undo()
        if item is None:
            return self.keys
        if key == "l":
            self.sitting.later.add(item.place)
            return "later"
        if key == "p":
            return self._new_person(item, ask)
        place = int(key) - 1 if key.isdigit() else 0
        if not (key in ("n", "u") or key.isdigit()) or not 0 <= place < len(item.candidates):
            return self.keys
        judgement = {"n": Judgement.NEGATIVE, "u": Judgement.UNSURE}.get(key, Judgement.POSITIVE)
        person = item.candidates[place].person_id
        self.sitting.decide(item, person, judgement, self.sitting.ground(ask).reason)
        return f"{judgement}: {item.name} – {person}"

    def _undo(self) -> str:
        """Take back the latest decision and go back to its name."""
        undone = self.sitting.undo()
        if undone is None:
            return "nothing to undo"
        self._in_view = undone.about
        self.sitting.later -= {place for place in self.sitting.later if place == undone.about}
        return f"undone: {undone.told}"

    def _new_person(self, item: Undecided, ask: Ask) -> str:
        name_en = item.name
        while script(name_en) != "Latin":
            if not (name_en := ask("display name in Latin script (nothing: not a new person)")):
                return "nothing done"
        person_id = self.sitting.new_person(item, name_en, self.sitting.ground(ask).reason)
        return ", not ".join([f"new person: {person_id}", *(candidate.person_id for candidate in strong(item))])


def _up_to(last: int) -> str:
    return "1" if last == 1 else f"1-{last}"
