"""Short names of meetings and instruments, for lines that mention them."""

from __future__ import annotations

from diplomatics.contract import Instrument, Meeting
from diplomatics.views.dates import when
from diplomatics.views.library import Library
from diplomatics.views.naming import listed, plain, unique, with_roles

_VERBS = {
    "announced": "are to meet",
    "held": "meet",
    "postponed": "postpone a meeting",
    "cancelled": "cancel a meeting",
}
# A meeting that did not take place as planned was called off; nobody denies it.
CALLED_OFF = ("postponed", "cancelled")
_WAYS = {"call": " by telephone", "video": " by video", "proximity": " indirectly", "shuttle": " through go-betweens"}


def label(held: Library, name: str | None) -> str | None:
    """A short name for a meeting or instrument that another statement names; other names stay as they are."""
    statement = held.statement(name)
    if isinstance(statement, Meeting):
        parts = ["meeting", f"of {statement.level[0]}" if statement.level else ""]
        parts.append(f"in {statement.place.name}" if statement.place else "")
        words = " ".join(part for part in parts if part)
        return f"{words}, {when(statement.date)}" if statement.date else words
    return statement.name if isinstance(statement, Instrument) else name


def meeting_line(held: Library, meeting: Meeting) -> str:
    """A meeting in one line: who meet, in which form, where."""
    who = meeting_names(held, meeting)
    verb = _VERBS[meeting.phase] if meeting.status != "denied" or meeting.phase in CALLED_OFF else "meet"
    way = _WAYS.get(meeting.mode or "", "")
    place = f", {meeting.place.name}" if meeting.place else ""
    return f"{who} {verb}{way}{place}"


def meeting_names(held: Library, meeting: Meeting) -> str:
    """ "foreign ministers of Iran, Russia"; names alone where people are named."""
    parties = unique(meeting.participants)
    if any((actor := held.actors.get(p.actor)) and actor.kind == "person" for p in parties):
        return listed(plain(parties, held.actors))
    if not meeting.level:
        return listed(with_roles(parties, held.actors))
    return f"{' and '.join(meeting.level)} of {listed(plain(parties, held.actors))}"
