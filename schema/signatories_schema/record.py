"""What all records share: a file under `db/records/`, a key, and described fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar

from annotated_types import Interval
from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from signatories_schema.dates import check_edtf, check_jalali_printed

MOST = 2_000_000_000
"""The largest number a field may hold."""

Number = Annotated[int, Interval(ge=0, le=MOST)]
Ordinal = Annotated[int, Interval(ge=1, le=MOST)]
Edtf = Annotated[str, AfterValidator(check_edtf)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
PrintedDate = Annotated[str, AfterValidator(check_jalali_printed)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]

ACCEPTED_BY_PATTERN = {
    r"^[a-z0-9][a-z0-9_.-]*$": "small letters a to z, digits, hyphen, dot and underscore, beginning with a letter or digit",
    r"^https?://\S+$": "an address that begins with http:// or https://, without spaces",
    r"^[a-z]{2}$": "the two small letters of ISO 639-1: fa, en, ar …",
}


class Record(SQLModel):
    """A row of a file that people edit. Subclasses say which file and which columns are its key."""

    model_config = {"extra": "forbid", "use_enum_values": True}

    file: ClassVar[str]
    key: ClassVar[tuple[str, ...]]

    @classmethod
    def disagreeing(cls, columns: Mapping[str, Sequence[Any]]) -> Iterator[tuple[int, str, str]]:
        """Rows whose cells do not go together: number of the row, the column to mend, and what is accepted there.

        The cells of each column are valid by themselves, or None where they are empty.
        """
        yield from ()


def required(description: str, **options: Any) -> Any:
    """A field that needs a value."""
    return Field(description=description, **options)


def optional(description: str, **options: Any) -> Any:
    """A field that may be empty."""
    return Field(default=None, description=description, **options)


def word(description: str, **options: Any) -> Any:
    """A field that needs one word of a vocabulary; the database checks it too."""
    return Field(description=description, sa_type=Text, **options)


def optional_word(description: str, **options: Any) -> Any:
    """A field that holds one word of a vocabulary or nothing."""
    return Field(default=None, description=description, sa_type=Text, **options)


def label() -> Any:
    """The short text by which the site names the row; never empty."""
    return Field(description="Short text that names the row wherever another row links to it.")
