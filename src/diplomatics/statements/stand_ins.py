"""Who a phrase stands for where no known party is its head.

Names that the registry does not hold ("Siemens"), bodies without a name ("the court"), and the land that was struck
("an army camp in Mali"). Slots ask for these after the known parties, so that a better reading always comes first.
Words: vocabulary/data/bodies.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

from diplomatics.contract import Actor, Codes, Party
from diplomatics.contract.terms import ActorKind, Sector
from diplomatics.mentions.actors.names import slug
from diplomatics.registry.registry import registry
from diplomatics.sentences.clauses import modifiers, obliques, possessors, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import LYING, lands, lying, mentions_headed
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.people import plural
from diplomatics.vocabulary.frames import measures
from diplomatics.vocabulary.loader import load

KINDS: dict[str, ActorKind] = {"ORGANISATION": "organisation", "GROUP": "group", "PERSON": "person"}
BEFORE = ("det", "amod", "nummod", "compound")


@cache
def _bodies() -> dict[str, Sector]:
    return {word: cast(Sector, sector) for sector, words in load("bodies")["bodies"].items() for word in words}


@cache
def sent() -> frozenset[str]:
    """Nouns of those whom somebody sent."""
    return frozenset(load("bodies")["sent"])


def stand_ins(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """The unregistered names and unnamed bodies that a phrase tells of, coordination spread out."""
    return unique_parties(p for part in _row(sentence, token) for p in _stand_in(context, sentence, part))


def named_at(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """The unregistered names alone."""
    return unique_parties(
        p
        for part in _row(sentence, token)
        for p in _named(context, sentence, part) or _owned(context, sentence, part, 2)
    )


def _owned(context: Context, sentence: Sentence, token: int, depth: int) -> list[Party]:
    """An unregistered name to which a thing belongs, or that it is of: "Lula's decision"."""
    if depth == 0 or mentions_headed(context, sentence, token):
        return []
    for c in (*possessors(sentence, token), *modifiers(sentence, token)):
        found = _named(context, sentence, c) or _owned(context, sentence, c, depth - 1)
        if found:
            return found
    return []


def _row(sentence: Sentence, token: int) -> Iterator[int]:
    for part in sentence.conjuncts(token):
        if part >= token or sentence.tokens[token].deprel != "conj":
            yield part
            if sentence.tokens[part].lemma.lower() in measures():
                yield from (c for word, c in obliques(sentence, part) if word == "of")  # "hundreds of banks"


def _stand_in(context: Context, sentence: Sentence, token: int) -> list[Party]:
    if mentions_headed(context, sentence, token):
        return []
    named = _named(context, sentence, token)
    if named:
        return named
    lemma = sentence.tokens[token].lemma.lower()
    if lemma not in _bodies() or sentence.tokens[token].upos not in ("NOUN", "PROPN"):
        return []
    return _home(context, sentence, token) or [_unnamed(context, sentence, token, lemma)]


def _named(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """A name of an organisation, a group or a person that no mention resolves."""
    at = sentence.tokens[token].start
    for name in sentence.names:
        if name.type in KINDS and name.start <= at < name.end and not mentions_headed(context, sentence, token):
            words = " ".join(context.text[name.start : name.end].split())
            if not slug(words):
                return []
            actor = Actor(
                id=slug(words), name=words, kind=KINDS[name.type], codes=Codes(), country=None, of=None, sector="UNK"
            )
            return [_party(context, context.with_actor(actor), (name.start, name.end))]
    return []


def _unnamed(context: Context, sentence: Sentence, token: int, lemma: str) -> Party:
    actor = Actor(
        id=f"unnamed/{plural(lemma)}", name=plural(lemma), kind="organisation", codes=Codes(), country=None, of=None,
        sector=_bodies()[lemma],
    )  # fmt: skip
    before = [c for c in sentence.children(token, *BEFORE) if c < token]
    span = sentence.tokens[min([token, *before])].start, sentence.tokens[token].end
    return _party(context, context.with_actor(actor), span)


def land_at(context: Context, sentence: Sentence, token: int, around: Iterable[int] = ()) -> list[Party]:
    """The countries of the land that a phrase names; `around` are phrases of the predicate that say where it lies."""
    found: list[Party] = []
    for part in _row(sentence, token):
        own = _country(context, sentence, part)
        if not own and sentence.tokens[part].lemma.lower() in lands():
            own = _lies_in(context, sentence, part)
        if not own and sentence.tokens[part].lemma.lower() in lands():
            near = [c for c in around if preposition(sentence, c) in LYING]
            own = [p for c in near for p in _country(context, sentence, c) or _lies_in(context, sentence, c)]
        found.extend(own)
    return unique_parties(found)


def _home(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """Whose body it is by where it is: "authorities in Pakistan"."""
    for c in sentence.children(token, "nmod"):
        if preposition(sentence, c) in ("in", "of", "at") and (found := _country(context, sentence, c)):
            return found
    return []


def _lies_in(context: Context, sentence: Sentence, token: int) -> list[Party]:
    for head in (token, *lying(sentence, token)):
        found = _country(context, sentence, head)
        if found:
            return found
    return []


def _country(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """The state that a token names as a place, or in which the place lies that it names."""
    states = [
        p
        for m in mentions_headed(context, sentence, token)
        if m.place_like
        for p in context.parties(m)
        if context.actors[p.actor].kind == "state"
    ]
    if states:
        return states
    for mention in context.places_in(sentence):
        state = registry().actor(mention.country) if mention.country else None
        if sentence.head_of(*mention.span) == token and state is not None:
            return [_party(context, context.with_actor(state), mention.span)]
    return []


def _party(context: Context, actor: Actor, span: tuple[int, int]) -> Party:
    start, end = span
    return Party(
        actor=actor.id, name=actor.name, role=None, function=None, text=context.text[start:end], start=start, end=end,
        report=context.document.report.id,
    )  # fmt: skip
