"""Reading any list as a folder of claims: its format is told by the file, its columns by a mapping."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from signatories_loaders.formats import read_file
from signatories_loaders.inbox.folder import Folder, ReadRow
from signatories_loaders.inbox.known import Known, slug
from signatories_loaders.mappings.apply import Refused, apply, check_columns
from signatories_loaders.mappings.mapping import find_mapping
from signatories_loaders.records.fault import Faults

LONGEST_SLUG = 60


@dataclass(frozen=True)
class Asked:
    """What the command line says of a file: the mapping, the letter, and the page it comes from, held or new."""

    mapping: str
    letter: str = ""
    source: str = ""
    new_source: dict[str, str] = field(default_factory=dict)
    """Columns of a folder's sources.csv for a page that is not held yet; empty where `source` is held."""


def read_as_folder(path: Path, asked: Asked, known: Known, faults: Faults) -> Folder:
    """The file's rows as claims of a folder. Faults of the file, the mapping and what was asked are noted."""
    mapping = find_mapping(asked.mapping, faults)
    _check_asked(path, asked, known, faults)
    table = read_file(path, faults)
    if mapping is None or faults.found:
        return Folder(path, {"claims.csv": [], "sources.csv": []}, "")
    check_columns(table, mapping, faults, path)
    new = asked.new_source and {**asked.new_source, "source": asked.source or _source_id(asked.new_source["url"])}
    source_id = new["source"] if new else asked.source
    found = list(apply(table, mapping, {"letter": asked.letter, "source": source_id}))
    pages = _Pages(known)
    claims = list(pages.of([row for row in found if isinstance(row, ReadRow)]))
    sources = [*([ReadRow("sources.csv", 0, dict(new), str(path))] if new else []), *pages.new.values()]
    refused = [(item.row, item.reason) for item in found if isinstance(item, Refused)]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Folder(path, {"claims.csv": claims, "sources.csv": sources}, digest, refused)


def _check_asked(path: Path, asked: Asked, known: Known, faults: Faults) -> None:
    if asked.letter and asked.letter not in known.letters:
        faults.add(
            path, 1, "--letter", asked.letter, f"there is no such letter; accepted: {', '.join(sorted(known.letters))}"
        )
    if asked.new_source:
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


class _Pages:
    """Pages that rows name by their address: held ones are found, others become new sources."""

    def __init__(self, known: Known) -> None:
        self._ids = {source.url: source.source_id for source in known.sources.values()}
        self.new: dict[str, ReadRow] = {}

    def of(self, rows: list[ReadRow]) -> Iterator[ReadRow]:
        """The rows, each with the id of its page in place of the address."""
        for row in rows:
            url = row.values.get("source_url", "")
            values = {key: value for key, value in row.values.items() if key != "source_url"}
            if url:
                values["source"] = self._id(url, row)
            yield ReadRow(row.file, row.line, values, row.place)

    def _id(self, url: str, row: ReadRow) -> str:
        if url not in self._ids:
            self._ids[url] = _source_id(url)
            page = {"source": self._ids[url], "url": url, "publisher": _host(url), "kind": "news"}
            self.new[url] = ReadRow("sources.csv", 0, page, row.place)
        return self._ids[url]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _source_id(url: str) -> str:
    """A slug of an address: its host and the end of its path, and a hash where that is cut."""
    parts = urlsplit(url)
    tail = unquote(parts.path).rstrip("/").rpartition("/")[2]
    text = slug(f"{_host(url)} {tail}".strip())
    if len(text) <= LONGEST_SLUG:
        return text
    return f"{text[:LONGEST_SLUG].rstrip('-')}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"
