"""The catalogue: every text of the site's own pages, in English and Persian.

One YAML file a page or part of one; the key of a text is the file's name, a dot, and its own name:

    title: {en: "Letters", fa: "نامه‌ها"}
    pages: {en: {one: "{n} page", other: "{n} pages"}, fa: "{n} صفحه"}
    note: {en: "…", fa: "…", check: "why a native reader should look at the Persian"}

Texts are ours and may hold HTML; what is put into `{}` is escaped by who renders them. Numbers are given as `n`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fa")

Text = Mapping[str, Any]


@cache
def catalogue() -> dict[str, Text]:
    """All texts by their keys."""
    found: dict[str, Text] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, text in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found[f"{path.stem}.{name}"] = text
    return found


def text(key: str, language: str, n: int | None = None) -> str:
    """The text of a key in a language; where it has forms for one and for others, the one for `n`. Raises KeyError."""
    found = catalogue()[key][language]
    if isinstance(found, Mapping):
        return str(found["one" if n == 1 else "other"])
    return str(found)
