"""`mapping`: a first mapping from the headers and values of a file, for a person to correct.

What is plain stands in a field. What is not, is listed to be decided and stands in no line, so that import stops until a person
has put it into a field or left it out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from signatories_loaders.mappings.headers import Group, Header, groups_of, header_of
from signatories_loaders.mappings.observe import Dates, dates_in
from signatories_loaders.mappings.persons import Names, names_among
from signatories_loaders.mappings.quoted import quoted

Rows = Sequence[dict[str, str]]
SAMPLE = 1_000
"""Rows of a file that are looked at."""
_OF_ARRESTS = ("date", "facility", "charges", "sentence", "authority")
"""Fields by which a list is one of arrests, not of signatories."""


@dataclass
class Proposal:
    """What a mapping may say of a file."""

    names: Names
    fields: dict[str, str] = field(default_factory=dict)
    """Field -> what a mapping says of it."""
    groups: dict[str, list[tuple[Group, str]]] = field(default_factory=lambda: defaultdict(list))
    """Kind of claim -> numbered columns, each with what a mapping says of them."""
    undecided: dict[str, str] = field(default_factory=dict)
    """Column -> what a person must decide."""
    notes: list[str] = field(default_factory=list)

    @property
    def _kind(self) -> str:
        return "arrest" if any(name in self.fields for name in _OF_ARRESTS) or self.groups else "signed"

    def lines(self, stem: str) -> Iterator[str]:
        """The mapping as text for a person to correct."""
        yield f"# A first mapping for {quoted(stem)[1:-1]}, from its headers and values: correct it."
        if self.fields or not self.groups:
            yield f"# Each row is taken for a report of kind {self._kind}: change `claim` where it is of another."
        yield from (f"# {note}" for note in self.notes)
        if not self.names.columns:
            yield "# No column is plainly the name: write it under fields, as `person: COLUMN`."
        if self.undecided:
            yield "# To be decided: put each of these columns into a field, or under left_out. Import stops until that is done."
            yield from (f"#   {quoted(column)}{why and f': {why}'}" for column, why in self.undecided.items())
        yield from self.mapping(stem, [])

    def mapping(self, stem: str, left_out: list[str]) -> Iterator[str]:
        """The mapping itself, where these columns are left out."""
        yield f"about: {quoted(stem)}"
        yield f"left_out: {quoted(left_out)}"
        yield "claims:"
        if self.fields or not self.groups:
            yield f"  - claim: {self._kind}"
            yield from self._rule([], list(self.fields.items()), letter=self._kind == "signed")
        for kind, found in self.groups.items():
            yield f"  - claim: {kind}"
            yield f"    repeat: {max(len(group.columns) for group, _ in found)}"
            patterns = [group.pattern for group, _ in found]
            yield from self._rule([patterns], [(group.field, spec) for group, spec in found], letter=False)

    def _rule(self, needs: list[list[str]], fields: list[tuple[str, str]], letter: bool) -> Iterator[str]:
        yield f"    needs: {quoted([*([self.names.columns] if self.names.columns else []), *needs])}"
        yield "    fields:"
        if self.names.columns:
            yield f"      person: {{column: {quoted(self.names.person)}}}"
        details = [*self.names.details, *(spec for name, spec in fields if name == "detail")]
        yield from (f"      {name}: {spec}" for name, spec in fields if name != "detail")
        if details:
            yield f"      detail: [{', '.join(details)}]"
        if letter:
            yield "      letter: {option: letter}"
        yield "      source: {option: source}"
        yield "      certainty: {value: stated}"


def propose(columns: Sequence[str], rows: Rows) -> Proposal:
    """What the headers of a file, and the first of its rows, plainly say."""
    groups = groups_of(columns)
    numbered = {column for group in groups for column in group.columns}
    headers = [header_of(column) for column in columns if column not in numbered]
    names = names_among(headers)
    proposal = Proposal(names)
    by_field: dict[str, list[Header]] = defaultdict(list)
    for header in headers:
        if header.field and header.column not in chain(names.columns, names.undecided):
            by_field[header.field].append(header)
    for name, found in by_field.items():
        _put(proposal, name, found, rows)
    for group in groups:
        _put_group(proposal, group, rows)
    for header in headers:
        if not header.field:
            proposal.undecided[header.column] = ""
    proposal.undecided |= names.undecided
    proposal.undecided = {column: proposal.undecided[column] for column in columns if column in proposal.undecided}
    return proposal


def _put(proposal: Proposal, name: str, found: list[Header], rows: Rows) -> None:
    """Put the columns of a field into it: one of each language, of which the first that is filled counts."""
    of_language: dict[str, Header] = {}
    for header in found:
        if of_language.setdefault(header.language, header) is not header:
            first = of_language[header.language].column
            proposal.undecided[header.column] = f"it looks like {name}, as {quoted(first)} does"
    chosen = [header.column for header in sorted(of_language.values(), key=lambda header: header.language)]
    if name == "date":
        _put_date(proposal, chosen, rows)
        return
    for column in list(chosen):
        if why := _unlike(name, _values(rows, column)):
            proposal.undecided[column] = why
            chosen.remove(column)
    if chosen:
        proposal.fields[name] = f"{{column: {quoted(chosen)}}}"


def _put_date(proposal: Proposal, columns: list[str], rows: Rows) -> None:
    """The date, and where the same date stands in another column too, the two compared."""
    told = {column: dates_in(_values(rows, column)) for column in columns}
    proposal.undecided |= {column: dates.question for column, dates in told.items() if dates.question}
    proposal.notes += [f"{quoted(column)}: {dates.note}." for column, dates in told.items() if dates.note]
    read = [_dated(column, dates) for column, dates in told.items() if not dates.question]
    if read:
        first, *others = read
        proposal.fields["date"] = f"{{{first}{', compare: {' + others[0] + '}' if others else ''}}}"


def _dated(column: str, dates: Dates) -> str:
    return f"column: {quoted([column])}, {dates.spec}"


def _put_group(proposal: Proposal, group: Group, rows: Rows) -> None:
    why = "" if group.field else f"numbered columns, {quoted(group.pattern)}: to be put into a claim with `repeat`"
    spec = f"{{column: {quoted([group.pattern])}}}"
    if group.field == "date":
        dates = dates_in(chain(*(_values(rows, column) for column in group.columns)))
        why, spec = dates.question, f"{{{_dated(group.pattern, dates)}}}"
    if not why and any(other.field == group.field for other, _ in proposal.groups.get(group.kind, [])):
        why = f"it looks like {group.field}, as other numbered columns do"
    if why or group.field in ("name", "full", "given", "family"):
        proposal.undecided |= dict.fromkeys(group.columns, why)
    else:
        proposal.groups[group.kind].append((group, spec))


def _values(rows: Rows, column: str) -> list[str]:
    return [row[column] for row in rows if row.get(column)]


def _unlike(name: str, values: list[str]) -> str:
    """Why values are not those of a field, whatever the header says; empty where they are."""
    if name == "source_url" and not all(re.match("https?://", value) for value in values):
        return "its values are not all addresses"
    if name == "position" and not all(value.isdecimal() for value in values):
        return "its values are not all numbers of a list"
    return ""
