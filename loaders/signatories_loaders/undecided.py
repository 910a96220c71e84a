"""Printed names that nobody has decided on yet, and who they may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signatories_loaders.records.store import Store
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names.compare import LOOK, reasons
from signatories_schema.names.index import Index
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement

CANDIDATES = 5
"""People shown for one name."""


@dataclass(frozen=True)
class Candidate:
    """A person whom a name may be: the form of theirs that is most like it, how like, and in words."""

    person_id: str
    form: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Undecided:
    """A name as one page prints it, with the page's claims about it and the people it may be, best first."""

    source_id: str
    name: str
    claims: tuple[ClaimRecord, ...]
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> float:
        """Score of the first candidate; 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0.0


@dataclass(frozen=True)
class People:
    """The printed forms of all people, by which a name is looked up, and the letters that they signed."""

    index: Index[str]
    letters: dict[str, frozenset[str]]

    @classmethod
    def of(cls, store: Store) -> "People":
        """The people of a folder of records."""
        positive = {(i.source_id, i.name): i.person_id for i in _positive(store)}
        forms = {(person, name) for (_, name), person in positive.items()}
        forms |= {(p.person_id, n) for p in store.rows(PersonRecord) for n in (p.name_en, p.name_fa) if n}
        letters: dict[str, set[str]] = defaultdict(set)
        for claim in store.rows(ClaimRecord):
            person = positive.get((claim.source_id, claim.name or ""))
            if person and claim.letter_id:
                letters[person].add(claim.letter_id)
        return cls(Index(sorted(forms)), {person: frozenset(held) for person, held in letters.items()})

    def candidates(self, name: str, claims: Iterable[ClaimRecord]) -> list[Candidate]:
        """Whom a printed name may be, best first. Letters that both are said to have signed are told among the reasons."""
        signed = {claim.letter_id for claim in claims if claim.letter_id}
        best: dict[str, Candidate] = {}
        for found in self.index.search(name, CANDIDATES * 10):
            if found.score >= LOOK and found.id not in best:
                told = [f"signed {letter} too" for letter in sorted(signed & self.letters.get(found.id, frozenset()))]
                best[found.id] = Candidate(found.id, found.name, found.score, (*reasons(name, found.name), *told))
        return list(best.values())[:CANDIDATES]


def _positive(store: Store) -> list[IdentityRecord]:
    return [row for row in store.rows(IdentityRecord) if row.judgement == Judgement.POSITIVE]


def undecided(store: Store, suggested_too: bool = False) -> Iterator[Undecided]:
    """Names without a decision, best evidence first; with `suggested_too`, also those that are only suggested.

    A person decided not to be meant is no candidate any more.
    """
    people = People.of(store)
    decided: set[tuple[str, str]] = set()
    ruled_out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.rows(IdentityRecord):
        place = (row.source_id, row.name)
        if row.judgement == Judgement.NEGATIVE:
            ruled_out[place].add(row.person_id)
        elif not (suggested_too and row.decided_by == DecidedBy.SUGGESTED):
            decided.add(place)  # unsure is a decision too: somebody has looked and cannot tell
    claims: dict[tuple[str, str], list[ClaimRecord]] = defaultdict(list)
    for claim in store.rows(ClaimRecord):
        if claim.name and (claim.source_id, claim.name) not in decided:
            claims[claim.source_id, claim.name].append(claim)
    found = []
    for (source_id, name), told in claims.items():
        possible = people.candidates(name, told)
        kept = tuple(c for c in possible if c.person_id not in ruled_out[source_id, name])
        found.append(Undecided(source_id, name, tuple(told), kept))
    yield from sorted(found, key=lambda u: (-u.best, u.name, u.source_id))
