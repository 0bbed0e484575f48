"""Days as numbers, and the stretch of time in which another report may tell the same."""

from __future__ import annotations

from datetime import date
from functools import cache

from diplomatics.record.merging.facts import Facts

# A time wider than this (a season, a year, "since 2016") places nothing; the report's date is the better hint.
WIDE_DAYS = 45


@cache
def number(day: str) -> int:
    """A day as a count of days."""
    return date.fromisoformat(day).toordinal()


def span(facts: Facts) -> tuple[int, int] | None:
    """First and last day of what is told, where the time says something definite."""
    if facts.start is None or facts.end is None:
        return None
    first, last = number(facts.start), number(facts.end)
    return (first, last) if last - first <= WIDE_DAYS else None


def told(facts: Facts) -> int | None:
    """The day on which the report was published."""
    return number(facts.published) if facts.published else None


def apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many days lie between two stretches; 0 where they share a day, 1 for neighbours."""
    return max(0, a[0] - b[1], b[0] - a[1])


def week_of(day: int) -> int:
    """The week of a day, from Monday."""
    return (day - 1) // 7
