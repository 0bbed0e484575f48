"""Lengths that hang on another time: "within 30 days", "a week after the talks", "two days before the summit"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplomatics.contract.terms import Precision
from diplomatics.mentions.times.bounds import Bounds
from diplomatics.mentions.times.calendar_dates import nearest
from diplomatics.mentions.times.context import Context
from diplomatics.mentions.times.meaning import Found, Meaning, Solved
from diplomatics.mentions.times.periods import Period, add, period_of
from diplomatics.mentions.times.resolve import Place
from diplomatics.mentions.times.tokens import Tokens
from diplomatics.mentions.times.words import group

if TYPE_CHECKING:
    from diplomatics.documents.document import Dateline
    from diplomatics.mentions.times.read import Reading

_REACH = 7
_DAYS_LATE = 3


def reference_day(
    tokens: Tokens, found: Sequence[Found], published: date | None, dateline: Dateline | None
) -> date | None:
    """The day from which "today" and "Friday" count: the dateline's, if it is the publication's or shortly before."""
    if dateline is None or not dateline.day:
        return published
    day = _dateline_day(dateline.day, published)
    if day is None or published is None:
        return day or published
    return day if timedelta(0) <= published - day <= timedelta(_DAYS_LATE) else published


def of_dateline(found: Found, context: Context, dateline: Dateline | None) -> Solved | None:
    """The dateline's own day, which no tense moves: "GENEVA, June 30 - The ministers will meet ..."."""
    if dateline is None or dateline.day is None or dateline.day_span is None or context.now is None:
        return None
    tokens = context.tokens
    first, last = dateline.day_span
    if tokens.starts[found.first] >= last or tokens.ends[found.last - 1] <= first or found.meaning.kind != "calendar":
        return None
    day = _dateline_day(dateline.day, context.now)
    if day is None or found.meaning.year not in (None, day.year):
        return None
    return Solved(
        day.isoformat(), Period("D", day), "stated" if found.meaning.year else "resolved", "the dateline's day"
    )


def _dateline_day(value: str, published: date | None) -> date | None:
    try:
        if not value.startswith("--"):
            return date.fromisoformat(value)
        if published is None:
            return None
        period = nearest(Meaning("calendar", month=int(value[2:4]), day=int(value[5:7])), published, 0)
        return period.first if period else None
    except ValueError:
        return None


def look_ahead(place: Place) -> Found:
    """Takes "in two weeks" where the sentence looks ahead for a day to come, not a length."""
    found, tokens = place.found, place.context.tokens
    meaning = found.meaning
    if meaning.kind != "duration" or meaning.relation is not None or meaning.amount is None:
        return found
    if tokens.lower(found.first - 1) != "in" or meaning.mod in ("LESS_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"):
        return found
    after = [tokens.lower(found.last + step) for step in range(3)]
    if ("time" in after and after[0] in ("'", "’", "'s", "’s")) or place.direction() > 0:
        changed = Meaning(
            "shift", unit=meaning.unit, amount=meaning.amount, relation="now", mod=meaning.mod, reason="counted"
        )
        return Found(found.first, found.last, changed, found.rule)
    return found


def settle(readings: Sequence[Reading], context: Context) -> None:
    """Anchor what can be anchored, now that every other time is known."""
    for place, reading in enumerate(readings):
        meaning = reading.found.meaning
        if meaning.kind == "distance":
            _distance(readings, place, context)
        elif meaning.kind == "eve":
            _eve(readings, place)
        elif meaning.kind == "duration" and reading.sense == "within" and meaning.relation is None:
            _within(readings, place, context)
        elif meaning.kind == "duration" and meaning.relation in ("opening", "past"):
            _part_of(readings, place, context)
        elif meaning.kind == "duration" and meaning.relation == "ended":
            _ended(readings, place)


def _next_time(readings: Sequence[Reading], place: int, after: int) -> Reading | None:
    """The time that follows within a few words ("... before the summit on 12 May")."""
    if place + 1 >= len(readings):
        return None
    other = readings[place + 1]
    return other if other.solved.period is not None and 0 <= other.found.first - after <= _REACH else None


def _distance(readings: Sequence[Reading], place: int, context: Context) -> None:
    reading = readings[place]
    meaning, tokens = reading.found.meaning, context.tokens
    steps = (meaning.amount or 0) * (-1 if meaning.relation == "before" else 1)
    ahead = _next_time(readings, place, reading.found.last + 1)
    if ahead is not None and not _clause_between(tokens, reading.found.last + 1, ahead.found.first):
        _count(reading, ahead.solved.period, steps, "counted from the time that follows")
        return
    anchor = _left_anchor(readings, place, context)
    if anchor is not None:
        _count(reading, anchor, -steps, f"the time of what follows '{meaning.relation}', counted from this one")


def _clause_between(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        tokens.kind(at) in ("comma", "dot", "stop", "break") or tokens.lower(at).endswith("ed")
        for at in range(first, last)
    )


