"""What is new in a release: delta.csv, CHANGES.md and the feeds."""

from contextlib import ExitStack
from pathlib import Path

from signatories_loaders.database.build import Built
from signatories_loaders.export.rows import opened
from signatories_loaders.paths import House
from signatories_loaders.release.changelog import Told, changelog
from signatories_loaders.release.changes import Changes
from signatories_loaders.release.citation_file import site_address
from signatories_loaders.release.comparison import Comparison, compared
from signatories_loaders.release.delta import write_delta
from signatories_loaders.release.feeds import Before, write_feeds
from signatories_loaders.release.kept_entries import Kept
from signatories_loaders.release.manifest import is_release
from signatories_loaders.release.progress import step
from signatories_loaders.release.shelf import Earlier
from signatories_loaders.release.withdrawn import FOLDER, Withdrawn, withdrawn_versions
from signatories_loaders.release.workshop import Workshop


def write_news(house: House, folder: Path, made: Workshop, built: Built, told: Told, earlier: Earlier | None) -> int:
    """Write all three; returns how many rows differ. Raises NotPossibleError where the release before can stand no more."""
    with ExitStack() as stack:
        comparison = None
        if earlier:
            with step(f"building {earlier.named.version} as it would stand today"):
                comparison = stack.enter_context(compared(made, built.hidden, earlier))
        with step("comparing"):
            changes = Changes(write_delta(folder / "delta.csv", comparison.differences() if comparison else ()))
        stack.callback(changes.close)
        (folder / "CHANGES.md").write_text(changelog(told, changes, comparison), encoding="utf-8")
        after = comparison.after if comparison else stack.enter_context(opened(made.house.database))
        site = site_address(house.root)
        before = _before(house, earlier, comparison, site) if earlier and comparison else None
        with step("writing feeds"):
            write_feeds(folder, after, told, changes, site, before)
        return sum(changes.counts.values())


def _before(house: House, earlier: Earlier, comparison: Comparison, site: str) -> Before:
    """What the feeds take over: entries of releases that are given out today."""
    withdrawn = withdrawn_versions(house)
    standing = {path.name for path in (house.root / FOLDER).glob("[!.]*") if is_release(path)} - set(withdrawn)
    if earlier.named.version not in withdrawn and not Withdrawn.today(house).held_in(earlier.folder):
        standing.add(earlier.named.version)
    return Before(Kept(earlier.folder, frozenset(standing), comparison.hidden, site), comparison.moved)
