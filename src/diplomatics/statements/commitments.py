"""Commitments: what parties affirm, agree, pledge, undertake, or call upon others to do.

The binding verb is kept verbatim; one target is one commitment ("non-interference in its internal affairs
and fighting terrorism" are two), a rule of the G7/G20 Research Group's coding (1997 definition).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract import Commitment, Meeting, Party, Time
from diplomatics.contract.terms import Force, Status
from diplomatics.sentences.clauses import doers, is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.statements.phrases import basis_of, due_of, purpose_of, words_of
from diplomatics.vocabulary.loader import load
from diplomatics.vocabulary.topics import topics_of


# Where a predicate stands: (sentence, token).
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A binding verb in a sentence with what is undertaken: `target` heads one of its objects."""

    sentence: Sentence
    verb: int
    force: Force
    target: int
    addressees: tuple[int, ...] = ()


@cache
def _words() -> dict[str, Any]:
    return cast(dict[str, Any], load("undertakings"))


@cache
def _force_of_verb() -> dict[str, Force]:
    return {verb: cast(Force, force) for force, entry in _words()["binding"].items() for verb in entry["verbs"]}


def undertakings(sentence: Sentence) -> Iterator[Undertaking]:
    """Every undertaking of a sentence, one for each target."""
    for i, token in enumerate(sentence.tokens):
        if token.upos != "VERB":
            continue
        lemma = token.lemma.lower()
        force = _force_of_verb().get(lemma)
        if force is None and not _is_phrasal_call(sentence, i, lemma):
            continue
        force = force or "urge"
        for target in _targets(sentence, i, force):
            for one in _spread(sentence, target):
                yield Undertaking(sentence, i, force, one, _addressees(sentence, i, force))


def _is_phrasal_call(sentence: Sentence, i: int, lemma: str) -> bool:
    wanted = _words()["urging_phrasal"].get(lemma, ())
    return any(word in wanted for word, _ in obliques(sentence, i))


def _targets(sentence: Sentence, i: int, force: Force) -> list[int]:
    """Heads of what is undertaken: the complement clause, else the object or "to"-phrase.

    A gerund that a parser joins to the finite verb belongs to its objects ("stressed X and fighting Y").
    """
    clauses = [
        c
        for c in sentence.children(i, "xcomp", "ccomp")
        if sentence.tokens[c].upos in ("VERB", "AUX", "NOUN", "ADJ") and c > i
    ]
    if clauses:
        return clauses
    if force == "urge":
        return [c for word, c in obliques(sentence, i) if word == "for"]
    nouns = (
        [c for c in sentence.children(i, "obj") if c > i]
        if not is_passive(sentence, i)
        else list(undergoers(sentence, i))
    )
    nouns += [c for word, c in obliques(sentence, i) if word in ("to", "on") and not nouns]
    if force == "commit":  # "undertook the task" is no commitment, "committed themselves to peace" is
        nouns = [c for word, c in obliques(sentence, i) if word == "to"]
    if force == "intend":
        return []
    gerunds = [c for c in sentence.children(i, "conj") if sentence.tokens[c].xpos == "VBG" and nouns]
    return [*(inner for noun in nouns for inner in _unframe(sentence, noun)), *gerunds]


def _unframe(sentence: Sentence, noun: int) -> list[int]:
    """ "their commitment to X" is about X, "the importance of increasing aid" about increasing aid."""
    if sentence.tokens[noun].lemma.lower() not in _words()["framing_nouns"]:
        return [noun]
    inner = [c for word, c in obliques(sentence, noun) if word in ("to", "of", "for")]
    inner += list(sentence.children(noun, "acl"))
    return inner or [noun]


def _spread(sentence: Sentence, target: int) -> tuple[int, ...]:
    """Coordinated targets are commitments of their own; a row of plain nouns under one preposition is one."""
    row = [c for c in sentence.conjuncts(target) if c >= target]
    return tuple(row)


