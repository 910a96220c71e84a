"""Faults in records: each told by file, line, column, value and what is accepted, all at once, and nothing written."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import invented_house
from signatories_loaders.cli import main
from signatories_loaders.paths import House

EDTF = "YYYY, YYYY-MM or YYYY-MM-DD from 1900 on, with ~ where inferred, or two of these with / between, in order"
SLUG = "small letters a to z, digits, hyphen, dot and underscore, beginning with a letter or digit"
URL = "an address that begins with http:// or https://, without spaces"
AS_PRINTED = "accepted: a date as the page prints it"
PEOPLE = "person_id, name_en, name_en_basis, name_fa, name_fa_basis, publish, note"
PUBLISHERS = "publisher_id, name, house, aliases"
EARLIER = b"the file of an earlier build"


@dataclass(frozen=True)
class Damage:
    """A change of one file's bytes and the lines that `check` prints for it. With `old` empty, `new` is added behind."""

    kind: str
    file: str
    old: str
    new: str | bytes
    faults: tuple[str, ...]

    def apply(self, house: House) -> None:
        """Damage the file; the old text must stand in it exactly once."""
        path = house.records.folder / self.file
        new = self.new.encode() if isinstance(self.new, str) else self.new
        data, old = path.read_bytes(), self.old.encode()
        if old:
            assert data.count(old) == 1, f"{self.old!r} stands {data.count(old)} times in {self.file}"
            path.write_bytes(data.replace(old, new))
        else:
            path.write_bytes(data + new)


