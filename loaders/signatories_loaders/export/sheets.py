"""The sheets of the workbooks: the query behind each, and where its columns are described.

`{where}` in a query is the choice of rows, empty for all; `:id` in it is the person or the letter.
"""

from dataclasses import dataclass, replace

from sqlmodel import SQLModel

from signatories_schema.claim import Claim
from signatories_schema.readers.arrest_record import ArrestRecord
from signatories_schema.readers.timeline import Timeline
from signatories_schema.source import Source

_SOURCES_OF_EVENT = """(SELECT group_concat(source_id, '; ') FROM (
  SELECT DISTINCT c.source_id FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
  WHERE ec.event_id = t.event_id AND ec.stance = 'supports' ORDER BY 1))"""


_SOURCES_OF_LETTER = """(SELECT group_concat(source_id, '; ') FROM (
  SELECT l.title_source_id AS source_id WHERE l.title_source_id IS NOT NULL UNION SELECT l.date_source_id
  UNION SELECT l.addressee_source_id WHERE l.addressee_source_id IS NOT NULL UNION SELECT l.demands_source_id
  UNION SELECT l.signatories_source_id WHERE l.signatories_source_id IS NOT NULL ORDER BY 1))"""
_TITLE = "iif(:language = 'fa', coalesce(l.title_fa, l.title_en), l.title_en) AS letter"
_COVERAGE = "iif(:language = 'fa', coverage_fa(v.names_held, v.signatories_published), v.coverage)"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name in the catalogue, the tables whose columns it has, its query, and which rows in which order."""

    name: str
    tables: tuple[str, ...]
    sql: str
    where: str = ""
    order: str = ""

    @property
    def query(self) -> str:
        """The whole SQL."""
        return f"{self.sql.format(where=self.where)} ORDER BY {self.order}" if self.order else self.sql

    def only(self, where: str, order: str = "") -> "Sheet":
        """The same sheet with some of its rows, in their order or another."""
        return replace(self, where=f"WHERE {where}", order=order or self.order)


def _columns(model: type[SQLModel], alias: str, first: tuple[str, ...] = (), **persian: str) -> str:
    """Columns of a table, some before the others; on Persian sheets those of `persian` are made by these expressions."""
    names = [*first, *(name for name in model.model_fields if name not in first)]
    own = {name: f"{alias}.{name}" for name in names}
    told = {name: f"iif(:language = 'fa', {made}, {own[name]}) AS {name}" for name, made in persian.items()}
    return ", ".join((own | told).values())


LETTERS = Sheet(
    "letters",
    ("letter", "letter_coverage"),
    f"""
SELECT l.letter_id, l.title_en, l.title_fa, l.date, v.signatories_published, v.names_held,
  v.signatories_published - v.names_held AS names_not_held, {_COVERAGE} AS coverage, v.names_undecided, v.disputed,
  v.arrested_after_certain, v.arrested_after_possible, v.arrested_before_certain, v.arrested_before_possible, v.no_report_found,
  v.no_report_searched, v.on_suggestions, v.searched_until, v.searched_languages, v.printed_lists,
  iif(:language = 'fa', coalesce(l.addressee_fa, l.addressee), l.addressee) AS addressee,
  iif(:language = 'fa', coalesce(l.demands_fa, l.demands), l.demands) AS demands, {_SOURCES_OF_LETTER} AS sources
FROM letter l JOIN letter_coverage v ON v.letter_id = l.letter_id {{where}}
""",  # noqa: S608 - parts are ours
    order="l.letter_id",
)

SIGNATORIES = Sheet(
    "signatories",
    ("signatory", "signatory_report"),
    f"""
SELECT s.signatory_id, s.name_en, s.name_fa, s.letter_id, {_COVERAGE} AS coverage, s.position, s.basis, r.arrested_after,
  r.arrested_before, r.in_custody, r.under_sentence, {_TITLE}, s.person_id, s.positions, s.roles,
  r.events_after, r.events_before, r.events_in_custody, r.events_under_sentence, r.on_suggestions, s.pages, s.houses, s.sources
