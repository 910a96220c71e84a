"""`match`: for each printed name without a decision, the people it may be. It only suggests."""

from collections.abc import Iterator

from signatories_loaders.records.store import Store
from signatories_loaders.undecided import undecided


def match(store: Store) -> Iterator[str]:
    """Lines for people: the name, who prints it, and the candidates with their score and reasons."""
    count = 0
    for item in undecided(store):
        count += 1
        letters = sorted({claim.letter_id for claim in item.claims if claim.letter_id})
        yield f"{item.name}  ({item.source_id}{', signed ' + ', '.join(letters) if letters else ''})"
        for candidate in item.candidates:
            told = "; ".join(candidate.reasons)
            yield f"    {candidate.score:.2f}  {candidate.person_id}  printed {candidate.form}: {told}"
        if not item.candidates:
            yield "    nobody known is printed like this"
    yield f"{count} names without a decision; signatories review goes through them"
