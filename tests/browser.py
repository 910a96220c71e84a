"""The site as its readers meet it: served by the command, looked at with Debian's chromium."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from signatories_loaders.charts.draw import charts
from signatories_loaders.paths import House
from signatories_schema.texts import text

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PREFIX = {"en": "", "fa": "/fa"}
"""What stands before an address in each edition."""
WIDTHS = {"desktop": 1200, "phone": 390}
"""CSS pixels."""

MAIN = {
    "home": "/",
    "letter": "/letter/2019-08-women",
    "person": "/person/mohammad-nourizad",
    "event": "/event/mohammad-nourizad-custody-2019-07-08",
    "source": "/source/iraninsider-2019-09-eight-women",
    "figures": "/figures",
    "disagreements": "/disagreements",
    "search": "/search?q=%D9%86%D9%88%D8%B1%D9%8A+%D8%B0%D8%A7%D8%AF",
    "questions": "/questions",
    "charts": "/charts",
}
"""The ten main pages. The person is the one of whom most is held; the search is for a name misspelt in Persian."""
OTHERS = [
    "/letters", "/letter/2019-06-second", "/people", "/person/kimia-norouzi-saber", "/event/mohammad-nourizad-sentence-2020-02", "/sources",
    "/figure/eaworldview-2019-08-women-call-on-supreme-leader_1-1", "/search", "/search?q=evin", "/search?q=zzqqxx", "/chart/home",
    "/chart/terms-by-stage", "/arrested-within/365", "/held-when-published", "/arrested-between?from=2019-08", "/signed-both",
    "/by-charge", "/by-charge/ipc-500", "/by-facility", "/by-facility/evin", "/one-house", "/not-reviewed", "/data", "/dictionary",
    "/developers",
]  # fmt: skip
"""One page of each other template of ours, and what search says of what it finds and does not find."""
DATASETTE = [
    "/signatories", "/signatories/claim", "/signatories/claim?kind=arrest&_facet=kind", "/signatories/arrest_record",
    "/signatories/person/mohammad-nourizad", "/signatories/arrested_within_days?letter=2019-06-first&days=365",
    "/signatories/-/query?sql=select+*+from+person+limit+5",
]  # fmt: skip
"""Its pages of the database, of tables (with a filter and a facet; one that is a view), of a row, of a query, of SQL."""


@contextmanager
def serving(house: House) -> Iterator[str]:
    """A server started by the command, on a free port; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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
        _wait_for(f"http://127.0.0.1:{port}/-/versions.json", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer within thirty seconds")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's chromium, of which Playwright has no copy of its own here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(real: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real records with their pictures, served; the pictures are drawn once for all processes of the run."""
    run = tmp_path_factory.getbasetemp()
    shared = (run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / "charts"
    shared.mkdir(exist_ok=True)
    real.charts.symlink_to(shared)
    with (shared.parent / "charts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        charts(real)
    with serving(real) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a file: Playwright's loop must not be there when a test has a loop of its own."""
    with chromium() as found:
        yield found


@dataclass
class Reader:
    """Somebody who reads one edition of the site in a window of a browser."""

    page: Page
    address: str
    language: str
    scripts: bool = True

    def go(self, path: str) -> None:
        """To a page of the edition."""
        answer = self.page.goto(self.address + PREFIX[self.language] + path)
        assert answer and answer.ok, (path, answer)

    def follow(self, link: Locator) -> None:
        """To where a link leads, once that page is whole: a click alone ends when its address is known."""
        with self.page.expect_navigation(wait_until="load"):
            link.click()

    def text(self, key: str, **values: Any) -> str:
        """What the catalogue says in the edition."""
        return str(text(key, self.language, **values))

    @property
    def path(self) -> str:
        """Where the reader is, without the edition's part."""
        return self.page.url.removeprefix(self.address).removeprefix(PREFIX[self.language])


@contextmanager
def reading(browser: Browser, address: str, language: str, scripts: bool = True, **window: Any) -> Iterator[Reader]:
    """A reader with a window of their own."""
    context = browser.new_context(java_script_enabled=scripts, **{"viewport": {"width": 1200, "height": 900}, **window})
    try:
        yield Reader(context.new_page(), address, language, scripts)
    finally:
        context.close()
