"""Claims: what somebody is said to hold, where it is none of the other kinds.

A denial is a claim too: its content is the disputed matter, `said_by` the denier, status denied. Other
assertions become claims only where no event, undertaking or condition was read from what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from diplomatics.contract import Claim, Statement
from diplomatics.contract.terms import Stance
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning
from diplomatics.statements.context import Context
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.loader import load


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load("attribution")[group])


def claims(context: Context, found: Sequence[Statement]) -> list[Claim]:
    """The claims of a document, after everything else was read from it."""
    spoken = {(s.evidence[0].start, s.said_by.actor) for s in found if s.said_by is not None}
    claimed = []
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        for verb, content in _sayings(sentence):
            claim = _claim(context, sentence, verb, content, spoken)
            if claim is not None:
                claimed.append(claim)
    return claimed


def _sayings(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(reporting verb, head of what is said)."""
    for i, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        if token.upos != "VERB" or lemma not in _words("reporting_verbs") | _words("denying_verbs"):
            continue
        contents = [c for c in sentence.children(i, "ccomp") if len(sentence.subtree(c)) > 2]
        if lemma in _words("denying_verbs"):
            contents = contents or [c for c in sentence.children(i, "xcomp") if sentence.tokens[c].xpos == "VBG"]
        yield from ((i, c) for c in contents[:1])


def _claim(context: Context, sentence: Sentence, verb: int, content: int, spoken: set[tuple[int, str]]) -> Claim | None:
    said = attribution(context, sentence, content)
    if said.said_by is None:
        return None
    denies = sentence.tokens[verb].lemma.lower() in _words("denying_verbs")
    evidence = [context.sentence_evidence(sentence)]
    if not denies and (evidence[0].start, said.said_by.actor) in spoken:
        return None
    about = [p for p in concerning(context, sentence, content) if p.actor != said.said_by.actor]
    stance: Stance | None = "denial" if denies else None
    return Claim(
        **shared(
            context, "claim", evidence, said, "denied" if denies else "occurred", 0.55,
            f"claim:{sentence.tokens[verb].lemma}", said.said_by.actor, sentence.tokens[content].start,
        ),
        content=words_of(context, sentence, content),
        about=about,
        stance=stance,
    )  # fmt: skip
