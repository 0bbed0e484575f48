"""What somebody denies, with what says otherwise; and one meeting whose participants reports tell differently."""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.contract import (
    Claim,
    Commitment,
    Condition,
    Event,
    Instrument,
    Meeting,
    Party,
    Relation,
    Statement,
    Task,
    Time,
)
from diplomatics.views.dates import bounds
from diplomatics.views.labels import CALLED_OFF, meeting_line
from diplomatics.views.library import Library
from diplomatics.views.naming import listed, plain, principals
from diplomatics.views.rows import ContradictionRow, Version


def rows(held: Library) -> tuple[ContradictionRow, ...]:
    """Denials in text order, then differences between reports."""
    return (*_folded(_denials(held)), *_differences(held))


def _denials(held: Library) -> Iterator[ContradictionRow]:
    for s in held:
        if not (s.status == "denied" or (isinstance(s, Claim) and s.stance == "denial")):
            continue
        against = [other for other in held if _says_otherwise(held, other, s)]
        if not against and not _is_somebodys_denial(held, s):
            continue
        versions = [_version(held, s, "denied"), *(_version(held, other, "otherwise") for other in against)]
        yield ContradictionRow(kind="denial", what=what(held, s), when=_time(s), versions=tuple(versions))


def _is_somebodys_denial(held: Library, s: Statement) -> bool:
    """Whether a party, an outlet of one or a document denies it; what a report says did not happen, nobody denies."""
    if isinstance(s, Claim):
        return True
    return held.voice(s) is not None and not (isinstance(s, Meeting) and s.phase in CALLED_OFF)


def _folded(found: Iterator[ContradictionRow]) -> list[ContradictionRow]:
    """A denial told as event and as claim on the same words is one."""
    kept: dict[tuple[int, ...], ContradictionRow] = {}
    for row in found:
        held = kept.setdefault(row.versions[0].quotations, row)
        if len(row.versions) > len(held.versions):
            kept[row.versions[0].quotations] = row
    return list(kept.values())


def what(held: Library, s: Statement) -> str:
    """The content of any statement in one line."""
    match s:
        case Claim() | Commitment():
            return s.content
        case Event():
            return s.summary
        case Meeting():
            return meeting_line(held, s)
        case Task():
            return s.deliverable
        case Condition():
            return s.of
        case Relation():
            first, second = (plain([p], held.actors)[0] for p in s.parties)
            return f"{first} – {second}: {s.state.replace('-', ' ')}"
        case Instrument():
            return s.name
        case _:
            return s.evidence[0].text


def _version(held: Library, s: Statement, text: str) -> Version:
    shared = held.shared(s)
    return Version(text=text, voices=shared.voices, quotations=shared.quotations)


def _says_otherwise(held: Library, other: Statement, denied: Statement) -> bool:
    """Whether `other` tells as done, or as so, just what `denied` denies.

    The parties are the same, and so is what tells one happening from another: its day, its place or its words.
    """
    if other.status not in ("occurred", "ongoing"):
        return False
    if isinstance(denied, Event) and isinstance(other, Event):
        sides = _ids(held, denied.actors), _ids(held, denied.recipients), denied.type
        same = sides == (_ids(held, other.actors), _ids(held, other.recipients), other.type)
        return same and (_same_day(denied.date, other.date) or denied.summary == other.summary)
    if isinstance(denied, Meeting) and isinstance(other, Meeting):
        same = _ids(held, denied.participants) == _ids(held, other.participants)
        at = denied.place is not None and other.place is not None and denied.place.name == other.place.name
        return same and (_same_day(denied.date, other.date) or (at and not (denied.date and other.date)))
    if isinstance(denied, Relation) and isinstance(other, Relation):
        same = denied.state == other.state and _ids(held, denied.parties) == _ids(held, other.parties)
        return same and bounds(denied.since) == bounds(other.since)
    return False


def _differences(held: Library) -> Iterator[ContradictionRow]:
    """Meetings on one day, told by different reports with different parties."""
    days: dict[str, list[Meeting]] = {}
    for s in held:
        if isinstance(s, Meeting) and s.status == "occurred" and s.date and s.date.start == s.date.end:
            days.setdefault(s.date.start or "", []).append(s)
    for told in days.values():
        for group in _same_meeting(held, told):
            parties = {_ids(held, m.participants) for m in group}
            if len(parties) > 1 and len({m.evidence[0].report for m in group}) > 1:
                yield _difference(held, group)


def _same_meeting(held: Library, told: list[Meeting]) -> list[list[Meeting]]:
    """Meetings of one day that may be one: two parties in common, no level and no place that differ."""
    groups: list[list[Meeting]] = []
    for meeting in told:
        for group in groups:
            if all(_may_be_one(held, meeting, other) for other in group):
                group.append(meeting)
                break
        else:
            groups.append([meeting])
    return groups


def _may_be_one(held: Library, a: Meeting, b: Meeting) -> bool:
    if a.evidence[0].report == b.evidence[0].report:
        return _ids(held, a.participants) == _ids(held, b.participants)
    common = _ids(held, a.participants) & _ids(held, b.participants)
    level = not a.level or not b.level or bool(set(a.level) & set(b.level))
    place = not a.place or not b.place or a.place.name == b.place.name
    return len(common) >= 2 and level and place


def _difference(held: Library, group: list[Meeting]) -> ContradictionRow:
    told: dict[frozenset[str], list[Meeting]] = {}
    for meeting in group:
        told.setdefault(_ids(held, meeting.participants), []).append(meeting)
    versions = tuple(_told(held, same) for same in sorted(told.values(), key=lambda ms: -len(ms)))
    place = next((m.place.name for m in group if m.place), None)
    level = next((m.level[0] for m in group if m.level), None)
    name = "who took part in the meeting" + (f" of {level}" if level else "") + (f", {place}" if place else "")
    return ContradictionRow(kind="difference", what=name, when=group[0].date, versions=versions)


def _told(held: Library, same: list[Meeting]) -> Version:
    shared = [held.shared(m) for m in same]
    return Version(
        text=listed(plain(same[0].participants, held.actors)),
        voices=tuple(dict.fromkeys(held.report_of(m).publisher or "a report" for m in same)),
        quotations=tuple(sorted({n for s in shared for n in s.quotations})),
    )


def _ids(held: Library, parties: list[Party] | tuple[Party, ...]) -> frozenset[str]:
    return principals(parties, held.actors)


def _same_day(a: Time | None, b: Time | None) -> bool:
    return a is not None and bounds(a) == bounds(b)


def _time(s: Statement) -> Time | None:
    return s.date if isinstance(s, Event | Meeting | Instrument) else None
