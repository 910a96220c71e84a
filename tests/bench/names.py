"""How well names are matched, beside the usual measures of strings: `make bench-names`, or `python tests/bench/names.py`.

`names/names.csv` holds printed forms of persons' names, from the annexes of Council Regulations (EU) No 359/2011 and 2023/1529
and from labels of Wikidata (its column `source` says which). Two forms of one person should meet; forms of two persons should not.
No name of it is built into the project: what is measured is the rules.

- *Finding*: an index holds one form a person, once the Latin one, once the Persian one; every other form is asked for. Printed is
  the share of queries whose person comes first: all of them, those asked for in the other script, and those in the spelling of
  other languages (`core` 0), which the others leave out.
- *Finding among many*: the same with 40,000 made-up names more, put together of given names and family names of the list.
- *Deciding*: all pairs of forms of one person, against pairs of persons who share a word of their names and pairs by chance.
- *Speed*: pairs a second from the printed forms, the measures in turns, the best of three rounds.

rapidfuzz and anyascii are not needed by the project; where they are not installed, only our own figures are printed.
"""

import csv
import importlib
import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import names_adapter

from signatories_schema.names import fold
from signatories_schema.names.sound import rough
from signatories_schema.names.words import TITLES, take_apart

LIST = Path(__file__).parent / "names" / "names.csv"
SEED, MADE_UP, CHANCE, ROUNDS, TIMED = 7, 20_000, 2000, 3, 2000
GOALS = {
    "finding: all": 0.98,
    "finding: other script": 0.98,
    "finding: other languages": 0.93,
    "among 40,000: first": 0.83,
    "among 40,000: first five": 0.92,
    "among 40,000: queries/s": 50.0,
    "deciding: F1": 0.95,
    "deciding: average precision": 0.985,
    "deciding: recall at precision 0.99": 0.90,
    "speed: share of WRatio": 0.2,
}


class Form(NamedTuple):
    """One printed form of a person's name."""

    person: str
    latin: bool
    core: bool
    name: str


class Measure(NamedTuple):
    """A way to match names."""

    score: Callable[[str, str], float]
    build: Callable[[list[tuple[str, str]]], Any]
    search: Callable[[str, Any], list[str]]


Pairs = list[tuple[str, str, bool]]


def read() -> dict[str, list[Form]]:
    """Usable forms by person."""
    people: dict[str, list[Form]] = defaultdict(list)
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["exclude"]:
                form = Form(row["person"], row["script"] == "Latn", row["core"] == "1", row["name"])
                people[form.person].append(form)
    return dict(people)


def words(form: Form) -> list[str]:
    """Folded words without titles."""
    return [word for word in fold(form.name).split() if word not in TITLES]


def invented(people: dict[str, list[Form]]) -> list[str]:
    """Made-up names of either script: given names of one person and the family name of another, none a namesake."""
    chance, taken = random.Random(SEED), {_sorted_key(f.name) for forms in people.values() for f in forms}
    made: list[str] = []
    for latin in (True, False):
        halves = [_halves(f) for forms in people.values() for f in forms if f.core and f.latin == latin]
        usable = [half for half in halves if half]
        found: dict[str, None] = {}
        while len(found) < MADE_UP:
            (given, _), (second, _), (_, family) = (chance.choice(usable) for _ in range(3))
            name = f"{given} {second} {family}" if chance.random() < 0.25 else f"{given} {family}"
            if _sorted_key(name) not in taken:
                found[name] = None
        made += found
    return made


def _sorted_key(name: str) -> str:
    return " ".join(sorted(rough(word.sounds) for word in take_apart(name).words))


def _halves(form: Form) -> tuple[str, str] | None:
    """Given names and family name: capitals are the family name, else the last word is."""
    printed = [word for word in form.name.split() if fold(word) not in TITLES]
    family = [word for word in printed if word.isupper() and form.latin] or printed[-1:]
    given = [word for word in printed if word not in family]
    return (" ".join(given), " ".join(family).title()) if given and family else None


def finding(measure: Measure, people: dict[str, list[Form]], more: list[str]) -> tuple[dict[str, list[int]], float]:
    """Ranks (0: not found) of the right person by kind of query, and queries a second."""
    ranks: dict[str, list[int]] = defaultdict(list)
    seconds = 0.0
    for latin in (True, False):
        held, queries = _held(people, latin)
        entries = [(f.person, f.name) for f in held] + [(f"made up {n}", name) for n, name in enumerate(more)]
        random.Random(SEED).shuffle(entries)
        index = measure.build(entries)
        for query in queries:
            begun = time.perf_counter()
            ids = measure.search(query.name, index)
            seconds += time.perf_counter() - begun
            rank = ids.index(query.person) + 1 if query.person in ids else 0
            for kind in _kinds(query, latin):
                ranks[kind].append(rank)
    asked = len(ranks["all"]) + len(ranks["other languages"])
    return ranks, asked / seconds


def _held(people: dict[str, list[Form]], latin: bool) -> tuple[list[Form], list[Form]]:
    held, queries = [], []
    for forms in people.values():
        usual = [f for f in forms if f.core] or forms
        one = next((f for f in usual if f.latin == latin), usual[0])
        held.append(one)
        queries += [f for f in forms if f.name != one.name and one.latin == latin]
    return held, queries


def _kinds(query: Form, latin: bool) -> Iterator[str]:
    yield "all" if query.core else "other languages"
    if query.core and query.latin != latin:
        yield "other script"


def share(ranks: list[int], up_to: int = 1) -> float:
    """The part of the queries whose person is among the first."""
    return sum(0 < rank <= up_to for rank in ranks) / max(1, len(ranks))


