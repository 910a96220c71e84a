"""`review`: deciding on names one by one in the terminal. Each answer is at once a row of identity.csv."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from signatories_loaders.inbox.known import slug
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import key_of
from signatories_loaders.undecided import Undecided, undecided
from signatories_schema.identity import IdentityRecord
from signatories_schema.names import script
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement, NameBasis, Publish

KEYS = "1-5 the same person · n not the first · u unsure of the first · p a new person · l later · z undo · q leave"
SHOWN = 6
"""Claims of a name that are shown."""


class Done(NamedTuple):
    """A decision of this sitting, with what it replaced and the person that it added."""

    row: IdentityRecord
    replaced: list[IdentityRecord]
    person: PersonRecord | None


@dataclass
class Review:
    """One sitting. What was decided stands in the records already; `done` is there to be undone."""

    store: Store
    today: str = field(default_factory=lambda: date.today().isoformat())
    done: list[Done] = field(default_factory=list)
    later: set[tuple[str, str]] = field(default_factory=set)

    def next(self) -> Undecided | None:
        """The name with the best evidence that is neither decided nor put off."""
        names = undecided(self.store, suggested_too=True)
        return next((u for u in names if (u.source_id, u.name) not in self.later), None)

    def decide(self, item: Undecided, person_id: str, judgement: Judgement, reason: str) -> None:
        """Write one decision."""
        self._write(item, person_id, judgement, reason, None)

    def new_person(self, item: Undecided, name_en: str, reason: str) -> str:
        """Write a new person, displayed as the page prints the name or as given, and the decision. Returns the id."""
        taken = {person.person_id for person in self.store.rows(PersonRecord)}
        stem = slug(name_en)
        person_id = next(c for c in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if c not in taken)
        persian = item.name if script(item.name) == "Arabic" else None
        person = PersonRecord(
            person_id=person_id,
            name_en=name_en,
            name_en_basis=NameBasis.PRINTED if name_en == item.name else NameBasis.TRANSLITERATED,
            name_fa=persian,
            name_fa_basis=NameBasis.PRINTED if persian else None,
            publish=Publish.PUBLIC,
        )
        self.store.append(PersonRecord, [person])
        self._write(item, person_id, Judgement.POSITIVE, reason, person)
        return person_id

    def _write(
        self, item: Undecided, person_id: str, judgement: Judgement, reason: str, person: PersonRecord | None
    ) -> None:
        row = IdentityRecord(
            source_id=item.source_id,
            name=item.name,
            person_id=person_id,
            judgement=judgement,
            reason=reason,
            decided_by=DecidedBy.REVIEWED,
            decided_on=self.today,
        )
        standing = self.store.rows(IdentityRecord)
        replaced = [r for r in standing if _place(r) == _place(row) and r.decided_by == DecidedBy.SUGGESTED]
        self.store.write(IdentityRecord, [*(r for r in standing if r not in replaced), row])
        self.done.append(Done(row, replaced, person))

    def undo(self) -> IdentityRecord | None:
        """Take back the last decision of this sitting: what it replaced stands again, and the person it added is gone."""
        if not self.done:
            return None
        row, replaced, person = self.done.pop()
        kept = [other for other in self.store.rows(IdentityRecord) if key_of(other) != key_of(row)]
        self.store.write(IdentityRecord, [*kept, *replaced])
        if person:
            people = [other for other in self.store.rows(PersonRecord) if other.person_id != person.person_id]
            self.store.write(PersonRecord, people)
        return row


def _place(row: IdentityRecord) -> tuple[str, str, str | None]:
    return row.source_id, row.name, row.claim_id


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


Ask = Callable[[str], str]
"""Asks for a line and returns it."""


def answer(review: Review, item: Undecided, key: str, ask: Ask) -> str | None:
    """Carry out one key; returns what to say, or None to leave."""
    if key == "q":
        return None
    if key == "l":
        review.later.add((item.source_id, item.name))
        return "later"
    if key == "z":
        row = review.undo()
        return f"undone: {row.name}" if row else "nothing to undo"
    if key == "p":
        name_en = item.name if script(item.name) == "Latin" else ask("display name in Latin script")
        return f"new person: {review.new_person(item, name_en, ask('reason'))}"
    place = int(key) - 1 if key.isdigit() else 0
    judgement = {"n": Judgement.NEGATIVE, "u": Judgement.UNSURE}.get(key, Judgement.POSITIVE)
    if not (key in "nu" or key.isdigit()) or not 0 <= place < len(item.candidates):
        return KEYS
    person = item.candidates[place].person_id
    review.decide(item, person, judgement, ask("reason"))
    return f"{judgement}: {item.name} – {person}"
