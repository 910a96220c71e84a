"""What is generated from the schema is what is committed; every field is described."""

import re
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from signatories_loaders.cli import main
from signatories_loaders.paths import House
from signatories_loaders.render import commands, generated, metadata, schema_sql
from signatories_schema.tables import RECORDS, TABLES


@pytest.mark.parametrize("name", ["schema/schema.sql", "datasette_config/metadata.yaml", "README.md"])
def test_committed_file_is_what_the_schema_makes(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == generated(House(ROOT), main)[ROOT / name], (
        "run: signatories render"
    )


def test_a_changed_description_changes_all_that_is_made_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema_sql(), metadata()
    field = RECORDS[0].model_fields["publisher_id"]
    table = TABLES[0].model_fields["publisher_id"]
    monkeypatch.setattr(field, "description", "Changed.")
    monkeypatch.setattr(table, "description", "Changed.")
    after = schema_sql(), metadata()
    assert [a != b for a, b in zip(before, after, strict=True)] == [True, True]


def test_every_table_and_column_is_described() -> None:
    missing = [str(t.__tablename__) for t in TABLES if not (t.__doc__ or "").strip()]
    missing += [f"{t.__tablename__}.{n}" for t in TABLES for n, f in t.model_fields.items() if not f.description]
    assert missing == []


def test_every_table_has_a_label_that_is_never_null(real: House) -> None:
    config = yaml.safe_load((ROOT / "datasette_config" / "datasette.yaml").read_text(encoding="utf-8"))
    tables = config["databases"]["signatories"]["tables"]
    without = {str(t.__tablename__) for t in TABLES} - {
        n for n, c in tables.items() if "label_column" in c or c.get("hidden")
    }
    # Rows of these are links between others and are never linked to themselves.
    assert without == {"claim_charge", "claim_without_event", "event_claim", "search_log"}
    by_name = {str(t.__tablename__): t for t in TABLES}
    nullable = [
        n
        for n, c in tables.items()
        if n in by_name and "label_column" in c and not by_name[n].model_fields[c["label_column"]].is_required()
    ]
    assert nullable == []


def test_readme_names_every_command_and_its_commands_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`signatories ([\w-]+)", commands(main)))
    used = set(re.findall(r"^ {7}signatories ([\w-]+)", text, re.MULTILINE)) | set(
        re.findall(r"`signatories ([\w-]+)", text)
    )
    assert used - known == set()
    assert known - used == set()


def test_a_wheel_carries_no_data_on_people(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path)))
    import zipfile

    names = zipfile.ZipFile(wheel).namelist()
    assert [
        n for n in names if not n.startswith(("signatories_schema/", "signatories_loaders/", "signatories-0"))
    ] == []
    assert [n for n in names if n.endswith((".csv", ".db"))] == []
