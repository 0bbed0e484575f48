"""Who stands how to a document: voted for or against it, abstained, did not sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import cast

from diplomatics.contract import Position
from diplomatics.contract.terms import Stand
from diplomatics.sentences.clauses import obliques, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context
from diplomatics.statements.factuality import is_negated
from diplomatics.statements.lifecycle import words
from diplomatics.vocabulary.inflection import by_form


@cache
def _stand_of_form() -> dict[str, Stand]:
    """Every form of a verb of a vote, with the stand that it shows."""
    lemmas = {verb: cast(Stand, stand) for stand, verbs in words()["stands"].items() for verb in verbs}
    return {form: lemmas[lemma] for form, lemma in by_form(list(lemmas)).items()}


def positions(context: Context, sentence: Sentence, head: int) -> list[Position]:
    """The stands that a sentence tells towards the document headed by `head`, each party once."""
    found: dict[str, Position] = {}
    for verb, stand in _stands(sentence, head):
        for party in (p for s in subjects(sentence, verb) for p in parties_at(context, sentence, s)):
            found.setdefault(party.actor, Position(party=party, position=stand))
    return list(found.values())


def _stands(sentence: Sentence, head: int) -> Iterator[tuple[int, Stand]]:
    for i, token in enumerate(sentence.tokens):
        if token.upos != "VERB":
            continue
        stand = _stand_of_form().get(token.text.lower())
        negated = is_negated(sentence, i) >= 0
        if stand is not None and not negated and (stand == "abstained" or head in undergoers(sentence, i)):
            yield i, stand  # an abstention needs no object
        elif token.lemma == "vote" and (voted := _vote(sentence, i, head)) is not None:
            yield i, voted
        elif negated and token.lemma == "sign" and _is_it(sentence, i, head):
            yield i, "not-signed"


def _vote(sentence: Sentence, verb: int, head: int) -> Stand | None:
    """ "voted against the text", "voted for it", "voted in favour of the text"."""
    for word, c in obliques(sentence, verb):
        if word in ("for", "against") and head in sentence.conjuncts(c):
            return cast(Stand, word)
        if sentence.tokens[c].lemma in ("favour", "favor") and any(d == head for _, d in obliques(sentence, c)):
            return "for"
    return None


def _is_it(sentence: Sentence, verb: int, head: int) -> bool:
    """Whether the document, or an "it" after it, is what a verb is done to."""
    done_to = undergoers(sentence, verb)
    return head in done_to or any(sentence.tokens[c].lemma.lower() == "it" and head < c for c in done_to)
