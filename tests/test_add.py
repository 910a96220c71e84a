"""`add source` and `add claim`, on invented records: one record from flags, checked like all others."""

from pathlib import Path

from click.testing import CliRunner, Result

from invented import invented_house, make, write
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_schema.claim import ClaimRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.source import SourceRecord
from signatories_schema.tables import ExpectationRecord


def run(house: House, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), "add", *arguments])


def contents(house: House) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in house.records.folder.iterdir()}


def test_a_page_and_a_claim_of_it(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    page = run(
        house,
        "source",
        "--source-id",
        "gazette-3",
        "--url",
        "https://gazette-3.invalid/",
        "--publisher-id",
        "test-gazette",
        "--kind",
        "news",
    )
    assert (page.exit_code, page.stdout) == (0, "sources.csv: gazette-3 added\n")
    for number in (1, 2):
        told = run(
            house,
            "claim",
            "--source-id",
            "gazette-3",
            "--kind",
            "transfer",
            "--name",
            "Alpha Example",
            "--person",
            "example-alpha",
            "--date",
            f"2020-04-0{number}",
        )
        assert (told.exit_code, told.stderr) == (0, "")
    assert [s.url for s in house.records.rows(SourceRecord) if s.source_id == "gazette-3"] == [
        "https://gazette-3.invalid/"
    ]
    assert [
        (c.claim_id, c.date, c.date_basis) for c in house.records.rows(ClaimRecord) if c.source_id == "gazette-3"
    ] == [
        ("gazette-3_1", "2020-04-01", "printed"),
        ("gazette-3_2", "2020-04-02", "printed"),
    ]
    decided = [
        (i.name, i.person_id, i.decided_by) for i in house.records.rows(IdentityRecord) if i.source_id == "gazette-3"
    ]
    assert decided == [("Alpha Example", "example-alpha", "reviewed")]


def test_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    asked = CliRunner().invoke(
        main, ["--house", str(tmp_path), "add", "claim", "--name", "Example Alpha"], input="gazette-1\narrest\n"
    )
    assert (asked.exit_code, asked.stdout.splitlines()[-1].split(" added")[0]) == (0, "claims.csv: gazette-1_5")
    assert house.records.rows(ClaimRecord)[4].kind == "arrest"


def test_all_faults_are_told_and_nothing_is_changed(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    before = contents(house)
    wrong = run(house, "claim", "--source-id", "gazette-1", "--kind", "arrrest", "--date", "1398-05-20")
    assert wrong.exit_code == 1
    assert [line.split(": ")[1] for line in wrong.stderr.splitlines()[:-1]] == ["date", "kind"]
    missing = run(
        house, "claim", "--source-id", "no-such-page", "--kind", "arrest", "--name", "A", "--person", "nobody"
    )
    assert missing.exit_code == 1
    assert sorted({line.split(": ")[1] for line in missing.stderr.splitlines()[:-1]}) == ["person_id", "source_id"]
    again = run(
        house,
        "source",
        "--source-id",
        "gazette-1",
        "--url",
        "https://x.invalid/",
        "--publisher-id",
        "test-gazette",
        "--kind",
        "news",
    )
    assert (again.exit_code, "the key stands already" in again.stderr) == (1, True)
    assert contents(house) == before


def test_a_build_that_fails_its_checks_puts_the_records_back(tmp_path: Path) -> None:
    """A count above what is expected is no fault of a cell, and the record is not kept all the same."""
    house = invented_house(tmp_path)
    write(house, [make(ExpectationRecord, table_name="source", floor=1, ceiling=4)])
    before = contents(house)
    one_more = run(
        house,
        "source",
        "--source-id",
        "gazette-3",
        "--url",
        "https://gazette-3.invalid/",
        "--publisher-id",
        "test-gazette",
        "--kind",
        "news",
    )
    assert (one_more.exit_code, "source: 5 rows; expected 1 to 4" in one_more.stderr) == (1, True)
    assert contents(house) == before
