"""`add source` and `add claim`, on invented records: one record from flags, checked like all others."""

from pathlib import Path

from click.testing import CliRunner, Result

from invented import invented_house, make, person, write
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_schema.charge import ClaimChargeRecord
from signatories_schema.claim import ClaimRecord
from signatories_schema.event import MergedRecord
from signatories_schema.identity import IdentityRecord
from signatories_schema.source import SourceRecord
from signatories_schema.tables import ExpectationRecord
from signatories_schema.vocab import ClaimKind


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


ARREST = ("claim", "--source-id", "gazette-1", "--kind", "arrest")


def asked(house: House, *arguments: str, answers: str) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), "add", *arguments], input=answers)


def test_what_a_claim_of_its_kind_needs_is_asked_for(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    answers = "gazette-1\narrrest\narrest\nFresh Name\nexample-alpha\n2020-01\n۱۱ دی ۱۳۹۸\njalali\nTestville\n\n"
    told = asked(house, "claim", "--occasion", "invented rally", answers=answers)
    assert told.exit_code == 0
    kinds = ", ".join(ClaimKind)
    assert told.stdout.splitlines() == [
        "The page that says it: gazette-1",
        f"What sort of report it is ({kinds}): arrrest",
        f"'arrrest': accepted: {kinds}",
        f"What sort of report it is ({kinds}): arrest",
        "The person's name exactly as the page prints it: Fresh Name",
        "Who that is, one of people.csv: becomes a decision in identity.csv; empty where it is not decided "
        "(may stay empty): example-alpha",
        "When, as the page gives it (EDTF level 1) (may stay empty): 2020-01",
        "The words of the date on the page (may stay empty): ۱۱ دی ۱۳۹۸",
        "Calendar in which the page prints the date (gregorian, jalali, both) (may stay empty): jalali",
        "Place as reported (may stay empty): Testville",
        "Prison, ward or other building as reported (may stay empty): ",
        "claims.csv: gazette-1_5 added; next: signatories group, signatories build",
        "identity.csv: Fresh Name is example-alpha",
    ]
    claim = house.records.rows(ClaimRecord)[4]
    assert (claim.kind, claim.name, claim.date_as_printed, claim.calendar, claim.place, claim.occasion) == (
        "arrest",
        "Fresh Name",
        "۱۱ دی ۱۳۹۸",
        "jalali",
        "Testville",
        "invented rally",
    )


def test_a_claim_of_nobody_is_refused(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    before = contents(house)
    refused = asked(house, *ARREST, answers="")
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        2,
        "Error: --name is not given, and nobody answers; accepted: the flag",
    )
    assert contents(house) == before


def test_each_field_of_a_claim_is_a_flag(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    given = {
        "name": "شخص نمونه", "date": "2024-03-03", "date_as_printed": "۱۳ اسفند ۱۴۰۲", "calendar": "jalali",
        "date_basis": "printed", "place": "Testville", "facility": "Test Jail", "authority": "Invented Court",
        "occasion": "invented rally", "stage": "appeal", "outcome": "upheld", "sentence": "3 months",
        "months_printed": "3", "months_basis": "pronounced", "lashes": "7", "fine": "1 coin", "role": "tester",
        "position": "2", "certainty": "reported", "detail": "Invented.", "supersedes": "gazette-1_1",
    }  # fmt: skip
    flags = [text for column, value in given.items() for text in (f"--{column.replace('_', '-')}", value)]
    page = ("claim", "--source-id", "gazette-1", "--kind", "sentence", "--charges", "testing aloud; sampling")
    told = run(house, *page, *flags)
    assert (told.exit_code, told.stderr) == (0, "")
    claim = house.records.rows(ClaimRecord)[4]
    assert {column: str(getattr(claim, column)) for column in given} == given
    made = {"claim_id", "source_id", "kind", "letter_id", "publish", "loaded_from"}
    assert set(given) | made == set(ClaimRecord.model_fields)
    charges = [row for row in house.records.rows(ClaimChargeRecord) if row.claim_id == "gazette-1_5"]
    assert [(row.n, row.wording, row.charge_id) for row in charges] == [
        (1, "testing aloud", "tpc-1"),
        (2, "sampling", None),
    ]


def test_the_same_claim_twice_is_recognised(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    claim = (*ARREST, "--name", "Example Alpha", "--date", "2020-01-20")
    assert run(house, *claim).stdout == "claims.csv: gazette-1_5 added; next: signatories group, signatories build\n"
    before = contents(house)
    again = run(house, *claim)
    assert (again.exit_code, again.stdout) == (0, "gazette-1_5 says this already; nothing was added\n")
    assert contents(house) == before
    other = run(house, *claim, "--detail", "Told once more.")
    assert other.stdout.splitlines() == [
        "claims.csv: gazette-1_6 added; next: signatories group, signatories build",
        "note: gazette-1_5 has the same page, kind, name and date: look whether they say the same",
    ]


def test_all_faults_are_told_by_their_flags_and_nothing_is_changed(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    before = contents(house)
    wrong = run(house, "claim", "--source-id", "gazette-1", "--kind", "arrrest", "--name", "A", "--date", "1398-05-20")
    assert wrong.exit_code == 1
    assert [line.split(": ")[:2] for line in wrong.stderr.splitlines()[:-1]] == [
        ["add claim", "--date"],
        ["add claim", "--kind"],
    ]
    unsaid = run(house, *ARREST, "--name", "A", "--date-as-printed", "۱۳ اسفند ۱۴۰۲", "--person", "specimen-beta")
    assert unsaid.stderr.splitlines()[:-1] == [
        "add claim: --calendar: the printed date names a Jalali month or year; accepted: jalali, or both"
    ]
    page = ("claim", "--source-id", "no-such-page", "--kind", "arrest")
    missing = run(house, *page, "--name", "A", "--person", "nobody", "--letter-id", "no-letter")
    stands = "accepted: one that stands in the records"
    assert missing.stderr.splitlines()[:-1] == [
        f"add claim: --letter-id: 'no-letter': there is no such letter; {stands}",
        f"add claim: --person: 'nobody': there is no such person; {stands}",
        f"add claim: --source-id: 'no-such-page': there is no such source; {stands}",
    ]
    decided = run(house, *ARREST, "--name", "Example Alpha", "--person", "specimen-beta")
    assert decided.stderr.splitlines()[:-1] == [
        "add claim: --person: 'specimen-beta': the page's name is decided on, positive for example-alpha; "
        "accepted: no --person, or that person"
    ]
    page = ("source", "--source-id", "gazette-1", "--url", "https://x.invalid/", "--publisher-id", "test-gazette")
    again = run(house, *page, "--kind", "news", "--language", "farsi")
    assert again.stderr.splitlines()[:-1] == [
        "add source: --language: 'farsi': accepted: the two small letters of ISO 639-1: fa, en, ar …",
        "add source: --source-id: 'gazette-1': stands already; accepted: a slug that no page has",
    ]
    assert contents(house) == before


def test_a_fault_that_the_whole_finds_names_the_flag_and_no_line_that_is_gone(tmp_path: Path) -> None:
    """A public record that names whom a withheld one is about is found by the build only."""
    house = invented_house(tmp_path)
    write(house, [person("hidden-zeta", "Hidden Zeta", publish="withheld")], private=True)
    before = contents(house)
    refused = run(house, *ARREST, "--name", "Example Alpha", "--date", "2020-04-01", "--detail", "With Hidden Zeta.")
    told = [line.split(": ")[:2] for line in refused.stderr.splitlines()[:-1]]
    assert (refused.exit_code, told) == (1, [["add claim", "--detail"]])
    assert contents(house) == before


def test_a_person_who_was_merged_is_the_one_that_stands(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    moved = {"kind": "person", "reason": "Invented for a test.", "decided_on": "2020-02-02"}
    write(house, [make(MergedRecord, old_id="old-alpha", new_id="example-alpha", **moved)])
    told = run(house, *ARREST, "--name", "Exampel Alpha", "--person", "old-alpha")
    assert (told.exit_code, told.stdout.splitlines()[1:]) == (
        0,
        [
            "identity.csv: Exampel Alpha is example-alpha",
            "note: 'old-alpha' was merged into 'example-alpha', and is taken for it",
        ],
    )


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
