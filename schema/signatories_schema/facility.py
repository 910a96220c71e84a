"""Places of custody."""

from signatories_schema.record import Record, Slug, label, optional, required, word
from signatories_schema.vocab import FacilityKind


class FacilityRecord(Record):
    """One prison, ward or detention centre."""

    file = "facilities.csv"
    key = ("facility_id",)

    facility_id: Slug = required("Slug of the facility.", primary_key=True)
    name_en: str = required("Name in English.")
    name_fa: str | None = optional("Name in Persian.")
    parent_id: Slug | None = optional("The facility it is part of.", foreign_key="facility.facility_id", index=True)
    kind: FacilityKind = word("What sort of place.")
    administered_by: str | None = optional("The body that runs it, where known.")
    aliases: str | None = optional("Other spellings, separated by '; '; a claim's facility is looked up among them.")
    city: str | None = optional("City at which it is drawn.")


class Facility(FacilityRecord, table=True):
    """One prison, ward or detention centre, with the spellings under which pages print it."""

    label: str = label()
