"""Entries of earlier feeds, which stand in later ones as long as their release does."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.release.hidden import Hidden

_ENTRY = re.compile(r"<entry>\n<id>[^<]*/([^</]+)</id>\n.*?<updated>([^<]*)</updated>\n.*?</entry>\n", re.DOTALL)
_LINK = re.compile(r'(?<=<link href=")[^"]*(?=/(?:data|person/[^"/]*|letter/[^"/]*)"/>)')


@dataclass(frozen=True)
class Kept:
    """What the feeds of the release before may still say."""

    folder: Path
    versions: frozenset[str]
    """Releases that are given out today; of others nothing is said."""
    hidden: Hidden
    site: str
    """Address of the site, which links begin with."""

    def entries(self, paths: Iterable[str]) -> Iterator[str]:
        """Entries of some feeds, the newest first."""
        found = [entry for path in paths for entry in self._entries(self.folder / path)]
        yield from (entry for _, entry in sorted(found, key=lambda dated: dated[0], reverse=True))

    def _entries(self, path: Path) -> Iterator[tuple[str, str]]:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for found in _ENTRY.finditer(text):
            if found[1] in self.versions and not self.hidden.names(html.unescape(found[0])):
                yield found[2], _LINK.sub(self.site, found[0])
