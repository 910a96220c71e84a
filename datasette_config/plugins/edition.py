"""The edition of a page, English or Persian: its texts, its addresses, its digits and dates."""

import re
from collections.abc import Callable
from typing import Any

from datasette import hookimpl
from markupsafe import Markup, escape

from signatories_schema.date_words import digits, gregorian_words, jalali_words
from signatories_schema.texts import text

DATABASE = "signatories"
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Edition:
    """What templates need of one language; `path` is the address of the page without the edition."""

    def __init__(self, language: str, path: str, address: Callable[[str], str]) -> None:
        self.language = language
        self.path = path
        self.direction = "rtl" if language == "fa" else "ltr"
        self._address = address

    def t(self, key: str, n: int | None = None, **values: object) -> Markup:
        """A text of the catalogue. Values are escaped; `n` chooses its form and is written in the edition's digits."""
        if n is not None:
            values["n"] = self.num(n)
        # A value that is already markup stays as it is; everything else is escaped by Markup.format.
        return Markup(text(key, self.language, n)).format(**values)

    def to(self, path: str) -> str:
        """The address of one of our own pages in this edition."""
        return self._address(f"/fa{path}" if self.language == "fa" else path)

    def num(self, value: object) -> str:
        """A number in the edition's digits."""
        return digits(value, self.language)

    def when(self, first: str | None, last: str | None) -> Markup:
        """A day or range of days: the calendar that the edition's readers use first, then the other."""
        if not last:
            return Markup('<span class="undated">{}</span>').format(self.t("common.undated"))
        gregorian, jalali = (words(first, last, self.language) for words in (gregorian_words, jalali_words))
        main, other = (jalali, gregorian) if self.language == "fa" else (gregorian, jalali)
        marked = Markup('<time datetime="{}">{}</time>').format(last, main) if first == last else escape(main)
        return Markup('<span class="when">{} <span class="calendar">({})</span></span>').format(marked, other)

    def word(self, vocabulary: str, value: str | None) -> Markup:
        """A word of a vocabulary, as the edition's readers know it: `word('claim_kind', 'return_to_prison')`."""
        return self.t(f"words.{vocabulary}-{value}") if value else Markup("")

    def name(self, person: dict[str, Any]) -> Markup:
        """A person's display name in the edition's script, with language and direction where it is another one."""
        latin, persian = person["name_en"], person.get("name_fa")
        if self.language == "fa":
            return escape(persian) if persian else Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(latin)
        return escape(latin)

    def both_names(self, person: dict[str, Any]) -> Markup:
        """A person's names, the edition's script first."""
        other = person["name_en"] if self.language == "fa" else person.get("name_fa")
        if not other or (self.language == "fa" and not person.get("name_fa")):
            return self.name(person)
        language, direction = ("en", "ltr") if self.language == "fa" else ("fa", "rtl")
        marked = Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(language, direction, other)
        return Markup("{} {}").format(self.name(person), marked)


def as_text(value: object) -> object:
    """What a template prints: characters that would turn the direction of what follows are shown by their code."""
    if not isinstance(value, str) or not _OVERRIDES.search(value):
        return value
    return type(value)(_OVERRIDES.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", value))


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """All that any page prints goes through `as_text`, Datasette's own pages included."""
    env.finalize = as_text


@hookimpl
def extra_template_vars(datasette: Any, request: Any, view_name: str) -> Any:
    """`edition` and, by short names, what templates use most of it; the addresses of the page in both editions."""

    async def values() -> dict[str, Any]:
        path = request.path if request else "/"
        persian = path.startswith("/fa/")
        plain = path.removeprefix("/fa") if persian else path
        edition = Edition("fa" if persian else "en", plain, datasette.urls.path)
        # Datasette's own pages have no Persian edition: from there the other edition is its first page.
        mirrored = plain if view_name == "page" else "/"
        paths = {"en": mirrored, "fa": f"/fa{mirrored}"}
        other = paths["en" if persian else "fa"]
        query = f"?{request.query_string}" if request and request.query_string and view_name == "page" else ""

        def absolute(address: str) -> str:
            return str(datasette.absolute_url(request, datasette.urls.path(address))) if request else address

        return {
            **{"edition": edition, "t": edition.t, "to": edition.to, "num": edition.num},
            **{"when": edition.when, "word": edition.word, "absolute": absolute},
            "canonical": absolute(path),
            "alternates": {language: absolute(address) for language, address in paths.items()},
            "other_edition": datasette.urls.path(other) + query,
            "version": await _version(datasette),
            "contact": (datasette.plugin_config("edition") or {}).get("contact"),
        }

    return values


async def _version(datasette: Any) -> str:
    """Which records are served, for citations."""
    if not hasattr(datasette, "_signatories_version"):
        rows = await datasette.get_database(DATABASE).execute("SELECT version FROM version")
        datasette._signatories_version = rows.first()[0]
    return str(datasette._signatories_version)
