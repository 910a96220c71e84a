"""The tables in the order in which they are filled, and the DDL that comes out of them."""

import enum
import typing
from collections.abc import Iterator
from functools import cache

from sqlalchemy import CheckConstraint, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from signatories_schema.charge import Charge, ChargeRecord, ClaimCharge, ClaimChargeRecord
from signatories_schema.claim import Claim, ClaimRecord, Loading, LoadingRecord, SetAside, SetAsideRecord
from signatories_schema.correction import (
    Correction,
    CorrectionRecord,
    Expectation,
    ExpectationRecord,
    Release,
    ReleaseRecord,
    Version,
)
from signatories_schema.event import (
    ClaimWithoutEvent,
    ClaimWithoutEventRecord,
    Event,
    EventClaim,
    EventClaimRecord,
    EventRecord,
    Merged,
    MergedRecord,
)
from signatories_schema.facility import Facility, FacilityRecord
from signatories_schema.figure import Figure, FigureRecord, SearchLog, SearchLogRecord
from signatories_schema.identity import Identity, IdentityRecord
from signatories_schema.letter import Letter, LetterRecord
from signatories_schema.person import Name, Person, PersonRecord
from signatories_schema.readers import READERS
from signatories_schema.record import Record
from signatories_schema.source import Publisher, PublisherRecord, Source, SourceOrigin, SourceRecord

TABLE_OF: dict[type[Record], type[SQLModel]] = {
    PublisherRecord: Publisher,
    SourceRecord: Source,
    LetterRecord: Letter,
    PersonRecord: Person,
    FacilityRecord: Facility,
    ChargeRecord: Charge,
    LoadingRecord: Loading,
    SetAsideRecord: SetAside,
    IdentityRecord: Identity,
    ClaimRecord: Claim,
    ClaimChargeRecord: ClaimCharge,
    EventRecord: Event,
    EventClaimRecord: EventClaim,
    ClaimWithoutEventRecord: ClaimWithoutEvent,
    FigureRecord: Figure,
    SearchLogRecord: SearchLog,
    CorrectionRecord: Correction,
    MergedRecord: Merged,
    ReleaseRecord: Release,
    ExpectationRecord: Expectation,
}
"""Each kind of record, in an order in which a row's references are read before it, and the table it becomes."""

RECORDS: tuple[type[Record], ...] = tuple(TABLE_OF)
DERIVED: tuple[type[SQLModel], ...] = (SourceOrigin, Name, Version)
"""Tables that have no file: the build makes their rows."""
TABLES: tuple[type[SQLModel], ...] = (*TABLE_OF.values(), *DERIVED, *READERS)


def vocabulary(annotation: object) -> type[enum.StrEnum] | None:
    """The StrEnum that a field's annotation names, alone or with None."""
    for choice in (annotation, *typing.get_args(annotation)):
        if isinstance(choice, type) and issubclass(choice, enum.StrEnum):
            return choice
    return None


@cache
def references(record: type[Record]) -> dict[str, tuple[str, str]]:
    """Columns of a record that refer to another table: column -> (table, column)."""
    table = sql_table(TABLE_OF[record])
    found = {}
    for column in record.model_fields:
        for key in table.c[column].foreign_keys:
            target_table, target_column = key.target_fullname.split(".")
            found[column] = (target_table, target_column)
    return found


def sql_table(model: type[SQLModel]) -> Table:
    """The SQLAlchemy table of a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _constrain(model: type[SQLModel]) -> None:
    table = sql_table(model)
    for column, field in model.model_fields.items():
        if words := vocabulary(field.annotation):
            listed = ", ".join(f"'{w.value}'" for w in words)
            table.append_constraint(CheckConstraint(f"{column} IN ({listed})", name=f"{column}_word"))


for _model in TABLES:
    _constrain(_model)


def ddl() -> Iterator[str]:
    """CREATE TABLE of each table, in order, without indexes."""
    dialect = sqlite.dialect()
    for model in TABLES:
        yield str(CreateTable(sql_table(model)).compile(dialect=dialect)).strip()


def ddl_indexes() -> Iterator[str]:
    """CREATE INDEX of each index, sorted by name within its table."""
    dialect = sqlite.dialect()
    for model in TABLES:
        for index in sorted(sql_table(model).indexes, key=lambda i: str(i.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
