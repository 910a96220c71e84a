"""Pages that a file comes from or that its rows name by their address: held ones are found, others become new sources."""

import hashlib
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

from signatories_loaders.inbox.asked import Asked
from signatories_loaders.inbox.folder import ReadRow
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.records.fault import Faults
from signatories_schema.vocab import SourceKind

LONGEST_SLUG = 60


class Pages:
    """The pages of a file; `new` are those that are not held, and `why` what is put of them, and on what ground."""

    def __init__(self, known: Known, asked: Asked, mapping: Mapping) -> None:
        self._asked = asked
        self._kind = asked.kind or mapping.page
        self._kind_by = "--kind" if asked.kind else f"mapping {mapping.name}"
        self._ids = {source.url: source.source_id for source in known.sources.values()}
        self._taken = set(self._ids.values())
        self._outlets = _outlets(known)
        self.new: dict[str, ReadRow] = {}
        self.why: dict[str, str] = {}
        self.notes: list[str] = []
        self._without_kind: list[str] = []

    def asked_for(self, path: Path) -> str:
        """Id of the page that the command line names; empty where it names none."""
        asked = self._asked
        if not asked.new_source:
            return asked.source
        if held := self._ids.get(asked.new_source):
            self.notes.append(f"{asked.new_source} is held as {held}, and stays as it stands")
            return held
        source_id = self._new_id(asked.new_source, asked.source)
        page = {"published_on": asked.published_on, "language": asked.language, "publisher": asked.publisher}
        self._add(asked.new_source, page, f"publisher {asked.publisher!r} (--publisher)", str(path))
        return source_id

    def of(self, row: ReadRow) -> ReadRow:
        """The row with the id of its page in place of the address."""
        url = row["source_url"]
        values = {key: value for key, value in row.values.items() if key != "source_url"}
        if url:
            values["source"] = self._id(url, row)
        return ReadRow(row.file, row.line, values, row.place)

    def check(self, path: Path, faults: Faults) -> None:
        """Pages that rows name, and that are not held, need a kind, which nobody but a person can say."""
        if self._without_kind:
            first, many = self._without_kind[0], len(self._without_kind)
            accepted = f"needs a value, since {many} pages are not held ({first} …); accepted: {', '.join(SourceKind)}"
            faults.add(path, 0, "--kind", "", accepted)

    def _id(self, url: str, row: ReadRow) -> str:
        if url not in self._ids:
            self._new_id(url)
            outlets = self._outlets[_host(url)]
            outlet = next(iter(outlets)) if len(outlets) == 1 else _host(url)
            ground = (
                "as on the pages held from this host" if len(outlets) == 1 else "the host of its address, as a name"
            )
            self._add(url, {"publisher": outlet}, f"publisher {outlet!r} ({ground})", row.place)
            if not self._kind:
                self._without_kind.append(url)
        return self._ids[url]

    def _new_id(self, url: str, chosen: str = "") -> str:
        """The id of a new page: the chosen one, or one made of its address."""
        made = _source_id(url)
        # Addresses that differ in a query only, say, are pages of their own.
        self._ids[url] = chosen or (made if made not in self._taken else f"{made}-{_digest(url)}")
        self._taken.add(self._ids[url])
        return self._ids[url]

    def _add(self, url: str, page: dict[str, str], publisher: str, place: str) -> None:
        source_id = self._ids[url]
        self.new[url] = ReadRow("sources.csv", 0, {"source": source_id, "url": url, "kind": self._kind} | page, place)
        self.why[source_id] = f"{url}, kind {self._kind} ({self._kind_by}), {publisher}"


def _outlets(known: Known) -> dict[str, set[str]]:
    """Host -> names of the publishers of the pages held from it."""
    names = {publisher.publisher_id: publisher.name for publisher in known.publishers}
    outlets: dict[str, set[str]] = defaultdict(set)
    for source in known.sources.values():
        outlets[_host(source.url)].add(names.get(source.publisher_id, source.publisher_id))
    return outlets


def _digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:6]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _source_id(url: str) -> str:
    """A slug of an address: its host and the end of its path, and a hash where that is cut."""
    parts = urlsplit(url)
    tail = unquote(parts.path).rstrip("/").rpartition("/")[2]
    text = slug(f"{_host(url)} {tail}".strip())
    if len(text) <= LONGEST_SLUG:
        return text
    return f"{text[:LONGEST_SLUG].rstrip('-')}-{_digest(url)}"
