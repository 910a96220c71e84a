"""The pictures: same bytes twice, every mark a link, colours that the site knows, names that stay text, and pages without any."""

import gzip
import re
import xml.etree.ElementTree as Xml
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from invented import claim, identity, invented_house, person, records, write
from signatories_loaders.charts.draw import charts, draw
from signatories_loaders.charts.drawing import NARROW, WIDE
from signatories_loaders.charts.lines import lines
from signatories_loaders.charts.overlap import overlap
from signatories_loaders.charts.person import person as person_picture
from signatories_loaders.charts.picture import Picture, Records
from signatories_loaders.charts.time_scale import TimeScale
from signatories_loaders.charts.words import Words
from signatories_loaders.database.build import build
from signatories_loaders.database.steps import Steps
from signatories_loaders.paths import House
from signatories_loaders.serve import link
from site_under_test import datasette, page

QUERIES = ROOT / "datasette_config" / "queries"
NAMES = [
    "home", "terms-by-stage", "arrests-by-month", "letter-letter-one", "letter-letter-two", "person-example-alpha",
    "person-specimen-beta",
]  # fmt: skip
"""Pictures of the invented records: nobody in them signed two letters, as far as it is held, but Example Alpha."""
COLOUR = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
RIGHT_TO_LEFT_OVERRIDE = "\u202e"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The invented house with the project's site, built and drawn."""
    house = invented_house(tmp_path_factory.mktemp("drawn"))
    (house.root / "datasette_config").symlink_to(ROOT / "datasette_config")
    build(house, Steps(show=False))
    charts(house)
    return house


def folder(house: House) -> Path:
    """Where the pictures are."""
    [found] = house.charts.iterdir()
    return found


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(path.iterdir())}


def all_of(house: House, language: str) -> list[Picture]:
    """The pictures of a house that matter most, drawn without writing them."""
    rows, words = Records(house.database, QUERIES), Words(language)
    found = [lines(rows, words), *(person_picture(rows, words, person_id) for person_id in rows.people)]
    rows.rows.close()
    return found


def test_same_bytes_twice(drawn: House, tmp_path: Path) -> None:
    by = "x"
    draw(drawn.database, QUERIES, tmp_path, by)
    again = contents(tmp_path)
    first = contents(folder(drawn))
    assert again.pop("index.json") != first.pop("index.json")  # which says by what they were drawn
    assert again == first


def test_a_picture_of_each_in_both_languages_as_svg_and_png(drawn: House) -> None:
    several = ["overlap"]
    expected = {
        f"{name}.{language}.{kind}" for name in NAMES + several for language in ("en", "fa") for kind in ("svg", "png")
    } | {f"{name}.narrow.{language}.svg" for name in NAMES + several for language in ("en", "fa")}
    assert set(contents(folder(drawn))) == expected | {"index.json"}


