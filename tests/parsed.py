"""A page as its parts: what a reader's program finds in it, by Python's own parser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """One element: its tag, attributes, elements directly within it, and all text within it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text with single spaces."""
        return " ".join("".join(self.words).split())

    def all(self, tag: str) -> list["Element"]:
        """Elements of a tag anywhere within it, in their order."""
        return [e for child in self.children for e in ([child] if child.tag == tag else []) + child.all(tag)]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.every: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.every.append(element)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in {element.tag for element in self.open}:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)


class Parsed:
    """A parsed page."""

    def __init__(self, text: str) -> None:
        parser = _Parser()
        parser.feed(text)
        parser.close()
        self.root = parser.root
        self.every = parser.every

    def by_id(self, name: str) -> Element:
        """The one element with this id. Fails where there is none, or more."""
        [found] = [element for element in self.every if element.attributes.get("id") == name]
        return found

    def links(self) -> list[str]:
        """Every address that the page leads to or loads, as written."""
        names = ("href", "src", "action", "formaction", "xlink:href", "srcset", "data", "poster")
        return [e.attributes[name] for e in self.every for name in names if name in e.attributes]
