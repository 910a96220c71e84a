"""CHANGES.md of a release: what is new in it, for people, in plain English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signatories_loaders.release.changes import Changes
from signatories_loaders.release.comparison import Called, Comparison
from signatories_loaders.release.delta import Difference, Field, Word

MOST = 50
"""Rows that a list names; delta.csv has all."""
UNTOLD = ("release", "version", "expectation")
"""Tables that speak of the releases themselves and are not counted."""
FEWER = (
    "What is withdrawn from publication is not listed here or in any other file: a release says nothing of it, and its counts "
    "are those of what is published, before and now. What a release holds is what is published; do not complete it from an "
    "earlier one."
)


@dataclass(frozen=True)
class Told:
    """What a changelog is about."""

    version: str
    released_on: str
    previous: str | None
    row_counts: Mapping[str, int]


def changelog(told: Told, changes: Changes, compared: Comparison | None) -> str:
    """The text of the file."""
    changed = _changed(told, changes, compared) if compared else ()
    return "\n".join([f"# Signatories {told.version}", "", *_about(told), "", *changed, *_held(told)])


def _about(told: Told) -> Iterator[str]:
    if told.previous is None:
        yield f"Released on {told.released_on}. The first release."
    else:
        yield f"Released on {told.released_on}. Compared with {told.previous}; delta.csv has each row and field."
    yield ""
    yield FEWER


def _changed(told: Told, changes: Changes, compared: Comparison) -> Iterator[str]:
    yield f"## What changed since {told.previous}"
    yield ""
    if not changes.counts:
        yield "Nothing."
        yield ""
        return
    yield from _counts(told, changes)
    for title, table, word in _LISTS:
        items = (_item(one, compared) for one in changes.of_table(table, word))
        yield from _list(title, items, changes.counts[table, word])


def _counts(told: Told, changes: Changes) -> Iterator[str]:
    """Rows of each table that changed. Those before are told by what came and went since, so what is withdrawn is in no sum."""
    yield "| Table | Before | Added | Changed | Removed | Merged into another | Now |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for table in dict.fromkeys(table for table, _ in changes.counts):
        added, changed, removed, merged = (
            changes.counts[table, word] for word in (Word.ADD, Word.MOD, Word.DEL, Word.MERGE)
        )
        now = told.row_counts[table]
        cells = (now - added + removed + merged, added, changed, removed, merged, now)
        yield f"| {table} | {' | '.join(f'{cell:,}' for cell in cells)} |"
    yield ""


_LISTS = (
    ("People merged", "person", Word.MERGE),
    ("Events merged", "event", Word.MERGE),
    ("New people", "person", Word.ADD),
    ("People changed", "person", Word.MOD),
    ("People removed", "person", Word.DEL),
    ("New letters", "letter", Word.ADD),
    ("Letters changed", "letter", Word.MOD),
    ("Letters removed", "letter", Word.DEL),
    ("New pages", "source", Word.ADD),
    ("Pages changed", "source", Word.MOD),
    ("Pages removed", "source", Word.DEL),
    ("New claims", "claim", Word.ADD),
    ("Claims changed", "claim", Word.MOD),
    ("Claims removed", "claim", Word.DEL),
    ("New events", "event", Word.ADD),
    ("Events changed", "event", Word.MOD),
    ("Events removed", "event", Word.DEL),
    ("Corrections", "correction", Word.ADD),
)


def _item(one: Difference, compared: Comparison) -> str:
    called = compared.called(one.table, one.key, one.change)
    if one.change is Word.MERGE:
        return _merged(one, called, compared)
    page = f", on “{_line(called.page)}”" if called.page else ""
    told = "; ".join(map(_field, one.fields)) or (f"“{_line(called.detail)}”" if called.detail else "")
    return f"{_line(called.label)}{page} (`{one.key}`){': ' * bool(told)}{told}"


def _merged(one: Difference, called: Called, compared: Comparison) -> str:
    """One line, whatever went over with it."""
    new = str(one.fields[0].new)
    label = compared.called(one.table, new, Word.MOD).label
    rows = [f"{count:,} {table}" for table, count in compared.went_over(one.table, one.key).items()]
    over = f", with {', '.join(rows)} rows" if rows else ""
    return f"{_line(called.label)} (`{one.key}`) is {_line(label)} (`{new}`) from now on{over}"


def _field(field: Field) -> str:
    return f"{field.name}: {_cell(field.old)} → {_cell(field.new)}"


def _cell(value: str | int | None) -> str:
    if value is None:
        return "empty"
    return f"“{_line(value)}”" if isinstance(value, str) else str(value)


def _line(text: str | None) -> str:
    """Text in one line of Markdown."""
    return " ".join((text or "").split())


def _list(title: str, items: Iterator[str], count: int) -> Iterator[str]:
    if count:
        yield f"### {title}"
        yield ""
        yield from (f"- {item}" for item, _ in zip(items, range(MOST), strict=False))
        if count > MOST:
            yield f"- and {count - MOST:,} more, in delta.csv"
        yield ""


def _held(told: Told) -> Iterator[str]:
    yield "## What it holds"
    yield ""
    yield "| Table | Rows |"
    yield "|---|---:|"
    yield from (f"| {table} | {count:,} |" for table, count in told.row_counts.items() if table not in UNTOLD)
    yield ""