CELLS = [  # Damage to single cells and rows; all of it can stand in one folder.
    Damage(
        "missing source", "claims.csv", "gazette-1_3,gazette-1,", "gazette-1_3,gazette-9,",
        ("records/claims.csv:4: source_id: 'gazette-9': there is no such source; accepted: one that stands in the records",),
    ),
    Damage(
        "bad EDTF", "claims.csv", "Example Alpha,,2020-01-20,", "Example Alpha,,20 January 2020,",
        (f"records/claims.csv:6: date: '20 January 2020': accepted: {EDTF}",),
    ),
    Damage(
        "day that does not exist", "claims.csv", "signed,Specimen Beta,letter-one,2020-01-10,",
        "signed,Specimen Beta,letter-one,2020-02-30,",
        (f"records/claims.csv:3: date: '2020-02-30': 2020-02 has no day 30; accepted: {EDTF}",),
    ),
    Damage(
        "Jalali year", "claims.csv", "نمونک بتا,,2020-01,", "نمونک بتا,,1398-05-20,",
        (f"records/claims.csv:11: date: '1398-05-20': 1398 is a Jalali year (about 2019 Gregorian); accepted: {EDTF}",),
    ),
    Damage(
        "interval backwards", "claims.csv", "Exampel Alpha,,2020-03-05,", "Exampel Alpha,,2020-03-07/2020-03-05,",
        (
            "records/claims.csv:12: date: '2020-03-07/2020-03-05': the interval runs backwards; "
            f"accepted: {EDTF}",
        ),
    ),
    Damage(
        "31 Esfand", "claims.csv", "۲ بهمن ۱۳۹۸", "۳۱ اسفند ۱۳۹۹",
        (
            "records/claims.csv:9: date_as_printed: '۳۱ اسفند ۱۳۹۹': that Jalali month has 30 days, so no day 31; "
            f"{AS_PRINTED}",
        ),
    ),
    Damage(
        "30 Esfand of a common year", "claims.csv", "gazette-1_1,gazette-1,signed,Example Alpha,letter-one,2020-01-10,,,",
        "gazette-1_1,gazette-1,signed,Example Alpha,letter-one,2020-01-10,30 Esfand 1398,jalali,",
        (
            "records/claims.csv:2: date_as_printed: '30 Esfand 1398': that Jalali month has 29 days, so no day 30; "
            f"{AS_PRINTED}",
        ),
    ),
    Damage(
        "day 31 of a month of 30 days", "claims.csv", "نمونه آلفا,,2020-02-10,,,", "نمونه آلفا,,2020-02-10,1398/7/31,jalali,",
        (
            "records/claims.csv:10: date_as_printed: '1398/7/31': that Jalali month has 30 days, so no day 31; "
            f"{AS_PRINTED}",
        ),
    ),
    Damage(
        "a claim of nobody", "claims.csv", "gazette-2_1,gazette-2,arrest,Example Alpha", "gazette-2_1,gazette-2,arrest,",
        ("records/claims.csv:6: name: accepted: a name, in every claim but letter and figure",),
    ),
    Damage(
        "a Persian date of no calendar", "claims.csv", "hunger_strike,Exampel Alpha,,,,", "hunger_strike,Exampel Alpha,,,اسفند ۱۳۹۸,",
        ("records/claims.csv:15: calendar: the printed date names a Jalali month or year; accepted: jalali, or both",),
    ),
    Damage(
        "not a number", "claims.csv", ",12 months,12,", ",12 months,twelve,",
        ("records/claims.csv:7: months_printed: 'twelve': accepted: a whole number up to 2,000,000,000",),
    ),
    Damage(
        "number below what is possible", "claims.csv", ",,,,,,,,,,stated,Invented figure.",
        ",,,,,,,,,0,stated,Invented figure.",
        ("records/claims.csv:8: position: '0': accepted: a whole number from 1 on",),
    ),
    Damage(
        "empty required field", "claims.csv", ",public,invented#herald-2_2", ",public,",
        ("records/claims.csv:13: loaded_from: needs a value",),
    ),
    Damage(
        "unknown word", "claims.csv", "stated,Invented and undated.", "certain,Invented and undated.",
        ("records/claims.csv:15: certainty: 'certain': accepted: stated, reported, alleged, disputed",),
    ),
    Damage(
        "wrong number of cells", "claim_charges.csv", "testing aloud,tpc-1", "testing aloud",
        ("records/claim_charges.csv:2: has 3 cells; accepted: 4, as in the header",),
    ),
    Damage(
        "unknown person", "identity.csv", "نمونک بتا,,specimen-beta,", "نمونک بتا,,nobody-epsilon,",
        (
            "records/identity.csv:7: person_id: 'nobody-epsilon': there is no such person; accepted: one that stands in the "
            "records",
        ),
    ),
    Damage(
        "unknown event", "event_claims.csv", "custody-2020-01,herald-2_1", "custody-2020-02,herald-2_1",
        (
            "records/event_claims.csv:5: event_id: 'example-alpha-custody-2020-02': there is no such event; accepted: one "
            "that stands in the records",
        ),
    ),
    Damage(
        "event without a claim", "events.csv", "", "specimen-beta-exile,specimen-beta,exile,,,,reviewed,2020-02-02,\n",
        (
            "records/events.csv:6: event_id: 'specimen-beta-exile': no claim stands on it; accepted: an event with a claim",
        ),
    ),
    Damage(
        "duplicate key", "event_claims.csv", "",
        "specimen-beta-custody-2020-01,herald-1_3,unclear,during,,reviewed,2020-02-02\n",
        (
            "records/event_claims.csv:9: event_id: 'specimen-beta-custody-2020-01, herald-1_3': the key stands already in "
            "line 8; accepted: once",
        ),
    ),
    Damage(
        "two positive decisions for one name", "identity.csv", "",
        "gazette-2,Example Alpha,,dummy-gamma,positive,Invented for a test.,reviewed,2020-02-02\n",
        (
            "records/identity.csv:9: person_id: 'dummy-gamma': another row decides for example-alpha; accepted: one "
            "positive decision a name",
        ),
    ),
    Damage(
        "bad slug", "figures.csv", "gazette-2_3-1,", "Gazette 2,",
        (f"records/figures.csv:2: figure_id: 'Gazette 2': accepted: {SLUG}",),
    ),
    Damage(
        "bad address", "sources.csv", "https://herald-2.invalid/", "herald-2.invalid",
        (f"records/sources.csv:5: url: 'herald-2.invalid': accepted: {URL}",),
    ),
    Damage(
        "not NFC", "identity.csv", "herald-1,نمونه آلفا,", "herald-1,نمونه ا\u0653لفا,",
        (
            "records/identity.csv:6: name: 'نمونه ا\u0653لفا': is not in Unicode normal form C; accepted: NFC (signatories "
            "format)",
        ),
    ),
]  # fmt: skip

