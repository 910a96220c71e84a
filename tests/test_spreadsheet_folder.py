"""A folder that comes from a spreadsheet is imported as it comes."""

from pathlib import Path

from click.testing import CliRunner

from invented import invented_house
from signatories_loaders.cli import main
from signatories_schema.claim import ClaimRecord


def test_marks_and_line_ends_of_windows_programs_are_no_fault(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    folder = tmp_path / "from-windows"
    folder.mkdir()
    sources = "source,url,publisher,kind\r\nwindow-1,https://window-1.invalid/,Test Gazette,news\r\n"
    claims = 'source,claim,person,date,detail\r\nwindow-1,arrest,Example Alpha,2020-01-20,"Two\r\nlines."\r\n'
    (folder / "sources.csv").write_bytes(b"\xef\xbb\xbf" + sources.encode())
    (folder / "claims.csv").write_bytes(b"\xef\xbb\xbf" + claims.encode())
    for arguments in (["import", str(folder)], ["accept", "from-windows"]):
        result = CliRunner().invoke(main, ["--house", str(tmp_path), *arguments])
        assert (result.exit_code, result.stderr) == (0, "")
    found = [(c.name, c.date, c.detail) for c in house.records.rows(ClaimRecord) if c.source_id == "window-1"]
    assert found == [("Example Alpha", "2020-01-20", "Two\nlines.")]
