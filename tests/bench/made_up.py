"""A house of made-up records of any size: factor 1 is about what the real records hold, factor 100 a hundred times as much.

Names, pages and reports are put together from syllables that mean nothing. The same factor and seed write the same bytes.
People grow with the factor, so that claims and events of one person stay as many as they are today; letters, figures,
facilities and charges stay as few. `python tests/bench/made_up.py FOLDER [FACTOR]` writes one by hand.
"""

import calendar
import csv
import datetime
import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from signatories_schema.tables import RECORDS

PEOPLE, PUBLISHERS, SOURCES, FIGURES, LETTERS, FACILITIES, CHARGES = 35, 230, 400, 100, 4, 22, 12
DAY = "2026-11-24"
SYLLABLES = (
    "zu:زو mek:مک lo:لو fan:فان dob:دوب tiv:تیو ras:راس gul:گول pon:پون she:شه kam:کام vid:وید nar:نار bex:بکس "
    "jol:جول hud:هود sim:سیم qar:قار yet:یت chu:چو gha:غا dir:دیر mos:موس lan:لان pek:پک tur:تور ziv:زیو bal:بال"
)
PAIRS = [tuple(pair.split(":")) for pair in SYLLABLES.split()]
ENGLISH = (
    "the of and in to was a his her by at on with from reported that taken held prison court branch agents family lawyer "
    "said home branch months sentence hearing bail phone call letter page statement known told he she they after before"
)
PERSIAN = (
    "و در به از که با این آن را شد است بود زندان دادگاه شعبه مأموران خانواده وکیل گفت خانه ماه حکم جلسه تماس نامه صفحه"
)
EVENT_KINDS = {
    "custody": 70, "sentence": 73, "hunger_strike": 28, "release": 26, "denied_medical_care": 25, "solitary": 25, "trial": 20,
    "transfer": 18, "appeal": 16, "furlough": 12, "summons": 12, "search_seizure": 10, "charge": 10, "threat_or_assault": 9,
    "exile": 2, "travel_ban": 2, "dismissal": 1, "flogging": 1,
}  # fmt: skip
REPORTS_OF_CUSTODY = (
    ("arrest", "begin"), ("arrest", "begin"), ("detention", "begin"), ("imprisonment", "during"), ("imprisonment", "during"),
    ("release", "end"), ("rearrest", "begin"),
)  # fmt: skip
JALALI = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass
class Event:
    """An event of a person and the claims on it, as they come."""

    event_id: str
    kind: str
    day: datetime.date
    case_id: str | None
    supersedes: str | None
    claims: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Person:
    """A person, the forms of the name by language, and what happened."""

    person_id: str
    forms: dict[str, list[str]]
    letters: list[str]
    events: list[Event] = field(default_factory=list)
    told: int = 0


