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
from signatories_loaders.digest import sha256
from signatories_loaders.export.csvset import write_csv
from signatories_loaders.export.datapackage import NAME as DATAPACKAGE
from signatories_loaders.export.datapackage import write_datapackage
from signatories_loaders.export.day import records_day, records_version
from signatories_loaders.export.dictionary import dictionary, dictionary_rows
from signatories_loaders.export.dump import row_count, write_dump
from signatories_loaders.export.evidence import BOOKKEEPING, WAYS, without_pages
from signatories_loaders.export.flat import NAME as FLAT
from signatories_loaders.export.flat import arrest_records, flat_rows
from signatories_loaders.export.jsonlines import write_claims
from signatories_loaders.export.listed import Listed
from signatories_loaders.export.readme import write_licence, write_readme
from signatories_loaders.export.rows import Exported, exported_tables, opened, rows
from signatories_loaders.export.workbook import write_flat_workbook, write_letter_workbook, write_workbook
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_schema.readers import READERS
from signatories_schema.texts import text

INDEX = "index.json"
DATABASE = "signatories.db"
TABLES = ("reading", "records", "bookkeeping")
"""Groups of tables, in their order."""
Write = Callable[[sqlite3.Connection, Path], int]


@dataclass(frozen=True)
class Step:
    """A file to write: its name within the folder, the group it stands in, the key of the line that says whom it is for, what
    writes it, and the letter that it is about."""

    name: str
    group: str
    key: str
    write: Write
    letter: str | None = None


def exports(house: House) -> Path:
    """The folder where none is given."""
    return house.root / "db" / "exports"


def of_other_records(house: House) -> bool:
    """Whether the exports that stand are of other records than the built file."""
    try:
        told = json.loads((exports(house) / INDEX).read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        return False
    with opened(_built(house)) as db:
        return bool(told != records_version(db))


def steps(db: sqlite3.Connection) -> list[Step]:
    """The files, most wanted first. The copy of the built file is there before them, and counted only."""
    return [
        Step("signatories.xlsx", "first", "workbook", lambda db, path: sum(write_workbook(db, path).values())),
        Step(
            "signatories-fa.xlsx", "first", "workbook_fa", lambda db, path: sum(write_workbook(db, path, "fa").values())
        ),
        Step(f"{FLAT}.xlsx", "first", "arrest_records_xlsx", write_flat_workbook),
        Step(f"{FLAT}.csv", "first", "arrest_records", _flat),
        *(_letter(letter) for (letter,) in db.execute("SELECT letter_id FROM letter ORDER BY 1")),
        *sorted((_csv(table) for table in exported_tables()), key=lambda step: TABLES.index(step.group)),
        Step(f"csv/{dictionary().name}.csv", "programs", "columns", _dictionary),
        Step("claims.jsonl", "programs", "jsonlines", write_claims),
        Step(DATABASE, "programs", "sqlite", lambda db, _: row_count(db)),
        Step("signatories.sql.gz", "programs", "sql", write_dump),
    ]


def closing(files: list[Listed]) -> list[Step]:
    """The files that speak of all those before them."""
    return [
        Step(DATAPACKAGE, "programs", "datapackage", lambda db, path: write_datapackage(db, path, files)),
        Step("README.md", "about", "readme", lambda db, path: write_readme(db, path, files)),
        Step("LICENSE.md", "about", "licence_file", write_licence),
    ]


def file_count(house: House) -> int:
    """How many files there are, but the index itself. Raises FileNotFoundError without a built file."""
    with opened(_built(house)) as db:
        return len(steps(db)) + len(closing([]))


def _built(house: House) -> Path:
    if not house.database.exists():
        raise FileNotFoundError("db/signatories.db is not built; run signatories build")
    return house.database


def _letter(letter: str) -> Step:
    def write(db: sqlite3.Connection, path: Path) -> int:
        return write_letter_workbook(db, letter, path)[text("workbook.sheet_signatories", "en")]

    return Step(f"letters/{letter}.xlsx", "letters", "letter", write, letter)


def _csv(table: Exported) -> Step:
    readers = {str(model.__tablename__) for model in READERS}
    group = "bookkeeping" if WAYS[table.name] in BOOKKEEPING else "reading" if table.name in readers else "records"
    return Step(f"csv/{table.name}.csv", group, f"table_{table.name}", partial(_table, table))


def export(house: House, folder: Path | None = None) -> Iterator[Listed]:
    """Write all downloads; each file as soon as it is written. The folder is in place when the last was taken.

    Raises FileNotFoundError without a built file, NotPossibleError where the folder is somebody else's, and CheckError where
    a row leads to no page.
    """
    folder = (folder or exports(house)).resolve()
    _built(house)
    if others := _others(folder):
        accepted = "a new folder, an empty one, or an earlier export"
        raise NotPossibleError(f"{folder} holds what is of no export: {', '.join(others[:3])}; accepted: {accepted}")
    new = folder.with_name(f".{folder.name}-{os.getpid()}.new")
    try:
        for part in ("csv", "letters"):
            (new / part).mkdir(parents=True)
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
    for step in steps(db):
        files.append(_listed(db, new, step))
        yield files[-1]
    for step in closing(files):
        files.append(_listed(db, new, step))
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
    return Listed(step.name, step.group, step.key, step.letter, count, path.stat().st_size, sha256(path))


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
