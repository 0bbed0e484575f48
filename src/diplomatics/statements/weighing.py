"""Acts beside each other: what one act of a sentence makes of another.

A promise and the act promised are one agreement; refusing something hostile is only that act denied; a state's
protest is words. Which of several readings of the same words stands is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplomatics.contract.terms import EventType
from diplomatics.statements.acts import Act, is_event, raw_acts
from diplomatics.statements.carried import carried
from diplomatics.statements.context import Context
from diplomatics.statements.gapped import ungapped
from diplomatics.statements.people import is_crowd

COOPERATIVE: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# What is refused, asked for or threatened gives the codebook's mode of the refusal, request or threat.
ASKED_MODES: dict[EventType, str] = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
    "CONCEDE": "yield", "RETREAT": "yield", "CONSULT": "meet",
}  # fmt: skip
THREAT_MODES: dict[EventType, str] = {"SANCTION": "relations", "ASSAULT": "violence", "COERCE": "restrict"}
SAME_MODES = frozenset({"ban", "arrest", "expel"})


def acts(context: Context) -> list[Act]:
    """The acts of a document, weighed against each other sentence by sentence."""
    told = (half for act in raw_acts(context) for half in ungapped(context, act))
    raw = [_by_itself(context, act) for act in carried(context, list(told))]
    found: list[Act] = []
    for index in sorted({a.sentence.index for a in raw}):
        found.extend(_weigh([a for a in raw if a.sentence.index == index]))
    return found


def _by_itself(context: Context, act: Act) -> Act:
    """What an act's own parties say of its type."""
    if act.type == "PROTEST" and act.actors and not any(is_crowd(p) for p in act.actors):
        return replace(act, type="ACCUSE", mode=None)
    bare = act.type == "RETREAT" and act.mode == "withdraw" and act.match.phrase < 0
    if bare and act.recipients and all(context.actors[p.actor].kind == "organisation" for p in act.recipients):
        return replace(act, type="SANCTION", mode="withdraw")  # leaving a body, not a field
    return act


def _weigh(row: Sequence[Act]) -> list[Act]:
    weighed = [_with_mode(act, row) for act in row if not _is_hollow(act, row)]
    kept = [act for act in weighed if not _is_told_above(act, weighed)]
    return [_still_to_come(act, kept) for act in kept]


def _below(act: Act, row: Sequence[Act]) -> list[Act]:
    """The acts whose words hang on this one's."""
    return [a for a in row if a is not act and _hangs_on(a, act)]


def _hangs_on(lower: Act, upper: Act) -> bool:
    """Whether one act is told inside the other; a verb merely joined to it is not inside."""
    node = lower.match.at
    for up in lower.sentence.ancestors(node):
        if up in upper.match.tokens:
            joined = lower.sentence.tokens[node].deprel == "conj" and lower.sentence.tokens[node].upos == "VERB"
            return not joined
        node = up
    return False


def _nearest(act: Act, row: Sequence[Act]) -> Act | None:
    below = _below(act, row)
    return next((a for a in below if not any(_hangs_on(a, b) for b in below if b is not a)), None)


def _is_hollow(act: Act, row: Sequence[Act]) -> bool:
    """ "refused to attack": only the attack denied; nothing cooperative was turned down."""
    if act.type != "REJECT" or act.match.phrase >= 0:
        return False
    below = _nearest(act, row)
    infinitive = below is not None and below.match.frame.pos == "verb"
    return (
        infinitive
        and below is not None
        and below.type not in COOPERATIVE | {"AGREE"}
        and is_event(below)
        and below.factuality.status == "denied"
    )


def _with_mode(act: Act, row: Sequence[Act]) -> Act:
    if act.mode is not None or act.type not in ("REQUEST", "REJECT", "THREATEN"):
        return act
    below = _nearest(act, row)
    if below is None:
        return act
    if act.type == "THREATEN":
        mode = below.mode if below.mode in SAME_MODES else THREAT_MODES.get(below.type)
    else:
        mode = ASKED_MODES.get(below.type, "change")
    return replace(act, mode=mode)


def _is_told_above(act: Act, row: Sequence[Act]) -> bool:
    """The same act between the same parties, told once more inside itself ("summoned the envoy to protest")."""
    return any(
        upper.type == act.type and upper.everybody >= act.everybody and is_event(upper)
        for upper in row
        if upper is not act and _hangs_on(act, upper)
    )


def _still_to_come(act: Act, row: Sequence[Act]) -> Act:
    """A cooperative act only planned is an agreement (PLOVER manual, AGREE), the same one as its promise."""
    if act.factuality.status not in ("planned", "denied", "unknown") or act.type not in COOPERATIVE:
        return act
    promised = any(u.type == "AGREE" and is_event(u) and _hangs_on(act, u) for u in row if u is not act)
    if act.type == "CONSULT":
        return replace(act, promised=promised)  # its event comes with its meeting
    if act.factuality.status != "planned":
        return act
    return replace(act, type="AGREE", mode=None, promised=promised)
