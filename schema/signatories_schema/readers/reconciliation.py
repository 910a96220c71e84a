"""Published numbers beside our own, by the same definition at the same date."""

from sqlmodel import SQLModel

from signatories_schema.record import optional, required


class Reconciliation(SQLModel, table=True):
    """One published figure beside our pair, certain and possible, with the names and the verdict."""

    figure_id: str = required("The figure.", primary_key=True, foreign_key="figure.figure_id")
    label: str = required("Short text that names the row wherever another row links to it.")
    claim_id: str = required("The claim that prints it.", foreign_key="claim.claim_id", index=True)
    source_id: str = required("The page.", foreign_key="source.source_id", index=True)
    printed: str = required("The number as printed, with its bound and denominator.")
    measure_as_printed: str | None = optional("What the page says it counts.")
    unit: str = required("people or months.")
    cohort: str | None = optional("Letters whose signatories are counted.")
    as_of: str | None = optional("Date the number speaks for.")
    certain: int | None = optional(
        "Our count of those that certainly satisfy the definition; empty where it is not measured."
    )
    possible: int | None = optional("Our count of those that possibly do, the certain included.")
    names_certain: str | None = optional("Names of the certain.")
    names_possible_only: str | None = optional("Names that are possible and not certain.")
    names_undecided: int = required("Printed names of the cohort whose identity is undecided; in neither count.")
    cohort_named: int | None = optional("Names held of the cohort.")
    cohort_published: int | None = optional("The cohort's number as published.")
    verdict: str = required(
        "agrees, fewer, more, same number with other names, not decided, or why not measured.", index=True
    )
    in_words: str = required("The verdict in words.")
