"""A folder that names people by ids of before: who was merged is who stands now, and who was split is nobody until it is said."""

from pathlib import Path

from invented import make, write
from signatories_loaders.paths import House
from signatories_loaders.records.store import Store
from signatories_schema.tables import IdentityRecord, MergedRecord, PersonRecord, SearchLogRecord
from test_inbox import SECOND_PAGE, folder, on_second_page, run


def test_whoever_was_merged_is_the_one_who_stands(house: House, tmp_path: Path) -> None:
    moved = {"kind": "person", "reason": "Invented for a test.", "decided_on": "2020-02-02"}
    rows = [("old-alpha", "older-alpha-in-between"), ("older-alpha-in-between", "example-alpha")]
    rows += [("halved", "specimen-beta"), ("halved", "dummy-gamma")]
    write(house, [make(MergedRecord, old_id=old, new_id=new, **moved) for old, new in rows])
    claims = [
        on_second_page("arrest", "Alfa", person_key="old-alpha"),
        on_second_page("trial", "Alfa", person_key="old-alpha"),
    ]
    path = folder(tmp_path / "third", [SECOND_PAGE], [*claims, on_second_page("trial", "Halved", person_key="halved")])
    (path / "people.csv").write_text("person_key,name_en\nold-alpha,Old Alpha\n", encoding="utf-8")
    (path / "searches.csv").write_text(
        "person_key,letter,searched_on,where,languages,spellings,found\n"
        "old-alpha,letter-one,2020-05-05,Test Archive,en,Alpha,nothing\n",
        encoding="utf-8",
    )
    assert [line for line in run(house, "import", path) if line.startswith("note: ")] == [
        "note: people.csv:2: person_key 'old-alpha' was merged into 'example-alpha', and is taken for it",
        "note: claims.csv:4: person_key 'halved' was split into dummy-gamma, specimen-beta; accepted: one of them",
        "note: claims.csv:4: person_key 'halved' is nobody known; name undecided",
    ]
    draft = Store(house.inbox / "third")
    assert [(i.name, i.person_id) for i in draft.rows(IdentityRecord)] == [("Alfa", "example-alpha")]
    assert (draft.rows(PersonRecord), [s.person_id for s in draft.rows(SearchLogRecord)]) == ([], ["example-alpha"])
