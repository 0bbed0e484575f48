"""The reading of a text's times, from the words to the mentions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from diplomatics.contract import Time
from diplomatics.errors import UsageError
from diplomatics.mentions.mention import TimeMention
from diplomatics.mentions.times import anchors, bounds, ranges
from diplomatics.mentions.times.arrange import arrange
from diplomatics.mentions.times.bounds import Bounds
from diplomatics.mentions.times.context import Context
from diplomatics.mentions.times.direction import sentences
from diplomatics.mentions.times.grammar import find
from diplomatics.mentions.times.meaning import Found, Meaning, Solved
from diplomatics.mentions.times.resolve import Place, resolve
from diplomatics.mentions.times.tokens import Tokens, tokenise
from diplomatics.mentions.times.words import group

if TYPE_CHECKING:
    from diplomatics.documents.document import Dateline

# A day of publication outside these years is a placeholder (0001-01-01), from which nothing can be counted.
_FIRST_YEAR, _LAST_YEAR = 1000, 8900
_FOCAL = frozenset({"calendar", "weekday", "shift", "same", "weekend", "monthday"})


@dataclass(slots=True)
class Reading:
    """One expression on its way: found, resolved, bounded."""

    found: Found
    solved: Solved
    sense: str = ""
    bounds: Bounds | None = None
    partner: tuple[int, int] | None = None
    value: str | None = None


def find_times(text: str, published: str | date | datetime | None = None) -> list[TimeMention]:
    """All time expressions of a text, in text order, resolved against the day of publication where one is given."""
    return read_times(text, published, "")


def read_times(
    text: str,
    published: str | date | datetime | None,
    report_id: str,
    body_start: int = 0,
    dateline: Dateline | None = None,
) -> list[TimeMention]:
    """The same for one report of the pipeline: its times carry its id, and a dateline's day may anchor."""
    tokens = tokenise(text)
    found = arrange(tokens, find(tokens))
    if not found:
        return []
    day = as_day(published)
    if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        day = None
    context = Context(tokens, sentences(tokens, body_start), anchors.reference_day(tokens, found, day, dateline))
    readings = [_read(one, context, anchors.of_dateline(one, context, dateline)) for one in found]
    anchors.settle(readings, context)
    for reading in readings:
        _bound(reading, context)
    ranges.pair(readings, context)
    return [_mention(reading, tokens, report_id) for reading in readings]


def as_day(published: str | date | datetime | None) -> date | None:
    """The day of publication from what the caller gave; a wrong one is an error that says so."""
    if published is None:
        return None
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10] if len(published) > 10 and published[10] in "T " else published)
    except (ValueError, TypeError):
        raise UsageError(
            f"{published!r} is no day of publication.", remedy="Give it as YYYY-MM-DD, for example 2023-05-10."
        ) from None


def _read(found: Found, context: Context, known: Solved | None) -> Reading:
    tokens = context.tokens
    sense = bounds.preposition(tokens, found.first, found.last)
    if sense in ("by", "until", "through") and bounds.modifies(tokens, found.last):
        sense = ""
    place = Place(found, context, sense)
    found = place.found = anchors.look_ahead(place)
    solved = known or resolve(place)
    if solved.period is not None and found.meaning.kind in _FOCAL and not _compares(found.meaning):
        context.named(solved.period, found.first, solved.basis == "stated")
    if found.meaning.part_unit == "quarter" and found.meaning.inner is None:
        context.quarter = solved.period or context.quarter
    if found.meaning.kind == "duration" and found.meaning.unit == "M" and tokens.kind(found.first) == "the":
        context.quarter = None
    return Reading(found, solved, sense)


def _compares(meaning: Meaning) -> bool:
    """Whether a time, as "a year ago" in "up from a year ago", sets a measure beside the story and does not move it."""
    return meaning.unit == "Y" and meaning.amount == -1 and meaning.reason in ("counted", "compared")


def _bound(reading: Reading, context: Context) -> None:
    """Give a reading its first and last day, under the preposition before it."""
    if reading.bounds is not None:
        return
    meaning, tokens = reading.found.meaning, context.tokens
    found = bounds.of_solved(reading.solved, meaning, context.now)
    if found is None:
        return
    if context.now is not None and found.last is not None and _from_now(tokens, reading.found.first):
        reading.bounds = bounds.Bounds(context.now, found.last, found.precision, found.mod)
        return
    sense = reading.sense
    if sense and meaning.kind not in ("duration", "distance"):
        if sense == "from":
            sense = "start" if _opens(reading, context) else ""
        elif sense == "asof":
            sense = "start" if Place(reading.found, context).direction() > 0 else ""
        if sense and not (bounds.modifies(tokens, reading.found.last) or _behind_article(reading, tokens)):
            found = bounds.bind(found, sense)
    reading.bounds = found


def _from_now(tokens: Tokens, first: int) -> bool:
    """Whether a stretch begins now: "between now and the end of 2025", "from now until May"."""
    words = [tokens.lower(first - step) for step in (3, 2, 1)]
    return words[1] == "now" and words[0] in ("between", "from") and words[2] in ("and", "to", "until", "till")


def _behind_article(reading: Reading, tokens: Tokens) -> bool:
    """Whether, as in "after the 2015 deal", an article before a bare date makes it describe a noun."""
    first = reading.found.first
    kind = tokens.kind(first)
    return (tokens.kind(first - 1) == "the" and kind in ("year", "month", "weekday", "day")) or (
        kind == "the" and tokens.kind(first + 1) in ("year", "weekday")
    )


def _opens(reading: Reading, context: Context) -> bool:
    """Whether "from" opens a stretch: "from 1 June onwards", "from March 30 it will"."""
    tokens, last = context.tokens, reading.found.last
    if tokens.lower(last) in group("onwards") or tokens.lower(last) == "on":
        return True
    return Place(reading.found, context).direction() > 0


def _mention(reading: Reading, tokens: Tokens, report_id: str) -> TimeMention:
    first, last = _characters(tokens, reading.found.first, reading.found.last)
    text = tokens.text[first:last]
    meaning: Meaning = reading.found.meaning
    value = reading.value or reading.solved.value
    return TimeMention((first, last), text, meaning.type, _time(reading, tokens, report_id), value, meaning.mod or None,
                       reading.solved.reason)  # fmt: skip


def _characters(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.text[end - 1] == "." and tokens.kind(last - 1) in ("month", "weekday"):
        end -= 1
    return start, end


def _time(reading: Reading, tokens: Tokens, report_id: str) -> Time | None:
    found = reading.bounds
    if found is None or (found.first is None and found.last is None):
        return None
    if found.first and found.last and found.first > found.last:
        return None
    span = _characters(tokens, *(reading.partner or (reading.found.first, reading.found.last)))
    return Time(
        value=_time_value(reading, found),
        mod=found.mod or None,
        start=found.first.isoformat() if found.first else None,
        end=found.last.isoformat() if found.last else None,
        precision=found.precision,
        basis=reading.solved.basis,
        text=tokens.text[span[0] : span[1]],
        span=span,
        report=report_id,
    )


def _time_value(reading: Reading, found: Bounds) -> str:
    if reading.partner is not None and found.first and found.last:
        return f"{found.first.isoformat()}/{found.last.isoformat()}"
    period = reading.solved.period
    if (
        reading.found.meaning.type == "DURATION"
        and period is not None
        and found.last is not None
        and reading.value is None
    ):
        return period.value if reading.found.meaning.kind == "distance" else str(reading.solved.value)
    return str(reading.solved.value or (period.value if period else ""))
