"""What the command line says of a file that is imported, and what it must say, may say, and says in vain."""

from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.inbox.known import Known
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import faults_in
from signatories_schema.source import SourceRecord
from signatories_schema.vocab import SourceKind

OF_A_NEW_PAGE = ("publisher", "published_on", "language")


@dataclass(frozen=True)
class Asked:
    """What the command line says of a file: the mapping, the letter, and the page it comes from, held or new."""

    mapping: str
    letter: str = ""
    source: str = ""
    new_source: str = ""
    """Address of a page that is not held yet; what follows is said of it."""
    publisher: str = ""
    published_on: str = ""
    language: str = ""
    kind: str = ""
    """What sort of page it is, or the pages that rows name are; that of the mapping where it is empty."""


def check_asked(path: Path, asked: Asked, mapping: Mapping | None, known: Known, faults: Faults) -> None:
    """Note what is wrong with the options, what is missing, and what nothing makes use of."""
    told = _Told(path, faults)
    if asked.letter and asked.letter not in known.letters:
        told.fault("letter", asked.letter, f"there is no such letter; accepted: {', '.join(sorted(known.letters))}")
    if asked.new_source:
        _check_new_page(asked, mapping, known, told)
    else:
        for option in OF_A_NEW_PAGE:
            if value := getattr(asked, option):
                told.fault(option, value, "is said of a new page; accepted: together with --new-source")
        if asked.source and asked.source not in known.sources:
            accepted = "there is no such source; accepted: one that stands, or --new-source URL"
            told.fault("source", asked.source, accepted)
    if mapping is not None:
        _check_use(asked, mapping, told)


@dataclass(frozen=True)
class _Told:
    """Faults of options; they stand in no line of the file."""

    path: Path
    faults: Faults

    def fault(self, option: str, value: str, accepted: str) -> None:
        self.faults.add(self.path, 0, f"--{option.replace('_', '-')}", value, accepted)


def _check_new_page(asked: Asked, mapping: Mapping | None, known: Known, told: _Told) -> None:
    kind = asked.kind or (mapping.page if mapping else "")
    bare = {"source_id": asked.source or "new", "publisher_id": "new", "publish": "public"}
    page = {"url": asked.new_source, "published_on": asked.published_on, "language": asked.language, "kind": kind}
    for column, value, accepted in faults_in(SourceRecord, bare | page):
        option = {"url": "new_source", "source_id": "source"}.get(column, column)
        if option == "kind" and not value:
            accepted = f"needs a value with --new-source; accepted: {', '.join(SourceKind)}"
        if option != "kind" or value or mapping:
            told.fault(option, value, accepted)
    if not asked.publisher:
        told.fault("publisher", "", "needs a value with --new-source; accepted: name of the outlet")
    held = known.sources.get(asked.source)
    if held and held.url != asked.new_source:
        accepted = f"is held with another address, {held.url}; accepted: an id that no page has, or --source alone"
        told.fault("source", asked.source, accepted)
    there = next((s.source_id for s in known.sources.values() if s.url == asked.new_source), asked.source)
    if asked.source and there != asked.source:
        told.fault("source", asked.source, f"the address is held as {there}; accepted: that id, or none")


def _check_use(asked: Asked, mapping: Mapping, told: _Told) -> None:
    """What the mapping takes from the command line must be given, and nothing else; a page need not be where each row may
    name its own."""
    needed = {option for rule in mapping.rules for option in rule.options()}
    taken = {part.option for rule in mapping.rules for one in rule.fields for part in one.parts}
    named = any(one.name == "source_url" for rule in mapping.rules for one in rule.fields)
    if "letter" in needed and not asked.letter:
        told.fault("letter", "", f"needs a value with mapping {mapping.name}; accepted: id of a letter")
    if asked.letter and "letter" not in taken:
        told.fault("letter", asked.letter, f"mapping {mapping.name} makes no use of it; accepted: no --letter")
    if "source" in needed and not (asked.source or asked.new_source):
        accepted = "accepted: --source with the id of a page that stands, or --new-source with an address"
        told.fault("source", "", f"needs a value with mapping {mapping.name}; {accepted}")
    for option in ("source", "new_source"):
        if "source" not in taken and (value := getattr(asked, option)):
            told.fault(option, value, f"mapping {mapping.name} makes no use of it; accepted: no --{option}")
    if asked.kind and not asked.new_source and not named:
        told.fault("kind", asked.kind, "is said of new pages; accepted: together with --new-source")
    if asked.kind and not asked.new_source and asked.kind not in set(SourceKind):
        told.fault("kind", asked.kind, f"accepted: {', '.join(SourceKind)}")
