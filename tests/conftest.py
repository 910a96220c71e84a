"""Fixtures: an invented house, and the project's own with its real records."""

from pathlib import Path

import pytest
from invented import invented_house
from signatories_loaders.build.build import build
from signatories_loaders.build.steps import Steps
from signatories_loaders.paths import House

ROOT = Path(__file__).parent.parent


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
    build(house, Steps(show=False))
    return house
