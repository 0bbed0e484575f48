"""Tracks: rows of meetings of the same parties, and processes that a report names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplomatics.contract import Meeting, Party, Relation, Track
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import NOBODY
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.making import principals
from diplomatics.statements.sighting import words

# A group is a format only where its name is that of an organisation of states; companies and militias are groups too.
GROUP = "Group"


@cache
def _named_pattern() -> re.Pattern[str]:
    """ "the Astana process", "the Normandy format", "the Minsk Group": a name before a word for a process."""
    nouns = "|".join(re.escape(w) for w in words()["process_nouns"])
    return re.compile(rf"\b((?:[A-Z][\w’'-]+ ){{1,3}})({nouns})\b")


def tracks(context: Context, meetings: Sequence[Meeting], relations: Sequence[Relation]) -> list[Track]:
    """The tracks of a document: unnamed ones from their meetings, then the named ones."""
    return [*_from_meetings(context, meetings, relations), *_named(context)]


def _from_meetings(context: Context, meetings: Sequence[Meeting], relations: Sequence[Relation]) -> list[Track]:
    """Two meetings or more whose parties are the same, or grow by later joining, make a track.

    One of them at least must have been held; one that is announced goes on with the row.
    """
    known = [m for m in meetings if m.status in ("occurred", "ongoing", "planned") and len(_sides(context, m)) >= 2]
    known.sort(key=lambda m: (m.date.start or m.date.end or "9999") if m.date else "9999")
    rows: list[list[Meeting]] = []
    for meeting in known:
        sides = _sides(context, meeting)
        row = next((r for r in rows if _continues(_sides(context, r[0]), sides)), None)
        if row is None:
            rows.append([meeting])
        else:
            row.append(meeting)
    return [_track(context, row, relations) for row in rows if len(row) > 1 and any(map(_is_held, row))]


def _is_held(meeting: Meeting) -> bool:
    return meeting.status in ("occurred", "ongoing")


def _sides(context: Context, meeting: Meeting) -> frozenset[str]:
    return principals(context, meeting.participants)


def _continues(first: frozenset[str], later: frozenset[str]) -> bool:
    return first <= later or later <= first


def _track(context: Context, row: list[Meeting], relations: Sequence[Relation]) -> Track:
    parties = _one_each(context, [p for m in row for p in m.participants])
    evidence = list({(e.start, e.end): e for m in row for e in m.evidence}.values())
    return Track(
        **shared(context, "track", evidence, NOBODY, "ongoing", 0.5, "track:same-parties", sorted(m.id for m in row)),
        name=" – ".join(dict.fromkeys(p.name for p in parties)) + " meetings",
        parties=parties,
        concerning=_concerning(context, parties, relations),
        meetings=[m.id for m in row],
        started=row[0].date,
        sponsor=_one_each(context, [m.host for m in row if m.host] + [p for m in row for p in m.mediators]),
    )


def _one_each(context: Context, parties: Sequence[Party]) -> list[Party]:
    """One party for each state or body, however many of its people came."""
    seen: dict[frozenset[str], Party] = {}
    for party in unique_parties(parties):
        seen.setdefault(principals(context, [party]), party)
    return list(seen.values())


def _concerning(context: Context, parties: Sequence[Party], relations: Sequence[Relation]) -> list[Party]:
    """The two whose relation is being mended or fought over, where both sit in the row and others beside them."""
    sides = principals(context, parties)
    for relation in relations:
        if relation.state in ("normalising", "hostile", "at-war", "ceasefire", "severed"):
            pair = principals(context, relation.parties)
            if len(pair) == 2 and pair < sides:
                return [p for p in parties if principals(context, [p]) <= pair]
    return []


def _named(context: Context) -> list[Track]:
    found: dict[str, Track] = {}
    for sentence in context.sentences:
        for name in _names(context, sentence):
            found.setdefault(name, _named_track(context, sentence, name))
    return list(found.values())


def _names(context: Context, sentence: Sentence) -> Iterator[str]:
    for match in _named_pattern().finditer(sentence.text):
        at = sentence.start + match.start()
        tokens = [t for t in sentence.tokens if at <= t.start < sentence.start + match.end(1)]
        proper = [t.text for t in tokens if t.upos == "PROPN"]
        if not proper or (match[2] == GROUP and not _is_of_states(context, sentence.start + match.end())):
            continue
        name = match[1].split()
        while name and name[0] not in proper:  # "The Astana process", "Final Geneva talks"
            name.pop(0)
        if name:
            yield " ".join([*name, match[2]])


def _is_of_states(context: Context, end: int) -> bool:
    actors = [context.actors.get(m.actor) for m in context.mentions.actors if m.actor and m.span[1] == end]
    return any(a is not None and a.kind == "organisation" and a.sector == "IGO" for a in actors)


def _named_track(context: Context, sentence: Sentence, name: str) -> Track:
    return Track(
        **shared(context, "track", [context.sentence_evidence(sentence)], NOBODY, "ongoing", 0.5, "track:named", name),
        name=name,
        parties=[],
        concerning=[],
        meetings=[],
        started=None,
        sponsor=[],
    )
