"""What is held on each letter's signatories."""

from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class LetterCoverage(SQLModel, table=True):
    """One letter: how many signed as published, how many names are held, and what is reported after and before it.
    Each count is a pair, certain and possible, with the names. No report found is not the same as free."""

    __tablename__ = "letter_coverage"
    letter_id: str = required("The letter.", primary_key=True, foreign_key="letter.letter_id")
    label: str = label()
    signatories_published: int | None = optional("The number of signatories as published.")
    names_held: int = required("Signatories whose names are held.")
    coverage: str = required("The two in words.")
    printed_lists: int = required("Pages held that print places in its list.")
    names_undecided: int = required("Printed names of signatories whose identity is undecided.")
    disputed: int = required("People named against its printed list; in no other count.")
    arrested_after_certain: int = required("Signatories certainly reported arrested after it was published.")
    arrested_after_possible: int = required("Signatories possibly reported arrested after it, the certain included.")
    names_after_certain: str | None = optional("Their names.")
    names_after_possible_only: str | None = optional("Names that are possible and not certain.")
    arrested_before_certain: int = required("Signatories certainly reported arrested before it was published.")
    arrested_before_possible: int = required("Signatories possibly reported arrested before it.")
    names_before_certain: str | None = optional("Names of the certain.")
    no_report_found: int = required("Signatories of whom no report of arrest after it was found in the pages we hold.")
    names_no_report: str | None = optional("Their names.")
    no_report_searched: int = required(
        "How many of these the search log holds a search for, made after the letter, whichever letter it is logged for."
    )
    searched_until: str | None = optional(
        "Day until which all of them were searched: the earliest of their last searches. Empty where none was."
    )
    searched_languages: str | None = optional("Languages of these searches.")
    on_suggestions: int = required("Of the certain after, how many rest on a suggestion that nobody has reviewed.")
