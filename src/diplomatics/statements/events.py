"""PLOVER events: frames matched on sentence structure, with their own time, place, status and speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diplomatics.contract import Event, Party, Place, Time
from diplomatics.contract.terms import EventType
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binding import place_of, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import Factuality, factuality
from diplomatics.statements.slots import Match, fill, matches

# PLOVER manual 0.7b1, section headings of chapter 2. It calls SANCTION material conflict in its own section and
# verbal in the quad table; the section is followed (docs/decisions/0005-plover-contradictions.md).
QUAD: dict[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
NEEDS_RECIPIENT: frozenset[EventType] = frozenset({"COOPERATE", "AID", "COERCE", "ACCUSE", "THREATEN"})


@dataclass(frozen=True)
class Act:
    """A frame filled in: what an event is made of, before it becomes a statement."""

    sentence: Sentence
    match: Match
    actors: list[Party]
    recipients: list[Party]
    time: Time | None
    place: Place | None
    factuality: Factuality
    attribution: Attribution

    @property
    def type(self) -> EventType:
        """The PLOVER type."""
        return self.match.frame.type


def acts(context: Context) -> list[Act]:
    """Every filled frame of a document, in text order."""
    found: list[Act] = []
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for match in matches(sentence):
            found.append(_act(context, sentence, match))
    return found


def _act(context: Context, sentence: Sentence, match: Match) -> Act:
    actors, recipients = fill(context, sentence, match)
    time = next((t for token in match.tokens if (t := time_of(context, sentence, token))), None)
    place = next((p for token in match.tokens if (p := place_of(context, sentence, token))), None)
    return Act(
        sentence=sentence,
        match=match,
        actors=actors,
        recipients=recipients,
        time=time,
        place=place,
        factuality=factuality(sentence, match.at),
        attribution=attribution(context, sentence, match.at),
    )


def is_event(act: Act) -> bool:
    """Whether an act has the parties that its type needs (PLOVER: recipients are optional for most types)."""
    if not act.actors:
        return False
    if act.match.frame.joint:
        return len(act.actors) + len(act.recipients) >= 2
    return bool(act.recipients) or act.type not in NEEDS_RECIPIENT


def events(context: Context, found: list[Act]) -> list[Event]:
    """The events of a document. A consultation still to come is an AGREE (PLOVER manual, CONSULT)."""
    return [_event(context, act) for act in found if is_event(act)]


def future_is_agree(act: Act) -> Act:
    """PLOVER: a meeting or an act of cooperation that is only planned is an agreement to it."""
    if act.type == "CONSULT" and act.factuality.status == "planned":
        frame = replace(act.match.frame, type="AGREE", mode=None)
        return replace(act, match=Match(frame, act.match.at, act.match.phrase))
    return act


def _event(context: Context, act: Act) -> Event:
    act = future_is_agree(act)
    evidence = [context.sentence_evidence(act.sentence)]
    ids = [p.actor for p in act.actors], [p.actor for p in act.recipients]
    trigger = act.sentence.tokens[act.match.at]
    start, end = act.sentence.span_of(list(act.match.tokens))
    return Event(
        **shared(
            context, "event", evidence, act.attribution, act.factuality.status, _confidence(act),
            f"frame:{act.match.frame.name}", act.type, ids, trigger.start,
        ),
        type=act.type,
        mode=act.match.frame.mode,
        contexts=[],
        quad=QUAD[act.type],
        intensity=None,
        actors=act.actors,
        recipients=act.recipients,
        date=act.time,
        place=act.place,
        summary=_summary(context, act, start, end),
    )  # fmt: skip


def _confidence(act: Act) -> float:
    """A first, uncalibrated guess: structure that is complete is trusted more."""
    score = 0.6
    score += 0.1 if act.recipients or act.match.frame.joint else 0.0
    score += 0.1 if act.time else 0.0
    score -= 0.1 if act.factuality.status == "unknown" else 0.0
    return score


def _summary(context: Context, act: Act, start: int, end: int) -> str:
    """A short line in the report's own words: who, the predicate, whom."""
    who = ", ".join(dict.fromkeys(p.name for p in act.actors))
    whom = ", ".join(dict.fromkeys(p.name for p in act.recipients))
    words = " ".join(context.text[start:end].split()) if end - start <= 60 else act.sentence.tokens[act.match.at].text
    return f"{who}: {words}" + (f" → {whom}" if whom else "")
