"""`export`: all downloads in one folder, whole or not at all, with an index of what is in it.

Everything is written into a new folder beside the one that is asked for, and takes its place in the end. The built file is
copied first and all else is made from the copy, so that the files agree even where a build replaces it meanwhile.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from signatories_loaders.database.errors import CheckError
from signatories_loaders.export.csvset import write_csv
from signatories_loaders.export.datapackage import NAME as DATAPACKAGE
from signatories_loaders.export.datapackage import write_datapackage
from signatories_loaders.export.day import records_day, records_version
from signatories_loaders.export.dictionary import dictionary, dictionary_rows
from signatories_loaders.export.dump import row_count, write_dump
from signatories_loaders.export.evidence import without_pages
from signatories_loaders.export.flat import arrest_records, flat_rows
from signatories_loaders.export.jsonlines import write_claims
from signatories_loaders.export.listed import Listed
from signatories_loaders.export.rows import Exported, exported_tables, opened, rows
from signatories_loaders.export.workbook import write_workbook
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError

INDEX = "index.json"
DATABASE = "signatories.db"
Write = Callable[[sqlite3.Connection, Path], int]


@dataclass(frozen=True)
class Step:
    """A file to write: its name within the folder, the key of the line that says whom it is for, and what writes it."""

    name: str
    key: str
    write: Write


def exports(house: House) -> Path:
    """The folder where none is given."""
    return house.root / "db" / "exports"


def steps() -> list[Step]:
    """The files, most wanted first; the data package describes those before it and is no step. The copy of the built file is
    there before them, and counted only."""
    tables = [Step(f"csv/{t.name}.csv", "table", partial(_table, t)) for t in exported_tables()]
    return [
        Step("signatories.xlsx", "workbook", lambda db, path: sum(write_workbook(db, path).values())),
        Step(f"{arrest_records().name}.csv", "arrest_records", _flat),
        *tables,
        Step(f"csv/{dictionary().name}.csv", "columns", _dictionary),
        Step("claims.jsonl", "jsonlines", write_claims),
        Step(DATABASE, "sqlite", lambda db, _: row_count(db)),
        Step("signatories.sql.gz", "sql", write_dump),
    ]


def file_count() -> int:
    """How many files there are, but the index itself."""
    return len(steps()) + 1


def export(house: House, folder: Path | None = None) -> Iterator[Listed]:
    """Write all downloads; each file as soon as it is written. The folder is in place when the last was taken.

    Raises FileNotFoundError without a built file, NotPossibleError where the folder is somebody else's, and CheckError where
    a row leads to no page.
    """
    folder = (folder or exports(house)).resolve()
    if not house.database.exists():
        raise FileNotFoundError("db/signatories.db is not built; run signatories build")
    if others := _others(folder):
        accepted = "a new folder, an empty one, or an earlier export"
        raise NotPossibleError(f"{folder} holds what is of no export: {', '.join(others[:3])}; accepted: {accepted}")
    new = folder.with_name(f".{folder.name}-{os.getpid()}.new")
    try:
        (new / "csv").mkdir(parents=True)
        shutil.copyfile(house.database, new / DATABASE)
        with opened(new / DATABASE) as db:
            if reasons := without_pages(db):
                raise CheckError(reasons)
            yield from _write_all(db, new)
        _replace(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _others(folder: Path) -> list[str]:
    """Files in a folder that its own index does not name: nothing of anybody else's is ever removed."""
    index = folder / INDEX
    ours = {INDEX}
    with suppress(OSError, ValueError, LookupError, TypeError):
        ours |= {file["name"] for file in json.loads(index.read_text(encoding="utf-8"))["files"]}
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir())
    return [name for name in found if len(ours) == 1 or name not in ours]


def _write_all(db: sqlite3.Connection, new: Path) -> Iterator[Listed]:
    files: list[Listed] = []
    for step in steps():
        files.append(_listed(db, new, step))
        yield files[-1]
    described = Step(DATAPACKAGE, "datapackage", lambda db, path: write_datapackage(db, path, files))
    files.append(_listed(db, new, described))
    yield files[-1]
    index = {
        "version": records_version(db),
        "day": records_day(db).isoformat(),
        "files": [asdict(file) for file in files],
    }
    (new / INDEX).write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _listed(db: sqlite3.Connection, new: Path, step: Step) -> Listed:
    path = new / step.name
    count = step.write(db, path)
    return Listed.of(path, step.name, step.key, count)


def _table(table: Exported, db: sqlite3.Connection, path: Path) -> int:
    return write_csv(path, table.names, rows(db, table))


def _flat(db: sqlite3.Connection, path: Path) -> int:
    return write_csv(path, arrest_records().names, flat_rows(db))


def _dictionary(_: sqlite3.Connection, path: Path) -> int:
    return write_csv(path, dictionary().names, dictionary_rows())


def _replace(folder: Path, new: Path) -> None:
    """Put the new folder into place. A folder cannot be renamed onto a full one, so the old one steps aside first."""
    old = folder.with_name(f".{folder.name}-{os.getpid()}.old")
    if folder.exists():
        folder.replace(old)
    new.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
