"""Decisions on names from a filled spreadsheet: the same rows from every kind of file, all faults at once, or nothing written."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import claim, identity
from reviewing import changed, contents, house_with_events, sound
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.records.change import Change, carry_out
from signatories_schema.tables import ClaimRecord, IdentityRecord, MergedRecord
from spreadsheets import sheet_rows, xlsx_parts
from spreadsheets import write as write_zip

HEADER = ["source_id", "name", "person_id", "score", "reasons", "judgement", "reason", "name_en"]
FILLED = [
    ["herald-2", "Exampl Alfa", "example-alpha", "0.95", "one vowel", "Same", "the same trade", ""],
    ["herald-2", "Exampl Alfa", "dummy-gamma", "0.20", "", "not the same", "another age", ""],
    ["herald-2", "Spesimen Beta", "specimen-beta", "0.96", "", "unsure", "two of that name", ""],
    ["herald-2", "Spesimen Beta", "dummy-gamma", "0.20", "", "", "", ""],
    ["herald-2", "دلتای نمونه", "", "", "", "new person", "no other of that name", "Sample Delta"],
    ["herald-1", "دلتای نمونه", "", "", "", "", "", ""],
    ["herald-2", "Unknown Delta", "the-chosen-id", "", "", "new", "no other of that name", ""],
]


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = house_with_events(tmp_path)
    more = [
        claim("herald-2_7", "signed", "Exampl Alfa", letter_id="letter-two"),
        claim("herald-2_8", "signed", "Spesimen Beta", letter_id="letter-two"),
        claim("herald-2_9", "signed", "دلتای نمونه", letter_id="letter-two"),
        claim("herald-1_9", "signed", "دلتای نمونه", letter_id="letter-two"),
    ]
    house.records.append(ClaimRecord, [c.model_copy(update={"loaded_from": f"by-hand#{c.claim_id}"}) for c in more])
    guess = identity("herald-2", "Exampl Alfa", "specimen-beta", decided_by="suggested")
    house.records.append(IdentityRecord, [guess])
    return house


def text(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([HEADER, *rows])
    return out.getvalue()


def written(folder: Path, kind: str, rows: list[list[str]]) -> Path:
    """The sheet as a kind of file."""
    path = folder / f"filled.{kind}"
    if kind == "xlsx":
        return write_zip(path, xlsx_parts({"Sheet1": sheet_rows([HEADER, *rows])}))
    if kind == "tsv":
        path.write_bytes(text(rows, "\t").encode("utf-16"))
    else:
        path.write_bytes(text(rows).encode("utf-8-sig"))
    return path


def take_up(house: House, path: Path) -> Result:
    return CliRunner().invoke(main, ["--house", str(house.root), "review", "--from", str(path)])


def with_day(lines: list[str]) -> list[str]:
    """The lines with the day of the decision, which is today's, as DAY."""
    return [line.rpartition(",")[0] + ",DAY" for line in lines]


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_a_filled_sheet_from_every_kind_of_file(house: House, tmp_path: Path, kind: str) -> None:
    before = contents(house)
    result = take_up(house, written(tmp_path, kind, FILLED))
    assert (result.stderr, result.exit_code) == ("", 0)
    assert result.stdout == (
        f"filled.{kind}: 5 decided, 2 new people, 0 had been decided so before\n2 rows without a judgement are left undecided\n"
    )
    told = changed(house, before)
    assert sorted(told) == ["identity.csv", "people.csv"]
    gone, new = told["identity.csv"]
    assert gone == ["herald-2,Exampl Alfa,,specimen-beta,positive,Invented for a test.,suggested,2020-02-02"]
    assert with_day(new) == [
        "herald-2,Exampl Alfa,,dummy-gamma,negative,another age,reviewed,DAY",
        "herald-2,Exampl Alfa,,example-alpha,positive,the same trade,reviewed,DAY",
        "herald-2,Spesimen Beta,,specimen-beta,unsure,two of that name,reviewed,DAY",
        "herald-2,Unknown Delta,,the-chosen-id,positive,no other of that name,reviewed,DAY",
        "herald-2,دلتای نمونه,,sample-delta,positive,no other of that name,reviewed,DAY",
    ]
    assert told["people.csv"] == (
        [],
        [
            "sample-delta,Sample Delta,transliterated,دلتای نمونه,printed,public,",
            "the-chosen-id,Unknown Delta,printed,,,public,",
        ],
    )
    sound(house)


