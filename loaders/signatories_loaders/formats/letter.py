"""The text of a letter: the names under it. A line that can be read in two ways is set aside, with the reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.formats.encoding import whole_text
from signatories_loaders.formats.letter_words import (
    DIGITS,
    LETTER_WORDS,
    has_date,
    is_heading_of_names,
    is_name,
    is_role,
    is_sentence,
    without_title,
    words_of,
)
from signatories_loaders.formats.row import LINE, FileRow, FileTable, cell_text, nothing
from signatories_loaders.records.fault import Faults

COLUMNS = ["position", "name", "role", "title"]
HEADING, DATE, NOT_A_NAME = "heading", "date", "not a name"
ONE_WORD = "a name of one word"
UNCLEAR = "a name or a role: unclear"
WHOSE_ROLE = "the role of one or of all: unclear"
UNMARKED = "no number, bullet or heading says that it is a name"
BEFORE = "before the heading of the names"
MIXED = "a list of names and sentences, and no heading says that it has names"
TWO_LISTS = "two lists, and no heading says which one has the names"

BLANK = " \t\r\f\v\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What is left out around a line and a name: spaces and marks of direction."""
SIGN = r"(?:[.:؛،)\]\-–—ـ]{1,3}|\t)"
NUMBER = re.compile(rf"[(\[]?[ ]?(\d{{1,6}}) *{SIGN}\s*(?=[^\d\s])")
NEXT_NUMBER = re.compile(rf"(?:(?<=\s)|(?<=[،,;؛]))(\d{{1,6}}) *{SIGN}\s*(?=[^\d\s])")
BULLET = re.compile(r"(?:[•●▪■◦○‣∙·*⁃►➢✓]|[-–—ـ](?=\s))\s*")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")
# What divides names is searched for without the spaces around it, so that a long run of spaces costs nothing.
ENTRY_END = re.compile(r"[;؛]")
PART_END = re.compile(r"[،,:：]|(?<=\s)[-–—ـ]+|(?<![-–—ـ])[-–—ـ]+(?=\s)")
AND = re.compile(r"(?<=\s)(?:و|and|&)(?=\s)")


@dataclass(frozen=True)
class Line:
    """A line that is not empty: number in the file, text, the number or bullet before it, and what follows that."""

    number: int
    text: str
    mark: str
    rest: str


@dataclass(frozen=True)
class Person:
    """A name as it stands, and what stands around it."""

    name: str
    role: str
    title: str


def read_letter(path: Path, faults: Faults) -> FileTable:
    """Names of the list in a letter: numbered, bulleted, or under a heading that says that names follow."""
    text = whole_text(path, faults, LINE)
    return nothing() if text is None else letter_table(text, path.name)


def letter_table(text: str, file: str) -> FileTable:
    """The names in a text."""
    lines = list(_lines(text))
    table = FileTable(COLUMNS, [])
    start = next((at for at, line in enumerate(lines) if _names_follow(line)), None)
    after = lines if start is None else lines[start:]
    for line in [] if start is None else lines[:start]:
        table.set_aside.append((f"{file}:{line.number}", line.text, _kind(line) or BEFORE))
    _read(after, start is not None, file, table)
    return table


def _read(lines: list[Line], headed: bool, file: str, table: FileTable) -> None:
    marked = any(line.mark for line in lines)
    doubt = None if headed else _doubt(lines)
    bare = not headed and not marked and _only_names(lines)
    assert isinstance(table.rows, list)
    for line in lines:
        place = f"{file}:{line.number}"
        if _names_follow(line):
            heading, colon, names = line.text.partition(":")
            found: list[tuple[str, Person]] | str = HEADING
            if colon and _bare(names):
                table.set_aside.append((place, heading + colon, HEADING))
                found = _people("", names)
        elif (kind := _kind(line)) is not None:
            found = kind
        elif line.mark:
            found = _numbered(line)
            found = doubt if doubt and isinstance(found, list) else found
        else:
            found = _people("", line.text) if (headed and not marked) or bare else NOT_A_NAME
            if found == NOT_A_NAME and isinstance(_people("", line.text), list):
                found = UNMARKED
        if isinstance(found, str):
            table.set_aside.append((place, line.text, found))
            continue
        for position, person in found:
            cells = (position, person.name, person.role, person.title)
            table.rows.append(FileRow(place, dict(zip(COLUMNS, map(cell_text, cells), strict=True))))


def _doubt(lines: list[Line]) -> str | None:
    """Why a list under no heading may be one of demands, if it may."""
    if sum(line.mark == "1" for line in lines) > 1:
        return TWO_LISTS
    return (
        MIXED
        if any(line.mark and is_sentence(line.rest) and isinstance(_numbered(line), str) for line in lines)
        else None
    )


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip(BLANK)
        if not line:
            continue
        if found := NUMBER.match(line):
            yield Line(number, line, _digits(found[1]), line[found.end() :])
        elif found := BULLET.match(line):
            yield Line(number, line, "•", line[found.end() :])
        else:
            yield Line(number, line, "", line)


def _digits(text: str) -> str:
    return str(int(text.translate(DIGITS)))


