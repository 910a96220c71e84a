"""What stands after a number, a bullet or nothing in a list of names: people with their roles, or why it is unclear."""

import re
from collections.abc import Set as AnySet
from dataclasses import dataclass, replace

from signatories_loaders.formats.letter_words import (
    is_name,
    is_place,
    is_role,
    is_sentence,
    may_be_demand,
    without_title,
)

NOT_A_NAME = "not a name"
WITH_DIGITS = "a digit in a name; accepted: a name of letters, after a number and a dot"
ONE_WORD = "a name of one word; accepted: given name and surname"
UNCLEAR = "a name or a role: unclear; accepted: names with commas between them, a role in brackets after its name"
WHOSE_ROLE = "the role of one or of all: unclear; accepted: a role in brackets after each name that it is of"

BLANK = " \t\r\f\v\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""What is left out around a line and a name: spaces and marks of direction."""
FOOTNOTE = "*†‡¹²³"
"""Marks that stand beside a name and are not of it."""
QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"))
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")
# What divides names is searched for without the spaces around it, so that a long run of spaces costs nothing.
ENTRY_END = re.compile(r"[;؛]")
PART_END = re.compile(r"[،,:：\t]|(?<=\s)[-–—ـ]+|(?<![-–—ـ])[-–—ـ]+(?=\s)")
AND = re.compile(r"(?<=\s)(?:و|and|&)(?=\s)")
COMMAS = "،,"
OF = re.compile(r"\b(?:of|for)\b")
"""What stands in a role (Head of …, Center for …), and in a sentence, which does not stand after a name."""


@dataclass(frozen=True)
class Person:
    """A name as it stands, and what stands around it. `doubt`: it begins as a demand does, and nothing else tells."""

    name: str
    role: str
    title: str
    doubt: bool = False


@dataclass(frozen=True)
class Part:
    """What stands between two commas or dashes: its text, the people it names or why it names none, and whether it can
    only be a role or a place."""

    text: str
    people: list[Person] | str
    is_role: bool


def people_in(mark: str, text: str, places: AnySet[str] = frozenset()) -> list[Person] | str:
    """The people in the text after a number, a bullet ("•") or nothing; or why it is unclear. `places` are parts that
    stand after names of other lines too, so that they are no names."""
    people: list[Person] = []
    for entry in _split(bare(text), ENTRY_END):
        found = _entry(mark, entry, places)
        if isinstance(found, list):
            people.extend(found)
        elif len(people) == 1 and is_role(entry):
            people = [_with_role(people[0], bare(entry))]
        else:
            return found
    return people


def parts_after_names(text: str) -> list[str]:
    """The parts that stand after the first one, in each entry of a line."""
    entries = (_split(entry, PART_END) for entry in _split(bare(text), ENTRY_END))
    return [bare(part) for parts in entries for part in parts[1:]]


def bare(text: str) -> str:
    """The text without spaces and marks of footnotes around it, and without the signs at its end."""
    return text.strip(BLANK + FOOTNOTE).rstrip(BLANK + FOOTNOTE + ".،,;؛")


def _entry(mark: str, text: str, places: AnySet[str]) -> list[Person] | str:
    """The people between two semicolons: one with roles, a role and one person, or several people."""
    head, *tail = [_part(mark, n, bare(part), places) for n, part in enumerate(_split(text, PART_END))]
    if isinstance(head.people, str):
        return _role_first(head, tail)
    if not tail:
        return head.people
    if all(part.is_role for part in tail):
        if len(head.people) > 1:
            return WHOSE_ROLE
        role = bare(text[len(_split(text, PART_END)[0]) :].lstrip(BLANK + "،,:：-–—ـ"))
        return [_with_role(head.people[0], role)]
    if any(part.is_role for part in tail):
        return _each_with_its_role([head, *tail])
    return _several(mark, text, head.people, tail)


