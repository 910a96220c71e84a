"""`release`: all downloads of one version in a folder and a zip, with what changed since the release before.

A folder is a release once its manifest is in it, which is put there last; without one it is removed and made anew. Then the
release is put on the list in the records. Whatever ends the process, there is no half release, and the records are as before or
name the release that is there.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from signatories_loaders.database.build import Built
from signatories_loaders.digest import sha256
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, NotPossibleError, carry_out
from signatories_loaders.records.validate import faults_in
from signatories_loaders.release.archive import write_zip
from signatories_loaders.release.changelog import Told
from signatories_loaders.release.citation_file import write_citation_file
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
from signatories_loaders.release.news import write_news
from signatories_loaders.release.progress import step
from signatories_loaders.release.shelf import Earlier, Shelf, earlier
from signatories_loaders.release.withdrawn import FOLDER, Withdrawn, note_withdrawn, what_to_do
from signatories_loaders.release.workshop import Workshop, workshop
from signatories_schema.correction import ReleaseRecord

WriteExports = Callable[[House, Path], Iterable[object]]
"""Writes all downloads of a house's built file into an empty folder, one after the other as they are taken."""
NEXT = "next: commit db/records/releases.csv, then signatories build, signatories export"


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
        yield from what_to_do(note_withdrawn(house))
        listed = house.records.rows(ReleaseRecord)
        untold = _without_counts(house, listed, asked.previous)
        shelf = Shelf(folder.parent, [untold.get(row.version, row) for row in listed])
        if is_release(folder):
            row = _standing(folder, made, shelf.listed)
            yield f"{FOLDER / asked.version} is there already, of the same records; nothing was made"
        else:
            before_it = asked.previous or shelf.before(asked.version)
            before = earlier(before_it) if before_it else None
            row, built = _built(made, asked, shelf, before)
            lines = _Making(house, folder, made, built, write_exports).make(row, before)
            yield from lines
        gone = [known for known in listed if known.version in untold]
        new = [*untold.values(), *([] if shelf.row(row.version) else [row])]
        if new:
            carry_out(house.records, Change(tuple(gone), tuple(new)))
        if not shelf.row(row.version):
            yield f"releases.csv: {row.version} added; {NEXT}"


def _without_counts(house: House, listed: list[ReleaseRecord], previous: Path | None) -> dict[str, ReleaseRecord]:
    """Rows of releases that hold what is withheld today, without their counts: beside those of later ones, which are without
    the withheld, they would tell how many rows it was."""
    today, folder = Withdrawn.today(house), house.root / FOLDER
    found = {}
    for row in listed:
        places = [folder / row.version, *([previous] if previous and previous.name == row.version else [])]
        bare = row.model_copy(update={"row_counts": json.dumps({"release": _place(row)})})
        if bare != row and any(today.held_in(place) for place in places):
            found[row.version] = bare
    return found


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


def _standing(folder: Path, made: Workshop, listed: list[ReleaseRecord]) -> ReleaseRecord:
    """The row of a release that is there."""
    with step("building, to see whether it is of the same records"):
        made.build(listed)
    digest = made.version()[1]
    _check_new(folder.name, digest, listed)
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


def _built(made: Workshop, asked: Asked, shelf: Shelf, before: Earlier | None) -> tuple[ReleaseRecord, Built]:
    """Build the file that is released. Its list of releases ends with this one, also where later ones came since."""
    named: list[ReleaseRecord] = []

    def naming(counts: dict[str, int], digest: str) -> ReleaseRecord:
        named.append(_row(asked, shelf, digest, counts, before))
        return named[0]

    known = shelf.row(asked.version)
    listed = [row for row in shelf.listed if not known or _place(row) < _place(known)]
    with step("building"):
        built = made.build(listed, naming)
    return named[0], built


def _row(asked: Asked, shelf: Shelf, digest: str, counts: dict[str, int], before: Earlier | None) -> ReleaseRecord:
    """The row that the list of releases gets, or has."""
    _check_new(asked.version, digest, shelf.listed)
    previous_hash = before.named.manifest_sha256 if before else None
    if known := shelf.row(asked.version):
        if known.previous_hash != previous_hash:
            raise NotPossibleError(
                f"{asked.version} followed another release than that; accepted: the one of releases.csv"
            )
        return known
    if early := [row.version for row in shelf.listed if row.released_on > asked.on]:
        raise NotPossibleError(f"{asked.on} is before the day of {early[0]}; accepted: no day before the last release")
    return ReleaseRecord(
        version=asked.version,
        released_on=asked.on,
        row_counts=json.dumps(counts),
        records_hash=digest,
        previous_hash=previous_hash,
    )


def _place(row: ReleaseRecord) -> int:
    """Which release it is, counted from 1: a release counts itself among the rows of the list."""
    return int(json.loads(row.row_counts).get("release", 0))


@dataclass(frozen=True)
class _Making:
    """The making of one release's folder."""

    house: House
    folder: Path
    made: Workshop
    built: Built
    write_exports: WriteExports

    def make(self, row: ReleaseRecord, before: Earlier | None) -> Iterator[str]:
        """Make it. What is not whole in the end is removed, whatever ended it."""
        try:
            yield from self._make(row, before)
        except BaseException:
            if not is_release(self.folder):
                shutil.rmtree(self.folder, ignore_errors=True)
                _zip_of(self.folder).unlink(missing_ok=True)
                _remove_leftovers(self.folder.parent)
            raise

    def _make(self, row: ReleaseRecord, before: Earlier | None) -> Iterator[str]:
        commit = records_commit(self.house.root)
        if commit is None:
            yield "warning: the records are not committed, so the manifest names no commit of theirs"
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        with step("writing downloads") as said:
            for number, _ in enumerate(self.write_exports(self.made.house, self.folder), 1):
                said(f"{number:,}")
        told = Told(row.version, row.released_on, before.named.version if before else None, json.loads(row.row_counts))
        changed = write_news(self.house, self.folder, self.made, self.built, told, before)
        files = self._finish(row, before, commit)
        yield f"{FOLDER / row.version}: {files} files, and {row.version}.zip beside it"
        yield (
            f"since {told.previous}: {changed:,} rows differ"
            if told.previous
            else "the first release: compared with none"
        )

    def _finish(self, row: ReleaseRecord, before: Earlier | None, commit: str | None) -> int:
        """Write what names all files, and then the manifest, by which the folder is a release. Returns how many they are."""
        write_citation_file(self.house.root, self.folder, row.version, row.released_on)
        with step("hashing files"):
            files = described(self.folder)
        write_sums(self.folder, files)
        lock = self.house.root / "requirements.lock"
        manifest = Manifest(
            version=row.version,
            released_on=row.released_on,
            records_hash=row.records_hash,
            records_commit=commit,
            requirements_lock_sha256=sha256(lock) if lock.is_file() else None,
            previous=before.named if before else None,
            row_counts=json.loads(row.row_counts),
            files=files,
        ).text()
        with step("packing the zip"):
            write_zip(_zip_of(self.folder), self.folder, {MANIFEST: manifest})
        put_in_place(self.folder, manifest)
        return len(files)


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
