"""Relations: where two parties stand, in one aspect, since when and until when.

A relation is read where a predicate opens or closes a state between two parties ("severed its relations
with", "lifted its sanctions on"). What they agreed to do has begun; what a body decides on a member is done.
The word list is vocabulary/data/relations.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from diplomatics.contract import Party, Relation, Time
from diplomatics.contract.terms import Aspect, RelationState, Status
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import factuality
from diplomatics.statements.intervals import intervals
from diplomatics.statements.openings import Opening, openings, pair, words


@dataclass(frozen=True, slots=True)
class Standing:
    """What an opening says: the state, whether it is so, and the word above it that decided it (or -1)."""

    state: RelationState
    status: Status
    decider: int = -1


def relations(context: Context) -> list[Relation]:
    """The relations of a document, each state between two parties once for each start."""
    found: dict[tuple[object, ...], Relation] = {}
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for opening in openings(sentence):
            for relation in _relations(context, sentence, opening):
                key = (
                    frozenset(p.actor for p in relation.parties), relation.state,
                    relation.since.value if relation.since else None, relation.status,
                )  # fmt: skip
                found.setdefault(key, relation)
    return intervals(context, list(found.values()))


def _relations(context: Context, sentence: Sentence, opening: Opening) -> Iterator[Relation]:
    standing = _standing(context, sentence, opening)
    together = pair(context, sentence, opening) if standing is not None else None
    if standing is not None and together is not None:
        yield _relation(context, sentence, opening, together, standing)


def _standing(context: Context, sentence: Sentence, opening: Opening) -> Standing | None:
    """The state that holds, given what the sentence makes of the predicate; None where it says nothing."""
    row = opening.row
    state = cast(RelationState, row["state"])
    status: Status = factuality(sentence, opening.at, headline=context.is_headline(sentence)).status
    if status == "denied":
        negated = row.get("when_denied")
        return Standing(cast(RelationState, negated), "occurred") if negated else None
    decider = _decider(sentence, opening.at)
    if decider >= 0 and _happened(sentence, decider):
        if row["aspect"] == "membership":
            return Standing(state, "occurred", decider)
        if "when_planned" in row:
            return Standing(cast(RelationState, row["when_planned"]), "ongoing", decider)
    if status == "unknown":
        return None
    if status == "occurred" and _is_only_sought(sentence, opening.at):
        status = "proposed"
    return Standing(state, status, decider) if status in row.get("status", (status,)) else None


def _decider(sentence: Sentence, at: int) -> int:
    """The deciding word that governs an infinitive ("agreed to restore ties", "a decision to reinstate"), or -1."""
    for node in (at, *sentence.ancestors(at)):
        relation = sentence.tokens[node].deprel.split(":")[0]
        head = sentence.tokens[node].head
        if relation == "conj":
            continue
        if relation not in ("xcomp", "acl", "ccomp", "advcl") or head < 0:
            return -1
        if sentence.tokens[head].lemma.lower() in words()["deciders"]:
            return head
    return -1


def _happened(sentence: Sentence, token: int) -> bool:
    return factuality(sentence, token).status in ("occurred", "ongoing")


def _is_only_sought(sentence: Sentence, at: int) -> bool:
    """An infinitive under another verb ("applied to join") is not done yet."""
    marks = {sentence.tokens[m].text.lower() for m in sentence.children(at, "mark")}
    return "to" in marks and sentence.tokens[at].deprel.split(":")[0] in ("xcomp", "acl", "advcl")


def _relation(
    context: Context, sentence: Sentence, opening: Opening, together: tuple[Party, Party], standing: Standing
) -> Relation:
    evidence = [context.sentence_evidence(sentence)]
    time = _time(context, sentence, opening, standing)
    ends = bool(opening.row.get("ends", False))
    return Relation(
        **shared(
            context, "relation", evidence, attribution(context, sentence, opening.at), standing.status, 0.55,
            f"relation:{standing.state}", standing.state, [p.actor for p in together],
            sentence.tokens[opening.at].start,
        ),
        parties=together,
        aspect=cast(Aspect, "trajectory" if standing.state == "normalising" else opening.row["aspect"]),
        directed=bool(opening.row.get("directed", False)),
        state=standing.state,
        since=None if ends else time,
        until=time if ends else None,
    )  # fmt: skip


def _time(context: Context, sentence: Sentence, opening: Opening, standing: Standing) -> Time | None:
    """The predicate's own time, that of the decision, or that of the verb that says when the state began."""
    own = time_of(context, sentence, opening.at)
    if own is not None:
        return own
    if standing.decider >= 0:
        return _time_at(context, sentence, standing.decider)
    token = sentence.tokens[opening.at]
    if token.upos == "NOUN" and token.deprel.startswith("nsubj") and token.head >= 0:
        lemma = sentence.tokens[token.head].lemma.lower()
        if lemma in words()["holding"] and lemma not in words()["ending"]:
            return time_of(context, sentence, token.head)
    for up in sentence.ancestors(opening.at):
        if sentence.tokens[up].lemma.lower() in words()["starters"]:
            return time_of(context, sentence, up)
    return None


def _time_at(context: Context, sentence: Sentence, token: int) -> Time | None:
    """A time on a verb, or right on a noun ("a decision Sunday by the League")."""
    time = time_of(context, sentence, token)
    if time is not None:
        return time
    near = {*sentence.children(token), token + 1}
    return next((t.time for t in context.times_in(sentence) if sentence.head_of(*t.span) in near), None)
