"""The word lists of undertakings, by verb, noun and form (vocabulary/data/undertakings.yaml)."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from diplomatics.contract.terms import Force
from diplomatics.sentences.sentence import Sentence
from diplomatics.vocabulary.inflection import by_form
from diplomatics.vocabulary.loader import load


@cache
def words() -> dict[str, Any]:
    """The word lists of undertakings."""
    return cast(dict[str, Any], load("undertakings"))


@cache
def force_of_verb() -> dict[str, Force]:
    """Binding verbs with their force."""
    return {verb: cast(Force, force) for force, entry in words()["binding"].items() for verb in entry["verbs"]}


@cache
def force_of_noun() -> dict[str, Force]:
    """Binding nouns with their force."""
    return {noun: cast(Force, force) for force, entry in words()["binding"].items() for noun in entry["nouns"]}


@cache
def force_of_opening() -> dict[str, Force]:
    """Operative verbs of paragraphs with their force."""
    return {lemma: cast(Force, force) for force, lemmas in words()["operative"].items() for lemma in lemmas}


@cache
def _forms() -> dict[str, str]:
    return by_form([*force_of_verb(), *words()["urging_phrasal"], *words()["clause_only"]])


def lemma_of(sentence: Sentence, i: int) -> str:
    """A token's lemma; a verb of the word lists is known by its form too, whatever the lemmatiser made of it."""
    token = sentence.tokens[i]
    return _forms().get(token.text.lower(), token.lemma.lower()) if token.upos == "VERB" else token.lemma.lower()
