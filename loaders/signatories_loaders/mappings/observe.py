"""In what way the dates of a column are written, as far as its values tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from signatories_loaders.mappings.dates import to_edtf
from signatories_schema.dates import DateError

FORMS = (("iso", "gregorian"), ("ymd", "jalali"), ("dmy", "jalali"), ("ymd", "gregorian"), ("dmy", "gregorian"))
"""Format and calendar, the narrowest first: of several that fit all values the first is taken."""


@dataclass(frozen=True)
class Dates:
    """How dates are written, or else what only a person can tell; and what a person should know."""

    format: str = ""
    calendar: str = ""
    question: str = ""
    note: str = ""

    @property
    def spec(self) -> str:
        """As a mapping says it."""
        return f"format: {self.format}, calendar: {self.calendar}"


def dates_in(values: Iterable[str]) -> Dates:
    """What the values tell. Where there are none, dates are expected as the records hold them."""
    forms = {value: _forms(value) for value in dict.fromkeys(values) if value.strip()}
    read = {value: found for value, found in forms.items() if found}
    strange = [value for value in forms if value not in read]
    note = f"{len(strange)} of its values are no dates, as {strange[0]!r}: such rows are set aside" if strange else ""
    if forms and not read:
        return Dates(question=f"its values, as {strange[0]!r}, are written in no way that is known")
    common = next((form for form in FORMS if all(form in found for found in read.values())), None)
    if common is None:
        return Dates(question=_mixed(read))
    if common[0] == "dmy" and (example := _either_first(read)):
        return Dates(question=f"day or month may come first, as in {example!r}; write `format: dmy` if it is the day")
    return Dates(*common, note=note)


def _forms(value: str) -> list[tuple[str, str]]:
    found = []
    for order, calendar in FORMS:
        try:
            if to_edtf(value, order, calendar):
                found.append((order, calendar))
        except DateError:
            continue
    return found


def _mixed(read: dict[str, list[tuple[str, str]]]) -> str:
    """An example of each way, none of which fits all."""
    examples: dict[tuple[str, str], str] = {}
    for value, found in read.items():
        examples.setdefault(found[0], value)
    ways = [f"{value!r} ({order}, {calendar})" for (order, calendar), value in sorted(examples.items())]
    return f"its dates are written in several ways: {', '.join(ways)}"


def _either_first(read: dict[str, list[tuple[str, str]]]) -> str:
    """A date that day first and month first both fit, where no date of the column tells which it is."""
    days = {value: to_edtf(value, *next(form for form in found if form[0] == "dmy")) for value, found in read.items()}
    if any(form[1] == "jalali" for found in read.values() for form in found):
        return ""
    full = {value: day.split("-") for value, day in days.items() if day.count("-") == 2}
    if any(int(day) > 12 for _, _, day in full.values()):
        return ""
    return next((value for value, (_, month, day) in full.items() if month != day), "")
