"""Times that a verb has from another one: from the row in which it stands, or from the sentence before.

"Kenya expelled a diplomat on Sunday and banned flights": verbs in a row share the time of the one before, where they
have none of their own, the same subject and the same tense. "Kenya expelled a diplomat on Sunday. It also closed its
border": a sentence in the simple past that goes on telling of the same actor carries the time on, marked as inferred.
What is in another tense, a habit, background or another actor's keeps its time unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplomatics.contract import Time
from diplomatics.sentences.clauses import doers, is_passive, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.acts import Act
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.context import Context, inferred
from diplomatics.statements.cues import cues
from diplomatics.statements.factuality import factuality
from diplomatics.statements.making import principals
from diplomatics.statements.settings import fronted

# How many sentences a time is carried on over.
FAR = 2
# A time less sharp than these says too little of what comes next.
SHARP = frozenset({"day", "week", "month"})


@dataclass(frozen=True, slots=True)
class _Told:
    """The time of which a sentence tells, whose doing it tells, and over how many sentences it has come."""

    time: Time
    whose: frozenset[str]
    after: int = 0


def carried(context: Context, acts: Sequence[Act]) -> list[Act]:
    """The acts, those without a time of their own with the time that their telling gives them."""
    going_on = _times_going_on(context)
    return [act if act.time is not None else replace(act, time=_taken_over(context, act, going_on)) for act in acts]


def _taken_over(context: Context, act: Act, going_on: dict[int, _Told]) -> Time | None:
    verb = _verb_of(act)
    if verb < 0:
        return None
    shared = _from_row(context, act.sentence, verb)
    if shared is not None:
        return shared
    told = going_on.get(act.sentence.index)
    if told is None or not told.after or act.factuality.status != "occurred":
        return None
    return inferred(told.time) if _first_of_row(act.sentence, verb) == act.sentence.root else None


def _verb_of(act: Act) -> int:
    """The verb that tells the act: its own, or the one whose object or subject its noun is."""
    at = act.match.at
    if act.match.frame.pos == "verb":
        return at
    token = act.sentence.tokens[at]
    told = token.deprel.split(":")[0] in ("obj", "nsubj") and token.head >= 0
    return token.head if told and act.sentence.tokens[token.head].upos == "VERB" else -1


def _first_of_row(sentence: Sentence, verb: int) -> int:
    """The first of the verbs that a verb is joined to, so far as they share their subject and tense."""
    while sentence.tokens[verb].deprel == "conj" and _goes_with(sentence, verb, sentence.tokens[verb].head):
        verb = sentence.tokens[verb].head
    return verb


def _from_row(context: Context, sentence: Sentence, verb: int) -> Time | None:
    """The time of the nearest verb before `verb` in its row that has one."""
    if _is_background(sentence, verb):
        return None
    first = _first_of_row(sentence, verb)
    if first == verb:
        return None
    row = [c for c in sentence.conjuncts(first) if c < verb and _goes_with(sentence, verb, c)]
    times = (_time_told(context, sentence, c) for c in reversed(row))
    return next((t for t in times if t is not None), None)


def _goes_with(sentence: Sentence, verb: int, other: int) -> bool:
    """Whether a joined verb has the other's subject and tense."""
    if sentence.tokens[other].upos != "VERB":
        return False
    own = [c for c in sentence.children(verb) if sentence.tokens[c].deprel.startswith(("nsubj", "csubj"))]
    if own:
        return False
    return _tense(sentence, verb) == _tense(sentence, other) or _shares_auxiliary(sentence, verb, other)


def _shares_auxiliary(sentence: Sentence, verb: int, other: int) -> bool:
    """ "will close the border and expel ...": what has no auxiliary of its own has the other's."""
    return not sentence.children(verb, "aux") and (
        sentence.tokens[verb].xpos == sentence.tokens[other].xpos
        and bool(sentence.children(other, "aux", "mark"))
    )  # fmt: skip


def _tense(sentence: Sentence, verb: int) -> str:
    """ "past" of a simple past in either voice, else the auxiliaries or the form."""
    token = sentence.tokens[verb]
    auxiliaries = [sentence.tokens[c] for c in sentence.children(verb, "aux")]
    if not auxiliaries:
        # A past form under a tag of another tense is the tagger's slip ("expelled" as VBZ).
        bare = token.text.lower() != token.lemma and token.text.lower().endswith("ed")
        return "past" if token.xpos == "VBD" or (bare and token.xpos in ("VBN", "VBZ")) else token.xpos
    if all(a.lemma == "be" and a.xpos == "VBD" for a in auxiliaries) and token.xpos == "VBN":
        return "past"
    return " ".join(a.text.lower() for a in auxiliaries)


def _is_background(sentence: Sentence, verb: int) -> bool:
    """A word beside the verb that sets it at another time, or makes it a habit ("earlier", "often", "once")."""
    words = (sentence.tokens[c].text.lower() for c in sentence.children(verb, "advmod", "obl"))
    return any(w in cues().elsewhen for w in words)


def _time_told(context: Context, sentence: Sentence, verb: int) -> Time | None:
    """A verb's own time, or that of the participle set before it ("Meeting in Lima on Sunday, they ...")."""
    return next((t for i in (verb, *fronted(sentence, verb)) if (t := time_of(context, sentence, i))), None)


def _times_going_on(context: Context) -> dict[int, _Told]:
    """By sentence: the time of which its main verb tells, its own or carried on from the sentences before."""
    found: dict[int, _Told] = {}
    before: Sentence | None = None
    for sentence in context.sentences:
        near = before is not None and _follows(context, before, sentence)
        told = _told(context, sentence, found.get(before.index) if before is not None and near else None)
        if told is not None:
            found[sentence.index] = told
        before = sentence
    return found


def _follows(context: Context, before: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences stand beside each other in one paragraph."""
    return not context.is_headline(before) and "\n" not in context.text[before.end : sentence.start]


def _told(context: Context, sentence: Sentence, before: _Told | None) -> _Told | None:
    verb = sentence.root
    if verb < 0 or sentence.tokens[verb].upos != "VERB" or _tense(sentence, verb) != "past":
        return None
    if _is_background(sentence, verb) or factuality(sentence, verb).status != "occurred":
        return None
    whose = _whose(context, sentence, verb)
    row = [c for c in sentence.conjuncts(verb) if c == verb or _goes_with(sentence, c, verb)]
    times = [t for c in row if (t := _time_told(context, sentence, c)) is not None]
    if times:
        last = times[-1]
        return _Told(last, whose) if whose and last.precision in SHARP and last.start else None
    if before is None or before.after >= FAR or not whose or whose != before.whose or _names_time(context, sentence):
        return None
    return replace(before, after=before.after + 1)


def _whose(context: Context, sentence: Sentence, verb: int) -> frozenset[str]:
    """Whom the sentence's subject, or the doer of its passive, stands for."""
    found = [p for t in doers(sentence, verb) for p in parties_at(context, sentence, t)]
    if not found and is_passive(sentence, verb):
        found = [p for t in undergoers(sentence, verb) for p in parties_at(context, sentence, t)]
    return principals(context, found or [p for t in subjects(sentence, verb) for p in parties_at(context, sentence, t)])


def _names_time(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence without a time of its main verb speaks of another time somewhere before that verb."""
    start = sentence.tokens[sentence.root].start
    return any(t.span[0] < start and t.type in ("DATE", "TIME") for t in context.times_in(sentence))
