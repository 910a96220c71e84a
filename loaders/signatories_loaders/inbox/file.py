"""Reading any list as a folder of claims: its format is told by the file, its columns by a mapping."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from signatories_loaders.formats import read_file
from signatories_loaders.inbox.folder import LETTER, SOURCE, Folder, ReadRow
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.inbox.progress import counted
from signatories_loaders.mappings.apply import Applied, apply, check_columns
from signatories_loaders.mappings.mapping import Mapping
from signatories_loaders.mappings.parse import find_mapping
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.validate import faults_in
from signatories_schema.source import SourceRecord

LONGEST_SLUG = 60


@dataclass(frozen=True)
class Asked:
    """What the command line says of a file: the mapping, the letter, and the page it comes from, held or new."""

    mapping: str
    letter: str = ""
    source: str = ""
    new_source: dict[str, str] = field(default_factory=dict)
    """Columns of a folder's sources.csv for a page that is not held yet; empty where `source` is held."""


def read_as_folder(path: Path, asked: Asked, known: Known, faults: Faults) -> tuple[Folder, Applied]:
    """The file's rows as claims of a folder, and what became of each row. Faults of the file, the mapping and what was
    asked are noted."""
    mapping = find_mapping(asked.mapping, faults)
    _check_asked(path, asked, known, faults)
    table = read_file(path, faults)
    if mapping is not None:
        _check_options(path, asked, mapping, faults)
        if path not in faults.unreadable:
            check_columns(table, mapping, faults, path)
    if mapping is None or faults.found:
        return Folder(path, {"claims.csv": [], "sources.csv": []}, ""), Applied()
    pages = _Pages(known)
    new = asked.new_source and {**asked.new_source, "source": pages.new_id(asked.new_source["url"], asked.source)}
    source_id = new["source"] if new else asked.source
    table = replace(table, rows=counted(table.rows, "rows read"))
    applied = apply(table, mapping, {"letter": asked.letter, "source": source_id})
    for number, row in enumerate(applied.claims):
        applied.claims[number] = pages.of(row)
    asked_of_all = {SOURCE: source_id, LETTER: asked.letter}
    refused = [(replace(row, values={**row.values, **asked_of_all}), reason) for row, reason in applied.refused]
    sources = [*([ReadRow("sources.csv", 0, dict(new), str(path))] if new else []), *pages.new.values()]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Folder(path, {"claims.csv": applied.claims, "sources.csv": sources}, digest, refused), applied


def _check_asked(path: Path, asked: Asked, known: Known, faults: Faults) -> None:
    if asked.letter and asked.letter not in known.letters:
        faults.add(
            path, 1, "--letter", asked.letter, f"there is no such letter; accepted: {', '.join(sorted(known.letters))}"
        )
    if asked.new_source:
        page = {key: asked.new_source.get(key) for key in ("url", "published_on", "language", "kind")}
        bare = {"source_id": asked.source or "new", "publisher_id": "new", "publish": "public"}
        for column, value, accepted in faults_in(SourceRecord, bare | page):
            option = {"url": "--new-source", "source_id": "--source"}.get(column, f"--{column.replace('_', '-')}")
            faults.add(path, 1, option, value, accepted)
        if not asked.new_source.get("publisher"):
            faults.add(path, 1, "--publisher", "", "needs a value with --new-source; accepted: name of the outlet")
    elif asked.source and asked.source not in known.sources:
        faults.add(
            path,
            1,
            "--source",
            asked.source,
            "there is no such source; accepted: one that stands, or --new-source URL",
        )


def _check_options(path: Path, asked: Asked, mapping: Mapping, faults: Faults) -> None:
    """What the mapping takes from the command line must be given; a page need not be where each row may name its own."""
    needed = {option for rule in mapping.rules for option in rule.options()}
    if "letter" in needed and not asked.letter:
        faults.add(path, 1, "--letter", "", f"needs a value with mapping {mapping.name}; accepted: id of a letter")
    if "source" in needed and not (asked.source or asked.new_source):
        accepted = "accepted: --source with the id of a page that stands, or --new-source with an address"
        faults.add(path, 1, "--source", "", f"needs a value with mapping {mapping.name}; {accepted}")


class _Pages:
    """Pages that rows name by their address: held ones are found, others become new sources."""

    def __init__(self, known: Known) -> None:
        self._ids = {source.url: source.source_id for source in known.sources.values()}
        self._taken = set(self._ids.values())
        self.new: dict[str, ReadRow] = {}

    def of(self, row: ReadRow) -> ReadRow:
        """The row with the id of its page in place of the address."""
        url = row["source_url"]
        values = {key: value for key, value in row.values.items() if key != "source_url"}
        if url:
            values["source"] = self._id(url, row)
        return ReadRow(row.file, row.line, values, row.place)

    def new_id(self, url: str, chosen: str = "") -> str:
        """The id of a page: the one that it has, or the chosen one, or one made of its address."""
        if url not in self._ids:
            made = _source_id(url)
            # Addresses that differ in a query only, say, are pages of their own.
            self._ids[url] = chosen or (made if made not in self._taken else f"{made}-{_digest(url)}")
            self._taken.add(self._ids[url])
        return self._ids[url]

    def _id(self, url: str, row: ReadRow) -> str:
        if url not in self._ids:
            page = {"source": self.new_id(url), "url": url, "publisher": _host(url), "kind": "news"}
            self.new[url] = ReadRow("sources.csv", 0, page, row.place)
        return self._ids[url]


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
