"""What a build costs, beside the sqlite3 shell and sqlite-utils: `make bench`, or `python tests/bench/build.py [FACTOR ...]`.

For each factor a house of made-up records is written (made_up.py; 100 is about 200,000 claims), then built by
`signatories build`, imported by the shell (shell.py: what it does is written there) and by `sqlite-utils insert --csv` (claims
only). Builder and shell run three times in turn; what is printed are medians. Houses stand in a temporary folder and are removed.

The part that is compared ("ready to search") is all that the builder does up to and with full text and names, starting and moving
into place included. Events, reader tables, checks and ANALYZE have no counterpart in the shell and are shown apart.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
RECORDS = HERE.parent.parent / "db" / "records"
BIN = Path(sys.executable).parent
RUNS = 3
FACTORS = (1, 10, 100)
RATIO, MEMORY, TODAY = 2.0, 400.0, 2.0
"""Goals: times the shell's, MB at 200,000 claims, seconds for today's records."""
LINEAR = 12.0
"""Goal for ten times the claims; 10 is linear, the rest is room for noise."""
LATER = "events"
"""The first step that has no counterpart in the shell."""
WORTH_SHOWING = 0.02


@dataclass
class Run:
    """One process: seconds all told, peak memory, seconds a step in the order of the steps."""

    seconds: float
    peak: float
    steps: dict[str, float] = field(default_factory=dict)

    @property
    def ready(self) -> float:
        """Seconds until all is validated, indexed and searchable."""
        names = list(self.steps)
        later = names[names.index(LATER) :] if LATER in names else []
        return self.seconds - sum(self.steps[name] for name in later if name != "move into place")


def process(command: Sequence[str | Path], given: Path | None = None) -> tuple[Run, str]:
    """Run a command to its end; also what it printed. A step that fails ends the bench."""
    with tempfile.TemporaryFile("w+") as out, (given or Path(os.devnull)).open() as script:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdin=script, stdout=out, text=True)
        # This process is kept small: a child's peak is never less than its parent's size at the start.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(map(str, command))}: ended with {child.returncode}")
        out.seek(0)
        return Run(seconds, usage.ru_maxrss / 1024), out.read()


def ours(house: Path) -> Run:
    """`signatories build`."""
    run, printed = process([BIN / "signatories", "--house", house, "build", "--timings"])
    peaks = []
    for line in printed.splitlines():
        seconds, unit, name = line.strip().partition(" s  ")
        if unit:
            run.steps[name] = float(seconds)
        megabytes, unit, _ = line.strip().partition(" MB peak memory")
        if unit:
            peaks.append(float(megabytes))
    run.peak = sum(peaks)  # the process that writes and the one that reads ahead of it
    run.steps = {"start and end": run.seconds - sum(run.steps.values()), **run.steps}
    return run


def shell(house: Path) -> Run:
    """The sqlite3 shell with a script for the same files."""
    database, script = house / "shell.db", house / "shell.sql"
    _, text = process([sys.executable, HERE / "shell.py", house])
    script.write_text(text, encoding="utf-8")
    database.unlink(missing_ok=True)
    run, printed = process(["sqlite3", database], given=script)
    before = None
    for line in printed.splitlines():
        name, _, at = line.replace('"', "").partition(",")
        if before is not None:
            run.steps[name] = float(at) - before
        before = float(at)
    return run


def sqlite_utils(house: Path) -> Run:
    """`sqlite-utils insert --csv` of the claims alone."""
    database = house / "sqlite-utils.db"
    command: list[str | Path] = [
        BIN / "sqlite-utils",
        "insert",
        database,
        "claim",
        house / "db" / "records" / "claims.csv",
        "--csv",
        "--silent",
    ]
    return process(command)[0]


def middle(runs: list[Run]) -> Run:
    """Medians of runs of one kind."""
    steps = {name: median(run.steps[name] for run in runs) for name in runs[0].steps}
    return Run(median(run.seconds for run in runs), median(run.peak for run in runs), steps)


@dataclass
class Measured:
    """All runs for one house."""

    claims: int
    ours: Run
    shell: Run
    sqlite_utils: Run


def measure(house: Path) -> Measured:
    """Builder and shell in turn, then sqlite-utils once."""
    pairs = [(ours(house), shell(house)) for _ in range(RUNS)]
    with (house / "db" / "records" / "claims.csv").open(encoding="utf-8") as file:
        claims = sum(1 for _ in file) - 1
    return Measured(claims, middle([a for a, _ in pairs]), middle([b for _, b in pairs]), sqlite_utils(house))


def measure_made_up(factor: int) -> Measured:
    """For a house of made-up records."""
    with tempfile.TemporaryDirectory(prefix="signatories-bench-") as folder:
        process([sys.executable, HERE / "made_up.py", folder, str(factor)])
        return measure(Path(folder))


def measure_today() -> Measured:
    """For a copy of today's records."""
    with tempfile.TemporaryDirectory(prefix="signatories-bench-") as folder:
        shutil.copytree(RECORDS, Path(folder) / "db" / "records")
        return measure(Path(folder))


