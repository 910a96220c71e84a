"""Speed of the site's own pages beside Datasette's row pages of the same database: `python tests/bench/site.py [FACTOR …]`.

For today's records and made-up houses (100 times as many by default) one server answers both in turns, over 1 and 16
connections that stay open, on 127.0.0.1 alone. Both are asked for the same ids in the same order: `anew`, where every address
differs from all before, so that each page is put together for it, and `kept`, where readers ask again for the same pages.
A ratio under 1 says that our page is the faster one.
"""

import asyncio
import itertools
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made_up import write_house

from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House

ROOT = Path(__file__).parent.parent.parent
KINDS = ("person", "letter", "event")
CONNECTIONS, TURNS, ASKED, SEED = (1, 16), 3, 60, 7
NUMBERS = itertools.count()
"""Makes addresses differ."""


@dataclass
class Answers:
    """Seconds that each answer took, and all of them together."""

    seconds: list[float]
    wall: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.wall

    def percentile(self, share: int) -> float:
        """Milliseconds within which that share of the answers came."""
        return 1000 * statistics.quantiles(self.seconds, n=100)[share - 1]


@contextmanager
def serving(house: House) -> Iterator[int]:
    """The house's site on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "signatories_loaders.cli",
        "--house",
        str(house.root),
        "serve",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        asyncio.run(_wait_for(port))
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


async def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            await ask(port, ["/-/versions.json"], 1)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not answer within a minute")


async def ask(port: int, paths: list[str], connections: int) -> Answers:
    """Ask for all paths, each once, over so many connections at a time."""
    waiting = iter(paths)
    seconds: list[float] = []

    async def one_connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for path in waiting:
            begun = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            await _answer(reader, path)
            seconds.append(time.perf_counter() - begun)
        writer.close()

    begun = time.perf_counter()
    await asyncio.gather(*(one_connection() for _ in range(connections)))
    return Answers(seconds, time.perf_counter() - begun)


async def _answer(reader: asyncio.StreamReader, path: str) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if not head.startswith("http/1.1 200"):
        raise RuntimeError(f"{path}: {head.splitlines()[0]}")
    if "content-length:" in head:
        await reader.readexactly(int(head.split("content-length:")[1].split()[0]))
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()


def ids(house: House, kind: str) -> list[str]:
    """Ids of rows of one kind in a random order that is the same each time; over again where there are few."""
    with sqlite3.connect(house.database) as db:
        found = [row[0] for row in db.execute(f"SELECT {kind}_id FROM {kind} ORDER BY 1")]  # noqa: S608 - names are ours
    random.Random(SEED).shuffle(found)
    return list(itertools.islice(itertools.cycle(found), ASKED))


def measure(house: House, name: str) -> None:
    """One line for each kind of page and number of connections."""
    with serving(house) as port:
        for kind in KINDS:
            held = ids(house, kind)
            pages = {"ours": [f"/{kind}/{i}" for i in held], "row": [f"/signatories/{kind}/{i}" for i in held]}
            for connections in CONNECTIONS:
                for way in ("anew", "kept"):
                    found: dict[str, list[Answers]] = {"ours": [], "row": []}
                    for _ in range(TURNS):
                        for who, paths in pages.items():
                            asked = [f"{path}?{next(NUMBERS)}" for path in paths] if way == "anew" else paths
                            found[who].append(asyncio.run(ask(port, asked, connections)))
                    show((name, kind, way), connections, {who: _middle(turns) for who, turns in found.items()})


def _middle(turns: list[Answers]) -> Answers:
    return sorted(turns, key=lambda turn: turn.rate)[len(turns) // 2]


def show(what: tuple[str, str, str], connections: int, found: dict[str, Answers]) -> None:
    """Requests a second, p50 and p95 of both, and the ratio of the medians."""
    ours, row = found["ours"], found["row"]
    ratio = ours.percentile(50) / row.percentile(50)
    told = "  ".join(f"{a.rate:7.1f}/s p50 {a.percentile(50):7.1f} p95 {a.percentile(95):7.1f} ms" for a in (ours, row))
    print(
        f"{'PASS' if ratio <= 1 else 'FAIL'}  {what[0]:8} {what[1]:7} {what[2]:5} {connections:3}  {told}  {ratio:5.2f}x",
        flush=True,
    )


def main(factors: list[int]) -> None:
    """Measure and print. A goal that is missed is said, and does not fail the command."""
    print(
        "      records  page    asked conns ours                                    Datasette's row page                    ratio"
    )
    for factor in (0, *factors):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            if factor:
                write_house(root, factor)
            else:
                (root / "db").mkdir()
                (root / "db" / "records").symlink_to(ROOT / "db" / "records")
            (root / "datasette_config").symlink_to(ROOT / "datasette_config")
            house = House(root)
            build(house, Steps(show=False))
            measure(house, f"{factor}x" if factor else "today")


if __name__ == "__main__":
    arguments: Any = sys.argv[1:]
    main([int(word) for word in arguments] or [100])
