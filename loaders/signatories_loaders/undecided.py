"""Printed names that nobody has decided on yet, and who they may be."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from signatories_loaders.evidence import Reported, excludes, reasons_beyond_names
from signatories_loaders.records.store import Store
from signatories_loaders.resolve import Resolver
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names.compare import LOOK, reasons
from signatories_schema.names.index import Index
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import DecidedBy, Judgement

CANDIDATES = 5
"""People shown for one name."""
Place = tuple[str, str]
"""A page and a name as it prints it."""


@dataclass(frozen=True)
class Candidate:
    """A person whom a name may be: the form of theirs that is most like it, how like, and in words."""

    person_id: str
    form: str
    score: float
    reasons: tuple[str, ...]

    @property
    def excluded(self) -> bool:
        """Whether dates exclude it. It is shown all the same, after others with the same score."""
        return excludes(self.reasons)


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


class Names:
    """The names of a folder of records, for one sitting: the index of all people's forms is made once and kept.

    The records may change between two calls. People and forms that are new go into the index, and those that are gone are
    no candidates any more.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: Index[str] = Index()
        self._indexed: set[tuple[str, str]] = set()
        self._forms: set[tuple[str, str]] = set()
        self.claims_of: dict[str, list[ClaimRecord]] = {}
        """Claims by the person whom they are decided to be about."""

    def read(self) -> list[ClaimRecord]:
        """Take up what the records hold now; returns all claims."""
        positive = [i for i in self._store.rows(IdentityRecord) if i.judgement == Judgement.POSITIVE]
        self._forms = {(i.person_id, i.name) for i in positive}
        self._forms |= {(p.person_id, n) for p in self._store.rows(PersonRecord) for n in (p.name_en, p.name_fa) if n}
        self._index.add(sorted(self._forms - self._indexed))
        self._indexed |= self._forms
        claims = self._store.rows(ClaimRecord)
        resolver, held = Resolver.of(self._store), defaultdict(list)
        for claim in claims:
            if person := resolver.person_of(claim):
                held[person].append(claim)
        self.claims_of = dict(held)
        return claims

    def undecided(self, suggested_too: bool = False) -> list[Undecided]:
        """Names without a decision, best evidence first; with `suggested_too`, also those that are only suggested.

        A person decided not to be meant is no candidate any more.
        """
        all_claims = self.read()
        decided, ruled_out = self._decisions(suggested_too)
        claims: dict[Place, list[ClaimRecord]] = defaultdict(list)
        for claim in all_claims:
            if claim.name and (claim.source_id, claim.name) not in decided:
                claims[claim.source_id, claim.name].append(claim)
        found = []
        for place, told in claims.items():
            possible = self.candidates(place[1], [Reported.of(claim) for claim in told], place)
            kept = tuple(c for c in possible if c.person_id not in ruled_out[place])
            found.append(Undecided(*place, tuple(told), kept))
        return sorted(found, key=lambda u: (-u.best, u.name, u.source_id))

    def _decisions(self, suggested_too: bool) -> tuple[set[Place], dict[Place, set[str]]]:
        """Names on which anybody has decided, and whom each is decided not to be."""
        decided: set[Place] = set()
        ruled_out: dict[Place, set[str]] = defaultdict(set)
        for row in self._store.rows(IdentityRecord):
            place = (row.source_id, row.name)
            if row.judgement == Judgement.NEGATIVE:
                ruled_out[place].add(row.person_id)
            elif not (suggested_too and row.decided_by == DecidedBy.SUGGESTED):
                decided.add(place)  # unsure is a decision too: somebody has looked and cannot tell
        return decided, ruled_out

    def candidates(self, name: str, told: list[Reported], place: Place | None = None) -> list[Candidate]:
        """Whom a printed name may be, best first, by what is told under it. What `place` itself tells is no evidence."""
        best: dict[str, Candidate] = {}
        for found in self._index.search(name, CANDIDATES * 10):
            if found.score >= LOOK and found.id not in best and (found.id, found.name) in self._forms:
                theirs = [Reported.of(c) for c in self.claims_of.get(found.id, ()) if (c.source_id, c.name) != place]
                said = (*reasons(name, found.name), *reasons_beyond_names(told, theirs))
                best[found.id] = Candidate(found.id, found.name, found.score, said)
        # What is shown as the same score is the same score; those whom dates exclude come last among them.
        return sorted(best.values(), key=lambda c: (-round(c.score, 2), c.excluded, -c.score, c.person_id))[:CANDIDATES]


def undecided(store: Store, suggested_too: bool = False) -> Iterator[Undecided]:
    """`Names.undecided` for a single look."""
    yield from Names(store).undecided(suggested_too)
