"""CITATION.cff of a release: the project's own, with version and day filled in."""

from pathlib import Path

import yaml

NAME = "CITATION.cff"
_FILLED = ("version:", "date-released:")


def citation_file(project: str, version: str, released_on: str) -> str:
    """The text of the file, given the project's own."""
    kept = [line for line in project.splitlines() if not line.startswith(_FILLED)]
    return "\n".join([*kept, f'version: "{version}"', f'date-released: "{released_on}"']) + "\n"


def site_address(root: Path) -> str:
    """Address of the site, where the project's citation file names one (`url:`), without a slash at its end; else empty."""
    told = yaml.safe_load((root / NAME).read_text(encoding="utf-8"))
    return str(told.get("url") or "").rstrip("/")


def write_citation_file(root: Path, folder: Path, version: str, released_on: str) -> None:
    """Write it into a release. Raises FileNotFoundError where the project has none."""
    own = (root / NAME).read_text(encoding="utf-8")
    (folder / NAME).write_text(citation_file(own, version, released_on), encoding="utf-8")
