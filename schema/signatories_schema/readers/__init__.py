"""Reader tables: made by the build from one SQL statement each, rebuilt and never edited.

A reader table is a class that describes its columns, and a file of the same name with the SELECT that fills them, in the
order of the columns. They are real tables, so that each row has a page, facets and indexes.
"""

from pathlib import Path

from sqlmodel import SQLModel

from signatories_schema.readers.arrest_record import ArrestRecord
from signatories_schema.readers.disagreement import Disagreement
from signatories_schema.readers.figure_person import FigurePerson
from signatories_schema.readers.letter_coverage import LetterCoverage
from signatories_schema.readers.letter_event import LetterEvent
from signatories_schema.readers.reconciliation import Reconciliation
from signatories_schema.readers.signatory import DisputedSignatory, Signatory
from signatories_schema.readers.signatory_report import SignatoryReport
from signatories_schema.readers.timeline import Timeline

READERS: tuple[type[SQLModel], ...] = (
    Signatory,
    DisputedSignatory,
    Disagreement,
    ArrestRecord,
    Timeline,
    LetterEvent,
    SignatoryReport,
    LetterCoverage,
    FigurePerson,
    Reconciliation,
)
"""In the order in which they are made: a later one may read an earlier one."""


def select_of(reader: type[SQLModel]) -> str:
    """The SELECT that fills a reader table."""
    return (Path(__file__).parent / f"{reader.__tablename__}.sql").read_text(encoding="utf-8")
