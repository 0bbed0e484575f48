"""What happened or is to happen, in time: meetings, events, instruments and undertakings on one line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from diplomatics.contract import Commitment, Condition, Event, Instrument, Meeting, Party, Statement, Task, Time
from diplomatics.views.dates import bounds, first_day
from diplomatics.views.folding import fold, scope
from diplomatics.views.labels import meeting_line
from diplomatics.views.library import Library
from diplomatics.views.naming import listed, plain, principals
from diplomatics.views.rows import TimelineRow
from diplomatics.views.undertaking import row

# An event that only says that an instrument came about.
_MAKING = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})


def timeline(held: Library) -> tuple[tuple[TimelineRow, ...], tuple[TimelineRow, ...]]:
    """Dated rows by first day, and undated ones in text order."""
    rows = fold(
        _entries(held),
        lambda row, s: (
            row.kind,
            row.word,
            row.what,
            row.who,
            row.status,
            bounds(row.when),
            scope(row, row.when is not None),
        ),
    )  # fmt: skip
    dated = sorted((r for r in rows if r.when), key=lambda r: first_day(r.when))
    return tuple(dated), tuple(r for r in rows if not r.when)


def _entries(held: Library) -> Iterator[tuple[TimelineRow, Statement]]:
    for s in held:
        if isinstance(s, Meeting) and s.date:
            yield _row(held, s, s.date, s.phase, meeting_line(held, s)), s
        elif isinstance(s, Event) and not any(_covers(held, other, s) for other in held.beside(s)):
            yield _row(held, s, s.date, "", s.summary), s
        elif isinstance(s, Instrument):
            yield _row(held, s, s.date, s.type, _instrument(held, s)), s
        elif isinstance(s, Commitment | Task | Condition):
            yield from _undertaking(held, s)


def _row(
    held: Library, s: Statement, time: Time | None, word: str, what: str, who: tuple[str, ...] = ()
) -> TimelineRow:
    kind = s.plural.removesuffix("s")
    return TimelineRow(**asdict(held.shared(s)), status=s.status, when=time, kind=kind, word=word, what=what, who=who)


def _instrument(held: Library, s: Instrument) -> str:
    name = s.name if s.number is None or s.number in s.name else f"{s.name} {s.number}"
    body = held.actors.get(s.body) if s.body else None
    stage = s.history[-1].stage if s.history else None
    makers = listed(plain(s.parties, held.actors), 4) or (body.name if body else "")
    return name + (f" ({makers})" if makers and makers not in name else "") + (f": {stage}" if stage else "")


def _undertaking(held: Library, s: Commitment | Task | Condition) -> Iterator[tuple[TimelineRow, Statement]]:
    """The day when it is due; and the day when it was made, unless a dated meeting stands for that."""
    line = row(held, s)
    who = (listed(line.who, 4),) if line.who else ()
    if line.due:
        yield _row(held, s, line.due, "due", line.what, who), s
    if line.made_on and not line.due and not any(_made_at(held, other, s, line.made_on) for other in held.beside(s)):
        yield _row(held, s, line.made_on, line.force, line.what, who), s


def _made_at(held: Library, meeting: Statement, s: Commitment | Task | Condition, day: Time) -> bool:
    if not isinstance(meeting, Meeting) or meeting.date is None:
        return False
    if isinstance(s, Commitment) and s.made_in is not None:
        return s.made_in == meeting.id
    makers = s.parties if isinstance(s, Commitment) else s.assignees if isinstance(s, Task) else s.holder
    return (
        not isinstance(s, Condition)
        and bounds(meeting.date) == bounds(day)
        and principals(makers, held.actors) <= principals(meeting.participants, held.actors)
    )


def _covers(held: Library, other: Statement, event: Event) -> bool:
    """Whether another statement tells the same happening better: same words, same parties, same date."""
    if not isinstance(other, Meeting | Commitment | Instrument) or not _share_words(other, event):
        return False
    mine = principals([*event.actors, *event.recipients], held.actors)
    if isinstance(other, Meeting):
        return event.type in ("CONSULT", "AGREE") and _same(held, mine, other.participants, other.date, event.date)
    if isinstance(other, Instrument):
        same_day = other.date is not None and bounds(other.date) == bounds(event.date)
        return event.type in _MAKING and same_day and _same(held, mine, other.parties, other.date, event.date)
    return event.type == "AGREE" and _same(held, mine, [*other.parties, *other.addressees], other.made_on, event.date)


def _same(held: Library, mine: frozenset[str], parties: list[Party], theirs: Time | None, event: Time | None) -> bool:
    return mine <= principals(parties, held.actors) and (
        event is None or theirs is None or bounds(theirs) == bounds(event)
    )


def _share_words(a: Statement, b: Statement) -> bool:
    return any(e.report == f.report and e.start < f.end and f.start < e.end for e in a.evidence for f in b.evidence)
