"""Unnamed kinds of people as parties: "protesters", "three civilians".

A victim or a crowd without a name is still the party that an event needs. Such a party is an actor of kind
`people` whose id is its kind ("people/protesters"); it says nothing about who they were, and two reports'
protesters are the same actor only as a kind. Kinds: vocabulary/data/people.yaml.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from diplomatics.contract import Actor, Codes, Party
from diplomatics.contract.terms import Sector
from diplomatics.sentences.clauses import preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.loader import load

# What stands before such a noun as part of its phrase.
BEFORE = ("det", "amod", "nummod", "compound")


@cache
def _sectors() -> dict[str, Sector]:
    return {word: cast(Sector, sector) for sector, words in load("people").items() for word in words}


def people_at(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """The unnamed people that a phrase names, coordination spread out; "hundreds of workers" are workers."""
    found: list[Party] = []
    for part in sentence.conjuncts(token):
        if part < token and sentence.tokens[token].deprel == "conj":
            continue
        counted = [c for c in sentence.children(part, "nmod") if preposition(sentence, c) == "of"]
        for noun in (part, *counted):
            if _kind(sentence, noun):
                found.append(_party(context, sentence, noun))
                break
    return unique_parties(found)


def is_crowd(party: Party) -> bool:
    """Whether a party is people and no authority: unnamed ones, or somebody's ("Kenyan students")."""
    return party.actor.startswith("people/") or (party.role or "").lower() in _sectors()


def _kind(sentence: Sentence, noun: int) -> str | None:
    if sentence.children(noun, "nmod:poss"):
        return None  # "its troops": somebody's, and known as that
    token = sentence.tokens[noun]
    lemma = token.lemma.lower()
    return lemma if token.upos in ("NOUN", "ADJ") and lemma in _sectors() else None


def _party(context: Context, sentence: Sentence, noun: int) -> Party:
    kind = _kind(sentence, noun) or ""
    many = plural(kind)
    actor = context.with_actor(
        Actor(
            id=f"people/{many.replace(' ', '-')}", name=many, kind="people", codes=Codes(), country=None, of=None,
            sector=_sectors()[kind],
        )
    )  # fmt: skip
    before = [c for c in sentence.children(noun, *BEFORE) if c < noun]
    start, end = sentence.tokens[min([noun, *before])].start, sentence.tokens[noun].end
    return Party(
        actor=actor.id, name=actor.name, role=None, function=None, text=context.text[start:end], start=start, end=end,
        report=context.document.report.id,
    )  # fmt: skip


def plural(word: str) -> str:
    """A noun's plural, by which a kind of people is called."""
    irregular = {"man": "men", "woman": "women", "child": "children", "person": "people"}
    for ending, many in irregular.items():
        if word == ending or (ending in ("man", "woman") and word.endswith(ending)):
            return word[: -len(ending)] + many
    if word in ("people", "troops", "police", "opposition"):
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
