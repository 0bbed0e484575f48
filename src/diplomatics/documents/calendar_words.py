"""Calendar days as reports and their metadata write them. A day is found only where it is written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTH_NUMBER = {name: i for i, names in enumerate(_NAMES, 1) for name in names}
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December" \
        r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"  # fmt: skip
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_DAY_OF_MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
# Groups: iso; or month, day, year (American order); or day, month, year.
DAY = (
    rf"(?:(?:{WEEKDAY}),? )?(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<month1>{MONTH}) (?P<day1>{_DAY_OF_MONTH})\b(?:,? (?P<year1>{_YEAR})\b)?"
    rf"|(?P<day2>{_DAY_OF_MONTH})(?: of)? (?P<month2>{MONTH})(?:,? (?P<year2>{_YEAR})\b)?)"
)
_WRITTEN = re.compile(DAY, re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_SLASHED = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?=$|\s|T)")
_NUMERIC = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})(?=$|\s|,)")
_YEAR_ONLY = re.compile(rf"({_YEAR})(?:-(\d\d))?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day with or without its year, or a year with or without its month: what the words say and no more."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def full(self) -> date | None:
        """The calendar day, where all three parts are said."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def iso(self) -> str:
        """ISO 8601; "--05-10" without a year."""
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


def day_of(match: re.Match[str]) -> Day | None:
    """The day in a match of `DAY`; null where the calendar has no such day."""
    if iso := match["iso"]:
        return _checked(int(iso[:4]), int(iso[5:7]), int(iso[8:10]))
    which = "1" if match["month1"] else "2"
    month = _MONTH_NUMBER[match[f"month{which}"].rstrip(".").lower()]
    year = match[f"year{which}"]
    number = re.match(r"\d+", match[f"day{which}"])
    return _checked(int(year) if year else None, month, int(number[0])) if number else None


def _checked(year: int | None, month: int, day: int) -> Day | None:
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return Day(year, month, day)


def parse_metadata(value: str) -> Day | None:
    """The day in a metadata value, as written there, in the time zone written there.

    Reads ISO 8601, RFC 2822, "May 10, 2023", "10 May 2023", 2023/05/10, and 13/05/2023 where only one
    order of day and month can be meant. A year or a month alone comes back without the rest.
    """
    value = " ".join(value[:200].split())
    for pattern in (_ISO, _COMPACT, _SLASHED):
        if match := pattern.match(value):
            return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_ONLY.match(value):
        month = int(match[2]) if match[2] else None
        return Day(int(match[1]), month, None) if month is None or 1 <= month <= 12 else None
    if match := _NUMERIC.match(value):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return _checked(year, second, first)
        return _checked(year, first, second) if second > 12 else None
    found = next(_WRITTEN.finditer(value), None)
    return day_of(found) if found else None