def test_a_sheet_that_is_filled_further_is_taken_up_again(house: House, tmp_path: Path) -> None:
    take_up(house, written(tmp_path, "csv", FILLED))
    before = contents(house)
    again = take_up(house, written(tmp_path, "csv", FILLED))
    assert again.stdout.splitlines()[0] == "filled.csv: 0 decided, 0 new people, 5 had been decided so before"
    assert contents(house) == before
    more = ["herald-1", "دلتای نمونه", "sample-delta", "", "", "the same", "the list of the other page", ""]
    again = take_up(house, written(tmp_path, "csv", [*FILLED[:5], more, FILLED[6]]))
    assert again.stdout.splitlines()[0] == "filled.csv: 1 decided, 0 new people, 5 had been decided so before"


FAULTS = [
    (["herald-2", "Nobody Printed", "example-alpha", "", "", "same", "x", ""], "name: 'Nobody Printed': no claim of herald-2 prints it; accepted: as printed"),
    (["herald-2", "Exampl Alfa", "nobody", "", "", "same", "x", ""], "person_id: 'nobody': there is no such person; accepted: an id of people.csv, or the judgement 'new person'"),
    (["herald-2", "Exampl Alfa", "was-merged", "", "", "same", "x", ""], "person_id: 'was-merged': was merged; accepted: example-alpha"),
    (["herald-2", "Exampl Alfa", "example-alpha", "", "", "maybe", "x", ""], "judgement: 'maybe': accepted: positive, same, the same, the same person, negative, not the same, unsure, new, new person; or nothing, to leave it undecided"),
    (["herald-2", "Exampl Alfa", "example-alpha", "", "", "same", "  ", ""], "reason: needs a value; accepted: why it is so decided"),
    (["herald-2", "دلتای نمونه", "", "", "", "new", "x", ""], "name_en: 'دلتای نمونه': accepted for a new person: the name in Latin script"),
    (["herald-2", "Unknown Delta", "dummy-gamma", "", "", "new", "x", ""], "person_id: 'dummy-gamma': stands already; accepted for a new person: nothing, or a new id"),
    (["herald-2", "Unknown Delta", "Not A Slug", "", "", "new", "x", ""], "person_id: 'Not A Slug': accepted: small letters a to z, digits, hyphen, dot and underscore, beginning with a letter or digit"),
    (["gazette-1", "Example Alpha", "dummy-gamma", "", "", "same", "x", ""], "judgement: 'same': identity.csv has positive for example-alpha, reviewed; accepted: the same, or mend it there"),
    (["gazette-1", "Example Alpha", "example-alpha", "", "", "unsure", "x", ""], "judgement: 'unsure': identity.csv has positive for example-alpha, reviewed; accepted: the same, or mend it there"),
    (["herald-2", "Spesimen Beta", "specimen-beta", "", "", "same", "x", ""], None),
    (["herald-2", "Spesimen Beta", "specimen-beta", "", "", "not the same", "x", ""], "person_id: 'specimen-beta': line 12 decides on the same; accepted: once"),
    (["herald-2", "Spesimen Beta", "dummy-gamma", "", "", "same", "x", ""], "person_id: 'dummy-gamma': another row gives the name to specimen-beta; accepted: one person"),
    (["herald-2", "دلتای نمونه", "", "", "", "new", "x", "Sample Delta"], None),
    (["herald-1", "دلتای نمونه", "", "", "", "new", "x", "Sample Delta"], "person_id: another row makes the new person sample-delta; accepted: one id in both, or two ids"),
]  # fmt: skip


def test_all_faults_at_once_and_nothing_written(house: House, tmp_path: Path) -> None:
    merged = MergedRecord(
        old_id="was-merged", new_id="example-alpha", kind="person", reason="x", decided_on="2020-02-02"
    )
    carry_out(house.records, Change(new=(merged,)))
    before = contents(house)
    result = take_up(house, written(tmp_path, "csv", [row for row, _ in FAULTS]))
    expected = [f"filled.csv:{line}: {said}" for line, (_, said) in enumerate(FAULTS, 2) if said]
    assert result.stderr.splitlines() == [*expected, f"Error: {len(expected)} faults; nothing was changed"]
    assert (result.exit_code, contents(house)) == (1, before)


def test_columns(house: House, tmp_path: Path) -> None:
    path = tmp_path / "filled.csv"
    path.write_text("source_id,name,person,score,judgement,reason\nherald-2,Exampl Alfa,x,1,same,x\n", encoding="utf-8")
    accepted = "accepted: source_id, name, person_id, judgement, reason; name_en for new people; passed over: page says, held, score, reasons"
    assert take_up(house, path).stderr.splitlines() == [
        f"filled.csv:1: person: unknown column; {accepted}",
        f"filled.csv:1: person_id: column is missing; {accepted}",
        "Error: 2 faults; nothing was changed",
    ]


