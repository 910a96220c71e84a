"""Reading a mapping from its YAML file, with all its faults told at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from signatories_loaders.inbox.folder import COLUMNS
from signatories_loaders.mappings.mapping import ClaimRule, Field, Mapping, Needs, Part
from signatories_loaders.records.fault import Faults
from signatories_schema.vocab import ClaimKind

READY = Path(__file__).parent
"""Folder of the ready-made mappings."""
FIELDS = (*COLUMNS["claims.csv"], "source_url")
MOST = 100
"""Numbered groups of columns that are unfolded."""
_MAPPING = ("about", "left_out", "unread", "only", "empty", "id", "claims")
_CLAIM = ("claim", "needs", "each", "repeat", "fields")
_WORDS = {
    "option": ("letter", "source"),
    "take": ("first", "last", "rest"),
    "format": ("iso", "dmy", "ymd"),
    "calendar": ("gregorian", "jalali"),
}
_PART = (*_WORDS, "column", "value", "needs", "follow", "split", "words", "compare", "times", "text")
_COLUMNS = "accepted: a list of columns"
_VALUES = "accepted: column: [value, value]"


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
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        faults.add(path, line, "", "", "cannot be read as YAML; accepted: a mapping (see README)")
        return None
    before = len(faults.found)
    mapping = _Parser(path, faults).mapping(written)
    return mapping if len(faults.found) == before else None


class _Parser:
    """Turns what YAML gives into a mapping; what it cannot turn is a fault of the file."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self._path = path
        self._faults = faults

    def mapping(self, written: Any) -> Mapping:
        """The whole mapping."""
        top = written if isinstance(written, dict) else {}
        self._known(top, _MAPPING, "")
        return Mapping(
            self._path.stem,
            tuple(self._rules(top.get("claims"))),
            left_out=frozenset(self._texts(top.get("left_out"), "left_out")),
            unread=frozenset(self._texts(top.get("unread"), "unread")),
            only=self._values(top.get("only"), "only"),
            empty=self._values(top.get("empty"), "empty"),
            id=str(top.get("id") or ""),
        )

    def _fault(self, where: str, value: object, accepted: str) -> None:
        self._faults.add(self._path, 1, where, "" if value is None else value, accepted)

    def _known(self, written: dict[Any, Any], accepted: tuple[str, ...], where: str) -> None:
        for key in written:
            if key not in accepted:
                self._fault(f"{where}{key}", "", f"there is no such key; accepted: {', '.join(accepted)}")

    def _texts(self, written: Any, where: str, accepted: str = _COLUMNS) -> list[str]:
        if written is None:
            return []
        if not isinstance(written, list) or any(isinstance(item, list | dict) for item in written):
            self._fault(where, written, accepted)
            return []
        return [str(item) for item in written]

    def _values(self, written: Any, where: str) -> dict[str, tuple[str, ...]]:
        if written is not None and not isinstance(written, dict):
            self._fault(where, written, _VALUES)
            return {}
        return {
            str(column): tuple(self._texts(values, f"{where}.{column}", _VALUES))
            for column, values in (written or {}).items()
        }

    def _needs(self, written: Any, where: str) -> Needs:
        groups = written if isinstance(written, list) else [] if written is None else [written]
        return tuple(tuple(self._texts(g if isinstance(g, list) else [g], where)) for g in groups)

    def _rules(self, claims: Any) -> Iterator[ClaimRule]:
        if not isinstance(claims, list) or not claims or not all(isinstance(claim, dict) for claim in claims):
            self._fault("claims", "", "accepted: a list of claims, each with `claim` and `fields`")
            return
        for claim in claims:
            self._known(claim, _CLAIM, "")
            kind = str(claim.get("claim", ""))
            # A template holds claims of every kind and names the kind in a column of its own.
            if kind and kind not in set(ClaimKind):
                self._fault("claim", kind, f"accepted: {', '.join(ClaimKind)}")
            if not isinstance(fields := claim.get("fields"), dict):
                self._fault("fields", kind, "accepted: field: column")
                continue
            found = tuple(self._field(str(name), written) for name, written in fields.items())
            needs = self._needs(claim.get("needs"), "needs")
            rule = ClaimRule(kind, needs, found, self._each(claim.get("each")))
            for n in range(1, self._number(claim.get("repeat", 1), "repeat") + 1):
                yield _numbered(rule, n)

    def _each(self, written: Any) -> tuple[str, str] | None:
        if written is None:
            return None
        if not isinstance(written, dict) or len(written) != 1:
            self._fault("each", written, "accepted: one column and what divides it, {column: json}")
            return None
        return next((str(column), str(divider)) for column, divider in written.items())

    def _number(self, written: Any, where: str) -> int:
        if isinstance(written, int) and not isinstance(written, bool) and 1 <= written <= MOST:
            return written
        self._fault(where, written, f"accepted: a number from 1 to {MOST}")
        return 1

    def _field(self, name: str, written: Any) -> Field:
        if name not in FIELDS:
            self._fault(name, "", f"there is no such field; accepted: {', '.join(FIELDS)}")
        parts = written if isinstance(written, list) else [written]
        return Field(name, tuple(self._part(name, part) for part in parts))

    def _part(self, name: str, written: Any) -> Part:
        if not isinstance(written, dict):
            return Part(columns=(str(written),))
        self._known(written, _PART, f"{name}.")
        for key, accepted in _WORDS.items():
            if key in written and written[key] not in accepted:
                self._fault(f"{name}.{key}", written[key], f"accepted: {', '.join(accepted)}")
        words = written.get("words")
        if words is not None and not isinstance(words, dict):
            self._fault(f"{name}.words", words, "accepted: {theirs: ours}")
            words = None
        column = written.get("column", [])
        texts = {key: str(written.get(key) or "") for key in ("value", "option", "follow", "split", "take", "format")}
        return Part(
            columns=tuple(self._texts(column if isinstance(column, list) else [column], f"{name}.column")),
            needs=self._needs(written.get("needs"), f"{name}.needs"),
            words=None if words is None else {str(k): str(v) for k, v in words.items()},
            calendar=str(written.get("calendar", "gregorian")),
            compare=self._compared(f"{name}.compare", written["compare"]) if "compare" in written else None,
            times=self._number(written["times"], f"{name}.times") if "times" in written else 0,
            text=str(written.get("text") or ""),
            **texts,
        )

    def _compared(self, name: str, written: Any) -> Part:
        """The same date in another column: a part of its own, with no other one to compare with."""
        if not isinstance(written, dict):
            return self._part(name, written)
        self._known(written, ("column", "format", "calendar"), f"{name}.")
        return self._part(name, {key: value for key, value in written.items() if key != "compare"})


def _numbered(rule: ClaimRule, n: int) -> ClaimRule:
    """The rule for the n-th of numbered columns."""

    def of(column: str) -> str:
        return column.replace("{n}", str(n))

    def needs(groups: Needs) -> Needs:
        return tuple(tuple(map(of, group)) for group in groups)

    def part(one: Part) -> Part:
        compare = part(one.compare) if one.compare else None
        return replace(one, columns=tuple(map(of, one.columns)), needs=needs(one.needs), compare=compare)

    fields = tuple(Field(one.name, tuple(map(part, one.parts))) for one in rule.fields)
    return replace(rule, needs=needs(rule.needs), fields=fields)
