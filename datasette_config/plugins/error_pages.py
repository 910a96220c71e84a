"""Error pages that help: in the edition of the address, with what was asked and where to go on."""

import traceback
from typing import Any

import datasette.handle_exception
from datasette import Response, hookimpl
from datasette.utils.asgi import Base400, NotFound
from datasette.views.base import DatasetteError
from markupsafe import Markup

# Where rich is installed, Datasette's own handler, which runs beside this one, prints what was raised by it; for an unknown
# address nothing was raised, and it fails. What is worth printing is printed here.
datasette.handle_exception.rich = None


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """A page for people; programs that ask for JSON or CSV get Datasette's own answer."""
    if request.path.endswith((".json", ".csv")):
        return None

    async def answer() -> Response:
        status, message = _told(exception)
        edition = "fa" if request.path.startswith("/fa/") else "en"
        # What our own pages say is a text of the catalogue, in the edition of the page; what Datasette says is English.
        ours = isinstance(getattr(exception, "message", None), Markup)
        if status >= 500:
            traceback.print_exception(exception)
        context = {"status": status, "message": message, "language": edition if ours else "en", "asked": request.path}
        text = await datasette.render_template("error_page.html", context, request=request, view_name="page")
        return Response.html(text, status=status)

    return answer


def _told(exception: Exception) -> tuple[int, str]:
    """Status, and what may be told of the fault: of one of our own nothing, since it helps nobody who reads it."""
    if isinstance(exception, DatasetteError):
        # Datasette marks up the SQL of a query that failed; everything in it that came from the reader is escaped.
        markup = Markup(exception.message) if exception.message_is_html else exception.message
        return exception.status, markup
    if isinstance(exception, NotFound):
        # "Database not found" means nothing to a reader: the page says what was asked, in words of its own.
        return 404, ""
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0]) if exception.args else ""
    return 500, ""