FROM signatory s
JOIN letter l ON l.letter_id = s.letter_id
JOIN letter_coverage v ON v.letter_id = s.letter_id
LEFT JOIN signatory_report r ON r.signatory_id = s.signatory_id
{{where}}
""",  # noqa: S608 - parts are ours
    order="s.signatory_id",
)

DISPUTED = Sheet(
    "disputed",
    ("disputed_signatory", "person"),
    f"""
SELECT d.disputed_signatory_id, p.name_en, p.name_fa, d.letter_id, {_TITLE}, d.person_id, d.signed_instead, d.pages, d.sources
FROM disputed_signatory d JOIN person p ON p.person_id = d.person_id JOIN letter l ON l.letter_id = d.letter_id {{where}}
""",  # noqa: S608 - parts are ours
    order="d.disputed_signatory_id",
)

_LABEL_OF_EVENT = (
    "label_fa('event_kind', coalesce(p.name_fa, p.name_en), {e}.kind, "
    "what_fa({e}.opening, {e}.stage, {e}.months_min, {e}.months_max, NULL), {e}.began_from, {e}.began_to)"
)
_JUDGMENTS = f"""(SELECT group_concat(label, '; ') FROM (
  SELECT {_LABEL_OF_EVENT.format(e="j")} AS label FROM event j
  WHERE j.case_id = a.case_id AND j.person_id = a.person_id AND j.kind = 'sentence' ORDER BY j.began_from, j.event_id))"""  # noqa: S608 - ours
_END = """(SELECT group_concat(outcome, '; ') FROM (
  SELECT DISTINCT c.outcome FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
  WHERE ec.event_id = a.event_id AND ec.stance = 'supports' AND ec.bears_on = 'end' AND c.outcome IS NOT NULL ORDER BY 1))"""
_ARREST = _columns(
    ArrestRecord,
    "a",
    (
        "event_id",
        "name_en",
        "name_fa",
        "opening",
        "is_arrest",
        "began_from",
        "began_to",
        "ended_from",
        "ended_to",
        "pages",
    ),
    label=_LABEL_OF_EVENT.format(e="e"),
    judgments=_JUDGMENTS,
)

ARRESTS = Sheet(
    "arrests",
    ("arrest_record",),
    f"""
SELECT {_ARREST}, {_END} AS end_outcome, nullif(jalali(a.began_from, a.began_to, :language), '') AS began_jalali,
  nullif(jalali(a.ended_from, a.ended_to, :language), '') AS ended_jalali
FROM arrest_record a JOIN event e ON e.event_id = a.event_id JOIN person p ON p.person_id = a.person_id {{where}}
""",  # noqa: S608 - parts are ours
    order="a.event_id",
)

_WHAT = "what_fa(e.opening, iif(t.kind IN ('sentence', 'trial'), e.stage, NULL), {least}, {most}, s.basis)".format(
    least="iif(t.kind = 'sentence', e.months_min, NULL)", most="iif(t.kind = 'sentence', e.months_max, NULL)"
)
_STEP = _columns(
    Timeline,
    "t",
    ("timeline_id",),
    label=f"label_fa('event_kind', coalesce(p.name_fa, p.name_en), t.kind, {_WHAT}, t.date_from, t.date_to)",
    dates="days_fa(t.date_from, t.date_to)",
    ended="days_fa(t.ended_from, t.ended_to)",
    what=_WHAT,
)

TIMELINE = Sheet(
    "timeline",
    ("timeline", "person"),
    f"""
SELECT {_STEP}, p.name_fa, coalesce({_SOURCES_OF_EVENT}, s.sources) AS sources
FROM timeline t
JOIN person p ON p.person_id = t.person_id
LEFT JOIN event e ON e.event_id = t.event_id
LEFT JOIN signatory s ON s.letter_id = t.letter_id AND s.person_id = t.person_id AND t.event_id IS NULL
{{where}}
""",  # noqa: S608 - parts are ours
    order="t.timeline_id",
)

REPORTED = Sheet(
    "reported",
    ("letter_event", "signatory"),
    f"""