def test_drawn_only_when_the_records_changed(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    (tmp_path / "datasette_config").symlink_to(ROOT / "datasette_config")
    build(house, Steps(show=False))
    charts(house)
    first = folder(house)
    assert charts(house) == "the pictures of these records are there already"
    write(
        house,
        [row for row in records() if getattr(row, "name_en", "") != "Dummy Gamma"]
        + [person("dummy-gamma", "Dummy Delta")],
    )
    build(house, Steps(show=False))
    charts(house)
    assert folder(house) != first


@pytest.mark.parametrize("language", ["en", "fa"])
def test_home_draws_every_dated_event_as_a_link_to_its_page(real: House, language: str) -> None:
    rows = Records(real.database, QUERIES)
    picture = lines(rows, Words(language))
    edition = "/fa" if language == "fa" else ""
    linked = set(re.findall(rf'href="{edition}/event/([^"]+)"', picture.svg))
    dated = [row for row in rows.rows("chart_lines", letter="") if row["event_id"] and row["began_to"]]
    shown = {r["event_id"] for r in dated if max(filter(None, (r["began_to"], r["ended_to"], r["known_to"]))) >= "2004"}
    assert linked == shown | {row["events"].split("; ")[0] for row in rows.gatherings}
    people = set(re.findall(rf'href="{edition}/person/([^"]+)"', picture.svg))
    assert people == {row["person_id"] for row in rows.rows("chart_lines", letter="")}
    assert [href for href in re.findall(r'href="([^"]+)"', picture.svg) if not href.startswith(f"{edition}/")] == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_home_is_light(real: House, language: str) -> None:
    rows = Records(real.database, QUERIES)
    assert len(gzip.compress(lines(rows, Words(language)).svg.encode())) < 60_000


@pytest.mark.parametrize("language", ["en", "fa"])
def test_each_is_one_image_with_a_title_and_a_text(real: House, language: str) -> None:
    for picture in all_of(real, language):
        root = Xml.fromstring(picture.svg)
        space = "{http://www.w3.org/2000/svg}"
        assert (root.get("role"), root.get("lang"), root.get("width")) == ("graphics-document", language, None)
        assert [child.text for child in root[:2]] == [picture.title, " ".join(picture.text)]
        assert root.get("aria-labelledby") == f"{picture.name}-title {picture.name}-description"
        assert {a.get("tabindex") for a in root.iter(f"{space}a")} <= {"-1"}
        assert {element.tag.removeprefix(space) for element in root.iter()} <= {
            "svg", "title", "desc", "g", "a", "path", "line", "rect", "text",
        }  # fmt: skip
        assert "null" not in picture.svg and "undefined" not in picture.svg


def test_every_colour_has_its_rule_in_the_style_sheet(drawn: House) -> None:
    css = (ROOT / "datasette_config" / "static" / "charts.css").read_text(encoding="utf-8")
    known = set(re.findall(r'\[(fill|stroke)="(#[0-9a-f]{6})"\] \{ \1: var\(--\w+\); \}', css))
    used = {match for svg in folder(drawn).glob("*.svg") for match in COLOUR.findall(svg.read_text(encoding="utf-8"))}
    assert used - known == set()


def test_what_stands_in_records_stays_text(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    wild = f"<script>alert(1)</script>{RIGHT_TO_LEFT_OVERRIDE}" + "x" * 10_000
    kept = [row for row in records() if getattr(row, "person_id", "") != "specimen-beta" or not hasattr(row, "name_en")]
    write(house, [*kept, person("specimen-beta", wild, None)])
    build(house, Steps(show=False))
    for picture in all_of(house, "en"):
        Xml.fromstring(picture.svg)
        assert "<script" not in picture.svg and RIGHT_TO_LEFT_OVERRIDE not in picture.svg
        assert "x" * 100 not in picture.svg


def test_withheld_people_are_in_no_picture(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    hidden = [
        person("hidden-epsilon", "Hidden Epsilon", publish="withheld"),
        claim("gazette-1_9", "signed", "Hidden Epsilon", "2020-01-10", letter_id="letter-one", publish="withheld"),
        identity("gazette-1", "Hidden Epsilon", "hidden-epsilon"),
    ]
    write(house, hidden, private=True)
    build(house, Steps(show=False))
    pictures = [picture for language in ("en", "fa") for picture in all_of(house, language)]
    assert len(pictures) == 6
    assert [picture.name for picture in pictures if "psilon" in picture.svg] == []


@settings(deadline=None)
@given(
    st.lists(st.dates(date(2000, 1, 1), date(2030, 12, 31)), max_size=6), st.dates(date(1990, 1, 1), date(2035, 12, 31))
)
def test_time_never_runs_backwards(letters: list[date], day: date) -> None:
    time = TimeScale(date(1995, 1, 1), date(2031, 12, 31), letters, 100, 900)
    assert 100 <= time.x(day) <= time.x(day + timedelta(days=1)) <= 900
    for language in ("en", "fa"):
        ticks = [tick.x for tick in time.ticks(language)]
        assert ticks == sorted(ticks)


def test_a_week_after_a_letter_is_seen(real: House) -> None:
    letters = [date.fromisoformat(row["date_to"]) for row in Records(real.database, QUERIES).letters]
    time = TimeScale(date(2004, 1, 1), date(2025, 12, 31), letters, 174, 948)
    assert time.x(date(2019, 8, 11)) - time.x(date(2019, 8, 5)) > 4


async def test_pages_of_pictures(drawn: House) -> None:
    site = datasette(link(drawn))
    for edition in ("", "/fa"):
        listed = re.findall(rf'href="{edition}/chart/([^"]+)"', await page(site, f"{edition}/charts"))
        assert sorted(listed) == sorted([*NAMES, "overlap"])
        for name in listed:
            text = await page(site, f"{edition}/chart/{name}")
            forms = re.findall(r'<div class="(\w+)"><svg [^>]*role="graphics-document"', text)
            assert forms == ["wide", "narrow"]
            rows = re.search(r'<table [^>]*id="rows" data-rows="(\d+)">.*?</table>', text, re.DOTALL)
            assert rows and int(rows[1]) == rows[0].count("<tr") - 1 > 0
            assert f'href="{edition}/chart/{name}.png"' in text


async def test_files_to_save(drawn: House) -> None:
    site = datasette(link(drawn))
    await site.invoke_startup()
    found = {}
    for path in ("/chart/home.svg", "/fa/chart/home.svg", "/chart/home.png"):
        answer = await site.client.get(path)
        found[path] = (
            answer.status_code,
            answer.headers["content-type"],
            answer.headers["cache-control"],
            answer.content,
        )
    files, kept = contents(folder(drawn)), "public, max-age=3600"
    assert found == {
        "/chart/home.svg": (200, "image/svg+xml; charset=utf-8", kept, files["home.en.svg"]),
        "/fa/chart/home.svg": (200, "image/svg+xml; charset=utf-8", kept, files["home.fa.svg"]),
        "/chart/home.png": (200, "image/png", kept, files["home.en.png"]),
    }
    sitemap = await page(site, "/sitemap.xml")
    assert (
        "<loc>http://localhost/chart/home</loc>" in sitemap and "<loc>http://localhost/fa/chart/home</loc>" in sitemap
    )
    for path in ("/chart/nobody.svg", "/chart/..%2Findex.png", "/chart/index.svg", "/chart/nobody"):
        assert (await site.client.get(path)).status_code == 404


async def test_pages_without_pictures(drawn: House) -> None:
    site = datasette(drawn.database)
    assert "No pictures were drawn" in await page(site, "/charts")
    assert "<svg" not in await page(site, "/")
    await page(site, "/chart/home", 404)
    await page(site, "/chart/home.svg", 404)


def test_a_server_has_the_pictures_of_its_own_file_only(drawn: House, tmp_path: Path) -> None:
    served = link(drawn).parent / "charts"
    assert contents(served) == contents(folder(drawn))
    other = invented_house(tmp_path)
    build(other, Steps(show=False))
    (other.charts / "0123456789abcdef").mkdir(parents=True)
    (other.charts / "0123456789abcdef" / "index.json").write_text("{}", encoding="utf-8")
    assert not (link(other).parent / "charts").exists()


def words_of(picture: Picture) -> set[str]:
    return {"".join(text.itertext()) for text in Xml.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")}


def test_a_key_explains_the_marks_that_are_drawn_and_no_others(real: House) -> None:
    rows, words = Records(real.database, QUERIES), Words("en")
    keys = {words.t(key): key for key in ("key_arrest", "key_release", "key_judgment", "key_event")}
    for person_id in rows.people[::4]:
        dated = [row for row in rows.rows("chart_person", person=person_id) if row["event_id"] and row["began_to"]]
        kinds = {row["kind"] for row in dated}
        expected = {
            "key_arrest": any(row["opening"] in ("arrest", "abduction", "summoned_and_held") for row in dated),
            "key_release": "release" in kinds,
            "key_judgment": "sentence" in kinds,
            "key_event": bool(kinds - {"custody", "release", "sentence"}),
        }
        shown = words_of(person_picture(rows, words, person_id))
        assert {key: says in shown for says, key in keys.items()} == expected, person_id


def test_nothing_is_drawn_of_a_person_without_a_dated_report(real: House) -> None:
    rows = Records(real.database, QUERIES)
    assert "ezzat-javadi-hesar" not in rows.people
    assert all(
        any(row["event_id"] and row["began_to"] for row in rows.rows("chart_person", person=person_id))
        for person_id in rows.people
    )


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_narrow_picture_is_as_wide_as_a_phone_and_holds_the_same_links(real: House, language: str) -> None:
    rows, words = Records(real.database, QUERIES), Words(language)
    wide, narrow = (lines(rows, words, "", width) for width in (WIDE, NARROW))
    [width] = re.findall(r'viewBox="0 0 (\d+) ', narrow.svg)
    assert int(width) - NARROW <= 2  # a label may end a pixel outside
    links = re.compile(r'href="([^"]+)"')
    assert set(links.findall(narrow.svg)) == set(links.findall(wide.svg))
    assert (narrow.title, narrow.text) == (wide.title, wide.text)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_letters_that_people_share_are_named_whole(real: House, language: str) -> None:
    rows, words = Records(real.database, QUERIES), Words(language)
    picture = overlap(rows, words)
    titles = {words.title(letter) for letter in rows.letters if letter["names_held"]}
    assert titles <= {shown.strip("\u2067\u2069") for shown in words_of(picture)}
    assert [title for title in titles if not any(title in sentence for sentence in picture.text)] == []


async def test_the_months_drawn_come_first_and_names_are_links(drawn: House) -> None:
    text = await page(datasette(link(drawn)), "/chart/arrests-by-month")
    shown = re.findall(r'<tr role="row" id="month-([\d-]+)">(.*?)</tr>', text, re.DOTALL)
    found = [(month, re.findall(r'href="/person/([^"]+)"', row)) for month, row in shown]
    rows = Records(drawn.database, QUERIES).rows("chart_arrests_by_month")
    people = [
        (row, [row[f"people_{sure}"] for sure in ("certain", "possible_only") if row[f"people_{sure}"]]) for row in rows
    ]
    expected = [(row["month"], "; ".join(ids).split("; ")) for row, ids in people]
    drawn_first = sorted(range(len(rows)), key=lambda n: not rows[n]["drawn"])
    assert found == [expected[n] for n in drawn_first]
    assert re.search(r"<li>Arrests of named signatories .*: \d+ of \d+ arrests lie in one month", text)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "8 to 9 people in the records are reported arrested."), ("fa", "بازداشت ۸ تا ۹ تن در آن")]
)  # fmt: skip
def test_the_people_arrested_at_an_occasion_are_certain_to_possible(real: House, language: str, said: str) -> None:
    [told] = [line for line in all_of(real, language)[0].text if "rally in front of the court in Mashhad" in line]
    assert said in told
