"""Phrases around a word: its prepositions, possessors and modifiers."""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.sentences.sentence import Sentence


def preposition(sentence: Sentence, i: int) -> str:
    """The preposition of phrase `i`, several words joined ("out of"), or an empty string."""
    cases = sentence.children(i, "case")
    if not cases:
        return ""
    first = cases[0]
    words = [first, *sentence.children(first, "fixed"), *cases[1:]]
    return " ".join(sentence.tokens[c].text.lower() for c in sorted(words))


def obliques(sentence: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """(preposition, phrase head) for each prepositional phrase that hangs on `i`."""
    for c in sentence.children(i, "obl", "nmod", "advcl", "iobj"):
        if sentence.tokens[c].deprel == "nmod:poss":
            continue
        yield preposition(sentence, c), c


def possessors(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Who a noun belongs to: "Turkey's withdrawal", "the withdrawal of Turkey"."""
    own = sentence.children(i, "nmod:poss")
    of = tuple(c for c in sentence.children(i, "nmod") if preposition(sentence, c) == "of")
    return own or of


def modifiers(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Adjectives and nouns before a noun: "Turkish", "Russian and Syrian" in "the Russian and Syrian attack"."""
    found: list[int] = []
    for c in sentence.children(i, "amod", "compound", "nmod"):
        if c < i and sentence.tokens[c].deprel != "nmod:poss" and not sentence.children(c, "case"):
            found.extend(sentence.conjuncts(c))
    return tuple(sorted(set(found)))


def has_to(sentence: Sentence, i: int) -> bool:
    """Whether the verb is marked as an infinitive."""
    return any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(i, "mark"))
