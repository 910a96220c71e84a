"""The sheets of the workbooks: the query behind each, and where its columns are described.

`{where}` in a query is the choice of rows, empty for all; `:id` in it is the person or the letter.
"""

from dataclasses import dataclass

_SOURCES_OF_EVENT = """(SELECT group_concat(source_id, '; ') FROM (
  SELECT DISTINCT c.source_id FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id
  WHERE ec.event_id = t.event_id AND ec.stance = 'supports' ORDER BY 1))"""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name in the catalogue, the tables whose columns it has, its query."""

    name: str
    tables: tuple[str, ...]
    sql: str
    where: str = ""

    @property
    def query(self) -> str:
        """The whole SQL."""
        return self.sql.format(where=self.where)

    def only(self, where: str) -> "Sheet":
        """The same sheet with some of its rows."""
        return Sheet(self.name, self.tables, self.sql, f"WHERE {where}")


SIGNATORIES = Sheet(
    "signatories",
    ("signatory", "signatory_report"),
    """
SELECT s.signatory_id, s.letter_id, iif(:language = 'fa', coalesce(l.title_fa, l.title_en), l.title_en) AS letter, s.person_id,
  s.name_en, s.name_fa, s.basis, s.position, s.positions, s.roles, r.arrested_after, r.arrested_before, r.in_custody,
  r.under_sentence, r.events_after, r.events_before, r.events_in_custody, r.events_under_sentence, r.on_suggestions, s.pages,
  s.houses, s.sources
FROM signatory s
JOIN letter l ON l.letter_id = s.letter_id
LEFT JOIN signatory_report r ON r.signatory_id = s.signatory_id
{where} ORDER BY s.signatory_id
""",
)

ARRESTS = Sheet(
    "arrests",
    ("arrest_record",),
    """
SELECT a.*, nullif(jalali(a.began_from, a.began_to, :language), '') AS began_jalali,
  nullif(jalali(a.ended_from, a.ended_to, :language), '') AS ended_jalali
FROM arrest_record a {where} ORDER BY a.event_id
""",
)

TIMELINE = Sheet(
    "timeline",
    ("timeline",),
    f"""
SELECT t.*, coalesce({_SOURCES_OF_EVENT},
  (SELECT s.sources FROM signatory s WHERE s.letter_id = t.letter_id AND s.person_id = t.person_id)) AS sources
FROM timeline t {{where}} ORDER BY t.timeline_id
""",  # noqa: S608 - parts are ours
)

REPORTED = Sheet(
    "reported",
    ("letter_event", "signatory"),
    f"""
SELECT t.letter_event_id, t.letter_id, t.person_id, p.name_en, p.name_fa, t.event_id, t.label, t.relation, t.answer,
  t.began_from, t.began_to, t.opening, t.occasion, t.pages, t.houses, t.decided_by, {_SOURCES_OF_EVENT} AS sources
FROM letter_event t JOIN person p ON p.person_id = t.person_id {{where}} ORDER BY t.letter_event_id
""",  # noqa: S608 - parts are ours
)

CLAIMS = Sheet(
    "claims",
    ("claim",),
    """
SELECT c.*, (SELECT group_concat(h.wording, '; ') FROM claim_charge h WHERE h.claim_id = c.claim_id) AS charges,
  s.title AS source_title, s.url AS source_url, s.archive_url AS source_archive_url, s.published_on AS source_published_on,
  o.name AS outlet
FROM claim c
JOIN source s ON s.source_id = c.source_id
JOIN publisher o ON o.publisher_id = s.publisher_id
{where} ORDER BY c.claim_id
""",
)

SOURCES = Sheet(
    "sources",
    ("source", "publisher"),
    """
SELECT s.*, o.name AS outlet, o.house FROM source s JOIN publisher o ON o.publisher_id = s.publisher_id
{where} ORDER BY s.source_id
""",
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
UNION ALL SELECT 'note', note, date_source_id FROM letter WHERE letter_id = :id AND note IS NOT NULL
""",
)

_ABOUT_PERSON = (
    "SELECT source_id FROM claim WHERE person_id = :id UNION SELECT source_id FROM identity WHERE person_id = :id"
)
_ABOUT_LETTER = """SELECT source_id FROM claim WHERE letter_id = :id
  UNION SELECT c.source_id FROM letter_event v JOIN event_claim ec ON ec.event_id = v.event_id
    JOIN claim c ON c.claim_id = ec.claim_id WHERE v.letter_id = :id
  UNION SELECT title_source_id FROM letter WHERE letter_id = :id UNION SELECT date_source_id FROM letter WHERE letter_id = :id
  UNION SELECT addressee_source_id FROM letter WHERE letter_id = :id
  UNION SELECT demands_source_id FROM letter WHERE letter_id = :id
  UNION SELECT signatories_source_id FROM letter WHERE letter_id = :id"""

WHOLE = (SIGNATORIES, ARRESTS, TIMELINE, CLAIMS, SOURCES)
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
    SIGNATORIES.only("s.letter_id = :id"),
    REPORTED.only("t.letter_id = :id"),
    CLAIMS.only("c.letter_id = :id"),
    SOURCES.only(f"s.source_id IN ({_ABOUT_LETTER})"),
)
"""Sheets of one letter."""
