"""Parses a text in pieces, so that a headline or a dateline never runs into the first sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diplomatics.sentences.parser import Parser
from diplomatics.sentences.sentence import Sentence, Token

# Longer runs without a full stop are lists, tables or junk: they are cut, so that no rule sees more at once.
LONGEST = 200


def parse_in_segments(parser: Parser, text: str, breaks: Iterable[int]) -> list[Sentence]:
    """The sentences of `text`, none of which reaches over an offset in `breaks`; offsets count into `text`."""
    bounds = sorted({0, len(text), *(b for b in breaks if 0 < b < len(text))})
    starts = bounds[:-1]
    parsed = parser.parse_many([text[a:b] for a, b in zip(starts, bounds[1:], strict=True)])
    found: list[Sentence] = []
    for start, sentences in zip(starts, parsed, strict=True):
        found.extend(piece for s in sentences for piece in _cut(_moved(s, start)))
    return [replace(s, index=i) for i, s in enumerate(found)]


def _cut(sentence: Sentence) -> list[Sentence]:
    """A sentence as it is, or an endless one in pieces, each with a root of its own."""
    if len(sentence) <= LONGEST:
        return [sentence]
    pieces = []
    for first in range(0, len(sentence), LONGEST):
        tokens = sentence.tokens[first : first + LONGEST]
        start, end = tokens[0].start, tokens[-1].end
        words = sentence.text[start - sentence.start : end - sentence.start]
        pieces.append(Sentence(0, start, end, words, _rooted(tokens, first)))
    return pieces


def _rooted(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """Tokens of a piece with heads inside it; those whose head lies outside hang on the first such token."""
    inside = range(first, first + len(tokens))
    root = next((i for i, t in enumerate(tokens) if t.head not in inside), 0)

    def moved(i: int, token: Token) -> Token:
        if i == root:
            return replace(token, head=-1, deprel="root")
        return replace(token, head=token.head - first if token.head in inside else root)

    return tuple(moved(i, token) for i, token in enumerate(tokens))


def _moved(sentence: Sentence, by: int) -> Sentence:
    if not by:
        return sentence
    tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return Sentence(sentence.index, sentence.start + by, sentence.end + by, sentence.text, tokens)
