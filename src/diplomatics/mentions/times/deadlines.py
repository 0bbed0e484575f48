"""A length turned into a deadline once it is known from which day it counts."""

from __future__ import annotations

import re
from datetime import date

from diplomatics.contract import Time
from diplomatics.mentions.mention import TimeMention
from diplomatics.mentions.times.periods import add


def counted_from(mention: TimeMention, day: date | str, report_id: str = "") -> Time | None:
    """The time of "within 30 days" counted from the day of the undertaking; null where the length is open ("PXD").

    Months and years end on the same day of the month, or on its last; hours end on the day that they reach.
    """
    start = date.fromisoformat(day) if isinstance(day, str) else day
    end = _end(mention.value or "", start)
    if end is None:
        return None
    return Time(
        value=mention.value or "",
        mod=mention.mod,
        start=start.isoformat(),
        end=end.isoformat(),
        precision="day",
        basis="resolved",
        text=mention.text,
        span=mention.span,
        report=report_id,
    )


def _end(value: str, start: date) -> date | None:
    if match := re.fullmatch(r"PT(\d+)H", value):
        return add(start, "D", -(-int(match[1]) // 24))
    parts = re.fullmatch(r"P(?:(\d+)E)?(?:(\d+)Y)?(?:(\d+)Q)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", value)
    if parts is None or value == "P":
        return None
    end: date | None = start
    for unit, count in zip("EYQMWD", parts.groups(), strict=True):
        if count and end is not None:
            end = add(end, unit, int(count))
    return end
