"""Printed names that nobody has decided on yet, and who they may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from signatories_loaders.evidence import Reported, excludes, reasons_beyond_names
from signatories_loaders.records.store import Store
from signatories_loaders.resolve import Resolver
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.names.compare import LOOK, SAME_LOOK, compare, reasons
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

    @property
    def strong(self) -> bool:
        """Whether the names look like one, by the score as it is shown: to call such a name a new person's is to say that it is
        not this one's."""
        return round(self.score, 2) >= SAME_LOOK


@dataclass(frozen=True)
class Undecided:
    """A name as one page prints it, with the page's claims about it and the people it may be, best first."""

    source_id: str
    name: str
    claims: tuple[ClaimRecord, ...]
    candidates: tuple[Candidate, ...]
    suggested: IdentityRecord | None = None
    """The suggestion that nobody has reviewed, where there is one."""

    @property
    def place(self) -> Place:
        """The page, and the name as it prints it."""
        return self.source_id, self.name

    @property
    def best(self) -> float:
        """Score of the first candidate; 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0.0


def counted(items: Sequence[Undecided]) -> str:
    """How many names there are to decide on, in the words of every command."""
    suggested = sum(item.suggested is not None for item in items)
    bare = len(items) - suggested
    return f"{bare} name{'s' * (bare != 1)} without a decision, {suggested} only suggested"


class Names:
    """The names of a folder of records, for one sitting: the index of all people's forms is made once and kept.

    The records may change between two calls. People and forms that are new go into the index, and those that are gone are
    no candidates any more.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: Index[str] = Index()
        self._indexed: set[tuple[str, str]] = set()
        self._forms: dict[tuple[str, str], set[Place | None]] = {}
        """A person and a printed form of theirs -> the places that print it; None among them where it is a display name."""
        self.claims_of: dict[str, list[ClaimRecord]] = {}
        """Claims by the person whom they are decided to be about."""
        self.people: dict[str, PersonRecord] = {}

    def read(self) -> list[ClaimRecord]:
        """Take up what the records hold now; returns all claims."""
        positive = [i for i in self._store.rows(IdentityRecord) if i.judgement == Judgement.POSITIVE]
        forms: dict[tuple[str, str], set[Place | None]] = defaultdict(set)
        for row in positive:
            forms[row.person_id, row.name].add((row.source_id, row.name))
        self.people = {person.person_id: person for person in self._store.rows(PersonRecord)}
        for person in self.people.values():
            for name in filter(None, (person.name_en, person.name_fa)):
                forms[person.person_id, name].add(None)
        self._forms = dict(forms)
        self._index.add(sorted(self._forms.keys() - self._indexed))
        self._indexed |= self._forms.keys()
        claims = self._store.rows(ClaimRecord)
        resolver, held = Resolver.of(self._store), defaultdict(list)
        for claim in claims:
            if person_id := resolver.person_of(claim):
                held[person_id].append(claim)
        self.claims_of = dict(held)
        return claims

    def undecided(self, suggested_too: bool = False) -> list[Undecided]:
        """Names without a decision, best evidence first; with `suggested_too`, also those that are only suggested.

        A person decided not to be meant is no candidate any more.
        """
        all_claims = self.read()
        decided, ruled_out, suggested = self._decisions(suggested_too)
        claims: dict[Place, list[ClaimRecord]] = defaultdict(list)
        for claim in all_claims:
            if claim.name and (claim.source_id, claim.name) not in decided:
                claims[claim.source_id, claim.name].append(claim)
        found = []
        for place, told in claims.items():
            row = suggested.get(place)
            possible = self.candidates(place[1], [Reported.of(claim) for claim in told], place)
            kept = [c for c in possible if c.person_id not in ruled_out[place]]
            if row and all(c.person_id != row.person_id for c in kept):
                kept = [*kept[: CANDIDATES - 1], self._unlike(row, told)]
            found.append(Undecided(*place, tuple(told), tuple(kept), row))
        return sorted(found, key=lambda u: (-u.best, u.name, u.source_id))

    def _unlike(self, row: IdentityRecord, told: list[ClaimRecord]) -> Candidate:
        """The person who is suggested, though no other form of theirs is like the name."""
        forms = sorted(f for (p, f), places in self._forms.items() if p == row.person_id and places != {_place(row)})
        form = max(forms, key=lambda f: compare(row.name, f), default=row.person_id)
        return self._candidate(
            (row.person_id, form, compare(row.name, form)), row.name, map(Reported.of, told), _place(row)
        )

    def _decisions(self, suggested_too: bool) -> tuple[set[Place], dict[Place, set[str]], dict[Place, IdentityRecord]]:
        """Names on which anybody has decided, whom each is decided not to be, and what is only suggested."""
        decided: set[Place] = set()
        suggested: dict[Place, IdentityRecord] = {}
        ruled_out: dict[Place, set[str]] = defaultdict(set)
        for row in self._store.rows(IdentityRecord):
            place = _place(row)
            if row.judgement == Judgement.NEGATIVE:
                ruled_out[place].add(row.person_id)
            elif not (suggested_too and row.decided_by == DecidedBy.SUGGESTED):
                decided.add(place)  # unsure is a decision too: somebody has looked and cannot tell
            elif row.judgement == Judgement.POSITIVE:
                suggested[place] = row
        return decided, ruled_out, suggested

    def candidates(self, name: str, told: list[Reported], place: Place | None = None) -> list[Candidate]:
        """Whom a printed name may be, best first, by what is told under it. What `place` itself tells is no evidence."""
        best: dict[str, Candidate] = {}
        for found in self._index.search(name, CANDIDATES * 10):
            printed_by = self._forms.get((found.id, found.name), {place})
            if found.score >= LOOK and found.id not in best and printed_by != {place}:
                best[found.id] = self._candidate(found, name, told, place)
        # What is shown as the same score is the same score; those whom dates exclude come last among them.
        return sorted(best.values(), key=lambda c: (-round(c.score, 2), c.excluded, -c.score, c.person_id))[:CANDIDATES]

    def _candidate(
        self, found: tuple[str, str, float], name: str, told: Iterable[Reported], place: Place | None
    ) -> Candidate:
        person_id, form, score = found
        theirs = [Reported.of(c) for c in self.claims_of.get(person_id, ()) if (c.source_id, c.name) != place]
        return Candidate(person_id, form, score, (*reasons(name, form), *reasons_beyond_names(list(told), theirs)))


def _place(row: IdentityRecord) -> Place:
    return row.source_id, row.name


def undecided(store: Store, suggested_too: bool = False) -> Iterator[Undecided]:
    """`Names.undecided` for a single look."""
    yield from Names(store).undecided(suggested_too)
