"""Atom feeds of what changed in a release: of all, of each letter and of each person.

A person or letter of whom something changed has one entry a release, whose id is made of the person or letter and the version: it
is the same in the feed of all and in the feed of its own, and never changes. A feed holds the entries of its release, then those
of earlier releases that are still given out, `MOST` in all. Every person and letter has a feed, so that its address can be
followed before anything changes; the feed of a person into whom another was merged has the entries of both.

Links are whole addresses where CITATION.cff names the site (`url:`). Without it they begin with a slash, and lead somewhere on
the site only, which makes them whole when it gives the feed out.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from signatories_loaders.release.changelog import Told
from signatories_loaders.release.changes import SUBJECTS, Changes
from signatories_loaders.release.delta import Difference, Field, Word
from signatories_loaders.release.kept_entries import Kept
from signatories_loaders.release.moves import Moves

TAG = "tag:signatories.invalid,2026:"
"""Begins every id (RFC 4151). The project has no name in the domain system, so the ids are made under one that nobody can own."""
MOST = 100
"""Entries of a feed."""
_LABELS = {"letter": "title_en", "person": "name_en"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAID = {Word.ADD: "added", Word.MOD: "changed", Word.DEL: "removed", Word.MERGE: "merged into another"}


@dataclass(frozen=True)
class Before:
    """What feeds take over from the release before: its entries, and who was merged into whom since."""

    kept: Kept
    moved: Moves

    def entries(self, kind: str, subject: str) -> Iterator[str]:
        """Earlier entries of a person or letter, those of people who are one with it now included."""
        merged = [old for old, new in self.moved.get(kind, {}).items() if new == subject]
        return self.kept.entries(f"feeds/{kind}/{one}.xml" for one in (subject, *merged))


def write_feeds(
    folder: Path, db: sqlite3.Connection, told: Told, changes: Changes, site: str, before: Before | None
) -> None:
    """Write feed.xml, feeds/letter/ID.xml and feeds/person/ID.xml; links begin with the site's address."""
    writer = _Writer(folder, db, told, changes, site)
    kept = before.kept.entries(["feed.xml"]) if before else ()
    writer.feed("feed.xml", "feed", "Signatories: what changed", chain(writer.all_entries(), kept))
    for kind in SUBJECTS:
        (folder / "feeds" / kind).mkdir(parents=True)
        for subject, label in writer.held(kind):
            path, title = f"feeds/{kind}/{subject}.xml", f"Signatories: what changed of {label}"
            kept = before.entries(kind, subject) if before else ()
            writer.feed(path, f"feed/{kind}/{subject}", title, chain(writer.entry(kind, subject, label), kept))


class _Writer:
    """Writes the feeds of one release."""

    def __init__(self, folder: Path, db: sqlite3.Connection, told: Told, changes: Changes, site: str) -> None:
        self._folder = folder
        self._db = db
        self._told = told
        self._changes = changes
        self._site = site
        self._updated = f"<updated>{told.released_on}T00:00:00Z</updated>"

    def held(self, kind: str) -> Iterator[tuple[str, str]]:
        """Ids and names of all people, or letters."""
        yield from self._db.execute(f"SELECT {kind}_id, {_LABELS[kind]} FROM {kind} ORDER BY 1")  # noqa: S608 - names are ours

    def feed(self, path: str, name: str, title: str, entries: Iterable[str]) -> None:
        """Write one feed, with the first of these entries."""
        with (self._folder / path).open("w", encoding="utf-8", newline="") as file:
            file.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
            file.write(f"<id>{_text(TAG + name)}</id>\n<title>{_text(title)}</title>\n{self._updated}\n")
            file.write("<author><name>The Signatories project</name></author>\n")
            file.writelines(islice(entries, MOST))
            file.write("</feed>\n")

    def all_entries(self) -> Iterator[str]:
        """The release itself, then letters and people of whom something changed."""
        yield from self._release()
        for kind in SUBJECTS:
            names = f"SELECT {_LABELS[kind]} FROM {kind} WHERE {kind}_id = ?"  # noqa: S608 - names are ours
            for subject in self._changes.subjects(kind):
                label = self._db.execute(names, (subject,)).fetchone()
                yield from self.entry(kind, subject, label[0] if label else subject)

    def _release(self) -> Iterator[str]:
        told = self._told
        lines = [f"{table}: {count:,} {_SAID[word]}" for (table, word), count in self._changes.counts.items()] or [
            "The first release." if told.previous is None else "Nothing changed."
        ]
        since = f", compared with {told.previous}" if told.previous else ""
        yield from self._entry(f"release/{told.version}", f"Release {told.version}{since}", "/data", lines)

    def entry(self, kind: str, subject: str, label: str) -> Iterator[str]:
        """The entry of a person or letter; nothing where nothing changed."""
        lines = [line for one in self._changes.of(kind, subject) for line in _lines(one)]
        if lines:
            place, title = f"{kind}/{subject}", f"{label}: what changed in {self._told.version}"
            yield from self._entry(f"{place}/{self._told.version}", title, f"/{place}", lines)

    def _entry(self, name: str, title: str, address: str, lines: list[str]) -> Iterator[str]:
        listed = "".join(f"<li>{_text(line)}</li>\n" for line in lines)
        yield (
            f"<entry>\n<id>{_text(TAG + name)}</id>\n<title>{_text(title)}</title>\n{self._updated}\n"
            f"<link href={quoteattr(self._site + address)}/>\n"
            f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><ul>\n{listed}</ul></div></content>\n</entry>\n'
        )


def _lines(one: Difference) -> Iterator[str]:
    if one.change is Word.MERGE:
        yield f"{one.table} {one.key} is {one.fields[0].new} from now on"
    elif one.change is Word.MOD:
        yield from (f"{one.table} {one.key}: {field.name}: {_shown(field)}" for field in one.fields)
    else:
        yield f"{one.table} {one.key}: {_SAID[one.change]}"


def _shown(field: Field) -> str:
    old, new = ("empty" if value is None else str(value) for value in field[1:])
    return f"{old} → {new}"


def _text(text: str) -> str:
    """Text as XML holds it; what no XML can hold is a sign of replacement."""
    return escape(_NOT_XML.sub("\ufffd", text))
