"""The way in, through the command line: invented folders in the shape of gathered evidence become drafts and records."""

import csv
import hashlib
import json
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from invented import claim, make, write
from signatories_loaders.cli import main
from signatories_loaders.inbox.folder import COLUMNS
from signatories_loaders.paths import House
from signatories_loaders.records.store import Store
from signatories_schema.dates import ACCEPTED
from signatories_schema.record import Record
from signatories_schema.tables import (
    ClaimChargeRecord,
    ClaimRecord,
    CorrectionRecord,
    FigureRecord,
    IdentityRecord,
    LoadingRecord,
    PublisherRecord,
    SetAsideRecord,
    SourceRecord,
)
from signatories_schema.vocab import Bound, ClaimKind

TODAY = date.today().isoformat()
COUNTED = "SELECT loading_id, rows_read, claims, set_aside, rows_taken_before FROM loading ORDER BY loading_id"
NEXT = "next: signatories todo, signatories group, signatories build"

ARREST = {"source": "chronicle-1", "claim": "arrest", "person": "Example Alpha", "person_key": "example-alpha", "date": "2020-03-03",
          "date_basis": "printed", "place": "Testville", "certainty": "stated", "detail": "Taken at an invented rally, reported the page."}  # fmt: skip
SIGNED = {"source": "chronicle-1", "claim": "signed", "person": "Specimen Beta", "person_key": "specimen-beta", "letter": "letter-one",
          "date": "2020-01-10", "date_basis": "printed", "position": "2", "certainty": "stated"}  # fmt: skip
FIGURE = {"source": "chronicle-1", "claim": "figure", "letter": "letter-one", "date": "2020-03", "date_basis": "inferred",
          "figure_count": "2", "figure_of": "3", "figure_bound": "at_least", "figure_measure": "arrested", "certainty": "stated"}  # fmt: skip
SENTENCE = {"source": "chronicle-1", "claim": "sentence", "person": "Example Alpha", "date": "2020-04-04", "date_basis": "printed",
            "date_as_printed": "۱۶ فروردین ۱۳۹۹", "authority": "Revolutionary Court of Testville", "charges": "Testing aloud; sampling",
            "sentence": "12 months, 74 lashes and a fine of 5 coins", "sentence_months": "12", "certainty": "stated"}  # fmt: skip


def page(source: str, publisher: str, **values: str) -> dict[str, str]:
    """A row of sources.csv."""
    return {"source": source, "url": f"https://{source}.invalid/", "publisher": publisher, "kind": "news", **values}


def on_second_page(kind: str, name: str, **values: str) -> dict[str, str]:
    """A row of claims.csv on the second page."""
    bare = {"source": "chronicle-2", "date": "2020-05-05", "date_basis": "printed", "certainty": "stated"}
    return bare | {"claim": kind, "person": name} | values


FIRST_PAGE = page("chronicle-1", "Test Chronicle", language="en")
SECOND_PAGE = page("chronicle-2", "Evening Sample", origin="chronicle-1", published_on="2020-05-06", language="fa")
SECOND = [
    ARREST,  # the same row as before
    ARREST | {"detail": "Taken at an invented rally, reports the page."},  # a slip mended
    SENTENCE,
    on_second_page("arrest", "Example Alpha"),  # known so, without a key
    on_second_page("imprisonment", "نمونه الفا"),  # known so but for a mark
    on_second_page("release", "Eksampel Alfa", person_key="example-alpha"),
    on_second_page("arrest", "Betta, Speciment"),
    on_second_page("arrest", "Unknown Omega"),
    on_second_page("arrest", "Unknown Omega"),
    on_second_page("signed", "Example Alpha", letter="letter-nine"),
    on_second_page("trial", "Example Alpha") | {"date": "1398-05-05"},
    on_second_page("arested", "Example Alpha"),
    on_second_page("arrest", "Example Alpha", source="nowhere-1"),
    on_second_page("arrest", "Nobody Iota", person_key="nobody-iota"),
]


