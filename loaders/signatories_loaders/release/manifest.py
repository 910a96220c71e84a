"""The manifest: what a release is made of. It is put in place last, so that a folder without one is no release."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from signatories_loaders.digest import sha256
from signatories_loaders.records.canonical import write_whole

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
DATABASES = (".db", ".sqlite", ".sqlite3")
"""How the SQLite edition among a release's files can end."""
_RECORDS = ("--", "db/records", ":(exclude)db/records/releases.csv")
"""The list of releases is written by a release itself, so it is not among the records that it is made of."""


@dataclass(frozen=True)
class Previous:
    """The release before."""

    version: str
    manifest_sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a release is made of."""

    version: str
    released_on: str
    records_hash: str
    records_commit: str | None
    """The last commit that changed the records; none where they differ from it, or are in no version control."""
    requirements_lock_sha256: str | None
    previous: Previous | None
    row_counts: Mapping[str, int]
    files: Mapping[str, Mapping[str, str | int]]
    """Path -> sha256 and size in bytes, of each file but the manifest and SHA256SUMS."""

    def text(self) -> str:
        """The manifest as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def is_release(folder: Path) -> bool:
    """Whether a folder holds a release."""
    return (folder / MANIFEST).is_file()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a release."""
    found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found


def databases_of(told: Mapping[str, Any]) -> list[str]:
    """The SQLite editions among the files that a manifest names."""
    return [path for path in told["files"] if path.endswith(DATABASES)]


def database_of(folder: Path) -> Path | None:
    """The SQLite file of a release, where it has one."""
    found = [folder / path for path in databases_of(read_manifest(folder))] if is_release(folder) else []
    return next((path for path in found if path.is_file()), None)


def files_in(folder: Path) -> Iterator[Path]:
    """Files of a folder and the folders in it, in the order of their paths, without those that name the others."""
    own = {folder / MANIFEST, folder / SUMS}
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and path not in own)


def described(folder: Path) -> dict[str, dict[str, str | int]]:
    """Hash and size of each file."""
    return {
        path.relative_to(folder).as_posix(): {"sha256": sha256(path), "bytes": path.stat().st_size}
        for path in files_in(folder)
    }


def write_sums(folder: Path, files: Mapping[str, Mapping[str, str | int]]) -> None:
    """Write SHA256SUMS, which `sha256sum --check` reads."""
    lines = [f"{about['sha256']}  {path}\n" for path, about in files.items()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def put_in_place(folder: Path, text: str) -> None:
    """Make a folder a release, in one step, once all its files are on disk."""
    os.sync()
    write_whole(folder / MANIFEST, text)


def changed_since(folder: Path) -> list[str]:
    """Files of a release that are missing, other than they were, or not of it."""
    told, found = read_manifest(folder)["files"], described(folder)
    return sorted(path for path in told.keys() | found.keys() if told.get(path) != found.get(path))


def records_commit(root: Path) -> str | None:
    """The last commit that changed the records, where there is one and they stand as it left them."""
    if _git(root, "status", "--porcelain", *_RECORDS) != "":
        return None
    return (_git(root, "log", "-1", "--format=%H", *_RECORDS) or "").strip() or None


def _git(root: Path, *words: str) -> str | None:
    """What git prints; None without git, or outside of what it keeps."""
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
