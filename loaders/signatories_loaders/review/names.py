"""Deciding on names one by one, best evidence first. Each answer is at once a row of identity.csv."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from signatories_loaders.inbox.known import slug
from signatories_loaders.records.change import Change, Ground
from signatories_loaders.records.store import Store
from signatories_loaders.review.screen import KEPT_TOGETHER
from signatories_loaders.review.sitting import NOTHING_LEFT, Ask, Sitting, undone
from signatories_loaders.undecided import Names, Undecided
from signatories_schema.event import MergedRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import script
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement, NameBasis, Publish

KEYS = (
    "1-5 the same person · n not the first · u unsure of the first · p a new person · l later · z undo"
    f" · q{KEPT_TOGETHER}leave"
)
Place = tuple[str, str]
"""A page and a name that it prints."""
SHOWN = 6
"""Claims of a name that are shown."""


@dataclass
class Review(Sitting):
    """One sitting on names."""

    later: set[tuple[str, str]] = field(default_factory=set)
    _names: Names | None = None

    def next(self) -> Undecided | None:
        """The name with the best evidence that is neither decided nor put off."""
        self._names = self._names or Names(self.store)
        names = self._names.undecided(suggested_too=True)
        return next((u for u in names if (u.source_id, u.name) not in self.later), None)

    def decide(self, item: Undecided, person_id: str, judgement: Judgement, reason: str) -> None:
        """Write one decision. Raises NotPossibleError."""
        self.do(self._decision(item, person_id, judgement, reason), f"{item.name} – {person_id}")

    def new_person(self, item: Undecided, name_en: str, reason: str) -> str:
        """Write a new person, displayed as the page prints the name or as given, and the decision. Returns the id."""
        person = person_of(item.name, name_en, free_id(self.store, name_en))
        change = self._decision(item, person.person_id, Judgement.POSITIVE, reason)
        self.do(Change(new=(person,)) + change, f"{item.name} – {person.person_id}")
        return person.person_id

    def _decision(self, item: Undecided, person_id: str, judgement: Judgement, reason: str) -> Change:
        row = decision_row((item.source_id, item.name), person_id, judgement, Ground(reason, self.today))
        return Change(tuple(r for r in self.store.rows(IdentityRecord) if outdated(r, row)), (row,))


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


def describe(item: Undecided) -> Iterator[str]:
    """What the page says of the name, beside the people it may be."""
    yield f"{item.name}   printed by {item.source_id}"
    for claim in item.claims[:SHOWN]:
        told = [claim.letter_id, claim.date, claim.place, claim.role, claim.detail]
        yield "    " + ", ".join([str(claim.kind), *(text for text in told if text)])
    for n, candidate in enumerate(item.candidates, 1):
        yield f"  {n}  {candidate.score:.2f}  {candidate.person_id} ({candidate.form}): {'; '.join(candidate.reasons)}"
    if not item.candidates:
        yield "  nobody known is printed like this"


@dataclass
class NameDeck:
    """The undecided names."""

    sitting: Review
    keys: str = KEYS
    _item: Undecided | None = None

    def turn(self) -> bool:
        """Go to the next name."""
        self._item = self.sitting.next()
        return self._item is not None

    def picture(self) -> Iterator[str]:
        """The name."""
        return describe(self._item) if self._item else iter([NOTHING_LEFT])

    def answer(self, key: str, ask: Ask) -> str:
        """Carry out one key."""
        item = self._item
        if key == "z":
            return undone(self.sitting)
        if item is None:
            return self.keys
        if key == "l":
            self.sitting.later.add((item.source_id, item.name))
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

    def _new_person(self, item: Undecided, ask: Ask) -> str:
        name_en = item.name
        while script(name_en) != "Latin":
            if not (name_en := ask("display name in Latin script (nothing: not a new person)")):
                return "nothing done"
        return f"new person: {self.sitting.new_person(item, name_en, self.sitting.ground(ask).reason)}"
