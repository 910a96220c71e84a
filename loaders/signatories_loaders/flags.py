"""Flags that are the fields of a record, for `add source` and `add claim`, and questions where a flag is not given.

What a flag is called, means and accepts stands in the record's class alone. Slow imports stand inside: this is read whenever
the program starts.
"""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from signatories_schema.record import Record

Told = dict[str, str | None]
GIVEN = {"publish": "public"}
"""What a record added by hand always has."""
_MADE = ("claim_id", "loaded_from", *GIVEN)
"""Columns that are filled by the program."""
_BESIDE = {
    "person": "Who that is, one of people.csv: becomes a decision in identity.csv; empty where it is not decided",
    "charges": "The accusations as printed, separated by '; '",
}
"""What can be said of a claim that stands in other files."""
_WHEN = ("date", "date_as_printed", "calendar")
_ASKED = {
    "signed": ("letter_id", "position", "role"),
    "letter": ("letter_id",),
    "figure": ("letter_id",),
    "charge": ("charges", "authority"),
    "trial": ("charges", "authority"),
    "sentence": ("charges", "authority", "sentence", "months_printed"),
    "appeal": ("authority", "sentence", "months_printed"),
    "release": ("facility", "outcome"),
    "bio": ("role",),
}
"""What else is asked of a claim of a kind; of all others, where it happened."""
_WHERE = ("place", "facility")


class RecordCommand(click.Command):
    """A command whose flags are the fields of the record that its name says, made when they are needed."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The flags."""
        return [*_flags(self.name or ""), *super().get_params(ctx)]


def flag(column: str) -> str:
    """The flag that fills a column.

    >>> flag("months_printed")
    '--months-printed'
    """
    return f"--{column.replace('_', '-')}"


def page_asked(told: Mapping[str, str | None]) -> Told:
    """The flags of a page, with answers where one that is needed is not given."""
    record = _record("source")
    needed = [name for name, field in record.model_fields.items() if field.is_required() and name not in GIVEN]
    return _Questions(record, dict(told)).asked(needed, needed)


def claim_asked(told: Mapping[str, str | None]) -> Told:
    """The flags of a claim. Where one that a claim of its kind needs is not given, all that such claims tell is asked for."""
    from signatories_schema.vocab import NAMELESS

    questions = _Questions(_record("claim"), dict(told))
    complete = told["source_id"] and told["kind"] and (told["name"] or told["kind"] in NAMELESS)
    if complete:
        return questions.told
    kind = questions.asked(("source_id", "kind"), ("source_id", "kind"))["kind"] or ""
    named = () if kind in NAMELESS else ("name",)
    people = ("person",) if named else ()
    return questions.asked((*named, *people, *_WHEN, *_ASKED.get(kind, _WHERE)), named)


def _record(name: str) -> "type[Record]":
    from signatories_schema.tables import RECORDS, TABLE_OF

    return next(record for record in RECORDS if TABLE_OF[record].__tablename__ == name)


def _meant(record: "type[Record]") -> dict[str, str]:
    """Each flag's column and what it means, with the words that it accepts where these are few."""
    from signatories_schema.tables import vocabulary

    meant = {}
    for name, field in record.model_fields.items():
        if name not in _MADE:
            words = ", ".join(vocabulary(field.annotation) or ())
            meant[name] = str(field.description).rstrip(".") + (f" ({words})" if words else "")
    return meant | (_BESIDE if "name" in meant else {})


def _flags(name: str) -> list[click.Parameter]:
    return [click.Option([flag(column), column], help=text + ".") for column, text in _meant(_record(name)).items()]


class _Questions:
    """Asks for what is not given, in the terminal or from what is piped in. An answer that is not accepted is asked for again."""

    def __init__(self, record: "type[Record]", told: Told) -> None:
        self.told = told
        self._record = record
        self._meant = _meant(record)

    def asked(self, columns: tuple[str, ...] | list[str], needed: tuple[str, ...] | list[str]) -> Told:
        """What is given and answered; a column that is needed may not stay empty."""
        for column in columns:
            if not self.told[column] and self._is_open(column):
                self.told[column] = self._answer(column, column in needed)
        return self.told

    def _is_open(self, column: str) -> bool:
        from signatories_schema.dates import names_jalali

        # Of a date that names no Persian month or year nobody needs to say the calendar.
        return column != "calendar" or names_jalali(self.told["date_as_printed"] or "")

    def _answer(self, column: str, needed: bool) -> str:
        question = self._meant[column] + ("" if needed else " (may stay empty)")
        while True:
            try:
                text: str = click.prompt(question, default=None if needed else "", show_default=False)
            except click.Abort:
                if sys.stdin.isatty():
                    raise
                raise click.UsageError(f"{flag(column)} is not given, and nobody answers; accepted: the flag") from None
            wrong = self._wrong(column, text)
            if not wrong:
                return text
            click.echo(f"{text!r}: {wrong}")

    def _wrong(self, column: str, text: str) -> str:
        from signatories_loaders.records.validate import faults_in

        if not text or column not in self._record.model_fields:
            return ""
        found = faults_in(self._record, {column: text})
        return next((accepted for name, value, accepted in found if name == column and value == text), "")
