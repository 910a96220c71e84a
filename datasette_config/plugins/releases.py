"""Releases that were made, their files, and the feeds of what changed; a folder without a manifest is no release."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.base import DatasetteError

from signatories_loaders.digest import sha256
from signatories_loaders.export.download import Download

DATABASE = "signatories"
SHOWN = {
    "CHANGES.md": "changes", "delta.csv": "delta", "README.md": "readme", "LICENSE.md": "licence_file",
    "CITATION.cff": "citation", "SHA256SUMS": "sums", "manifest.json": "manifest", "feed.xml": "feed_file",
}  # fmt: skip
"""Files of a release that the page of downloads names beside its zip, with the key of the line on each."""
TYPES = {
    ".xml": "application/atom+xml; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".zip": "application/zip",
}


def folder(datasette: Any) -> Path:
    """Where the releases stand: `db/releases`, beside the folder that the served file is linked in."""
    return Path(datasette.get_database(DATABASE).path).parent.parent.parent / "releases"


def releases(datasette: Any) -> list[dict[str, Any]]:
    """Version and files of each release, the newest first."""
    found = []
    for manifest in folder(datasette).glob("[!.]*/manifest.json"):
        told = json.loads(manifest.read_text(encoding="utf-8"))
        whole = manifest.parent.with_name(f"{manifest.parent.name}.zip")
        rows = sum(told["row_counts"].values())
        files = [_line(whole, "zip", rows)] if whole.exists() else []
        files += [
            _line(manifest.parent / name, key) for name, key in SHOWN.items() if (manifest.parent / name).exists()
        ]
        found.append({"version": manifest.parent.name, "day": told["released_on"], "files": files})
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
    whole = folder(datasette) / version
    manifest = whole / "manifest.json"
    if not version.startswith(".") and manifest.exists():
        named = {*json.loads(manifest.read_text(encoding="utf-8"))["files"], "manifest.json", "SHA256SUMS"}
        if name in named and (whole / name).exists():
            return whole / name
        if name == f"{version}.zip" and (folder(datasette) / name).exists():
            return folder(datasette) / name
    raise DatasetteError(f"No file {name} in a release {version}", status=404)


async def download(datasette: Any, request: Any) -> Download:
    """One file of a release."""
    path = _file(datasette, request.url_vars["version"], request.url_vars["name"])
    return Download(path.open("rb"), path.name, TYPES.get(path.suffix, "application/octet-stream"))


async def feed(datasette: Any, request: Any) -> Response:
    """The newest release's feed: of everything, of a letter, or of a person."""
    newest = releases(datasette)
    if not newest:
        raise DatasetteError("Nothing has been released yet, so there is no feed", status=404)
    path = _file(datasette, newest[0]["version"], request.url_vars["name"])
    return Response(path.read_text(encoding="utf-8"), content_type=TYPES[".xml"])


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Any]]:
    """/releases/VERSION/NAME, and the feeds under addresses that stay."""
    return [
        (r"^/releases/(?P<version>[^/]+)/(?P<name>.+)$", download),
        (r"^/(?P<name>feed\.xml|feeds/(?:letter|person)/[^/]+\.xml)$", feed),
    ]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """`releases()`: the releases that were made."""
    return {"releases": lambda: releases(datasette)}
