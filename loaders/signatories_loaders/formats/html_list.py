"""The lists of a saved page, read like the text of a letter: which of them has the names is told by the heading above it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from signatories_loaders.formats.letter import TWO_LISTS, Line, line_of, names_follow, names_in
from signatories_loaders.formats.row import FileRow, FileTable

BESIDE = "in a list beside the names; accepted: the names under a heading such as امضاکنندگان:"
BULLET = "•"


@dataclass(frozen=True)
class PageList:
    """A list of a page. `under` is the last heading before it, `inside` the list that it stands in, `beside` whether it
    stands in a menu or a footer, `first` the number of its first item."""

    tag: str
    place: str
    rows: list[FileRow]
    under: str = ""
    inside: "PageList | None" = None
    beside: bool = False
    first: int = 1

    @property
    def outermost(self) -> "PageList":
        """The list that it stands in, or itself."""
        return self.inside.outermost if self.inside else self

    @property
    def is_headed(self) -> bool:
        """Whether the heading before it says that names follow."""
        heading = line_of(self.place, self.under)
        return heading is not None and names_follow(heading)

    def lines(self) -> Iterator[Line]:
        """Its heading, if it says that names follow, and its items, each with its number or a bullet."""
        heading = line_of(self.place, self.under)
        if heading and names_follow(heading):
            yield heading
        for row in self.rows:
            line = line_of(row.place, row.cells["text"])
            if line is not None:
                number = int(row.place.rpartition(":")[2]) - 1 + self.first
                yield line if line.mark else replace(line, mark=str(number) if self.tag == "ol" else BULLET)


def names_in_lists(lists: list[PageList]) -> FileTable:
    """The names in the lists that have them; the rest is set aside."""
    chosen = _with_names([found for found in lists if found.inside is None])
    places = {one.place for one in chosen}
    kept = [found for found in lists if found.outermost.place in places]
    table = names_in([line for found in kept for line in found.lines()])
    if len(chosen) > 1 and not chosen[0].is_headed and chosen[0].tag == "ul":
        table = FileTable(table.columns, [], [(line.place, line.text, TWO_LISTS) for f in kept for line in f.lines()])
    for found in lists:
        if found.outermost.place not in places:
            table.set_aside.extend((row.place, row.cells["text"], BESIDE) for row in found.rows)
    return table


def _with_names(lists: list[PageList]) -> list[PageList]:
    """Those under a heading of names, else all that are no menu; of those under one heading the numbered ones, if any."""
    found = [one for one in lists if one.is_headed and not one.beside] or [one for one in lists if not one.beside]
    under: dict[str, list[PageList]] = defaultdict(list)
    for one in found:
        under[one.under if one.is_headed else ""].append(one)
    numbered = {heading: [one for one in group if one.tag == "ol"] for heading, group in under.items()}
    return [one for heading, group in under.items() for one in numbered[heading] or group]
