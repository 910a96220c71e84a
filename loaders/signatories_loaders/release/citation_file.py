"""CITATION.cff of a release: the project's own, with version and day filled in."""

from pathlib import Path

NAME = "CITATION.cff"
_FILLED = ("version:", "date-released:")


def citation_file(project: str, version: str, released_on: str) -> str:
    """The text of the file, given the project's own."""
    kept = [line for line in project.splitlines() if not line.startswith(_FILLED)]
    return "\n".join([*kept, f'version: "{version}"', f'date-released: "{released_on}"']) + "\n"


def write_citation_file(root: Path, folder: Path, version: str, released_on: str) -> None:
    """Write it into a release. Raises FileNotFoundError where the project has none."""
    own = (root / NAME).read_text(encoding="utf-8")
    (folder / NAME).write_text(citation_file(own, version, released_on), encoding="utf-8")