def all_pairs(people: dict[str, list[Form]]) -> Pairs:
    """Pairs of forms, and whether they are one person's."""
    chance = random.Random(SEED)
    usual = {person: [f for f in forms if f.core] for person, forms in people.items()}
    usual = {person: forms for person, forms in usual.items() if forms}
    pairs = [(f.name, g.name, True) for forms in usual.values() for f, g in itertools.combinations(forms, 2)]
    pairs = [(a, b, same) for a, b, same in pairs if a.casefold() != b.casefold()]
    of = {person: {word for f in forms for word in words(f) if len(word) > 2} for person, forms in usual.items()}
    for one, other in itertools.combinations(usual, 2):
        if of[one] & of[other]:
            for scripts in itertools.product((True, False), repeat=2):
                ours, theirs = (
                    [f for f in usual[p] if f.latin == s] for p, s in zip((one, other), scripts, strict=True)
                )
                if ours and theirs:
                    pairs.append((chance.choice(ours).name, chance.choice(theirs).name, False))
    apart = [(one, other) for one, other in itertools.combinations(usual, 2) if not of[one] & of[other]]
    for one, other in chance.sample(apart, CHANCE):
        pairs.append((chance.choice(usual[one]).name, chance.choice(usual[other]).name, False))
    return pairs


def deciding(score: Callable[[str, str], float], pairs: Pairs) -> dict[str, float]:
    """Best F1, average precision, and recall where precision is 0.99; equal scores stand together."""
    scored = sorted(((score(a, b), same) for a, b, same in pairs), key=lambda s: -s[0])
    total, right, seen = sum(same for _, _, same in pairs), 0, 0
    best = area = sure = before = 0.0
    for _, group in itertools.groupby(scored, key=lambda s: s[0]):
        sames = [same for _, same in group]
        right, seen = right + sum(sames), seen + len(sames)
        precision, recall = right / seen, right / total
        best = max(best, 2 * right / (seen + total))
        area, before = area + precision * (recall - before), recall
        sure = recall if precision >= 0.99 else sure
    return {"F1": best, "average precision": area, "recall at precision 0.99": sure}


def speeds(measures: dict[str, Measure], pairs: Pairs) -> dict[str, float]:
    """Pairs a second of each measure, best of the rounds."""
    some = random.Random(SEED).sample(pairs, TIMED)
    best = dict.fromkeys(measures, 0.0)
    for _ in range(ROUNDS):
        for name, measure in measures.items():
            begun = time.perf_counter()
            for a, b, _same in some:
                measure.score(a, b)
            best[name] = max(best[name], TIMED / (time.perf_counter() - begun))
    return best


def measures() -> dict[str, Measure]:
    """Ours, and those of rapidfuzz where it is installed."""
    found = {"ours": Measure(names_adapter.score, names_adapter.build, names_adapter.search)}
    try:
        fuzz, process = importlib.import_module("rapidfuzz.fuzz"), importlib.import_module("rapidfuzz.process")
        anyascii = importlib.import_module("anyascii").anyascii
    except ImportError:
        print("rapidfuzz and anyascii are not installed: nothing to compare with (pip install rapidfuzz anyascii)")
        return found
    for name, ratio in (("WRatio", fuzz.WRatio), ("token_sort", fuzz.token_sort_ratio)):
        found[name] = _of_strings(ratio, process, anyascii)
    return found


def _of_strings(ratio: Any, process: Any, anyascii: Any) -> Measure:
    def plain(name: str) -> str:
        return str(anyascii(name.replace("\u200c", ""))).lower()

    def score(a: str, b: str) -> float:
        return float(ratio(plain(a), plain(b)))

    def build(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {id_: plain(name) for id_, name in entries}

    def search(query: str, index: dict[str, str]) -> list[str]:
        return [id_ for *_, id_ in process.extract(plain(query), index, scorer=ratio, limit=100)]

    return Measure(score, build, search)


def figures(measure: Measure, people: dict[str, list[Form]], more: list[str], pairs: Pairs) -> dict[str, float]:
    """Every figure of one measure but its speed."""
    ranks, _ = finding(measure, people, [])
    usual = {person: kept for person, forms in people.items() if (kept := [f for f in forms if f.core])}
    hard, rate = finding(measure, usual, more)
    return {
        **{f"finding: {kind}": share(ranks[kind]) for kind in ("all", "other script", "other languages")},
        "among 40,000: first": share(hard["all"]),
        "among 40,000: first five": share(hard["all"], 5),
        "among 40,000: queries/s": rate,
        **{f"deciding: {name}": value for name, value in deciding(measure.score, pairs).items()},
    }


def main() -> None:
    """Print every figure beside its goal and beside the others'."""
    people = read()
    more, pairs, matched = invented(people), all_pairs(people), measures()
    table = {name: figures(measure, people, more, pairs) for name, measure in matched.items()}
    rates = speeds(matched, pairs)
    for name, rate in rates.items():
        if "WRatio" in rates:
            table[name]["speed: share of WRatio"] = rate / rates["WRatio"]
    print(
        f"{len(people)} persons, {sum(map(len, people.values()))} forms, {len(pairs)} pairs, {len(more)} made-up names"
    )
    print(f"{'':36}{'goal':>10}" + "".join(f"{name:>12}" for name in table))
    for row, goal in GOALS.items():
        shown = (f"{held[row]:12.3f}" if row in held else f"{'-':>12}" for held in table.values())
        met = "" if row not in table["ours"] else "  reached" if table["ours"][row] >= goal else "  NOT REACHED"
        print(f"{row:36}{goal:10.3f}" + "".join(shown) + met)
    print("pairs a second: " + ", ".join(f"{name} {rate:,.0f}" for name, rate in rates.items()))


if __name__ == "__main__":
    main()