def _addressees(sentence: Sentence, i: int, force: Force) -> tuple[int, ...]:
    if force != "urge":
        return tuple(c for word, c in obliques(sentence, i) if word == "to" and sentence.tokens[c].upos == "PROPN")
    named = [c for word, c in obliques(sentence, i) if word in ("on", "upon", "to")]
    return tuple(named) or sentence.children(i, "obj")


def commitments(context: Context, meetings: Sequence[Meeting], tasked: Collection[Place]) -> list[Commitment]:
    """The commitments of a document. What a named office must deliver (`tasked`) is a task and not read again."""
    found: list[Commitment] = []
    for sentence in context.sentences:
        if sentence.is_parsed:
            for undertaking in undertakings(sentence):
                if {(sentence.index, undertaking.target), (sentence.index, undertaking.verb)} & set(tasked):
                    continue
                statement = _commitment(context, undertaking, meetings)
                if statement is not None:
                    found.append(statement)
    return found


def _commitment(context: Context, u: Undertaking, meetings: Sequence[Meeting]) -> Commitment | None:
    parties = unique_parties(p for d in doers(u.sentence, u.verb) for p in parties_at(context, u.sentence, d))
    content = words_of(context, u.sentence, u.target)
    topics = topics_of(content)
    if not parties or (u.force in ("affirm", "agree") and not topics and u.sentence.tokens[u.target].upos != "VERB"):
        return None
    status: Status = factuality(u.sentence, u.verb).status
    if status == "denied":
        return None  # "did not agree to withdraw" undertakes nothing; the REJECT event or claim says it
    if status == "ongoing":
        status = "occurred"
    made_in = meeting_of(u.sentence, parties, meetings)
    evidence = [context.sentence_evidence(u.sentence)]
    target = u.sentence.tokens[u.target]
    return Commitment(
        **shared(
            context, "commitment", evidence, attribution(context, u.sentence, u.verb), status, 0.6,
            f"binding:{u.sentence.tokens[u.verb].lemma}", [p.actor for p in parties], target.start,
        ),
        parties=parties,
        addressees=unique_parties(p for a in u.addressees for p in parties_at(context, u.sentence, a)),
        force=u.force,
        verb=u.sentence.tokens[u.verb].text,
        content=content,
        quantity=None,
        topics=topics,
        concerning=concerning(context, u.sentence, u.target),
        purpose=purpose_of(context, u.sentence, u.verb),
        basis=basis_of(context, u.sentence),
        clause=None,
        made_in=made_in.id if made_in else None,
        made_on=time_of(context, u.sentence, u.verb) or (inferred(made_in.date) if made_in else None),
        from_=None,
        until=None,
        due=due_of(context, u.sentence, u.target),
        state=None if u.force in ("affirm", "urge") else "open",
        states=[],
    )  # fmt: skip


def concerning(context: Context, sentence: Sentence, target: int) -> list[Party]:
    """The parties that the content names."""
    inside = set(sentence.subtree(target))
    return unique_parties(p for head, m in context.actors_in(sentence) if head in inside for p in context.parties(m))


def meeting_of(sentence: Sentence, parties: Sequence[Party], meetings: Sequence[Meeting]) -> Meeting | None:
    """The meeting at which an undertaking was made: the latest one told before it, held by the same parties."""
    ids = {p.actor.split("/")[0] for p in parties}
    fits = [
        m
        for m in meetings
        if m.phase == "held"
        and m.evidence[0].start <= sentence.end
        and ids == {p.actor.split("/")[0] for p in m.participants}
    ]
    return fits[0] if len(fits) == 1 else (max(fits, key=_last_told(sentence)) if fits else None)


def _last_told(sentence: Sentence) -> Any:
    return lambda m: max((e.start for e in m.evidence if e.start <= sentence.end), default=-1)


def made_time(meeting: Meeting | None) -> Time | None:
    """When an undertaking of a meeting was made."""
    return inferred(meeting.date) if meeting else None
