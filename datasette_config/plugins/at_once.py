"""Long parts of a page, rendered fast: hundreds of rows that are there already.

A template that may wait checks each call for something to wait for, and texts, words and dates are put together anew at each
use; on a person's page that takes longer than all the rest. Here nothing waits, and what was put together once is kept.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from datasette import hookimpl
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

KEPT = 20_000
"""Texts, words and dates of an edition that are kept; a date takes about 200 bytes."""


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    """`at_once(template, name=value, …)`: a part of the page, which sees what the page sees and may run no queries.
    `refs_to(rows, edition, label, source_name)`: what turns ids of pages into their numbers on the page, each a link."""
    return {"at_once": at_once, "refs_to": refs_to}


@pass_context
def at_once(context: Context, template: str, **values: Any) -> Markup:
    """A template rendered in the same environment, but at once."""
    kept = _kept(context["edition"])
    return Markup(
        _environment(context.environment).get_template(template).render({**context.get_all(), **kept, **values})
    )


def refs_to(
    rows: list[dict[str, Any]], edition: Any, label: str, name: Callable[[str], Markup]
) -> Callable[[str | None], Markup]:
    """For ids with commas between them: the numbers (`n`) of these rows, each a link to what we hold of the page."""
    links = {}
    for row in rows:
        address, title = escape(edition.to(f"/source/{row['source_id']}")), escape(name(row["source_id"]).striptags())
        links[row["source_id"]] = row["n"], f' <a href="{address}" title="{title}">{edition.num(row["n"])}</a>'
    head = f'<span class="refs"><span class="only-heard">{escape(label)}</span>'

    def refs(ids: str | None) -> Markup:
        if not ids:
            return Markup("")
        return Markup(head + "".join(link for _, link in sorted(links[one] for one in ids.split(","))) + "</span>")

    return refs


def _environment(environment: Environment) -> Environment:
    """The same loader, filters and finalizer; made once for each Datasette."""
    if not hasattr(environment, "signatories_at_once"):
        environment.signatories_at_once = environment.overlay(enable_async=False)  # type: ignore[attr-defined]
    return environment.signatories_at_once  # type: ignore[attr-defined, no-any-return]


_EDITIONS: dict[tuple[str, str], dict[str, Any]] = {}


def _kept(edition: Any) -> dict[str, Any]:
    """`word`, `when` and plain texts of an edition, whose answers depend on nothing else and are kept."""
    address = (edition.language, edition.to(""))
    if address not in _EDITIONS:
        plain = lru_cache(KEPT)(edition.t)

        def t(key: str, n: int | None = None, **values: object) -> Markup:
            found: Markup = edition.t(key, n, **values) if values else plain(key, n)
            return found

        _EDITIONS[address] = {"t": t, **{name: lru_cache(KEPT)(getattr(edition, name)) for name in ("word", "when")}}
    return _EDITIONS[address]
