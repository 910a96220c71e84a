"""An invented house with events to decide on, and how tests look at what became of its records."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from invented import claim, event, invented_house, make, on_event, records
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.events.group import group
from signatories_loaders.paths import House
from signatories_schema.tables import RECORDS, ClaimRecord, ClaimWithoutEventRecord
from signatories_schema.vocab import DecidedBy

CUSTODY, LATER, RELEASE = (
    "example-alpha-custody-2020-01",
    "example-alpha-custody-2020-04",
    "example-alpha-release-2020-03-05",
)
FIRST, APPEAL, SECOND = (
    "example-alpha-sentence-2020-02",
    "example-alpha-sentence-2020-05",
    "example-alpha-sentence-2020-03",
)
UNDATED = "herald-2_4"


def house_with_events(root: Path) -> House:
    """Two custodies, three judgments in a chain, a release, a strike: all suggested. Every file of records is there."""
    house = invented_house(root)
    added = [
        claim("gazette-2_5", "arrest", "Example Alpha", "2020-04-02", place="Testville"),
        claim("gazette-2_6", "detention", "Example Alpha", "2020-04", detail="Still held."),
        claim("herald-1_4", "sentence", "نمونه آلفا", "2020-05-03", stage="appeal", months_printed=6, sentence="6 months"),
        claim("herald-1_5", "sentence", "نمونه آلفا", "2020-03", stage="first_instance", months_printed=12, sentence="12 months"),
        claim("herald-2_5", "hunger_strike", "Exampel Alpha", "2020-02-20"),
        claim("herald-2_6", "arrest", "Exampel Alpha", detail="Invented and undated."),
        event(LATER, "example-alpha", "custody", opening="arrest", case_id="example-alpha-case-2020-04"),
        event(APPEAL, "example-alpha", "sentence", supersedes=SECOND, case_id="example-alpha-case-2020-04"),
        event(SECOND, "example-alpha", "sentence", case_id="example-alpha-case-2020-01"),
        event("example-alpha-hunger-strike-2020-02-20", "example-alpha", "hunger_strike", note="Invented note."),
        on_event(LATER, "gazette-2_5", "begin"),
        on_event(LATER, "gazette-2_6", "during"),
        on_event(CUSTODY, "gazette-2_6", "during", "unclear"),
        on_event(APPEAL, "herald-1_4", "occurrence"),
        on_event(SECOND, "herald-1_5", "occurrence"),
        on_event("example-alpha-hunger-strike-2020-02-20", "herald-2_5", "during"),
        *(make(ClaimWithoutEventRecord, claim_id=c, why="Undated.", decided_by="suggested", decided_on="2020-02-02") for c in (UNDATED, "herald-2_6")),
    ]  # fmt: skip
    by_hand = [
        row.model_copy(update={"loaded_from": f"by-hand#{row.claim_id}"}) if type(row) is ClaimRecord else row
        for row in added
    ]
    rows = [_suggested(row) for row in [*records(), *by_hand]]
    return write_all(house, rows)


def _suggested(row: Any) -> Any:
    on_events = type(row).__name__ in ("EventRecord", "EventClaimRecord")
    return row.model_copy(update={"decided_by": DecidedBy.SUGGESTED.value}) if on_events else row


def write_all(house: House, rows: Iterable[Any]) -> House:
    """Write every file of records, those without a row too."""
    held = list(rows)
    for record in RECORDS:
        house.records.write(record, [row for row in held if type(row) is record])
    return house


def contents(house: House) -> dict[str, str]:
    """File -> its text, for all that stands in the folder of records."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(house.records.folder.iterdir())}


def changed(house: House, before: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """File -> the lines that went, and the lines that came."""
    found = {}
    for file, text in contents(house).items():
        old, new = before.get(file, "").splitlines(), text.splitlines()
        if old != new:
            found[file] = [line for line in old if line not in new], [line for line in new if line not in old]
    return found


def sound(house: House) -> None:
    """The records pass `check`, and `group` has nothing to add to them."""
    build(house, Steps(show=False), keep=False)
    before = contents(house)
    list(group(house.records))
    assert contents(house) == before