FILES = [  # Damage that keeps a file from being read; each in a file of its own, so all of it can stand in one folder.
    Damage(
        "unknown column", "letters.csv", "signatories_source_id,note", "signatories_source_id,remark",
        (
            "records/letters.csv:1: remark: unknown column; accepted: letter_id, title_en, title_fa, title_source_id, "
            "addressee, addressee_fa, addressee_source_id, date, date_source_id, demands, demands_fa, demands_source_id, "
            "signatories_published, "
            "signatories_source_id, note",
        ),
    ),
    Damage(
        "missing column", "charges.csv", "article,code,label_en,", "article,code,label_fa,",
        (
            "records/charges.csv:1: label_en: column is missing; accepted: a header that has it",
            "records/charges.csv:1: label_fa: stands twice in the header; accepted: once",
        ),
    ),
    Damage(
        "NUL byte", "set_aside.csv", "", "set_aside_id,place,reason,row_as_read\ninvented#1,line 1,a\0b,{}\n",
        ("records/set_aside.csv:2: holds a NUL byte; accepted: text",),
    ),
    Damage(
        "Windows-1256", "facilities.csv", "زندان آزمون", "زندان آزمون".encode("cp1256"),
        ("records/facilities.csv:2: 'd2 e4 cf c7': is not UTF-8; accepted: UTF-8",),
    ),
    Damage(
        "carriage returns", "merged.csv", "", "old_id,new_id,kind,reason,decided_on\r\n",
        ("records/merged.csv:1: holds a carriage return; accepted: line ends \\n (signatories format)",),
    ),
    Damage(
        "byte order mark", "loadings.csv", "loading_id,", "\ufeffloading_id,",
        (
            "records/loadings.csv:1: begins with a byte order mark; accepted: UTF-8 without one (signatories format)",
        ),
    ),
    Damage(
        "open quote", "publishers.csv", "sample-herald-evening,Sample", 'sample-herald-evening,"Sample',
        (
            "records/publishers.csv:3: cannot be read as CSV from here on (unexpected end of data); a quote may be open",
        ),
    ),
    Damage(
        "empty file", "expectations.csv", "", "",
        ("records/expectations.csv:1: is empty; accepted: a header with table_name, floor, ceiling",),
    ),
]  # fmt: skip

OWN = [  # The same kinds where their file is named by the references of others.
    Damage(
        "unknown column of people", "people.csv", "publish,note", "publish,remark",
        (f"records/people.csv:1: remark: unknown column; accepted: {PEOPLE}",),
    ),
    Damage(
        "a whole number that no database holds", "claims.csv", ",12 months,12,", ",12 months,99999999999999999999,",
        ("records/claims.csv:7: months_printed: '99999999999999999999': accepted: a whole number up to 2,000,000,000",),
    ),
    Damage(
        "unknown publisher", "sources.csv", "herald-1.invalid/,,sample-herald,", "herald-1.invalid/,,sample-heralds,",
        (
            "records/sources.csv:4: publisher_id: 'sample-heralds': there is no such publisher; accepted: one that stands in "
            "the records",
        ),
    ),
    Damage(
        "a long value is cut", "people.csv", "specimen-beta,Specimen Beta,printed,", f"specimen-beta,Specimen Beta,{'p' * 70},",
        (f"records/people.csv:4: name_en_basis: '{'p' * 60}…': accepted: printed, transliterated",),
    ),
    Damage(
        "a row of several lines is named by its first", "publishers.csv", "sample-herald,Sample Herald,Sample Herald,",
        'sample-herald,Sample Herald,Sample Herald,"Invented\nalias"\nBad Slug,Sample Word,Sample Word,',
        (f"records/publishers.csv:4: publisher_id: 'Bad Slug': accepted: {SLUG}",),
    ),
    Damage(
        "a line is missing cells", "publishers.csv", "sample-herald-evening,Sample Herald Evening,Sample Herald,\n", "\n",
        (
            "records/publishers.csv:3: has 0 cells; accepted: 4, as in the header",
        ),
    ),
]  # fmt: skip