def _names_follow(line: Line) -> bool:
    """Whether the line is a heading that says that names follow."""
    if line.mark or not is_heading_of_names(line.text.partition(":")[0]):
        return False
    return ":" in line.text or (len(line.text.split()) <= 6 and not line.text.endswith((".", "!", "؟", "?")))


def _kind(line: Line) -> str | None:
    """What the line is, if it is plainly no name: a date or a heading."""
    if not line.mark and has_date(line.text):
        return DATE
    of_letter = len(line.text) < 120 and bool(LETTER_WORDS.intersection(words_of(line.text)))
    if not line.mark and (line.text.endswith(":") or of_letter):
        return HEADING
    return None


def _only_names(lines: list[Line]) -> bool:
    """Whether a text without numbers, bullets and headings is a list of names and nothing else."""
    kept = [line for line in lines if _kind(line) is None]
    return len(kept) > 1 and all(isinstance(_people("", line.text), list) for line in kept)


def _numbered(line: Line) -> list[tuple[str, Person]] | str:
    """The people of a marked line, which may have the next numbers in it: "1. … 2. …"."""
    items, begin, position = [], 0, line.mark
    if position != "•":
        for found in NEXT_NUMBER.finditer(line.rest):
            if _digits(found[1]) == str(int(position) + 1):
                items.append((position, line.rest[begin : found.start()]))
                begin, position = found.end(), _digits(found[1])
    items.append((position, line.rest[begin:]))
    people: list[tuple[str, Person]] = []
    for mark, text in items:
        found_people = _people(mark, text)
        if isinstance(found_people, str):
            return found_people
        people.extend(found_people)
    return people


def _people(mark: str, text: str) -> list[tuple[str, Person]] | str:
    """Position and person of each name in the text after a number, a bullet ("•") or nothing; or why it is unclear."""
    people: list[Person] = []
    for entry in _split(_bare(text), ENTRY_END):
        found = _entry(mark, entry)
        if isinstance(found, str):
            return found
        people.extend(found)
    return [("" if mark == "•" else mark, person) for person in people]


def _entry(mark: str, text: str) -> list[Person] | str:
    """The people between two semicolons: one with a role, or several names."""
    parts = [_bare(part) for part in _split(text, PART_END)]
    head = _persons(parts[0])
    if isinstance(head, str):
        return head
    tail = parts[1:]
    if not tail:
        return head
    others = [_persons(part) for part in tail]
    if all(isinstance(other, list) for other in others):
        return _several(mark, head, [person for other in others if isinstance(other, list) for person in other])
    if len(head) > 1 or any(isinstance(other, list) for other in others):
        return UNCLEAR
    if not all(_is_role_part(mark, part) for part in tail):
        return UNCLEAR
    role = _bare(text[len(_split(text, PART_END)[0]) :].lstrip(BLANK + "،,:：-–—ـ"))
    person = head[0]
    return [Person(person.name, f"{person.role}، {role}" if person.role else role, person.title)]


def _is_role_part(mark: str, part: str) -> bool:
    """Whether the part can only be a role or a place: by its words, or one word alone after a marked name."""
    alone = mark != "" and len(part.split()) == 1 and not is_sentence(part)
    return part != "" and (is_role(part) or alone)


def _bare(text: str) -> str:
    """The text without spaces around it and without the signs at its end."""
    return text.strip(BLANK).rstrip(BLANK + ".،,;؛")


def _several(mark: str, head: list[Person], others: list[Person]) -> list[Person] | str:
    """Names divided by commas or dashes. After a number stands one person: a second name may be a place or a role."""
    sure = all(person.role or person.title for person in others)
    if mark and not sure and not (mark == "•" and len(head + others) > 2):
        return UNCLEAR
    return head + others


def _persons(text: str) -> list[Person] | str:
    """The person, or the people joined by "and"."""
    person = _person(text)
    if not isinstance(person, str):
        return [person]
    found = [_person(_bare(piece)) for piece in _split(text, AND)]
    people = [one for one in found if isinstance(one, Person)]
    if len(found) < 2 or len(people) < len(found):
        return person
    if people[-1].role and not all(one.role for one in people):
        return WHOSE_ROLE
    return people


def _person(text: str) -> Person | str:
    role = ""
    brackets = list(BRACKETS.finditer(text))
    if brackets:
        last = brackets[-1]
        role = _bare(last[0][1:-1])
        if len(brackets) > 1 or last.end() != len(text) or not role:
            return NOT_A_NAME
        text = _bare(text[: last.start()])
    title, name = without_title(text)
    if is_name(name):
        return Person(name, role, title)
    alone = len(name.split()) == 1 and name.replace("\u200c", "").isalpha() and not is_role(name)
    return ONE_WORD if alone else NOT_A_NAME if is_sentence(name) or any(map(str.isdigit, name)) else UNCLEAR


def _split(text: str, end: re.Pattern[str]) -> list[str]:
    """The text divided where the pattern is found outside of brackets."""
    masked = BRACKETS.sub(lambda found: "\ue000" * len(found[0]), text)
    pieces, begin = [], 0
    for found in end.finditer(masked):
        pieces.append(text[begin : found.start()])
        begin = found.end()
    return [*pieces, text[begin:]]
