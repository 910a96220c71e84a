"""README.md and LICENSE.md of the downloads, which go with them into a release: what is here, how to cite it, its limits."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.export.day import records_day, records_version
from signatories_loaders.export.listed import Listed
from signatories_loaders.export.workbook import LANGUAGES, LIMITS
from signatories_schema.texts import text


def write_readme(db: sqlite3.Connection, path: Path, files: list[Listed]) -> int:
    """What the folder holds, in English and then in Persian. It has no rows."""
    values = {"version": records_version(db), "day": records_day(db).isoformat()}
    lines = (line for language in LANGUAGES for line in _readme(language, values, files))
    path.write_text("".join(f"{line}\n\n" for line in lines).rstrip("\n") + "\n", encoding="utf-8")
    return 0


def write_licence(_: sqlite3.Connection, path: Path) -> int:
    """The licence of the data, in both languages. It has no rows."""
    path.write_text("\n\n".join(text("downloads.licence_text", lang) for lang in LANGUAGES) + "\n", encoding="utf-8")
    return 0


def _readme(language: str, values: dict[str, str], files: list[Listed]) -> Iterator[str]:
    """Paragraphs of the file."""

    def said(key: str) -> str:
        return re.sub("<[^>]+>", "", text(key, language)).format(**values)

    if language == "fa":
        yield '<div dir="rtl" lang="fa">'
    yield f"# {said('downloads.readme_title')}"
    yield said("workbook.what")
    yield said("workbook.version")
    yield said("workbook.cite")
    yield f"{said('workbook.licence')} (LICENSE.md)"
    yield f"## {said('workbook.limits')}"
    yield "\n".join(f"- {said(f'data.{key}')}" for key in LIMITS)
    yield f"## {said('downloads.readme_files')}"
    yield said("downloads.csv_note")
    for group in dict.fromkeys(file.group for file in files):
        yield f"### {said(f'downloads.group_{group}')}"
        yield "\n".join(f"- `{f.name}`: {said(f'downloads.{f.key}')}" for f in files if f.group == group)
    yield said("downloads.readme_release")
    if language == "fa":
        yield "</div>"
