"""`serve`: Datasette on a hard link of the built file, so that a new build never changes what is being served."""

import fcntl
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import yaml

from signatories_loaders.digest import content_name
from signatories_loaders.paths import House
from signatories_loaders.process import alive

MARK = ".serving"
"""Ending of the file by which a process says that it serves the link beside it."""

PICTURES = "charts"
"""Folder of the served file's pictures, beside it."""


def link(house: House) -> Path:
    """A hard link of the built file under a folder named after its content; links that no process serves are removed."""
    if not house.database.exists():
        raise FileNotFoundError("db/signatories.db is not built; run signatories build")
    house.serving.mkdir(exist_ok=True)
    with (house.serving / "lock").open("w") as lock:
        # Another server that starts now would take a link without a mark for unserved.
        fcntl.flock(lock, fcntl.LOCK_EX)
        target = _link(house)
        (target.parent / f"{os.getpid()}{MARK}").touch()
        _link_pictures(house.charts / target.parent.name, target.parent / PICTURES)
        _remove_unserved(house.serving)
    return target


def _link(house: House) -> Path:
    temporary = house.serving / f"{os.getpid()}.db"
    temporary.unlink(missing_ok=True)
    while not temporary.exists() and house.database.exists():
        # In the instant in which a build replaces the file, the old one cannot be linked any more: the new one is taken.
        with suppress(FileNotFoundError):
            os.link(house.database, temporary)
    # The link is made first and read afterwards: a build that lands meanwhile moves another file into place.
    folder = house.serving / content_name(temporary)
    folder.mkdir(exist_ok=True)
    target = folder / "signatories.db"
    if target.exists():
        temporary.unlink()
    else:
        temporary.replace(target)
    return target


def _link_pictures(drawn: Path, served: Path) -> None:
    """Links of the pictures of just this file, each put into place whole; the ones that a server has are kept by it."""
    for picture in sorted(drawn.iterdir()) if drawn.is_dir() else []:
        served.mkdir(exist_ok=True)
        temporary = served / f"{os.getpid()}.new"
        temporary.unlink(missing_ok=True)
        os.link(picture, temporary)
        temporary.replace(served / picture.name)
        # Where the link was there already, the rename did nothing and left both names.
        temporary.unlink(missing_ok=True)


def _remove_unserved(serving: Path) -> None:
    for left in (*serving.glob("*.db"), *serving.glob(f"*/*{MARK}")):
        if not alive(int(left.stem)):
            left.unlink()
    for folder in serving.iterdir():
        if folder.is_dir() and not any(folder.glob(f"*{MARK}")):
            shutil.rmtree(folder)


def command(house: House, database: Path, host: str, port: int) -> list[str]:
    """The Datasette command that serves a file with the site's configuration."""
    site = house.site
    return [
        sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "--host", host, "--port", str(port),
        "--config", str(site / "datasette.yaml"), "--metadata", str(site / "metadata.yaml"),
        "--template-dir", str(site / "templates"), "--plugins-dir", str(site / "plugins"),
        "--static", f"static:{site / 'static'}",
    ]  # fmt: skip


def without_contact(house: House) -> str:
    """What to tell whoever serves the site, where readers are given no address to write to; else nothing."""
    path = house.site / "datasette.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    if ((settings.get("plugins") or {}).get("edition") or {}).get("contact"):
        return ""
    place = path.relative_to(house.root)
    return f"Readers are given no address for corrections: set plugins, edition, contact in {place}."


def serve(house: House, database: Path, host: str, port: int) -> None:
    """Serve a file that `link` gave; does not return, since the process becomes Datasette."""
    arguments = command(house, database, host, port)
    os.execv(arguments[0], arguments)
