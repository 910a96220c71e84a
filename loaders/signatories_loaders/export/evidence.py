"""How each row of each table leads to the pages that say it, and the check that it does.

Every table is named here: with the way to its pages, or with the reason why it has none of its own.
"""

import sqlite3
from dataclasses import dataclass

_CLAIM = "EXISTS (SELECT 1 FROM claim c JOIN source s ON s.source_id = c.source_id WHERE c.claim_id = t.{column})"
_LETTER = (
    "EXISTS (SELECT 1 FROM letter l JOIN source s ON s.source_id = l.date_source_id WHERE l.letter_id = t.{column})"
)
_EVENT = (
    "EXISTS (SELECT 1 FROM event_claim ec JOIN claim c ON c.claim_id = ec.claim_id "
    "JOIN source s ON s.source_id = c.source_id WHERE ec.event_id = t.{column})"
)
_PERSON = "EXISTS (SELECT 1 FROM claim c JOIN source s ON s.source_id = c.source_id WHERE c.person_id = t.{column})"
_PAGE = "EXISTS (SELECT 1 FROM source s WHERE s.source_id = t.{column})"
_PAGES = (
    "coalesce(t.{column}, '') <> '' AND NOT EXISTS (SELECT 1 FROM "
    "json_each('[\"' || replace(t.{column}, '; ', '\",\"') || '\"]') j "
    "WHERE j.value <> 'display' AND j.value NOT IN (SELECT source_id FROM source))"
)


@dataclass(frozen=True)
class Way:
    """How a row leads to pages: in words, and as a condition on the row `t` that holds where it does; none to check where
    the table has no pages of its own."""

    words: str
    condition: str = ""


def _by(condition: str, column: str, words: str) -> Way:
    return Way(f"{column}{words}", condition.format(column=column))


def _page(column: str = "source_id") -> Way:
    return _by(_PAGE, column, " is the page")


def _pages(column: str = "sources") -> Way:
    return _by(_PAGES, column, " lists the pages")


def _claim(column: str = "claim_id") -> Way:
    return _by(_CLAIM, column, " leads to the claim, whose source_id is the page")


def _event(column: str = "event_id") -> Way:
    return _by(_EVENT, column, " leads to event_claim, and its claims to their pages")


def _letter(column: str = "letter_id") -> Way:
    return _by(_LETTER, column, " leads to the letter, each of whose facts names its page")


def _none(reason: str) -> Way:
    return Way(f"none of its own: {reason}")


WAYS: dict[str, Way] = {
    "publisher": _none("a list of outlets; pages name theirs in publisher_id"),
    "source": _by(_PAGE, "source_id", " is the page itself"),
    "letter": _by(_PAGE, "date_source_id", " and the other columns that end in _source_id are the pages, a fact each"),
    "person": _by(_PERSON, "person_id", " stands in the claims about the person, whose source_id is the page"),
    "facility": _none("a list of places by which claims are put together; claims name theirs in facility_id"),
    "charge": _none("a list of articles of law; source_note names the law and its edition"),
    "loading": _none("our own bookkeeping of files that were read"),
    "set_aside": _none("our own bookkeeping; row_as_read holds what was read"),
    "identity": _page(),
    "claim": _page(),
    "claim_charge": _claim(),
    "event": _event(),
    "event_claim": _claim(),
    "claim_without_event": _claim(),
    "figure": _claim(),
    "search_log": _none("our own searches; searched_in says where"),
    "correction": _none("our own decisions; subject_id names the record"),
    "merged": _none("our own decisions; new_id names the record"),
    "release": _none("our own bookkeeping"),
    "expectation": _none("our own bookkeeping"),
    "source_origin": _page(),
    "name": Way(
        "sources lists the pages; where it says only 'display', person_id leads to the claims about the person",
        f"CASE t.sources WHEN 'display' THEN {_PERSON.format(column='person_id')} ELSE {_PAGES.format(column='sources')} END",
    ),
    "version": _none("our own bookkeeping"),
    "signatory": _pages(),
    "disputed_signatory": _pages(),
    "disagreement": _event(),
    "arrest_record": _pages(),
    "timeline": Way(
        "event_id or letter_id leads to it, as in those tables",
        f"CASE WHEN t.event_id IS NULL THEN {_LETTER.format(column='letter_id')} ELSE {_EVENT.format(column='event_id')} END",
    ),
    "letter_event": _event(),
    "signatory_report": Way(
        "signatory_id leads to the signatory, whose sources lists the pages",
        "t.signatory_id IN (SELECT signatory_id FROM signatory)",
    ),
    "letter_coverage": _letter(),
    "figure_person": Way(
        "figure_id leads to the figure, its claim_id to the claim and that to the page",
        "t.figure_id IN (SELECT f.figure_id FROM figure f JOIN claim c ON c.claim_id = f.claim_id)",
    ),
    "reconciliation": _page(),
}
"""The way of each table."""
BOOKKEEPING = [way for way in WAYS.values() if way.words.startswith(_none("our own bookkeeping").words)]
"""Of them those of tables that are about our own work, not about what pages say."""


def without_pages(db: sqlite3.Connection) -> list[str]:
    """Tables with rows that lead to no page, or to one that is not held: how many in each, and one of them."""
    found = []
    for table, way in WAYS.items():
        if way.condition:
            asked = f'SELECT count(*), min(t.rowid) FROM "{table}" t WHERE NOT ({way.condition})'  # noqa: S608 - names are ours
            count, first = db.execute(asked).fetchone()
            if count:
                found.append(f"{table}: {count} rows lead to no page that is held; the first is row {first}")
    return found
