"""Conditions: what must be so before something else may be. An ultimatum is `unless`.

linked.py finds what hangs on what; here each becomes a statement with the one who sets it (its holder) and
the one who must meet it.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.contract import Condition, Meeting, Party, Requirement
from diplomatics.sentences.clauses import agents, doers, is_passive, possessors, subjects
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution, attribution
from diplomatics.statements.binders import binders
from diplomatics.statements.binding import parties_at
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.deadlines import due_of
from diplomatics.statements.linked import Linked, links
from diplomatics.statements.making import making
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.loader import load


def conditions(context: Context, meetings: Sequence[Meeting]) -> list[Condition]:
    """The conditions of a document that somebody sets, binds himself by, or must meet."""
    found = []
    for sentence in context.sentences:
        if sentence.is_parsed:
            for linked in links(sentence):
                condition = _condition(context, linked, meetings)
                if condition is not None:
                    found.append(condition)
    return found


def _condition(context: Context, linked: Linked, meetings: Sequence[Meeting]) -> Condition | None:
    sentence = linked.sentence
    said = attribution(context, sentence, linked.at)
    holder = _holder(context, linked, said)
    requires = [r for r in (_requirement(context, linked, head) for head in linked.requires) if r.text]
    bare = [sentence.tokens[h].upos == "ADJ" and not sentence.children(h, "nsubj") for h in linked.requires]
    if not requires or all(bare) or not (holder or any(r.by for r in requires)):  # "if necessary" requires nothing
        return None
    stated = said.said_on or making(context, sentence, _stating(linked), holder, meetings).time
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
        stated_on=stated,
        due=due_of(context, sentence, linked.requires[0], stated),
        state="open",
    )  # fmt: skip


def _stating(linked: Linked) -> int:
    """The predicate by which the condition was stated: that of the demand, or of the saying above."""
    above = linked.sentence.tokens[linked.at].head
    is_complement = linked.sentence.tokens[linked.at].deprel in ("ccomp", "xcomp")
    return above if is_complement and above >= 0 else linked.at


def _holder(context: Context, linked: Linked, said: Attribution) -> list[Party]:
    """Who says it, all of them where several say it together; else who would do what depends on it."""
    if said.said_by is not None:
        for up in linked.sentence.ancestors(linked.at):
            together = _parties(context, linked.sentence, subjects(linked.sentence, up))
            if said.said_by.actor in {p.actor for p in together}:
                return together
        return [said.said_by]
    for up in linked.sentence.ancestors(linked.at):
        if linked.sentence.tokens[up].lemma.lower() in load("attribution")["reporting_verbs"]:
            return _parties(context, linked.sentence, binders(linked.sentence, up))
    own = _parties(context, linked.sentence, doers(linked.sentence, linked.at))
    return own or _parties(context, linked.sentence, doers(linked.sentence, linked.of))


def _parties(context: Context, sentence: Sentence, heads: Sequence[int]) -> list[Party]:
    return unique_parties(p for d in heads for p in parties_at(context, sentence, d))


def _requirement(context: Context, linked: Linked, head: int) -> Requirement:
    """What is required, and by whom: its own doer or possessor, else that of the clause above it."""
    sentence = linked.sentence
    text = words_of(context, sentence, head)
    row = sentence.tokens[sentence.conjuncts(head)[0]]
    order = (row.head, head) if row.deprel == "obj" else (head, row.head)
    named = [t for node in order if node >= 0 and node != linked.at for t in _responsible(sentence, node)]
    for token in (*named, *linked.by):
        parties = parties_at(context, sentence, token)
        if parties:
            return Requirement(text=text, by=parties[0])
    return Requirement(text=text, by=None)


def _responsible(sentence: Sentence, node: int) -> tuple[int, ...]:
    """Who acts in a clause, or owns a deed; whom a passive is done to is not the one who must do it."""
    acting = agents(sentence, node) if is_passive(sentence, node) else doers(sentence, node)
    return (*acting, *possessors(sentence, node))
