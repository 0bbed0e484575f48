"""PLOVER events: frames matched on sentence structure, with their own time, place, status and speaker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec.structs import replace as replace_fields

from diplomatics.contract import Event, Evidence, Party, Place, Time
from diplomatics.contract.terms import EventType, Status
from diplomatics.statements.acts import Act, is_event
from diplomatics.statements.attribution import Attribution
from diplomatics.statements.builder import shared
from diplomatics.statements.confidence import confidence as confidence_in
from diplomatics.statements.context import Context
from diplomatics.statements.contexts import contexts_of, intensity_of

# PLOVER manual 0.7b1, section headings of chapter 2. It calls SANCTION material conflict in its own section and
# verbal in the quad table; the section is followed (docs/decisions/0005-plover-contradictions.md).
QUAD: dict[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

# The time of the meeting at which an agreement was made, or None.
MadeAt = Callable[[Act], Time | None]


def events(context: Context, found: list[Act], made_at: MadeAt) -> list[Event]:
    """The events of a document that are no consultations; those come with their meetings.

    An agreement without a time of its own was made when its meeting was held: `made_at` gives that time.
    """
    gathered: dict[tuple[object, ...], list[Act]] = {}
    for act in found:
        if act.type == "AGREE" and act.time is None and act.factuality.status == "occurred":
            act = replace(act, time=made_at(act))
        if act.type != "CONSULT" and not act.promised and is_event(act):
            gathered.setdefault(_sameness(act), []).append(act)
    return [_event(context, acts) for acts in gathered.values()]


def _sameness(act: Act) -> tuple[object, ...]:
    """Acts of one report that agree in this are one event told again."""
    return (
        act.type,
        frozenset(p.actor for p in act.actors),
        frozenset(p.actor for p in act.recipients),
        act.time.value if act.time else None,
        act.factuality.status,
        act.attribution.said_by.actor if act.attribution.said_by else None,
        act.sentence.index if act.time is None else -1,
    )


def _event(context: Context, same: list[Act]) -> Event:
    act = same[0]
    evidence = list({(e.start, e.end): e for e in (context.sentence_evidence(a.sentence) for a in same)}.values())
    start, end = act.sentence.span_of(list(act.match.tokens))
    at = act.sentence.tokens[act.half].start if act.half >= 0 else start
    return make_event(
        context, evidence, act.attribution, act.factuality.status, f"frame:{act.match.frame.name}",
        type=act.type, mode=act.mode, actors=act.actors, recipients=act.recipients, date=act.time,
        place=act.place, words=context.text[start:end], at=at,
    )  # fmt: skip


def make_event(
    context: Context,
    evidence: list[Evidence],
    said: Attribution,
    status: Status,
    found_by: str,
    *,
    type: EventType,  # noqa: A002 - the contract's own word
    mode: str | None,
    actors: list[Party],
    recipients: list[Party],
    date: Time | None,
    place: Place | None,
    words: str,
    at: int,
) -> Event:
    """An event with its codes and its summary; `words` are the predicate's, `at` where they stand."""
    ids = [p.actor for p in actors], [p.actor for p in recipients]
    event = Event(
        **shared(context, "event", evidence, said, status, 0.0, found_by, type, ids, at),
        type=type,
        mode=mode,
        contexts=[],
        quad=QUAD[type],
        intensity=intensity_of(type),
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        summary=_summary(actors, recipients, words),
    )
    contexts = contexts_of(event, context.document.report.published)
    return replace_fields(event, contexts=contexts, confidence=confidence_in(event))


def _summary(actors: list[Party], recipients: list[Party], words: str) -> str:
    """A short line in the report's own words: who, the predicate, whom."""
    who = ", ".join(dict.fromkeys(p.name for p in actors))
    whom = ", ".join(dict.fromkeys(p.name for p in recipients))
    said = " ".join(words.split())
    said = said if len(said) <= 60 else said[:57] + "..."
    return f"{who}: {said}" + (f" → {whom}" if whom else "")
