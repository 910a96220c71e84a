"""Matching names against a register of made-up people, beside rapidfuzz comparing all pairs: time, memory, and what is found.

Run by `make bench-register`. Half of the names looked for are planted: the same person stands in the register as another page
may print the name, mostly in the other script. The other half stand for people whom the register does not hold. Nobody in the
register bears the given names and the family name of a planted person: namesakes cannot be told apart by their names.

Each measure runs in a process of its own, so that its peak of memory is its own; seconds are those of the processor, one
core. rapidfuzz compares each name with all (`process.extract`, WRatio, limit 5, names turned into Latin letters by anyascii), a sample of the names where they are many; its
time is that of the sample times how many more there are, and that of turning the register into Latin letters, once.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from made_up_names import Person, Writer, same_name

SIZES = ((10_000, 100), (100_000, 100), (100_000, 1_000), (1_000_000, 1_000))
"""Names in the register, and names looked for."""
SAMPLE = {10_000: 100, 100_000: 20, 1_000_000: 4}
"""Names that rapidfuzz looks for, by the size of the register."""
GOAL_FASTER, GOAL_RECALL, GOAL_MEMORY = 20, 0.95, 1000
OTHER_SCRIPT, LATIN, SEED, FIRST = 0.7, 0.4, 7, 5
PROJECT = Path(__file__).parent


def make(folder: Path, size: int, asked: int) -> None:
    """Write a register, one name a line, and the names looked for with the line of the planted one (-1 if none)."""
    writer = Writer(SEED)
    pick = writer.random
    chosen: dict[tuple[int, ...], Person] = {}
    for person in writer.people(asked * 2):
        if len(chosen) < asked:
            chosen.setdefault(same_name(person), person)
    people = list(chosen.values())
    pick.shuffle(people)
    places = sorted(pick.sample(range(size), asked // 2))
    planted = dict(zip(places, people, strict=False))
    others = writer.people(size - len(planted), without=frozenset(chosen))
    looked_for = []
    with (folder / "register.txt").open("w", encoding="utf-8") as file:
        for line in range(size):
            person = planted.get(line) or next(others)
            latin = pick.random() < LATIN
            file.write(writer.write(person, latin) + "\n")
            if line in planted:
                looked_for.append((writer.write(person, latin != (pick.random() < OTHER_SCRIPT)), line))
    looked_for += [(writer.write(person, pick.random() < LATIN), -1) for person in people[len(planted) :]]
    pick.shuffle(looked_for)
    (folder / "asked.json").write_text(json.dumps(looked_for), encoding="utf-8")


def ours(names: Iterator[str], asked: list[str], _sample: int) -> dict[str, Any]:
    """Time to index and to search, and the first lines found for each name."""
    from signatories_schema.names.index import Index

    begun = time.process_time()
    index = Index(enumerate(names))
    built = time.process_time()
    found = [[hit.id for hit in index.search(name, FIRST)] for name in asked]
    return {"prepare": built - begun, "search": time.process_time() - built, "found": found}


def all_pairs(names: Iterator[str], asked: list[str], sample: int) -> dict[str, Any]:
    """Time of rapidfuzz, that of the sample scaled, and what it found for the sample."""
    from anyascii import anyascii
    from rapidfuzz import fuzz, process

    def plain(name: str) -> str:
        return str(anyascii(name.replace("\u200c", ""))).lower()

    begun = time.process_time()
    register = [plain(name) for name in names]
    folded = time.process_time()
    some = asked[:sample]
    found = [[n for *_, n in process.extract(plain(name), register, scorer=fuzz.WRatio, limit=FIRST)] for name in some]
    return {
        "prepare": folded - begun,
        "search": (time.process_time() - folded) * len(asked) / len(some),
        "found": found,
    }


MEASURES: dict[str, Callable[[Iterator[str], list[str], int], dict[str, Any]]] = {"ours": ours, "rapidfuzz": all_pairs}


def child(measure: str, folder: Path, sample: int) -> None:
    """Measure in this process and print the figures as JSON."""
    asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    with (folder / "register.txt").open(encoding="utf-8") as file:
        figures = MEASURES[measure]((line.rstrip("\n") for line in file), [name for name, _ in asked], sample)
    pairs = zip(figures.pop("found"), (line for _, line in asked), strict=False)
    ranks = [found.index(line) + 1 if line in found else 0 for found, line in pairs if line >= 0]
    figures["first"] = sum(rank == 1 for rank in ranks) / max(1, len(ranks))
    figures["first five"] = sum(rank > 0 for rank in ranks) / max(1, len(ranks))
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))


def run(measure: str, folder: Path, sample: int) -> dict[str, float]:
    """The figures of a measure in a process of its own."""
    command = [sys.executable, __file__, measure, str(folder), str(sample)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def row(size: int, asked: int, figures: dict[str, dict[str, float]]) -> str:
    """A line of the table."""
    mine, theirs = figures["ours"], figures["rapidfuzz"]
    whole = [one["prepare"] + one["search"] for one in (mine, theirs)]
    cells = [f"{size:9,}", f"{asked:6,}", f"{mine['prepare']:7.2f}", f"{mine['search']:7.2f}"]
    cells += [f"{1000 * mine['search'] / asked:8.2f}", f"{mine['memory']:7.0f}", f"{mine['first']:6.3f}"]
    cells += [f"{mine['first five']:6.3f}", f"{whole[1]:10.1f}", f"{theirs['first five']:8.3f}"]
    return " ".join([*cells, f"{whole[1] / whole[0]:8.1f}", f"{theirs['search'] / mine['search']:9.1f}"])


def judged(table: dict[tuple[int, int], dict[str, dict[str, float]]]) -> Iterator[str]:
    """Each goal, and whether it is reached."""
    for asked in (100, 1_000):
        mine, theirs = table[100_000, asked]["ours"], table[100_000, asked]["rapidfuzz"]
        ratio = (theirs["prepare"] + theirs["search"]) / (mine["prepare"] + mine["search"])
        yield _said(f"{asked:,} names against 100,000, index and all: times faster", ratio, GOAL_FASTER)
        yield _said(f"{asked:,} names against 100,000, index made: times faster", theirs["search"] / mine["search"], GOAL_FASTER)  # fmt: skip
    for (size, asked), figures in table.items():
        yield _said(f"{asked:,} planted and not against {size:,}: found among five", figures["ours"]["first five"], GOAL_RECALL)  # fmt: skip
    memory = table[SIZES[-1]]["ours"]["memory"]
    reached = "reached" if memory < GOAL_MEMORY else "NOT REACHED"
    yield f"{'memory at 1,000,000: MB':66} {memory:8.0f}   goal < {GOAL_MEMORY}   {reached}"


def _said(what: str, value: float, goal: float) -> str:
    return f"{what:66} {value:8.2f}   goal {goal:>4}     {'reached' if value >= goal else 'NOT REACHED'}"


def main() -> None:
    """Print the table, growth, and goals."""
    print(f"{'register':>9} {'names':>6} {'index s':>7} {'search':>7} {'ms/name':>8} {'peak MB':>7} {'R@1':>6} {'R@5':>6}", end=" ")  # fmt: skip
    print(f"{'all pairs':>10} {'its R@5':>8} {'faster':>8} {'no index':>9}")
    table: dict[tuple[int, int], dict[str, dict[str, float]]] = {}
    for size, asked in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), size, asked)
            table[size, asked] = {name: run(name, Path(folder), SAMPLE[size]) for name in MEASURES}
        print(row(size, asked, table[size, asked]), flush=True)
    print(
        "all pairs in seconds, of which a sample was run; faster: index and search against it; no index: search alone"
    )
    print("\n".join(judged(table)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        random.seed(SEED)
        main()
