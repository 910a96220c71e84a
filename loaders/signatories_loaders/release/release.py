"""`release`: all downloads of one version in a folder and a zip, with what changed since the release before.

A folder is a release once its manifest is in it, which is put there last; without one it is removed and made anew. Then the
release is put on the list in the records. Whatever ends the process, there is no half release, and the records are as before or
name the release that is there.
"""

import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signatories_loaders.digest import sha256
from signatories_loaders.export.rows import opened
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, NotPossibleError, carry_out
from signatories_loaders.records.validate import faults_in
from signatories_loaders.release.archive import write_zip
from signatories_loaders.release.changelog import Told, changelog
from signatories_loaders.release.changes import Changes
from signatories_loaders.release.citation_file import write_citation_file
from signatories_loaders.release.delta import Difference, differences, write_delta
from signatories_loaders.release.earlier import as_it_would_stand
from signatories_loaders.release.feeds import write_feeds
from signatories_loaders.release.hidden import Hidden
from signatories_loaders.release.manifest import (
    MANIFEST,
    Manifest,
    changed_since,
    described,
    is_release,
    put_in_place,
    read_manifest,
    records_commit,
    write_sums,
)
from signatories_loaders.release.moves import moves
from signatories_loaders.release.shelf import Earlier, Shelf, earlier
from signatories_loaders.release.workshop import Workshop, workshop
from signatories_schema.correction import ReleaseRecord

FOLDER = Path("db") / "releases"
WriteExports = Callable[[House, Path], Iterable[object]]
"""Writes all downloads of a house's built file into an empty folder, one after the other as they are taken."""


@dataclass(frozen=True)
class Asked:
    """What is asked for: the name of the release, its day, and the folder of the release before where it is not the newest."""

    version: str
    on: str
    previous: Path | None = None


def release(house: House, asked: Asked, write_exports: WriteExports) -> Iterator[str]:
    """Make a release; yields what was done, in words. Raises NotPossibleError, FaultsError or CheckError."""
    _check_words(asked)
    folder = house.root / FOLDER / asked.version
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder.parent), workshop(house) as made:
        _remove_leftovers(folder.parent)
        listed = house.records.rows(ReleaseRecord)
        counts = dict(made.build(listed).counts)
        digest = made.version()[1]
        _check_new(asked.version, digest, listed)
        shelf = Shelf(folder.parent, listed)
        if is_release(folder):
            row = _standing(folder, digest)
            yield f"{FOLDER / asked.version} is there already, of the same records; nothing was made"
        else:
            before_it = asked.previous or shelf.before(asked.version)
            before = earlier(before_it) if before_it else None
            row = _row(asked, shelf, digest, counts, before)
            _build_named(made, row, listed)
            yield from _make(house, folder, made, row, before, write_exports)
        if row.version not in {known.version for known in listed}:
            carry_out(house.records, Change(new=(row,)))
            yield f"releases.csv: {row.version} added; next: commit it, then signatories build and signatories export"


def _check_words(asked: Asked) -> None:
    for _, value, accepted in faults_in(ReleaseRecord, {"version": asked.version, "released_on": asked.on}):
        if value:
            raise NotPossibleError(f"{value!r} cannot name a release or its day; {accepted}")
    if not asked.version or asked.version.endswith(".zip"):
        raise NotPossibleError(f"{asked.version!r} cannot name a release; accepted: a version such as 2026.1")
    try:
        date.fromisoformat(asked.on)
    except ValueError:
        raise NotPossibleError(f"{asked.on!r} is no day; accepted: a day such as 2026-11-24") from None


def _check_new(version: str, digest: str, listed: list[ReleaseRecord]) -> None:
    """A version names one state of the records, and a state has one name: it is what citations say."""
    for row in listed:
        if row.version == version and row.records_hash != digest:
            raise NotPossibleError(
                f"{version} was released with other records; accepted: a version that is not used yet"
            )
        if row.version != version and row.records_hash == digest:
            raise NotPossibleError(f"these records are released already, as {row.version}; nothing was made")


def _standing(folder: Path, digest: str) -> ReleaseRecord:
    """The row of a release that is there."""
    told = read_manifest(folder)
    if told["records_hash"] != digest:
        raise NotPossibleError(
            f"{folder.name} was released with other records; accepted: a version that is not used yet"
        )
    if changed := changed_since(folder):
        raise NotPossibleError(
            f"{folder.name} is not as it was released ({', '.join(changed[:5])}); remove its folder to have it made anew"
        )
    if not _zip_of(folder).is_file():
        write_zip(_zip_of(folder), folder, {})
    before = told["previous"]
    return ReleaseRecord(
        version=told["version"],
        released_on=told["released_on"],
        row_counts=json.dumps(told["row_counts"]),
        records_hash=digest,
        previous_hash=before["manifest_sha256"] if before else None,
    )


