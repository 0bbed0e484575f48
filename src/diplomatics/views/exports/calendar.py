"""Meetings and deadlines as iCalendar (RFC 5545): all-day entries, only where the day is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from diplomatics.contract import Commitment, Condition, Meeting, Reading, Statement, Task, Time
from diplomatics.errors import UsageError
from diplomatics.version import VERSION
from diplomatics.views.contradicting import what
from diplomatics.views.exports.export import Export, Losses, library
from diplomatics.views.labels import CALLED_OFF, meeting_names
from diplomatics.views.library import Library

DUE = (Commitment, Task, Condition)


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """Meetings as events, what is due as to-dos. Raises `UsageError` where the package icalendar is missing."""
    try:
        from icalendar import Calendar
    except ImportError:
        raise UsageError(
            "calendars need the package icalendar.", remedy="Install it: pip install 'diplomatics[exports]'."
        ) from None
    held, losses = library(readings), Losses()
    losses.kinds(held, [Meeting, *DUE])
    calendar = Calendar()
    calendar.add("prodid", f"-//diplomatics//{VERSION}//EN")
    calendar.add("version", "2.0")
    for statement in held:
        if isinstance(statement, Meeting):
            if _days(statement.date):
                calendar.add_component(_meeting(held, statement, notices))
            else:
                losses.add("meetings: their days are not known")
        elif isinstance(statement, DUE):
            if statement.due is None:
                losses.add(f"{statement.plural}: nothing says when they are due")
            elif _days(statement.due):
                calendar.add_component(_due(held, statement, statement.due, notices))
            else:
                losses.add(f"{statement.plural}: the day when they are due is not known")
    return Export(calendar.to_ical(), tuple(losses.lines()))


def _days(time: Time | None) -> tuple[date, date] | None:
    """First and last day of a time that is sharp to the day; null for anything vaguer."""
    if time is None or time.precision != "day" or time.end is None:
        return None
    last = date.fromisoformat(time.end)
    return (date.fromisoformat(time.start) if time.start else last), last


def _meeting(held: Library, meeting: Meeting, notices: Sequence[str]) -> Any:
    from icalendar import Event

    entry = Event()
    first, last = _days(meeting.date) or (date.min, date.min)
    _describe(entry, held, meeting, f"Meeting: {meeting_names(held, meeting)}", notices)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # RFC 5545: the end of a day-long entry is exclusive
    if meeting.place:
        entry.add("location", meeting.place.name)
    tentative = meeting.status in ("planned", "proposed", "conditional", "unknown")
    off = meeting.phase in CALLED_OFF or meeting.status == "denied"
    entry.add("status", "CANCELLED" if off else "TENTATIVE" if tentative else "CONFIRMED")
    return entry


def _due(held: Library, statement: Commitment | Task | Condition, due: Time, notices: Sequence[str]) -> Any:
    from icalendar import Todo

    entry = Todo()
    _describe(entry, held, statement, what(held, statement), notices)
    _, last = _days(due) or (date.min, date.min)
    entry.add("due", last)
    return entry


def _describe(entry: Any, held: Library, statement: Statement, summary: str, notices: Sequence[str]) -> None:
    report = held.report_of(statement)
    entry.add("uid", f"{statement.id}@diplomatics")
    entry.add("dtstamp", _stamp(report.published))
    entry.add("summary", summary)
    voice = held.voice(statement)
    source = ", ".join(part for part in (report.publisher, report.published, voice) if part)
    quoted = f"“{statement.evidence[0].text}”" + (f" ({source})" if source else "")
    entry.add("description", "\n".join([*notices, quoted]))
    if report.uri:
        entry.add("url", report.uri)


def _stamp(published: str | None) -> datetime:
    """A stamp that does not change from run to run: the day of publication, else the first day that iCalendar knows."""
    day = date.fromisoformat(published) if published else date(1970, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
