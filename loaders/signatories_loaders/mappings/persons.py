"""Which columns of a list are the names of its people: whole, or given and family name in two columns, in either script."""

from collections.abc import Sequence
from dataclasses import dataclass

from signatories_loaders.mappings.headers import Header
from signatories_loaders.mappings.quoted import quoted


@dataclass(frozen=True)
class Names:
    """The columns of the name, as a mapping says them, and those of which nothing plain can be said."""

    person: list[str | list[str]]
    """Names of which the first that is filled counts, each a column or columns that are joined."""
    details: list[str]
    """What a mapping says so that the other names are not lost."""
    undecided: dict[str, str]

    @property
    def columns(self) -> list[str]:
        """All columns of the name."""
        return [column for name in self.person for column in _columns(name)]


def names_among(headers: Sequence[Header]) -> Names:
    """The names that the headers tell of: those in Latin script first."""
    person: list[str | list[str]] = []
    undecided: dict[str, str] = {}
    for language in sorted({header.language for header in headers}):
        found, unclear = _of_language([header for header in headers if header.language == language])
        person += found
        undecided |= unclear
    details = []
    for n, name in enumerate(person[1:], 1):
        earlier = [[column for other in person[:n] for column in _columns(other)]]
        spec = {"column": [name], "needs": earlier, "text": "name printed also {}"}
        details.append(quoted(spec))
    return Names(person, details, undecided)


def _of_language(headers: Sequence[Header]) -> tuple[list[str | list[str]], dict[str, str]]:
    """The names in one language, and columns that are only part of a name."""
    names = {name: [h.column for h in headers if h.field == name] for name in ("name", "full", "given", "family")}
    # Beside a family name, what is called `name` is the given name.
    if names["family"] and not names["given"]:
        names["given"], names["name"] = names["name"], []
    whole = [*names["full"], *names["name"]]
    joined = [*names["given"], *names["family"]]
    if len(names["given"]) == len(names["family"]) == 1:
        return [*whole, joined], {}
    return list(whole), dict.fromkeys(joined, "it looks like a part of the name, and the other part is not plain")


def _columns(name: str | list[str]) -> list[str]:
    return [name] if isinstance(name, str) else name
