"""Relations: where two parties stand, in one aspect, since when.

A relation is read where a predicate opens a state between two parties ("severed its relations with"), with
the time of that predicate as its start. The word list is vocabulary/data/relations.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract import Party, Relation, Time
from diplomatics.contract.terms import Aspect, RelationState, Status
from diplomatics.sentences.clauses import doers, governor, obliques, possessors, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.vocabulary.loader import load

BETWEEN = ("between", "with", "to", "for", "of", "among", "from", "against", "on", "toward", "towards")


@dataclass(frozen=True, slots=True)
class Opening:
    """A predicate that opens a state: its row in the vocabulary, the predicate, and its object if one is needed."""

    row: dict[str, Any]
    at: int
    phrase: int


@cache
def _rows() -> tuple[list[dict[str, Any]], frozenset[str]]:
    data = load("relations")
    return cast(list[dict[str, Any]], data["states"]), frozenset(data["starters"])


def relations(context: Context) -> list[Relation]:
    """The relations of a document, each state between two parties once for each start."""
    found: dict[tuple[object, ...], Relation] = {}
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for opening in _openings(sentence):
            for relation in _relations(context, sentence, opening):
                key = (
                    frozenset(p.actor for p in relation.parties), relation.state,
                    relation.since.value if relation.since else None, relation.status,
                )  # fmt: skip
                found.setdefault(key, relation)
    return list(found.values())


def _openings(sentence: Sentence) -> Iterator[Opening]:
    rows, _ = _rows()
    for i, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        for row in rows:
            if token.upos == "VERB" and lemma in row.get("verb", ()):
                if "object" not in row:
                    yield Opening(row, i, -1)
                    break
                hit = next((o for o in undergoers(sentence, i) if sentence.tokens[o].lemma in row["object"]), None)
                if hit is not None:
                    yield Opening(row, i, hit)
                    break
            elif token.upos == "NOUN" and lemma in row.get("noun", ()):
                yield Opening(row, i, i)
                break


def _relations(context: Context, sentence: Sentence, opening: Opening) -> Iterator[Relation]:
    pair = _pair(context, sentence, opening)
    if pair is None:
        return
    fact = factuality(sentence, opening.at)
    status: Status = fact.status
    if status in opening.row.get("status", (status,)):
        yield _relation(context, sentence, opening, pair, status)


def _pair(context: Context, sentence: Sentence, opening: Opening) -> tuple[Party, Party] | None:
    first = _parties(
        context, sentence, doers(sentence, opening.at) if sentence.tokens[opening.at].upos == "VERB" else ()
    )
    second: list[Party] = []
    if opening.phrase < 0:
        second = _parties(context, sentence, undergoers(sentence, opening.at))
    nodes = [opening.at] + ([opening.phrase] if opening.phrase >= 0 else [])
    if not second:
        around = [c for n in dict.fromkeys(nodes) for word, c in obliques(sentence, n) if word in BETWEEN]
        around += [c for n in nodes for c in possessors(sentence, n)]
        second = _parties(context, sentence, tuple(around))
    if sentence.tokens[opening.at].upos == "NOUN" and len(second) == 1:
        first = _parties(
            context,
            sentence,
            doers(sentence, governor(sentence, opening.at)) if governor(sentence, opening.at) >= 0 else (),
        )
    together = unique_parties(second if len(second) == 2 else [*first, *second] if first else second)
    if len(together) != 2 or not _kinds_fit(context, opening, together):
        return None
    a, b = together
    return (b, a) if opening.row.get("member_first") else (a, b)


def _parties(context: Context, sentence: Sentence, tokens: tuple[int, ...]) -> list[Party]:
    return unique_parties(p for t in tokens for p in parties_at(context, sentence, t))


def _kinds_fit(context: Context, opening: Opening, pair: list[Party]) -> bool:
    wanted = opening.row.get("object_kind")
    kinds = [context.actors[p.actor].kind for p in pair]
    if wanted and kinds[1] != wanted:
        return False
    if opening.row["aspect"] == "membership":
        return "organisation" in kinds and "state" in kinds
    return True


def _relation(
    context: Context, sentence: Sentence, opening: Opening, pair: tuple[Party, Party], status: Status
) -> Relation:
    evidence = [context.sentence_evidence(sentence)]
    since = _since(context, sentence, opening)
    return Relation(
        **shared(
            context, "relation", evidence, attribution(context, sentence, opening.at), status, 0.55,
            f"relation:{opening.row['state']}", opening.row["state"], [p.actor for p in pair], sentence.tokens[opening.at].start,
        ),
        parties=pair,
        aspect=cast(Aspect, opening.row["aspect"]),
        directed=bool(opening.row.get("directed", False)),
        state=cast(RelationState, opening.row["state"]),
        since=since,
        until=None,
    )  # fmt: skip


def _since(context: Context, sentence: Sentence, opening: Opening) -> Time | None:
    """The predicate's own time, or that of the verb that says the process began."""
    own = time_of(context, sentence, opening.at)
    if own is not None:
        return own
    _, starters = _rows()
    for up in sentence.ancestors(opening.at):
        if sentence.tokens[up].lemma.lower() in starters:
            return time_of(context, sentence, up)
    return None
