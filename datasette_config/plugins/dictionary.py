"""The dictionary: every table and column as the schema describes it, and every vocabulary with its words."""

from enum import StrEnum
from typing import Any

from datasette import hookimpl

from signatories_schema import vocab
from signatories_schema.readers import READERS
from signatories_schema.tables import DERIVED, TABLE_OF, sql_table


def tables() -> list[dict[str, Any]]:
    """Name, part of the house, description and columns of each table."""
    kinds = [("records", TABLE_OF.values()), ("readers", READERS), ("derived", DERIVED)]
    return [
        {
            "name": model.__tablename__,
            "kind": kind,
            "about": " ".join((model.__doc__ or "").split()),
            "columns": [
                {"name": name, "type": str(sql_table(model).columns[name].type), "about": field.description}
                for name, field in model.model_fields.items()
            ],
        }
        for kind, models in kinds
        for model in models
    ]


def vocabularies() -> list[dict[str, Any]]:
    """Name, meaning and words of each vocabulary."""
    found = [v for v in vars(vocab).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum]
    return [
        {"name": v.__name__, "about": " ".join((v.__doc__ or "").split()), "words": [w.value for w in v]} for v in found
    ]


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """`dictionary_tables()` and `vocabularies()`."""
    return {"dictionary_tables": tables, "vocabularies": vocabularies}
