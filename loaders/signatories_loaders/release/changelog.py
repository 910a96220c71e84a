"""CHANGES.md of a release: what is new in it, for people, in plain English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signatories_loaders.release.changes import Changes
from signatories_loaders.release.delta import Word

MOST = 50
"""Ids that a list names; delta.csv has all."""
FEWER = (
    "What is withdrawn from publication is not listed here or in any other file: a release says nothing of it. What a release "
    "holds is what is published; do not complete it from an earlier one."
)


@dataclass(frozen=True)
class Told:
    """What a changelog is about."""

    version: str
    released_on: str
    previous: str | None
    row_counts: Mapping[str, int]


def changelog(told: Told, changes: Changes) -> str:
    """The text of the file."""
    return "\n".join([f"# Signatories {told.version}", "", *_about(told), "", *_changed(told, changes), *_held(told)])


def _about(told: Told) -> Iterator[str]:
    if told.previous is None:
        yield f"Released on {told.released_on}. The first release."
    else:
        yield f"Released on {told.released_on}. Compared with {told.previous}; delta.csv has each row and field."
    yield ""
    yield FEWER


def _changed(told: Told, changes: Changes) -> Iterator[str]:
    if told.previous is None:
        return
    yield f"## What changed since {told.previous}"
    yield ""
    if not changes.counts:
        yield "Nothing."
        yield ""
        return
    words = (Word.ADD, Word.MOD, Word.DEL, Word.MERGE)
    yield "| Table | Added | Changed | Removed | Merged into another |"
    yield "|---|---:|---:|---:|---:|"
    for table in dict.fromkeys(table for table, _ in changes.counts):
        yield f"| {table} | {' | '.join(str(changes.counts[table, word]) for word in words)} |"
    yield ""
    for title, table, word in _LISTS:
        yield from _list(title, [_one(d.key, d.fields) for d in changes.of_table(table, word)])


_LISTS = (
    ("People merged", "person", Word.MERGE),
    ("Events merged", "event", Word.MERGE),
    ("New people", "person", Word.ADD),
    ("New letters", "letter", Word.ADD),
    ("Claims changed", "claim", Word.MOD),
    ("Claims removed", "claim", Word.DEL),
    ("Corrections", "correction", Word.ADD),
)


def _one(key: str, fields: tuple[tuple[str, object, object], ...]) -> str:
    if not fields:
        return f"`{key}`"
    if fields[0][0] in ("person_id", "event_id"):
        return f"`{key}` is `{fields[0][2]}` from now on"
    return f"`{key}`: {', '.join(name for name, _, _ in fields)}"


def _list(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"### {title}"
        yield ""
        yield from (f"- {item}" for item in items[:MOST])
        if len(items) > MOST:
            yield f"- and {len(items) - MOST:,} more, in delta.csv"
        yield ""


def _held(told: Told) -> Iterator[str]:
    yield "## What it holds"
    yield ""
    yield "| Table | Rows |"
    yield "|---|---:|"
    yield from (f"| {table} | {count:,} |" for table, count in told.row_counts.items())
    yield ""
