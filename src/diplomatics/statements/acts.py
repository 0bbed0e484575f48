"""Acts: filled predicate frames with their own time, place, status and speaker, before they become statements."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.contract import Party, Place, Time
from diplomatics.contract.terms import EventType
from diplomatics.sentences.clauses import is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binding import place_of, place_struck, time_of
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import Factuality, factuality
from diplomatics.statements.people import is_crowd
from diplomatics.statements.settings import settings
from diplomatics.statements.slots import fill
from diplomatics.statements.triggers import Match, readings

# Types that say nothing without the one they are done to. PLOVER leaves the recipient optional for others.
NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"COOPERATE", "AID", "COERCE", "ACCUSE", "SUPPORT", "SANCTION", "ASSAULT", "MOBILIZE", "PROTEST"}
)
# Types whose victim makes the event even where nobody says who did it ("two soldiers were killed").
VICTIM_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Types that may be done to a place instead of a party.
PLACE_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True)
class Act:
    """A frame filled in. `type` and `mode` are the frame's until weighing.py gives others.

    `promised` marks what the agreement above it has told already ("agreed to meet": the meeting's own AGREE);
    `struck` that the place is what it was done to ("shelled Kharkiv").
    """

    sentence: Sentence
    match: Match
    type: EventType
    mode: str | None
    actors: list[Party]
    recipients: list[Party]
    time: Time | None
    place: Place | None
    factuality: Factuality
    attribution: Attribution
    promised: bool = False
    struck: bool = False

    @property
    def everybody(self) -> frozenset[str]:
        """The ids of all parties."""
        return frozenset(p.actor for p in (*self.actors, *self.recipients))


def raw_acts(context: Context) -> list[Act]:
    """Every filled frame of a document, in text order, each by itself."""
    return [a for sentence in context.sentences if sentence.is_parsed for a in _acts_of(context, sentence)]


def _acts_of(context: Context, sentence: Sentence) -> list[Act]:
    """The acts of a sentence; a noun that an event took as its object ("held talks") is told with it."""
    filled = [_best(context, sentence, candidates) for candidates in readings(sentence)]
    taken = {a.match.phrase for a in filled if a.match.phrase >= 0 and _takes_its_object(a)}
    return [a for a in filled if a.match.at not in taken]


def _takes_its_object(act: Act) -> bool:
    return is_event(act) or (act.type == "CONSULT" and bool(act.actors))


def _best(context: Context, sentence: Sentence, candidates: list[Match]) -> Act:
    """The first frame of a trigger whose parties are there; where none is complete, the first of all."""
    filled = [_act(context, sentence, match) for match in candidates]
    return next((act for act in filled if is_event(act)), filled[0])


def _act(context: Context, sentence: Sentence, match: Match) -> Act:
    actors, recipients = fill(context, sentence, match)
    tokens = (*match.tokens, *settings(sentence, match))
    struck = place_struck(context, sentence, _undergone(sentence, match))
    time = next((t for token in tokens if (t := time_of(context, sentence, token))), None)
    place = next((p for token in tokens if (p := place_of(context, sentence, token))), None)
    return Act(
        sentence=sentence,
        match=match,
        type=match.frame.type,
        mode=match.frame.mode,
        actors=actors,
        recipients=recipients,
        time=time,
        place=place or struck,
        struck=struck is not None,
        factuality=factuality(sentence, match.at, phrase=match.phrase, headline=context.is_headline(sentence)),
        attribution=attribution(context, sentence, match.at),
    )


def _undergone(sentence: Sentence, match: Match) -> tuple[int, ...]:
    """The heads of what a verb is done to, or of what follows "of" and "on" after a noun."""
    if match.frame.pos == "verb":
        return undergoers(sentence, match.at)
    return tuple(c for word, c in obliques(sentence, match.at) if word in ("of", "on"))


def is_event(act: Act) -> bool:
    """Whether an act has the parties that its type needs (PLOVER: recipients are optional for most types)."""
    frame = act.match.frame
    if frame.only_people and not all(is_crowd(p) for p in act.actors):
        return False
    if not act.actors:
        return bool(act.recipients) and act.type in VICTIM_TYPES and _leaves_doer_open(act)
    if frame.joint:
        return len(act.everybody) >= 2
    if act.recipients or frame.sole:
        return True
    if act.type == "AGREE" and frame.pos == "noun":
        return False  # "Kabul's peace offer" without anybody to whom it is made
    if act.struck and act.type in PLACE_TYPES:
        return True
    return act.type not in NEEDS_RECIPIENT and not _is_condition(act)


def _leaves_doer_open(act: Act) -> bool:
    """A passive without an agent, or a protest named by a noun."""
    noun = act.match.frame.pos == "noun"
    return act.type == "PROTEST" if noun else is_passive(act.sentence, act.match.at)


def _is_condition(act: Act) -> bool:
    """ "if he refused": a condition that concerns nobody is told with what depends on it."""
    token = act.sentence.tokens[act.match.at]
    return act.factuality.status == "conditional" and token.deprel.startswith("advcl")