def _row(asked: Asked, shelf: Shelf, digest: str, counts: dict[str, int], before: Earlier | None) -> ReleaseRecord:
    """The row that the list of releases gets, or has."""
    previous_hash = before.named.manifest_sha256 if before else None
    if known := shelf.row(asked.version):
        if known.previous_hash != previous_hash:
            raise NotPossibleError(
                f"{asked.version} followed another release than that; accepted: the one of releases.csv"
            )
        return known
    if early := [row.version for row in shelf.listed if row.released_on > asked.on]:
        raise NotPossibleError(f"{asked.on} is before the day of {early[0]}; accepted: no day before the last release")
    counts["release"] = len(shelf.listed) + 1
    return ReleaseRecord(
        version=asked.version,
        released_on=asked.on,
        row_counts=json.dumps(counts),
        records_hash=digest,
        previous_hash=previous_hash,
    )


def _build_named(made: Workshop, row: ReleaseRecord, listed: list[ReleaseRecord]) -> None:
    """Build with a list of releases that ends with this one, also where later ones came since."""
    others = [known for known in listed if known.version != row.version]
    made.build([*(known for known in others if _place(known) < _place(row)), row])
    if made.version() != (row.version, row.records_hash):
        raise NotPossibleError("the records were changed meanwhile; try again")


def _place(row: ReleaseRecord) -> int:
    """Which release it is, counted from 1: a release counts itself among the rows of the list."""
    return int(json.loads(row.row_counts).get("release", 0))


def _make(
    house: House, folder: Path, made: Workshop, row: ReleaseRecord, before: Earlier | None, write_exports: WriteExports
) -> Iterator[str]:
    commit = records_commit(house.root)
    if commit is None:
        yield "warning: the records are not committed, so the manifest names no commit of theirs"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    for _ in write_exports(made.house, folder):
        pass
    told = Told(row.version, row.released_on, before.named.version if before else None, json.loads(row.row_counts))
    changes = _write_changes(folder, made, told, before)
    write_citation_file(house.root, folder, row.version, row.released_on)
    files = described(folder)
    write_sums(folder, files)
    lock = house.root / "requirements.lock"
    manifest = Manifest(
        version=row.version,
        released_on=row.released_on,
        records_hash=row.records_hash,
        records_commit=commit,
        requirements_lock_sha256=sha256(lock) if lock.is_file() else None,
        previous=before.named if before else None,
        row_counts=told.row_counts,
        files=files,
    ).text()
    write_zip(_zip_of(folder), folder, {MANIFEST: manifest})
    put_in_place(folder, manifest)
    yield f"{FOLDER / row.version}: {len(files)} files, and {row.version}.zip beside it"
    yield f"since {told.previous}: {changes}" if told.previous else "the first release: compared with none"


def _write_changes(folder: Path, made: Workshop, told: Told, before: Earlier | None) -> str:
    """Write delta.csv, CHANGES.md and the feeds; says how much changed."""
    with opened(made.house.database) as after:
        changes = Changes(write_delta(folder / "delta.csv", _differences(made, after, before)))
        try:
            (folder / "CHANGES.md").write_text(changelog(told, changes), encoding="utf-8")
            write_feeds(folder, after, told, changes)
            return f"{sum(changes.counts.values()):,} rows differ"
        finally:
            changes.close()


def _differences(made: Workshop, after: sqlite3.Connection, before: Earlier | None) -> Iterator[Difference]:
    if before is None:
        return
    with opened(before.database) as published:
        moved = moves(published, after)
    file = as_it_would_stand(before.database, made.house.private, moved, made.empty)
    with opened(file) as db:
        yield from differences(db, after, moved, Hidden.today(made.house))


def _remove_leftovers(folder: Path) -> None:
    """Remove what was on its way when a release was killed; nothing else in the folder begins with a dot."""
    for path in folder.glob(".*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _zip_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.zip")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Releases are made one after the other. Raises NotPossibleError where another process makes one."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotPossibleError("another process makes a release; try again when it has ended") from None
        yield
    finally:
        os.close(handle)
