"""Claims: what somebody is said to hold, where it is none of the other kinds, with the stance taken.

A denial is a claim too: its content is the disputed matter, `said_by` the denier, status denied. Other
assertions become claims only where what they say was not already read as another statement. Stances:
vocabulary/data/claims.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract import Claim, Commitment, Condition, Event, Meeting, Relation, Statement, Task
from diplomatics.contract.terms import Stance
from diplomatics.sentences.clauses import doers, is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.statements.making import principals
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb and the head of what is said or held by it; `stance` where the verb itself takes one."""

    verb: int
    content: int
    stance: Stance | None
    reported: bool


@cache
def _reporting(group: str) -> frozenset[str]:
    return frozenset(load("attribution")[group])


@cache
def _stance_of_saying() -> dict[str, Stance]:
    return {verb: cast(Stance, s) for s, entry in load("claims")["stances"].items() for verb in entry["said"]}


@cache
def _rows() -> list[tuple[Stance, dict[str, Any]]]:
    return [(cast(Stance, s), row) for s, entry in load("claims")["stances"].items() for row in entry["done"]]


def claims(context: Context, found: Sequence[Statement]) -> list[Claim]:
    """The claims of a document, after everything else was read from it."""
    claimed: list[Claim] = []
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for saying in _sayings(sentence):
            claim = _claim(context, sentence, saying, found)
            if claim is not None:
                claimed.append(claim)
    return claimed


def _sayings(sentence: Sentence) -> Iterator[Saying]:
    for i, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        if token.upos != "VERB" or lemma in load("claims")["told_by_events"]:
            continue
        denies = lemma in _reporting("denying_verbs")
        contents = [c for c in sentence.children(i, "ccomp") if len(sentence.subtree(c)) > 2]
        if denies:
            contents = contents or [c for c in sentence.children(i, "xcomp") if sentence.tokens[c].xpos == "VBG"]
        if contents and (denies or lemma in _reporting("reporting_verbs") or lemma in _stance_of_saying()):
            joined = [c for c in sentence.conjuncts(contents[0]) if c > contents[0] and _has_that(sentence, c)]
            for content in (contents[0], *joined):
                yield Saying(i, content, "denial" if denies else _stance_of_saying().get(lemma), True)
        else:
            yield from _taken(sentence, i, lemma)


def _has_that(sentence: Sentence, clause: int) -> bool:
    """ "said that X, but that Y": a second clause of its own."""
    return any(sentence.tokens[m].text.lower() == "that" for m in sentence.children(clause, "mark"))


def _taken(sentence: Sentence, i: int, lemma: str) -> Iterator[Saying]:
    """A stance taken by the verb itself: "refused to give up territory", "opposes the use of force"."""
    for stance, row in _rows():
        if lemma not in row["verb"] or not _has_particle(sentence, i, row.get("particle")):
            continue
        held = _held(sentence, i, row)
        if held and not is_passive(sentence, i):
            yield Saying(i, held[0], stance, False)
            return


def _held(sentence: Sentence, i: int, row: dict[str, Any]) -> list[int]:
    """What the stance is taken to: an infinitive, the object, or what stands after the particle."""
    things = [c for c in undergoers(sentence, i) if c > i]
    if "object" in row:
        return [c for c in things if sentence.tokens[c].lemma.lower() in row["object"]]
    held = [c for c in sentence.children(i, "xcomp") if c > i] or things
    return held or [c for word, c in obliques(sentence, i) if word == row.get("particle")]


def _has_particle(sentence: Sentence, i: int, particle: str | None) -> bool:
    if particle is None:
        return True
    particles = [c for c in sentence.children(i) if sentence.tokens[c].text.lower() == particle]
    return bool(particles) or any(word == particle for word, _ in obliques(sentence, i))


def _claim(context: Context, sentence: Sentence, saying: Saying, found: Sequence[Statement]) -> Claim | None:
    said = _speaker(context, sentence, saying)
    content = words_of(context, sentence, saying.content)
    if said is None or said.said_by is None or not content:
        return None
    evidence = [context.sentence_evidence(sentence)]
    denies = saying.stance == "denial"
    red = _stance(sentence, saying) == "red-line"
    if (
        saying.reported
        and not denies
        and not red
        and _is_read_already(sentence, saying, content, said, found, evidence[0].start)
    ):
        return None
    mine = principals(context, [said.said_by])
    about = [p for p in concerning(context, sentence, saying.content) if not principals(context, [p]) & mine]
    return Claim(
        **shared(
            context, "claim", evidence, said, "denied" if denies else "occurred", 0.55,
            f"claim:{sentence.tokens[saying.verb].lemma}", said.said_by.actor, sentence.tokens[saying.content].start,
        ),
        content=content,
        about=about,
        stance=_stance(sentence, saying),
    )  # fmt: skip


def _stance(sentence: Sentence, saying: Saying) -> Stance | None:
    start, end = sentence.span_of(sentence.subtree(saying.content))
    words = " ".join(sentence.text[start - sentence.start : end - sentence.start].lower().split())
    if saying.stance != "denial" and any(phrase in words for phrase in load("claims")["red_lines"]):
        return "red-line"
    return saying.stance


def _speaker(context: Context, sentence: Sentence, saying: Saying) -> Attribution | None:
    """Who says it. "..., adding that X": the speaker of the saying above, not the subject of what he said."""
    if not saying.reported:
        return _taker(context, sentence, saying.verb)
    token = sentence.tokens[saying.verb]
    if token.xpos == "VBG" and token.deprel == "advcl":
        for up in sentence.ancestors(saying.verb):
            below = [c for c in sentence.children(up, "ccomp") if saying.verb in sentence.subtree(c)]
            if sentence.tokens[up].lemma.lower() in _reporting("reporting_verbs") and below:
                return attribution(context, sentence, below[0])
    return attribution(context, sentence, saying.content)


def _taker(context: Context, sentence: Sentence, verb: int) -> Attribution | None:
    """Who takes a stance that is reported as taken, not as said; None where it was not taken."""
    if factuality(sentence, verb).status not in ("occurred", "ongoing"):
        return None
    takers = unique_parties(p for d in doers(sentence, verb) for p in parties_at(context, sentence, d))
    return Attribution(takers[0], "official", None, time_of(context, sentence, verb)) if takers else None


def _is_read_already(
    sentence: Sentence, saying: Saying, content: str, said: Attribution, found: Sequence[Statement], start: int
) -> bool:
    """Whether what is said was read as another statement of the same speaker."""
    head = sentence.tokens[saying.content].text
    for statement in found:
        if statement.evidence[0].start != start or statement.said_by is None or said.said_by is None:
            continue
        if statement.said_by.actor == said.said_by.actor and _says_the_same(statement, head, content):
            return True
    return False


def _says_the_same(statement: Statement, head: str, content: str) -> bool:
    """An event that the clause itself tells, or an undertaking whose words stand in it."""
    if isinstance(statement, Event):
        return head in statement.summary.partition(": ")[2].split()
    if isinstance(statement, Commitment):
        return statement.content in content
    if isinstance(statement, Condition):
        return statement.of in content
    if isinstance(statement, Task):
        return statement.deliverable in content
    return isinstance(statement, Meeting | Relation)
