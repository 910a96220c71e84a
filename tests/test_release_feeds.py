"""What a release says of itself to people: CITATION.cff, CHANGES.md, and the Atom feeds of what changed."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from invented import person
from releasing import DAY, NEXT, ROOT, altered, changed_in_five_ways, folder_of, house_of, made, two_of_one, withhold
from signatories_loaders.merge_people import merge_people
from signatories_loaders.paths import House
from signatories_schema.tables import PersonRecord


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(tmp_path / "house", two_of_one())


def test_citation_and_changelog(house: House) -> None:
    made(house, "1.0")
    first = (folder_of(house, "1.0") / "CHANGES.md").read_text(encoding="utf-8")
    assert first.splitlines()[:3] == ["# Signatories 1.0", "", f"Released on {DAY}. The first release."]
    changed_in_five_ways(house)
    made(house, "1.1", NEXT)
    text = (folder_of(house, "1.1") / "CHANGES.md").read_text(encoding="utf-8")
    begin = text.index("## What changed")
    assert text[begin : text.index("## What it holds")] == (
        "## What changed since 1.0\n"
        "\n"
        "| Table | Before | Added | Changed | Removed | Merged into another | Now |\n"
        "|---|---:|---:|---:|---:|---:|---:|\n"
        "| person | 4 | 0 | 1 | 0 | 1 | 3 |\n"
        "| claim | 16 | 1 | 1 | 1 | 0 | 16 |\n"
        "\n"
        "### People merged\n\n"
        "- B. Specimen (`b-specimen`) is Specimen Beta (`specimen-beta`) from now on, with 1 identity, 1 claim rows\n\n"
        "### People changed\n\n- Specimen Beta (`specimen-beta`): note: empty → “Invented note.”\n\n"
        "### New claims\n\n"
        "- bio, Example Alpha, undated (Sample Herald Evening), on “Page of Sample Herald Evening, title not recorded (1 March 2020)” "
        "(`herald-2_9`): “New.”\n\n"
        "### Claims changed\n\n"
        "- figure, Invented letter letter-one, February 2020 (Test Gazette), on “Page of Test Gazette, title not recorded (1 March 2020)” (`gazette-2_3`): "
        "detail: “Invented figure.” → “Invented figure, corrected.”\n\n"
        "### Claims removed\n\n"
        "- bio, Specimen Beta, undated (Test Gazette), on “Page of Test Gazette, title not recorded (1 March 2020)” (`gazette-2_9`): "
        "“Invented studies.”\n\n"
    )
    cited = yaml.safe_load((folder_of(house, "1.1") / "CITATION.cff").read_text(encoding="utf-8"))
    project = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited == project | {"version": "1.1", "date-released": NEXT}


ATOM = "{http://www.w3.org/2005/Atom}"


def entries(path: Path) -> list[tuple[str, str, list[str]]]:
    """Id, title and lines of each entry of a feed."""
    feed = ElementTree.parse(path).getroot()
    days = [entry.text for entry in feed.iter(f"{ATOM}updated")]
    assert feed.tag == f"{ATOM}feed" and days[1:] == sorted(days[1:], reverse=True)
    lines = ".//{http://www.w3.org/1999/xhtml}li"
    return [
        (e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}title"), [li.text for li in e.iterfind(lines)])
        for e in feed.iter(f"{ATOM}entry")
    ]


def test_feeds(house: House) -> None:
    made(house, "1.0")
    changed_in_five_ways(house)
    made(house, "1.1", NEXT)
    folder = folder_of(house, "1.1")
    tag = "tag:signatories.invalid,2026:"
    alpha = (f"{tag}person/example-alpha/1.1", "Example Alpha: what changed in 1.1", ["claim herald-2_9: added"])
    beta = (
        f"{tag}person/specimen-beta/1.1",
        "Specimen Beta: what changed in 1.1",
        ["person b-specimen is specimen-beta from now on", "person specimen-beta: note: empty → Invented note.", "claim gazette-2_9: removed"],
    )  # fmt: skip
    letter = (
        f"{tag}letter/letter-one/1.1",
        "Invented letter letter-one: what changed in 1.1",
        ["claim gazette-2_3: detail: Invented figure. → Invented figure, corrected."],
    )
    counts = [
        "person: 1 merged into another",
        "person: 1 changed",
        "claim: 1 changed",
        "claim: 1 removed",
        "claim: 1 added",
    ]
    whole = (f"{tag}release/1.1", "Release 1.1, compared with 1.0", counts)
    assert entries(folder / "feed.xml") == [whole, letter, alpha, beta]  # 1.0 held somebody who is withheld now
    found = {str(p.relative_to(folder / "feeds")): entries(p) for p in (folder / "feeds").rglob("*.xml")}
    assert found == {
        "letter/letter-one.xml": [letter], "letter/letter-two.xml": [],
        "person/example-alpha.xml": [alpha], "person/specimen-beta.xml": [beta], "person/dummy-gamma.xml": [],
    }  # fmt: skip


def test_a_name_that_no_xml_can_hold(house: House) -> None:
    made(house, "1.0")
    altered(house, "gazette-2_3", detail="Odd \x0b & <b> ]]> sign")
    made(house, "1.1", NEXT)
    (_, _, lines) = entries(folder_of(house, "1.1") / "feeds" / "letter" / "letter-one.xml")[0]
    assert lines == ["claim gazette-2_3: detail: Invented figure. → Odd � & <b> ]]> sign"]


def ids(house: House, version: str, name: str) -> list[str]:
    """Ids of the entries of a feed, without the tag."""
    return [entry[0].partition(":signatories.invalid,2026:")[2] for entry in entries(folder_of(house, version) / name)]


def note(house: House, text: str) -> None:
    altered(house, "gazette-2_3", detail=text)


def test_feeds_keep_the_entries_of_earlier_releases_the_newest_first(house: House) -> None:
    made(house, "1.0")
    note(house, "Second.")
    made(house, "1.1", NEXT)
    altered(house, "gazette-2_7", detail="Third.")
    made(house, "1.2", "2020-05-01")
    list(merge_people(house, "b-specimen", "specimen-beta", "one page says so"))
    made(house, "1.3", "2020-06-01")
    letter, old, new = (
        f"feeds/{name}.xml" for name in ("letter/letter-one", "person/b-specimen", "person/specimen-beta")
    )
    assert [ids(house, "1.2", name) for name in ("feed.xml", letter, old, new)] == [
        ["release/1.2", "person/b-specimen/1.2", "release/1.1", "letter/letter-one/1.1", "release/1.0"],
        ["letter/letter-one/1.1"],
        ["person/b-specimen/1.2"],
        [],
    ]
    assert ids(house, "1.3", new) == ["person/specimen-beta/1.3", "person/b-specimen/1.2"]
    assert not (folder_of(house, "1.3") / old).exists()
    text = (folder_of(house, "1.2") / "feed.xml").read_text(encoding="utf-8")
    assert text[text.index("<entry>\n<id>tag:signatories.invalid,2026:release/1.1") :] == (
        (lambda first: first[first.index("<entry>") :])(
            (folder_of(house, "1.1") / "feed.xml").read_text(encoding="utf-8")
        )
    )


def test_feeds_keep_nothing_of_the_withheld_nor_of_a_release_that_held_it(house: House) -> None:
    made(house, "1.0")
    altered(house, "gazette-2_8", detail="Told of the one who is withheld later.")
    note(house, "Second.")
    made(house, "1.1", NEXT)
    withhold(house, "azmouni-zad")
    note(house, "Third.")
    made(house, "1.2", "2020-05-01")
    assert ids(house, "1.2", "feed.xml") == ["release/1.2", "letter/letter-one/1.2"]
    assert "azmouni" in (folder_of(house, "1.1") / "feed.xml").read_text(encoding="utf-8")
    note(house, "Fourth.")
    made(house, "1.3", "2020-06-01")
    assert ids(house, "1.3", "feed.xml") == [
        "release/1.3",
        "letter/letter-one/1.3",
        "release/1.2",
        "letter/letter-one/1.2",
    ]


def test_an_entry_that_names_who_is_withheld_since_goes_from_a_release_that_stands(house: House) -> None:
    made(house, "1.0")
    note(house, "Second.")
    made(house, "1.1", NEXT)
    hidden = person("new-id", "Second", publish="withheld")
    house.private.write(type(hidden), [hidden])
    note(house, "Third.")
    made(house, "1.2", "2020-05-01")
    assert ids(house, "1.2", "feed.xml") == ["release/1.2", "letter/letter-one/1.2", "release/1.1", "release/1.0"]


def test_a_feed_has_a_hundred_entries_at_most(house: House) -> None:
    made(house, "1.0")
    house.records.append(PersonRecord, [person(f"extra-{n}", f"Extra {n}") for n in range(150)])
    made(house, "1.1", NEXT)
    found = ids(house, "1.1", "feed.xml")
    assert (len(found), found[0]) == (100, "release/1.1")


def test_links_are_whole_addresses_where_the_citation_file_names_the_site(house: House) -> None:
    def links(version: str) -> list[str]:
        return re.findall(r'<link href="([^"]*)"', (folder_of(house, version) / "feed.xml").read_text(encoding="utf-8"))

    made(house, "1.0")
    assert links("1.0") == ["/data"]
    with (house.root / "CITATION.cff").open("a", encoding="utf-8") as file:
        file.write("url: https://letters.invalid/\n")
    note(house, "Second.")
    made(house, "1.1", NEXT)
    site = "https://letters.invalid"
    assert links("1.1") == [f"{site}/data", f"{site}/letter/letter-one", f"{site}/data"]
