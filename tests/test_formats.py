"""Any file as rows of text cells: CSV, TSV, XLSX, ODS, JSON, saved pages, letters; and files that are none of them."""

import codecs
import json
import tracemalloc
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signatories_loaders.formats import read_file, row
from signatories_loaders.records.fault import Faults
from spreadsheets import MAIN, ods_parts, ods_rows, sheet_rows, text_cell, write, xlsx_parts

HEADER = ["position", "name", "role"]
PEOPLE = [["1", "آزمون نمونه", "نویسنده و شاعر"], ["2", "Test Sample", "lawyer"], ["3", "مثال سومی", ""]]
TABLE = [HEADER, *PEOPLE]


class Read:
    """A file as read: everything a test compares."""

    def __init__(self, path: Path) -> None:
        faults = Faults(path.parent)
        table = read_file(path, faults)
        rows = list(table.rows)
        self.columns = table.columns
        self.places = [row.place for row in rows]
        self.cells = [list(row.cells.values()) for row in rows]
        self.aside = table.set_aside
        self.faults = [str(fault) for fault in faults.found]
        assert all(list(row.cells) == table.columns for row in rows)


def read(path: Path, content: str | bytes) -> Read:
    """Write the content and read the file."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Read(path)


def lines(delimiter: str, end: str = "\n") -> str:
    """The table as separated text."""
    return "".join(delimiter.join(cells) + end for cells in TABLE)


def page(rows: list[list[str]]) -> str:
    """The table as a page."""
    inner = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in rows)
    return f"<!DOCTYPE html><html><body><ul><li>Menu</li></ul><table>{inner}</table></body></html>"


def test_the_same_list_in_every_format_gives_the_same_cells(tmp_path: Path) -> None:
    objects = [dict(zip(HEADER, [int(cells[0]), *cells[1:]], strict=True)) for cells in PEOPLE]
    letter = "امضاها:\n۱. آزمون نمونه (نویسنده و شاعر)\n٢- Test Sample - lawyer\n3) مثال سومی\n"
    numbers = sheet_rows([HEADER]) + "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n - 1}</v></c>{text_cell(f"B{n}", cells[1])}{text_cell(f"C{n}", cells[2])}</row>'
        for n, cells in enumerate(PEOPLE, 2)
    )
    files = {
        "list.csv": lines(",").encode(),
        "bom.csv": codecs.BOM_UTF8 + lines(",", "\r\n").encode(),
        "semicolon.csv": lines(";").encode(),
        "list.tsv": lines("\t").encode("utf-16"),
        "big-endian.txt": codecs.BOM_UTF16_BE + lines("\t", "\r\n").encode("utf-16-be"),
        "plain.txt": lines(",").encode(),
        "windows.csv": lines(",").replace("ی", "ي").encode("cp1256"),
        "list.json": json.dumps(objects).encode(),
        "named.json": json.dumps({"letter": "invented", "names": objects}).encode(),
        "list.jsonl": "\n".join(json.dumps(one) for one in objects).encode(),
        "page.html": page(TABLE).encode(),
        "letter.txt": letter.encode(),
    }
    for name, content in files.items():
        found = read(tmp_path / name, content)
        cells = [[cell.replace("ي", "ی") for cell in cells[:3]] for cells in found.cells]
        assert (name, found.columns[:3], cells, found.faults) == (name, HEADER, PEOPLE, [])
    for path in (
        write(tmp_path / "list.xlsx", xlsx_parts({"Sheet1": sheet_rows(TABLE)})),
        write(tmp_path / "numbers.xlsx", xlsx_parts({"Sheet1": numbers})),
        write(tmp_path / "list.ods", ods_parts({"Sheet1": ods_rows(TABLE)})),
        write(tmp_path / "no-suffix", xlsx_parts({"Sheet1": sheet_rows(TABLE)})),
    ):
        found = Read(path)
        assert (path.name, found.columns, found.cells, found.faults) == (path.name, HEADER, PEOPLE, [])


def test_places(tmp_path: Path) -> None:
    write(tmp_path / "list.xlsx", xlsx_parts({"Sheet1": sheet_rows(TABLE)}))
    assert Read(tmp_path / "list.xlsx").places == ["list.xlsx:Sheet1:2", "list.xlsx:Sheet1:3", "list.xlsx:Sheet1:4"]
    assert read(tmp_path / "list.csv", 'a,b\n1,"x\ny"\n\n2,z\n').places == ["list.csv:2", "list.csv:5"]
    assert read(tmp_path / "list.json", '[{"a":1},{"a":2}]').places == ["list.json:1", "list.json:2"]
    assert read(tmp_path / "a.jsonl", '{"a":1}\n\n{"a":2}').places == ["a.jsonl:1", "a.jsonl:3"]
    found = read(tmp_path / "page.html", page(TABLE))
    assert found.places == ["page.html:table 1:2", "page.html:table 1:3", "page.html:table 1:4"]
    assert found.aside == [("page.html:list 1:1", "Menu", "a list beside the table")]


def test_cells_stand_as_they_are_but_for_nfc(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", 'name,note\n"e\u0301\u202e","  a\r\nb ""q"" 0000-00-00 "\n')
    assert found.cells == [["é\u202e", '  a\nb "q" 0000-00-00 ']]


def test_a_single_column_with_commas_in_a_tsv(tmp_path: Path) -> None:
    found = read(tmp_path / "a.tsv", "name, role\nSample, x\n")
    assert (found.columns, found.cells) == (["name, role"], [["Sample, x"]])


def test_empty_columns_and_rows_at_the_end_do_not_count(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", "\na,,b,,\n1,2,3,,\n,,,,\n")
    assert (found.columns, found.cells, found.faults) == (["a", "column 2", "b"], [["1", "2", "3"]], [])


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.csv", "a,b\n1\n", "a.csv:2: has 1 cells; accepted: 2, as in the header"),
        ("a.csv", "a,b\n1,2,3\n", "a.csv:2: has 3 cells; accepted: 2, as in the header"),
        ("a.csv", "a,a\n1,2\n", "a.csv:1: a: stands twice in the header; accepted: once"),
        ("a.csv", "", "a.csv:1: is empty; accepted: CSV, TSV, XLSX, ODS, JSON, JSON Lines, a saved HTML page, or the text of a letter"),
        ("a.csv", "\n\n", "a.csv:1: is empty; accepted: a header and rows"),
        ("a.csv", "a,b\n1,\"x\n", "a.csv:2: cannot be read as separated text from here on (unexpected end of data); a quote may be open; accepted: a quote is doubled, and closed, in a quoted cell"),
        ("a.csv", "a,b\n1,x\0\n", "a.csv:2: holds a NUL byte; accepted: UTF-8, UTF-16 with a byte order mark, or Windows-1256 of Persian or Arabic letters"),
        ("a.json", '[{"a":1},\n{]', "a.json:2: ']': is not JSON (Expecting property name enclosed in double quotes); accepted: a list of objects, an object with one list of objects, or an object a line"),
        ("a.json", '[{"a":1,"a":2}]', "a.json:1: a: stands twice in one object; accepted: once"),
        ("a.json", '[{"a":' + "1" * 5000 + "}]", "a.json:1: is not JSON (a number of 5,000 digits); accepted: a list of objects, an object with one list of objects, or an object a line"),
        ("a.jsonl", '{"a":1,"a":2}', "a.jsonl:1: a: stands twice in one object; accepted: once"),
        ("a.json", '[{"\\ud800":1}]', "a.json:1: ?: holds half of a character (a lone surrogate); accepted: whole characters"),
        ("a.json", '[{"":1}]', "a.json:1: is a key without a name; accepted: keys with names"),
        ("a.json", '[{"é":1,"e\u0301":2}]', "a.json:1: é: stands twice in one object; accepted: once"),
        ("a.json", '[{"a":NaN}]', "a.json:1: is not JSON (NaN is not a number); accepted: a list of objects, an object with one list of objects, or an object a line"),
        ("a.json", '[{"a":"x\\ud800"}]', "a.json:1: a: 'x?': holds half of a character (a lone surrogate); accepted: whole characters"),
        ("a.json", '[{"a":"x\\u0000"}]', "a.json:1: a: 'x�': holds a NUL character; accepted: text"),
        ("a.json", '[1]', "a.json:1: '1': item is not an object; accepted: a list of objects, an object with one list of objects, or an object a line"),
        ("a.json", '{"a":[],"b":[]}', "a.json:1: is JSON of another shape; accepted: a list of objects, an object with one list of objects, or an object a line"),
        ("a.html", "<p>nothing</p>", "a.html:1: has no table and no list; accepted: a page with one of them"),
        ("a.xlsx", "a,b", "a.xlsx:1: '61 2c 62': is not a workbook (it does not begin with PK); accepted: CSV, TSV, XLSX, ODS, JSON, JSON Lines, a saved HTML page, or the text of a letter"),
        ("a.txt", "%PDF-1.7", "a.txt:1: is a PDF; accepted: CSV, TSV, XLSX, ODS, JSON, JSON Lines, a saved HTML page, or the text of a letter"),
    ],
)  # fmt: skip
def test_faults_say_where_and_what_is_accepted(tmp_path: Path, name: str, content: str, fault: str) -> None:
    found = read(tmp_path / name, content)
    assert (found.cells, found.faults) == ([], [fault])


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    accepted = "accepted: CSV, TSV, XLSX, ODS, JSON, JSON Lines, a saved HTML page, or the text of a letter"
    assert Read(tmp_path / "no.csv").faults == [f"no.csv:1: cannot be opened (No such file or directory); {accepted}"]
    (tmp_path / "folder").mkdir()
    assert Read(tmp_path / "folder").faults == [f"folder:1: cannot be opened (Is a directory); {accepted}"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("نام,b\nآزمون,1\n".encode() + "نمونه,2\n".encode("cp1256"), "3: 'e4 e3 e6 e4'"),
        ("نام,b\n".encode("cp1256") + "نمونه,2\n".encode(), "1: 'e4 c7 e3 2c'"),
        ("name,b\nJosé,1\n".encode("latin-1"), "2: 'e9 2c 31 0a'"),
        ("name,b\nNuñez,1\n".encode("latin-1"), "2: 'f1 65 7a 2c'"),
        (codecs.BOM_UTF8 + "نام,b\n".encode("cp1256"), "1: 'e4 c7 e3 2c'"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "1: '00 d8'"),
    ],
)
def test_mixed_and_foreign_encodings_are_not_guessed(tmp_path: Path, content: bytes, place: str) -> None:
    kind = "UTF-16" if content.startswith(codecs.BOM_UTF16_LE) else "UTF-8"
    accepted = "accepted: UTF-8, UTF-16 with a byte order mark, or Windows-1256 of Persian or Arabic letters"
    found = read(tmp_path / "a.csv", content)
    assert (found.cells, found.faults) == ([], [f"a.csv:{place}: is not {kind}; {accepted}"])


def test_json_values(tmp_path: Path) -> None:
    text = '{"n":[{"a":1.0,"b":1402.10,"c":true,"d":null,"e":[1,{"x":"آ"}]},{"f":"0000-00-00"}],"by":"hand"}'
    found = read(tmp_path / "a.json", text)
    assert found.columns == ["a", "b", "c", "d", "e", "f"]
    assert found.cells == [["1", "1402.10", "true", "", '[1,{"x":"آ"}]', ""], ["", "", "", "", "", "0000-00-00"]]
    assert found.aside == [("a.json", "by: hand", "beside the list")]


def test_a_broken_line_of_json_lines_is_told_once_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", '{"a":1}\n{"a":\n[2]\n{"b":2}\n')
    assert found.cells == [["1", ""], ["", "2"]]
    assert found.faults == [
        "a.jsonl:2: '{\"a\":': is not JSON (Expecting value); accepted: an object a line",
        "a.jsonl:3: '[2]': item is not an object; accepted: a list of objects, an object with one list of objects, or an object a line",
    ]


def test_a_page_with_merged_cells_entities_and_nesting(tmp_path: Path) -> None:
    text = (
        "<script>var t='<table><tr><td>no</td><td>no</td></tr></table>';</script><table><tr><th>a<th colspan=2>b</tr>"
        "<tr><td rowspan='2'>آ&zwnj;ب &amp; x<br>y<td>1<td> 2 </tr><tr><td>3<td><table><tr><td>in</table></tr></table>"
    )
    found = read(tmp_path / "a.html", text)
    fault = "a.html:2: has 3 cells (in table 1); accepted: 2, as in the header"
    assert (found.columns, found.cells, found.faults) == (["a", "b"], [["", "3"]], [fault])
    found = read(tmp_path / "a.html", text.replace("<th colspan=2>b", "<th>b<th>c"))
    assert (found.columns, found.cells) == (["a", "b", "c"], [["آ\u200cب & x y", "1", "2"], ["", "3", ""]])


def test_a_page_that_is_cut_off_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.html", "<ul><li>Test One<li>Test Two<!-- three<li>four")
    wrong = "is not closed, so that what follows is not read; accepted: a saved page"
    names = [["", "Test One", "", ""], ["", "Test Two", "", ""]]
    assert (found.cells, found.faults) == (names, [f"a.html:1: '<!-- three<li>four</': {wrong}"])


def test_a_long_line_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,")
        for _ in range(200):
            file.write(b"x" * (1 << 20))
    tracemalloc.start()
    found = Read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.faults == ["a.csv:2: is longer than 1,048,576 characters; accepted: lines up to that length"]
    assert peak < 20 << 20


def test_rows_beyond_the_cap_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row, "ROWS", 2)
    found = read(tmp_path / "a.csv", lines(","))
    assert (len(found.cells), found.faults) == (2, ["a.csv:1: has more than 2 rows; accepted: up to 2"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300)
    | st.text(alphabet='{}[]":,1a\n<tabletr>/td&#;ol\x00\ud7ff', max_size=200).map(str.encode)
    | st.text(max_size=60).map(lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")),
    suffix=st.sampled_from(["csv", "tsv", "json", "jsonl", "html", "txt", "xlsx", "ods", "bin"]),
)
def test_wild_bytes_never_raise(tmp_path: Path, content: bytes, suffix: str) -> None:
    found = read(tmp_path / f"wild.{suffix}", content)
    text = "".join([*found.columns, *chain(*found.cells, *found.aside), *found.faults])
    assert "\0" not in text
    text.encode()  # Raises for half of a character.


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 10_000), byte=st.binary(min_size=1, max_size=3), kind=st.sampled_from(["xlsx", "ods"]))
def test_a_damaged_workbook_never_raises(tmp_path: Path, cut: int, byte: bytes, kind: str) -> None:
    parts = xlsx_parts({"S": sheet_rows(TABLE)}) if kind == "xlsx" else ods_parts({"S": ods_rows(TABLE)})
    whole = write(tmp_path / f"a.{kind}", parts).read_bytes()
    at = cut % len(whole)
    read(tmp_path / f"a.{kind}", whole[:at] + byte + whole[at + len(byte) :])
    name = sorted(parts)[cut % len(parts)]
    place = cut % max(len(parts[name]), 1)
    damaged = parts[name][:place] + byte.decode("latin-1") + parts[name][place + 1 :]
    Read(write(tmp_path / f"b.{kind}", parts | {name: damaged}))


def workbook_faults(path: Path) -> list[str]:
    """The faults of a workbook of which nothing is read."""
    found = Read(path)
    assert (found.columns, found.cells) == ([], [])
    return found.faults


def sheet(rows: str, **more: str) -> dict[str, str]:
    """The parts of a workbook of one sheet."""
    return xlsx_parts({"S": rows}) | more


def test_values_of_a_sheet(tmp_path: Path) -> None:
    header = "".join(text_cell(f"{column}3", name) for column, name in zip("BCDEF", "abcde", strict=True))
    rows = (
        f'<row r="3">{header}</row><row r="5">{text_cell("B5", "0000-00-00")}<c r="C5"><v>12</v></c>'
        '<c r="D5" s="1"><v>45296</v></c><c r="E5" s="2"><v>45296.5</v></c><c r="F5"><v>1.25</v></c></row>'
        '<row r="6"><c r="C6" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="D6" t="b"><v>1</v></c></row>'
    )
    merged = '<mergeCells count="1"><mergeCell ref="B5:B6"/></mergeCells>'
    found = Read(write(tmp_path / "a.xlsx", xlsx_parts({"S": rows}, merged)))
    assert (found.columns, found.faults) == (list("abcde"), [])
    assert found.cells == [
        ["0000-00-00", "12", "2024-01-05", "2024-01-05T12:00:00", "1.25"],
        ["", "xy", "true", "", ""],
    ]
    assert found.places == ["a.xlsx:S:5", "a.xlsx:S:6"]


def test_values_of_an_ods_sheet(tmp_path: Path) -> None:
    far = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    values = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="12"><text:p>12,0</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-01-05"><text:p>5 Jan</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    found = Read(write(tmp_path / "a.ods", ods_parts({"S": ods_rows([["a", "b"]]) + values + far})))
    assert (found.columns, found.cells, found.faults) == (["a", "b"], [["12", "2024-01-05"]], [])


def test_sheets_under_one_header_are_joined_and_others_set_aside(tmp_path: Path) -> None:
    sheets = {
        "A": sheet_rows(TABLE[:2]),
        "Empty": "",
        "Notes": sheet_rows([["note"], ["x"]]),
        "B": sheet_rows([HEADER, PEOPLE[1]]),
    }
    found = Read(write(tmp_path / "a.xlsx", xlsx_parts(sheets)))
    assert (found.cells, found.places) == (PEOPLE[:2], ["a.xlsx:A:2", "a.xlsx:B:2"])
    why = "a sheet with other columns"
    assert found.aside == [("a.xlsx:Notes:1", "note", why), ("a.xlsx:Notes:2", "x", why)]


def test_a_failed_formula_and_a_nul_are_told(tmp_path: Path) -> None:
    rows = sheet_rows([["a", "b"]]) + f'<row r="2"><c r="A2" t="e"><v>#REF!</v></c>{text_cell("B2", "x")}</row>'
    found = Read(write(tmp_path / "a.xlsx", sheet(rows + f'<row r="3">{text_cell("A3", "x_x0000_")}</row>')))
    assert found.cells == [["", "x"]]
    assert found.faults == [
        "a.xlsx:2: A: '#REF!': is what a formula shows that has failed; accepted: a value",
        "a.xlsx:3: a: 'x�': holds a NUL character; accepted: text",
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_nasty_workbooks_are_refused(tmp_path: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    entities = f'<?xml version="1.0"?>{BOMB}<worksheet xmlns="{MAIN}"><sheetData>&b;</sheetData></worksheet>'
    path = write(tmp_path / "a.xlsx", xlsx_parts({"S": ""}) | {part: entities})
    assert workbook_faults(path) == [f"a.xlsx:1: declares a document type or entities ({part}); accepted: a workbook without them"]  # fmt: skip
    write(path, sheet(text_row("A1", "x") + text_row("XFD1048576", "y")))
    assert workbook_faults(path) == ["a.xlsx:1: has a sheet of 1,048,576 by 16,384 cells; accepted: 10,000,000 in all"]
    write(path, sheet(text_row("A0001-B", "x")))
    assert workbook_faults(path) == [f"a.xlsx:1: has a cell at 'A0001-B' ({part}); accepted: cells such as B2"]
    write(path, {"word/document.xml": "<w/>"})
    assert workbook_faults(path) == ["a.xlsx:1: is a zip file that is no workbook; accepted: XLSX or ODS"]
    path.write_bytes(b"PK\x03\x04 no zip")
    assert workbook_faults(path) == [
        "a.xlsx:1: is not a whole workbook (File is not a zip file); accepted: XLSX or ODS"
    ]
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 1_000_000}</t></si></sst>'
    shared = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1001))
    with zipfile.ZipFile(write(path, sheet(shared)), "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings)  # Stored, so that the ratio is not what refuses it.
    assert workbook_faults(path) == [
        "a.xlsx:1: has cells of 1,000,000,000 characters in all; accepted: up to 200,000,000"
    ]


@pytest.mark.parametrize(
    ("row", "cell", "inside", "fault"),
    [
        ("table:number-rows-repeated='1000000'", "table:number-columns-repeated='16000'", "x", "has a sheet of 1,000,000 by 16,000 cells; accepted: 10,000,000 in all"),
        ("table:number-rows-repeated='900000000'", "", "x", "has a sheet of 900,000,000 by 1 cells; accepted: 10,000,000 in all"),
        ("", "table:number-columns-repeated='+900000000'", "x", "has a sheet of 1 by 900,000,000 cells; accepted: 10,000,000 in all"),
        ("", "", "<text:s text:c='900000000'/>", "has cells of 900,000,000 characters in all; accepted: up to 200,000,000"),
        ("table:number-rows-repeated='100000'", "", "long text " * 500, "has cells of 500,000,000 characters in all; accepted: up to 200,000,000"),
    ],
)  # fmt: skip
def test_repeated_cells_are_counted_before_they_are_made(
    tmp_path: Path, row: str, cell: str, inside: str, fault: str
) -> None:
    rows = f"<table:table-row {row}><table:table-cell office:value-type='string' {cell}><text:p>{inside}</text:p></table:table-cell></table:table-row>"
    assert workbook_faults(write(tmp_path / "a.ods", ods_parts({"S": rows}))) == [f"a.ods:1: {fault}"]


def text_row(place: str, text: str) -> str:
    """A row of one cell."""
    return f"<row>{text_cell(place, text)}</row>"


def test_zip_bombs_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, sheet("", **{"xl/media/zeros.bin": "0" * 3_000_000}))
    assert workbook_faults(path) == [f"a.xlsx:1: grows {sizes(path) // path.stat().st_size} times when uncompressed; accepted: up to 200 times"]  # fmt: skip
    with (
        zipfile.ZipFile(write(path, sheet("")), "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("b.bin", "w") as big,
    ):
        for _ in range(201):
            big.write(b"0" * 1_000_000)
    assert workbook_faults(path) == [f"a.xlsx:1: holds {sizes(path):,} bytes uncompressed; accepted: up to 200,000,000"]


def sizes(path: Path) -> int:
    """Bytes of all parts."""
    with zipfile.ZipFile(path) as archive:
        return sum(info.file_size for info in archive.infolist())


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", sheet(sheet_rows(TABLE * 200)))
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))
    (fault,) = workbook_faults(path)
    assert fault.startswith("a.xlsx:1: is not a whole workbook (Bad CRC-32") or "is not XML" in fault
