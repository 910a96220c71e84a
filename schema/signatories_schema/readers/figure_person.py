"""Who is counted in a published figure, by our records."""

from sqlmodel import SQLModel

from signatories_schema.record import label, optional, required


class FigurePerson(SQLModel, table=True):
    """One person beside one published figure: the rows behind our count, and the other signatories whom it could count."""

    __tablename__ = "figure_person"
    figure_person_id: str = required("Figure and person.", primary_key=True)
    figure_id: str = required("The figure.", foreign_key="figure.figure_id", index=True)
    person_id: str = required("The person.", foreign_key="person.person_id", index=True)
    label: str = label()
    name_en: str = required("Display name in Latin script.")
    name_fa: str | None = optional("Display name in Persian script.")
    answer: str = required(
        "certain or possible where the person satisfies the figure's definition; not counted where a signatory of its "
        "letters does not, by the pages held.",
        index=True,
    )
    months_certain: int = required("Prison months that certainly count, where the figure counts months.")
    months_possible: int = required("Prison months that possibly count.")
    events: str | None = optional("Events by which the person is counted, separated by '; '.")
