"""A house to make releases of, a small stand-in for the downloads, and how tests look at what was made."""

import csv
import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from invented import claim, identity, person, records, write
from signatories_loaders.merge_people import merge_people
from signatories_loaders.paths import House
from signatories_loaders.release.release import FOLDER, Asked, release
from signatories_schema.tables import (
    ClaimRecord,
    EventClaimRecord,
    EventRecord,
    PersonRecord,
)

ROOT = Path(__file__).parent.parent
DAY, NEXT = "2020-03-01", "2020-04-01"


def write_exports(house: House, folder: Path) -> Iterator[str]:
    """A small stand-in for the downloads: the file itself, and its rows of claims packed."""
    shutil.copyfile(house.database, folder / "signatories.db")
    yield "signatories.db"
    with sqlite3.connect(house.database) as db:
        text = "\n".join(map(repr, db.execute("SELECT * FROM claim ORDER BY claim_id")))
    (folder / "csv").mkdir()
    (folder / "csv" / "claim.csv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    yield "csv/claim.csv.gz"


def house_of(root: Path, rows: list[Any]) -> House:
    """A house with all that a release needs."""
    house = write(House(root), rows)
    (root / "CITATION.cff").write_bytes((ROOT / "CITATION.cff").read_bytes())
    (root / "requirements.lock").write_text("invented==1\n", encoding="utf-8")
    return house


def two_of_one() -> list[Any]:
    """The invented records, with one more person who will turn out to be Specimen Beta, and one who will be withheld."""
    return [
        *records(),
        person("b-specimen", "B. Specimen", note="Invented note."),
        person("azmouni-zad", "Azmouni-Zad Karbordi", "آزمونی‌زاد کاربردی"),
        claim("gazette-2_7", "bio", "B. Specimen", detail="Invented trade.", loaded_from="by-hand#7"),
        claim("gazette-2_8", "arrest", "Azmouni-Zad Karbordi", "2020-01-25", place="Nowhereville", loaded_from="by-hand#8"),
        claim("gazette-2_9", "bio", "Specimen Beta", detail="Invented studies.", loaded_from="by-hand#9"),
        claim("gazette-1_9", "signed", "Azmouni-Zad Karbordi", "2020-01-10", letter_id="letter-one", position=9, loaded_from="by-hand#10"),
        identity("gazette-2", "B. Specimen", "b-specimen"),
        identity("gazette-2", "Specimen Beta", "specimen-beta"),
        identity("gazette-2", "Azmouni-Zad Karbordi", "azmouni-zad"),
        identity("gazette-1", "Azmouni-Zad Karbordi", "azmouni-zad"),
        EventRecord.model_validate({"event_id": "azmouni-zad-custody-2020-01", "person_id": "azmouni-zad", "kind": "custody", "opening": "arrest", "decided_by": "reviewed", "decided_on": "2020-02-02"}),
        EventClaimRecord.model_validate({"event_id": "azmouni-zad-custody-2020-01", "claim_id": "gazette-2_8", "stance": "supports", "bears_on": "begin", "decided_by": "reviewed", "decided_on": "2020-02-02"}),
    ]  # fmt: skip


def made(house: House, version: str, on: str = DAY, previous: Path | None = None) -> list[str]:
    """The lines that a release prints."""
    return list(release(house, Asked(version, on, previous), write_exports))


def folder_of(house: House, version: str) -> Path:
    return house.root / FOLDER / version


def delta(house: House, version: str) -> list[tuple[str, ...]]:
    """The rows of delta.csv, without the header."""
    with (folder_of(house, version) / "delta.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["change", "table", "key", "field", "old", "new"]
    return [tuple(row) for row in rows]


def all_bytes(house: House) -> dict[str, bytes]:
    folder = house.root / FOLDER
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def altered(house: House, key: str, **values: Any) -> None:
    """Change one claim."""
    rows = house.records.rows(ClaimRecord)
    house.records.write(ClaimRecord, [r.model_copy(update=values) if r.claim_id == key else r for r in rows])


def withhold(house: House, person_id: str) -> None:
    """Move a person to db/private/."""
    people = house.records.rows(PersonRecord)
    house.records.write(PersonRecord, [p for p in people if p.person_id != person_id])
    hidden = [p.model_copy(update={"publish": "withheld"}) for p in people if p.person_id == person_id]
    house.private.write(PersonRecord, hidden)


def changed_in_five_ways(house: House) -> None:
    """Change one claim, add one, remove one, merge two people, withhold one."""
    altered(house, "gazette-2_3", detail="Invented figure, corrected.")
    house.records.append(
        ClaimRecord, [claim("herald-2_9", "bio", "Exampel Alpha", detail="New.", loaded_from="by-hand#11")]
    )
    rows = house.records.rows(ClaimRecord)
    house.records.write(ClaimRecord, [r for r in rows if r.claim_id != "gazette-2_9"])
    list(merge_people(house, "b-specimen", "specimen-beta", "one page says so"))
    withhold(house, "azmouni-zad")


SECRETS = ("azmouni", "Azmouni", "آزمونی", "Nowhereville", "gazette-2_8", "gazette-1_9")
