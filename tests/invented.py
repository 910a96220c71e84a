"""A small house of invented records. The names are words for testing, so that nobody takes them for people."""

from pathlib import Path
from typing import Any

from signatories_loaders.paths import House
from signatories_schema.record import Record
from signatories_schema.tables import (
    ChargeRecord,
    ClaimChargeRecord,
    ClaimRecord,
    EventClaimRecord,
    EventRecord,
    FacilityRecord,
    FigureRecord,
    IdentityRecord,
    LetterRecord,
    LoadingRecord,
    PersonRecord,
    PublisherRecord,
    SourceRecord,
)

DAY = "2020-02-02"


def make(record: type[Record], **values: Any) -> Any:
    """A validated record."""
    return record.model_validate(values)


def publisher(name: str, house: str | None = None) -> Any:
    return make(PublisherRecord, publisher_id=name.lower().replace(" ", "-"), name=name, house=house or name)


def source(source_id: str, publisher_id: str = "test-gazette", **values: Any) -> Any:
    filled = {"url": f"https://{source_id}.invalid/", "kind": "news", "publish": "public", "published_on": "2020-03-01"}
    return make(SourceRecord, source_id=source_id, publisher_id=publisher_id, **(filled | values))


def letter(letter_id: str, date: str, signatories: int, source_id: str = "gazette-1") -> Any:
    return make(
        LetterRecord,
        letter_id=letter_id,
        title_en=f"Invented letter {letter_id}",
        date=date,
        date_source_id=source_id,
        demands="Invented demands.",
        demands_source_id=source_id,
        signatories_published=signatories,
        signatories_source_id=source_id,
    )


def person(person_id: str, name_en: str, name_fa: str | None = None, **values: Any) -> Any:
    filled = {"name_en_basis": "printed", "name_fa_basis": "printed" if name_fa else None, "publish": "public"}
    return make(PersonRecord, person_id=person_id, name_en=name_en, name_fa=name_fa, **(filled | values))


def claim(claim_id: str, kind: str, name: str | None = None, date: str | None = None, **values: Any) -> Any:
    filled = {
        "source_id": claim_id.rpartition("_")[0],
        "date_basis": "printed" if date else "not_recorded",
        "certainty": "stated",
        "publish": "public",
        "loaded_from": f"invented#{claim_id}",
    }
    return make(ClaimRecord, claim_id=claim_id, kind=kind, name=name, date=date, **(filled | values))


def identity(source_id: str, name: str, person_id: str, **values: Any) -> Any:
    filled = {"judgement": "positive", "reason": "Invented for a test.", "decided_by": "reviewed", "decided_on": DAY}
    return make(IdentityRecord, source_id=source_id, name=name, person_id=person_id, **(filled | values))


def event(event_id: str, person_id: str, kind: str, **values: Any) -> Any:
    return make(
        EventRecord,
        event_id=event_id,
        person_id=person_id,
        kind=kind,
        **({"decided_by": "reviewed", "decided_on": DAY} | values),
    )


def on_event(event_id: str, claim_id: str, bears_on: str, stance: str = "supports", **values: Any) -> Any:
    return make(
        EventClaimRecord, event_id=event_id, claim_id=claim_id, stance=stance, bears_on=bears_on,
        **({"decided_by": "reviewed", "decided_on": DAY} | values),
    )  # fmt: skip