SELECT t.letter_event_id, p.name_en, p.name_fa, t.relation, t.answer, t.began_from, t.began_to, t.opening, t.occasion,
  iif(:language = 'fa', {_LABEL_OF_EVENT.format(e="e")}, t.label) AS label, t.letter_id, t.person_id, t.event_id, t.pages,
  t.houses, t.decided_by, {_SOURCES_OF_EVENT} AS sources
FROM letter_event t JOIN person p ON p.person_id = t.person_id JOIN event e ON e.event_id = t.event_id {{where}}
""",  # noqa: S608 - parts are ours
    order="t.letter_event_id",
)

_CLAIM = _columns(
    Claim,
    "c",
    ("claim_id", "kind", "name", "date", "date_as_printed", "place", "facility", "sentence", "source_id"),
    label="label_fa('claim_kind', coalesce(p.name_fa, p.name_en, c.name, c.letter_id), c.kind, o.name, c.date_from, c.date_to)",
)

CLAIMS = Sheet(
    "claims",
    ("claim",),
    f"""
SELECT {_CLAIM}, (SELECT group_concat(h.wording, '; ') FROM claim_charge h WHERE h.claim_id = c.claim_id) AS charges,
  s.title AS source_title, s.url AS source_url, s.archive_url AS source_archive_url, s.published_on AS source_published_on,
  o.name AS outlet
FROM claim c
JOIN source s ON s.source_id = c.source_id
JOIN publisher o ON o.publisher_id = s.publisher_id
LEFT JOIN person p ON p.person_id = c.person_id
{{where}}
""",  # noqa: S608 - parts are ours
    order="c.claim_id",
)

_PAGE = _columns(
    Source,
    "s",
    ("source_id", "title", "published_on", "url"),
    label="o.name || '، ' || coalesce(s.published_on, :undated) || ': ' || coalesce(s.title, s.source_id)",
)

SOURCES = Sheet(
    "sources",
    ("source", "publisher"),
    f"""
SELECT {_PAGE}, o.name AS outlet, o.house FROM source s JOIN publisher o ON o.publisher_id = s.publisher_id
{{where}}
""",  # noqa: S608 - parts are ours
    order="s.source_id",
)

FACTS_OF_PERSON = Sheet(
    "facts_of_person",
    (),
    """
WITH said(form, sources) AS (  -- a display name that no page prints was made from the names on all of them
  SELECT form, nullif(trim(replace('; ' || sources || '; ', '; display; ', '; '), '; '), '') FROM name WHERE person_id = :id
),
shown(sources) AS (
  SELECT group_concat(source_id, '; ') FROM (
    SELECT DISTINCT source_id FROM identity WHERE person_id = :id AND judgement = 'positive' ORDER BY 1)
)
SELECT 'name_en' AS fact, p.name_en AS value, p.name_en_basis AS basis,
  coalesce((SELECT sources FROM said WHERE form = p.name_en), shown.sources) AS sources
FROM person p, shown WHERE p.person_id = :id
UNION ALL SELECT 'name_fa', p.name_fa, p.name_fa_basis, coalesce((SELECT sources FROM said WHERE form = p.name_fa), shown.sources)
FROM person p, shown WHERE p.person_id = :id AND p.name_fa IS NOT NULL
UNION ALL SELECT 'note', p.note, NULL, shown.sources FROM person p, shown WHERE p.person_id = :id AND p.note IS NOT NULL
UNION ALL SELECT 'printed_name', form, 'printed', sources FROM said WHERE sources IS NOT NULL
UNION ALL SELECT 'signed', s.letter_id, s.basis, s.sources FROM signatory s WHERE s.person_id = :id
UNION ALL SELECT 'against_the_list', d.letter_id, 'named_against_the_list', d.sources FROM disputed_signatory d
WHERE d.person_id = :id
""",
)

FACTS_OF_LETTER = Sheet(
    "facts_of_letter",
    (),
    """
