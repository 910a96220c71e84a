"""A build lands whole or not at all, and a site that runs keeps answering from the file it began with."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import httpx
import pytest

from invented import invented_house, person, records, write
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).parent / "signatories")
EARLIER = b"the file of an earlier build"
REQUESTS = 25
THREADS = 3
OLD = ["Dummy Gamma", "Example Alpha", "Specimen Beta"]
NEW = ["Dummy Gammadelta", "Example Alpha", "Late Addition", "Specimen Beta"]


def start(house: House, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [COMMAND, "--house", str(house.root), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )


def leftovers(house: House) -> list[Path]:
    """Files of builds that did not end."""
    return list(house.database.parent.glob(".build-*"))


def changed(house: House) -> House:
    """The invented records with one person renamed, one added, and all claims about the release gone."""
    rows = [
        row for row in records() if not {"herald-2_1", "example-alpha-release-2020-03-05"} & set(vars(row).values())
    ]
    rows = [row for row in rows if getattr(row, "name_en", None) != "Dummy Gamma"]
    return write(house, [*rows, person("dummy-gamma", "Dummy Gammadelta"), person("late-addition", "Late Addition")])


# -- Builds ----------------------------------------------------------------------------------------------------------


def test_builds_in_other_folders_and_processes_give_the_same_bytes(tmp_path: Path) -> None:
    houses = [invented_house(tmp_path / name) for name in ("one", "another")]
    processes = [start(house, "build", PYTHONHASHSEED=str(seed)) for seed, house in enumerate(houses, 1)]
    assert [process.wait() for process in processes] == [0, 0]
    assert len({hashlib.sha256(house.database.read_bytes()).hexdigest() for house in houses}) == 1


def test_a_killed_build_leaves_the_earlier_file_and_the_next_removes_its_own(real: House, tmp_path: Path) -> None:
    house = House(tmp_path)
    shutil.copytree(real.records.folder, house.records.folder)
    house.database.write_bytes(EARLIER)
    size = real.database.stat().st_size
    killed = [kill_when(house, int(part * size)) for part in (0, 0.3, 0.6, 0.9)]
    assert killed == [-signal.SIGKILL] * 4
    assert house.database.read_bytes() == EARLIER
    assert len(leftovers(house)) == 1, "each build removes what the one before it left"
    build(house, Steps(show=False))
    assert house.database.read_bytes() == real.database.read_bytes()
    assert leftovers(house) == []


def kill_when(house: House, size: int) -> int:
    """Start a build and kill it as soon as its file is as large as asked; the process's exit code."""
    process = start(house, "build")
    path = house.database.with_name(f".build-{process.pid}.db")
    while process.poll() is None:
        if path.exists() and path.stat().st_size >= size:
            process.kill()
            break
    return process.wait()


def test_a_build_leaves_the_file_of_a_build_that_still_runs(house: House) -> None:
    with subprocess.Popen(["sleep", "60"]) as other:
        theirs = house.database.with_name(f".build-{other.pid}.db")
        theirs.write_bytes(b"half")
        build(house, Steps(show=False))
        assert leftovers(house) == [theirs]
        other.kill()
    build(house, Steps(show=False))
    assert leftovers(house) == []


# -- The site --------------------------------------------------------------------------------------------------------


@dataclass
class Site:
    """A running server."""

    process: subprocess.Popen[bytes]
    client: httpx.Client

    def get(self, path: str) -> httpx.Response:
        """The answer to a request."""
        return self.client.get(path)

    def people(self) -> list[str]:
        """Names of the people it serves."""
        return [row["name_en"] for row in self.get("/signatories/person.json?_shape=array&_col=name_en").json()]

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self.client.close()


@dataclass
class Sites:
    """Starts servers and ends all that it started."""

    house: House
    started: list[Site] = field(default_factory=list)

    def begin(self) -> Site:
        """Start a server on a free port without waiting for it."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False)
        site = Site(start(self.house, "serve", "--port", str(port)), client)
        self.started.append(site)
        return site

    def serve(self) -> Site:
        """A server that answers."""
        return answering(self.begin())


def answering(site: Site) -> Site:
    """The server once it answers."""
    while site.process.poll() is None:
        try:
            assert site.get("/").status_code == 200
            return site
        except httpx.ConnectError:
            time.sleep(0.05)
    raise AssertionError(f"the server ended with exit code {site.process.returncode}")


@pytest.fixture
def sites(house: House) -> Iterator[Sites]:
    """Servers of the invented house with the project's own site, built once."""
    (house.root / "datasette_config").symlink_to(ROOT / "datasette_config")
    build(house, Steps(show=False))
    all_sites = Sites(house)
    yield all_sites
    for site in all_sites.started:
        site.end()


