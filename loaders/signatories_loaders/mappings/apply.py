"""Applying a mapping: rows of any file become rows of a folder's claims.csv, and those that cannot, with their reason."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from pathlib import Path

from signatories_loaders.formats import FileRow, FileTable
from signatories_loaders.inbox.folder import ReadRow
from signatories_loaders.mappings.mapping import ClaimRule, Mapping
from signatories_loaders.mappings.value import Cells, Given, ValueFaultError, divided, is_filled, value_of
from signatories_loaders.records.fault import Faults
from signatories_schema.claim import NEEDS_NAME
from signatories_schema.record import ACCEPTED_BY_PATTERN
from signatories_schema.vocab import NAMELESS

IN_ANOTHER_BLOCK = "stands in an earlier block too"
ADDRESS = r"^https?://\S+$"
NAMED = 6
"""Empty columns that a reason names."""


@dataclass
class Applied:
    """What became of the rows of a file."""

    rows: int = 0
    """Rows of the file, those that are left out too."""
    claims: list[ReadRow] = field(default_factory=list)
    refused: list[tuple[ReadRow, str]] = field(default_factory=list)
    """Rows that make no claim, or a claim that cannot be used, each with the reason."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Reason -> rows that were left out on purpose."""
    notes: list[str] = field(default_factory=list)
    """What a person must know of a row that does make claims."""


def check_columns(table: FileTable, mapping: Mapping, faults: Faults, path: Path) -> None:
    """Every column of the file must be named by the mapping, and every column that it needs must be there."""
    columns = mapping.columns()
    for column in table.columns:
        if column not in columns:
            named = ", ".join(sorted(columns))
            faults.add(path, 1, column, "", f"no line of mapping {mapping.name} names this column; it names {named}")
    for group in mapping.required():
        if not set(group) & set(table.columns):
            accepted = f"no such column; accepted: a file that has it, since mapping {mapping.name} needs it"
            faults.add(path, 1, " or ".join(group), "", accepted)


def apply(table: FileTable, mapping: Mapping, options: AnyMapping[str, str]) -> Applied:
    """The claims of each row; a row that makes none, or one that cannot be used, is refused with its reason."""
    done = Applied(rows=len(table.set_aside))
    for place, text, reason in table.set_aside:
        done.refused.append((ReadRow("claims.csv", 0, {"detail": text}, place), reason))
    rows = table.rows
    given = Given(options)
    if mapping.id:
        rows = list(rows)
        given = Given(options, {row.cells[mapping.id]: row.cells for row in rows})
    blocks: dict[tuple[str, ...], str] = {}
    for row in rows:
        done.rows += 1
        if reason := _left_out(row, mapping, blocks):
            done.left_out[reason] += 1
        else:
            read = {k: v for k, v in row.cells.items() if v and k not in mapping.unread}
            _apply_rules(FileRow(row.place, read), mapping, given, done)
    return done


def _left_out(row: FileRow, mapping: Mapping, blocks: dict[tuple[str, ...], str]) -> str:
    """Why the row is left out; nothing if it is not. `blocks` says in which block a row of the same cells stood first."""
    for column, values in mapping.only.items():
        if row.cells[column] not in values:
            return f"{column} is not {' or '.join(values)}"
    if row.block and blocks.setdefault(tuple(row.cells.values()), row.block) != row.block:
        return IN_ANOTHER_BLOCK
    return ""


def _apply_rules(row: FileRow, mapping: Mapping, given: Given, done: Applied) -> None:
    lists = dict(rule.each for rule in mapping.rules if rule.each)
    cells = {
        k: v
        for k, v in row.cells.items()
        if v not in mapping.empty.get(k, ()) and (k not in lists or divided(v, lists[k]))
    }
    rules = [rule for rule in mapping.rules if is_filled(rule.needs, cells)]
    if not rules:
        done.refused.append((ReadRow("claims.csv", 0, row.cells, row.place), _makes_none(mapping, cells)))
    made: list[dict[str, str]] = []
    for rule in rules:
        for unfolded in _unfolded(rule, cells):
            values, notes, wrong = _claim(rule, unfolded, given)
            if wrong:
                done.refused.append((ReadRow("claims.csv", 0, row.cells, row.place), "; ".join(dict.fromkeys(wrong))))
                continue
            # Numbered columns that say the same twice say it once.
            if values not in made:
                made.append(values)
                done.claims.append(ReadRow("claims.csv", 0, values, row.place))
                done.notes += [f"{row.place}: {note}" for note in notes]


def _unfolded(rule: ClaimRule, cells: Cells) -> Iterator[Cells]:
    """The cells once for each value of the rule's list."""
    if rule.each is None:
        yield cells
        return
    column, divider = rule.each
    for value in divided(cells.get(column, ""), divider):
        yield {**cells, column: value}


def _makes_none(mapping: Mapping, cells: Cells) -> str:
    """Why no rule makes a claim: what is empty that all of them need, or else one of the things that some need."""
    lacking = [[group for group in rule.needs if not any(map(cells.get, group))] for rule in mapping.rules]
    always = [group for group in lacking[0] if all(group in groups for groups in lacking)]
    groups = [always] if always else lacking
    columns = list(dict.fromkeys(column for missing in groups for group in missing for column in group))
    value = "a value" if len(columns) == 1 else "a value in one of them"
    more = f" and {len(columns) - NAMED} others" if len(columns) > NAMED else ""
    return f"{', '.join(columns[:NAMED])}{more}: '': accepted: {value}, without which the row makes no claim"


def _claim(rule: ClaimRule, cells: Cells, given: Given) -> tuple[dict[str, str], list[str], list[str]]:
    """The values of a claim, what a person must know of them, and all that is wrong with them."""
    values = {"claim": rule.kind} if rule.kind else {}
    notes, wrong = [], []
    unread = set()
    for wanted in rule.fields:
        value = value_of(wanted, cells, given)
        values[wanted.name] = value.text
        if value.printed:
            values.setdefault("date_as_printed", "; ".join(value.printed))
            values.setdefault("date_basis", "printed" if value.text else "")
        if value.note:
            notes.append(value.note)
        if value.wrong:
            wrong += value.wrong
            unread.add(wanted.name)
    if not values.get("person") and values.get("claim") not in NAMELESS and not unread & {"person", "claim"}:
        wrong.append(str(ValueFaultError(_columns(rule, "person"), "", NEEDS_NAME)))
    if (url := values.get("source_url", "")) and not re.fullmatch(ADDRESS, url):
        accepted = f"accepted: {ACCEPTED_BY_PATTERN[ADDRESS]}"
        wrong.append(str(ValueFaultError(_columns(rule, "source_url"), url, accepted)))
    if notes:
        values["detail"] = "; ".join(filter(None, [values.get("detail"), *notes]))
    return {name: text for name, text in values.items() if text}, notes, wrong


def _columns(rule: ClaimRule, name: str) -> str:
    """The columns that a field of a claim is made of; the field itself where it is made of none."""
    parts = [part for wanted in rule.fields if wanted.name == name for part in wanted.parts]
    return ", ".join(dict.fromkeys(column for part in parts for column in part.named())) or name
