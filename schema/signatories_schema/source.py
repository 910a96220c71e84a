"""Publishers and their pages."""

from sqlmodel import SQLModel

from signatories_schema.record import Edtf, Language, Record, Slug, Url, label, optional, required, word
from signatories_schema.vocab import Publish, SourceKind


class PublisherRecord(Record):
    """An outlet that publishes pages, or is named as the origin of one."""

    file = "publishers.csv"
    key = ("publisher_id",)

    publisher_id: Slug = required("Slug of the publisher.", primary_key=True)
    name: str = required("Name of the outlet as its pages give it.")
    house: str = required(
        "Organisation the outlet belongs to; outlets are put together only where their name says so or it is generally "
        "known. Pages of one house are counted as one house.",
        index=True,
    )
    aliases: str | None = optional("Other names under which pages mention it, separated by '; '.")


class Publisher(PublisherRecord, table=True):
    """An outlet that publishes pages, or is named as the origin of one, with the house it belongs to."""

    label: str = label()


class SourceRecord(Record):
    """One published page."""

    file = "sources.csv"
    key = ("source_id",)

    source_id: Slug = required("Slug of the page; claims are numbered after it.", primary_key=True)
    url: Url = required("Address of the page.")
    archive_url: Url | None = optional("Address of an archived copy.")
    publisher_id: Slug = required("The outlet itself.", foreign_key="publisher.publisher_id", index=True)
    title: str | None = optional("Title as printed; empty where none was seen.")
    published_on: Edtf | None = optional(
        "Date of publication (EDTF); ~ where worked out from the page's text or address."
    )
    language: Language | None = optional("Language of the page (ISO 639-1).", index=True)
    kind: SourceKind = word("What sort of page it is.", index=True)
    sha256: str | None = optional("SHA-256 of the text that was used, where it was kept.")
    source_origin: str | None = optional(
        "What the page copies, translates or gives as its source: slugs of pages held here or names of outlets, separated "
        "by '; '. Empty where the report is its own or nothing says so, so it is not complete."
    )
    publish: Publish = word("Whether the page may be published.")


class Source(SourceRecord, table=True):
    """One published page from which claims are taken."""

    label: str = label()
    claims: int = required("Number of claims taken from it.")


class SourceOrigin(SQLModel, table=True):
    """One thing that a page says it copies: another page held here, an outlet, or words that name neither."""

    __tablename__ = "source_origin"
    source_id: str = required("The page that copies.", primary_key=True, foreign_key="source.source_id")
    words: str = required("What the record gives as its origin.", primary_key=True)
    origin_source_id: str | None = optional(
        "The page held here that it copies.", foreign_key="source.source_id", index=True
    )
    origin_publisher_id: str | None = optional(
        "The outlet that it copies.", foreign_key="publisher.publisher_id", index=True
    )
