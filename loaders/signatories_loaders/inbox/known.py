"""What the records hold already, as the import needs it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from hashlib import sha256

from anyascii import anyascii

from signatories_loaders.inbox.folder import LETTER, SOURCE, ReadRow
from signatories_loaders.records.store import Store
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord, SetAsideRecord
from signatories_schema.event import MergedRecord
from signatories_schema.figure import FigureRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.letter import LetterRecord
from signatories_schema.names import fold
from signatories_schema.person import PersonRecord
from signatories_schema.source import PublisherRecord, SourceRecord
from signatories_schema.vocab import MergedKind

ALIKE = 0.6
"""Share of equal text from which two undated rows of one page, kind and name are taken for one claim in other words."""


def slug(text: str) -> str:
    """A slug of a name: small ASCII letters and hyphens, those of other scripts as near as they come, or a hash."""
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(fold(text).replace("ا", "a")).lower()).strip("-")
    return plain or "x" + sha256(text.encode()).hexdigest()[:10]


@dataclass
class Known:
    """The records as they stand before an import."""

    store: Store
    publishers: list[PublisherRecord] = field(init=False)

    def __post_init__(self) -> None:
        self.publishers = self.store.rows(PublisherRecord)

    @cached_property
    def publisher_ids(self) -> dict[str, str]:
        """Name or alias of a publisher -> its id."""
        names: dict[str, str] = {}
        for publisher in self.publishers:
            for name in (publisher.name, *(publisher.aliases or "").split("; ")):
                names.setdefault(name, publisher.publisher_id)
        return names

    @cached_property
    def sources(self) -> dict[str, SourceRecord]:
        """Pages by id."""
        return {s.source_id: s for s in self.store.rows(SourceRecord)}

    @cached_property
    def people(self) -> dict[str, PersonRecord]:
        """People by id."""
        return {p.person_id: p for p in self.store.rows(PersonRecord)}

    @cached_property
    def moved(self) -> dict[str, set[str]]:
        """Ids that stood for people before they were merged or split -> the ids that stand for them now."""
        rows = self.store.rows(MergedRecord)
        moved: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.kind == MergedKind.PERSON and row.old_id not in self.people:
                moved[row.old_id].add(row.new_id)
        return moved

    def current(self, person_id: str) -> tuple[str, list[str]]:
        """The id that stands for a person now, and what is to be said of it where it is another one.

        An id that was split into several stays as it is: nobody has said which of them is meant.
        """
        found, passed = person_id, {person_id}
        while len(self.moved.get(found, ())) == 1 and not self.moved[found] <= passed:
            (found,) = self.moved[found]
            passed.add(found)
        if into := self.moved.get(found):
            return person_id, [f"{person_id!r} was split into {', '.join(sorted(into))}; accepted: one of them"]
        return found, [f"{person_id!r} was merged into {found!r}, and is taken for it"] if found != person_id else []

    @cached_property
    def letters(self) -> frozenset[str]:
        """Ids of the letters."""
        return frozenset(letter.letter_id for letter in self.store.rows(LetterRecord))

    @cached_property
    def claims(self) -> list[ClaimRecord]:
        """All claims."""
        return self.store.rows(ClaimRecord)

    @cached_property
    def hashes(self) -> frozenset[str]:
        """Hashes of all rows that stand as claims."""
        return frozenset(c.loaded_from.rpartition("#")[2] for c in self.claims)

    @cached_property
    def rows_set_aside(self) -> list[SetAsideRecord]:
        """All rows that stand set aside."""
        return self.store.rows(SetAsideRecord)

    @cached_property
    def set_aside(self) -> dict[str, str]:
        """Hash of each row that stands set aside -> the loading that set it aside. It is tried again where it comes again."""
        places = [row.set_aside_id.split(".") for row in self.rows_set_aside]
        return {place[1]: place[0] for place in places}

    def stands_set_aside(self, row: ReadRow) -> bool:
        """Whether the row stands set aside. One that does not say its page and letter (they were not always kept) is of
        those of the claims that were loaded with it."""
        if row.hash in self.set_aside:
            return True
        of = row[SOURCE], row[LETTER]
        return any((loading, *of) in self._pages_of for loading in self._alone.get(row.alone.hash, ()))

    @cached_property
    def _alone(self) -> dict[str, set[str]]:
        """Hash of each row that stands set aside -> all loadings that set it aside."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows_set_aside:
            loading, digest, *_ = row.set_aside_id.split(".")
            found[digest].add(loading)
        return found

    @cached_property
    def _pages_of(self) -> frozenset[tuple[str, str, str]]:
        """(loading, page, letter or nothing) of all claims."""
        return frozenset((c.loaded_from.partition("#")[0], c.source_id, c.letter_id or "") for c in self.claims)

    @cached_property
    def identity(self) -> list[IdentityRecord]:
        """All decisions on identity."""
        return self.store.rows(IdentityRecord)

    @cached_property
    def decided(self) -> frozenset[tuple[str, str]]:
        """(page, printed name) on which any decision stands."""
        return frozenset((i.source_id, i.name) for i in self.identity)

    @cached_property
    def people_by_form(self) -> dict[str, set[str]]:
        """Folded printed form -> people who are decided to be printed so, or are displayed so."""
        forms: dict[str, set[str]] = defaultdict(set)
        for decision in self.identity:
            if decision.judgement == "positive":
                forms[fold(decision.name)].add(decision.person_id)
        for person in self.people.values():
            for name in filter(None, (person.name_en, person.name_fa)):
                forms[fold(name)].add(person.person_id)
        return forms

    @cached_property
    def articles(self) -> dict[str, str | None]:
        """Folded wording of an accusation -> article, as decided for the same wording before."""
        return {fold(c.wording): c.charge_id for c in self.store.rows(ClaimChargeRecord)}

    @cached_property
    def _claims_by_place(self) -> dict[tuple[object, ...], list[ClaimRecord]]:
        places: dict[tuple[object, ...], list[ClaimRecord]] = defaultdict(list)
        for claim in self.claims:
            places[_place(claim, self._counts.get(claim.claim_id))].append(claim)
        return places

    @cached_property
    def _counts(self) -> dict[str, tuple[int | None, int | None]]:
        """Claim -> count and denominator of its first figure."""
        figures = sorted(self.store.rows(FigureRecord), key=lambda f: f.figure_id, reverse=True)
        return {f.claim_id: (f.count, f.of) for f in figures}

    def same_in_other_words(
        self, claim: ClaimRecord, count: tuple[int | None, int | None] | None
    ) -> ClaimRecord | None:
        """A claim held already with the same page, kind, name and date; where undated, with much the same words too."""
        for held in self._claims_by_place.get(_place(claim, count), []):
            if claim.date or _alike(claim, held):
                return held
        return None


def _place(claim: ClaimRecord, count: tuple[int | None, int | None] | None) -> tuple[object, ...]:
    return claim.source_id, claim.kind, claim.name, claim.date, claim.letter_id, count


def _alike(one: ClaimRecord, other: ClaimRecord) -> bool:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio() >= ALIKE


def _words(claim: ClaimRecord) -> str:
    parts = (claim.place, claim.facility, claim.authority, claim.sentence, claim.role, claim.detail)
    return " ".join(part for part in parts if part)
