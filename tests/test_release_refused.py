"""What cannot be released, and releases that are there already: everything stays as it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasing import DAY, NEXT, all_bytes, altered, folder_of, house_of, made, two_of_one, write_exports
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.release.release import FOLDER, Asked, release
from signatories_schema.tables import (
    ReleaseRecord,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


def test_a_release_that_is_there_is_left_as_it_is(house: House) -> None:
    made(house, "1.0")
    first = all_bytes(house)
    assert made(house, "1.0", NEXT) == ["db/releases/1.0 is there already, of the same records; nothing was made"]
    (house.root / FOLDER / "1.0.zip").unlink()
    made(house, "1.0", NEXT)
    assert all_bytes(house) == first


def refused(house: House, version: str, on: str = NEXT, previous: Path | None = None) -> str:
    """What a release that cannot be made is answered; it leaves everything as it is."""
    before, rows = all_bytes(house), house.records.rows(ReleaseRecord)
    with pytest.raises(NotPossibleError) as error:
        made(house, version, on, previous)
    assert (all_bytes(house), house.records.rows(ReleaseRecord)) == (before, rows)
    assert not list(house.root.joinpath("db").glob(".build-*"))
    return str(error.value)


def test_what_cannot_be_released(house: House, tmp_path: Path) -> None:
    made(house, "1.0", NEXT)
    assert refused(house, "1.1") == "these records are released already, as 1.0; nothing was made"
    altered(house, "gazette-2_3", detail="Other.")
    assert refused(house, "1.0") == "1.0 was released with other records; accepted: a version that is not used yet"
    slug = "small letters a to z, digits, hyphen, dot and underscore, beginning with a letter or digit"
    for version in ("../x", "V 1", "نسخه"):
        assert refused(house, version) == f"{version!r} cannot name a release or its day; accepted: {slug}"
    for version in ("", "1.zip"):
        assert refused(house, version) == f"{version!r} cannot name a release; accepted: a version such as 2026.1"
    assert refused(house, "1.1", "2020-05") == "'2020-05' is no day; accepted: a day such as 2026-11-24"
    assert refused(house, "1.1", DAY) == f"{DAY} is before the day of 1.0; accepted: no day before the last release"
    no_release = f"{tmp_path} has no manifest.json, so it is no release; accepted: the folder of an earlier release"
    assert refused(house, "1.1", NEXT, tmp_path) == no_release
    database = folder_of(house, "1.0") / "signatories.db"
    database.write_bytes(database.read_bytes() + b"x")
    assert refused(house, "1.1") == f"{database} is not as it was released; accepted: an untouched release"
    shutil.rmtree(folder_of(house, "1.0"))
    assert refused(house, "1.1") == (
        "the release before, 1.0, is not in db/releases; accepted: --previous with its folder"
    )


def test_a_release_that_was_changed_is_not_taken_for_one(house: House) -> None:
    made(house, "1.0")
    (folder_of(house, "1.0") / "CHANGES.md").write_text("other", encoding="utf-8")
    expected = "1.0 is not as it was released (CHANGES.md); remove its folder to have it made anew"
    assert refused(house, "1.0") == expected


def test_a_folder_without_a_manifest_is_made_anew(house: House) -> None:
    folder = folder_of(house, "1.0")
    folder.mkdir(parents=True)
    (folder / "left.csv").write_text("half", encoding="utf-8")
    made(house, "1.0")
    assert not (folder / "left.csv").exists()
    assert (folder / "manifest.json").is_file()


def test_two_releases_are_not_made_at_once(house: House) -> None:
    def exports_while_another_begins(house_: House, folder: Path) -> Iterator[str]:
        with pytest.raises(NotPossibleError, match="another process makes a release; try again when it has ended"):
            made(house, "2.0")
        yield from write_exports(house_, folder)

    list(release(house, Asked("1.0", DAY), exports_while_another_begins))
    assert [row.version for row in house.records.rows(ReleaseRecord)] == ["1.0"]
