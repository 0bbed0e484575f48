"""Stretches of the calendar: a day, an ISO week, a month, a quarter, a season, a year, a decade, a century.

Each period knows its TIMEX3 value (TimeML 1.2.1), its first and last day, and its neighbours. Seasons follow
the meteorological year of the northern hemisphere; a winter bears the year of its December.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from diplomatics.contract.terms import Precision

SEASONS = ("SP", "SU", "FA", "WI")
_PRECISION: dict[str, Precision] = {
    "D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "H": "year", "S": "season",
    "Y": "year", "E": "decade", "C": "vague", "L": "vague",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of one unit that begins on `first`. Units: D W WE M Q H S Y E C L."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """The last day."""
        if self.unit == "D":
            return self.first
        if self.unit == "W":
            return _plus_days(self.first, 6)
        if self.unit == "WE":
            return _plus_days(self.first, 1)
        return _plus_days(_plus_months(self.first, _MONTHS[self.unit]), -1) if not self._closes_time() else date.max

    @property
    def precision(self) -> Precision:
        """The contract's word for the unit."""
        return _PRECISION[self.unit]

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        first = self.first
        if self.unit == "D":
            return first.isoformat()
        if self.unit in ("W", "WE"):
            year, week, _ = first.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "WE" else "")
        if self.unit == "M":
            return f"{first.year:04d}-{first.month:02d}"
        if self.unit == "Q":
            return f"{first.year:04d}-Q{(first.month + 2) // 3}"
        if self.unit == "H":
            return f"{first.year:04d}-H{1 if first.month == 1 else 2}"
        if self.unit == "S":
            return f"{first.year:04d}-{SEASONS[first.month // 3 - 1]}"
        digits = {"Y": 4, "E": 3, "C": 2, "L": 1}[self.unit]
        return f"{first.year:04d}"[:digits]

    def shift(self, steps: int) -> Period | None:
        """The period so many units on; null beyond the calendar."""
        try:
            if self.unit == "D":
                return Period("D", self.first + timedelta(steps))
            if self.unit in ("W", "WE"):
                return Period(self.unit, self.first + timedelta(7 * steps))
            return Period(self.unit, _plus_months(self.first, steps * _MONTHS[self.unit]))
        except (OverflowError, ValueError):
            return None

    def _closes_time(self) -> bool:
        return self.first.year + _MONTHS[self.unit] // 12 > 9998


_MONTHS = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def period_of(unit: str, day: date) -> Period:
    """The period of that unit in which a day lies."""
    if unit == "D":
        return Period("D", day)
    if unit == "W":
        return Period("W", _plus_days(day, -day.weekday()))
    if unit == "WE":
        return Period("WE", _plus_days(day, 5 - day.weekday()))
    if unit == "M":
        return Period("M", day.replace(day=1))
    if unit == "Q":
        return Period("Q", date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
    if unit == "H":
        return Period("H", date(day.year, 1 if day.month < 7 else 7, 1))
    if unit == "S":
        year = day.year - 1 if day.month < 3 and day.year > 1 else day.year
        return Period("S", date(year, (day.month - 3) // 3 * 3 + 3 if day.month >= 3 else 12, 1))
    size = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
    return Period(unit, date(max(day.year // size * size, 1), 1, 1))


def year_of(year: int) -> Period | None:
    """One year; null outside the calendar."""
    return Period("Y", date(year, 1, 1)) if 1 <= year <= 9998 else None


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day; null where there is none such."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Period("D", date(year, month, day))


def month_of(year: int, month: int) -> Period | None:
    """One month."""
    return Period("M", date(year, month, 1)) if 1 <= year <= 9998 and 1 <= month <= 12 else None


def season_of(year: int, season: str) -> Period | None:
    """One season, a winter by the year of its December."""
    return Period("S", date(year, 3 * SEASONS.index(season) + 3, 1)) if 1 <= year <= 9997 else None


def quarter_of(year: int, quarter: int) -> Period | None:
    """One calendar quarter."""
    return Period("Q", date(year, 3 * quarter - 2, 1)) if 1 <= year <= 9998 and 1 <= quarter <= 4 else None


def half_of(year: int, half: int) -> Period | None:
    """One half of a year."""
    return Period("H", date(year, 6 * half - 5, 1)) if 1 <= year <= 9998 and half in (1, 2) else None


def decade_of(year: int) -> Period | None:
    """The decade that begins in a year ending in nought."""
    return Period("E", date(year, 1, 1)) if 10 <= year <= 9980 else None


def century_of(number: int) -> Period | None:
    """The century of that ordinal: the 20th is 1900 to 1999, as its value "19" says."""
    return Period("C", date(max(100 * (number - 1), 1), 1, 1)) if 1 <= number <= 90 else None


def add(day: date, unit: str, amount: int) -> date | None:
    """A day so many units on; month ends are kept within their month."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(amount * (7 if unit == "W" else 1))
        return _plus_months(day, amount * _MONTHS[unit])
    except (OverflowError, ValueError, KeyError):
        return None


def _plus_months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        raise ValueError("beyond the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _plus_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian algorithm)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (1 Monday to 7 Sunday) of a month; -1 for the last."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def named_day(rule: str, year: int) -> Period | None:
    """The day (or week, rule ending in w) of a named feast in a year."""
    if not 1600 <= year <= 4000:
        return None
    name, *numbers = rule.rstrip("w").split(":")
    if name in ("easter", "orthodox"):
        sunday = easter(year) if name == "easter" else orthodox_easter(year)
        day = sunday + timedelta(int(numbers[0]) * (7 if rule.endswith("w") else 1))
        return period_of("W" if rule.endswith("w") else "D", day)
    if name == "nth":
        month, weekday, nth = (int(number) for number in numbers)
        return Period("D", nth_weekday(year, month, weekday, nth))
    if name == "elections":
        return Period("D", nth_weekday(year, 11, 1, 1) + timedelta(1))
    month_day = rule.split("-")
    return day_of(year, int(month_day[0]), int(month_day[1]))
