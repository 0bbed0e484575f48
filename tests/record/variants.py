"""Made reports of known happenings: many outlets tell each, in their own order and words, in part, or wrongly.

`corpus(seed)` gives readings and, for each statement, the happening that it tells. Happenings are chosen to be
mistaken for each other: rounds of the same parties weeks apart, a meeting of two beside one of four, the same promise
by others, two strikes in one week. Nothing here knows how merging works.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.factories import Draft

NAMES = {"SYR": "Syria", "TUR": "Turkey", "RUS": "Russia", "IRN": "Iran", "EGY": "Egypt", "SAU": "Saudi Arabia",
         "JOR": "Jordan", "QAT": "Qatar", "ISR": "Israel", "LBN": "Lebanon", "ARM": "Armenia", "AZE": "Azerbaijan",
         "IND": "India", "CHN": "China", "SRB": "Serbia", "COL": "Colombia", "ETH": "Ethiopia",
         "SDN": "Sudan"}  # fmt: skip
OUTLETS = ["Example Wire", "Specimen Courier", "Sample News Agency", "Example Gazette", "The Sample Review",
           "Specimen Television", "Example Herald", "Sample Times", "Specimen Post", "Example Radio", "Sample Daily",
           "Specimen Monitor"]  # fmt: skip
LEVELS = {"foreign ministers": "foreign ministers", "defence ministers": "defence ministers",
          "deputy ministers": "deputy ministers", "experts": "experts", "envoys": "envoys"}  # fmt: skip


@dataclass(frozen=True)
class Happening:
    """One thing that is so, of which reports tell."""

    name: str
    kind: str
    parties: tuple[str, ...]
    day: date
    place: str | None = None
    level: str | None = None
    others: tuple[str, ...] = ()
    type: str | None = None
    contents: tuple[str, ...] = ()
    announced: bool = False


@dataclass
class Corpus:
    """Readings, and which happening each statement tells."""

    readings: list = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)


def _meeting(name, parties, day, place, level, announced=False):
    return Happening(
        name, "meeting", tuple(parties.split()), date.fromisoformat(day), place, level, announced=announced
    )


def _event(name, kind, doing, done_to, day, place, *contents):
    return Happening(name, "event", tuple(doing.split()), date.fromisoformat(day), place, None, tuple(done_to.split()),
                     kind, contents)  # fmt: skip


def _undertaking(name, kind, parties, day, *contents):
    return Happening(name, kind, tuple(parties.split()), date.fromisoformat(day), contents=contents)


def _document(name, kind, parties, day, *contents):
    return Happening(name, "instrument", tuple(parties.split()), date.fromisoformat(day), type=kind, contents=contents)


HAPPENINGS = [
    _meeting("four ministers", "IRN RUS SYR TUR", "2023-05-10", "Moscow", "foreign ministers", announced=True),
    _meeting("two beside the four", "RUS TUR", "2023-05-10", "Moscow", "foreign ministers"),
    _meeting("four deputies, spring", "IRN RUS SYR TUR", "2023-04-04", "Moscow", "deputy ministers", announced=True),
    _meeting("four deputies, summer", "IRN RUS SYR TUR", "2023-06-20", "Astana", "deputy ministers"),
    _meeting("defence, december", "RUS SYR TUR", "2022-12-28", "Moscow", "defence ministers"),
    _meeting("defence, april", "IRN RUS SYR TUR", "2023-04-25", "Moscow", "defence ministers"),
    _meeting("border talks, first", "ARM AZE", "2023-05-04", "Brussels", "foreign ministers"),
    _meeting("border talks, second", "ARM AZE", "2023-05-14", "Brussels", "foreign ministers", announced=True),
    _meeting("border experts", "ARM AZE", "2023-05-04", "Ijevan", "experts"),
    _meeting("dam talks, august", "EGY ETH SDN", "2023-08-27", "Cairo", "envoys", announced=True),
    _meeting("dam talks, september", "EGY ETH SDN", "2023-09-23", "Addis Ababa", "envoys"),
    _meeting("gulf visit", "SAU SYR", "2023-04-18", "Damascus", "foreign ministers"),
    _meeting("amman five", "EGY JOR SAU SYR", "2023-05-01", "Amman", "foreign ministers"),
    _meeting("pass talks, round 18", "CHN IND", "2023-04-23", "Chushul", "experts"),
    _meeting("pass talks, round 19", "CHN IND", "2023-08-14", "Chushul", "experts"),
    _meeting("jeddah", "EGY JOR QAT SAU", "2023-04-14", "Jeddah", "foreign ministers"),
    _event("strike on the port", "ASSAULT", "ISR", "SYR", "2023-03-07", "Aleppo", "struck the airport of {p}"),
    _event("strike next week", "ASSAULT", "ISR", "SYR", "2023-03-12", "Tartus", "hit depots near {p}"),
    _event("sanctions on a bank", "SANCTION", "TUR", "IRN", "2023-03-02", None, "imposed sanctions on a bank of {o}",
           "put a bank of {o} under sanctions"),
    _event("sanctions on ships", "SANCTION", "TUR", "IRN", "2023-03-22", None, "banned two ships of {o}",
           "closed its ports to two ships of {o}"),
    _event("aid convoy", "AID", "SAU", "SYR", "2023-02-14", "Aleppo", "sent a convoy of aid to {p}",
           "flew tents and food to {p}"),
    _event("second convoy", "AID", "SAU", "SYR", "2023-02-25", "Latakia", "sent medicine to {p}"),
    _event("envoy recalled", "REJECT", "SRB", "TUR", "2023-07-03", None, "recalled its ambassador from {o}",
           "called its ambassador home from {o}"),
    _event("accused of shelling", "ACCUSE", "ARM", "AZE", "2023-06-15", None, "accused {o} of shelling a village"),
    _event("accused of blockade", "ACCUSE", "ARM", "AZE", "2023-06-26", None, "accused {o} of blocking a road"),
    _event("troops moved", "MOBILIZE", "ETH", "SDN", "2023-07-19", None, "moved troops to the border with {o}"),
    _undertaking("withdraw", "commitment", "TUR SYR", "2023-05-10", "withdraw all troops from the northern provinces",
                 "pull all troops out of the northern provinces", "withdraw every troop from northern provinces"),
    _undertaking("water shares", "commitment", "EGY ETH SDN", "2023-08-28",
                 "share the data of the reservoir every month", "share monthly data of the reservoir"),
    _undertaking("prisoners", "commitment", "ARM AZE", "2023-05-14", "exchange all prisoners held since the autumn",
                 "exchange prisoners held since autumn"),
    _undertaking("prisoners elsewhere", "commitment", "COL", "2023-05-12",
                 "release all prisoners held since the autumn", "free the prisoners held since autumn"),
    _undertaking("embassies", "commitment", "IRN SAU", "2023-03-10", "reopen their embassies within two months",
                 "open their embassies again within two months"),
    _undertaking("flights", "commitment", "IRN SAU", "2023-03-11", "resume direct flights between the capitals",
                 "resume the direct flights between capitals"),
    _undertaking("roadmap", "task", "IRN RUS SYR TUR", "2023-05-10",
                 "prepare a roadmap for relations of the neighbours",
                 "preparing a roadmap for better relations of the neighbours", "draft a roadmap of relations"),
    _undertaking("border map", "task", "ARM AZE", "2023-05-14", "draw a map of the border villages",
                 "drawing a map of villages on the border"),
    _undertaking("return list", "task", "JOR SYR", "2023-05-02", "compile a list of families who want to return",
                 "compiling the list of families that want to return"),
    _document("moscow text", "communique", "IRN RUS SYR TUR", "2023-05-10", "Moscow communique"),
    _document("amman text", "communique", "EGY JOR SAU SYR", "2023-05-01", "Amman communique",
              "Amman communique on Syria"),
    _document("embassy accord", "agreement", "IRN SAU", "2023-03-10", "Beijing agreement"),
    _document("dam principles", "declaration", "EGY ETH SDN", "2023-08-28", "Declaration on the Dam"),
    _document("prisoner accord", "agreement", "ARM AZE", "2023-05-14", "agreement"),
]  # fmt: skip


def corpus(seed: int = 1, reports: int = 300) -> Corpus:
    """Readings of made reports, the same for the same seed."""
    chance = random.Random(seed)
    made = Corpus()
    for number in range(reports):
        main = HAPPENINGS[number % len(HAPPENINGS)]
        near = [h for h in HAPPENINGS if h is not main and 0 <= (main.day - h.day).days <= 12]
        told = [main, *chance.sample(near, min(len(near), chance.choice([0, 0, 1, 2])))]
        before = main.announced and chance.random() < 0.3
        published = main.day + timedelta(days=-chance.randint(2, 9) if before else chance.choice([0, 0, 1, 1, 2, 4]))
        told = [h for h in told if h is main or h.day <= published]
        chance.shuffle(told)
        _report(made, f"r-{number:03}", told, published, before, chance)
    return made


def _report(made: Corpus, name: str, told: list[Happening], published: date, before: bool, chance: random.Random):
    sentences = [_Sentence(h, before and h.announced and h.day > published, chance) for h in told]
    draft = Draft(" ".join(s.text for s in sentences), id=name, publisher=chance.choice(OUTLETS),
                  published=published.isoformat())  # fmt: skip
    for sentence in sentences:
        statement = sentence.read(draft)
        made.truth[statement.id] = sentence.happening.name
    made.readings.append(draft.reading())


class _Sentence:
    """One happening in the words of one report, with what that report leaves out or gets wrong."""

    def __init__(self, happening: Happening, before: bool, chance: random.Random) -> None:
        h = self.happening = happening
        self.before = before
        parties = list(h.parties)
        chance.shuffle(parties)
        if len(parties) > 2 and chance.random() < 0.15:
            parties.pop()
        self.parties = parties
        wrong = chance.random()
        self.day = h.day + timedelta(days=chance.choice([-1, 1]) if wrong < 0.05 else -30 if wrong < 0.06 else 0)
        self.dated = chance.random() < 0.85
        self.place = h.place if chance.random() < 0.8 else None
        self.level = h.level if chance.random() < 0.85 else None
        self.voice = chance.choice(parties) if chance.random() < 0.3 else None
        self.content = chance.choice(h.contents) if h.contents else ""
        self.place_words = self.place or "a town"
        self.text = self._text(chance)

    def _text(self, chance: random.Random) -> str:
        h = self.happening
        who = ", ".join(NAMES[p] for p in self.parties)
        when = f" on {self.day.isoformat()}" if self.dated else ""
        where = f" in {self.place}" if self.place else ""
        said = f", {NAMES[self.voice]}'s ministry said" if self.voice else ""
        content = self.content.format(p=self.place_words, o=NAMES[h.others[0]] if h.others else "")
        self.content = content
        verb = {"meeting": "will meet" if self.before else chance.choice(["met", "held talks", "sat down"]),
                "event": content, "commitment": f"agreed to {content}", "task": f"were told to {content}",
                "instrument": f"issued the {content}"}[h.kind]  # fmt: skip
        level = f"The {self.level} of " if self.level else ""
        return f"{level}{who} {verb}{where}{when}{said}."

    def read(self, draft: Draft):
        """What a perfect reader finds in the sentence."""
        h = self.happening
        parties = [draft.party(NAMES[p], p, after=self.text) for p in self.parties]
        time = draft.day(self.day.isoformat(), self.day.isoformat(), after=self.text) if self.dated else None
        place = draft.place(self.place, after=self.text) if self.place and f" in {self.place}" in self.text else None
        given = {"status": "planned" if self.before else "occurred"}
        if self.voice:
            given |= {"said_by": draft.party(NAMES[self.voice], self.voice, after=self.text), "capacity": "official"}
        if h.kind == "meeting":
            levels = [LEVELS[self.level]] if self.level else []
            return draft.meeting(self.text, parties, date=time, place=place, level=levels, **given)
        if h.kind == "event":
            others = [draft.party(NAMES[h.others[0]], h.others[0])] if NAMES[h.others[0]] in draft.text else []
            return draft.event(
                self.text, h.type, parties, others, summary=self.content, date=time, place=place, **given
            )
        if h.kind == "commitment":
            return draft.commitment(self.text, "agree", parties, self.content, made_on=time, **given)
        if h.kind == "task":
            return draft.task(self.text, parties, self.content, assigned_on=time, **given)
        return draft.instrument(self.text, h.type, self.content, parties=parties, date=time, **given)