SELECT 'title_en' AS fact, title_en AS value, coalesce(title_source_id, date_source_id) AS sources
FROM letter WHERE letter_id = :id
UNION ALL SELECT 'title_fa', title_fa, coalesce(title_source_id, date_source_id)
FROM letter WHERE letter_id = :id AND title_fa IS NOT NULL
UNION ALL SELECT 'date', date, date_source_id FROM letter WHERE letter_id = :id
UNION ALL SELECT 'addressee', addressee, addressee_source_id FROM letter WHERE letter_id = :id AND addressee IS NOT NULL
UNION ALL SELECT 'demands', iif(:language = 'fa', coalesce(demands_fa, demands), demands), demands_source_id
FROM letter WHERE letter_id = :id
UNION ALL SELECT 'signatories_published', signatories_published, signatories_source_id
FROM letter WHERE letter_id = :id AND signatories_published IS NOT NULL
UNION ALL SELECT 'names_held', v.names_held, coalesce((SELECT group_concat(source_id, '; ') FROM (
    SELECT DISTINCT source_id FROM claim WHERE letter_id = :id AND kind = 'signed'
      AND person_id IN (SELECT person_id FROM signatory WHERE letter_id = :id) ORDER BY 1)), l.date_source_id)
FROM letter_coverage v JOIN letter l ON l.letter_id = v.letter_id WHERE v.letter_id = :id
UNION ALL SELECT 'names_not_held', v.signatories_published - v.names_held, l.signatories_source_id
FROM letter_coverage v JOIN letter l ON l.letter_id = v.letter_id WHERE v.letter_id = :id AND v.signatories_published IS NOT NULL
UNION ALL SELECT 'disputed', v.disputed, (SELECT group_concat(value, '; ') FROM (SELECT DISTINCT j.value
    FROM disputed_signatory d, json_each('["' || replace(d.sources, '; ', '","') || '"]') j WHERE d.letter_id = :id ORDER BY 1))
FROM letter_coverage v WHERE v.letter_id = :id AND v.disputed > 0
UNION ALL SELECT 'note', note, date_source_id FROM letter WHERE letter_id = :id AND note IS NOT NULL
""",
)

_ABOUT_PERSON = (
    "SELECT source_id FROM claim WHERE person_id = :id UNION SELECT source_id FROM identity WHERE person_id = :id"
)
_ABOUT_LETTER = """SELECT source_id FROM claim WHERE letter_id = :id
  UNION SELECT c.source_id FROM letter_event v JOIN event_claim ec ON ec.event_id = v.event_id
    JOIN claim c ON c.claim_id = ec.claim_id WHERE v.letter_id = :id
  UNION SELECT c.source_id FROM signatory g JOIN event e ON e.person_id = g.person_id AND e.kind = 'custody'
    JOIN event_claim ec ON ec.event_id = e.event_id JOIN claim c ON c.claim_id = ec.claim_id WHERE g.letter_id = :id
  UNION SELECT title_source_id FROM letter WHERE letter_id = :id UNION SELECT date_source_id FROM letter WHERE letter_id = :id
  UNION SELECT addressee_source_id FROM letter WHERE letter_id = :id
  UNION SELECT demands_source_id FROM letter WHERE letter_id = :id
  UNION SELECT signatories_source_id FROM letter WHERE letter_id = :id"""

WHOLE = (LETTERS, SIGNATORIES, DISPUTED, ARRESTS, TIMELINE, CLAIMS, SOURCES)
"""Sheets of the whole database."""
OF_PERSON = (
    FACTS_OF_PERSON,
    TIMELINE.only("t.person_id = :id"),
    CLAIMS.only("c.person_id = :id"),
    SOURCES.only(f"s.source_id IN ({_ABOUT_PERSON})"),
)
"""Sheets of one person."""
OF_LETTER = (
    FACTS_OF_LETTER,
    SIGNATORIES.only("s.letter_id = :id", "s.position IS NULL, s.position, s.signatory_id"),
    DISPUTED.only("d.letter_id = :id"),
    ARRESTS.only("a.person_id IN (SELECT person_id FROM signatory WHERE letter_id = :id)"),
    REPORTED.only("t.letter_id = :id"),
    CLAIMS.only("c.letter_id = :id"),
    SOURCES.only(f"s.source_id IN ({_ABOUT_LETTER})"),
)
"""Sheets of one letter, its signatories in the order in which most pages print them."""
