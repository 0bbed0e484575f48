"""How fast a record keeps and answers, and whether keeping stays as fast while it grows.

    python -m benchmarks.record_speed [--statements 100000] [--record FILE|postgresql://...]

Reports are made: a few happenings a day for years, each told by several outlets, by parties of which some are in the
news far more than others. Reading them by the language model is not measured, only what the record does.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.factories import Draft

from diplomatics.contract import Reading
from diplomatics.record import Record, open_record

STATES = (
    "USA RUS CHN UKR ISR IRN TUR SYR SAU EGY FRA DEU GBR IND PAK JPN KOR PRK QAT ARE JOR LBN IRQ YEM ARM AZE GEO SRB "
    "XKX POL ROU BGR GRC CYP LBY DZA MAR TUN SDN SSD ETH ERI SOM KEN UGA RWA COD NGA MLI NER BFA TCD CMR ZAF VEN COL "
    "CUB MEX BRA ARG"
).split()
WORDS = (
    "border trade troops prisoners water energy grain ports visas embassy ceasefire roadmap sanctions dialogue "
    "monitors refugees airspace fisheries pipeline customs elections autonomy demining corridor reservoir minerals "
    "debt tariffs transit satellite drones missiles enrichment inspection verification amnesty reparation museum "
    "language railway"
).split()
OUTLETS = [f"Outlet {n}" for n in range(40)]
BAR_MS = 300


def made(count: int, seed: int = 1) -> Iterator[Reading]:
    """Readings with about ten statements each, by date, `count` statements in all."""
    chance = random.Random(seed)
    weights = [1 / (n + 1) for n in range(len(STATES))]
    day, told, number = date(2018, 1, 1), 0, 0
    while told < count:
        happenings = [_happening(chance, weights, day) for _ in range(12)]
        for _ in range(14):
            reading = _report(chance, f"r-{number:06}", happenings, day, number)
            number += 1
            told += sum(1 for _ in reading.statements)
            yield reading
        day += timedelta(days=1)


def _happening(chance: random.Random, weights: list[float], day: date) -> tuple[str, list[str], date, str, str]:
    size = chance.choice([2, 2, 2, 3, 4])
    parties = sorted({*chance.choices(STATES, weights, k=size), "USA" if chance.random() < 0.1 else "RUS"})
    kind = chance.choice(["meeting", "meeting", "event", "event", "event", "commitment", "claim", "claim", "relation"])
    content = " ".join(chance.sample(WORDS, 5))
    return (
        kind,
        parties,
        day - timedelta(days=chance.randint(0, 2)),
        content,
        chance.choice(["Geneva", "Doha", "Cairo"]),
    )


def _report(chance: random.Random, name: str, happenings: list, day: date, number: int) -> Reading:
    told = chance.sample(happenings, 10)
    lines = [
        f"{', '.join(parties)} on {when.isoformat()} in {place} about {content} {i}."
        for i, (_, parties, when, content, place) in enumerate(told)
    ]
    draft = Draft(" ".join(lines), id=name, publisher=chance.choice(OUTLETS), published=day.isoformat())
    for line, (kind, parties, when, content, place) in zip(lines, told, strict=True):
        who = [draft.party(p, p, name=p, after=line) for p in parties]
        time_ = draft.day(when.isoformat(), when.isoformat(), after=line)
        if kind == "meeting":
            draft.meeting(line, who, date=time_, place=draft.place(place, after=line), level=["foreign ministers"])
        elif kind == "event":
            draft.event(line, "ACCUSE", who[:1], who[1:], summary=content, date=time_)
        elif kind == "commitment":
            draft.commitment(line, "agree", who, content, made_on=time_)
        elif kind == "claim":
            draft.claim(line, content, said_by=who[0], capacity="official")
        else:
            draft.relation(line, who[0], who[-1], "conflict", "hostile")
    return draft.reading()


def main() -> int:
    """Keep, ask, print; fail where a question takes longer than the bar."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--statements", type=int, default=100_000)
    options.add_argument("--record", help="a file to make, or the address of an empty database")
    given = options.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_record(given.record or Path(folder) / "speed.db", create=True) as record,
    ):
        _keep(record, given.statements)
        slow = _ask(record)
    return 1 if slow else 0


def _keep(record: Record, count: int) -> None:
    times: list[float] = []
    told = 0
    print(f"{'statements':>12} {'ms a report':>12} {'slowest':>9} {'processor ms':>13}")
    worked = time.process_time()
    for reading in made(count):
        started = time.perf_counter()
        record.keep(reading)
        times.append((time.perf_counter() - started) * 1000)
        told += sum(1 for _ in reading.statements)
        if len(times) % 1000 == 0:
            part = times[-1000:]
            cost = (time.process_time() - worked) / len(part) * 1000  # with the making of the readings
            print(f"{told:>12} {statistics.median(part):>12.1f} {max(part):>9.1f} {cost:>13.1f}", flush=True)
            worked = time.process_time()


def _ask(record: Record) -> bool:
    middle = record.history()[len(record.history()) // 2].at
    entry = record.entries(kind="meeting", limit=500)[-1]
    questions: dict[str, Callable[[], object]] = {
        "meetings of a month": lambda: record.entries(kind="meeting", since="2018-06-01", until="2018-06-30"),
        "meetings of a month, as of then": lambda: record.entries(
            middle, kind="meeting", since="2018-06-01", until="2018-06-30"
        ),
        "all meetings, the first 500": lambda: record.entries(kind="meeting", limit=500),
        "undertakings of a party": lambda: record.entries(kind="commitment", party="TUR", limit=500),
        "everything of a small party": lambda: record.entries(party="ARG", limit=500),
        "one entry": lambda: record.entry(entry.id),
        "the entry of a statement": lambda: record.entry(entry.statements[0]),
        "why it is one": lambda: record.links(entry),
        "search": lambda: record.search("pipeline railway"),
        "coverage": lambda: record.coverage(),
        "reports": lambda: record.reports(),
        "judgements": lambda: record.judgements(),
        "correct and undo": lambda: record.judge(
            "undo", record.judge("correct", entry.statements[0], author="B", place="Rome").number, author="B"
        ),
    }
    slow = False
    for name, ask in questions.items():
        times = []
        for _ in range(5):
            started = time.perf_counter()
            ask()
            times.append((time.perf_counter() - started) * 1000)
        took = statistics.median(times)
        slow = slow or took > BAR_MS
        print(f"{took:>8.1f} ms  {name}{'  (over the bar)' if took > BAR_MS else ''}", flush=True)
    return slow


if __name__ == "__main__":
    sys.exit(main())
