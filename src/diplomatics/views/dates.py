"""Times in words, no sharper than they are: a month stays a month, "since 2016" stays open."""

from __future__ import annotations

from datetime import date

from diplomatics.contract import Time

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
PART_OF_PERIOD = {"START": "early", "MID": "mid", "END": "late"}
LEADING = {"APPROX": "about", "BEFORE": "before", "AFTER": "after"}
FAR = "9999-99-99"


def when(time: Time | None, *, open_from: str = "since", open_to: str = "until") -> str:
    """A time as a reader would write it; empty where there is none.

    `open_from` and `open_to` lead a time that is open on one side ("since 2016", "by 12 May 2023").
    """
    if time is None:
        return ""
    words = _bounds(time, open_from, open_to)
    return f"{words} (inferred)" if time.basis == "inferred" else words


def short_day(iso: str | None) -> str:
    """A published date: "10 May 2023"; empty where unknown."""
    return _day(date.fromisoformat(iso)) if iso else ""


def first_day(time: Time | None) -> tuple[str, str, str]:
    """A key that sorts by first day, then by last; what has no time comes last."""
    if time is None:
        return FAR, FAR, ""
    return time.start or time.end or FAR, time.end or FAR, time.text


def bounds(time: Time | None) -> tuple[str | None, str | None] | None:
    """What makes two times the same time."""
    return (time.start, time.end) if time else None


def _bounds(time: Time, open_from: str, open_to: str) -> str:
    first = date.fromisoformat(time.start) if time.start else None
    last = date.fromisoformat(time.end) if time.end else None
    lead = LEADING.get(time.mod or "", "")
    if first is None and last is not None:
        return f"{lead or open_to} {_coarse(last, time.precision)}"
    if last is None and first is not None:
        return f"{lead or open_from} {_coarse(first, time.precision)}"
    assert first is not None
    assert last is not None
    words = _closed(time, first, last)
    return f"{lead} {words}" if lead else words


def _closed(time: Time, first: date, last: date) -> str:
    """A time with both bounds. The unit is named only where the bounds lie inside one of it."""
    if first == last:
        return _day(first)
    part = PART_OF_PERIOD.get(time.mod or "", "")
    unit = _unit(time, first, last)
    if unit:
        return f"{unit}, {part}" if part else unit
    span = _range(first, last, time.precision)
    return f"{span}, {part}" if part else span


def _unit(time: Time, first: date, last: date) -> str:
    same_year = first.year == last.year
    match time.precision:
        case "week" if (last - first).days <= 6:
            return f"week of {_day(first)}"
        case "month" if same_year and first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case "quarter" if same_year and (first.month - 1) // 3 == (last.month - 1) // 3:
            return f"Q{(first.month - 1) // 3 + 1} {first.year}"
        case "season" if time.value[-2:] in SEASONS:
            return f"{SEASONS[time.value[-2:]]} {time.value[:4]}"
        case "year" if same_year:
            return str(first.year)
        case "decade" if first.year // 10 == last.year // 10:
            return f"{first.year // 10}0s"
        case _:
            return ""


def _range(first: date, last: date, precision: str) -> str:
    if precision in ("year", "decade") and first.year != last.year:
        return f"{first.year}–{last.year}"
    if precision in ("month", "quarter", "season") or _whole_months(first, last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (
        last.toordinal() == date.max.toordinal() or date.fromordinal(last.toordinal() + 1).day == 1
    )


def _months(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"
    if first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"


def _coarse(day: date, precision: str) -> str:
    """One open bound, as sharp as the text was."""
    if precision == "year":
        return str(day.year)
    if precision == "decade":
        return f"{day.year // 10}0s"
    if precision in ("month", "season", "quarter"):
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"week of {_day(day)}" if precision == "week" else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
