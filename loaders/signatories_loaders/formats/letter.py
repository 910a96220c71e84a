"""The text of a letter: the names under it. A line that can be read in two ways is set aside, with the reason."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from signatories_loaders.formats.encoding import whole_text
from signatories_loaders.formats.letter_entry import (
    BLANK,
    NOT_A_NAME,
    WITH_DIGITS,
    Person,
    bare,
    parts_after_names,
    people_in,
)
from signatories_loaders.formats.letter_words import (
    DIGITS,
    LETTER_WORDS,
    asks,
    has_date,
    is_heading_of_names,
    is_heading_of_others,
    may_be_demand,
    words_of,
)
from signatories_loaders.formats.row import LINE, FileRow, FileTable, cell_text, nothing
from signatories_loaders.records.fault import Faults

COLUMNS = ["position", "name", "role", "title"]
HEADING, DATE = "heading", "date"
BEFORE = "before the heading of the names"
AFTER = "under a heading that is not of names"
HEADED = "accepted: a line such as امضاکنندگان: above the names"
DEMAND = f"a name or a demand: unclear; {HEADED}, and a number before each"
UNMARKED = f"no number, bullet or heading says that it is a name; {HEADED}"
MIXED = f"a list of names and sentences, and no heading says that it has names; {HEADED}"
TWO_LISTS = f"two lists, and no heading says which one has the names; {HEADED}"
FEW = 6
"""Under no heading, one in so many marked lines that is no name makes all of them unclear."""

SIGN = r"(?:[.:؛،)\]\-–—ـ/]{1,3}|\t)"
NUMBER = re.compile(rf"[(\[]?[ ]?(\d{{1,6}}) *{SIGN}\s*(?=[^\d\s])")
NEXT_NUMBER = re.compile(rf"(?:(?<=\s)|(?<=[،,;؛]))(\d{{1,6}}) *{SIGN}\s*(?=[^\d\s])")
BULLET = re.compile(r"(?:[•●▪■◦○‣∙·*⁃►➢✓]|[-–—ـ](?=\s))\s*")


@dataclass(frozen=True)
class Line:
    """A line that is not empty: its place, text, the number or bullet ("•") before it, and what follows that."""

    place: str
    text: str
    mark: str
    rest: str


def read_letter(path: Path, faults: Faults) -> FileTable:
    """Names of the list in a letter: numbered, bulleted, or under a heading that says that names follow."""
    text = whole_text(path, faults, LINE)
    return nothing() if text is None else letter_table(text, path.name)


def letter_table(text: str, file: str) -> FileTable:
    """The names in a text."""
    places = ((f"{file}:{number}", raw) for number, raw in enumerate(text.split("\n"), 1))
    return names_in([line for place, raw in places if (line := line_of(place, raw))])


def line_of(place: str, raw: str) -> Line | None:
    """A line with its number or bullet; None if it is empty."""
    text = raw.strip(BLANK)
    if not text:
        return None
    if found := NUMBER.match(text):
        return Line(place, text, _digits(found[1]), text[found.end() :])
    if found := BULLET.match(text):
        return Line(place, text, "•", text[found.end() :])
    return Line(place, text, "", text)


def names_in(lines: list[Line]) -> FileTable:
    """The names in the lines of a letter."""
    start = next((at for at, line in enumerate(lines) if names_follow(line)), None)
    before, after = ([], lines) if start is None else (lines[:start], lines[start:])
    rows: list[FileRow] = []
    aside = [(line.place, line.text, _kind(line) or BEFORE) for line in before]
    reading = _Reading.of(after, headed=start is not None)
    for line in after:
        found, printed = reading.read(line), line.text
        if isinstance(found, str):
            aside.append((line.place, printed, found))
            continue
        if names_follow(line):
            aside.append((line.place, printed.partition(":")[0] + ":", HEADING))
        for position, person in found:
            cells = ("" if position == "•" else position, person.name, person.role, person.title)
            rows.append(FileRow(line.place, dict(zip(COLUMNS, map(cell_text, cells), strict=True))))
    return FileTable(COLUMNS, rows, aside)


Found = list[tuple[str, Person]] | str
"""Number or bullet and person of each name in a line; or why it has none."""


@dataclass
class _Reading:
    """Lines of one letter, read one after the other."""

    headed: bool
    marked: bool
    """Whether any line has a number or a bullet."""
    bare: bool
    """Whether the lines have no heading, number and bullet, and are names and nothing else."""
    doubt: str | None
    """Why a list under no heading may be one of demands, if it may."""
    places: frozenset[str] = frozenset()
    """What stands after the names of two lines or more."""
    over: bool = field(default=False, init=False)
    """Whether a heading of something else has come."""
    ended: bool = field(default=False, init=False)
    """Whether a date or a sentence has come after the last number."""

    @classmethod
    def of(cls, lines: list[Line], headed: bool) -> "_Reading":
        """The reading of these lines."""
        after = Counter(part for line in lines for part in set(parts_after_names(line.rest)) if len(part.split()) > 1)
        marked = any(line.mark for line in lines)
        found = cls(headed, marked, False, None, frozenset(part for part, times in after.items() if times > 1))
        if not headed:
            found.doubt = found._doubt(lines)
            found.bare = not marked and found._only_names(lines)
        return found

    def read(self, line: Line) -> Found:
        """The names in the next line."""
        if names_follow(line):
            self.over = self.ended = False
            _, colon, names = line.text.partition(":")
            return self._people("", names) if colon and bare(names) else HEADING
        if kind := _kind(line):
            self.over |= is_heading_of_others(line.text) or asks(line.text)
            self.ended |= kind == DATE
            return kind
        if self.over:
            return AFTER
        return self._marked(line) if line.mark else self._unmarked(line)

    def _marked(self, line: Line) -> Found:
        self.ended = False
        found = self._numbered(line)
        return self.doubt if self.doubt and isinstance(found, list) else self._sure(line, found)

    def _unmarked(self, line: Line) -> Found:
        found = self._people("", line.text)
        self.ended |= found == NOT_A_NAME
        if isinstance(found, str):
            return found if self.headed else NOT_A_NAME
        taken = self.bare or (self.headed and not (self.marked and self.ended))
        return self._sure(line, found) if taken else UNMARKED

    def _sure(self, line: Line, found: Found) -> Found:
        """The people, unless one of them may be a demand. Under a heading of names a number tells that it is none; a word
        that is a given name too does not need one there."""
        if isinstance(found, str) or (self.headed and line.mark):
            return found
        doubtful = [person for _, person in found if person.doubt]
        return DEMAND if any(may_be_demand(person.name, given=not self.headed) for person in doubtful) else found

    def _doubt(self, lines: list[Line]) -> str | None:
        marked = [line for line in lines if line.mark]
        if sum(line.mark == "1" for line in marked) > 1:
            return TWO_LISTS
        no_names = [line for line in marked if _no_name(self._numbered(line))]
        return MIXED if len(no_names) * FEW >= max(len(marked), 1) else None

    def _only_names(self, lines: list[Line]) -> bool:
        """Whether a text without numbers, bullets and headings is a list of names and nothing else."""
        kept = [line for line in lines if _kind(line) is None]
        return len(kept) > 1 and all(isinstance(self._people("", line.text), list) for line in kept)

    def _numbered(self, line: Line) -> Found:
        """The people of a marked line, which may have the next numbers in it: "1. … 2. …"."""
        people: list[tuple[str, Person]] = []
        for mark, text in _items(line):
            found = self._people(mark, text)
            if isinstance(found, str):
                return found
            people.extend(found)
        return people

    def _people(self, mark: str, text: str) -> Found:
        found = people_in(mark, text, self.places)
        return found if isinstance(found, str) else [(mark, person) for person in found]


def names_follow(line: Line) -> bool:
    """Whether the line is a heading that says that names follow."""
    said = line.text.partition(":")[0]
    if line.mark or not is_heading_of_names(said) or is_heading_of_others(said) or asks(said):
        return False
    return ":" in line.text or (len(line.text.split()) <= 6 and not line.text.endswith((".", "!", "؟", "?")))


def _items(line: Line) -> Iterable[tuple[str, str]]:
    """Number or bullet, and text, of each item in a marked line."""
    begin, position = 0, line.mark
    for found in NEXT_NUMBER.finditer(line.rest) if position != "•" else ():
        if _digits(found[1]) == str(int(position) + 1):
            yield position, line.rest[begin : found.start()]
            begin, position = found.end(), _digits(found[1])
    yield position, line.rest[begin:]


def _no_name(found: Found) -> bool:
    return found in (NOT_A_NAME, WITH_DIGITS) or (isinstance(found, list) and any(person.doubt for _, person in found))


def _digits(text: str) -> str:
    return str(int(text.translate(DIGITS)))


def _kind(line: Line) -> str | None:
    """What the line is, if it is plainly no name: a date or a heading."""
    if line.mark:
        return None
    if has_date(line.text):
        return DATE
    words = words_of(line.text)
    of_letter = len(line.text) < 120 and bool(LETTER_WORDS.intersection(words))
    of_others = len(words) <= 4 and is_heading_of_others(line.text)
    return HEADING if line.text.endswith(":") or of_letter or of_others else None
