"""A release: exactly what changed since the one before, nothing of what is withheld, and the same bytes twice."""

import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
import zipfile
from pathlib import Path

import pytest

from releasing import (
    DAY,
    NEXT,
    SECRETS,
    all_bytes,
    altered,
    changed_in_five_ways,
    delta,
    folder_of,
    house_of,
    made,
    two_of_one,
    withhold,
)
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from signatories_loaders.release.release import FOLDER
from signatories_schema.tables import (
    ClaimRecord,
    ReleaseRecord,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


def test_the_delta_says_exactly_what_changed_and_nothing_of_the_withheld(house: House) -> None:
    made(house, "1.0")
    before = (folder_of(house, "1.0") / "signatories.db").read_bytes()
    assert [word for word in SECRETS if word.encode() in before] == list(SECRETS)
    changed_in_five_ways(house)
    assert made(house, "1.1", NEXT)[-2:] == [
        "since 1.0: 5 rows differ",
        "releases.csv: 1.1 added; next: commit db/records/releases.csv, then signatories build, signatories export",
    ]
    assert delta(house, "1.1") == [
        ("MERGE", "person", "b-specimen", "person_id", "b-specimen", "specimen-beta"),
        ("MOD", "person", "specimen-beta", "note", "", "Invented note."),
        ("MOD", "claim", "gazette-2_3", "detail", "Invented figure.", "Invented figure, corrected."),
        ("DEL", "claim", "gazette-2_9", "", "", ""),
        ("ADD", "claim", "herald-2_9", "", "", ""),
    ]


def test_of_the_withheld_no_byte_of_the_release_says_anything(house: House, tmp_path: Path) -> None:
    made(house, "1.0")
    shutil.move(folder_of(house, "1.0"), tmp_path / "1.0")
    (house.root / FOLDER / "1.0.zip").unlink()
    changed_in_five_ways(house)
    made(house, "1.1", NEXT, tmp_path / "1.0")
    found = all_bytes(house)
    with zipfile.ZipFile(house.root / FOLDER / "1.1.zip") as packed:
        found |= {name: packed.read(name) for name in packed.namelist()}
    found |= {f"{name} unpacked": gzip.decompress(data) for name, data in found.items() if name.endswith(".gz")}
    assert [(name, word) for name, data in found.items() for word in SECRETS if word.encode() in data] == []
    assert [name for name in found if any(word in name for word in SECRETS)] == []
    assert not list(house.root.joinpath("db").glob(".build-*"))


def test_what_follows_from_a_withheld_claim_is_not_told_either(house: House) -> None:
    """A custody's second date, its pages and its houses fall away with the claim that gave them: no row says so."""
    made(house, "1.0")
    rows = house.records.rows(ClaimRecord)
    hidden = [r for r in rows if r.claim_id == "herald-1_1"]
    house.records.write(ClaimRecord, [r for r in rows if r not in hidden])
    house.private.write(ClaimRecord, [r.model_copy(update={"publish": "withheld"}) for r in hidden])
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == []


def test_a_text_that_named_the_withheld_is_told_without_its_old_words(house: House) -> None:
    altered(house, "gazette-2_3", detail="Counted with Azmouni-Zad Karbordi.")
    made(house, "1.0")
    altered(house, "gazette-2_3", detail="Counted with others.")
    withhold(house, "azmouni-zad")
    made(house, "1.1", NEXT)
    assert delta(house, "1.1") == [("MOD", "claim", "gazette-2_3", "detail", "", "Counted with others.")]


def test_a_changed_date_is_told_of_the_claim_and_of_the_custody_it_dates(house: House) -> None:
    made(house, "1.0")
    altered(house, "herald-1_3", date="2020-02")
    made(house, "1.1", NEXT)
    assert [row for row in delta(house, "1.1") if row[1] == "claim"] == [
        ("MOD", "claim", "herald-1_3", "date", "2020-01", "2020-02")
    ]
    told = {
        row[3]: row[4:]
        for row in delta(house, "1.1")
        if row[:3] == ("MOD", "arrest_record", "specimen-beta-custody-2020-01")
    }
    assert (told["began_from"], told["began_to"]) == (("2020-01-01", "2020-02-01"), ("2020-01-31", "2020-02-29"))


def test_two_runs_give_the_same_bytes(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    shutil.copytree(house.root, other.root)
    for one in (house, other):
        made(one, "1.0")
        changed_in_five_ways(one)
        made(one, "1.1", NEXT)
    assert all_bytes(house) == all_bytes(other)
    first = all_bytes(house)
    for version in ("1.1", "1.0"):  # made anew on another day, with later releases on the list
        shutil.rmtree(folder_of(house, version))
    with pytest.raises(NotPossibleError, match=r"the release before that releases\.csv names is not in"):
        made(house, "1.1", "2021-01-01")
    made(house, "1.1", "2021-01-01", folder_of(other, "1.0"))
    assert {name: data for name, data in all_bytes(house).items() if name.startswith("1.1")} == {
        name: data for name, data in first.items() if name.startswith("1.1")
    }


def test_the_manifest_and_the_sums_name_every_file(house: House) -> None:
    made(house, "1.0")
    folder = folder_of(house, "1.0")
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"manifest.json", "SHA256SUMS"}
    assert set(told["files"]) == files
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=folder, check=True)
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums == {path: about["sha256"] for path, about in told["files"].items()}
    with sqlite3.connect(folder / "signatories.db") as db:
        assert db.execute("SELECT version, records_hash FROM version").fetchone() == ("1.0", told["records_hash"])
        counted = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in told["row_counts"]}  # noqa: S608
    assert counted == told["row_counts"]
    (row,) = house.records.rows(ReleaseRecord)
    assert (row.version, row.released_on, row.records_hash, row.previous_hash) == (
        "1.0",
        DAY,
        told["records_hash"],
        None,
    )
    assert json.loads(row.row_counts) == counted
    assert told["requirements_lock_sha256"] == hashlib.sha256(b"invented==1\n").hexdigest()
    assert (told["records_commit"], told["previous"]) == (None, None)
    with zipfile.ZipFile(folder.with_name("1.0.zip")) as packed:
        unpacked = {name.removeprefix("1.0/"): packed.read(name) for name in packed.namelist()}
    assert unpacked == {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_release_before_is_named_by_the_hash_of_its_manifest(house: House) -> None:
    made(house, "1.0")
    altered(house, "gazette-2_3", detail="Second.")
    made(house, "1.1", NEXT)
    altered(house, "gazette-2_3", detail="Third.")
    made(house, "1.2", NEXT)
    hashes = {
        v: hashlib.sha256((folder_of(house, v) / "manifest.json").read_bytes()).hexdigest() for v in ("1.0", "1.1")
    }
    previous = {v: json.loads((folder_of(house, v) / "manifest.json").read_bytes())["previous"] for v in ("1.1", "1.2")}
    assert previous == {
        "1.1": {"version": "1.0", "manifest_sha256": hashes["1.0"]},
        "1.2": {"version": "1.1", "manifest_sha256": hashes["1.1"]},
    }
    assert [row.previous_hash for row in house.records.rows(ReleaseRecord)] == [None, hashes["1.0"], hashes["1.1"]]


def git(house: House, *words: str) -> str:
    author = ["-c", "user.name=Test", "-c", "user.email=test@test.invalid"]
    return subprocess.run(
        ["git", "-C", str(house.root), *author, *words], capture_output=True, text=True, check=True
    ).stdout


def test_the_commit_of_the_records_is_named_where_they_are_committed(house: House) -> None:
    git(house, "init", "--quiet")
    git(house, "add", "db/records")
    git(house, "commit", "--quiet", "-m", "Invented")
    commit = git(house, "rev-parse", "HEAD").strip()
    assert made(house, "1.0")[0].startswith("db/releases/1.0: ")
    assert json.loads((folder_of(house, "1.0") / "manifest.json").read_bytes())["records_commit"] == commit
    git(house, "add", "db/records")
    git(house, "commit", "--quiet", "-m", "The release's own row")
    first = all_bytes(house)
    shutil.rmtree(folder_of(house, "1.0"))
    made(house, "1.0", "2021-01-01")
    assert all_bytes(house) == first
    altered(house, "gazette-2_3", detail="Not committed.")
    assert (
        made(house, "1.1", NEXT)[0]
        == "warning: the records are not committed, so the manifest names no commit of theirs"
    )
    assert json.loads((folder_of(house, "1.1") / "manifest.json").read_bytes())["records_commit"] is None
