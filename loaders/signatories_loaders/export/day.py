"""On which day the records stood as they are, and under which name: no export looks at the clock."""

import sqlite3
from datetime import date, datetime, time

EARLIEST = date(1980, 1, 1)
"""The day of records in which nothing was decided yet; a zip file holds no earlier one."""
_DAYS = """
SELECT max(day) FROM (
  SELECT max(decided_on) AS day FROM identity UNION ALL SELECT max(decided_on) FROM event
  UNION ALL SELECT max(decided_on) FROM event_claim UNION ALL SELECT max(decided_on) FROM claim_without_event
  UNION ALL SELECT max(decided_on) FROM correction UNION ALL SELECT max(decided_on) FROM merged
  UNION ALL SELECT max(loaded_on) FROM loading UNION ALL SELECT max(searched_on) FROM search_log
)
"""


def records_day(db: sqlite3.Connection) -> date:
    """The newest day on which something was loaded, searched or decided."""
    (newest,) = db.execute(_DAYS).fetchone()
    try:
        return max(date.fromisoformat(str(newest)), EARLIEST)
    except ValueError:
        return EARLIEST


def records_time(db: sqlite3.Connection) -> datetime:
    """That day's beginning, for formats that ask for a time."""
    return datetime.combine(records_day(db), time())


def records_version(db: sqlite3.Connection) -> str:
    """The name of the release, or the first digits of the records' hash."""
    return str(db.execute("SELECT version FROM version").fetchone()[0])
