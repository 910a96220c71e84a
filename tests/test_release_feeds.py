"""What a release says of itself to people: CITATION.cff, CHANGES.md, and the Atom feeds of what changed."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from releasing import DAY, NEXT, ROOT, altered, changed_in_five_ways, folder_of, house_of, made, two_of_one
from signatories_loaders.paths import House


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
        "- bio, Example Alpha, undated (Sample Herald Evening), on the page “Sample Herald Evening, 2020-03-01: herald-2” "
        "(`herald-2_9`): “New.”\n\n"
        "### Claims changed\n\n"
        "- figure, letter-one, 2020-02 (Test Gazette), on the page “Test Gazette, 2020-03-01: gazette-2” (`gazette-2_3`): "
        "detail: “Invented figure.” → “Invented figure, corrected.”\n\n"
        "### Claims removed\n\n"
        "- bio, Specimen Beta, undated (Test Gazette), on the page “Test Gazette, 2020-03-01: gazette-2” (`gazette-2_9`): "
        "“Invented studies.”\n\n"
    )
    cited = yaml.safe_load((folder_of(house, "1.1") / "CITATION.cff").read_text(encoding="utf-8"))
    project = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited == project | {"version": "1.1", "date-released": NEXT}


ATOM = "{http://www.w3.org/2005/Atom}"


def entries(path: Path) -> list[tuple[str, str, list[str]]]:
    """Id, title and lines of each entry of a feed."""
    feed = ElementTree.parse(path).getroot()
    assert feed.tag == f"{ATOM}feed" and {e.text for e in feed.iter(f"{ATOM}updated")} == {f"{NEXT}T00:00:00Z"}
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
    assert entries(folder / "feed.xml") == [whole, letter, alpha, beta]
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
