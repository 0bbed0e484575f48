"""Tracks: rows of meetings of the same parties, and processes that a report names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplomatics.contract import Meeting, Relation, Track
from diplomatics.statements.attribution import NOBODY
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, unique_parties

# "the Astana process", "the Normandy format", "Geneva talks": a capitalised name before a word for a process.
NAMED = re.compile(r"\b((?:[A-Z][\w’'-]+ ){1,3})(process|format|track|talks|framework|initiative|dialogue)\b")
NOT_A_NAME = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Their",
        "Its",
        "Our",
        "Peace",
        "In",
        "On",
        "At",
        "After",
        "Before",
        "For",
    ]
)


def tracks(context: Context, meetings: Sequence[Meeting], relations: Sequence[Relation]) -> list[Track]:
    """The tracks of a document: unnamed ones from their meetings, then the named ones."""
    return [*_from_meetings(context, meetings), *_named(context)]


def _from_meetings(context: Context, meetings: Sequence[Meeting]) -> list[Track]:
    """Two held meetings or more whose parties are the same, or grow by later joining, make a track."""
    held = [m for m in meetings if m.status == "occurred" and len(_states(m)) >= 2]
    held.sort(key=lambda m: (m.date.start or m.date.end or "9999") if m.date else "9999")
    rows: list[list[Meeting]] = []
    for meeting in held:
        for row in rows:
            if _states(row[0]) <= _states(meeting) or _states(meeting) <= _states(row[0]):
                row.append(meeting)
                break
        else:
            rows.append([meeting])
    return [_track(context, row) for row in rows if len(row) > 1]


def _states(meeting: Meeting) -> frozenset[str]:
    return frozenset(p.actor.split("/")[0] for p in meeting.participants)


def _track(context: Context, row: list[Meeting]) -> Track:
    parties = unique_parties(p for m in row for p in m.participants)
    evidence = list({(e.start, e.end): e for m in row for e in m.evidence}.values())
    return Track(
        **shared(context, "track", evidence, NOBODY, "ongoing", 0.5, "track:same-parties", sorted(m.id for m in row)),
        name=" – ".join(dict.fromkeys(p.name for p in parties)) + " meetings",
        parties=parties,
        concerning=[],
        meetings=[m.id for m in row],
        started=row[0].date,
        sponsor=[],
    )


def _named(context: Context) -> list[Track]:
    found: dict[str, Track] = {}
    for match in NAMED.finditer(context.text):
        words = [w for w in match.group(1).split() if w not in NOT_A_NAME]
        if not words:
            continue
        name = " ".join([*words, match.group(2)])
        sentence = context.sentence_at(match.start())
        if name in found or sentence is None:
            continue
        found[name] = Track(
            **shared(
                context, "track", [context.sentence_evidence(sentence)], NOBODY, "ongoing", 0.5, "track:named", name
            ),
            name=name,
            parties=[],
            concerning=[],
            meetings=[],
            started=None,
            sponsor=[],
        )
    return list(found.values())
