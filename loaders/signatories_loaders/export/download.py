"""Files that the site makes when they are asked for: made apart from the other requests, sent in blocks, and then gone."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from datasette import Response  # type: ignore[import-untyped]

BLOCK = 1 << 16
"""Bytes that are sent at a time."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Download(Response):  # type: ignore[misc]  # Datasette has no types
    """A file that is open and has no name any more."""

    def __init__(self, file: BinaryIO, name: str, content_type: str) -> None:
        headers = {
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "content-length": str(os.fstat(file.fileno()).st_size),
        }
        super().__init__(body=b"", headers=headers, content_type=content_type)
        self._file = file

    async def asgi_send(self, send: Any) -> None:
        """Send the file; it is closed, and so removed, whatever comes of it."""
        headers = {**self.headers, "content-type": self.content_type}
        raw = [[name.encode(), value.encode()] for name, value in headers.items()]
        with self._file:
            await send({"type": "http.response.start", "status": self.status, "headers": raw})
            while block := self._file.read(BLOCK):
                await send({"type": "http.response.body", "body": block, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def made(write: Callable[[Path], object], name: str, content_type: str) -> Download:
    """What `write` writes into the path that it is given, to be sent under a name."""
    with tempfile.TemporaryDirectory(prefix="signatories-") as folder:
        path = Path(folder) / "new"
        write(path)
        return Download(path.open("rb"), name, content_type)
