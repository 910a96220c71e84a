"""Releases that were made, their files, and the feeds of what changed; a folder without a manifest is no release.

A release that holds what is withheld today is neither listed nor given out; the answer tells nothing of why.
"""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError

from signatories_loaders.digest import sha256
from signatories_loaders.export.download import Download
from signatories_loaders.paths import House
from signatories_loaders.records.fault import FaultsError
from signatories_loaders.release.manifest import MANIFEST, SUMS, is_release, read_manifest
from signatories_loaders.release.withdrawn import FOLDER, NOTED, withdrawn_versions
from signatories_loaders.served import TYPES, as_it_is, house_of, used_now

SHOWN = {
    "CHANGES.md": "changes", "delta.csv": "delta", "README.md": "readme", "LICENSE.md": "licence_file",
    "CITATION.cff": "citation", SUMS: "sums", MANIFEST: "manifest", "feed.xml": "feed_file",
}  # fmt: skip
"""Files of a release that the page of downloads names beside its zip, with the key of the line on each."""
Stamp = tuple[tuple[str, int, int], ...]


class Standing:
    """Which releases are given out. Asked again when a release, or a record that could withhold one, has changed."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[Stamp, list[str], list[str]]] = {}

    def of(self, house: House) -> tuple[list[str], list[str]]:
        """Versions that are given out, and those that are not any more."""
        stamp = tuple(_stamps(house))
        if house.root not in self._known or self._known[house.root][0] != stamp:
            made = [path.name for path in (house.root / FOLDER).glob("[!.]*") if is_release(path)]
            withdrawn = _withdrawn(house, made)
            self._known[house.root] = stamp, [version for version in made if version not in withdrawn], withdrawn
        return self._known[house.root][1:]


def _withdrawn(house: House, made: list[str]) -> list[str]:
    """Versions that are not given out: all, where it cannot be read what is withheld."""
    try:
        return withdrawn_versions(house)
    except (FaultsError, sqlite3.Error):
        return made


def _stamps(house: House) -> Iterator[tuple[str, int, int]]:
    releases = house.root / FOLDER
    asked = [house.records.folder / "identity.csv", releases / NOTED, *releases.glob(f"[!.]*/{MANIFEST}")]
    for path in sorted([*asked, *house.private.folder.glob("*.csv")]):
        if path.is_file():
            about = path.stat()
            yield str(path), about.st_mtime_ns, about.st_size


STANDING = Standing()


def releases(datasette: Any) -> list[dict[str, Any]]:
    """Version, day and files of each release that is given out, the newest first."""
    house, found = house_of(datasette), []
    for version in STANDING.of(house)[0]:
        folder = house.root / FOLDER / version
        told, whole = read_manifest(folder), folder.with_name(f"{version}.zip")
        files = [_line(whole, "zip", sum(told["row_counts"].values()))] if whole.exists() else []
        files += [_line(folder / name, key) for name, key in SHOWN.items() if (folder / name).exists()]
        found.append({"version": version, "day": told["released_on"], "files": files})
    return sorted(found, key=lambda release: (release["day"], release["version"]), reverse=True)


def _line(path: Path, key: str, rows: int = 0) -> dict[str, Any]:
    """A file of a release as the page lists it."""
    stat = path.stat()
    digest = _sha256(path, stat.st_mtime_ns, stat.st_size)
    return {
        "name": path.name,
        "group": "release",
        "key": f"release_{key}",
        "rows": rows,
        "bytes": stat.st_size,
        "sha256": digest,
    }


@lru_cache(1_000)
def _sha256(path: Path, changed: int, size: int) -> str:
    """SHA-256 of a file as it stood at that time: a release does not change, so each file is read once."""
    return sha256(path)


def _file(datasette: Any, version: str, name: str) -> Path:
    """A file of a release, by the names in its manifest only; `VERSION.zip` stands beside the folder."""
    house = house_of(datasette)
    standing, withdrawn = STANDING.of(house)
    if version in withdrawn:
        raise DatasetteError(f"{version} is not given out any more", status=410)
    if version in standing:
        folder = house.root / FOLDER / version
        zipped = folder.with_name(f"{version}.zip")
        if name == zipped.name and zipped.exists():
            return zipped
        if name in {*read_manifest(folder)["files"], MANIFEST, SUMS} and (folder / name).exists():
            return folder / name
    raise DatasetteError(f"No file {name} in a release {version}", status=404)


async def download(datasette: Any, request: Any) -> Download:
    """One file of a release."""
    return as_it_is(_file(datasette, request.url_vars["version"], request.url_vars["name"]))


async def feed(datasette: Any, request: Any) -> Response:
    """The newest release's feed, of everything, of a letter or of a person, its links as whole addresses."""
    newest = releases(datasette)
    if not newest:
        raise DatasetteError("Nothing has been released yet, so there is no feed", status=404)
    name = request.url_vars["name"]
    try:
        path = _file(datasette, newest[0]["version"], name)
    except DatasetteError:
        now = await used_now(datasette, "person", request.url_vars["person"] or "")
        if len(now) != 1:
            raise
        return Response.redirect(datasette.urls.path(f"/feeds/person/{now[0]}.xml"), status=301)
    text = path.read_text(encoding="utf-8")
    site = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    return Response(text.replace('<link href="/', f'<link href="{site}/'), content_type=TYPES[".xml"])


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """/releases/VERSION/NAME, and the feeds under addresses that stay."""
    return [
        (r"^/releases/(?P<version>[^/]+)/(?P<name>.+)$", download),
        (r"^/(?P<name>feed\.xml|feeds/letter/[^/]+\.xml|feeds/person/(?P<person>[^/]+)\.xml)$", feed),
    ]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`releases()`: the releases that are given out; `feeds()`: whether there is one, and so feeds of what changed."""
    return {"releases": lambda: releases(datasette), "feeds": lambda: bool(STANDING.of(house_of(datasette))[0])}
