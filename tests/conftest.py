"""Fixtures: an invented house, and the project's own with its real records."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from browser import address, browser  # noqa: F401  # fixtures
from invented import invented_house
from signatories_loaders.database import steps
from signatories_loaders.database.build import build
from signatories_loaders.paths import House

ROOT = Path(__file__).parent.parent

# A busy machine is no fault of what is tested.
settings.register_profile("signatories", deadline=None)
settings.load_profile("signatories")
steps.QUICK = 60.0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests whose system program is missing, in one printed line; on CI they stay and fail."""
    if os.environ.get("CI") == "true":
        return
    wanted = {item: {mark.args[0] for mark in item.iter_markers("needs")} for item in items}
    missing = sorted(program for program in set().union(*wanted.values()) if not shutil.which(program))
    left_out = [item for item, programs in wanted.items() if programs & set(missing)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
        config.stash[MISSING] = f"{len(left_out)} tests left out, since this machine lacks: {', '.join(missing)}"


MISSING = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The line that says what was left out."""
    if MISSING in config.stash:
        terminalreporter.write_line(config.stash[MISSING])


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house of invented records in a folder of its own."""
    return invented_house(tmp_path)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The project's records and site, built into a folder of its own, so that tests never touch db/signatories.db."""
    root = tmp_path_factory.mktemp("real")
    (root / "db").mkdir()
    (root / "db" / "records").symlink_to(ROOT / "db" / "records")
    (root / "datasette_config").symlink_to(ROOT / "datasette_config")
    house = House(root)
    build(house, steps.Steps(show=False))
    return house
