"""Tasks: a named office or body with something to deliver.

Three shapes: a tasking verb ("instructed the secretariat to draft ..."), an office under a modal or "be to"
("deputy ministers should undertake the task of preparing ..."), and the passive ("X was tasked with ...").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplomatics.contract import Meeting, Party, Task, Time
from diplomatics.sentences.clauses import doers, is_passive, obliques, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import mentions_headed, parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning, made_time, meeting_of
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.statements.phrases import due_of, words_of
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Tasking:
    """Who must (`assignee`, a phrase head) deliver what (`deliverable`, a phrase head), said by `verb`."""

    sentence: Sentence
    verb: int
    assignee: int
    deliverable: int
    assigners: tuple[int, ...]


def tasks(context: Context, meetings: Sequence[Meeting]) -> list[Task]:
    """The tasks of a document."""
    found = []
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for tasking in _taskings(context, sentence):
            task = _task(context, tasking, meetings)
            if task is not None:
                found.append(task)
    return found


def _taskings(context: Context, sentence: Sentence) -> Iterator[Tasking]:
    words = load("undertakings")["tasking"]
    for i, token in enumerate(sentence.tokens):
        if token.upos != "VERB":
            continue
        if token.lemma.lower() in words["verbs"]:
            yield from _by_verb(sentence, i)
        elif _under_obligation(sentence, i, frozenset(words["modals"])):
            for subject in subjects(sentence, i):
                if _is_office(context, sentence, subject):
                    yield Tasking(sentence, i, subject, _unwrap(sentence, i), _deciders(sentence, i))


def _by_verb(sentence: Sentence, i: int) -> Iterator[Tasking]:
    """ "instructed X to do Y", "X was tasked with Y"."""
    for assignee in undergoers(sentence, i):
        done = [c for c in sentence.children(i, "xcomp", "advcl", "ccomp") if c > i]
        done += [c for word, c in obliques(sentence, i) if word in ("with", "to")]
        if done:
            assigners = doers(sentence, i) if not is_passive(sentence, i) else ()
            yield Tasking(sentence, i, assignee, done[0], tuple(assigners))


def _under_obligation(sentence: Sentence, i: int, modals: frozenset[str]) -> bool:
    if any(sentence.tokens[c].lemma in modals for c in sentence.children(i, "aux")):
        return True
    head = sentence.tokens[i].head  # "the ministers are to meet": the infinitive under "be"
    return sentence.tokens[i].deprel == "xcomp" and head >= 0 and sentence.tokens[head].lemma == "be"


def _is_office(context: Context, sentence: Sentence, token: int) -> bool:
    """Whether a phrase names an office or body, and not a state as a whole."""
    for mention in mentions_headed(context, sentence, token):
        entries = [context.actors[a] for a in (mention.members or (mention.actor,)) if a and a in context.actors]
        if mention.role or any(e.kind in ("office", "organisation") for e in entries):
            return True
    return False


def _unwrap(sentence: Sentence, verb: int) -> int:
    """ "undertake the task of preparing a roadmap" delivers the roadmap's preparation."""
    for noun in sentence.children(verb, "obj"):
        if sentence.tokens[noun].lemma in ("task", "job", "work", "responsibility", "duty"):
            inner = [*sentence.children(noun, "acl"), *(c for w, c in obliques(sentence, noun) if w == "of")]
            if inner:
                return inner[0]
    return verb


def _deciders(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who decided it: the doers of "agreed that ..." above the clause."""
    for up in sentence.ancestors(verb):
        if sentence.tokens[up].upos == "VERB" and sentence.tokens[up].lemma in ("agree", "decide", "resolve", "order"):
            return doers(sentence, up)
    return ()


def _task(context: Context, t: Tasking, meetings: Sequence[Meeting]) -> Task | None:
    assignees = parties_at(context, t.sentence, t.assignee, look_inside=False)
    if not assignees:
        return None
    assigned_by = unique_parties(p for d in t.assigners for p in parties_at(context, t.sentence, d))
    meeting = meeting_of(t.sentence, assigned_by or assignees, meetings)
    evidence = [context.sentence_evidence(t.sentence)]
    status = factuality(t.sentence, t.verb).status
    token = t.sentence.tokens[t.deliverable]
    return Task(
        **shared(
            context, "task", evidence, attribution(context, t.sentence, t.verb),
            "denied" if status == "denied" else "occurred", 0.55, f"task:{t.sentence.tokens[t.verb].lemma}",
            [p.actor for p in assignees], token.start,
        ),
        assignees=assignees,
        deliverable=words_of(context, t.sentence, t.deliverable),
        concerning=_without(concerning(context, t.sentence, t.deliverable), []),
        coordination=_coordination(context, t.sentence),
        assigned_by=assigned_by,
        assigned_on=_assigned_on(context, t, meeting),
        due=due_of(context, t.sentence, t.deliverable),
        clause=None,
        state="open",
    )  # fmt: skip


def _assigned_on(context: Context, t: Tasking, meeting: Meeting | None) -> Time | None:
    for up in t.sentence.ancestors(t.verb):
        if (time := time_of(context, t.sentence, up)) is not None:
            return time
    return made_time(meeting)


def _coordination(context: Context, sentence: Sentence) -> list[Party]:
    """The parties after "in coordination with"."""
    phrases = load("undertakings")["coordination_phrases"]
    text = sentence.text.lower()
    for phrase in phrases:
        at = text.find(phrase)
        if at >= 0:
            after = sentence.start + at + len(phrase)
            near = [m for _, m in context.actors_in(sentence) if after <= m.span[0] <= after + 12]
            return unique_parties(p for m in near for p in context.parties(m))
    return []


def _without(parties: list[Party], taken: list[Party]) -> list[Party]:
    ids = {p.actor for p in taken}
    return [p for p in parties if p.actor not in ids]
