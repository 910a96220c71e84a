"""The process that reads ahead never outlives the one that writes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from invented import claim, invented_house, write

PATIENCE = 20
"""Seconds within which a process that nobody reads from must have ended."""
READS = """
import sys, time
from pathlib import Path
from signatories_loaders.records.ahead import Ahead
from signatories_loaders.records.fault import Faults
from signatories_schema.claim import ClaimRecord
path = Path(sys.argv[1])
ahead = Ahead([(path, ClaimRecord)], Faults(path.parent), {})
print(ahead._process.pid, flush=True)
time.sleep(60)
"""


def gone(process: int) -> bool:
    """Whether the process ends within PATIENCE seconds; a zombie has ended."""
    for _ in range(PATIENCE * 10):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(")")[-1].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_a_reader_ends_when_its_writer_is_killed(tmp_path: Path) -> None:
    house = invented_house(tmp_path)
    write(house, [claim(f"gazette-1_{n}", "bio", "Example Alpha", detail="Long. " * 40) for n in range(1, 6000)])
    writer = subprocess.Popen(
        [sys.executable, "-c", READS, str(house.records.folder / "claims.csv")], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    reader = int(writer.stdout.readline())
    time.sleep(1)  # long enough for it to have filled the pipe and to wait
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    assert gone(reader)
