"""The folder of downloads: whole or not at all, the same bytes twice, as many rows as its tables, and no row without a page."""

import csv
import hashlib
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from signatories_loaders.database.build import build
from signatories_loaders.database.errors import CheckError
from signatories_loaders.database.steps import Steps
from signatories_loaders.export.datapackage import DESCRIPTION, LICENCES, TITLE
from signatories_loaders.export.day import records_version
from signatories_loaders.export.evidence import WAYS, without_pages
from signatories_loaders.export.flat import NO_TITLE, NONE, arrest_records, flat_rows
from signatories_loaders.export.folder import export, file_count
from signatories_loaders.export.rows import exported_tables, opened
from signatories_loaders.export.workbook import write_letter_workbook
from signatories_loaders.paths import House
from signatories_loaders.records.change import NotPossibleError
from workbooks_read import by_openpyxl

LETTERS = ["2019-06-first", "2019-06-second", "2019-08-women", "2021-02-biden"]


@pytest.fixture
def built(house: House) -> House:
    """The invented house, built."""
    build(house, Steps(show=False))
    return house


def contents(folder: Path) -> dict[str, str]:
    """Hash of each file."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_two_exports_and_two_builds_are_the_same_bytes(real: House, tmp_path: Path) -> None:
    again = House(tmp_path / "again")
    (again.root / "db").mkdir(parents=True)
    (again.root / "db" / "records").symlink_to(ROOT / "db" / "records")
    build(again, Steps(show=False))
    list(export(real, tmp_path / "one"))
    list(export(again, tmp_path / "two"))
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    assert len(one) == file_count(real) + 1


def test_the_index_tells_each_file_and_its_rows(real: House, tmp_path: Path) -> None:
    files = list(export(real, tmp_path / "made"))
    index = json.loads((tmp_path / "made" / "index.json").read_text(encoding="utf-8"))
    assert index["files"] == [asdict(file) for file in files]
    found = contents(tmp_path / "made")
    assert {file.name: file.sha256 for file in files} == {
        name: digest for name, digest in found.items() if name != "index.json"
    }
    assert {file.name: file.bytes for file in files} == {
        file.name: (tmp_path / "made" / file.name).stat().st_size for file in files
    }
    with opened(real.database) as db:
        counts = {t.name: db.execute(f'SELECT count(*) FROM "{t.name}"').fetchone()[0] for t in exported_tables()}  # noqa: S608 - names are ours
        version = db.execute("SELECT version FROM version").fetchone()[0]
        signed = dict(db.execute("SELECT letter_id, count(*) FROM signatory GROUP BY 1"))
    rows = {file.name: file.rows for file in files}
    assert {name: rows[f"csv/{name}.csv"] for name in counts} == counts
    assert {name: len(table(tmp_path / "made" / "csv" / f"{name}.csv")) for name in counts} == counts
    assert {
        name: count for name, count in rows.items() if not name.startswith("csv/") or name == "csv/columns.csv"
    } == {
        "signatories.xlsx": sheet_rows(tmp_path / "made/signatories.xlsx"),
        "signatories-fa.xlsx": sheet_rows(tmp_path / "made/signatories-fa.xlsx"),
        **dict.fromkeys(("arrest_records.xlsx", "arrest_records.csv"), counts["arrest_record"]),
        **{f"letters/{letter}.xlsx": signed.get(letter, 0) for letter in LETTERS},
        "csv/columns.csv": sum(len(t.columns) for t in (*exported_tables(), arrest_records())),
        "claims.jsonl": counts["claim"],
        **dict.fromkeys(("signatories.db", "signatories.sql.gz"), sum(counts.values())),
        "datapackage.json": len(counts) + 2,
        **dict.fromkeys(("README.md", "LICENSE.md"), 0),
    }
    assert index["version"] == version
    assert len(rows) == file_count(real)
    groups = {
        name: [file.name for file in files if file.group == name] for name in dict.fromkeys(f.group for f in files)
    }
    assert list(groups) == ["first", "letters", "reading", "records", "bookkeeping", "programs", "about"]
    assert groups["letters"] == [f"letters/{letter}.xlsx" for letter in LETTERS]
    assert [file.letter for file in files if file.letter] == LETTERS
    assert groups["bookkeeping"] == [
        f"csv/{name}.csv" for name in ("loading", "set_aside", "release", "expectation", "version")
    ]


def sheet_rows(path: Path) -> int:
    """Rows of all sheets of a workbook but the first, without their headings."""
    return sum(len(rows) - 1 for rows in list(by_openpyxl(path).values())[1:])


def test_the_readme_names_each_file_and_the_licence_stands_beside(real: House, tmp_path: Path) -> None:
    files = list(export(real, tmp_path / "made"))
    readme = (tmp_path / "made/README.md").read_text(encoding="utf-8")
    named = [re.findall(r"^- `([^`]+)`: ", part, re.MULTILINE) for part in readme.split('<div dir="rtl" lang="fa">')]
    assert named == [[file.name for file in files if file.group != "about"]] * 2
    with opened(real.database) as db:
        version = records_version(db)
    for said in (
        f"version {version}",
        f"نسخهٔ {version}",
        "CC BY 4.0",
        "never means free, safe, or not arrested",
        "هرگز به معنای آزاد بودن",
    ):
        assert said in readme
    licence = (tmp_path / "made/LICENSE.md").read_text(encoding="utf-8")
    assert licence.count("https://creativecommons.org/licenses/by/4.0/legalcode") == 2


def test_the_list_of_a_letter_is_the_one_that_its_page_names(real: House, tmp_path: Path) -> None:
    list(export(real, tmp_path / "made"))
    with opened(real.database) as db:
        write_letter_workbook(db, "2021-02-biden", tmp_path / "one.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "made/letters/2021-02-biden.xlsx").read_bytes()


def test_every_row_leads_to_pages_that_are_held(real: House) -> None:
    assert list(WAYS) == [table.name for table in exported_tables()]
    with opened(real.database) as db:
        assert without_pages(db) == []


BREAKS = {
    "UPDATE claim SET source_id = 'gone' WHERE claim_id = 'herald-1_3'": {"claim", "event", "event_claim", "timeline", "letter_event"},
    "UPDATE signatory SET sources = 'gazette-1; gone' WHERE person_id = 'example-alpha'": {"signatory"},
    "UPDATE arrest_record SET sources = ''": {"arrest_record"},
    "UPDATE letter SET date_source_id = 'gone' WHERE letter_id = 'letter-two'": {"letter", "letter_coverage", "timeline"},
    "DELETE FROM signatory": {"signatory_report"},
    "UPDATE figure SET claim_id = 'gone'": {"figure", "figure_person"},
    "UPDATE claim SET person_id = NULL WHERE person_id = 'dummy-gamma'": {"person"},
    "UPDATE name SET sources = 'gone' WHERE name_id = 1": {"name"},
    "UPDATE name SET sources = 'display', person_id = NULL WHERE name_id = 2": {"name"},
    "UPDATE identity SET source_id = 'gone'": {"identity"},
    "UPDATE source_origin SET source_id = 'gone'": {"source_origin"},
    "UPDATE claim_charge SET claim_id = 'gone'": {"claim_charge"},
    "UPDATE reconciliation SET source_id = 'gone'": {"reconciliation"},
}  # fmt: skip


@pytest.mark.parametrize("change", BREAKS)
def test_a_row_that_leads_to_no_page_is_found_and_nothing_goes_out(built: House, tmp_path: Path, change: str) -> None:
    with sqlite3.connect(built.database) as db:
        db.execute(change)
    with opened(built.database) as db:
        assert {reason.partition(":")[0] for reason in without_pages(db)} >= BREAKS[change]
    with pytest.raises(CheckError):
        list(export(built))
    assert [path.name for path in (built.root / "db").iterdir() if "exports" in path.name] == []


PAGES = ("ids", "titles", "outlets", "dates", "urls", "archive_urls")
"""Lists on the same pages, side by side."""
SIDE_BY_SIDE = {
    "dates_as_printed": ("dates_as_printed_claims", "dates_as_printed_source_ids"),
    "charges": ("charge_ids", "charge_claims", "charge_source_ids"),
    "judgments": tuple(f"judgment_{one}" for one in (
        "ids", "dates_from", "dates_to", "stages", "outcomes", "months_min", "months_max", "claims", "source_ids")),
    "end_claims": ("end_kinds", "end_outcomes", "end_dates", "ended_as_printed", "end_source_ids"),
}  # fmt: skip
"""A list, and those that have an item for each of its items."""


def items(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


def held_pages(folder: Path) -> dict[str, tuple[str, ...]]:
    """What the lists say of each page."""
    outlets = {row["publisher_id"]: row["name"] for row in table(folder / "csv/publisher.csv")}
    return {
        row["source_id"]: (
            row["title"].replace("; ", ", ") or NO_TITLE,
            outlets[row["publisher_id"]].replace("; ", ", "),
            *(row[name] or NONE for name in ("published_on", "url", "archive_url")),
        )
        for row in table(folder / "csv/source.csv")
    }


def test_every_arrest_record_carries_its_own_pages(real: House, tmp_path: Path) -> None:
    list(export(real, tmp_path / "made"))
    pages = held_pages(tmp_path / "made")
    found = table(tmp_path / "made/arrest_records.csv")
    of_table = table(tmp_path / "made/csv/arrest_record.csv")
    assert [row["event_id"] for row in found] == [row["event_id"] for row in of_table]
    for group in ("source", "case_source", "signed_source"):
        told = [list(zip(*(items(row[f"{group}_{one}"]) for one in PAGES), strict=True)) for row in found]
        assert told == [[(page, *pages[page]) for page in items(row[f"{group}_ids"])] for row in found]
    claims = {row["claim_id"]: row["source_id"] for row in table(tmp_path / "made/csv/claim.csv")}
    own: dict[str, set[str]] = {}
    for row in table(tmp_path / "made/csv/event_claim.csv"):
        if row["stance"] == "supports":
            own.setdefault(row["event_id"], set()).add(row["claim_id"])
    assert [set(items(row["claims"])) for row in found] == [own[row["event_id"]] for row in found]
    assert [set(items(row["source_ids"])) for row in found] == [
        {claims[c] for c in own[row["event_id"]]} for row in found
    ]
    assert [len(items(row["source_ids"])) for row in found] == [int(row["pages"]) for row in found]
    letters = ("signed_before", "signed_possibly_before", "in_custody_at", "under_sentence_at")
    signed = [row for row in found if any(row[column] for column in letters)]
    assert [row["event_id"] for row in found if bool(row["signed_source_ids"]) != (row in signed)] == []


def test_each_charge_judgment_and_end_names_its_claims_and_pages(real: House, tmp_path: Path) -> None:
    list(export(real, tmp_path / "made"))
    found = table(tmp_path / "made/arrest_records.csv")
    uneven = [
        (row["event_id"], name)
        for row in found
        for first, others in SIDE_BY_SIDE.items()
        for name in others
        if len(items(row[name])) != len(items(row[first]))
    ]
    assert uneven == []
    claims = {row["claim_id"]: row for row in table(tmp_path / "made/csv/claim.csv")}
    for one in ("charge", "judgment", "dates_as_printed"):
        lists = [zip(items(row[f"{one}_claims"]), items(row[f"{one}_source_ids"]), strict=True) for row in found]
        assert [
            (said, pages) for row in lists for said, pages in row
            if {claims[claim]["source_id"] for claim in said.split(", ")} != set(pages.split(", "))
        ] == []  # fmt: skip
        there = [set(", ".join(items(row[f"{one}_source_ids"])).split(", ")) - {""} for row in found]
        beside = "source_ids" if one == "dates_as_printed" else "case_source_ids"
        assert [
            row["event_id"] for row, pages in zip(found, there, strict=True) if not pages <= set(items(row[beside]))
        ] == []
    events = {row["event_id"]: row for row in table(tmp_path / "made/csv/event.csv")}
    for name, column in (
        ("months_min", "months_min"),
        ("months_max", "months_max"),
        ("stages", "stage"),
        ("dates_from", "began_from"),
    ):
        told = [items(row[f"judgment_{name}"]) for row in found]
        assert told == [[events[event][column] or NONE for event in items(row["judgment_ids"])] for row in found]
    ends = [list(zip(items(row["end_claims"]), items(row["end_outcomes"]), strict=True)) for row in found]
    assert [[(claim, claims[claim]["outcome"] or NONE) for claim, _ in row] for row in ends] == ends
    assert {outcome for row in found for outcome in items(row["end_outcome"])} >= {"bail", "pardon", "early_release"}


def test_an_arrest_record_in_full(built: House) -> None:
    list(export(built))
    row = table(built.root / "db/exports/arrest_records.csv")[0]
    assert {name: value for name, value in row.items() if value} == {
        "event_id": "example-alpha-custody-2020-01",
        "person_id": "example-alpha",
        "name_en": "Example Alpha",
        "name_fa": "نمونه آلفا",
        "opening": "arrest",
        "is_arrest": "yes",
        "signed_before": "letter-one",
        "signed_before_titles": "Invented letter letter-one",
        "under_sentence_at": "letter-two",
        "began_from": "2020-01-20",
        "began_to": "2020-01-22",
        "dates_as_printed": "۲ بهمن ۱۳۹۸",
        "dates_as_printed_claims": "herald-1_1",
        "dates_as_printed_source_ids": "herald-1",
        "began_jalali_en": "30 Dey to 2 Bahman 1398",
        "began_jalali_fa": "۳۰ دی تا ۲ بهمن ۱۳۹۸",
        "occasion": "invented rally, 20 January 2020",
        "places": "Testville",
        "facilities": "Testing Prison",
        "ended_from": "2020-03-05",
        "ended_to": "2020-03-05",
        "end_claims": "herald-2_1",
        "end_kinds": "release",
        "end_outcomes": "(none)",
        "end_dates": "2020-03-05",
        "ended_as_printed": "(none)",
        "end_source_ids": "herald-2",
        "ended_jalali_en": "15 Esfand 1398",
        "ended_jalali_fa": "۱۵ اسفند ۱۳۹۸",
        "held_last": "2020-03-05",
        "days_min": "43",
        "days_max": "45",
        "pages": "3",
        "houses": "2",
        "one_house": "0",
        "disagreements": "1",
        "decided_by": "reviewed",
        "claims": "gazette-2_1; herald-1_1; herald-1_2; herald-2_1",
        "source_ids": "gazette-2; herald-1; herald-2",
        "source_titles": "(no title seen); (no title seen); (no title seen)",
        "source_outlets": "Test Gazette; Sample Herald; Sample Herald Evening",
        "source_dates": "2020-03-01; 2020-03-01; 2020-03-01",
        "source_urls": "https://gazette-2.invalid/; https://herald-1.invalid/; https://herald-2.invalid/",
        "source_archive_urls": "(none); (none); (none)",
        "case_id": "example-alpha-case-2020-01",
        "charges": "testing aloud",
        "charge_ids": "tpc-1",
        "charge_claims": "gazette-2_2",
        "charge_source_ids": "gazette-2",
        "judgments": "Example Alpha, sentence of 12 months, first instance, 2020-02",
        "judgment_ids": "example-alpha-sentence-2020-02",
        "judgment_dates_from": "2020-02-01",
        "judgment_dates_to": "2020-02-29",
        "judgment_stages": "first_instance",
        "judgment_outcomes": "convicted",
        "judgment_months_min": "12",
        "judgment_months_max": "12",
        "judgment_claims": "gazette-2_2",
        "judgment_source_ids": "gazette-2",
        "case_source_ids": "gazette-2",
        "case_source_titles": "(no title seen)",
        "case_source_outlets": "Test Gazette",
        "case_source_dates": "2020-03-01",
        "case_source_urls": "https://gazette-2.invalid/",
        "case_source_archive_urls": "(none)",
        "signed_source_ids": "gazette-1; herald-2",
        "signed_source_titles": "First invented page; (no title seen)",
        "signed_source_outlets": "Test Gazette; Sample Herald Evening",
        "signed_source_dates": "2020-03-01; 2020-03-01",
        "signed_source_urls": "https://gazette-1.invalid/; https://herald-2.invalid/",
        "signed_source_archive_urls": "(none); (none)",
    }


def test_an_earlier_export_is_replaced_and_other_folders_are_left(built: House, tmp_path: Path) -> None:
    list(export(built))
    folder = built.root / "db" / "exports"
    before = contents(folder)
    (folder / "claims.jsonl").write_text("of an earlier export", encoding="utf-8")
    list(export(built))
    assert contents(folder) == before
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotPossibleError, match=r"holds what is of no export: mine\.txt"):
        list(export(built, other))
    assert [path.name for path in other.iterdir()] == ["mine.txt"]
    (other / "index.json").write_text("[]", encoding="utf-8")
    (folder / "csv" / "mine.txt").write_text("mine", encoding="utf-8")
    for holds in (other, folder):
        with pytest.raises(NotPossibleError, match=r"mine\.txt"):
            list(export(built, holds))
    assert sorted(path.name for path in folder.parent.iterdir()) == ["exports", "records", "signatories.db"]


def test_without_a_built_file_nothing_is_written(house: House) -> None:
    with pytest.raises(FileNotFoundError, match="run signatories build"):
        list(export(house))
    assert not (house.root / "db" / "exports").exists()


def test_an_export_that_is_left_half_way_leaves_nothing(built: House) -> None:
    started = export(built)
    next(started)
    started.close()
    assert sorted(path.name for path in (built.root / "db").iterdir()) == ["records", "signatories.db"]


def test_the_command_prints_each_file_and_no_bar_in_a_pipe(built: House) -> None:
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", built.root, "export"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    index = json.loads((built.root / "db/exports/index.json").read_text(encoding="utf-8"))
    expected = [f"{f['name']}: {f['rows']:,} row{'s' * (f['rows'] != 1)}, {f['bytes']:,} bytes" for f in index["files"]]
    assert (done.stdout.splitlines(), done.stderr) == (expected, "")


def test_the_command_shows_its_progress_at_a_terminal(built: House) -> None:
    reads, writes = pty.openpty()
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", built.root, "export"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=writes, check=True)
    os.close(writes)
    shown = os.read(reads, 100_000).decode()
    os.close(reads)
    assert [shown.count("  0%"), shown.count("100%")] == [1, 1]


def test_the_package_says_what_the_citation_file_says() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["title"], citation["abstract"], citation["license"]) == (TITLE, DESCRIPTION, LICENCES[0]["name"])


def test_arrest_records_taken_a_block_at_a_time_are_the_same_rows(real: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(real.database) as db:
        whole = list(flat_rows(db))
        monkeypatch.setattr("signatories_loaders.export.flat.BLOCK", 7)
        assert list(flat_rows(db)) == whole
    assert len(whole) > 7
