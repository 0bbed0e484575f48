"""What one party does to another, frames and model together.

The frames read the sentence with the two parties put in their places, whatever else the parties are; the model gives
a distribution over types. The rule that combines them is Bayes': each type's probability by the model times the
chance that the frames would read what they read if that type were right. Where the frames link the two by nothing,
the model stands alone. The chances are vocabulary/data/pairs.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomatics.contract import Actor, Codes, Event
from diplomatics.mentions.mention import ActorMention
from diplomatics.sentences.relations import Ranked
from diplomatics.sentences.tokens import Span
from diplomatics.statements.context import Context
from diplomatics.statements.reader import ActReader
from diplomatics.vocabulary.loader import load

DOER, DONE_TO = "pair/actor", "pair/recipient"


@dataclass(frozen=True, slots=True)
class Told:
    """The type that an event has, and the type of the frame that it was read by."""

    type: str
    frame: str


def told_between(context: Context, actor: Span, recipient: Span) -> list[Told]:
    """What the frames read between two stretches of a document, each taken for a party."""
    spans = {DOER: actor, DONE_TO: recipient}
    kept = [m for m in context.mentions.actors if not any(_overlap(m.span, s) for s in spans.values())]
    put = [_mention(context.text, span, name) for name, span in spans.items()]
    mentions = replace(context.mentions, actors=tuple(sorted((*kept, *put), key=lambda m: (m.span[0], -m.span[1]))))
    known = {**context.actors, **{name: _actor(name) for name in spans}}
    found = ActReader().read(replace(context, mentions=mentions, actors=known), [])
    return [_told(e) for e in found if isinstance(e, Event) and _links(e)]


def _mention(text: str, span: Span, name: str) -> ActorMention:
    return ActorMention(
        span=span, text=text[span[0] : span[1]], actor=name, country=None, sector=None, role=None, reason="asked for"
    )


def _actor(name: str) -> Actor:
    return Actor(id=name, name=name, kind="state", codes=Codes(), country=None, of=None, sector="UNK")


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _links(event: Event) -> bool:
    """Whether the one does it to the other, or both do it together."""
    doers, done_to = {p.actor for p in event.actors}, {p.actor for p in event.recipients}
    return DOER in doers and DONE_TO in (done_to or doers)


def _told(event: Event) -> Told:
    frame = event.found_by.rpartition(":")[2]
    return Told(event.type, frame if frame.isupper() else event.type)


def combined(ranked: Ranked, told: Sequence[Told]) -> Ranked:
    """The model's ranking, with what the frames read."""
    if not told:
        return ranked
    rule = load("pairs")
    weighed = dict(ranked)
    for one in dict.fromkeys(told):
        weighed = {name: w * _chance(name, one, len(ranked), rule) for name, w in weighed.items()}
    total = sum(weighed.values()) or 1.0
    return sorted(((name, w / total) for name, w in weighed.items()), key=lambda x: (-x[1], x[0]))


def _chance(name: str, told: Told, names: int, rule: dict[str, float]) -> float:
    """How likely the frames are to read `told` where `name` is right."""
    if name == told.type:
        return rule["right"]
    other = rule["other"] if told.frame != told.type else 0.0
    if other and name == told.frame:
        return other
    return (1 - rule["right"] - other) / (names - 1)
