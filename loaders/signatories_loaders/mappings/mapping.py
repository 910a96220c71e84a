"""A mapping as a person writes it (YAML), read and checked.

    about: A list of signatories.
    left_out: [title]              # columns that are left out on purpose; a column that nothing names is a fault
    claims:                        # each row of the file makes each of these claims, unless a column under `needs` is empty
      - claim: signed
        needs: [name]
        fields:
          person: name             # a column
          letter: {option: letter} # what the command line gives
          certainty: {value: stated}
          date: {column: Date, format: dmy, calendar: jalali}
          kind: {column: Kind, words: {ja: news}}

`repeat: 6` beside `claim` unfolds numbered columns: `{n}` in a column's name is 1 to 6.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from signatories_loaders.inbox.folder import COLUMNS
from signatories_loaders.records.fault import Faults
from signatories_schema.vocab import ClaimKind

READY = Path(__file__).parent
"""Folder of the ready-made mappings."""
FORMATS = ("iso", "dmy", "ymd")
CALENDARS = ("gregorian", "jalali")
OPTIONS = ("letter", "source")
FIELDS = (*COLUMNS["claims.csv"], "source_url")
_SPEC = {"column", "value", "option", "words", "format", "calendar"}


@dataclass(frozen=True)
class Field:
    """Where one field of a claim comes from: a column, a fixed value, or an option of the command."""

    name: str
    column: str = ""
    value: str = ""
    option: str = ""
    words: dict[str, str] | None = None
    format: str = ""
    calendar: str = "gregorian"


@dataclass(frozen=True)
class ClaimRule:
    """One claim that a row makes. `needs` are columns without which the row makes no such claim."""

    kind: str
    needs: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Mapping:
    """A mapping: its rules, and the columns that are left out on purpose."""

    name: str
    rules: tuple[ClaimRule, ...]
    left_out: frozenset[str]

    def columns(self) -> set[str]:
        """Columns that the mapping speaks of."""
        used = {field.column for rule in self.rules for field in rule.fields if field.column}
        return used | {column for rule in self.rules for column in rule.needs} | self.left_out


def ready_made() -> list[str]:
    """Names of the ready-made mappings."""
    return sorted(path.stem for path in READY.glob("*.yaml"))


def find_mapping(name: str, faults: Faults) -> Mapping | None:
    """A mapping by the name of a ready-made one or by its file; its faults are noted."""
    path = Path(name) if name.endswith((".yaml", ".yml")) else READY / f"{name}.yaml"
    if not path.is_file():
        faults.add(path, 1, "", "", f"there is no such mapping; accepted: a YAML file, or {', '.join(ready_made())}")
        return None
    try:
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        faults.add(path, line, "", "", "cannot be read as YAML; accepted: a mapping (see README)")
        return None
    before = len(faults.found)
    mapping = Mapping(path.stem, tuple(_rules(text, path, faults)), frozenset(_texts(text, "left_out", path, faults)))
    return mapping if len(faults.found) == before else None


def _texts(text: Any, key: str, path: Path, faults: Faults) -> list[str]:
    found = text.get(key) if isinstance(text, dict) else None
    if found is None:
        return []
    if not isinstance(found, list):
        faults.add(path, 1, key, str(found), "accepted: a list of columns")
        return []
    return [str(item) for item in found]


def _rules(text: Any, path: Path, faults: Faults) -> Iterator[ClaimRule]:
    claims = text.get("claims") if isinstance(text, dict) else None
    if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
        faults.add(path, 1, "claims", "", "accepted: a list of claims, each with `claim` and `fields`")
        return
    for claim in claims:
        kind = str(claim.get("claim", ""))
        # A template holds claims of every kind and names the kind in a column of its own.
        if kind and kind not in set(ClaimKind):
            faults.add(path, 1, "claim", kind, f"accepted: {', '.join(ClaimKind)}")
        if not isinstance(fields := claim.get("fields"), dict):
            faults.add(path, 1, "fields", kind, "accepted: field: column")
            continue
        found = [field for name, spec in fields.items() if (field := _field(str(name), spec, path, faults))]
        for n in range(1, int(claim.get("repeat", 1)) + 1):
            numbered = tuple(_numbered(field, n) for field in found)
            needs = tuple(column.format(n=n) for column in _texts(claim, "needs", path, faults))
            yield ClaimRule(kind, needs, numbered)


def _numbered(field: Field, n: int) -> Field:
    return Field(**{**field.__dict__, "column": field.column.replace("{n}", str(n))})


def _field(name: str, spec: Any, path: Path, faults: Faults) -> Field | None:
    if name not in FIELDS:
        faults.add(path, 1, name, "", f"there is no such field; accepted: {', '.join(FIELDS)}")
        return None
    if not isinstance(spec, dict):
        return Field(name, column=str(spec))
    accepted = {
        "format": FORMATS,
        "calendar": CALENDARS,
        "option": OPTIONS,
    }
    wrong = [(key, str(spec[key]), words) for key, words in accepted.items() if key in spec and spec[key] not in words]
    wrong += [(str(key), "", tuple(sorted(_SPEC))) for key in spec if key not in _SPEC]
    for key, value, words in wrong:
        faults.add(path, 1, f"{name}.{key}", value, f"accepted: {', '.join(words)}")
    if wrong:
        return None
    words_of = {str(k): str(v) for k, v in (spec.get("words") or {}).items()} or None
    return Field(
        name,
        column=str(spec.get("column", "")),
        value=str(spec.get("value", "")),
        option=str(spec.get("option", "")),
        words=words_of,
        format=str(spec.get("format", "")),
        calendar=str(spec.get("calendar", "gregorian")),
    )
