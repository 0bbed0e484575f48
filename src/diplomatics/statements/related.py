"""How documents hang together, and from when to when one is in force."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.contract import Stage, Time
from diplomatics.contract.statements import InForce
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context
from diplomatics.statements.lifecycle import words

ENDING = ("ended", "withdrawn", "suspended")


def related(context: Context, sentence: Sentence, mention: InstrumentMention) -> list[str]:
    """The documents to which this one is annexed, on which it is based, which it carries out or replaces."""
    names = []
    for other in context.instruments_in(sentence):
        if other.span[0] < mention.span[1] or other.name == mention.name:
            continue
        between = " ".join(context.text[mention.span[1] : other.span[0]].lower().split())
        if len(between) < 60 and any(phrase in between for phrase in words()["relating"]):
            names.append(" ".join((other.name or other.text).split()))
    return names


def in_force(history: Sequence[Stage]) -> InForce | None:
    """From its entry into force to its end, where the report tells one of the two; one party's leaving is no end."""
    since = _date(history, ("in-force",))
    until = _date([s for s in history if s.party is None or s.stage == "ended"], ENDING)
    return InForce(from_=since, until=until) if since or until else None


def _date(history: Sequence[Stage], stages: Sequence[str]) -> Time | None:
    return next((s.date for s in history if s.stage in stages and s.date is not None), None)