def run(house: House, command: str) -> Result:
    """The command on a house."""
    return CliRunner().invoke(main, ["--house", str(house.root), command])


def told(faults: list[str]) -> list[str]:
    """The lines that are printed for faults, in the order given."""
    return [*faults, f"Error: {len(faults)} fault{'s' * (len(faults) > 1)}; nothing was changed", ""]


def files(house: House) -> dict[str, bytes]:
    """Every file of a house with its bytes."""
    return {str(path.relative_to(house.root)): path.read_bytes() for path in house.root.rglob("*") if path.is_file()}


def refuses(house: House, faults: list[str]) -> None:
    """Assert that check and build tell just these faults and write nothing."""
    house.database.write_bytes(EARLIER)
    before = files(house)
    for command in ("check", "build"):
        result = run(house, command)
        assert (result.exit_code, result.stdout, result.stderr.split("\n")) == (1, "", told(faults))
        assert files(house) == before


def by_place(fault: str) -> tuple[str, int, str]:
    """File and line, by which faults are told in order."""
    file, line, rest = fault.split(":", 2)
    return file, int(line), rest


def touched(damage: Damage, house: House) -> House:
    """A house with one damage; a file that the invented house does not have begins empty."""
    (house.records.folder / damage.file).touch()
    damage.apply(house)
    return house


@pytest.mark.parametrize("damage", [*CELLS, *FILES, *OWN], ids=lambda d: d.kind.replace(" ", "-"))
def test_one_fault(damage: Damage, house: House) -> None:
    refuses(touched(damage, house), list(damage.faults))


def test_all_faults_at_once(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    everything = [*CELLS, *FILES]
    for damage in everything:
        touched(damage, house)
    faults = sorted((fault for damage in everything for fault in damage.faults), key=by_place)
    assert (len(everything), len(faults)) == (31, 32)
    refuses(house, faults)


def test_without_an_earlier_build_none_is_made(house: House) -> None:
    touched(CELLS[0], house)
    before = files(house)
    assert run(house, "build").exit_code == 1
    assert files(house) == before


@pytest.mark.parametrize("name", ["publishers", "sources", "people", "claims", "events", "letters", "charges"])
def test_an_unreadable_file_tells_one_fault_and_nothing_is_called_missing(name: str, house: House) -> None:
    path = house.records.folder / f"{name}.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f'{header}\n"{rest}', encoding="utf-8")
    why = "',' expected after '\"'" if name == "claims" else "unexpected end of data"
    refuses(house, [f"records/{name}.csv:2: cannot be read as CSV from here on ({why}); a quote may be open"])


def test_a_fault_in_one_row_hides_no_missing_reference_into_its_file(house: House) -> None:
    touched(OWN[3], house)
    unknown = next(damage for damage in CELLS if damage.kind == "unknown person")
    refuses(touched(unknown, house), [*unknown.faults, *OWN[3].faults])


def test_a_missing_source_hides_no_missing_claim(house: House) -> None:
    touched(CELLS[0], house)
    unknown = Damage(
        "unknown claim", "event_claims.csv", "gazette-2_2", "gazette-2_9",
        (
            "records/event_claims.csv:7: claim_id: 'gazette-2_9': there is no such claim; accepted: one that stands in the "
            "records",
        ),
    )  # fmt: skip
    refuses(touched(unknown, house), [*CELLS[0].faults, *unknown.faults])


def test_thirty_esfand_of_a_leap_year_is_a_day(house: House) -> None:
    Damage("leap", "claims.csv", "۲ بهمن ۱۳۹۸", "۳۰ اسفند ۱۳۹۹", ()).apply(house)
    result = run(house, "check")
    assert (result.exit_code, result.output) == (0, "the records are sound: 14 claims, 4 sources, 4 events\n")
