"""Pictures of the ten main pages as people see them: desktop and phone, English and Persian, light and dark.

`make shots` puts them into .shots/, outside version control. They are made to be looked at.
"""

import shutil
from itertools import product
from typing import Literal

from playwright.sync_api import Browser

from browser import MAIN, PREFIX, WIDTHS, chromium, serving
from conftest import ROOT
from signatories_loaders.paths import House

OUT = ROOT / ".shots"
TALLEST = 5000
"""CSS pixels of a page that are shown."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Take all pictures of the project's built records."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    with serving(House(ROOT)) as address, chromium() as browser:
        for width, language, scheme in product(WIDTHS, PREFIX, SCHEMES):
            take(browser, address, width, language, scheme)
    print(f"{len(list(OUT.iterdir()))} pictures in {OUT.relative_to(ROOT)}/")


def take(browser: Browser, address: str, width: str, language: str, scheme: Literal["light", "dark"]) -> None:
    """Pictures of all pages in one window."""
    size = {"width": WIDTHS[width], "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, is_mobile=width == "phone")  # type: ignore[arg-type]
    page = context.new_page()
    for name, path in MAIN.items():
        answer = page.goto(address + PREFIX[language] + path)
        assert answer and answer.ok, path
        page.evaluate("document.fonts.ready")
        tall = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        clip = {"x": 0, "y": 0, "width": size["width"], "height": tall}
        page.screenshot(path=OUT / f"{name}.{width}.{language}.{scheme}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
    context.close()


if __name__ == "__main__":
    main()
