"""The site in a real browser, as its first readers use it: from the first page to a person's sources."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from signatories_loaders.paths import House

CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=4000",
)  # fmt: skip
pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def address(real: House) -> Iterator[str]:
    """A server started by the command, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [
        sys.executable,
        "-m",
        "signatories_loaders.cli",
        "--house",
        str(real.root),
        "serve",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def dom(url: str, profile: Path) -> str:
    """The page as the browser has it after its scripts ran."""
    done = subprocess.run(
        [*CHROMIUM, f"--user-data-dir={profile}", "--dump-dom", url],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_from_home_to_a_source(address: str, tmp_path: Path) -> None:
    home = dom(f"{address}/", tmp_path)
    assert "5 of 38 named" in home
    found = dom(f"{address}/search?q={quote('نوری زاد')}", tmp_path)
    first = re.findall(r'href="(/person/[\w-]+)"', found)[0]
    person = dom(f"{address}{first}", tmp_path)
    assert '<span lang="fa" dir="rtl">محمد نوری‌زاد</span>' in person
    event = re.findall(r'href="(/signatories/claims_of_event\?event=mohammad-nourizad-custody-2019-08-11)"', person)[0]
    claims = dom(f"{address}{event}", tmp_path)
    assert "https://www.radiozamaneh.com/459831" in claims


def test_pages_ask_no_other_host(address: str, tmp_path: Path) -> None:
    for path in ("/", "/search?q=Khastar", "/person/hashem-khastar", "/signatories/arrest_record"):
        text = dom(f"{address}{path}", tmp_path)
        loaded = re.findall(r'<(?:script|img|iframe|link)[^>]+(?:src|href)="(https?://[^"]+)"', text)
        assert [url for url in loaded if not url.startswith(address)] == []
