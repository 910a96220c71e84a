"""`format`: records edited by hand or by a spreadsheet, put back into canonical form."""

import csv
import io
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from signatories_loaders.records.canonical import dump, write_whole
from signatories_loaders.records.fault import Faults
from signatories_loaders.records.store import Store
from signatories_loaders.records.validate import read
from signatories_schema.record import Record
from signatories_schema.tables import RECORDS


def format_records(*stores: Store) -> Iterator[str]:
    """Rewrite each file that is not in canonical form; yields their names.

    What a spreadsheet does to a file is undone first (byte order mark, carriage returns, order of columns, letters taken
    apart); rows are never dropped. Raises FaultsError, and then no file has been touched.
    """
    with tempfile.TemporaryDirectory() as copy:
        faults = Faults(Path(copy))
        canonical = {}
        for store in stores:
            # The copy stands under the folder's own name, so that faults name the file that a person will mend.
            plain = Store(Path(copy) / store.folder.name)
            plain.folder.mkdir()
            for record in RECORDS:
                if store.path(record).exists():
                    _copy_plain(store.path(record), plain.path(record), record)
                    found = [row.record for row in read(plain.path(record), record, faults)]
                    canonical[store.path(record)] = dump(record, found)
        faults.stop()
    for path, text in canonical.items():
        if path.read_bytes() != text.encode():
            write_whole(path, text)
            yield f"{path.parent.name}/{path.name}"


def _copy_plain(path: Path, copy: Path, record: type[Record]) -> None:
    raw = path.read_bytes()
    try:
        copy.write_bytes(_plain(raw.decode("utf-8"), record).encode())
    except UnicodeDecodeError:
        copy.write_bytes(raw)  # Reading it notes the fault with its line.


def _plain(text: str, record: type[Record]) -> str:
    """The text without what spreadsheets add, columns in their order. Text that is no table is left as it stands."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return text
    if not table or "\0" in text or set(table[0]) != set(record.model_fields) or len({len(r) for r in table}) != 1:
        return text
    out = io.StringIO()
    order = [table[0].index(column) for column in record.model_fields]
    csv.writer(out, lineterminator="\n").writerows([[row[n] for n in order] for row in table])
    return out.getvalue()
