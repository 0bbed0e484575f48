"""When and in which meeting an undertaking was made.

Nearest first: the time of its own verb or of the gathering that the sentence sets it in ("Meeting in Bogota
on 12 May, ..."), the time of the verb it is joined to, the text that it stands in, the meeting of its parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from diplomatics.contract import Meeting, Party, Time
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import time_of
from diplomatics.statements.context import Context, inferred
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Making:
    """The meeting and the time of a making; either may be unknown."""

    meeting: Meeting | None
    time: Time | None


def principals(context: Context, parties: Iterable[Party]) -> frozenset[str]:
    """Whom some parties act for: states and bodies, so that "the ministers" and "the two countries" agree."""
    found = set()
    for party in parties:
        entry = context.actors.get(party.actor)
        country = entry.country if entry and entry.kind in ("person", "office", "state") else None
        found.add(country or (entry.of if entry and entry.of else None) or party.actor.split("/")[0])
    return frozenset(found)


def making(
    context: Context, sentence: Sentence, verb: int, parties: Sequence[Party], meetings: Sequence[Meeting]
) -> Making:
    """The meeting and time of what `verb` in `sentence` undertakes."""
    meeting = meeting_of(context, sentence, parties, meetings)
    own = time_of(context, sentence, verb) or _time_beside(context, sentence, verb)
    own = own or _time_of_gathering(context, sentence, verb)
    if own is None and sentence.tokens[verb].deprel == "conj":
        own = time_of(context, sentence, sentence.conjuncts(verb)[0])
    if own is None and meeting is not None:
        own = inferred(meeting.date)
    return Making(meeting, own)


def _time_beside(context: Context, sentence: Sentence, verb: int) -> Time | None:
    """ "said on 31 July that", "agreed on Monday to": a time right after a verb is the verb's.

    So is one that ends the sentence after a trailing ", X said".
    """
    clauses = [c for c in sentence.children(verb, "ccomp", "xcomp") if c > verb]
    marks = [m for c in clauses for m in sentence.children(c, "mark") if m > verb]
    last = sentence.tokens[verb].deprel == "root" and not [c for c in sentence.children(verb, "obj") if c > verb]
    if not marks and not (last and any(c < verb for c in sentence.children(verb, "ccomp"))):
        return None
    start, end = sentence.tokens[verb].end, sentence.tokens[min(marks)].start if marks else sentence.end
    inside = [t for t in context.times_in(sentence) if start <= t.span[0] and t.span[1] <= end and t.type == "DATE"]
    between = context.text[start : inside[0].span[0]].split() if inside else []
    return inside[0].time if inside and len(between) <= 1 else None


def _time_of_gathering(context: Context, sentence: Sentence, verb: int) -> Time | None:
    """ "Meeting in Managua on Tuesday, X agreed ...", "At a summit in Lusaka on 10 July, X agreed ..."."""
    words = load("undertakings")["gathering"]
    for node in (verb, sentence.conjuncts(verb)[0]):
        for c in sentence.children(node, "advcl", "obl", "nsubj", "dislocated"):
            lemma = sentence.tokens[c].lemma.lower()
            if c < verb and (lemma in words["verbs"] or lemma in words["nouns"]):
                time = time_of(context, sentence, c) or _time_inside(context, sentence, c, verb)
                if time is not None:
                    return time
    return None


def _time_inside(context: Context, sentence: Sentence, gathering: int, verb: int) -> Time | None:
    inside = set(sentence.subtree(gathering))
    times = [t for t in context.times_in(sentence) if sentence.head_of(*t.span) in inside]
    return times[0].time if times and times[0].span[0] < sentence.tokens[verb].start else None


def meeting_of(
    context: Context, sentence: Sentence, parties: Sequence[Party], meetings: Sequence[Meeting]
) -> Meeting | None:
    """The meeting at which an undertaking was made: the newest one told before it, held by the same parties.

    A chair or a go-between who sat there too does not make it another one; an older meeting that is recalled in
    between does not take it over, unless it is told in the same sentence.
    """
    ours = principals(context, parties)
    held = [m for m in meetings if m.phase == "held" and m.evidence[0].start <= sentence.end]
    held = [m for m in held if m.date is None or (m.date.start and m.date.end)]  # not "several times after August"
    fits = [m for m in held if ours and ours == principals(context, m.participants)]
    fits = fits or [m for m in held if len(ours) > 1 and ours == _sides(context, m)]
    here = [m for m in fits if any(e.start == sentence.start for e in m.evidence)]
    fits = here or fits
    if len(fits) > 1 and all(m.date and m.date.start for m in fits):
        newest = max(m.date.start for m in fits if m.date and m.date.start)
        fits = [m for m in fits if m.date and m.date.start == newest]
    return max(fits, key=_last_told(sentence)) if fits else None


def _sides(context: Context, meeting: Meeting) -> frozenset[str]:
    beside = [*meeting.mediators, *([meeting.host] if meeting.host else [])]
    beside += [p for p in meeting.participants if p.function is not None]
    return principals(context, meeting.participants) - principals(context, beside)


def _last_told(sentence: Sentence) -> Any:
    return lambda m: max((e.start for e in m.evidence if e.start <= sentence.end), default=-1)


def made_time(meeting: Meeting | None) -> Time | None:
    """When an undertaking of a meeting was made."""
    return inferred(meeting.date) if meeting else None


def is_set_in_own_text(sentence: Sentence, verb: int) -> bool:
    """Whether an undertaking is told as part of a text already spoken of ("in the same document", "they also")."""
    documents = load("undertakings")["own_documents"]
    for node in (verb, sentence.conjuncts(verb)[0]):
        for c in sentence.children(node, "obl", "advmod", "nsubj"):
            token = sentence.tokens[c]
            definite = any(sentence.tokens[d].text.lower() in ("the", "this") for d in sentence.children(c, "det"))
            if token.lemma.lower() == "also" or (token.lemma.lower() in documents and definite):
                return True
    return False
