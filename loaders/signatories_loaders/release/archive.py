"""A folder as a zip: the same folder gives the same bytes."""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

TIME = (1980, 1, 1, 0, 0, 0)
"""Time of every file in it, the earliest that a zip can hold."""
_READABLE = 0o644 << 16
CHUNK = 1 << 20
"""Bytes copied at a time."""


def write_zip(path: Path, folder: Path, more: Mapping[str, str]) -> None:
    """Write all files of a folder, under its name, and more that are not in it yet (name -> text), in the order of their names.

    The zip is written beside its place and moved there.
    """
    part = path.with_name(f".{path.name}.part")
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    with zipfile.ZipFile(part, "w") as into:
        for name in sorted(files.keys() | more.keys()):
            about = _about(f"{folder.name}/{name}")
            if name in more:
                into.writestr(about, more[name].encode())
            else:
                about.file_size = files[name].stat().st_size  # tells zipfile whether sizes need their long form
                with files[name].open("rb") as source, into.open(about, "w") as target:
                    shutil.copyfileobj(source, target, CHUNK)
    part.replace(path)


def _about(name: str) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name, TIME)
    about.compress_type, about.external_attr, about.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
    return about