def links(house: House) -> set[str]:
    """What stands in the folders of `.serving`, and links that are still on their way there."""
    return {str(path.relative_to(house.serving)) for path in (*house.serving.glob("*/*"), *house.serving.glob("*.db"))}


def links_of(house: House, *sites: Site) -> set[str]:
    """What servers of the house's present file keep in `.serving`."""
    name = hashlib.sha256(house.database.read_bytes()).hexdigest()[:16]
    return {f"{name}/signatories.db", *(f"{name}/{site.process.pid}.serving" for site in sites)}


def test_a_site_keeps_its_file_while_another_build_lands(sites: Sites) -> None:
    site, landed = sites.serve(), Event()
    old_page = site.get("/person/dummy-gamma").text
    old_claims = site.get("/signatories/claim.json?_shape=array&_col=claim_id").json()
    with ThreadPoolExecutor(THREADS) as pool:
        asking = [pool.submit(ask, site, landed) for _ in range(THREADS)]
        build(changed(sites.house), Steps(show=False))
        landed.set()
        answers = [answer for future in asking for answer in future.result()]
    assert answers == [(OLD, old_page, old_claims)] * len(answers)
    assert len(answers) >= THREADS * REQUESTS
    site.end()
    restarted = sites.serve()
    assert [restarted.people() for _ in range(REQUESTS)] == [NEW] * REQUESTS
    new_page = restarted.get("/person/dummy-gamma").text
    assert ("Dummy Gammadelta" in old_page, "Dummy Gammadelta" in new_page) == (False, True)
    new_claims = restarted.get("/signatories/claim.json?_shape=array&_col=claim_id").json()
    assert new_claims == [row for row in old_claims if row["claim_id"] != "herald-2_1"]


def ask(site: Site, landed: Event) -> list[tuple[object, object, object]]:
    """Answers of three kinds of page, asked until the new build has landed and as often again as REQUESTS afterwards."""
    found: list[tuple[object, object, object]] = []
    after = 0
    while after < REQUESTS:
        after += landed.is_set()
        claims = site.get("/signatories/claim.json?_shape=array&_col=claim_id").json()
        found.append((site.people(), site.get("/person/dummy-gamma").text, claims))
    return found


def test_links_of_dead_servers_are_removed_by_the_next(sites: Sites) -> None:
    first = sites.serve()
    assert links(sites.house) == links_of(sites.house, first)
    first.end()
    build(changed(sites.house), Steps(show=False))
    second = sites.serve()
    assert links(sites.house) == links_of(sites.house, second)


def test_a_link_that_a_killed_server_never_moved_is_removed(sites: Sites) -> None:
    with subprocess.Popen(["true"]) as dead:
        dead.wait()
    sites.house.serving.mkdir()
    (sites.house.serving / f"{dead.pid}.db").write_bytes(EARLIER)
    site = sites.serve()
    assert links(sites.house) == links_of(sites.house, site)


def test_servers_of_two_builds_keep_theirs(sites: Sites) -> None:
    old = sites.serve()
    of_old = links_of(sites.house, old)
    build(changed(sites.house), Steps(show=False))
    new, twin = answering_both(sites.begin(), sites.begin())
    assert links(sites.house) == of_old | links_of(sites.house, new, twin)
    assert (old.people(), new.people(), twin.people()) == (OLD, NEW, NEW)
    new.end()
    later = sites.serve()
    assert links(sites.house) == of_old | links_of(sites.house, twin, later)
    assert (old.people(), twin.people(), later.people()) == (OLD, NEW, NEW)


def answering_both(one: Site, other: Site) -> tuple[Site, Site]:
    """Two servers that were started together, once both answer."""
    return answering(one), answering(other)


STARTS = """
import os, sys
from pathlib import Path
from signatories_loaders.paths import House
from signatories_loaders.serve import link

house = House(Path(sys.argv[1]))
for _ in range(100):
    built = house.database.with_name(f"{os.getpid()}.tmp")
    built.write_bytes(os.urandom(16))
    built.replace(house.database)
    linked = link(house)
    assert linked.exists()
    (linked.parent / f"{os.getpid()}.serving").unlink()
"""


def test_servers_that_start_while_builds_land_do_not_take_each_others_links(tmp_path: Path) -> None:
    (tmp_path / "db").mkdir()
    pair = [
        subprocess.Popen([sys.executable, "-c", STARTS, str(tmp_path)], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [(process.communicate()[1], process.returncode) for process in pair] == [("", 0)] * 2


def test_serving_before_a_build_says_what_to_do(house: House) -> None:
    asked = subprocess.run(
        [COMMAND, "--house", str(house.root), "serve", "--port", "0"], capture_output=True, text=True, check=False
    )
    assert (asked.returncode, asked.stderr) == (1, "Error: db/signatories.db is not built; run signatories build\n")
    assert not house.serving.exists()
