"""From a meaning to a value: which day, week, month or year it is, given the report's day and what was named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from diplomatics.mentions.times import calendar_dates
from diplomatics.mentions.times.context import Context
from diplomatics.mentions.times.direction import direction
from diplomatics.mentions.times.meaning import Found, Meaning, Solved
from diplomatics.mentions.times.periods import Period, add, day_of, period_of


@dataclass(slots=True)
class Place:
    """An expression in its context, with the preposition that binds it."""

    found: Found
    context: Context
    bound: str = ""

    @property
    def at(self) -> int:
        """The first token."""
        return self.found.first

    def direction(self) -> int:
        """Back (-1), ahead (1) or unknown (0)."""
        return direction(self.context.tokens, self.found.first, self.found.last, self.context.inside, self.bound)


def resolve(place: Place, meaning: Meaning | None = None) -> Solved:
    """The value of an expression."""
    meaning = meaning or place.found.meaning
    return _SOLVERS[meaning.kind](place, meaning)


def _calendar(place: Place, meaning: Meaning) -> Solved:
    year = None
    if meaning.inner is not None:
        inner = resolve(place, meaning.inner)
        if inner.period is None:
            return Solved(None)
        year = inner.period.first.year
    return calendar_dates.solve(place.context, meaning, place.at, place.direction, year)


def _weekday(place: Place, meaning: Meaning) -> Solved:
    week = None
    if meaning.inner is not None:
        week = resolve(place, meaning.inner).period
        if week is None:
            return Solved(f"XXXX-WXX-{meaning.weekday}{meaning.clock}")
    return calendar_dates.weekday(place.context, meaning, place.direction, week)


def _shift(place: Place, meaning: Meaning) -> Solved:
    context, unit, steps = place.context, meaning.unit or "D", meaning.amount or 0
    if meaning.relation == "focus":
        return _from_focus(place, meaning, unit, steps)
    if context.now is None:
        return Solved(_open_value(unit))
    if meaning.reason == "counted" and unit == "Y" and steps == -1 and context.quarter is not None:
        return _of(context.quarter.shift(-4), "counted back from the quarter named before")
    if meaning.reason == "counted":
        day = add(context.now, unit, steps)
        return _of(period_of(unit, day) if day else None, "counted from the day of the report")
    return _of(period_of(unit, context.now).shift(steps), "from the day of the report", meaning.clock)


def _from_focus(place: Place, meaning: Meaning, unit: str, steps: int) -> Solved:
    context = place.context
    if meaning.reason in ("counted", "compared") and unit == "Y" and steps == -1 and context.quarter is not None:
        return _of(context.quarter.shift(-4), "a year before the quarter named before")
    focus = context.latest("D") if unit == "D" else context.latest()
    if focus is None or (unit == "W" and focus.period.unit not in ("D", "W", "WE")) or (
        unit == "M" and focus.period.unit in ("Y", "E", "C", "H", "S")
    ):  # fmt: skip
        return _without_focus(place, meaning, unit, steps)
    if meaning.reason == "counted":
        day = add(focus.period.first, unit, steps)
        return _of(period_of(unit, day) if day else None, "counted from the time named before", meaning.clock)
    return _of(period_of(unit, focus.period.first).shift(steps), "from the time named before", meaning.clock)


def _without_focus(place: Place, meaning: Meaning, unit: str, steps: int) -> Solved:
    """Nothing fit was named before: "a year earlier" keeps a bare TIMEX3 value from the report's day, but no time for
    the record; "a week later" keeps neither."""
    now = place.context.now
    if now is None or (meaning.reason == "counted" and (steps > 0 or place.context.focus)):
        return Solved(_open_value(unit), reason="no fit time is named before it")
    if meaning.reason == "day":
        return _of(period_of("D", now).shift(steps), "from the day of the report", meaning.clock)
    period = period_of(unit, now).shift(steps)
    return Solved(period.value + meaning.clock if period else None, reason="no time is named before it")


def _open_value(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def _of(period: Period | None, reason: str, clock: str = "") -> Solved:
    if period is None:
        return Solved(None)
    return Solved(period.value + clock, period, "resolved", reason)


def _same(place: Place, meaning: Meaning) -> Solved:
    context, unit = place.context, meaning.unit or "D"
    if meaning.reason == "latest" and unit == "Q":
        if context.quarter is not None:
            return _of(context.quarter, "the quarter named before")
        if context.now is None:
            return Solved("XXXX-QX")
        return _of(period_of("Q", context.now).shift(-1), "the quarter before the day of the report")
    if meaning.reason == "latest":
        return _of(period_of(unit, context.now), "the running one") if context.now else Solved(_open_value(unit))
    if meaning.relation == "running":
        focus = context.in_sentence(place.at)
        if focus is not None and (context.now is None or (focus.stated and focus.period.unit != "D")):
            return _of(period_of(unit, focus.period.first), "of the time named before")
        if context.now is None:
            return Solved(_open_value(unit))
        return _of(period_of(unit, context.now), "the running one at the day of the report")
    focus = context.latest("D") if unit == "D" else context.latest()
    if focus is None:
        return Solved(_open_value(unit))
    return _of(period_of(unit, focus.period.first), "the one named before", meaning.clock)


def _month_day(place: Place, meaning: Meaning) -> Solved:
    """Finds "the 15th": of the month that is named, or the nearest by tense."""
    context, number = place.context, meaning.day or 1
    if meaning.inner is not None:
        month = resolve(place, meaning.inner).period
        day = day_of(month.first.year, month.first.month, number) if month else None
        return _of(day, "in the month named")
    if context.now is None:
        return Solved(f"XXXX-XX-{number:02d}")
    way = place.direction()
    months = [period_of("M", context.now).shift(step) for step in (-2, -1, 0, 1, 2)]
    days = [day for month in months if month and (day := day_of(month.first.year, month.first.month, number))]
    past = [day for day in days if day.first <= context.now]
    coming = [day for day in days if day.first >= context.now]
    return _of(coming[0] if way > 0 else past[-1], "the nearest by tense")


def _weekend(place: Place, meaning: Meaning) -> Solved:
    now = place.context.now
    if now is None:
        return Solved("XXXX-WXX-WE")
    week = period_of("WE", now)
    if place.direction() <= 0 and week.first > now:
        return _of(week.shift(-1), "the weekend before the day of the report")
    return _of(week, "the weekend after the day of the report")


def _duration(place: Place, meaning: Meaning) -> Solved:
    now, unit, steps = place.context.now, meaning.unit, meaning.amount
    if now is None or meaning.relation not in ("past", "next"):
        return Solved(meaning.value)
    if meaning.vague or unit is None or steps is None:
        return Solved(meaning.value)
    other = add(now, unit, steps if meaning.relation == "next" else -steps)
    if other is None:
        return Solved(meaning.value)
    first, last = sorted((other, now))
    return Solved(meaning.value, period_of(unit, first), "resolved", "counted from the day of the report", first, last)


def _vague_shift(place: Place, meaning: Meaning) -> Solved:
    """Bounds "several years ago": at least two units back, no nearer."""
    now, unit = place.context.now, meaning.unit or "D"
    if now is None or meaning.relation != "now":
        return Solved(meaning.value)
    day = add(now, unit, -2)
    if day is None:
        return Solved(meaning.value)
    return Solved(meaning.value, Period("C", day), "resolved", "at least two units before the report", None, day)


def _clock(place: Place, meaning: Meaning) -> Solved:
    focus = place.context.in_sentence(place.at, "D")
    if focus is not None:
        return Solved(focus.period.value + meaning.clock, focus.period, "resolved", "on the day named before")
    near = place.context.near(place.at, 2)
    if near is not None and near.period.unit == "D":
        return Solved(near.period.value + meaning.clock, None, reason="its day is not stated")
    now = place.context.now
    return Solved((now.isoformat() if now else "XXXX-XX-XX") + meaning.clock, None, reason="its day is not stated")


def _value_only(place: Place, meaning: Meaning) -> Solved:
    return Solved(meaning.value, reason=meaning.reason)


_SOLVERS: dict[str, Callable[[Place, Meaning], Solved]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "shift": _shift,
    "same": _same,
    "weekend": _weekend,
    "monthday": _month_day,
    "duration": _duration,
    "vagueshift": _vague_shift,
    "vaguespan": _value_only,
    "clockshift": _value_only,
    "distance": _value_only,
    "clock": _clock,
    "set": _value_only,
    "ref": _value_only,
    "open": _value_only,
    "eve": _value_only,
}
