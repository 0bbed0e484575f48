"""Two times that make one stretch: "from 12 to 14 May", "between 2011 and 2014", "26 August - 3 September"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from diplomatics.mentions.times.arrange import joiner
from diplomatics.mentions.times.bounds import Bounds, of_solved
from diplomatics.mentions.times.calendar_dates import make
from diplomatics.mentions.times.context import Context
from diplomatics.mentions.times.meaning import Meaning, Solved
from diplomatics.mentions.times.periods import Period

if TYPE_CHECKING:
    from diplomatics.mentions.times.read import Reading

_KINDS = frozenset({"calendar", "weekday", "shift", "same", "weekend", "monthday"})
_ORDER = ("day", "week", "month", "quarter", "season", "year", "decade", "vague")


def pair(readings: Sequence[Reading], context: Context) -> None:
    """Give both ends of a range the bounds of the whole, and its words."""
    for left, right in pairwise(readings):
        if left.partner is not None or not _is_range(left, right, context):
            continue
        _order(left, right, context)
        one = of_solved(left.solved, left.found.meaning, context.now)
        two = of_solved(right.solved, right.found.meaning, context.now)
        if one is None or two is None or one.first is None or two.last is None or one.first > two.last:
            continue
        finer = min(one.precision, two.precision, key=_ORDER.index)
        whole = Bounds(one.first, two.last, finer)
        left.bounds = right.bounds = whole
        left.partner = right.partner = (left.found.first, right.found.last)


def _is_range(left: Reading, right: Reading, context: Context) -> bool:
    if left.found.meaning.kind not in _KINDS or right.found.meaning.kind not in _KINDS:
        return False
    if left.solved.period is None or right.solved.period is None:
        return False
    tokens = context.tokens
    join = joiner(tokens, left.found, right.found)
    if join == "range":
        return (left.sense != "between" and tokens.kind(left.found.last) != "dash") or left.sense == "from"
    between = [tokens.lower(at) for at in range(left.found.last, right.found.first)]
    return left.sense == "between" and between == ["and"]


def _order(left: Reading, right: Reading, context: Context) -> None:
    """The second end comes after the first: "from Monday to Friday" read on a Wednesday."""
    start, end = left.solved.period, right.solved.period
    if start is None or end is None or end.first >= start.first:
        return
    meaning = right.found.meaning
    moved: Period | None = None
    if meaning.kind == "weekday":
        moved = Period("D", start.first + timedelta((end.first.isoweekday() - start.first.isoweekday()) % 7))
    elif meaning.kind == "calendar" and meaning.year is None:
        moved = _later(meaning, start)
    if moved is not None:
        right.solved = Solved(
            moved.value + meaning.clock, moved, right.solved.basis, "after the beginning of the range"
        )


def _later(meaning: Meaning, start: Period) -> Period | None:
    for year in (start.first.year, start.first.year + 1):
        period = make(meaning, year)
        if period is not None and period.first >= start.first:
            return period
    return None
