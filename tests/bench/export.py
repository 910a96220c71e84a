"""What the downloads cost beside `sqlite3 -csv`: `make bench-export`, or `python tests/bench/export.py [FACTOR ...]`.

For each factor a house of made-up records is written and built (made_up.py; 100 is about 200,000 claims). The shell writes the
table of claims, whole, and so do our CSV, our JSON Lines (with each page's address and title) and the workbook (all its sheets),
in turn, each in a process of its own; then all downloads, as `signatories export` writes them.

What is compared is the seconds of processor time of the work, which other programs of a shared machine change least; seconds on
the wall stand beside it. Ours are counted from when a process has its imports, and memory too: its peak above what the imports
took. The shell's are all of its process, which imports nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
FACTORS = (1, 10, 100)
RUNS = 3
SHELL = "sqlite3 -csv"
GOALS = {"CSV": 3.0, "JSON Lines": 4.0, "workbook": 35.0}
"""Times the shell's."""
ALL = "all downloads"
MEMORY = 50.0
"""MB above the process after its imports."""
LINEAR = 12.0
"""Goal for ten times the claims; 10 is linear, the rest is room for noise."""


@dataclass(frozen=True)
class Run:
    """One piece of work: seconds of processor time and on the wall, and the peak of memory above the imports, in MB."""

    processor: float
    wall: float
    memory: float = 0.0


def work(name: str, database: Path, out: Path) -> None:
    """One export in this process; prints what it cost as JSON."""
    from signatories_loaders.export.csvset import write_csv
    from signatories_loaders.export.folder import export
    from signatories_loaders.export.jsonlines import write_claims
    from signatories_loaders.export.rows import exported_tables, opened, rows
    from signatories_loaders.export.workbook import write_workbook
    from signatories_loaders.paths import House

    [claim] = [table for table in exported_tables() if table.name == "claim"]
    with opened(database) as db:
        kinds = {
            "CSV": lambda: write_csv(out, claim.names, rows(db, claim)),
            "JSON Lines": lambda: write_claims(db, out),
            "workbook": lambda: write_workbook(db, out),
            ALL: lambda: list(export(House(database.parent.parent), out)),
        }
        before, processor, wall = peak(), time.process_time(), time.perf_counter()
        kinds[name]()
        run = time.process_time() - processor, time.perf_counter() - wall, peak() - before
    print(json.dumps(run))


def peak() -> float:
    """Peak memory of this process so far, in MB; unlike rusage it tells nothing of the process that started it."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def ours(name: str, database: Path, folder: Path) -> Run:
    """One export in a process of its own."""
    command = [sys.executable, __file__, "work", name, database, folder / f"{name}.out"]
    return Run(*json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def shell(database: Path, folder: Path) -> Run:
    """The shell's export of the claims."""
    with (folder / "shell.csv").open("wb") as out:
        begun = time.perf_counter()
        child = subprocess.Popen(["sqlite3", "-csv", "-header", database, "SELECT * FROM claim"], stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"sqlite3 ended with {child.returncode}")
        return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun)


def middle(runs: list[Run]) -> Run:
    """Medians of runs; the most memory of any."""
    return Run(median(run.processor for run in runs), median(run.wall for run in runs), max(run.memory for run in runs))


def measure(factor: int) -> tuple[int, dict[str, Run]]:
    """Claims of a made-up house and what each export of it costs, and all downloads together."""
    with tempfile.TemporaryDirectory(prefix="signatories-bench-") as name:
        house = Path(name)
        subprocess.run([sys.executable, HERE / "made_up.py", house, str(factor)], check=True, stdout=subprocess.DEVNULL)
        build = [sys.executable, "-m", "signatories_loaders.cli", "--house", house, "build"]
        subprocess.run(build, check=True, capture_output=True)
        database = house / "db" / "signatories.db"
        found: dict[str, list[Run]] = {SHELL: [], **{kind: [] for kind in GOALS}}
        for turn in range(RUNS):
            found[SHELL].append(shell(database, house))
            for kind in GOALS:
                if turn == 0 or kind != "workbook":  # long enough to be measured once
                    found[kind].append(ours(kind, database, house))
        found[ALL] = [ours(ALL, database, house)]
        with (house / "CSV.out").open(encoding="utf-8") as file:
            claims = sum(1 for _ in file) - 1
        return claims, {kind: middle(runs) for kind, runs in found.items()}


def goal(name: str, value: float, most: float, unit: str) -> None:
    """A goal beside what was measured."""
    print(f"{'PASS' if value <= most else 'FAIL'}  {name}: {value:.2f} {unit}, goal at most {most:g} {unit}")


def main(factors: list[int]) -> None:
    """Measure and print. Goals that are missed are said, and do not fail the command."""
    found = [measure(factor) for factor in factors]
    print(f"{'claims':20}{'what':22}{'processor s':>12}{'wall s':>10}{'MB more':>10}")
    for claims, runs in found:
        for kind, run in runs.items():
            print(f"{claims:<20,}{kind:22}{run.processor:12.2f}{run.wall:10.2f}{run.memory:10.1f}")
    claims, runs = found[-1]
    print(f"\n-- goals at {claims:,} claims")
    for kind, most in GOALS.items():
        goal(f"{kind} beside {SHELL}, processor time", runs[kind].processor / runs[SHELL].processor, most, "times")
        print(f"      on the wall: {runs[kind].wall / runs[SHELL].wall:.2f} times")
        goal(f"{kind}, memory above the imports", runs[kind].memory, MEMORY, "MB")
    goal(f"{ALL}, memory above the imports", runs[ALL].memory, MEMORY, "MB")
    for (fewer, less), (more, greater) in pairwise(found):
        for kind in GOALS:
            growth = greater[kind].processor / less[kind].processor / (more / fewer / 10)
            goal(f"{kind}, {fewer:,} to {more:,} claims, for ten times as many", growth, LINEAR, "times")


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main([int(word) for word in sys.argv[1:]] or list(FACTORS))