def _part(mark: str, number: int, text: str, places: AnySet[str]) -> Part:
    """A part; one that is the first of its entry is no place, and one word alone is a role only after a marked name."""
    alone = number > 0 and mark != "" and len(text.split()) == 1 and not is_sentence(text)
    place = number > 0 and (is_place(text) or text in places)
    people = _persons(text)
    role = is_role(text) or alone or (number > 0 and OF.search(text) is not None)
    return Part(text, people, place or (isinstance(people, str) and text != "" and role))


def _role_first(head: Part, tail: list[Part]) -> list[Person] | str:
    """The person after a role: "teacher, Test Sample"."""
    assert isinstance(head.people, str)
    if not head.is_role or len(tail) == 0:
        return head.people
    people = [part.people for part in tail if isinstance(part.people, list) and not part.is_role]
    if len(people) < len(tail):
        return UNCLEAR
    if len(people) > 1 or len(people[0]) > 1:
        return WHOSE_ROLE
    person = people[0][0]
    return [replace(person, role="، ".join(filter(None, [head.text, person.role])), doubt=False)]


def _each_with_its_role(parts: list[Part]) -> list[Person] | str:
    """People each of whom is followed by a role: "Test Sample, teacher, Example Person, lawyer"."""
    people: list[Person] = []
    for part in parts:
        if part.is_role:
            people[-1] = _with_role(people[-1], part.text)
        elif isinstance(part.people, list) and len(part.people) == 1:
            people.append(part.people[0])
        else:
            return UNCLEAR
    return people if all(person.role for person in people) else UNCLEAR


def _several(mark: str, text: str, head: list[Person], tail: list[Part]) -> list[Person] | str:
    """Names divided by commas or dashes. A dash after one marked name may begin a role or a place that is not known."""
    others: list[Person] = []
    for part in tail:
        if isinstance(part.people, str):
            return UNCLEAR
        others.extend(part.people)
    sure = all(person.role or person.title for person in others)
    by_dash = len(tail) == 1 and text[len(_split(text, PART_END)[0])] not in COMMAS
    return UNCLEAR if mark and by_dash and not sure else head + others


def _with_role(person: Person, role: str) -> Person:
    return replace(person, role=f"{person.role}، {role}" if person.role else role, doubt=False)


def _persons(text: str) -> list[Person] | str:
    """The person, or the people joined by "and"."""
    person = _person(text)
    if not isinstance(person, str):
        return [person]
    pieces = _split(text, AND)
    if len(pieces) < 2:
        return person
    people = [one for one in (_person(bare(piece)) for piece in pieces) if isinstance(one, Person)]
    if len(people) < len(pieces):
        return person
    if people[-1].role and not all(one.role for one in people):
        return WHOSE_ROLE
    return people


def _person(text: str) -> Person | str:
    roles: list[str] = []
    text = _unquoted(text)
    while (brackets := list(BRACKETS.finditer(text))) and brackets[-1].end() == len(text):
        roles.insert(0, bare(brackets[-1][0][1:-1]))
        text = bare(text[: brackets[-1].start()])
    if brackets or not all(roles):
        return UNCLEAR
    title, name = without_title(_unquoted(text))
    if is_name(name):
        return Person(name, "، ".join(roles), title, may_be_demand(name) and not roles and not title)
    alone = len(name.split()) == 1 and name.replace("\u200c", "").isalpha() and not is_role(name)
    if alone or is_sentence(name):
        return ONE_WORD if alone else NOT_A_NAME
    return WITH_DIGITS if any(map(str.isdigit, name)) else UNCLEAR


def _unquoted(text: str) -> str:
    """The text without the quotes that all of it stands in."""
    for begin, end in QUOTES:
        if len(text) > 1 and text[0] == begin and text[-1] == end and not {begin, end} & set(text[1:-1]):
            return bare(text[1:-1])
    return text


def _split(text: str, end: re.Pattern[str]) -> list[str]:
    """The text divided where the pattern is found outside of brackets."""
    masked = BRACKETS.sub(lambda found: "\ue000" * len(found[0]), text)
    pieces, begin = [], 0
    for found in end.finditer(masked):
        pieces.append(text[begin : found.start()])
        begin = found.end()
    return [*pieces, text[begin:]]