def folder(path: Path, sources: list[dict[str, str]], claims: list[dict[str, str]]) -> Path:
    """A folder of these rows, every column written."""
    path.mkdir()
    for name, rows in (("sources", sources), ("claims", claims)):
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS[f"{name}.csv"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return path


def run(house: House, *arguments: str | Path, code: int = 0) -> list[str]:
    """Lines that the command prints; its exit code must be as said."""
    result: Result = CliRunner().invoke(main, ["--house", str(house.root), *map(str, arguments)])
    assert (result.exit_code, type(result.exception) in (type(None), SystemExit)) == (code, True), result.output
    return result.output.splitlines()


@pytest.fixture
def begun(house: House, tmp_path: Path) -> House:
    """The invented house with a first folder of three claims imported and accepted."""
    run(house, "import", folder(tmp_path / "first", [FIRST_PAGE], [ARREST, SIGNED, FIGURE]))
    run(house, "accept", "first")
    return house


def texts(store: Store) -> dict[str, str]:
    """The files of a folder of records."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(store.folder.iterdir())}


def filled(store: Store, record: type[Record], *left_out: str) -> list[dict[str, object]]:
    """The filled cells of all records of a kind."""
    return [row.model_dump(exclude_none=True, exclude=set(left_out)) for row in store.rows(record)]


REASONS = {
    3: "the same page, kind, name and date as chronicle-1_1, in other words",
    10: "the same row stands at claims.csv:9; accepted: each row once",
    11: "letter 'letter-nine' is not in letters.csv; accepted: letter-one, letter-two",
    12: f"date: '1398-05-05': 1398 is a Jalali year (about 2019 Gregorian); accepted: {ACCEPTED}",
    13: f"kind: 'arested': accepted: {', '.join(ClaimKind)}",
    14: "source 'nowhere-1' is in neither sources.csv nor the records; accepted: a page of one of them",
}
NOTE = "note: claims.csv:15: person_key 'nobody-iota' is nobody known; name undecided"


def second(root: Path) -> Path:
    """The second folder."""
    return folder(root / "second", [FIRST_PAGE, SECOND_PAGE], SECOND)


def test_import_says_what_became_of_every_row(begun: House, tmp_path: Path) -> None:
    before = texts(begun.records)
    assert run(begun, "import", second(tmp_path)) == [
        "14 rows read = 7 claims + 6 set aside + 1 taken before",
        *(f"  set aside: claims.csv:{line}: {reason}" for line, reason in REASONS.items()),
        "new sources: 1",
        "names: 1 decided by the folder, 2 suggested, 3 to be decided",
        "  to be decided: Betta, Speciment  (chronicle-2)",
        "  to be decided: Nobody Iota  (chronicle-2)",
        "  to be decided: Unknown Omega  (chronicle-2)",
        NOTE,
        "draft: db/inbox/second   next: look at it, then signatories accept second",
    ]
    assert texts(begun.records) == before


def test_draft_holds_pages_claims_and_the_loading(begun: House, tmp_path: Path) -> None:
    path = second(tmp_path)
    run(begun, "import", path)
    draft = Store(begun.inbox / "second")
    assert filled(draft, PublisherRecord) == [
        {"publisher_id": "evening-sample", "name": "Evening Sample", "house": "Evening Sample"}
    ]
    assert filled(draft, SourceRecord) == [
        {
            "source_id": "chronicle-2", "url": "https://chronicle-2.invalid/", "publisher_id": "evening-sample",
            "published_on": "2020-05-06", "language": "fa", "kind": "news", "source_origin": "chronicle-1", "publish": "public",
        }
    ]  # fmt: skip
    assert filled(draft, LoadingRecord) == [
        {
            "loading_id": "second", "loaded_on": TODAY, "rows_read": 14, "rows_taken_before": 1,
            "claims_file_sha256": hashlib.sha256((path / "claims.csv").read_bytes()).hexdigest(),
        }
    ]  # fmt: skip
    assert [(c.source_id, c.kind, c.name) for c in draft.rows(ClaimRecord)] == [
        (row["source"], row["claim"], row["person"]) for n, row in enumerate(SECOND, 2) if n not in {2, *REASONS}
    ]
    assert filled(draft, ClaimRecord, "loaded_from")[0] == {
        "claim_id": "chronicle-1_2", "source_id": "chronicle-1", "kind": "sentence", "name": "Example Alpha", "date": "2020-04-04",
        "date_as_printed": "۱۶ فروردین ۱۳۹۹", "calendar": "jalali", "date_basis": "printed", "stage": "first_instance",
        "authority": "Revolutionary Court of Testville", "outcome": "convicted", "months_printed": 12, "months_basis": "not_said",
        "sentence": "12 months, 74 lashes and a fine of 5 coins", "lashes": 74, "fine": "5 coins", "certainty": "stated", "publish": "public",
    }  # fmt: skip
    assert filled(draft, ClaimChargeRecord) == [
        {"claim_id": "chronicle-1_2", "n": 1, "wording": "Testing aloud", "charge_id": "tpc-1"},
        {"claim_id": "chronicle-1_2", "n": 2, "wording": "sampling"},
    ]


def test_draft_keeps_each_row_set_aside_whole_and_decides_names(begun: House, tmp_path: Path) -> None:
    run(begun, "import", second(tmp_path))
    draft = Store(begun.inbox / "second")
    assert {row.place: (row.reason, json.loads(row.row_as_read)) for row in draft.rows(SetAsideRecord)} == {
        f"claims.csv:{line}": (reason, {k: v for k, v in SECOND[line - 2].items() if v})
        for line, reason in REASONS.items()
    }
    alike = "printed so for this person only, script and marks aside"
    assert [(i.name, i.person_id, i.judgement, i.decided_by, i.reason) for i in draft.rows(IdentityRecord)] == [
        ("Eksampel Alfa", "example-alpha", "positive", "reviewed", "person_key given in second"),
        ("Example Alpha", "example-alpha", "positive", "suggested", alike),
        ("نمونه الفا", "example-alpha", "positive", "suggested", alike),
    ]


def test_accept_numbers_claims_and_todo_tells_what_is_open(begun: House, tmp_path: Path) -> None:
    run(begun, "import", second(tmp_path))
    assert run(begun, "accept", "second") == [
        "publishers.csv: 1 row added", "sources.csv: 1 row added", "loadings.csv: 1 row added", "set_aside.csv: 6 rows added",
        "claims.csv: 7 rows added", "claim_charges.csv: 2 rows added", "identity.csv: 3 rows added", NEXT,
    ]  # fmt: skip
    assert list(begun.inbox.iterdir()) == []
    assert run(begun, "todo") == [
        "Names without a decision: 4",
        "  Betta, Speciment  (chronicle-2, 1 claim)  perhaps: specimen-beta",
        "  Nobody Iota  (chronicle-2, 1 claim)  perhaps: nobody known",
        "  Unknown Delta  (herald-2, 1 claim)  perhaps: nobody known",
        "  Unknown Omega  (chronicle-2, 1 claim)  perhaps: nobody known",
        "",
        "Claims without an event: 9",
        "  chronicle-1_1  arrest  2020-03-03  Example Alpha",
        "  chronicle-1_4  sentence  2020-04-04  Example Alpha",
        "  chronicle-2_1  arrest  2020-05-05  Example Alpha",
        "  chronicle-2_2  imprisonment  2020-05-05  نمونه الفا",
        "  chronicle-2_3  release  2020-05-05  Eksampel Alfa",
        "  chronicle-2_4  arrest  2020-05-05  Betta, Speciment  (identity comes first)",
        "  chronicle-2_5  arrest  2020-05-05  Unknown Omega  (identity comes first)",
        "  chronicle-2_6  arrest  2020-05-05  Nobody Iota  (identity comes first)",
        "  herald-2_4  hunger_strike  undated  Exampel Alpha",
        "",
        "Suggestions that nobody has reviewed: 2",
        "  2 names only suggested: signatories review",
        "  specimen-beta: 1 events, 1 claims on events",
        "",
        "Figures not yet put into a measure: 1",
        "  chronicle-1_3-1: at_least 2 arrested",
        "",
    ]


def test_the_same_folder_again_gives_nothing_new(begun: House, tmp_path: Path) -> None:
    path = second(tmp_path)
    run(begun, "import", path)
    run(begun, "accept", "second")
    before = texts(begun.records)
    assert run(begun, "import", path) == [
        "14 rows read = 0 claims + 0 set aside + 14 taken before",
        "new sources: 0",
        "names: 0 decided by the folder, 0 suggested, 0 to be decided",
        NOTE,
        "nothing new; no draft was made",
    ]
    assert run(begun, "accept", "second", code=1) == ["Error: no draft 'second' in db/inbox; there: none"]
    assert texts(begun.records) == before


def test_an_interrupted_accept_can_be_repeated(begun: House, tmp_path: Path) -> None:
    run(begun, "import", second(tmp_path))
    shutil.copytree(begun.inbox / "second", tmp_path / "kept")
    run(begun, "accept", "second")
    before = texts(begun.records)
    shutil.copytree(tmp_path / "kept", begun.inbox / "second")
    assert run(begun, "accept", "second") == [NEXT]
    assert texts(begun.records) == before


def test_build_after_accept_accounts_for_every_row(begun: House, tmp_path: Path) -> None:
    run(begun, "import", second(tmp_path))
    run(begun, "accept", "second")
    run(begun, "group")
    assert run(begun, "build")[-1].startswith("db/signatories.db: 24 claims, 6 sources, ")
    query = (ROOT / "datasette_config" / "queries" / "rows_accounted_for.sql").read_text(encoding="utf-8")
    with sqlite3.connect(begun.database) as db:
        db.row_factory = sqlite3.Row
        assert {row["loading_id"]: row["accounted_for"] for row in db.execute(query)} == {
            "first": 1,
            "invented": 1,
            "second": 1,
        }
        assert [tuple(row) for row in db.execute(COUNTED)] == [
            ("first", 3, 3, 0, 0),
            ("invented", 14, 14, 0, 0),
            ("second", 14, 7, 6, 1),
        ]
        assert db.execute("SELECT person_id FROM claim WHERE name = 'Eksampel Alfa'").fetchone()[0] == "example-alpha"


def test_all_rows_of_the_real_evidence_are_accounted_for(real: House) -> None:
    with sqlite3.connect(real.database) as db:
        counted = db.execute(f"{COUNTED.partition(' ORDER')[0]} WHERE loading_id = 'evidence'").fetchone()
    assert counted == ("evidence", 1589, 1589 - counted[3], counted[3], 0)


def test_numbers_go_on_after_the_highest_ever_given(begun: House, tmp_path: Path) -> None:
    write(begun, [claim("chronicle-1_7", "signed", "Example Alpha", "2020-06-01", publish="withheld")], private=True)
    withdrawn = make(
        CorrectionRecord, correction_id="invented-1", decided_on=TODAY, subject_id="chronicle-1_9", reason="Invented.", outcome="made",
    )  # fmt: skip
    write(begun, [withdrawn])
    run(begun, "import", folder(tmp_path / "third", [FIRST_PAGE], [SENTENCE, FIGURE | {"figure_count": "3"}]))
    run(begun, "accept", "third")
    assert [c.claim_id for c in begun.records.rows(ClaimRecord) if c.source_id == "chronicle-1"] == [
        "chronicle-1_1", "chronicle-1_2", "chronicle-1_3", "chronicle-1_10", "chronicle-1_11",
    ]  # fmt: skip
    assert [c.claim_id for c in begun.records.rows(ClaimChargeRecord) if c.wording == "sampling"] == ["chronicle-1_10"]
    assert [(f.figure_id, f.claim_id, f.count) for f in begun.records.rows(FigureRecord) if f.claim_id.startswith("chr")] == [
        ("chronicle-1_3-1", "chronicle-1_3", 2), ("chronicle-1_11-1", "chronicle-1_11", 3),
    ]  # fmt: skip


def test_two_drafts_for_one_page_do_not_collide(begun: House, tmp_path: Path) -> None:
    later = SENTENCE | {"date": "2020-06-06", "date_as_printed": "6 June 2020", "charges": "being late"}
    for name, row in (("one", SENTENCE), ("other", later)):
        run(begun, "import", folder(tmp_path / name, [FIRST_PAGE], [row]))
    for name in ("other", "one"):
        run(begun, "accept", name)
    assert [(c.claim_id, c.date) for c in begun.records.rows(ClaimRecord) if c.kind == "sentence"][:2] == [
        ("chronicle-1_4", "2020-06-06"), ("chronicle-1_5", "2020-04-04"),
    ]  # fmt: skip
    charges = [(c.claim_id, c.wording) for c in begun.records.rows(ClaimChargeRecord) if c.claim_id.startswith("chr")]
    assert charges == [
        ("chronicle-1_4", "being late"),
        ("chronicle-1_5", "Testing aloud"),
        ("chronicle-1_5", "sampling"),
    ]
    run(begun, "check")


def test_a_page_that_uses_one_name_for_two_people_is_decided_claim_by_claim(begun: House, tmp_path: Path) -> None:
    rows = [
        on_second_page("arrest", "E. S.", person_key="example-alpha"),
        on_second_page("release", "E. S.", person_key="specimen-beta"),
    ]
    run(begun, "import", folder(tmp_path / "third", [SECOND_PAGE], rows))
    run(begun, "accept", "third")
    assert [(i.claim_id, i.person_id) for i in begun.records.rows(IdentityRecord) if i.name == "E. S."] == [
        ("chronicle-2_1", "example-alpha"), ("chronicle-2_2", "specimen-beta"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"figure_bound": "roughly"}, f"bound: 'roughly': accepted: {', '.join(Bound)}"),
        ({"figure_of": "0"}, None),
        ({"figure_count": "two"}, None),
    ],
)
def test_a_figure_that_cannot_be_used_is_set_aside(
    begun: House, tmp_path: Path, values: dict[str, str], reason: str | None
) -> None:
    lines = run(begun, "import", folder(tmp_path / "third", [FIRST_PAGE], [FIGURE | {"date": "2020-07"} | values]))
    assert lines[0] == "1 rows read = 0 claims + 1 set aside + 0 taken before"
    assert reason is None or lines[1] == f"  set aside: claims.csv:2: {reason}"


def test_faults_of_all_files_are_told_at_once_and_no_draft_is_made(begun: House, tmp_path: Path) -> None:
    path = folder(tmp_path / "third", [], [])
    (path / "sources.csv").write_text("source,url,publisher,colour\n", encoding="utf-8")
    (path / "claims.csv").write_text("source,claim,person,person\n", encoding="utf-8")
    (path / "people.csv").write_bytes(b"person_key,name_en\na,b\0\n")
    before = texts(begun.records)
    assert run(begun, "import", path, code=1) == [
        "third/claims.csv:1: person: stands twice in the header; accepted: once",
        "third/people.csv:2: holds a NUL byte; accepted: text",
        f"third/sources.csv:1: colour: unknown column; accepted: {', '.join(COLUMNS['sources.csv'])}",
        "third/sources.csv:1: kind: column is missing; accepted: a header that has it",
        "Error: 4 faults; nothing was changed",
    ]
    assert (list(begun.inbox.iterdir()), texts(begun.records)) == ([], before)


@pytest.mark.parametrize("name", ["Third One", "../third", "third.1", ""])
def test_a_draft_is_named_plainly(begun: House, tmp_path: Path, name: str) -> None:
    lines = run(
        begun, "import", folder(tmp_path / "third", [FIRST_PAGE], [SENTENCE]), "--name", name, code=0 if not name else 1
    )
    assert name == "" or lines[-1] == "Error: 1 fault; nothing was changed"
    assert [draft.name for draft in begun.inbox.iterdir()] == ([] if name else ["third"])


@pytest.mark.parametrize("name", ["", ".", "..", "../records", "../../db"])
def test_accept_takes_nothing_but_a_draft(begun: House, tmp_path: Path, name: str) -> None:
    run(begun, "import", second(tmp_path))
    before = texts(begun.records), texts(Store(begun.inbox / "second"))
    run(begun, "accept", name, code=1)
    assert (texts(begun.records), texts(Store(begun.inbox / "second"))) == before


EDITS = {
    "an open quote": ("Unknown Omega", '"open'),
    "another id and kind": ("chronicle-1_2,chronicle-1,sentence", "chronicle-1_8,chronicle-1,other"),
    "a claim on which charges rest": ("chronicle-1_2,chronicle-1,", "chronicle-1_8,chronicle-1,"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_draft_that_was_edited_amiss_is_refused_whole(begun: House, tmp_path: Path, edit: str) -> None:
    run(begun, "import", second(tmp_path))
    claims = begun.inbox / "second" / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace(*EDITS[edit]), encoding="utf-8")
    before = texts(begun.records), texts(Store(begun.inbox / "second"))
    run(begun, "accept", "second", code=1)
    assert (texts(begun.records), texts(Store(begun.inbox / "second"))) == before
