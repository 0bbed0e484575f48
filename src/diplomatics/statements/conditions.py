"""Conditions: what must be so before something else may be.

Shapes: "X depends on Y", "X is conditional on Y", "X if / unless / provided that Y", "X only after Y",
"X in exchange for Y". An ultimatum is `unless`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diplomatics.contract import Condition, Party, Requirement
from diplomatics.contract.terms import Link
from diplomatics.sentences.clauses import doers, obliques, possessors, subjects
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binding import parties_at
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import factuality
from diplomatics.statements.deadlines import due_of
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Linked:
    """What depends (`of`, a phrase head) on what (`requires`), by which link; `at` is the linking predicate."""

    sentence: Sentence
    at: int
    of: int
    requires: tuple[int, ...]
    link: Link


def conditions(context: Context) -> list[Condition]:
    """The conditions of a document that have a holder: somebody sets them, or binds himself by them."""
    found = []
    for sentence in context.sentences:
        if sentence.is_parsed:
            for linked in _links(sentence):
                condition = _condition(context, linked)
                if condition is not None:
                    found.append(condition)
    return found


def _links(sentence: Sentence) -> Iterator[Linked]:
    words = load("undertakings")["conditions"]
    for i, token in enumerate(sentence.tokens):
        if (token.upos == "VERB" and token.lemma in words["depending"]) or (
            token.upos == "ADJ" and token.lemma in words["contingent"]
        ):
            yield from _depends(sentence, i)
        if token.deprel.startswith("advcl"):
            yield from _clause(sentence, i, words)


def _depends(sentence: Sentence, i: int) -> Iterator[Linked]:
    needed = [c for word, c in obliques(sentence, i) if word in ("on", "upon", "to")]
    needed += list(sentence.children(i, "advcl"))
    for subject in subjects(sentence, i)[:1]:
        if needed:
            yield Linked(sentence, i, subject, _required(sentence, needed[0]), "if")


def _required(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The requirements: a clause's own objects where they are coordinated, each one apart."""
    objects = [c for o in sentence.children(head, "obj") for c in sentence.conjuncts(o)]
    return tuple(objects) if len(objects) > 1 else tuple(c for c in sentence.conjuncts(head) if c >= head)


def _clause(sentence: Sentence, i: int, words: dict[str, list[str]]) -> Iterator[Linked]:
    head = sentence.tokens[i].head
    if head < 0:
        return
    for m in sentence.children(i, "mark", "advmod"):
        mark = sentence.tokens[m].lemma.lower()
        link: Link | None = None
        if mark in words["marks_if"]:
            link = "if"
        elif mark in words["marks_unless"]:
            link = "unless"
        elif mark in ("until", "before", "once", "after", "when") and _only(sentence, head, i):
            link = "only-after"
        if link:
            yield Linked(sentence, head, head, (i,), link)
            return


def _only(sentence: Sentence, head: int, clause: int) -> bool:
    """ "only after", "not until", "will not ... before": the main clause waits."""
    first = min(sentence.subtree(clause))
    near = [i for i in (first - 1, first) if 0 <= i < len(sentence)]
    if any(sentence.tokens[i].lemma.lower() == "only" for i in near):
        return True
    return factuality(sentence, head).status == "denied"


def _condition(context: Context, linked: Linked) -> Condition | None:
    sentence = linked.sentence
    said = attribution(context, sentence, linked.at)
    holder = _holder(context, linked, said)
    requires = [_requirement(context, sentence, r) for r in linked.requires]
    if not holder or not requires:
        return None
    evidence = [context.sentence_evidence(sentence)]
    return Condition(
        **shared(
            context, "condition", evidence, said, "occurred", 0.55, f"condition:{linked.link}",
            sentence.tokens[linked.of].start, [p.actor for p in holder],
        ),
        holder=holder,
        of=words_of(context, sentence, linked.of),
        of_parties=concerning(context, sentence, linked.of),
        link=linked.link,
        requires=requires,
        stated_on=said.said_on,
        due=due_of(context, sentence, linked.requires[0], said.said_on),
        state="open",
    )  # fmt: skip


def _holder(context: Context, linked: Linked, said: Attribution) -> list[Party]:
    if said.said_by is not None:
        return [said.said_by]
    if linked.of == linked.at:
        return [p for d in doers(linked.sentence, linked.at) for p in parties_at(context, linked.sentence, d)]
    return []


def _requirement(context: Context, sentence: Sentence, head: int) -> Requirement:
    """What is required, and by whom: its own subject or possessor, else that of the clause above it."""
    above = sentence.tokens[sentence.conjuncts(head)[0]].head
    order = (above, head) if sentence.tokens[sentence.conjuncts(head)[0]].deprel == "obj" else (head, above)
    for node in order:
        if node < 0:
            continue
        for token in (*doers(sentence, node), *possessors(sentence, node)):
            parties = parties_at(context, sentence, token)
            if parties:
                return Requirement(text=words_of(context, sentence, head), by=parties[0])
    return Requirement(text=words_of(context, sentence, head), by=None)
