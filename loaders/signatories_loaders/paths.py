"""Where things are, found from the folder that the command is called in."""

from dataclasses import dataclass
from pathlib import Path

from signatories_loaders.records.change import finish
from signatories_loaders.records.store import Store


@dataclass(frozen=True)
class House:
    """The project's folder."""

    root: Path

    @property
    def records(self) -> Store:
        """Records in version control."""
        return Store(self.root / "db" / "records")

    @property
    def private(self) -> Store:
        """Withheld records, outside version control."""
        return Store(self.root / "db" / "private")

    @property
    def inbox(self) -> Path:
        """Drafts."""
        return self.root / "db" / "inbox"

    @property
    def database(self) -> Path:
        """The built file."""
        return self.root / "db" / "signatories.db"

    @property
    def serving(self) -> Path:
        """Where `serve` links the file that it serves."""
        return self.root / "db" / ".serving"

    @property
    def charts(self) -> Path:
        """Pictures of the built file, in a folder named after its content."""
        return self.root / "db" / ".charts"

    @property
    def site(self) -> Path:
        """Configuration of the site."""
        return self.root / "datasette_config"


def find_house(start: Path) -> House:
    """The nearest folder at or above `start` that has `db/records` in it, where a change that was interrupted is carried to
    its end first. Raises FileNotFoundError."""
    for folder in (start, *start.parents):
        if (folder / "db" / "records").is_dir():
            house = House(folder)
            finish(house.records.folder)
            return house
    raise FileNotFoundError(f"no folder db/records at or above {start}")
