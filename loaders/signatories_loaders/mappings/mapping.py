"""A mapping as a person writes it (YAML), and what the program makes of it.

    about: A list of arrests.
    page: database                 # the kind of a page that such a list stands on; where it is not here, --kind must say it
    left_out: [title]              # columns left out on purpose; a column of the file that nothing names is a fault
    unread: [religion]             # columns that are dropped unread: neither imported nor kept with a row set aside
    only: {Published: [Y]}         # rows where another value stands are left out, unread, and counted
    empty: {Years: ["0"]}          # values that mean that nothing stands in the column
    id: id                         # the column by which rows of the file refer to one another (see `follow`)
    claims:                        # each row of the file makes each of these claims
      - claim: arrest
        needs: [name, [date, city]]  # ... unless one of these is empty; of a list within, one is enough
        each: {people: json}       # one claim for each value of this column, divided so (see `split`)
        repeat: 6                  # unfolds numbered columns: `{n}` in a column's name is 1 to 6
        fields:
          person: name             # a column
          letter: {option: letter} # what the command line gives: letter or source
          certainty: {value: stated}
          date: {column: Date, format: dmy, calendar: jalali}
          detail: [notes, {column: name fa, text: "printed also {}"}]  # several parts are joined by "; "

A part of a field is a column, or:

    column: a column, or a list of them, of which the first that is not empty counts; columns of a list within are joined by
            a space: `[[first name, surname], full name]`
    value, option: a fixed value; what the command line gives: both only where no column is filled
    needs: columns without which the part is empty, as under a claim
    follow: the cell is the id of another row of the file; what stands there in this column counts
    split: what divides the values of a cell: any text, or json for a list; they are joined by "; "
    take: first, last, or rest (all but the first) of these values; all where it is not given
    words: {theirs: ours}; any other value sets the row aside
    format, calendar: of a date: iso, ymd (year first) or dmy (year last); gregorian or jalali
    compare: {column, format, calendar} of the same date in another column. Where only one is filled it counts; where the
             two disagree the first counts, both are kept as printed, and the claim and the summary say so
    times: the value is a number, multiplied by this; such parts are added up
    text: words of ours around the value, which stands at {}
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

Needs = tuple[tuple[str, ...], ...]
"""Groups of columns; in each group one must be filled."""


@dataclass(frozen=True)
class Part:
    """Where a field of a claim comes from, or a part of it."""

    columns: tuple[tuple[str, ...], ...] = ()
    """Columns of which the first that is not empty counts; several that stand together are joined."""
    value: str = ""
    option: str = ""
    needs: Needs = ()
    follow: str = ""
    split: str = ""
    take: str = ""
    words: dict[str, str] | None = None
    format: str = ""
    calendar: str = "gregorian"
    compare: "Part | None" = None
    times: int = 0
    text: str = ""

    def named(self) -> Iterator[str]:
        """Columns that the part speaks of."""
        yield from (column for joined in self.columns for column in joined)
        yield from (column for group in self.needs for column in group)
        if self.follow:
            yield self.follow
        if self.compare:
            yield from self.compare.named()


@dataclass(frozen=True)
class Field:
    """A field of a claim and the parts that it is made of."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ClaimRule:
    """One claim that a row makes, if what it needs is filled. `each` is a column and what divides it, if any."""

    kind: str
    needs: Needs
    fields: tuple[Field, ...]
    each: tuple[str, str] | None = None

    def named(self) -> Iterator[str]:
        """Columns that the rule speaks of."""
        yield from (column for group in self.needs for column in group)
        yield from (column for one in self.fields for part in one.parts for column in part.named())
        if self.each:
            yield self.each[0]

    def options(self) -> set[str]:
        """What only the command line can give to the claim."""
        parts = {one.name: [part for part in one.parts if part.option and not part.columns] for one in self.fields}
        if "source_url" in parts:
            parts.pop("source", None)
        return {part.option for found in parts.values() for part in found}


@dataclass(frozen=True)
class Mapping:
    """A mapping: what it does with rows and columns, and the claims that a row makes."""

    name: str
    rules: tuple[ClaimRule, ...]
    left_out: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)
    empty: dict[str, tuple[str, ...]] = field(default_factory=dict)
    id: str = ""
    page: str = ""
    """Kind of the page that such a list stands on; empty where that is not said."""

    def columns(self) -> set[str]:
        """Columns that the mapping speaks of."""
        used = {column for rule in self.rules for column in rule.named()}
        return used | self.left_out | self.unread | set(self.only) | set(self.empty) | ({self.id} - {""})

    def required(self) -> list[tuple[str, ...]]:
        """Groups of columns; a file that has none of a group can make no claim."""
        of_rules = [rule.needs for rule in self.rules]
        common = [group for group in of_rules[0] if all(group in needs for needs in of_rules)]
        return [*common, *((column,) for column in (*self.only, self.id) if column)]
