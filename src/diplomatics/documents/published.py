"""When a report was published: what is given, else metadata, else its own date line, else unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from diplomatics.documents.calendar_words import Day, parse_metadata
from diplomatics.documents.document import Dateline
from diplomatics.errors import UsageError

PublishedFrom = Literal["given", "metadata", "dateline", "page date"]
_FIRST_YEAR = 1800
_DAYS_AHEAD = 3
_DAYS_APART = 31
_ZONES = 1  # a day begins earlier in the east
_HOW = "Give its date with --date YYYY-MM-DD."


@dataclass(frozen=True, slots=True)
class Published:
    """The day, which source it came from, and what there is to warn of."""

    day: date | None
    source: PublishedFrom | None
    warnings: tuple[str, ...]


def published(
    given: date | None, metadata: str | None, dateline: Dateline | None, page: Dateline | None, origin: str, today: date
) -> Published:
    """The publication day by precedence. A day without a year stays unknown unless another source has the year."""
    warnings: list[str] = []
    said = parse_metadata(metadata) if metadata and metadata.strip() else None
    if metadata and metadata.strip() and said is None:
        warnings.append(f"{origin}: the source's date {_short(metadata)} cannot be understood and is ignored.")
    meta = said.full if said else None
    if meta is not None and not plausible(meta, today):
        warnings.append(f"{origin}: the source's date {meta.isoformat()} cannot be right and is ignored.")
        meta = said = None
    own = _day(dateline)
    if given is not None:
        others = (own.full if own else None, _day_full(page))
        if _is_far(given, meta, _ZONES) or any(_is_far(given, day, _DAYS_APART) for day in others):
            warnings.append(f"{origin}: its own date is not that of --date. The one of --date is used.")
        return Published(given, "given", tuple(warnings))
    if meta is not None:
        own_full = own.full if own else None
        if own_full is not None and _is_far(meta, own_full, _DAYS_APART):
            warnings.append(
                f"{origin}: the source's date is {meta.isoformat()}, but its dateline says {own_full.isoformat()}; "
                "the source's date is kept. Give the right one with --date YYYY-MM-DD if it is wrong."
            )
        return Published(meta, "metadata", tuple(warnings))
    candidates: list[tuple[date | None, PublishedFrom]] = [
        (own.full if own else None, "dateline"),
        (_with_year(own, said.year if said else None), "dateline"),
        (_day_full(page), "page date"),
    ]
    for day, source in candidates:
        if day is not None and plausible(day, today):
            return Published(day, source, tuple(warnings))
    warnings.append(_unknown(own, origin))
    return Published(None, None, tuple(warnings))


def _is_far(day: date, other: date | None, apart: int) -> bool:
    return other is not None and abs((day - other).days) > apart


def plausible(day: date, today: date) -> bool:
    """Whether a report can have been published then: since 1800, and not in the future."""
    return day.year >= _FIRST_YEAR and day <= today + timedelta(days=_DAYS_AHEAD)


def parse_date_option(text: str, today: date | None = None) -> date:
    """The day that the user gave with `--date`. Raises `UsageError`, with an example, for anything but an ISO day."""
    today = today or date.today()
    value = text.strip()
    example = "Write it as YYYY-MM-DD, for example 2023-05-10."
    if len(value) == 10 and value[4] == value[7] == "-" and value.isascii():
        try:
            day = date.fromisoformat(value)
        except ValueError:
            reason = _why_not(value)
            raise UsageError(f"--date {value} is not a day of the calendar{reason}.", remedy=example) from None
        if not plausible(day, today):
            what = "lies before 1800" if day.year < _FIRST_YEAR else "lies in the future"
            raise UsageError(f"--date {value} {what}; it is the day on which the report was published.", remedy=example)
        return day
    shown = repr(value[:40]) if value else "empty"
    meant = parse_metadata(value) if value else None
    if meant is not None and meant.full is not None:
        raise UsageError(f"--date {shown} is not in the form year-month-day. If you mean it so: --date {meant.iso()}.")
    if meant is not None:
        raise UsageError(f"--date {shown} is not a whole day.", remedy=example)
    if value.count("/") == 2 or value.count(".") == 2 or value.count("-") == 2:
        raise UsageError(f"--date {shown} leaves open which number is the day, the month and the year.", remedy=example)
    raise UsageError(f"--date {shown} is not a date.", remedy=example)


def _why_not(value: str) -> str:
    year, month, day = value[:4], value[5:7], value[8:]
    if not (year + month + day).isdigit():
        return ""
    if int(month) > 12 >= int(day) > 0:
        return f" (month {month}? The order is year, month, day: --date {year}-{day}-{month})"
    if not 1 <= int(month) <= 12:
        return f" (there is no month {month})"
    return f" ({year}-{month} has no day {day})"


def _day(dateline: Dateline | None) -> Day | None:
    if dateline is None or dateline.day is None:
        return None
    if dateline.day.startswith("--"):
        return Day(None, int(dateline.day[2:4]), int(dateline.day[5:7]))
    year, month, day = dateline.day.split("-")
    return Day(int(year), int(month), int(day))


def _day_full(dateline: Dateline | None) -> date | None:
    day = _day(dateline)
    return day.full if day else None


def _with_year(day: Day | None, year: int | None) -> date | None:
    """A dateline's day in a year that the source names."""
    if day is None or year is None or day.year is not None:
        return None
    try:
        return Day(year, day.month, day.day).full
    except ValueError:
        return None


def _unknown(own: Day | None, origin: str) -> str:
    why = "its date of publication is not known"
    if own is not None and own.year is None:
        why += f" (its dateline has a day, {own.iso()}, but no year)"
    elif own is not None and own.full is not None:
        why += f" (the day of its dateline, {own.iso()}, cannot be right)"
    return f'{origin}: {why}, so that times such as "last week" stay unresolved. {_HOW}'


def _short(value: str) -> str:
    value = " ".join(value.split())
    return repr(value if len(value) <= 40 else value[:39] + "…")
