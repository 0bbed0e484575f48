"""Third parties of a meeting: who hosts it, mediates in it, witnesses it or sits there beside the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

import msgspec

from diplomatics.contract import Party
from diplomatics.contract.terms import PartyFunction
from diplomatics.registry.registry import registry
from diplomatics.sentences.clauses import agents, doers, is_passive, obliques, possessors, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.sighting import words

HYPHENS = ("-", "‑", "–")


@dataclass
class ThirdParties:
    """The third parties of one meeting, by their function; `sitting` merely take part (a chair, a witness)."""

    hosts: list[Party] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    sitting: list[Party] = field(default_factory=list)

    @property
    def ids(self) -> frozenset[str]:
        """Everybody's actor ids."""
        return frozenset(p.actor for p in (*self.hosts, *self.mediators, *self.sitting))


def third_parties(context: Context, sentence: Sentence, nodes: tuple[int, ...]) -> ThirdParties:
    """Who stands around a meeting's words in another function than that of a side."""
    found = ThirdParties()
    for kind, parties in _around(context, sentence, nodes):
        if kind == "host":
            found.hosts += [_with(p, "host") for p in parties]
        elif kind == "mediator":
            found.mediators += [_with(p, "mediator") for p in parties]
        elif kind in ("witness", "guarantor"):
            found.sitting += [_with(p, cast(PartyFunction, kind)) for p in parties]
        else:
            found.sitting += parties
    return ThirdParties(*(unique_parties(row) for row in (found.hosts, found.mediators, found.sitting)))


def _with(party: Party, function: PartyFunction) -> Party:
    return msgspec.structs.replace(party, function=function)


def _around(context: Context, sentence: Sentence, nodes: tuple[int, ...]) -> Iterator[tuple[str, list[Party]]]:
    for node in nodes:
        told = (*_by_verb(sentence, node), *_by_phrase(sentence, node), *_attending(sentence, node))
        for kind, heads in told:
            parties = unique_parties(p for h in heads for p in parties_at(context, sentence, h))
            if parties:
                yield kind, parties
        yield from _by_compound(context, sentence, node)


def _kind_of_verb(lemma: str) -> str | None:
    return next((kind for kind, row in words()["functions"].items() if lemma in row["verbs"]), None)


def _by_verb(sentence: Sentence, node: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """ "talks hosted by X", "X hosted the talks", "the talks, which X mediated", "met ..., hosted by X"."""
    kind = _kind_of_verb(sentence.tokens[node].lemma)
    if kind and sentence.tokens[node].upos == "VERB" and undergoers(sentence, node):
        yield kind, doers(sentence, node)
    for c in sentence.children(node, "acl", "acl:relcl", "advcl", "conj"):
        kind = _kind_of_verb(sentence.tokens[c].lemma)
        if kind is None or sentence.tokens[c].upos != "VERB":
            continue
        if is_passive(sentence, c) or sentence.tokens[c].xpos == "VBN":
            yield kind, agents(sentence, c)
        elif sentence.tokens[c].deprel == "acl:relcl":
            beside = tuple(d for w, d in obliques(sentence, c) if w == "with" and kind == "mediator")
            yield kind, (*(s for s in sentence.children(c, "nsubj") if s != node), *beside)
    up = sentence.tokens[node].head
    if up >= 0 and sentence.tokens[node].deprel.split(":")[0] in ("obj", "nsubj"):
        kind = _kind_of_verb(sentence.tokens[up].lemma)
        if kind and sentence.tokens[up].upos == "VERB" and node in undergoers(sentence, up):
            yield kind, doers(sentence, up)


def _attending(sentence: Sentence, node: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """ "..., with X and Y attending as guarantors", "X attended the talks as an observer"."""
    for verb in range(len(sentence)):
        if sentence.tokens[verb].lemma not in words()["attending"]:
            continue
        near = {sentence.tokens[verb].head, *sentence.ancestors(verb), *undergoers(sentence, verb)}
        capacity = [sentence.tokens[c].lemma.lower() for w, c in obliques(sentence, verb) if w == "as"]
        kind = next((words()["capacities"][c] for c in capacity if c in words()["capacities"]), None)
        if kind and near & {node, sentence.tokens[node].head}:
            yield kind, doers(sentence, verb)


def _by_phrase(sentence: Sentence, node: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """ "under the auspices of X", "with X's mediation", "in the presence of X", "at the invitation of X"."""
    for word, c in obliques(sentence, node):
        for kind, row in words()["functions"].items():
            if sentence.tokens[c].lemma.lower() in row["nouns"] and word in row["prepositions"]:
                of = tuple(d for w, d in obliques(sentence, c) if w in ("of", "by", "from"))
                yield kind, of or possessors(sentence, c) or _adjectives(sentence, c)
        if word.split(" ")[0] in ("through", "via"):
            yield "mediator", (c,)


def _adjectives(sentence: Sentence, noun: int) -> tuple[int, ...]:
    return tuple(c for c in sentence.children(noun, "amod", "compound") if sentence.tokens[c].upos in ("ADJ", "PROPN"))


def _by_compound(context: Context, sentence: Sentence, node: int) -> Iterator[tuple[str, list[Party]]]:
    """ "UN-mediated talks": the name before the hyphen, which no mention covers."""
    for c in sentence.children(node, "amod", "compound", "acl"):
        deed = sentence.tokens[c].text.lower()
        kind = next((k for k, row in words()["functions"].items() if deed in row["participles"]), None)
        if kind is None or not 2 <= c < node or sentence.tokens[c - 1].text not in HYPHENS:
            continue
        word = sentence.tokens[c - 2]
        who = registry().actor(_by_name().get(word.text.lower(), ""))
        if who is not None:
            context.with_actor(who)
            yield kind, [
                Party(
                    actor=who.id, name=who.name, role=None, function=None, text=word.text, start=word.start,
                    end=word.end, report=context.document.report.id,
                )
            ]  # fmt: skip


@cache
def _by_name() -> dict[str, str]:
    """States and organisations by their names and adjectives of one word, in small letters."""
    found: dict[str, str] = {}
    for organisation in registry().organisations.values():
        for name in (organisation.id, *organisation.names):
            found.setdefault(name.lower(), organisation.id)
    for state in registry().states.values():
        for name in (state.name, *state.names, *state.adjectives):
            found[name.lower()] = state.id
    return found


def sides_of(participants: list[Party], third: ThirdParties) -> list[Party]:
    """The sides of a meeting: who only mediates is none, where two sides remain without him."""
    apart = {p.actor for p in (*third.mediators, *third.sitting) if p.function}
    apart |= {p.actor for p in participants if p.function == "mediator"}
    sides = [p for p in participants if p.actor not in apart]
    return sides if len(sides) >= 2 else participants
