"""`datapackage.json`: all files of rows as a Frictionless Data Package (version 2), written from the schema."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from signatories_loaders.export.day import records_time, records_version
from signatories_loaders.export.dictionary import described, dictionary, is_list, way_of
from signatories_loaders.export.listed import Listed
from signatories_loaders.export.rows import Column, Exported
from signatories_schema.readers.arrest_record import ArrestRecord
from signatories_schema.tables import TABLES, sql_table, vocabulary

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
TITLE = "Signatories"
DESCRIPTION = (
    "Who signed open letters inside Iran in 2019 and 2021, and what was reported of them before and after, each fact with the "
    "page it comes from."
)
LICENCES = [
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
]
SOURCES = [
    {"title": "The pages that the claims are taken from, one a row with title and address", "path": "csv/source.csv"}
]
_ANSWERS = {"is_arrest": ["yes", "no", "unknown"]}
"""Answers that are no boolean, since a third one is known."""
_MODELS = {str(model.__tablename__): model for model in TABLES}


def write_datapackage(db: sqlite3.Connection, path: Path, files: list[Listed]) -> int:
    """Describe the CSV files that were written; how many they are."""
    by_name = {Path(file.name).stem: file for file in files if file.name.endswith(".csv")}
    tables = [_typed(db, table) for table in described()]
    resources = [_resource(table, by_name[table.name]) for table in (*tables, dictionary())]
    package = {
        "$schema": PROFILE.format("datapackage"),
        "name": "signatories",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": records_version(db),
        "created": f"{records_time(db).isoformat()}Z",
        "licenses": LICENCES,
        "contributors": [{"title": "The Signatories project", "roles": ["author"]}],
        "sources": SOURCES,
        "resources": resources,
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(resources)


def _typed(db: sqlite3.Connection, table: Exported) -> Exported:
    """The table, where a day of our own work was written as a month with that column as text."""
    return replace(table, columns=tuple(_typed_column(db, table.name, column) for column in table.columns))


def _typed_column(db: sqlite3.Connection, table: str, column: Column) -> Column:
    if column.kind != "date" or table not in _MODELS:
        return column
    asked = f'SELECT 1 FROM "{table}" WHERE date("{column.name}") IS NOT "{column.name}" LIMIT 1'  # noqa: S608 - names are ours
    return replace(column, kind="string") if db.execute(asked).fetchone() else column


def _resource(table: Exported, file: Listed) -> dict[str, Any]:
    held: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": file.name,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "licenses": LICENCES,
        "schema": _schema(table),
    }
    if table.name != dictionary().name:
        held["description"] += f" Sources: {way_of(table.name).words}."
        held["sources"] = SOURCES
    return held


def _schema(table: Exported) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [_field(table.name, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if keys := _foreign_keys(table):
        schema["foreignKeys"] = keys
    return schema


def _field(table: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.about}
    if column.kind == "boolean":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    model = _MODELS.get(table)
    if model and (words := vocabulary(model.model_fields[column.name].annotation)):
        constraints["enum"] = [word.value for word in words]
    elif column.name in _ANSWERS:
        constraints["enum"] = _ANSWERS[column.name]
    if is_list(table, column) and "separated by" not in column.about:
        field["description"] += " Items are separated by '; '."
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(table: Exported) -> list[dict[str, Any]]:
    """References to other files; to the file itself as Frictionless asks for it, with an empty name."""
    model = _MODELS.get(table.name, ArrestRecord)
    found = []
    for column in table.columns if table.name != dictionary().name else ():
        references = sql_table(model).columns[column.name].foreign_keys if column.name in model.model_fields else ()
        for target, name in sorted(tuple(key.target_fullname.split(".")) for key in references):
            resource = "" if target == table.name else target
            found.append({"fields": [column.name], "reference": {"resource": resource, "fields": [name]}})
    return found
