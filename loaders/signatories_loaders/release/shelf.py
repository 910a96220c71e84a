"""The shelf of releases: their folders, the order in which they came, and the one before a release."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.digest import sha256
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.release.manifest import MANIFEST, Previous, databases_of, is_release, read_manifest
from signatories_schema.correction import ReleaseRecord


@dataclass(frozen=True)
class Earlier:
    """A release before: what the manifest of a later one says of it, and its SQLite file."""

    named: Previous
    database: Path
    folder: Path


@dataclass(frozen=True)
class Shelf:
    """The folder of releases, and the list of releases in the records."""

    folder: Path
    listed: list[ReleaseRecord]

    def row(self, version: str) -> ReleaseRecord | None:
        """The row of a version in the list."""
        return next((row for row in self.listed if row.version == version), None)

    def before(self, version: str) -> Path | None:
        """Folder of the release before a version: the one that its row names, else the newest. None for the first.

        Raises NotPossibleError where the folder of that release is not here.
        """
        if own := self.row(version):
            return self._of_hash(own.previous_hash) if own.previous_hash else None
        if not self.listed:
            return None
        followed = {row.previous_hash for row in self.listed}
        last = [row for row in self.listed if self._hash(row.version) not in followed]
        newest = max(last or self.listed, key=lambda row: (row.released_on, row.version))
        folder = self.folder / newest.version
        if not is_release(folder):
            raise NotPossibleError(
                f"the release before, {newest.version}, is not in db/releases; accepted: --previous with its folder"
            )
        return folder

    def _of_hash(self, wanted: str) -> Path:
        for folder in self._releases():
            if sha256(folder / MANIFEST) == wanted:
                return folder
        raise NotPossibleError(
            "the release before that releases.csv names is not in db/releases; accepted: --previous with its folder"
        )

    def _hash(self, version: str) -> str | None:
        folder = self.folder / version
        return sha256(folder / MANIFEST) if is_release(folder) else None

    def _releases(self) -> Iterator[Path]:
        yield from (folder for folder in sorted(self.folder.glob("*")) if is_release(folder))


def earlier(folder: Path) -> Earlier:
    """The release in a folder. Raises NotPossibleError where it is none, or its SQLite file is not as it was released."""
    if not is_release(folder):
        raise NotPossibleError(
            f"{folder} has no {MANIFEST}, so it is no release; accepted: the folder of an earlier release"
        )
    told = read_manifest(folder)
    files = databases_of(told)
    if len(files) != 1:
        raise NotPossibleError(f"{folder} holds {len(files)} SQLite files; accepted: a release with one")
    database = folder / files[0]
    if not database.is_file() or sha256(database) != told["files"][files[0]]["sha256"]:
        raise NotPossibleError(f"{database} is not as it was released; accepted: an untouched release")
    return Earlier(Previous(told["version"], sha256(folder / MANIFEST)), database, folder)
