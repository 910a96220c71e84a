"""The same work for the sqlite3 shell: `python tests/bench/shell.py HOUSE DATABASE` prints the script that it runs.

Tables with the columns and keys of the records, all files imported, the same indexes as far as their columns stand in the
records, the same full text, and names: no validation, no folding, no labels, nothing resolved. One transaction; what the
shell does by default stays as it is.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from signatories_schema.record import Record
from signatories_schema.tables import TABLE_OF, sql_table

NAMES = """
CREATE TABLE name (name_id INTEGER PRIMARY KEY, person_id, form, sources, folded);
INSERT INTO name (person_id, form, sources, folded)
SELECT person_id, form, group_concat(DISTINCT source_id), lower(form) FROM (
  SELECT i.person_id, c.name AS form, c.source_id FROM claim c
  LEFT JOIN identity i ON i.source_id = c.source_id AND i.name = c.name WHERE c.name <> ''
  UNION ALL SELECT person_id, name_en, 'display' FROM person
  UNION ALL SELECT person_id, name_fa, 'display' FROM person WHERE name_fa <> '')
GROUP BY person_id, form ORDER BY person_id, form;
CREATE INDEX ix_name_person_id ON name (person_id);
CREATE INDEX ix_name_folded ON name (folded);
"""
TEXT = """
CREATE VIRTUAL TABLE claim_text USING fts5(name, detail, place, sentence, content='');
INSERT INTO claim_text (rowid, name, detail, place, sentence)
SELECT rowid, name, detail, place || ' ' || facility || ' ' || authority || ' ' || occasion, sentence || ' ' || role FROM claim;
INSERT INTO claim_text (claim_text) VALUES ('optimize');
"""


def step(name: str) -> str:
    """A line that prints the time under a name: there a step has ended."""
    return f"SELECT '{name}', (julianday('now') - 2440587.5) * 86400;"


def table(record: type[Record]) -> str:
    """CREATE TABLE with the record's own columns and its key."""
    columns = sql_table(TABLE_OF[record]).columns
    words = ", ".join(f"{name} {columns[name].type}" for name in record.model_fields)
    return f"CREATE TABLE {columns[record.key[0]].table.name} ({words}, PRIMARY KEY ({', '.join(record.key)}));"


def indexes(record: type[Record]) -> Iterator[str]:
    """CREATE INDEX of each index whose columns stand in the record."""
    for index in sorted(sql_table(TABLE_OF[record]).indexes, key=lambda i: str(i.name)):
        names = [column.name for column in index.columns]
        if set(names) <= set(record.model_fields):
            yield f"CREATE INDEX {index.name} ON {sql_table(TABLE_OF[record]).name} ({', '.join(names)});"


def script(records: Path) -> Iterator[str]:
    """The lines of the script, for the files of a folder."""
    yield ".bail on"
    yield ".mode csv"
    yield "BEGIN;"
    yield step("start")
    for record in TABLE_OF:
        yield table(record)
        yield f".import --skip 1 '{records / record.file}' {sql_table(TABLE_OF[record]).name}"
        yield step(record.file)
    for record in TABLE_OF:
        yield from indexes(record)
    yield step("indexes")
    yield TEXT
    yield step("full text")
    yield NAMES
    yield step("names")
    yield "COMMIT;"
    yield step("commit")


if __name__ == "__main__":
    print("\n".join(script(Path(sys.argv[1]) / "db" / "records")))
