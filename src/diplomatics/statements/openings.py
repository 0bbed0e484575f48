"""Finds the predicates that open or close a state between two parties (vocabulary/data/relations.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract import Party
from diplomatics.sentences.clauses import (
    doers,
    governor,
    is_passive,
    obliques,
    possessors,
    preposition,
    subjects,
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.loader import load

BETWEEN = ("between", "with", "to", "for", "of", "among", "from", "against", "on", "toward", "towards")


@dataclass(frozen=True, slots=True)
class Opening:
    """A predicate that opens a state: its row in the vocabulary, the predicate, and its object if one is needed."""

    row: dict[str, Any]
    at: int
    phrase: int


@cache
def words() -> dict[str, Any]:
    """The word lists of relations."""
    return cast(dict[str, Any], load("relations"))


def openings(sentence: Sentence) -> Iterator[Opening]:
    """Every predicate of a sentence that fits a row; the first row that fits counts."""
    for i, token in enumerate(sentence.tokens):
        for row in words()["states"]:
            opening = _verb_row(sentence, i, row) if token.upos == "VERB" else _noun_row(sentence, i, row)
            if opening is not None:
                yield opening
                break


def _verb_row(sentence: Sentence, i: int, row: dict[str, Any]) -> Opening | None:
    if sentence.tokens[i].lemma.lower() not in row.get("verb", ()):
        return None
    if "oblique" in row and not any(sentence.tokens[c].lemma in row["oblique"] for _, c in obliques(sentence, i)):
        return None
    if "object" not in row:
        return Opening(row, i, -1)
    hit = next((o for o in undergoers(sentence, i) if sentence.tokens[o].lemma in row["object"]), None)
    if hit is None or ("complement" in row and not _has_complement(sentence, i, hit, row["complement"])):
        return None
    return Opening(row, i, hit)


def _has_complement(sentence: Sentence, verb: int, noun: int, wanted: list[str]) -> bool:
    said = (*sentence.children(verb, "xcomp", "ccomp", "advmod"), *sentence.children(noun, "acl", "amod"))
    return any(sentence.tokens[c].lemma.lower() in wanted and c > noun for c in said)


def _noun_row(sentence: Sentence, i: int, row: dict[str, Any]) -> Opening | None:
    token = sentence.tokens[i]
    if token.upos != "NOUN" or token.lemma.lower() not in row.get("noun", ()):
        return None
    if "with" in row and (preposition(sentence, i) != row["with"] or not sentence.children(i, "cop")):
        return None
    return Opening(row, i, i)


def pair(context: Context, sentence: Sentence, opening: Opening) -> tuple[Party, Party] | None:
    """The two parties of a state, in the order that the row asks for; None where they are not two."""
    if sentence.tokens[opening.at].upos == "VERB":
        together = _pair_of_verb(context, sentence, opening)
    else:
        together = _pair_of_noun(context, sentence, opening)
    together = [p for p in together if p.actor in context.actors]
    if len(together) == 1 and opening.row["aspect"] == "membership":
        together = unique_parties([*together, *_only_organisation(context, sentence)])
    if len(together) != 2:
        return None
    return _ordered(context, opening, together)


def _pair_of_verb(context: Context, sentence: Sentence, opening: Opening) -> list[Party]:
    i = opening.at
    first = _parties(context, sentence, (*doers(sentence, i), *_deciding(sentence, i)))
    second = _parties(context, sentence, _objects(sentence, i)) if opening.phrase < 0 else []
    if not second:
        nodes = dict.fromkeys([i] if opening.phrase < 0 else [i, opening.phrase])
        around = [
            c for n in nodes for word, c in obliques(sentence, n) if word in BETWEEN and not _is_agent(sentence, n, c)
        ]
        around += [c for n in nodes for c in possessors(sentence, n)]
        second = _parties(context, sentence, tuple(around))
    if not opening.row.get("member_first"):
        doing = {p.actor for p in first}
        others = [p for p in second if p.actor not in doing]  # "its sanctions on Y" names its owner again
        return second if len(others) == 2 else unique_parties([*first, *others])
    if len(second) == 2:  # "the League's decision to reinstate Syria's membership": the owner is the member
        return _parties(context, sentence, possessors(sentence, opening.phrase))[:1] + first[:1]
    if not second:
        return []  # "A and B will suspend measures": nobody's membership
    return unique_parties([*first, *second])


def _is_agent(sentence: Sentence, node: int, c: int) -> bool:
    return is_passive(sentence, node) and preposition(sentence, c) == "by"


def _objects(sentence: Sentence, i: int) -> tuple[int, ...]:
    named = tuple(c for c in sentence.children(i, "xcomp") if sentence.tokens[c].upos == "PROPN")
    return (*undergoers(sentence, i), *named)


def _deciding(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Who took the decision that a clause hangs on: "a decision by the League to reinstate ..."."""
    head = sentence.tokens[i].head
    if head < 0 or sentence.tokens[i].deprel != "acl" or sentence.tokens[head].lemma.lower() not in words()["deciders"]:
        return ()
    return tuple(c for word, c in obliques(sentence, head) if word in ("by", "of"))


def _pair_of_noun(context: Context, sentence: Sentence, opening: Opening) -> list[Party]:
    i = opening.at
    if sentence.children(i, "cop") or sentence.tokens[i].deprel == "xcomp":
        own = _parties(context, sentence, subjects(sentence, i))
        if opening.row.get("with") or opening.row["aspect"] == "membership":
            around = [c for word, c in obliques(sentence, i) if word in ("with", "for", "of", "to")]
            return unique_parties([*own, *_parties(context, sentence, tuple(around))])
    around = [c for word, c in obliques(sentence, i) if word in opening.row.get("after", BETWEEN)]
    second = _parties(context, sentence, (*around, *(possessors(sentence, i) if "after" not in opening.row else ())))
    above = governor(sentence, i)
    if len(second) == 1 and above >= 0:
        return unique_parties([*_parties(context, sentence, doers(sentence, above)), *second])
    return second


def _only_organisation(context: Context, sentence: Sentence) -> list[Party]:
    named = unique_parties(p for _, m in context.actors_in(sentence) for p in context.parties(m))
    bodies = [p for p in named if context.actors[p.actor].kind == "organisation"]
    return bodies if len(bodies) == 1 else []


def _parties(context: Context, sentence: Sentence, tokens: tuple[int, ...]) -> list[Party]:
    return unique_parties(p for t in tokens for p in parties_at(context, sentence, t))


def _ordered(context: Context, opening: Opening, together: list[Party]) -> tuple[Party, Party] | None:
    kinds = [context.actors[p.actor].kind for p in together]
    a, b = together
    if opening.row["aspect"] == "membership":
        if sorted(k for k in kinds if k in ("organisation", "state")) != ["organisation", "state"]:
            return None
        return (a, b) if kinds[1] == "organisation" else (b, a)
    wanted = opening.row.get("object_kind")
    return (a, b) if not wanted or kinds[1] == wanted else None
