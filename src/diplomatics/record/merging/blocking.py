"""Blocks: statements that share one are compared, so that not every pair of a record has to be.

Two statements that may tell the same share a block; that two share one says nothing yet. Blocks depend on a
statement's own facts alone, so they are the same whatever else the record holds.
"""

from __future__ import annotations

from itertools import combinations

from diplomatics.record.merging.days import number, span, told, week_of
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.settings import kinds

PLANNED = frozenset({"planned", "proposed", "conditional"})
MANY = 6
NO_DAY = "any"
# A meeting that was put off takes place within so many days, or it is another.
MOVED_DAYS = 60


def blocks(facts: Facts) -> set[str]:
    """The blocks that a statement stands in."""
    return {f"{facts.kind}|{name}|{time}" for name in _names(facts) for time in _times(facts)} | _by_name(facts)


def _names(facts: Facts) -> set[str]:
    """What its partners have in common with it besides the time."""
    match facts.kind:
        case "meeting":
            return _company(facts.parties) | ({f"in {facts.place}"} if facts.place and span(facts) else set())
        case "event":
            return _sides(facts)
        case "relation":
            return {f"{'+'.join(facts.parties)} {facts.type}"}
        case "instrument":
            return {f"{facts.type} {pair}" for pair in _company(facts.parties)} or {f"{facts.type}"}
        case "track":
            return set()
        case _:
            return {f"{who} {word}" for who in facts.parties[:MANY] or ("-",) for word in _telling(facts.words)}


def _company(parties: tuple[str, ...]) -> set[str]:
    """Every two of the parties; of a large company every one with the first letters that come after it."""
    if len(parties) == 1:
        return {parties[0]}
    if len(parties) <= MANY:
        return {f"{a}+{b}" for a, b in combinations(parties, 2)}
    return {f"{a}+{b}" for i, a in enumerate(parties) for b in parties[i + 1 : i + 4]}


def _sides(facts: Facts) -> set[str]:
    doing, done_to = facts.parties[:MANY] or ("-",), facts.others[:MANY]
    if not done_to:
        return {f"{facts.type} {name}" for name in _company(facts.parties[:MANY])}
    return {f"{facts.type} {a}>{b}" for a in doing for b in done_to}


def _telling(words: tuple[str, ...]) -> list[str]:
    """The longest words: the likeliest to be rare, judged without counting the record."""
    return sorted(words, key=lambda word: (-len(word), word))[:4]


def _by_name(facts: Facts) -> set[str]:
    """A name or a number of its own finds partners at any time."""
    if facts.kind == "instrument" and facts.number:
        return {f"instrument|number {facts.number}|{NO_DAY}"}
    if facts.kind == "track" and facts.words:
        return {f"track|{' '.join(facts.words)}|{NO_DAY}"}
    return set()


def _times(facts: Facts) -> set[str]:
    """The stretches of time in which its partners lie."""
    window = kinds()[facts.kind].window
    held, published = span(facts), told(facts)
    if facts.kind == "relation":
        return {NO_DAY if published is None else str(week_of(published))}
    if held is not None:
        first, last = held[0] - window.around, held[1] + window.around
        if facts.phase == "postponed":
            last += MOVED_DAYS
    elif published is not None:
        first = published - (0 if facts.status in PLANNED else window.before)
        last = published + (window.after if facts.status in PLANNED else window.around)
    elif facts.start:
        first = last = number(facts.start)
    else:
        return {NO_DAY}
    return {str(part) for part in range(first // window.bucket, last // window.bucket + 1)}
