"""`match`: whom printed names may be, among the people held or in a register that somebody else keeps. It only suggests.

It works on the records as they stand on the user's own machine, people whose record is withheld among them: what it prints,
and the sheet that it writes, are for whoever decides and are not to be published.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.evidence import Reported, excludes, reasons_beyond_names
from signatories_loaders.records.canonical import write_whole
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.register import Register, read_register
from signatories_loaders.resolve import Resolver
from signatories_loaders.undecided import CANDIDATES, Names
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.names.compare import LOOK, reasons
from signatories_schema.names.index import Index
from signatories_schema.vocab import ClaimKind

COLUMNS = (
    "source_id", "name", "person_id", "score", "reasons", "register place", "register name", "judgement", "reason",
)  # fmt: skip
"""Columns of the sheet. `review` takes up what a person fills in under `judgement` and `reason`."""
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
    """Lines for people: each name, and whom it may be with score and reasons. Raises FaultsError."""
    asked = asked or Asked()
    _check_letter(store, asked)
    register = read_register(asked.against, asked.mapping) if asked.against else None
    if register is None:
        subjects = list(_among_people(store, asked.letter))
    elif asked.back:
        subjects = list(_back(store, register, asked.letter))
    else:
        subjects = list(_against(store, register, asked.letter))
    if asked.out:
        write_whole(asked.out, sheet(row for subject in subjects for row in subject.found))
    yield from _lines(subjects, register, asked)


def _check_letter(store: Store, asked: Asked) -> None:
    letters = sorted(letter.letter_id for letter in store.rows(LetterRecord))
    if asked.letter and asked.letter not in letters:
        faults = Faults(store.folder.parent)
        accepted = f"there is no such letter; accepted: {', '.join(letters)}"
        faults.add(store.path(LetterRecord), 1, "--letter", asked.letter, accepted)
        faults.stop()


def _among_people(store: Store, letter: str) -> Iterator[Subject]:
    """Each name without a decision against the people held."""
    for item in Names(store).undecided():
        letters = _letters(item.claims)
        if not letter or letter in letters:
            found = [
                Suggestion(item.source_id, item.name, c.person_id, c.score, (f"printed {c.form}", *c.reasons))
                for c in item.candidates
            ]
            yield Subject(_heading(item.name, item.source_id, letters), tuple(found))


def _against(store: Store, register: Register, letter: str) -> Iterator[Subject]:
    """Each signatory, and each name without a decision, against the rows of a register."""
    index = Index((n, entry.name) for n, entry in enumerate(register.entries))
    for who in signatories(store, letter):
        told = [Reported.of(claim) for claim in who.claims]
        best: dict[int, Suggestion] = {}
        for source_id, name in who.printed:
            for n, register_name, score in index.search(name, CANDIDATES * 4):
                if score >= LOOK and (n not in best or score > best[n].score):
                    entry = register.entries[n]
                    said = (*reasons(name, register_name), *reasons_beyond_names(told, entry.told))
                    best[n] = Suggestion(source_id, name, who.person_id, score, said, entry.place, register_name)
        source_id, name = who.printed[0]
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


def _lines(subjects: Sequence[Subject], register: Register | None, asked: Asked) -> Iterator[str]:
    counts = Counter(bool(subject.found) for subject in subjects)
    for subject in subjects:
        if subject.found or register is None:
            yield subject.heading
        for one in subject.found:
            where = one.person_id if register is None else f"{one.place}  {one.register_name}"
            where = f"{one.person_id}  printed {one.name}" if asked.back and register else where
            yield f"    {one.score:.2f}  {where}: {'; '.join(one.reasons)}"
        if not subject.found and register is None:
            yield "    nobody known is printed like this"
    if register is None:
        yield f"{len(subjects)} names without a decision; signatories review goes through them"
        return
    yield from (f"not used: {place}: {reason}" for place, reason in register.set_aside[:SHOWN])
    if len(register.set_aside) > SHOWN:
        yield f"… and {len(register.set_aside) - SHOWN} more rows that were not used"
    looked_for = "rows of the register" if asked.back else "signatories and undecided names"
    yield f"{len(subjects)} {looked_for}: {counts[True]} with somebody who is named alike, {counts[False]} without"
    yield "the same name is not the same person: nothing is decided by this"


def sheet(rows: Iterable[Suggestion]) -> str:
    """The sheet for a person to fill in, as CSV text that a spreadsheet opens without taking a cell for a formula."""
    out = io.StringIO()
    out.write("\ufeff")  # spreadsheets take CSV for UTF-8 only with it
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [row.source_id, row.name, row.person_id, f"{row.score:.2f}", "; ".join(row.reasons)]
        writer.writerow([_plain(cell) for cell in (*cells, row.place, row.register_name, "", "")])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
