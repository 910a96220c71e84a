"""Reading any list as a folder of claims: its format is told by the file, its columns by a mapping."""

from dataclasses import replace
from pathlib import Path

from signatories_loaders.digest import sha256
from signatories_loaders.formats import read_file
from signatories_loaders.inbox.asked import Asked, check_asked
from signatories_loaders.inbox.folder import LETTER, SOURCE, Folder
from signatories_loaders.inbox.known import Known
from signatories_loaders.inbox.pages import Pages
from signatories_loaders.inbox.progress import counted
from signatories_loaders.mappings.apply import Applied, apply, check_columns
from signatories_loaders.mappings.parse import find_mapping
from signatories_loaders.records.fault import Faults


def read_as_folder(path: Path, asked: Asked, known: Known, faults: Faults) -> tuple[Folder, Applied]:
    """The file's rows as claims of a folder, and what became of each row. Faults of the file, the mapping and what was
    asked are noted."""
    mapping = find_mapping(asked.mapping, faults)
    check_asked(path, asked, mapping, known, faults)
    table = read_file(path, faults)
    if mapping is not None and path not in faults.unreadable:
        check_columns(table, mapping, faults, path)
    if mapping is None or faults.found:
        return Folder(path, {"claims.csv": [], "sources.csv": []}, ""), Applied()
    pages = Pages(known, asked, mapping)
    source_id = pages.asked_for(path)
    table = replace(table, rows=counted(table.rows, "rows read"))
    applied = apply(table, mapping, {"letter": asked.letter, "source": source_id})
    for number, row in enumerate(applied.claims):
        applied.claims[number] = pages.of(row)
    pages.check(path, faults)
    applied.notes[:0] = pages.notes
    asked_of_all = {SOURCE: source_id, LETTER: asked.letter}
    refused = [(replace(row, values={**row.values, **asked_of_all}), reason) for row, reason in applied.refused]
    digest = sha256(path)
    files = {"claims.csv": applied.claims, "sources.csv": list(pages.new.values())}
    return Folder(path, files, digest, refused, pages.why), applied
