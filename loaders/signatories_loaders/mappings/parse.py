"""Reading a mapping from its YAML file, with all its faults told at once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from signatories_loaders.inbox.folder import COLUMNS
from signatories_loaders.mappings.mapping import ClaimRule, Field, Mapping, Needs, Part
from signatories_loaders.records.fault import Faults
from signatories_schema.vocab import NAMELESS, ClaimKind, SourceKind

READY = Path(__file__).parent
"""Folder of the ready-made mappings."""
FIELDS = (*COLUMNS["claims.csv"], "source_url")
MOST = 100
"""Numbered groups of columns that are unfolded."""
_MAPPING = ("about", "page", "left_out", "unread", "only", "empty", "id", "claims")
_CLAIM = ("claim", "needs", "each", "repeat", "fields")
_WORDS = {
    "option": ("letter", "source"),
    "take": ("first", "last", "rest"),
    "format": ("iso", "dmy", "ymd"),
    "calendar": ("gregorian", "jalali"),
}
_PART = (*_WORDS, "column", "value", "needs", "follow", "split", "words", "compare", "times", "text")
_COLUMNS = "accepted: a list of columns"
_PERSON = "needs `person`; accepted: person: COLUMN, in every claim but letter and figure"
_VALUES = "accepted: column: [value, value]"


def ready_made() -> list[str]:
    """Names of the ready-made mappings."""
    return sorted(path.stem for path in READY.glob("*.yaml"))


def find_mapping(name: str, faults: Faults) -> Mapping | None:
    """A mapping by the name of a ready-made one or by its file; its faults are noted."""
    is_file = name.endswith((".yaml", ".yml"))
    path = Path(name) if is_file else READY / f"{name}.yaml"
    if not path.is_file() or (not is_file and name not in ready_made()):
        what = "there is no such file" if is_file else "there is no ready-made mapping of that name"
        accepted = f"{what}; accepted: {', '.join(ready_made())}, or the path of a file that ends in .yaml"
        faults.add(Path("--mapping"), 0, "", name, accepted)
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        faults.add(path, 1, "", "", "is not UTF-8; accepted: a mapping as UTF-8 text")
        return None
    return parsed(path, text, faults)


def parsed(path: Path, text: str, faults: Faults) -> Mapping | None:
    """The mapping that a text is, which stands at a path; its faults are noted."""
    try:
        written = yaml.load(text, _Marking)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        faults.add(path, line, "", "", "cannot be read as YAML; accepted: a mapping (see README)")
        return None
    before = len(faults.found)
    mapping = _Parser(path, faults).mapping(written)
    return mapping if len(faults.found) == before else None


class _Marked(dict[Any, Any]):
    """What YAML gives for `key: value`, with the line that it begins at and that of each key."""

    line = 1
    lines: dict[Any, int]


class _Marking(yaml.SafeLoader):
    """Reads plain YAML, and remembers lines."""


def _marked(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Iterator[_Marked]:
    written = _Marked()
    written.line = node.start_mark.line + 1
    yield written
    written.update(loader.construct_mapping(node, deep=True))
    written.lines = {loader.construct_object(key, deep=True): key.start_mark.line + 1 for key, _ in node.value}


_Marking.add_constructor("tag:yaml.org,2002:map", _marked)


class _Parser:
    """Turns what YAML gives into a mapping; what it cannot turn is a fault of the file."""

    def __init__(self, path: Path, faults: Faults) -> None:
        self._path = path
        self._faults = faults
        self._line = 1

    def mapping(self, written: Any) -> Mapping:
        """The whole mapping."""
        top = written if isinstance(written, dict) else {}
        self._known(top, _MAPPING, "")
        return Mapping(
            self._path.stem,
            tuple(self._rules(self._get(top, "claims"))),
            left_out=frozenset(self._texts(self._get(top, "left_out"), "left_out")),
            unread=frozenset(self._texts(self._get(top, "unread"), "unread")),
            only=self._values(self._get(top, "only"), "only"),
            empty=self._values(self._get(top, "empty"), "empty"),
            id=str(top.get("id") or ""),
            page=self._page(self._get(top, "page")),
        )

    def _get(self, written: dict[Any, Any], key: str) -> Any:
        """The value of a key; faults that are noted next stand in its line."""
        self._go_to(written, key)
        return written.get(key)

    def _go_to(self, written: dict[Any, Any], key: object = None) -> None:
        if isinstance(written, _Marked):
            self._line = written.lines.get(key, written.line)

    def _fault(self, where: str, value: object, accepted: str) -> None:
        self._faults.add(self._path, self._line, where, "" if value is None else value, accepted)

    def _page(self, written: Any) -> str:
        if written is not None and written not in list(SourceKind):
            self._fault("page", written, f"accepted: {', '.join(SourceKind)}")
        return str(written or "")

    def _known(self, written: dict[Any, Any], accepted: tuple[str, ...], where: str) -> None:
        for key in written:
            if key not in accepted:
                self._go_to(written, key)
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
            kind = str(self._get(claim, "claim") or "")
            # A template holds claims of every kind and names the kind in a column of its own.
            if kind and kind not in set(ClaimKind):
                self._fault("claim", kind, f"accepted: {', '.join(ClaimKind)}")
            if not isinstance(fields := self._get(claim, "fields"), dict):
                self._fault("fields", kind, "accepted: field: column")
                continue
            if kind and kind not in NAMELESS and "person" not in fields:
                self._fault("fields", "", _PERSON)
            found = tuple(self._fields(fields))
            needs = self._needs(self._get(claim, "needs"), "needs")
            rule = ClaimRule(kind, needs, found, self._each(self._get(claim, "each")))
            self._go_to(claim, "repeat")
            for n in range(1, self._number(claim.get("repeat", 1), "repeat") + 1):
                yield _numbered(rule, n)

    def _fields(self, fields: dict[Any, Any]) -> Iterator[Field]:
        for name, written in fields.items():
            self._go_to(fields, name)
            yield self._field(str(name), written)

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
            return Part(columns=((str(written),),))
        self._known(written, _PART, f"{name}.")
        for key, accepted in _WORDS.items():
            if key in written and written[key] not in accepted:
                self._go_to(written, key)
                self._fault(f"{name}.{key}", written[key], f"accepted: {', '.join(accepted)}")
        words = written.get("words")
        if words is not None and not isinstance(words, dict):
            self._fault(f"{name}.words", words, "accepted: {theirs: ours}")
            words = None
        column = written.get("column", [])
        texts = {key: str(written.get(key) or "") for key in ("value", "option", "follow", "split", "take", "format")}
        return Part(
            columns=self._needs(column, f"{name}.column"),
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
        return replace(one, columns=needs(one.columns), needs=needs(one.needs), compare=compare)

    fields = tuple(Field(one.name, tuple(map(part, one.parts))) for one in rule.fields)
    return replace(rule, needs=needs(rule.needs), fields=fields)