def line(name: str, values: list[float], unit: str = "s") -> None:
    """One line of the table: a value for each factor, and the growth of the last over the one before."""
    growth = f"{values[-1] / values[-2]:8.1f}" if len(values) > 1 and values[-2] > 0 else ""
    print(
        f"{name:34}"
        + "".join(f"{value:12.3f}" if unit == "s" else f"{value:12.1f}" for value in values)
        + f" {unit:3}{growth}"
    )


def show(found: list[Measured]) -> None:
    """The table."""
    print(f"\n{'claims':34}" + "".join(f"{m.claims:12,}" for m in found) + "      growth")
    for title, runs in (("signatories build", [m.ours for m in found]), ("sqlite3 shell", [m.shell for m in found])):
        print(f"-- {title}: seconds a step")
        for name, seconds in runs[-1].steps.items():
            if seconds >= WORTH_SHOWING:
                line(name, [run.steps[name] for run in runs])
        line("ready to search", [run.ready for run in runs])
        line("all told", [run.seconds for run in runs])
        line("peak memory", [run.peak for run in runs], "MB")
    print("-- sqlite-utils insert --csv, claims only")
    line("all told", [m.sqlite_utils.seconds for m in found])
    line("peak memory", [m.sqlite_utils.peak for m in found], "MB")
    print("-- ratios")
    line("ready to search / shell", [m.ours.ready / m.shell.seconds for m in found], "x")
    line("ready to search / sqlite-utils", [m.ours.ready / m.sqlite_utils.seconds for m in found], "x")


def goal(name: str, value: float, most: float, unit: str) -> None:
    """A goal beside what was measured."""
    print(f"{'PASS' if value <= most else 'FAIL'}  {name}: {value:.2f} {unit}, goal at most {most:g} {unit}")


def main(factors: list[int]) -> None:
    """Measure and print. Goals that are missed are said, and do not fail the command."""
    today = measure_today()
    found = [measure_made_up(factor) for factor in factors]
    show(found)
    print("\n-- goals")
    goal(f"today's records ({today.claims:,} claims), all told", today.ours.seconds, TODAY, "s")
    largest = found[-1]
    goal(
        f"ready to search, {largest.claims:,} claims, beside the shell",
        largest.ours.ready / largest.shell.seconds,
        RATIO,
        "times",
    )
    goal(f"peak memory, {largest.claims:,} claims", largest.ours.peak, MEMORY, "MB")
    if len(found) > 1:
        more = found[-1].claims / found[-2].claims / 10
        goal(
            "all told, for ten times the claims",
            found[-1].ours.seconds / found[-2].ours.seconds / more,
            LINEAR,
            "times",
        )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(FACTORS))
