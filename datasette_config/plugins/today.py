"""The day on which a page is read: what makes a last report old. A page that names it is kept for that day only (pages.py)."""

from datetime import UTC, datetime
from typing import Any

from datasette import hookimpl


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """`today()`: the server's day, in UTC (ISO)."""
    return {"today": lambda: datetime.now(UTC).date().isoformat()}
