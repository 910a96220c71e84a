"""`charts`: all pictures of the built file, in a folder named after its content, so that none is ever shown with another.

Each edition is drawn by one process: vl-convert starts in half a second, draws in a few hundredths, and lets no other thread
work meanwhile. A picture for
each person and letter is drawn up to a number that a build can wait for; above it the tables say the same, and the page of
charts says that none was drawn. Nothing is drawn at a request: it would cost the server what drawing costs, and a crawler
asks for every page.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from signatories_loaders.charts.drawing import NARROW, WIDE, png
from signatories_loaders.charts.lines import lines
from signatories_loaders.charts.months import months
from signatories_loaders.charts.overlap import overlap
from signatories_loaders.charts.person import person
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.terms import terms
from signatories_loaders.charts.words import Words
from signatories_loaders.digest import content_name
from signatories_loaders.paths import House
from signatories_schema import texts

MOST = 150
"""Lines of one picture, and pictures of one person or letter each, that are drawn."""
INDEX = "index.json"
Draw = Callable[[Records, Words, int], Picture]


def charts(house: House) -> str:
    """Draw all pictures unless they are there; what was done, in words. Raises FileNotFoundError without a built file."""
    if not house.database.exists():
        raise FileNotFoundError("db/signatories.db is not built; run signatories build")
    folder = house.charts / content_name(house.database)
    by = drawn_by(house.site / "queries")
    index = folder / INDEX
    if index.exists() and json.loads(index.read_text(encoding="utf-8"))["drawn_by"] == by:
        return "the pictures of these records are there already"
    temporary = house.charts / f"{os.getpid()}.new"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    count = draw(house.database, house.site / "queries", temporary, by)
    _replace(folder, temporary)
    return f"db/.charts/{folder.name}: {count} pictures in {len(texts.LANGUAGES)} languages"


def drawn_by(queries: Path) -> str:
    """What else than the records decides how pictures look: this package, its texts and queries, and the programs that draw."""
    made = hashlib.sha256(" ".join(version(name) for name in ("altair", "vl-convert-python")).encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.*"), *texts.FOLDER.glob("*.yaml"), *queries.glob("chart_*.sql")]):
        made.update(path.read_bytes())
    return made.hexdigest()[:16]


def draw(database: Path, queries: Path, folder: Path, by: str) -> int:
    """Draw all pictures of a file into an empty folder, each edition by a process of its own; how many."""
    edition = partial(_draw_edition, database, queries, folder)
    with ProcessPoolExecutor(len(texts.LANGUAGES), get_context("spawn")) as pool:
        editions = dict(zip(texts.LANGUAGES, pool.map(edition, texts.LANGUAGES), strict=True))
    names = list(editions["en"])
    pictures = {name: {language: found[name] for language, found in editions.items()} for name in names}
    index = {"drawn_by": by, "most": MOST, "pictures": pictures}
    (folder / INDEX).write_text(json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(names)


def _draw_edition(database: Path, queries: Path, folder: Path, language: str) -> dict[str, dict[str, object]]:
    """Draw the pictures of one language; what the index says of each."""
    records = Records(database, queries)
    found: dict[str, dict[str, object]] = {}
    for each in wanted(records):
        picture = each(records, Words(language), WIDE)
        path = folder / f"{picture.name}.{language}.svg"
        path.write_text(picture.svg, encoding="utf-8")
        narrow = each(records, Words(language), NARROW)
        path.with_name(f"{picture.name}.narrow.{language}.svg").write_text(narrow.svg, encoding="utf-8")
        path.with_suffix(".png").write_bytes(png(picture.svg))
        found[picture.name] = {name: value for name, value in asdict(picture).items() if name != "svg"}
    records.rows.close()
    return found


def wanted(records: Records) -> Iterable[Draw]:
    """The pictures that are drawn of these records."""
    if not records.letters:
        return
    if 0 < records.signatories <= MOST:
        yield _all
        yield from (
            picture for picture, query in ((terms, "chart_terms"), (overlap, "chart_overlap")) if records.rows(query)
        )
    yield months
    held = [row["letter_id"] for row in records.letters if 0 < row["names_held"] <= MOST]
    if len(held) <= MOST:
        yield from (_of(lines, letter_id) for letter_id in held)
    if len(records.people) <= MOST:
        yield from (_of(person, person_id) for person_id in records.people)


def _all(records: Records, words: Words, width: int) -> Picture:
    return lines(records, words, "", width)


def _of(picture: Callable[[Records, Words, str, int], Picture], row_id: str) -> Draw:
    return lambda records, words, width: picture(records, words, row_id, width)


def _replace(folder: Path, temporary: Path) -> None:
    """Put the new folder into place and take away the pictures of other records; servers have links of their own."""
    for left in folder.parent.iterdir():
        if left != temporary and left.suffix != ".new":
            shutil.rmtree(left)
    temporary.replace(folder)
