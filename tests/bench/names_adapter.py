"""The project's name matching as three plain functions, for a measuring program: `score`, `build`, `search`."""

from collections.abc import Iterable

from signatories_schema.names.compare import compare as score
from signatories_schema.names.index import Index

__all__ = ["build", "score", "search"]

LIMIT = 100


def build(entries: Iterable[tuple[str, str]]) -> Index[str]:
    """An index over (id, name) pairs."""
    return Index(entries)


def search(query: str, index: Index[str]) -> list[str]:
    """Ids, best first."""
    return [found.id for found in index.search(query, LIMIT)]
