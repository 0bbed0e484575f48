"""Dates of the calendar with open fields: which year "28 December", "in January" or "on Wednesday" means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from diplomatics.contract.terms import Basis
from diplomatics.mentions.times import periods
from diplomatics.mentions.times.context import Context, Focus
from diplomatics.mentions.times.meaning import Meaning, Solved
from diplomatics.mentions.times.periods import Period, period_of

Look = Callable[[], int]


def solve(context: Context, meaning: Meaning, at: int, look: Look, year: int | None) -> Solved:
    """The period of a calendar meaning; `year` is the one that another expression gave ("last year")."""
    if meaning.part_unit in ("century", "short_decade", "decade"):
        return _long(context, meaning)
    if meaning.part_unit == "same_quarter":
        number = (context.quarter.first.month + 2) // 3 if context.quarter else None
        meaning = meaning.having(part_unit="quarter" if number else None, part_value=number)
    stated = meaning.year is not None
    known = meaning.year if stated else year
    if known is not None:
        basis: Basis = "stated" if stated else "resolved"
        return _given(
            meaning, known, basis, "the year is in the words" if stated else "the year follows from the report's"
        )
    if meaning.relation in ("last", "next", "this", "following", "same"):
        return _related(context, meaning, look)
    return _search(context, meaning, at, look)


def _long(context: Context, meaning: Meaning) -> Solved:
    number = meaning.part_value
    if meaning.part_unit == "century":
        period = periods.century_of(number)
        return Solved(period.value if period else None, period, "stated", "a century by number")
    if meaning.part_unit == "short_decade":
        now = context.now.year if context.now else 2030
        number = max((year for year in range(1800 + number, 2100, 100) if year <= now + 5), default=1900 + number)
    period = periods.decade_of(number)
    return Solved(period.value if period else None, period, "stated", "a decade by number")


def _given(meaning: Meaning, year: int, basis: Basis, reason: str) -> Solved:
    if meaning.part_unit == "either":
        return _either(meaning, year)
    period = make(meaning, year)
    if period is None:
        return Solved(None, reason="no such day")
    if meaning.part_unit == "until":
        return _until(meaning, period, basis, reason)
    return _fiscal(meaning, period, Solved(period.value + meaning.clock, period, basis, reason))


def _fiscal(meaning: Meaning, period: Period, solved: Solved) -> Solved:
    """A fiscal year bears a calendar year's name but begins in July of the year before at the earliest and ends
    in June of the year after at the latest (United States: October, Australia: July, Japan and India: April)."""
    if not meaning.fiscal:
        return solved
    year = period.first.year
    first, last = date(max(year - 1, 1), 7, 1), date(year + 1, 6, 30)
    return Solved(solved.value, period, solved.basis, "a fiscal year, whose months differ", first, last)


def _either(meaning: Meaning, year: int) -> Solved:
    one, two = meaning.part_value
    days = [periods.day_of(year, one, two), periods.day_of(year, two, one)]
    known = sorted(day.first for day in days if day)
    if len(known) < 2:
        return Solved(None)
    return Solved(f"{year:04d}-XX-XX", Period("C", known[0]), "stated", "day and month may be either way round",
                  known[0], known[1])  # fmt: skip


def _until(meaning: Meaning, period: Period, basis: Basis, reason: str) -> Solved:
    end = meaning.part_value
    if meaning.day is not None:
        last = periods.day_of(period.first.year, period.first.month, end)
    elif meaning.month is not None:
        last = periods.month_of(period.first.year, end)
    else:
        last = periods.year_of(end)
    if last is None:
        return Solved(None)
    value = f"{period.value}/{last.value}"
    return Solved(value, period, basis, reason, period.first, last.last)


def make(meaning: Meaning, year: int) -> Period | None:
    """The period of a calendar meaning in one year."""
    if not 100 <= year <= 8900:
        return None
    unit, value = meaning.part_unit, meaning.part_value
    if meaning.rule is not None:
        return periods.named_day(meaning.rule, year)
    if unit == "quarter":
        return periods.quarter_of(year, value)
    if unit == "half":
        return periods.half_of(year, value)
    if unit == "season":
        return periods.season_of(year, value)
    if meaning.month is None:
        return periods.year_of(year)
    if unit == "nth_week":
        return _nth_week(year, meaning.month, value)
    if meaning.day is None:
        return periods.month_of(year, meaning.month)
    day = periods.day_of(year, meaning.month, meaning.day)
    return period_of("W", day.first) if day and unit == "week" else day


def _nth_week(year: int, month: int, number: int) -> Period | None:
    whole = periods.month_of(year, month)
    if whole is None:
        return None
    day = whole.last - timedelta(3) if number == -1 else min(whole.first + timedelta(7 * number - 4), whole.last)
    return period_of("W", day)


def _related(context: Context, meaning: Meaning, look: Look) -> Solved:
    """Solves "last May", "next winter", "this January", "the following spring"."""
    now = context.now
    relation = meaning.relation
    if relation in ("following", "same"):
        focus = context.latest()
        if focus is None:
            return Solved(open_value(meaning))
        return _first_after(meaning, focus.period.first, relation == "same")
    if now is None:
        return Solved(open_value(meaning))
    around = [period for year in range(now.year - 2, now.year + 3) if (period := make(meaning, year))]
    if relation == "last":
        found = [period for period in around if period.last < now][-1:]
    elif relation == "next":
        found = [period for period in around if period.first > now][:1]
    else:
        holds = [period for period in around if period.first <= now <= period.last]
        found = holds or [period for period in around if period.first.year == now.year][:1]
    if not found:
        return Solved(open_value(meaning))
    return _fiscal(
        meaning, found[0], Solved(found[0].value + meaning.clock, found[0], "resolved", f"{relation}, from the report")
    )


def _first_after(meaning: Meaning, day: date, same: bool) -> Solved:
    for year in range(max(day.year - 1, 1), day.year + 2):
        period = make(meaning, year)
        if period and (period.first <= day <= period.last if same else period.first > day):
            return Solved(period.value, period, "resolved", "from the time named before")
    return Solved(open_value(meaning))


def _search(context: Context, meaning: Meaning, at: int, look: Look) -> Solved:
    """No year in the words: that of the story so far, or the nearest by tense."""
    way = look()
    focus = context.near(at)
    now = context.now
    if focus is not None and focus.stated and way <= 0 and (now is None or _tells(context, focus, at, now)):
        solved = _like_focus(meaning, focus.period, now)
        if solved is not None:
            return solved
    if now is None:
        return Solved(open_value(meaning))
    period = nearest(meaning, now, way)
    if period is None:
        return Solved(open_value(meaning))
    solved = Solved(period.value + meaning.clock, period, "resolved", _REASONS[(way > 0) - (way < 0)])
    if meaning.part_unit == "until":
        return _until(meaning, period, "resolved", _REASONS[(way > 0) - (way < 0)])
    return _fiscal(meaning, period, solved)


_REASONS = ("the nearest to the report", "the next one after the report", "the last one before the report")


def _tells(context: Context, focus: Focus, at: int, now: date) -> bool:
    """Whether a report of another year is being told: a dated day or month before, and this one opens its sentence."""
    if focus.period.unit not in ("D", "M") or focus.period.first.year == now.year:
        return False
    return at - context.inside.start(at) <= 2


def _like_focus(meaning: Meaning, focus: Period, now: date | None) -> Solved | None:
    if focus.unit in ("E", "C", "L") or meaning.month is None:
        return None
    year = focus.first.year
    if focus.unit in ("D", "M") and focus.first.month - meaning.month > 6:
        year += 1
    period = make(meaning, year)
    if period is None or (now is not None and period.first > now):
        return None
    if meaning.part_unit == "until":
        return _until(meaning, period, "resolved", "in the year named before")
    return Solved(period.value + meaning.clock, period, "resolved", "in the year named before")


# A date without its year is rarely most of a year away when its next neighbour is near ("has set Nov. 10").
_FAR, _NEAR = 240, 100


def nearest(meaning: Meaning, now: date, way: int) -> Period | None:
    """The period without a year that tense points at."""
    around = [period for year in range(now.year - 8, now.year + 9) if (period := make(meaning, year))]
    past = [period for period in around if period.first <= now]
    coming = [period for period in around if period.last >= now]
    if not past or not coming:
        return past[-1] if past else coming[0] if coming else None
    back, ahead = (now - past[-1].last).days, (coming[0].first - now).days
    day_known = meaning.day is not None or meaning.rule is not None
    if way < 0:
        return coming[0] if day_known and way > -3 and back > _FAR and ahead < _NEAR else past[-1]
    if way > 0:
        return past[-1] if ahead > _FAR and back < _NEAR else coming[0]
    if not day_known:
        return past[-1]
    return coming[0] if 2 * ahead < back else past[-1]


def open_value(meaning: Meaning) -> str | None:
    """The TIMEX3 value of a date whose year is not known."""
    if meaning.rule is not None:
        return f"XXXX-{meaning.rule}" if meaning.rule[0].isdigit() else None
    if meaning.part_unit == "quarter":
        return f"XXXX-Q{meaning.part_value}"
    if meaning.part_unit == "half":
        return f"XXXX-H{meaning.part_value}"
    if meaning.part_unit == "season":
        return f"XXXX-{meaning.part_value}"
    if meaning.month is None:
        return "XXXX"
    if meaning.day is None or meaning.part_unit in ("nth_week", "week"):
        return f"XXXX-{meaning.month:02d}"
    return f"XXXX-{meaning.month:02d}-{meaning.day:02d}{meaning.clock}"


def weekday(context: Context, meaning: Meaning, look: Look, week: Period | None) -> Solved:
    """The day that a weekday names: back by default, ahead where tense says so."""
    number = meaning.weekday or 1
    if week is not None:
        return _weekday(week.first + timedelta(number - 1), meaning, "in the week named")
    now = context.now
    if meaning.relation in ("following", "before"):
        focus = context.latest("D")
        if focus is None:
            return Solved(f"XXXX-WXX-{number}{meaning.clock}")
        day = focus.period.first
        return _weekday(_after(day, number) if meaning.relation == "following" else _before(day, number), meaning,
                        "from the day named before")  # fmt: skip
    if now is None:
        return Solved(f"XXXX-WXX-{number}{meaning.clock}")
    if meaning.relation == "last":
        return _weekday(_before(now, number), meaning, "the last before the report")
    if meaning.relation == "next":
        return _weekday(_next_week(now, number), meaning, "the next after the report")
    if meaning.relation == "this":
        day = now + timedelta(number - now.isoweekday())
        return _weekday(day, meaning, "in the week of the report")
    if look() > 0:
        day = now if number == now.isoweekday() else _after(now, number)
        return _weekday(day, meaning, "the next after the report, by tense")
    return _weekday(now - timedelta((now.isoweekday() - number) % 7), meaning, "the last before the report, by tense")


def _weekday(day: date, meaning: Meaning, reason: str) -> Solved:
    return Solved(day.isoformat() + meaning.clock, Period("D", day), "resolved", reason)


def _after(day: date, number: int) -> date:
    return day + timedelta((number - day.isoweekday() - 1) % 7 + 1)


def _before(day: date, number: int) -> date:
    return day - timedelta((day.isoweekday() - number - 1) % 7 + 1)


def _next_week(now: date, number: int) -> date:
    """Finds "next Tuesday": said on a Monday is in the week after; said on a Friday it is the coming one."""
    day = _after(now, number)
    return day + timedelta(7) if day.isocalendar()[:2] == now.isocalendar()[:2] else day