def test_one_new_person_under_two_names(house: House, tmp_path: Path) -> None:
    rows = [
        [page, "دلتای نمونه", "delta", "", "", "new person", "one list copies the other", "Sample Delta"]
        for page in ("herald-1", "herald-2")
    ]
    result = take_up(house, written(tmp_path, "csv", rows))
    assert result.stdout.splitlines()[0] == "filled.csv: 2 decided, 1 new people, 0 had been decided so before"
    sound(house)


def test_a_sheet_that_compares_with_a_register_is_refused_in_one_message(house: House, tmp_path: Path) -> None:
    register, out, before = tmp_path / "prisoners.csv", tmp_path / "names.csv", contents(house)
    register.write_text("name,city\nExampel Alfa,Testville\nExample Alpha,\n", encoding="utf-8")
    asked = ["match", "--against", str(register), "--out", str(out)]
    told = CliRunner().invoke(main, ["--house", str(house.root), *asked])
    last = "the sheet is to look at: to decide on a row, import the register as a source, and then signatories match and review"
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (0, last)
    result = take_up(house, out)
    assert result.stderr.splitlines() == [
        "names.csv:1: compares with a register that is no source of ours, and is to look at; accepted: a sheet of match "
        "without --against (to decide on rows of the register, import it as a source first)",
        "Error: 1 fault; nothing was changed",
    ]
    assert (result.exit_code, contents(house)) == (1, before)


def test_from_the_sheet_of_match_to_the_decisions(house: House, tmp_path: Path) -> None:
    """Every name has a row for a new person, in whatever script; a sheet that stands is never written over."""
    out, before = tmp_path / "names.csv", contents(house)
    match = ["--house", str(house.root), "match", "--out", str(out)]
    assert CliRunner().invoke(main, match).exit_code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["source_id"], row["name"], row["person_id"]) for row in rows] == [
        ("herald-2", "Spesimen Beta", "specimen-beta"),
        ("herald-2", "Spesimen Beta", ""),
        ("herald-2", "Exampl Alfa", "example-alpha"),
        ("herald-2", "Exampl Alfa", "specimen-beta"),
        ("herald-2", "Exampl Alfa", ""),
        ("herald-2", "Unknown Delta", ""),
        ("herald-1", "دلتای نمونه", ""),
        ("herald-2", "دلتای نمونه", ""),
    ]
    for row in rows:
        row["judgement"], row["reason"] = "not the same" if row["person_id"] else "new person", "nobody knows them"
        row["name_en"] = {"دلتای نمونه": "Sample Delta"}.get(row["name"], "")
    rows[-1]["person_id"] = rows[-2]["person_id"] = "sample-delta"
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    filled = out.read_bytes()
    again = CliRunner().invoke(main, match)
    said = f"Error: {out} stands already, and may have been filled in; accepted: another name, or --force to write over it\n"
    assert (again.exit_code, again.stdout, again.stderr, out.read_bytes()) == (1, "", said, filled)
    result = take_up(house, out)
    assert (result.stderr, result.stdout.splitlines()[0]) == (
        "",
        "names.csv: 8 decided, 4 new people, 0 had been decided so before",
    )
    assert with_day(changed(house, before)["identity.csv"][1]) == [
        f"{place},,{person_id},{judgement},nobody knows them,reviewed,DAY"
        for place, person_id, judgement in [
            ("herald-1,دلتای نمونه", "sample-delta", "positive"),
            ("herald-2,Exampl Alfa", "exampl-alfa", "positive"),
            ("herald-2,Exampl Alfa", "example-alpha", "negative"),
            ("herald-2,Exampl Alfa", "specimen-beta", "negative"),
            ("herald-2,Spesimen Beta", "specimen-beta", "negative"),
            ("herald-2,Spesimen Beta", "spesimen-beta", "positive"),
            ("herald-2,Unknown Delta", "unknown-delta", "positive"),
            ("herald-2,دلتای نمونه", "sample-delta", "positive"),
        ]
    ]
    sound(house)
    assert CliRunner().invoke(main, [*match, "--force"]).exit_code == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 1


def test_no_folder_is_made_for_a_sheet(house: House, tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "names.csv"
    result = CliRunner().invoke(main, ["--house", str(house.root), "match", "--out", str(out)])
    said = f"Error: there is no folder {out.parent}; accepted: a file in a folder that stands\n"
    assert (result.exit_code, result.stderr, out.parent.exists()) == (1, said, False)
