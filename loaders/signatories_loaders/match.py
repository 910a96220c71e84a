"""`match`: whom printed names may be, among the people held or in a register that somebody else keeps. It only suggests.

It works on the records as they stand on the user's own machine, people whose record is withheld among them: what it prints,
and the sheet that it writes, are for whoever decides and are not to be published.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.evidence import Reported, excludes, reasons_beyond_names
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.register import Register, read_register
from signatories_loaders.resolve import Resolver
from signatories_loaders.review.told import Pages, display_name, of_name, of_person
from signatories_loaders.sheets import check_free, write_sheet
from signatories_loaders.undecided import CANDIDATES, Candidate, Names, Undecided, counted
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.names.compare import LOOK, reasons
from signatories_schema.names.index import Index
from signatories_schema.person import PersonRecord
from signatories_schema.vocab import ClaimKind

COLUMNS = (
    "source_id", "name", "page says", "person_id", "held", "score", "reasons", "judgement", "reason", "name_en",
)  # fmt: skip
"""Columns of the sheet on names without a decision. `review` takes up what a person fills in under the last three."""
COLUMNS_AGAINST = ("source_id", "name", "person_id", "score", "reasons", "register place", "register name")
"""Columns of the sheet that compares with a register: to look at, since no row of it can be decided on."""
NOBODY = "nobody known is printed like this"
NONE_OF_THESE = "none of these"
"""Reason in the row of a name that is left for a new person, where others are printed like it."""
TO_DECIDE = "the sheet is to look at: to decide on a row, import the register as a source, and then signatories match and review"
SHOWN = 12
"""Rows of a register that could not be used which are shown."""


@dataclass(frozen=True)
class Asked:
    """What the command line says."""

    against: Path | None = None
    mapping: str = ""
    back: bool = False
    """Each row of the register against the people held, not each name against the register."""
    letter: str = ""
    """Only names under this letter."""
    out: Path | None = None
    """File for the sheet."""
    force: bool = False
    """Whether a sheet that stands may be written over."""


@dataclass(frozen=True)
class Suggestion:
    """One line of what was found: a printed name, whom it may be, how like the names are, and why, in words."""

    source_id: str = ""
    name: str = ""
    person_id: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    place: str = ""
    register_name: str = ""

    @property
    def order(self) -> tuple[float, bool, float, str, str]:
        """Best first; of those with the same score, those whom dates exclude last."""
        return -round(self.score, 2), excludes(self.reasons), -self.score, self.place, self.person_id


@dataclass(frozen=True)
class Subject:
    """Somebody to be matched: a heading, and what was found, best first."""

    heading: str
    found: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Signatory:
    """A decided person, or a name that nobody has decided on: where it is printed, and what is told under it."""

    person_id: str
    printed: tuple[tuple[str, str], ...]
    claims: tuple[ClaimRecord, ...]


def match(store: Store, asked: Asked | None = None) -> Iterator[str]:
    """Lines for people: each name, and whom it may be with score and reasons. Raises FaultsError, and NotPossibleError where
    the sheet cannot be written."""
    asked = asked or Asked()
    if asked.out:
        check_free(asked.out, asked.force)
    _check_letter(store, asked)
    register = read_register(asked.against, asked.mapping) if asked.against else None
    if register is None:
        yield from _among_people(store, asked)
        return
    subjects = list(_back(store, register, asked.letter) if asked.back else _against(store, register, asked.letter))
    if asked.out:
        write_sheet(asked.out, COLUMNS_AGAINST, (_cells(row) for subject in subjects for row in subject.found))
    yield from _lines(subjects, register, asked)


def _check_letter(store: Store, asked: Asked) -> None:
    letters = sorted(letter.letter_id for letter in store.rows(LetterRecord))
    if asked.letter and asked.letter not in letters:
        faults = Faults(store.folder.parent)
        accepted = f"there is no such letter; accepted: {', '.join(letters)}"
        faults.add(store.path(LetterRecord), 1, "--letter", asked.letter, accepted)
        faults.stop()


def _among_people(store: Store, asked: Asked) -> Iterator[str]:
    """Each name to decide on against the people held."""
    names = Names(store)
    items = [u for u in names.undecided(suggested_too=True) if asked.letter in ("", *_letters(u.claims))]
    if asked.out:
        write_sheet(asked.out, COLUMNS, _to_decide(items, names, Pages.of(store)))
    for item in items:
        suggested = f"{item.source_id}, suggested: {item.suggested.person_id}" if item.suggested else item.source_id
        yield _heading(item.name, suggested, _letters(item.claims))
        yield from (f"    {c.score:.2f}  {c.person_id}: {'; '.join(_why(c))}" for c in item.candidates)
        if not item.candidates:
            yield f"    {NOBODY}"
    yield f"{counted(items)}; signatories review goes through them, best evidence first"


def _why(candidate: Candidate) -> tuple[str, ...]:
    return (f"printed {candidate.form}", *candidate.reasons)


def _to_decide(items: Sequence[Undecided], names: Names, pages: Pages) -> Iterator[list[str]]:
    """Rows of the sheet: for each name one for everybody whom it may be, and one more for a new person."""
    for item in items:
        told = " | ".join(of_name(item, pages))
        for c in item.candidates:
            held = " | ".join([display_name(names, c.person_id), *of_person(item, c, names, pages)])
            guess = item.suggested
            why = [*_why(c), f"suggested: {guess.reason}"] if guess and guess.person_id == c.person_id else _why(c)
            yield [*item.place, told, c.person_id, held, f"{c.score:.2f}", "; ".join(why), "", "", ""]
        yield [*item.place, told, "", "", "", NONE_OF_THESE if item.candidates else NOBODY, "", "", ""]


def _against(store: Store, register: Register, letter: str) -> Iterator[Subject]:
    """Each signatory, and each name without a decision, against the rows of a register."""
    index = Index((n, entry.name) for n, entry in enumerate(register.entries))
    people = {person.person_id: person.name_en for person in store.rows(PersonRecord)}
    for who in signatories(store, letter):
        told = [Reported.of(claim) for claim in who.claims]
        best: dict[int, Suggestion] = {}
        for source_id, name in who.printed:
            for n, register_name, score in index.search(name, CANDIDATES * 4):
                if score >= LOOK and (n not in best or score > best[n].score):
                    entry = register.entries[n]
                    said = (*reasons(name, register_name), *reasons_beyond_names(told, entry.told))
                    best[n] = Suggestion(source_id, name, who.person_id, score, said, entry.place, register_name)
        source_id, printed = who.printed[0]
        name = people.get(who.person_id, printed)
        found = tuple(sorted(best.values(), key=lambda s: s.order)[:CANDIDATES])
        yield Subject(_heading(name, who.person_id or source_id, _letters(who.claims)), found)


def _back(store: Store, register: Register, letter: str) -> Iterator[Subject]:
    """Each row of a register against the people held."""
    names = Names(store)
    names.read()
    signed = {p for p, claims in names.claims_of.items() if letter in _letters(claims)}
    for entry in register.entries:
        found = [
            Suggestion("", c.form, c.person_id, c.score, c.reasons, entry.place, entry.name)
            for c in names.candidates(entry.name, list(entry.told))
            if not letter or c.person_id in signed
        ]
        yield Subject(f"{entry.name}  ({entry.place})", tuple(found))


def signatories(store: Store, letter: str = "") -> list[Signatory]:
    """Who signed a letter (any, where none is given), decided or not, and with no letter given each undecided name."""
    resolver = Resolver.of(store)
    decided = {(row.source_id, row.name) for row in store.rows(IdentityRecord)}
    groups: dict[tuple[str, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in store.rows(ClaimRecord):
        if claim.name:
            person = resolver.person_of(claim)
            groups[(person,) if person else (claim.source_id, claim.name)].append(claim)
    found = []
    for key, claims in groups.items():
        letters = _letters(claims)
        undecided = len(key) == 2 and key not in decided
        if letter in letters if letter else letters or undecided:
            printed = tuple(dict.fromkeys((claim.source_id, str(claim.name)) for claim in claims))
            found.append(Signatory(key[0] if len(key) == 1 else "", printed, tuple(claims)))
    return sorted(found, key=lambda who: (not who.person_id, who.person_id, who.printed))


def _letters(claims: Iterable[ClaimRecord]) -> list[str]:
    return sorted({r.letter_id for r in map(Reported.of, claims) if r.letter_id and r.kind == ClaimKind.SIGNED})


def _heading(name: str, whose: str, letters: Sequence[str]) -> str:
    return f"{name}  ({whose}{', signed ' + ', '.join(letters) if letters else ''})"


def _lines(subjects: Sequence[Subject], register: Register, asked: Asked) -> Iterator[str]:
    counts = Counter(bool(subject.found) for subject in subjects)
    for subject in subjects:
        if subject.found:
            yield subject.heading
        for one in subject.found:
            where = f"{one.person_id}  printed {one.name}" if asked.back else f"{one.place}  {one.register_name}"
            yield f"    {one.score:.2f}  {where}: {'; '.join(one.reasons)}"
    yield from (f"not used: {place}: {reason}" for place, reason in register.set_aside[:SHOWN])
    if len(register.set_aside) > SHOWN:
        yield f"… and {len(register.set_aside) - SHOWN} more rows that were not used"
    looked_for = "rows of the register" if asked.back else "signatories and undecided names"
    yield f"{len(subjects)} {looked_for}: {counts[True]} with somebody who is named alike, {counts[False]} without"
    yield "the same name is not the same person: nothing is decided by this"
    if asked.out:
        yield TO_DECIDE


def _cells(row: Suggestion) -> list[str]:
    found = [row.source_id, row.name, row.person_id, f"{row.score:.2f}", "; ".join(row.reasons)]
    return [*found, row.place, row.register_name]
