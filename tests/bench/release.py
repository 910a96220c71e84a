"""Seconds and peak memory of a first release, and of a second one in which a person is withheld, of a made-up house.

`make bench-release`, or `python tests/bench/release.py [FACTOR …]`: factor 100 is about 200,000 claims. All downloads are made. Nothing else may run.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CITATION = "CITATION.cff"


def ran(house: Path, *words: str) -> tuple[float, float]:
    """Run a command; wall seconds, and the peak memory in MB of its largest process."""
    command = [sys.executable, "-m", "signatories_loaders.cli", "--house", str(house), *words]
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(words)} ended with {child.returncode}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def show(what: str, cost: tuple[float, float]) -> None:
    """Print what a command cost."""
    print(f"  {what:50}{cost[0]:8.1f} s {cost[1]:8.0f} MB", flush=True)


def withhold(house: Path) -> str:
    """Move one person to db/private/; returns how many claims of the records were theirs."""
    from signatories_loaders.database.build import build
    from signatories_loaders.database.steps import Steps
    from signatories_loaders.paths import House
    from signatories_schema.tables import PersonRecord

    kept = House(house)
    people = kept.records.rows(PersonRecord)
    kept.records.write(PersonRecord, people[1:])
    kept.private.write(PersonRecord, [people[0].model_copy(update={"publish": "withheld"})])
    return f"{build(kept, Steps(show=False), keep=False).withheld['claim']:,}"


def measure(factor: int) -> None:
    """Print what both releases cost."""
    with tempfile.TemporaryDirectory(prefix="signatories-bench-") as name:
        house = Path(name)
        subprocess.run([sys.executable, HERE / "made_up.py", house, str(factor)], check=True, stdout=subprocess.DEVNULL)
        (house / CITATION).write_bytes((ROOT / CITATION).read_bytes())
        with (house / "db" / "records" / "claims.csv").open(encoding="utf-8") as file:
            claims = sum(1 for _ in file) - 1
        print(f"{claims:,} claims", flush=True)
        for what, words in (("build", ["build"]), ("first release", ["release", "1", "--on", "2026-11-24"])):
            show(what, ran(house, *words))
        theirs = withhold(house)
        show(f"second, a person of {theirs} claims withheld", ran(house, "release", "2", "--on", "2026-11-24"))


if __name__ == "__main__":
    for word in sys.argv[1:] or ["1", "10", "100"]:
        measure(int(word))