class Files:
    """All files of records, open for writing, each with its header."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}
        for record in RECORDS:
            file = self._open.enter_context((folder / record.file).open("w", encoding="utf-8", newline=""))
            writer = csv.DictWriter(file, list(record.model_fields), lineterminator="\n")
            writer.writeheader()
            self._writers[record.file.removesuffix(".csv")] = writer

    def add(self, name: str, /, **values: object) -> None:
        """Write one row of a file; columns not given stay empty, and an unknown column is an error."""
        self._writers[name].writerow(values)

    def __enter__(self) -> "Files":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


class Inventor:
    """Makes up words, names and dates. Frequent words are frequent, as in a language."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._jalali = JALALI.split()
        self._english = ENGLISH.split() + [self.word(0) for _ in range(3000)]
        self._persian = PERSIAN.split() + [self.word(1) for _ in range(3000)]

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.random.random() < share

    def word(self, script: int) -> str:
        """One word, Latin (0) or Persian (1)."""
        return "".join(self.random.choice(PAIRS)[script] for _ in range(self.random.randint(2, 3)))

    def text(self, words: int, persian: bool = False) -> str:
        """About so many words."""
        known = self._persian if persian else self._english
        many = self.random.randint(words // 2 + 1, words + words // 2)
        return " ".join(known[int(len(known) * self.random.random() ** 4)] for _ in range(many))

    def name(self) -> dict[str, list[str]]:
        """The printed forms of one name by language: two Latin spellings, Persian with a half-space, Arabic letters."""
        given, family = ([self.random.choice(PAIRS) for _ in range(n)] for n in (2, 3))
        latin = f"{''.join(p[0] for p in given).title()} {''.join(p[0] for p in family).title()}"
        persian = f"{''.join(p[1] for p in given)} {''.join(p[1] for p in family[:2])}\u200c{family[2][1]}"
        return {
            "en": [latin, latin.replace("u", "ou"), latin.replace("i", "ee").replace("q", "gh")],
            "fa": [persian, persian.replace("\u200c", " ")],
            "ar": [persian.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")],
        }

    def near(self, day: datetime.date) -> str:
        """The day as one page may date it: to the day, a day off, to the month, or a range."""
        day += datetime.timedelta(days=self.random.choice((0, 0, 0, 0, 1, -1, 2)))
        form = self.random.random()
        if form < 0.7:
            return day.isoformat()
        if form < 0.9:
            return f"{day:%Y-%m}" + "~" * self.chance(0.3)
        return f"{day}/{day + datetime.timedelta(days=self.random.randint(1, 20))}"

    def as_printed(self, day: datetime.date, language: str) -> dict[str, str]:
        """Words of the date on the page, with their calendar."""
        if language == "fa":
            words = f"{day.day % 29 + 1} {self._jalali[day.month - 1]} {day.year - 621}".translate(PERSIAN_DIGITS)
            return {"date_as_printed": words, "calendar": "jalali"}
        if self.chance(0.5):
            return {
                "date_as_printed": f"{day.day} {calendar.month_name[day.month]} {day.year}",
                "calendar": "gregorian",
            }
        return {"date_as_printed": self.text(3)}


class World:
    """The made-up people, and one pass that writes all that is reported of them."""

    def __init__(self, files: Files, factor: int, seed: int) -> None:
        self.files, self.factor, self.inventor = files, factor, Inventor(seed)
        self.letters = [f"made-up-letter-{n + 1}" for n in range(LETTERS)]
        self.facilities = [self.inventor.word(0).title() + " Prison" for _ in range(FACILITIES)]
        self.people = self._people()
        self.figures: list[str] = []
        self.written: set[str] = set()
        self.claims = 0

    def _people(self) -> list[Person]:
        people: dict[str, Person] = {}
        while len(people) < PEOPLE * self.factor:
            forms = self.inventor.name()
            person_id = forms["en"][0].lower().replace(" ", "-")
            signed = self.inventor.random.sample(self.letters, self.inventor.random.choice((1, 1, 2)))
            people.setdefault(person_id, Person(person_id, forms, signed))
        for person in people.values():
            person.events = list(self._events(person.person_id))
        return list(people.values())

    def _events(self, person_id: str) -> Iterator[Event]:
        pick, seen, sentence = self.inventor.random, set(), None
        kinds = pick.choices(list(EVENT_KINDS), list(EVENT_KINDS.values()), k=pick.randint(8, 14))
        days = sorted(datetime.date(pick.randint(2009, 2023), pick.randint(1, 12), pick.randint(1, 28)) for _ in kinds)
        for kind, day in zip(kinds, days, strict=True):
            event_id = f"{person_id}-{kind.replace('_', '-')}-{day}"
            if event_id not in seen:
                case_id = f"{person_id}-case-{day.year}" if self.inventor.chance(0.45) else None
                yield Event(
                    event_id, kind, day, case_id, sentence if kind == "sentence" and pick.random() < 0.2 else None
                )
                sentence = event_id if kind == "sentence" else sentence
                seen.add(event_id)

    def write(self) -> None:
        """All files. Pages come one after the other, each with its claims and identities."""
        self._write_few()
        for n in range(SOURCES * self.factor):
            self._page(n)
        for person in sorted(self.people, key=lambda p: p.person_id):
            self._write_person(person)
        for event in sorted((e for p in self.people for e in p.events), key=lambda e: e.event_id):
            self._write_event(event)
        for claim_id in self.figures:
            self._write_figure(claim_id)
        read = {"rows_read": self.claims, "rows_taken_before": 0}
        self.files.add("loadings", loading_id="made-up", loaded_on=DAY, claims_file_sha256="0" * 64, **read)

    def _write_few(self) -> None:
        add, text = self.files.add, self.inventor.text
        for n in range(PUBLISHERS * self.factor):
            house = f"Made-up House {n - n % 10 % 2}"
            add("publishers", publisher_id=f"made-up-{n:05}", name=f"Made-up Paper {n}", house=house)
        for n, letter_id in enumerate(self.letters):
            page = self._page_id(n)
            add(
                "letters", letter_id=letter_id, title_en=f"Made-up letter {n + 1}", title_fa=text(4, True), title_source_id=page,
                date=f"20{19 + n}-06-11", date_source_id=page, demands=text(12), demands_source_id=page,
                signatories_published=14 * (n + 1), signatories_source_id=page,
            )  # fmt: skip
        for n, name in enumerate(self.facilities):
            parent = f"prison-{n % 5:02}" if n > 4 else None
            kind, aliases = (
                "ward" if parent else "prison",
                f"{name}; {name.removesuffix(' Prison')}; {self.inventor.word(1)}",
            )
            add(
                "facilities", facility_id=f"prison-{n:02}", name_en=name, parent_id=parent, kind=kind, aliases=aliases, city=text(1)
            )  # fmt: skip
        for n in range(CHARGES):
            add("charges", charge_id=f"mpc-{n:02}", article=str(n), code="Made-up Penal Code", label_en=text(4))
        changed = {"field": "date", "old": "2020", "new": "2021", "reason": text(8), "outcome": "made"}
        add("corrections", correction_id="made-up-correction", decided_on=DAY, **changed)

    def _page_id(self, n: int) -> str:
        return f"page-{n:06}-made-up-{n * 7919 % (PUBLISHERS * self.factor):05}-{PAIRS[n % len(PAIRS)][0]}"

    def _page(self, n: int) -> None:
        pick, page = self.inventor.random, self._page_id(n)
        language = pick.choice(("en", "en", "en", "fa", "fa", "ar"))
        year, month = pick.randint(2009, 2024), pick.randint(1, 12)
        title = self.inventor.text(9, language != "en") if self.inventor.chance(0.78) else None
        copies = f"Made-up Paper {n % PUBLISHERS}" if self.inventor.chance(0.22) else None
        self.files.add(
            "sources", source_id=page, url=f"https://made-up-{n}.invalid/{year}/{month:02}/{'-'.join(self.inventor.text(9).split())}/",
            publisher_id=f"made-up-{n * 7919 % (PUBLISHERS * self.factor):05}", title=title, published_on=f"{year}-{month:02}",
            language=language, kind=pick.choice(("news", "news", "ngo_report", "blog_or_campaign")), source_origin=copies, publish="public",
        )  # fmt: skip
        # Some people are written of far more than others, in each group of as many as there are today.
        group = [
            self.people[PEOPLE * pick.randrange(self.factor) + int(PEOPLE * pick.random() ** 1.6)]
            for _ in range(pick.choice((1, 1, 2, 2, 3)))
        ]
        named = {pick.choice(person.forms[language]): person for person in group}
        for place in range(1, pick.choice((1, 2, 3, 4, 5, 6, 7, 12)) + 1):
            self._claim(f"{page}_{place}", language, *pick.choice(list(named.items())))
        for name, person in sorted(named.items()):
            self.files.add(
                "identity", source_id=page, name=name, person_id=person.person_id, judgement="positive",
                reason="made up for measuring", decided_by="reviewed", decided_on=DAY,
            )  # fmt: skip

    def _claim(self, claim_id: str, language: str, name: str, person: Person) -> None:
        draw, values = self.inventor.random.random(), self._common(claim_id)
        if draw < 0.16:
            letter = self.inventor.random.choice(person.letters)
            place = self.inventor.random.randint(1, 38) if self.inventor.chance(0.2) else None
            values |= {
                "kind": "signed",
                "name": name,
                "letter_id": letter,
                "position": place,
                "date_basis": "not_recorded",
            }
            values["role"] = self.inventor.text(5, language == "fa") if self.inventor.chance(0.5) else None
        elif draw < 0.28:
            kind = "letter" if draw < 0.23 else "figure"
            letter, date = self.inventor.random.choice(self.letters), f"20{self.inventor.random.randint(19, 24)}-06"
            values |= {"kind": kind, "letter_id": letter, "date": date, "date_basis": "inferred"}
            if kind == "figure" and len(self.figures) < FIGURES:
                self.figures.append(claim_id)
        elif draw < 0.45:
            values |= {"kind": "bio", "name": name, "date_basis": "not_recorded"}
        else:
            values |= {"name": name} | self._of_event(claim_id, language, person)
        self.files.add("claims", **values)
        self.claims += 1

    def _common(self, claim_id: str) -> dict[str, Any]:
        detail = self.inventor.text(15, self.inventor.chance(0.1)) + "." if self.inventor.chance(0.9) else None
        return {
            "claim_id": claim_id,
            "source_id": claim_id.rpartition("_")[0],
            "certainty": self.inventor.random.choice(("stated", "stated", "stated", "reported")),
            "detail": detail,
            "publish": "public",
            "loaded_from": f"made-up#{self.inventor.random.getrandbits(64):016x}",
        }

    def _of_event(self, claim_id: str, language: str, person: Person) -> dict[str, Any]:
        pick = self.inventor.random
        event = person.events[person.told] if person.told < len(person.events) else pick.choice(person.events)
        person.told += 1
        custody = event.kind == "custody"
        kind, bears_on = pick.choice(REPORTS_OF_CUSTODY) if custody else (event.kind, "occurrence")
        if self.inventor.chance(0.07):
            why = {"why": "No date is given on the page.", "decided_by": "suggested", "decided_on": DAY}
            self.files.add("claims_without_event", claim_id=claim_id, **why)
            return {"kind": kind, "date_basis": "not_recorded"}
        event.claims.append((claim_id, bears_on, "supports"))
        if self.inventor.chance(0.08) and (other := pick.choice(person.events)) is not event:
            other.claims.append((claim_id, "occurrence", "unclear"))
        values: dict[str, Any] = {"kind": kind, "date_basis": "printed", "date": self.inventor.near(event.day)}
        values |= self.inventor.as_printed(event.day, language)
        values["place"] = f"Made-up City {pick.randint(1, 40)}" if self.inventor.chance(0.4) else None
        if custody or kind == "transfer":
            values["facility"] = pick.choice(self.facilities) if self.inventor.chance(0.8) else self.inventor.text(2)
        if custody and self.inventor.chance(0.2):
            values["occasion"] = f"made-up rally {event.day:%Y-%m}, {event.day.day % 3}"
        if kind in ("sentence", "appeal", "trial"):
            values["authority"] = f"Branch {pick.randint(1, 40)} of the Made-up Court of {self.inventor.text(2)}"
            values["stage"] = "first_instance" if kind == "sentence" else "appeal"
        if kind == "sentence":
            months = pick.choice((12, 24, 27, 60, 72, 180, 192))
            values |= {"outcome": "convicted", "sentence": f"{months} months, {self.inventor.text(4)}"}
            values |= {"months_printed": months, "months_basis": "not_said"}
        if kind == "charge" or (kind in ("sentence", "trial") and self.inventor.chance(0.45)):
            self._charges(claim_id)
        return values

    def _charges(self, claim_id: str) -> None:
        for n in range(1, self.inventor.random.choice((1, 1, 2, 3, 4)) + 1):
            article = self.inventor.random.randrange(CHARGES)
            charge_id = f"mpc-{article:02}" if self.inventor.chance(0.76) else None
            wording = f"made-up accusation {article}, {self.inventor.text(3)}"
            self.files.add("claim_charges", claim_id=claim_id, n=n, wording=wording, charge_id=charge_id)

    def _write_person(self, person: Person) -> None:
        latin, persian = person.forms["en"][0], person.forms["fa"][0]
        self.files.add(
            "people", person_id=person.person_id, name_en=latin, name_en_basis="printed", name_fa=persian,
            name_fa_basis="printed", publish="public",
        )  # fmt: skip
        if self.inventor.chance(0.4):
            self.files.add(
                "searches", person_id=person.person_id, letter_id=person.letters[0], searched_on=DAY, searched_in="nowhere",
                languages="fa; ar; en", spellings=f"{persian}; {latin}", look_ups=6, pages_read=40, found="made-up pages",
            )  # fmt: skip

    def _write_event(self, event: Event) -> None:
        if not event.claims:
            return
        self.written.add(event.event_id)
        person_id = event.event_id.partition(f"-{event.kind.replace('_', '-')}-")[0]
        opening = self.inventor.random.choice(("arrest",) * 8 + ("unknown", "return_to_prison"))
        decided = "reviewed" if self.inventor.chance(0.3) else "suggested"
        self.files.add(
            "events", event_id=event.event_id, person_id=person_id, kind=event.kind, case_id=event.case_id,
            opening=opening if event.kind == "custody" else None, supersedes=event.supersedes if event.supersedes in self.written else None, decided_by=decided, decided_on=DAY,
        )  # fmt: skip
        for claim_id, bears_on, stance in event.claims:
            reason = self.inventor.text(8) if self.inventor.chance(0.3) else "the only event that its dates allow"
            self.files.add(
                "event_claims", event_id=event.event_id, claim_id=claim_id, stance=stance, bears_on=bears_on, reason=reason,
                decided_by=decided, decided_on=DAY,
            )  # fmt: skip

    def _write_figure(self, claim_id: str) -> None:
        pick = self.inventor.random
        kinds = pick.choice(("arrest", "arrest", "sentence", "custody", None))
        self.files.add(
            "figures", figure_id=f"{claim_id}-1", claim_id=claim_id, count=pick.randint(1, 14), of=14, bound="exact", unit="people",
            cohort=pick.choice(self.letters) if self.inventor.chance(0.62) else None, event_kinds=kinds,
            court="Made-up" if kinds == "sentence" and self.inventor.chance(0.5) else None,
            window_from="2019-01" if self.inventor.chance(0.34) else None, since_letter="no", as_of="2021-06-30",
        )  # fmt: skip


def write_house(root: Path, factor: int, seed: int = 14) -> None:
    """Write `db/records` under a folder."""
    with Files(root / "db" / "records") as files:
        World(files, factor, seed).write()


if __name__ == "__main__":
    write_house(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
