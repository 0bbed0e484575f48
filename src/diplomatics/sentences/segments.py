"""Parses a text in pieces, so that a headline or a dateline never runs into the first sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diplomatics.sentences.parser import Parser
from diplomatics.sentences.sentence import Sentence


def parse_in_segments(parser: Parser, text: str, breaks: Iterable[int]) -> list[Sentence]:
    """The sentences of `text`, none of which reaches over an offset in `breaks`; offsets count into `text`."""
    bounds = sorted({0, len(text), *(b for b in breaks if 0 < b < len(text))})
    starts = bounds[:-1]
    parsed = parser.parse_many([text[a:b] for a, b in zip(starts, bounds[1:], strict=True)])
    found: list[Sentence] = []
    for start, sentences in zip(starts, parsed, strict=True):
        found.extend(_moved(s, start, len(found) + i) for i, s in enumerate(sentences))
    return found


def _moved(sentence: Sentence, by: int, index: int) -> Sentence:
    if not by:
        return replace(sentence, index=index)
    tokens = tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return Sentence(index, sentence.start + by, sentence.end + by, sentence.text, tokens)
