"""Why an event was read: which frame fired, who fills its slots, and what decides its status."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.contract import Party
from diplomatics.statements.acts import Act, is_event, raw_acts
from diplomatics.statements.context import Context
from diplomatics.statements.slots import Filled, first_filled
from diplomatics.statements.weighing import acts

HOW = {
    "known": "a known party stands there",
    "named": "a name that the registry does not hold",
    "deep": "a known party, one phrase further down",
    "people": "unnamed people",
    "bodies": "a body without a name",
    "land": "the country of the land named there",
    "joint": "everybody who takes part",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One side of an act: `slot` is a place of frames/classes.yaml, `how` says in which way it was filled."""

    side: str
    slot: str
    how: str
    parties: list[str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One predicate that a frame fired on. `event` is false where the act is told by another, or lacks a party."""

    predicate: str
    frame: str
    type: str
    mode: str | None
    event: bool
    slots: list[Slot]
    status: str
    cue: str | None
    reason: str
    said_by: str | None
    date: str | None
    place: str | None


def explain(context: Context) -> list[Explanation]:
    """Every predicate of a document that a frame fired on, in text order."""
    kept = {(a.sentence.index, a.match.at): a for a in acts(context)}
    return [_explained(context, act, kept.get((act.sentence.index, act.match.at))) for act in raw_acts(context)]


def _explained(context: Context, raw: Act, kept: Act | None) -> Explanation:
    act = kept or raw
    start, end = act.sentence.span_of(list(act.match.tokens))
    cue = act.factuality.cue
    return Explanation(
        predicate=" ".join(context.text[start:end].split()),
        frame=act.match.frame.name,
        type=act.type,
        mode=act.mode,
        event=kept is not None and is_event(act) and not act.promised,
        slots=_slots(context, act),
        status=act.factuality.status,
        cue=context.text[cue[0] : cue[1]] if cue else None,
        reason=act.factuality.reason,
        said_by=act.attribution.said_by.name if act.attribution.said_by else None,
        date=act.time.value if act.time else None,
        place=act.place.name if act.place else None,
    )


def _slots(context: Context, act: Act) -> list[Slot]:
    frame = act.match.frame
    if frame.joint:
        return [Slot("actors", ", ".join(frame.actors), HOW["joint"], _names(act.actors))] if act.actors else []
    doers = first_filled(context, act.sentence, act.match, frame.actors, set())
    taken = {p.actor for p in doers.parties}
    done_to = first_filled(context, act.sentence, act.match, frame.recipients, taken)
    return [*_slot("actors", doers), *_slot("recipients", done_to)]


def _slot(side: str, filled: Filled) -> list[Slot]:
    return [Slot(side, filled.slot, HOW[filled.stage], _names(filled.parties))] if filled.parties else []


def _names(found: list[Party]) -> list[str]:
    return [f"{p.text} ({p.actor})" for p in found]
