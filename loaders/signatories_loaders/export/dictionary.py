"""`columns.csv`: what each column of each file means, of what type it is, whether it is a list, and how a row leads to pages."""

from collections.abc import Iterator

from signatories_loaders.export.evidence import WAYS, Way
from signatories_loaders.export.flat import NAME as FLAT
from signatories_loaders.export.flat import arrest_records
from signatories_loaders.export.rows import Column, Exported, exported_tables

NAME = "columns"
SEPARATOR = "; "
LISTS = {
    "event": {"occasion"},
    "disagreement": {"lowest_claims", "highest_claims"},
    "arrest_record": {"occasion", "signed_possibly_before", "in_custody_at", "under_sentence_at"},
    "arrest_records": {"occasion", "signed_possibly_before", "in_custody_at", "under_sentence_at"},
    "timeline": {"occasion"},
    "letter_event": {"occasion"},
    "signatory_report": {"events_before", "events_in_custody", "events_under_sentence"},
    "letter_coverage": {
        "names_after_certain", "names_after_possible_only", "names_before_certain", "names_no_report", "searched_languages",
    },
    "reconciliation": {"cohort", "names_certain", "names_possible_only"},
}  # fmt: skip
"""Columns that are lists though their description does not name the separator."""
WAY_OF_FLAT = Way(
    "source_ids lists the pages of the custody, case_source_ids those of its charges and judgments, signed_source_ids those "
    "of the letters"
)
_OWN = (
    Column("table", "string", "The file without its ending.", True),
    Column("column", "string", "The column.", True),
    Column("type", "string", "string, integer, boolean (1 and 0) or date (whole days); dates of pages are EDTF.", True),
    Column("meaning", "string", "What it holds.", True),
    Column("list", "string", "How the items of a list are separated; empty where the cell is one value.", False),
    Column("sources", "string", "How a row of the table leads to the pages that say it.", True),
)


def is_list(table: str, column: Column) -> bool:
    """Whether a cell of the column holds several values."""
    return f"separated by '{SEPARATOR}'" in column.about or column.name in LISTS.get(table, set())


def way_of(table: str) -> Way:
    """How a row of a file leads to pages."""
    return WAY_OF_FLAT if table == FLAT else WAYS[table]


def described() -> list[Exported]:
    """Every file of rows, but the dictionary itself."""
    return [arrest_records(), *exported_tables()]


def dictionary() -> Exported:
    """The dictionary as a table."""
    return Exported(NAME, "What each column of each file means.", _OWN, ("table", "column"))


def dictionary_rows() -> Iterator[tuple[str, str, str, str, str | None, str]]:
    """A row for each column of each file."""
    for table in described():
        for column in table.columns:
            listed = f"separated by '{SEPARATOR}'" if is_list(table.name, column) else None
            yield table.name, column.name, column.kind, column.about, listed, way_of(table.name).words
