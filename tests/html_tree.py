"""A page as a tree of elements, read by Python's own parser: what stands where, and what its text is without some parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dt",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "li",
    "ol",
    "p",
    "summary",
    "td",
    "th",
    "tr",
    "ul",
}
"""Elements that stand apart from what is before and after them."""


@dataclass
class Element:
    """One element; its text and elements in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list[Element]:
        """Its children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def all(self, tag: str = "", **attributes: str) -> Iterator[Element]:
        """The elements within, at any depth, of a tag and with attributes (`class_` is one of the classes)."""
        class_ = attributes.pop("class_", None)
        for child in self.elements:
            fits = all(child.attributes.get(name) == value for name, value in attributes.items())
            if fits and tag in ("", child.tag) and (class_ is None or class_ in child.classes):
                yield child
            yield from child.all(tag, **attributes, **({"class_": class_} if class_ else {}))

    def text(self, without: Callable[[Element], bool] = lambda _: False) -> str:
        """Its text in one line; elements that are left out leave a gap."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            else:
                gap = " " if child.tag in BLOCKS else ""
                parts.append(" ¦ " if without(child) else f"{gap}{child.text(without)}{gap}")
        return " ".join("".join(parts).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Element:
    """The page. Raises AssertionError where an element is not closed or closed by another's tag."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert [element.tag for element in builder.open] == ["page"]
    return builder.open[0]


def main_of(html: str) -> Element:
    """The main part of a page."""
    [main] = tree(html).all("main")
    return main
