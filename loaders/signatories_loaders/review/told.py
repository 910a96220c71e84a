"""What the sources print under a name, and of a person whom it may be: to be laid side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from signatories_loaders.records.store import Store
from signatories_loaders.undecided import Candidate, Names, Undecided
from signatories_schema.claim import ClaimRecord
from signatories_schema.source import PublisherRecord, SourceRecord
from signatories_schema.vocab import Certainty, ClaimKind

SHOWN = 6
"""Claims of a name that are shown."""
LATEST = 3
"""Claims of a person that are shown."""
FORMS = 6
"""Printed forms, and places, of a person that are shown."""
LENGTH = 160
"""Characters of a person's claim that are shown."""


@dataclass(frozen=True)
class Pages:
    """The pages and who publishes them."""

    sources: dict[str, SourceRecord]
    publishers: dict[str, PublisherRecord]

    @classmethod
    def of(cls, store: Store) -> "Pages":
        """The pages of a folder of records. Raises FaultsError."""
        return cls(
            {source.source_id: source for source in store.rows(SourceRecord)},
            {publisher.publisher_id: publisher for publisher in store.rows(PublisherRecord)},
        )

    def page(self, source_id: str) -> str:
        """Title, publisher and date of a page."""
        source = self.sources[source_id]
        publisher = self.publishers[source.publisher_id]
        house = f", of {publisher.house}" if publisher.house != publisher.name else ""
        return f"{source.title or source.source_id}: {publisher.name}{house}, {source.published_on or 'undated'}"


def said(claim: ClaimRecord) -> str:
    """A claim in a line: what, when as it is printed, where, and what else it says."""
    printed = f"{claim.date_as_printed} =" if claim.date_as_printed else ""
    when = " ".join(filter(None, (printed, claim.date or "undated")))
    certainty = claim.certainty if claim.certainty != Certainty.STATED else None
    told = (
        certainty,
        claim.letter_id,
        claim.place,
        claim.facility,
        claim.role,
        claim.occasion,
        claim.sentence,
        claim.detail,
    )
    return f"{when}  {', '.join([str(claim.kind), *(text for text in told if text)])}"


def of_name(item: Undecided, pages: Pages) -> Iterator[str]:
    """What the page says under the name."""
    source = pages.sources[item.source_id]
    yield f"{pages.page(item.source_id)}  {source.url}"
    yield from (said(claim) for claim in item.claims[:SHOWN])
    if len(item.claims) > SHOWN:
        yield f"… and {len(item.claims) - SHOWN} more claims"


def of_person(item: Undecided, candidate: Candidate, names: Names, pages: Pages) -> Iterator[str]:
    """What all other pages say of somebody whom the name may be: how they print the name, letters, places, and the latest."""
    claims = [c for c in names.claims_of.get(candidate.person_id, ()) if (c.source_id, c.name) != item.place]
    yield from _listed("printed", (claim.name for claim in claims))
    yield from _listed("signed", (claim.letter_id for claim in claims if _signed(claim)))
    yield from _listed("places", (claim.place for claim in claims))
    reports = [claim for claim in claims if claim.kind != ClaimKind.SIGNED]
    latest = sorted(reports, key=lambda claim: (claim.date or "", claim.claim_id), reverse=True)[:LATEST]
    yield f"{_many(claims, 'claim')} on {_many({claim.source_id for claim in claims}, 'page')}" + (
        ", the latest:" if latest else ""
    )
    yield from (f"  {_short(said(claim))}  – {pages.page(claim.source_id)}" for claim in latest)


def display_name(names: Names, person_id: str) -> str:
    """How the site names a person: in Latin script, and in Persian where it is held."""
    person = names.people.get(person_id)
    return " · ".join(filter(None, (person.name_en, person.name_fa))) if person else person_id


def _signed(claim: ClaimRecord) -> bool:
    """A page that names somebody against a letter's printed list makes nobody a signatory."""
    return claim.kind == ClaimKind.SIGNED and claim.certainty != Certainty.DISPUTED


def _listed(what: str, texts: Iterable[str | None]) -> Iterator[str]:
    """What is told most often first."""
    found = [text for text, _ in Counter(text for text in texts if text).most_common()]
    more = f" … and {len(found) - FORMS} more" if len(found) > FORMS else ""
    if found:
        yield f"{what}: {'; '.join(found[:FORMS])}{more}"


def _short(text: str) -> str:
    return text if len(text) <= LENGTH else f"{text[:LENGTH].rstrip()}…"


def _many(things: Sequence[object] | set[str], what: str) -> str:
    return f"{len(things)} {what}{'s' * (len(things) != 1)}"
