"""Where else an act's time and place may stand, when they do not hang on the act's own words."""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.cues import cues
from diplomatics.statements.triggers import Match
from diplomatics.vocabulary.frames import light_verbs


def _is_participle(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.upos in ("VERB", "NOUN") and token.text.lower().endswith("ing")


def settings(sentence: Sentence, match: Match) -> Iterator[int]:
    """Predicates whose time and place are also the act's: the verb that tells of a noun, a fronted participle."""
    token = sentence.tokens[match.at]
    if match.frame.pos == "noun" and token.head >= 0 and token.deprel.split(":")[0] in ("nsubj", "obj"):
        carrier = sentence.tokens[token.head].lemma
        if carrier in cues().happening | light_verbs():
            yield token.head  # "the offer was made in May", "made no arrests on Sunday"
    yield from fronted(sentence, match.at)


def fronted(sentence: Sentence, verb: int) -> Iterator[int]:
    """ "Meeting in Abuja on Sunday, ministers demanded ...": a participle before its main verb."""
    for c in sentence.children(verb, "advcl"):
        if c < verb and _is_participle(sentence, c) and not sentence.children(c, "mark", "case"):
            yield c
