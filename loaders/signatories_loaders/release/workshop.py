"""The workshop of a release: a folder beside the records, seen by nobody else, in which the database is built that is released.

What is built there is made of the very records, apart from the list of releases, which names the new one already. The records
themselves learn of it when the release is whole.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from signatories_loaders.database.build import Built, build
from signatories_loaders.database.steps import Steps
from signatories_loaders.database.version import Naming
from signatories_loaders.export.rows import opened
from signatories_loaders.paths import House
from signatories_loaders.process import remove_leftovers
from signatories_loaders.records.canonical import dump
from signatories_schema.correction import ReleaseRecord

PREFIX = ".build-release-"


@dataclass(frozen=True)
class Workshop:
    """A house of links to the records of another, with its own list of releases and its own built file."""

    house: House
    empty: House
    """A house with nothing in it, for the release before."""

    def build(self, released: list[ReleaseRecord], naming: Naming | None = None) -> Built:
        """Build with this list of releases, and the one that is made of these very records."""
        path = self.house.records.path(ReleaseRecord)
        path.unlink(missing_ok=True)
        path.write_text(dump(ReleaseRecord, released), encoding="utf-8")
        return build(self.house, Steps(), naming=naming)

    def version(self) -> tuple[str, str]:
        """Version and hash of the records in the built file."""
        with opened(self.house.database) as db:
            version, digest = db.execute("SELECT version, records_hash FROM version").fetchone()
            return str(version), str(digest)


@contextmanager
def workshop(house: House) -> Iterator[Workshop]:
    """A workshop in a house. It is for its owner alone, since records that are withheld are read there."""
    beside = house.records.folder.parent
    remove_leftovers(beside, PREFIX)
    root = beside / f"{PREFIX}{os.getpid()}"
    root.mkdir(mode=0o700)
    try:
        made = House(root / "new")
        made.records.folder.mkdir(parents=True)
        for path in sorted(house.records.folder.glob("*.csv")):
            made.records.folder.joinpath(path.name).symlink_to(path.resolve())
        if house.private.folder.is_dir():
            made.private.folder.symlink_to(house.private.folder.resolve())
        yield Workshop(made, House(root / "earlier"))
    finally:
        shutil.rmtree(root)