def _left_anchor(readings: Sequence[Reading], place: int, context: Context) -> Period | None:
    """The time of the main happening: named just before ("in 2012, a year after ...") or the report's ("comes")."""
    reading, tokens = readings[place], context.tokens
    first = reading.found.first
    if place and readings[place - 1].solved.period is not None:
        gap = [tokens.kind(at) for at in range(readings[place - 1].found.last, first)]
        if gap in ([], ["comma"], ["comma", "other"]):
            return readings[place - 1].solved.period
    verbs = group("coming_verbs")
    if context.now is not None and any(tokens.lower(first - step) in verbs for step in (1, 2, 3)):
        return Period("D", context.now)
    return None


def _count(reading: Reading, anchor: Period | None, steps: int, reason: str) -> None:
    unit = reading.found.meaning.unit or "D"
    if anchor is None or (unit == "D" and anchor.unit != "D") or (unit == "W" and anchor.unit not in ("D", "W", "WE")):
        return
    if unit == "M" and anchor.unit in ("Y", "E", "C", "H", "S"):
        return
    day = add(anchor.first, unit, steps)
    if day is None:
        return
    period = period_of(unit, day)
    reading.solved = Solved(reading.solved.value, period, "resolved", reason)


def _eve(readings: Sequence[Reading], place: int) -> None:
    reading = readings[place]
    ahead = _next_time(readings, place, reading.found.last)
    if ahead is None or ahead.solved.period is None or ahead.solved.period.unit != "D":
        return
    period = ahead.solved.period.shift(-1)
    if period is not None:
        reading.solved = Solved(period.value, period, "resolved", "the day before the one that follows")


def _within(readings: Sequence[Reading], place: int, context: Context) -> None:
    """Anchors "within 30 days" at the day in its sentence, else at the report's where it looks ahead."""
    reading, tokens = readings[place], context.tokens
    meaning = reading.found.meaning
    if meaning.amount is None or meaning.unit is None:
        return
    after = tokens.lower(reading.found.last)
    start: date | None = None
    if after in ("of", "after", "from", "following"):
        ahead = _next_time(readings, place, reading.found.last + 1)
        if ahead is None or ahead.solved.period is None or ahead.solved.period.unit != "D":
            return
        start = ahead.solved.period.first
    else:
        start = _making(readings, place, context)
    if start is None:
        return
    end = add(start, meaning.unit, meaning.amount)
    if end is None:
        return
    reading.solved = Solved(reading.solved.value, Period("D", end), "resolved", f"counted from {start.isoformat()}")
    reading.bounds = Bounds(start, end, "day", meaning.mod)


def _making(readings: Sequence[Reading], place: int, context: Context) -> date | None:
    reading = readings[place]
    sentence = context.inside.of(reading.found.first)
    for other in reversed(readings[:place]):
        if context.inside.of(other.found.first) != sentence:
            break
        if other.solved.period is not None and other.found.meaning.type in ("DATE", "TIME"):
            return other.solved.period.first if other.solved.period.unit == "D" else None
    if Place(reading.found, context).direction() < 0:
        return None
    return context.now


def _part_of(readings: Sequence[Reading], place: int, context: Context) -> None:
    """Bounds "the first nine months of 2023", "the last six months of 1944"."""
    reading = readings[place]
    meaning, tokens = reading.found.meaning, context.tokens
    if tokens.lower(reading.found.last) != "of" or not meaning.amount or meaning.unit is None:
        return
    ahead = _next_time(readings, place, reading.found.last + 1)
    if ahead is None or ahead.solved.period is None or ahead.solved.period.unit == "D":
        return
    whole = ahead.solved.period
    after = whole.last + timedelta(1)
    edge = add(whole.first, meaning.unit, meaning.amount) if meaning.relation == "opening" else add(
        after, meaning.unit, -meaning.amount
    )  # fmt: skip
    if edge is None or not whole.first <= edge <= after:
        return
    first, last = (whole.first, edge - timedelta(1)) if meaning.relation == "opening" else (edge, whole.last)
    reading.solved = Solved(reading.solved.value, whole, ahead.solved.basis, "a part of the time named")
    reading.bounds = Bounds(first, last, _precision(meaning.unit, first))


def _ended(readings: Sequence[Reading], place: int) -> None:
    """Bounds "the year ended 31 March", "the year to March 2023": counted back from its end."""
    reading = readings[place]
    meaning = reading.found.meaning
    ahead = _next_time(readings, place, reading.found.last + 1)
    if ahead is None or ahead.solved.period is None or ahead.found.first - reading.found.last > 3:
        return
    last = ahead.solved.period.last
    first = add(last + timedelta(1), meaning.unit or "Y", -1)
    if first is not None:
        reading.solved = Solved(
            reading.solved.value, ahead.solved.period, ahead.solved.basis, "counted back from its end"
        )
        reading.bounds = Bounds(first, last, _precision(meaning.unit or "Y", first))


def _precision(unit: str, first: date) -> Precision:
    return period_of(unit if unit in ("D", "W", "M", "Q", "Y", "E", "C") else "M", first).precision
