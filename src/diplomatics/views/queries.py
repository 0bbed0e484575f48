"""The questions, each one function: plain arguments in, typed rows out. Every view and door asks these.

Each takes one reading, several, or a `Library` made of them, so that several questions share the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from diplomatics.contract import Meeting, Reading, Relation
from diplomatics.views import contradicting, happening, undertaking
from diplomatics.views.dates import bounds, first_day
from diplomatics.views.folding import fold, scope
from diplomatics.views.labels import label
from diplomatics.views.library import Library
from diplomatics.views.naming import listed, plain, principals, unique, with_roles
from diplomatics.views.rows import (
    Brief,
    ContradictionRow,
    MeetingRow,
    PairRow,
    Quotation,
    RelationRow,
    ReportRow,
    TimelineRow,
    UndertakingRow,
)

Readings = Library | Reading | Sequence[Reading]


def library(readings: Readings) -> Library:
    """The library of some readings; a library stays itself."""
    if isinstance(readings, Library):
        return readings
    return Library([readings] if isinstance(readings, Reading) else list(readings))


def brief(readings: Readings, notices: Sequence[str] = ()) -> Brief:
    """Everything that an analyst wants on one page. `notices` are lines that must stand on it."""
    held = library(readings)
    dated, undated = timeline(held)
    return Brief(
        notices=tuple(notices),
        reports=reports(held),
        meetings=meetings(held),
        undertakings=undertakings(held),
        pairs=relations(held),
        contradictions=contradictions(held),
        timeline=dated,
        undated=undated,
        quotations=quotations(held),
    )


def reports(readings: Readings) -> tuple[ReportRow, ...]:
    """The reports, by publication date, those without one last."""
    held = library(readings)
    counts = dict.fromkeys(held.reports, 0)
    interested = dict.fromkeys(held.reports, False)
    for statement in held:
        name = statement.evidence[0].report
        counts[name] += 1
        interested[name] = interested[name] or statement.interested
    rows = [
        ReportRow(
            id=r.id, publisher=r.publisher, title=r.title, published=r.published, language=r.language, uri=r.uri,
            words=len(r.text.split()), statements=counts[r.id], interested=interested[r.id],
        )
        for r in held.reports.values()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: r.published or "9999"))


def meetings(readings: Readings) -> tuple[MeetingRow, ...]:
    """The meetings, newest first, those without a date last."""
    held = library(readings)
    made = undertaking.made_in_counts(held)
    rows = fold(
        ((_meeting(held, s, made), s) for s in held if isinstance(s, Meeting)),
        lambda row, s: (
            principals(s.participants, held.actors), row.level, row.status, row.phase, row.mode,
            bounds(row.when), row.place, scope(row, row.when is not None),
        ),
    )  # fmt: skip
    dated = sorted((r for r in rows if r.when), key=lambda r: first_day(r.when), reverse=True)
    return (*dated, *(r for r in rows if not r.when))


def _meeting(held: Library, meeting: Meeting, made: dict[str, int]) -> MeetingRow:
    name = plain if meeting.level else with_roles
    return MeetingRow(
        **asdict(held.shared(meeting)),
        status=meeting.status,
        when=meeting.date,
        who=name(unique(meeting.participants), held.actors),
        level=tuple(meeting.level),
        phase=meeting.phase,
        mode=meeting.mode,
        place=meeting.place.name if meeting.place else None,
        host=plain([meeting.host], held.actors)[0] if meeting.host else None,
        mediators=plain(meeting.mediators, held.actors),
        format=meeting.format,
        part_of=label(held, meeting.part_of),
        about=tuple(dict.fromkeys([*meeting.purpose, *meeting.topics])),
        undertakings=made.get(meeting.id, 0),
    )


def undertakings(readings: Readings) -> tuple[UndertakingRow, ...]:
    """Commitments, tasks and conditions: what is due first, then the most binding first."""
    return undertaking.rows(library(readings))


def relations(readings: Readings) -> tuple[PairRow, ...]:
    """Where pairs of parties stand: the pair with the newest standing first, its newest standing first."""
    held = library(readings)
    rows = fold(
        ((_relation(held, s), s) for s in held if isinstance(s, Relation)),
        lambda row, s: (
            tuple(p.actor for p in s.parties) if s.directed else frozenset(p.actor for p in s.parties),
            row.aspect, row.state, row.status, bounds(row.since), bounds(row.until),
            scope(row, bool(row.since or row.until)),
        ),
    )  # fmt: skip
    pairs: dict[frozenset[str], list[RelationRow]] = {}
    for row in rows:
        pairs.setdefault(frozenset(row.parties), []).append(row)
    found = [_pair(members) for members in pairs.values()]
    return tuple(sorted(found, key=lambda pair: _newest(pair.standing[0]), reverse=True))


def _relation(held: Library, relation: Relation) -> RelationRow:
    first, second = (listed(plain([p], held.actors)) for p in relation.parties)
    return RelationRow(
        **asdict(held.shared(relation)),
        status=relation.status,
        parties=(first, second),
        directed=relation.directed,
        aspect=relation.aspect,
        state=relation.state,
        since=relation.since,
        until=relation.until,
    )


def _pair(rows: list[RelationRow]) -> PairRow:
    names = sorted(set(rows[0].parties))
    return PairRow(pair=(names[0], names[-1]), standing=tuple(sorted(rows, key=_newest, reverse=True)))


def _newest(row: RelationRow) -> str:
    time = row.since or row.until
    return (time.start or time.end or "") if time else ""


def timeline(readings: Readings) -> tuple[tuple[TimelineRow, ...], tuple[TimelineRow, ...]]:
    """What happened or is to happen, by first day; and apart from it what has no date.

    A meeting's own consultation event and an undertaking made at a listed meeting are not listed again.
    """
    return happening.timeline(library(readings))


def contradictions(readings: Readings) -> tuple[ContradictionRow, ...]:
    """What is denied, with what says otherwise, and meetings whose participants are told differently."""
    return contradicting.rows(library(readings))


def quotations(readings: Readings) -> tuple[Quotation, ...]:
    """The words behind every fact, each numbered once."""
    return library(readings).quotations()
