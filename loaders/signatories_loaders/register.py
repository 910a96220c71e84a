"""A register that somebody else keeps, read to be matched: whom each of its rows names, and what it reports of them."""

from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from signatories_loaders.evidence import Reported
from signatories_loaders.formats import FileRow, FileTable, read_file
from signatories_loaders.inbox.folder import ReadRow
from signatories_loaders.mappings.apply import Applied, apply, check_columns
from signatories_loaders.mappings.fitting import fitting
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.mappings.parse import find_mapping, parsed
from signatories_loaders.mappings.propose import SAMPLE, Rows, propose
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import DateError

OPTIONS = {"letter": "", "source": ""}
USED = {"claim", "person", "date", "place", "letter"}
"""Fields of a claim that tell who somebody is."""


@dataclass(frozen=True)
class Entry:
    """A name in a row of a register, where it stands (file:line), and what the row reports."""

    place: str
    name: str
    told: tuple[Reported, ...]


@dataclass(frozen=True)
class Register:
    """The rows that name somebody, and those that could not be used: where, and why."""

    entries: list[Entry]
    set_aside: list[tuple[str, str]]


def read_register(path: Path, mapping_name: str = "") -> Register:
    """A register of any kind that is read, by a mapping or, without one, by headers that are plain (name, date, city …).

    A date that cannot be read costs the date, never the name. Raises FaultsError with all faults of the file and the mapping.
    """
    faults = Faults(path.parent)
    table = read_file(path, faults)
    said: list[tuple[str, str]] = []
    if mapping_name:
        mapping = find_mapping(mapping_name, faults)
        if mapping is not None and path not in faults.unreadable:
            check_columns(table, mapping, faults, path)
    else:
        rows = iter(table.rows)
        sample = list(islice(rows, SAMPLE))
        table = replace(table, rows=chain(sample, rows))
        mapping, said = _by_headers(table.columns, [row.cells for row in sample], path, faults)
    faults.stop()
    if mapping is None:
        return Register([], said)
    applied = apply(table, _only(mapping, USED), OPTIONS)
    faults.stop()  # rows are read only here
    undated = _undated(table.columns, _only(mapping, USED - {"date"}), applied)
    entries, refused = _entries([*applied.claims, *undated])
    kept = {claim.place for claim in undated}
    told = [(row.place, f"{'its date only: ' if row.place in kept else ''}{why}") for row, why in applied.refused]
    return Register(entries, [*said, *refused, *dict.fromkeys(told)])


def _by_headers(
    columns: list[str], rows: Rows, path: Path, faults: Faults
) -> tuple[Mapping | None, list[tuple[str, str]]]:
    """The mapping that `signatories mapping` proposes, without the columns that it leaves to be decided; and these."""
    if faults.found:
        return None, []
    proposal = propose(columns, rows)
    if not proposal.names.columns:
        headers = ", ".join(columns)
        ready = fitting(columns, rows)
        by = f"--mapping {ready}, whose columns these are" if ready else "--mapping"
        faults.add(path, 1, "", headers, f"no column is plainly the name; accepted: one called name, or {by}")
        return None, []
    text = "\n".join(proposal.mapping(path.stem, list(proposal.undecided)))
    said = [(f"{path.name}:1", f"column {column!r}: {why}") for column, why in proposal.undecided.items() if why]
    return parsed(path, text, faults), said


def _only(mapping: Mapping, fields: set[str]) -> Mapping:
    """The mapping with these fields only: nothing else that a row says may cost its name."""
    rules = [replace(rule, fields=tuple(one for one in rule.fields if one.name in fields)) for rule in mapping.rules]
    return replace(mapping, rules=tuple(rules))


def _undated(columns: list[str], mapping: Mapping, applied: Applied) -> list[ReadRow]:
    """Claims, without their dates, of rows that make none with them."""
    claimed = {claim.place for claim in applied.claims}
    lost = {row.place: FileRow(row.place, row.values) for row, _ in applied.refused if row.place not in claimed}
    return apply(FileTable(columns, list(lost.values())), mapping, OPTIONS).claims


def _entries(claims: list[ReadRow]) -> tuple[list[Entry], list[tuple[str, str]]]:
    """Claims of one row and name together, in the order of the file; and what has a date that is none."""
    told: dict[tuple[str, str], list[Reported]] = {}
    refused = []
    for claim in claims:
        if claim["person"]:
            reports = told.setdefault((claim.place, claim["person"]), [])
            try:
                reports.append(Reported.told(claim["claim"], claim["date"], claim["place"], claim["letter"]))
            except DateError as error:
                refused.append((claim.place, f"its date only: {claim['date']!r}: {error}"))
    return [Entry(place, name, tuple(reports)) for (place, name), reports in told.items()], refused
