"""Rows that leave out the verb: "withdrew from A in February 2021 and from B in September 2022" are two events.

The second half repeats the preposition of the first with another name and has a time of its own. Each half keeps its
own time, its own place, and whoever stands in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diplomatics.contract import Party, Place, Time
from diplomatics.mentions.mention import TimeMention
from diplomatics.sentences.clauses import is_predicate
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.acts import Act
from diplomatics.statements.binding import parties_at, place_struck
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.stand_ins import land_at


@dataclass(frozen=True, slots=True)
class _Half:
    """A phrase with its time: the preposition, the head of what follows it, and the time told after that."""

    case: int
    head: int
    time: Time


def ungapped(context: Context, act: Act) -> list[Act]:
    """The act; or one act for each half of a row that leaves out its verb."""
    verb = act.match.at
    if act.match.frame.pos != "verb":
        return [act]
    halves = _halves(context, act.sentence, verb)
    if len(halves) < 2:
        return [act]
    return [_of_half(context, act, half, halves) for half in halves]


def _halves(context: Context, sentence: Sentence, verb: int) -> list[_Half]:
    """The halves of the row after a verb, the full one first; fewer than two where there is no such row."""
    later = [h for cc in range(verb + 1, len(sentence) - 2) if (h := _second(context, sentence, verb, cc)) is not None]
    if not later:
        return []
    first = _first(context, sentence, verb, later[0])
    return [first, *later] if first is not None else []


def _second(context: Context, sentence: Sentence, verb: int, cc: int) -> _Half | None:
    """What follows "and" where it is a preposition, a name and a time, and no verb."""
    tokens = sentence.tokens
    if tokens[cc].upos != "CCONJ" or tokens[cc + 1].deprel != "case":
        return None
    head = tokens[cc + 1].head
    if head <= cc or tokens[head].upos not in ("NOUN", "PROPN") or verb not in sentence.ancestors(head):
        return None
    time = _time_after(context, sentence, head)
    return _Half(cc + 1, head, time.time) if time is not None and time.time is not None else None


def _first(context: Context, sentence: Sentence, verb: int, second: _Half) -> _Half | None:
    """The phrase before with the same preposition and a time of its own."""
    word = sentence.tokens[second.case].text.lower()
    for i in range(second.case - 1, verb, -1):
        token = sentence.tokens[i]
        head = token.head
        if token.deprel != "case" or token.text.lower() != word or not verb < head < second.case:
            continue
        if any(m.span[0] <= sentence.tokens[head].start < m.span[1] for m in context.times_in(sentence)):
            continue  # "on Panama on Sunday": the preposition of the time
        time = _time_after(context, sentence, head)
        if time is not None and time.time is not None and time.span[1] <= sentence.tokens[second.case].start:
            return _Half(i, head, time.time)
    return None


def _time_after(context: Context, sentence: Sentence, head: int) -> TimeMention | None:
    """The first time after a phrase, where neither a verb nor an "and" stands between."""
    start = sentence.tokens[head].start
    for mention in context.times_in(sentence):
        if mention.span[0] <= start or mention.type not in ("DATE", "TIME"):
            continue
        between = [i for i, t in enumerate(sentence.tokens) if head < i and t.end <= mention.span[0]]
        broken = any(sentence.tokens[i].upos == "CCONJ" or is_predicate(sentence, i) for i in between)
        return None if broken else mention
    return None


def _of_half(context: Context, act: Act, half: _Half, halves: list[_Half]) -> Act:
    """The act as one half tells it."""
    sentence = act.sentence
    named = {h: _named(context, sentence, h) for h in halves}
    everybody = {p.actor for parties in named.values() for p in parties}
    recipients = act.recipients
    if everybody & {p.actor for p in recipients}:
        others = [p for p in recipients if p.actor not in everybody]
        recipients = unique_parties([*others, *named[half]])
    places = {h: place_struck(context, sentence, [h.head]) for h in halves}
    place = places[half]
    if place is None:
        place = act.place if act.place and not any(_same(act.place, p) for p in places.values()) else None
    at = half.head if half is not halves[0] else -1
    return replace(act, time=half.time, place=place, recipients=recipients, half=at)


def _named(context: Context, sentence: Sentence, half: _Half) -> list[Party]:
    """Whom a half names, or in whose land it lies; the halves after it left out."""
    found = _alone(context, sentence, half, parties_at(context, sentence, half.head))
    return found or _alone(context, sentence, half, land_at(context, sentence, half.head))


def _alone(context: Context, sentence: Sentence, half: _Half, parties: list[Party]) -> list[Party]:
    end = next((m.span[0] for m in context.times_in(sentence) if m.span[0] > sentence.tokens[half.head].start), 0)
    return [p for p in parties if sentence.tokens[half.case].start <= p.start < end]


def _same(a: Place, b: Place | None) -> bool:
    return b is not None and a.name == b.name