def records() -> list[Any]:
    """Two letters of two and three signatories, three people, two houses, one arrest with two dates, one sentence."""
    return [
        publisher("Test Gazette"),
        publisher("Sample Herald"),
        publisher("Sample Herald Evening", "Sample Herald"),
        source("gazette-1", title="First invented page", language="en"),
        source("gazette-2", language="en"),
        source("herald-1", "sample-herald", language="fa", source_origin="gazette-1"),
        source("herald-2", "sample-herald-evening", language="fa"),
        letter("letter-one", "2020-01-10", 2),
        letter("letter-two", "2020-06-01", 3),
        person("example-alpha", "Example Alpha", "نمونه آلفا"),
        person("specimen-beta", "Specimen Beta", "نمونک بتا"),
        person("dummy-gamma", "Dummy Gamma"),
        make(FacilityRecord, facility_id="testing-prison", name_en="Testing Prison", kind="prison", aliases="Test Jail; زندان آزمون", city="Testville"),
        make(ChargeRecord, charge_id="tpc-1", article="1", code="Test Penal Code", label_en="Testing aloud"),
        make(LoadingRecord, loading_id="invented", loaded_on=DAY, claims_file_sha256="0" * 64, rows_read=14, rows_taken_before=0),
        claim("gazette-1_1", "signed", "Example Alpha", "2020-01-10", letter_id="letter-one", position=1),
        claim("gazette-1_2", "signed", "Specimen Beta", "2020-01-10", letter_id="letter-one", position=2),
        claim("gazette-1_3", "letter", None, "2020-01-10", letter_id="letter-one", detail="Invented letter."),
        claim("gazette-1_4", "signed", "Dummy Gamma", letter_id="letter-one", certainty="disputed"),
        claim("gazette-2_1", "arrest", "Example Alpha", "2020-01-20", place="Testville", facility="Test Jail", occasion="invented rally, 20 January 2020"),
        claim("gazette-2_2", "sentence", "Example Alpha", "2020-02", authority="Invented Court of Testville", sentence="12 months", months_printed=12, months_basis="not_said", stage="first_instance", outcome="convicted"),
        claim("gazette-2_3", "figure", None, "2020-02", letter_id="letter-one", detail="Invented figure."),
        claim("herald-1_1", "arrest", "نمونه آلفا", "2020-01-22", date_as_printed="۲ بهمن ۱۳۹۸", calendar="jalali"),
        claim("herald-1_2", "imprisonment", "نمونه آلفا", "2020-02-10", facility="زندان آزمون"),
        claim("herald-1_3", "arrest", "نمونک بتا", "2020-01"),
        claim("herald-2_1", "release", "Exampel Alpha", "2020-03-05"),
        claim("herald-2_2", "signed", "Exampel Alpha", "2020-06-01", letter_id="letter-two"),
        claim("herald-2_3", "signed", "Unknown Delta", "2020-06-01", letter_id="letter-two"),
        claim("herald-2_4", "hunger_strike", "Exampel Alpha", detail="Invented and undated."),
        identity("gazette-1", "Example Alpha", "example-alpha"),
        identity("gazette-1", "Specimen Beta", "specimen-beta"),
        identity("gazette-1", "Dummy Gamma", "dummy-gamma"),
        identity("gazette-2", "Example Alpha", "example-alpha"),
        identity("herald-1", "نمونه آلفا", "example-alpha"),
        identity("herald-1", "نمونک بتا", "specimen-beta"),
        identity("herald-2", "Exampel Alpha", "example-alpha"),
        make(ClaimChargeRecord, claim_id="gazette-2_2", n=1, wording="testing aloud", charge_id="tpc-1"),
        make(
            FigureRecord, figure_id="gazette-2_3-1", claim_id="gazette-2_3", count=2, of=2, bound="exact", unit="people",
            measure_as_printed="arrested", cohort="letter-one", event_kinds="arrest", since_letter="yes", as_of="2020-02",
        ),
        event("example-alpha-custody-2020-01", "example-alpha", "custody", opening="arrest", case_id="example-alpha-case-2020-01"),
        event("example-alpha-sentence-2020-02", "example-alpha", "sentence", case_id="example-alpha-case-2020-01"),
        event("example-alpha-release-2020-03-05", "example-alpha", "release", case_id="example-alpha-case-2020-01"),
        event("specimen-beta-custody-2020-01", "specimen-beta", "custody", opening="arrest", decided_by="suggested"),
        on_event("example-alpha-custody-2020-01", "gazette-2_1", "begin"),
        on_event("example-alpha-custody-2020-01", "herald-1_1", "begin"),
        on_event("example-alpha-custody-2020-01", "herald-1_2", "during"),
        on_event("example-alpha-custody-2020-01", "herald-2_1", "end"),
        on_event("example-alpha-sentence-2020-02", "gazette-2_2", "occurrence"),
        on_event("example-alpha-release-2020-03-05", "herald-2_1", "occurrence"),
        on_event("specimen-beta-custody-2020-01", "herald-1_3", "begin", decided_by="suggested"),
    ]  # fmt: skip


def write(house: House, rows: list[Any], private: bool = False) -> House:
    """Write records into a house, each kind into its file; files of kinds that are not given are left as they stand."""
    store = house.private if private else house.records
    for record in {type(row) for row in rows}:
        store.write(record, [row for row in rows if type(row) is record])
    return house


def invented_house(root: Path) -> House:
    """A house with the invented records."""
    return write(House(root), records())
