"""Published numbers, and the searches behind "no report found"."""

from signatories_schema.record import Edtf, Number, Ordinal, Record, Slug, optional, required, word
from signatories_schema.vocab import Bound, Unit, YesNo


class FigureRecord(Record):
    """One published number and what it measures, in a form that a query can count again."""

    file = "figures.csv"
    key = ("figure_id",)

    figure_id: Slug = required("Id of the figure, `<claim_id>-<n>`.", primary_key=True)
    claim_id: Slug = required(
        "The claim that prints it; one claim may make several.", foreign_key="claim.claim_id", index=True
    )
    count: Number | None = optional("The number as printed; months where the unit is months.")
    of: Ordinal | None = optional("The denominator, where the page gives one.")
    bound: Bound = word("How the number is bounded.", index=True)
    unit: Unit = word("What it counts.")
    measure_as_printed: str | None = optional("What the page says it counts.")
    cohort: str | None = optional(
        "Letters whose signatories are counted, separated by '; '; empty where anybody counts."
    )
    also_signed: str | None = optional("Letters that those counted must have signed too, separated by '; '.")
    event_kinds: str | None = optional(
        "Events that those counted must have, separated by '; ': `arrest` (a custody opened by an arrest), `custody` (held "
        "on the day the figure speaks for), or another kind of event. Empty where signing alone is counted."
    )
    court: str | None = optional(
        "Words that must stand in the authority or place of the judgment, separated by '; '; `appeal` asks for that stage."
    )
    window_from: Edtf | None = optional("First date of what is counted.")
    window_to: Edtf | None = optional("Last date of what is counted; the date of the figure where empty.")
    since_letter: YesNo = word("Whether only what came after the person's letter is counted.")
    as_of: Edtf | None = optional("Date the number speaks for.")
    not_measured: str | None = optional("Why the wording allows no measure; empty where it does.")


class Figure(FigureRecord, table=True):
    """One published number and what it measures, in a form that a query can count again."""


class SearchLogRecord(Record):
    """One search for reports on a person."""

    file = "searches.csv"
    key = ("person_id", "letter_id", "searched_on", "searched_in")

    person_id: Slug = required("Who was looked for.", primary_key=True, foreign_key="person.person_id")
    letter_id: Slug = required("As a signatory of which letter.", primary_key=True, foreign_key="letter.letter_id")
    searched_on: Edtf = required("Day of the search.", primary_key=True)
    searched_in: str = required("Where.", primary_key=True)
    languages: str = required("In which languages, separated by '; '.")
    spellings: str = required("Under which spellings, separated by '; '.")
    look_ups: Number | None = optional("Number of look-ups.")
    pages_read: Number | None = optional("Number of pages read.")
    found: str = required("What came of it.")
    note: str | None = optional("More on what came of it.")


class SearchLog(SearchLogRecord, table=True):
    """Who was looked for, when, where and in which spellings: the ground of "no report found"."""

    __tablename__ = "search_log"
