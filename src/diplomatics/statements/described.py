"""Documents that a text only describes ("a fishing agreement signed in March 1999"), and what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from diplomatics.contract.terms import InstrumentType
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context
from diplomatics.statements.lifecycle import words
from diplomatics.statements.phrases import words_of

ABOUT = ("on", "concerning", "over", "about")


@cache
def _types() -> dict[str, InstrumentType]:
    return {noun: kind for kind, nouns in words()["described"].items() for noun in nouns}


def documents_in(context: Context) -> list[InstrumentMention]:
    """Every document named in a text, and those described by a noun with an article that no name covers."""
    named = list(context.mentions.instruments)
    found = [m for s in context.sentences if s.is_parsed for m in _described(context, s, named)]
    return sorted([*named, *found], key=lambda m: m.span)


def _described(context: Context, sentence: Sentence, named: list[InstrumentMention]) -> Iterator[InstrumentMention]:
    for i, token in enumerate(sentence.tokens):
        kind = _types().get(token.lemma.lower())
        if kind is None or token.upos != "NOUN":
            continue
        before = [c for c in sentence.children(i, "det", "amod", "compound") if c < i]
        article = next((sentence.tokens[c].text.lower() for c in before if sentence.tokens[c].deprel == "det"), "")
        start, end = sentence.span_of([*before, i])
        if article not in ("a", "an", "the", "this") or any(m.span[0] < end and start < m.span[1] for m in named):
            continue
        name = context.text[start:end].split(" ", 1)[-1]
        yield InstrumentMention(
            span=(start, end), text=context.text[start:end], type=kind, name=" ".join(name.split()),
            definite=article in ("the", "this"), reason="described document",
        )  # fmt: skip


def subject_of(context: Context, sentence: Sentence, head: int) -> list[str]:
    """What a document is about: the words after "on" or "concerning"."""
    around = sentence.children(head, "nmod", "obl", "acl")
    return [words_of(context, sentence, c) for c in around if _marker(sentence, c) in ABOUT]


def _marker(sentence: Sentence, c: int) -> str:
    """The preposition of a phrase, be it a noun ("on trade") or a gerund ("on patrolling")."""
    marks = sentence.children(c, "case", "mark")
    return sentence.tokens[marks[0]].text.lower() if marks else ""
