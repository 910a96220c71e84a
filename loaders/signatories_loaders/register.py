"""A register that somebody else keeps, read to be matched: whom each of its rows names, and what it reports of them."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.evidence import Reported
from signatories_loaders.formats import FileTable, read_file
from signatories_loaders.inbox.folder import ReadRow
from signatories_loaders.mappings.apply import apply, check_columns
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.mappings.parse import find_mapping
from signatories_loaders.mappings.propose import propose
from signatories_loaders.records.fault import Faults
from signatories_schema.dates import DateError


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

    Raises FaultsError with all faults of the file and the mapping.
    """
    faults = Faults(path.parent)
    table = read_file(path, faults)
    mapping = find_mapping(mapping_name, faults) if mapping_name else _by_headers(table, path, faults)
    if mapping is not None and path not in faults.unreadable:
        check_columns(table, mapping, faults, path)
    faults.stop()
    applied = apply(table, mapping, {"letter": "", "source": ""}) if mapping else None
    faults.stop()  # rows are read only here
    entries, refused = _entries(applied.claims if applied else [])
    refused += [(row.place, reason) for row, reason in (applied.refused if applied else [])]
    return Register(entries, refused)


def _by_headers(table: FileTable, path: Path, faults: Faults) -> Mapping | None:
    """The mapping that `signatories mapping` proposes."""
    if faults.found:
        return None
    lines = list(propose(table.columns, path.stem))
    if not any(line.startswith("      person:") for line in lines):
        headers = ", ".join(table.columns)
        faults.add(path, 1, "", headers, "no column is plainly the name; accepted: one called name, or --mapping")
        return None
    with tempfile.TemporaryDirectory() as folder:
        proposed = Path(folder) / "proposed.yaml"
        proposed.write_text("\n".join(lines), encoding="utf-8")
        return find_mapping(str(proposed), faults)


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
                refused.append((claim.place, f"date: {claim['date']!r}: {error}"))
    return [Entry(place, name, tuple(reports)) for (place, name), reports in told.items()], refused
