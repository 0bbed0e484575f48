"""Acts: filled predicate frames with their own time, place, status and speaker, before they become statements."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diplomatics.contract import Party, Place, Time
from diplomatics.contract.terms import EventType
from diplomatics.sentences.clauses import is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binding import fights, lands, place_of, place_struck, time_of
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import Factuality, factuality
from diplomatics.statements.people import is_crowd
from diplomatics.statements.settings import settings
from diplomatics.statements.slots import fill
from diplomatics.statements.triggers import Match, readings
from diplomatics.vocabulary.frames import frames

# Types that say nothing without the one they are done to. PLOVER leaves the recipient optional for others.
NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"COOPERATE", "AID", "COERCE", "ACCUSE", "SUPPORT", "SANCTION", "ASSAULT", "MOBILIZE", "PROTEST"}
)
# Types whose victim makes the event even where nobody says who did it ("two soldiers were killed").
VICTIM_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# Types whose verbs undo what their object names.
UNDOING: frozenset[EventType] = frozenset({"SANCTION", "CONCEDE", "REJECT"})
# Types that may be done to a place instead of a party.
PLACE_TYPES: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})


# Prepositions after the object of "launched an attack on", "imposed a curfew in".
ONTO = ("on", "in", "against", "at", "over", "of", "upon")


@dataclass(frozen=True)
class Act:
    """A frame filled in. `type` and `mode` are the frame's until weighing.py gives others.

    `promised` marks what the agreement above it has told already ("agreed to meet": the meeting's own AGREE);
    `struck` that the place is what it was done to ("shelled Kharkiv"); `half` is where it stands in a row that leaves
    out the verb ("and from Gao in May"), else -1.
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
    half: int = -1

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
    told = {a.match.phrase for a in filled if a.match.phrase >= 0 and _takes_its_object(a)}
    # "suspended aid" is no aid, whoever suspended it.
    undone = {a.match.phrase: a.type for a in filled if a.match.phrase >= 0 and a.type in UNDOING}
    return [a for a in filled if a.match.at not in told and undone.get(a.match.at, a.type) == a.type]


def _takes_its_object(act: Act) -> bool:
    return is_event(act) or (act.type == "CONSULT" and bool(act.actors))


def _best(context: Context, sentence: Sentence, candidates: list[Match]) -> Act:
    """The first frame of a trigger whose parties are there; where none is complete, the first of all."""
    filled = [_act(context, sentence, match) for match in candidates]
    return next((act for act in filled if is_event(act)), filled[0])


def _act(context: Context, sentence: Sentence, match: Match) -> Act:
    actors, recipients = fill(context, sentence, match)
    if not actors and _fell_in_fighting(context, sentence, match, recipients):
        # PLOVER: where both sides use force, all are actors.
        actors, recipients = recipients, []
        match = replace(match, frame=replace(match.frame, joint=True))
    tokens = (*match.tokens, *settings(sentence, match))
    undergone = _undergone(sentence, match)
    struck = place_struck(context, sentence, undergone)
    time = next((t for token in tokens if (t := time_of(context, sentence, token))), None)
    place = next((p for token in tokens if (p := place_of(context, sentence, token))), None)
    if struck is None and any(sentence.tokens[i].lemma.lower() in lands() for i in undergone):
        struck = place
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


def _fell_in_fighting(context: Context, sentence: Sentence, match: Match, victims: list[Party]) -> bool:
    """ "Indian and Chinese soldiers were killed in fighting": the dead of both sides were killed by the other."""
    if match.frame.type != "ASSAULT" or match.frame.pos != "verb" or len(victims) < 2:
        return False
    if any(context.actors[p.actor].kind == "people" for p in victims):
        return False
    phrases = sentence.children(match.at, "obl", "advcl", "nmod")
    return any(sentence.tokens[c].lemma.lower() in fights() and _is_within(sentence, c) for c in phrases)


def _is_within(sentence: Sentence, c: int) -> bool:
    return any(sentence.tokens[m].lemma.lower() in ("in", "during") for m in sentence.children(c, "case", "mark"))


def _undergone(sentence: Sentence, match: Match) -> tuple[int, ...]:
    """The heads of what a verb is done to, or of what follows "of" and "on" after a noun."""
    if match.frame.pos == "verb":
        onto = (c for head in match.tokens for word, c in obliques(sentence, head) if word in ONTO)
        return (*undergoers(sentence, match.at), *(onto if match.phrase >= 0 else ()))
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
    if act.type == "ACCUSE" and frame.pos == "verb" and _names_deed(act):
        return True
    return act.type not in NEEDS_RECIPIENT and not _is_condition(act)


def _names_deed(act: Act) -> bool:
    """ "condemned the attack": what is condemned is a deed, whoever did it."""
    nouns = (act.sentence.tokens[c] for c in undergoers(act.sentence, act.match.at))
    return any((t.lemma.lower(), "noun") in frames() for t in nouns if t.upos == "NOUN")


def _leaves_doer_open(act: Act) -> bool:
    """A passive without an agent, or a protest named by a noun."""
    noun = act.match.frame.pos == "noun"
    return act.type == "PROTEST" if noun else is_passive(act.sentence, act.match.at)


def _is_condition(act: Act) -> bool:
    """ "if he refused": a condition that concerns nobody is told with what depends on it."""
    token = act.sentence.tokens[act.match.at]
    return act.factuality.status == "conditional" and token.deprel.startswith("advcl")
