"""The SVG that vl-convert writes, made fit for a page: one image with a title and a description, its marks links with a name.

A reader's program is given the picture's title and description and none of its marks; the table beneath it holds the same
links, so that those in the picture are left out of the keyboard's round too. Its role is not `img`, which may hold no links.
"""

import re
from html import escape, unescape

HOST = "https://site.invalid"
"""Before every link of a drawing, since Vega puts an address of its own before links without one; taken away here."""
_ROOT = re.compile(r"<svg [^>]*?width=\"(?P<w>[\d.]+)\" height=\"(?P<h>[\d.]+)\"[^>]*>")
_SAYS = re.compile(r'<(path|rect|line|text) aria-label="([^"]*)"([^>]*?)(?:/>|>(.*?)</\1>)')
_NOISE = re.compile(
    r' (?:role="[^"]*"|aria-roledescription="[^"]*"|aria-hidden="true"|class="[^"]*"|stroke-miterlimit="10"'
    r'|opacity="1"|fill-opacity="1"|stroke-dasharray="1,0"|target="[^"]*"|pointer-events="[^"]*")'
)
_PLACES = re.compile(r' (?:d|transform|x2|y2)="[^"]*"')
_LONG = re.compile(r"-?\d+\.\d{3,}")
_EMPTY = re.compile(r'<path d="" display="none"/>|<g></g>|<g/>')
_MARKED = re.compile('<text text-anchor="(\\w+)"([^>]*)>\u2067([^<]*)\u2069</text>')
_RIGHT_TO_LEFT = re.compile('<text text-anchor="(\\w+)" direction="rtl"([^>]*)>([^<]*)</text>')
_OTHER_END = {"start": "end", "end": "start", "middle": "middle"}


def finished(svg: str, name: str, language: str, title: str, description: str) -> str:
    """The picture with title and description, without what Vega writes for its own use."""
    svg = _NOISE.sub("", svg).replace(f'xlink:href="{HOST}', 'tabindex="-1" href="')
    svg = _SAYS.sub(_named, svg)
    svg = _PLACES.sub(lambda match: _LONG.sub(lambda number: f"{float(number[0]):.2f}", match[0]), svg)
    while (shorter := _EMPTY.sub("", svg)) != svg:
        svg = shorter
    found = _ROOT.search(svg)
    if not found:
        raise ValueError("vl-convert wrote no SVG")
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {found["w"]} {found["h"]}" lang="{language}" '
        f'role="graphics-document" aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>'
        '<g aria-hidden="true">'
    )
    body = svg[found.end() :].removesuffix("</svg>")
    # Browsers set a text that begins with a direction mark and a digit in the wrong order where the mark has no glyph.
    return _MARKED.sub(lambda m: _text(m[1], ' direction="rtl"' + m[2], m[3]), f"{head}{body}</g></svg>")


def with_direction_marks(svg: str) -> str:
    """The picture for vl-convert's own reader, which knows of no direction but by marks."""
    return _RIGHT_TO_LEFT.sub(lambda m: _text(m[1], m[2], f"\u2067{m[3]}\u2069"), svg)


def _text(anchor: str, rest: str, shown: str) -> str:
    """A text of the other direction at the same place: what was its start is its end."""
    return f'<text text-anchor="{_OTHER_END[anchor]}"{rest}>{shown}</text>'


def _named(match: re.Match[str]) -> str:
    tag, says, rest, inner = match.groups()
    return f"<{tag}{rest}><title>{escape(unescape(says))}</title>{inner or ''}</{tag}>"
