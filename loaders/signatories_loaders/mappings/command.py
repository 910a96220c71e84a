"""What `mapping` prints for a file: a ready-made mapping where one fits, or else what its headers and values plainly say."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from signatories_loaders.formats import read_file
from signatories_loaders.mappings.fitting import fitting, ready_text
from signatories_loaders.mappings.propose import SAMPLE, propose
from signatories_loaders.records.fault import Faults


def lines(file: Path) -> Iterator[str]:
    """Lines of a mapping. Raises FaultsError where the file cannot be read."""
    faults = Faults(file.parent)
    table = read_file(file, faults)
    faults.stop()
    rows = [row.cells for row in islice(table.rows, SAMPLE)]
    if name := fitting(table.columns, rows):
        yield f"# {file.name} has the columns of the ready-made mapping {name}: import it with --mapping {name}."
        yield "# It follows as it stands, to be copied and corrected where it does not say what is meant."
        yield from ready_text(name).splitlines()
    else:
        yield from propose(table.columns, rows).lines(file.stem)
