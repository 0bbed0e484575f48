"""Text to sentences with structure: the parser's interface, and the one over the shipped model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Protocol

from diplomatics.model.runtime import Analysis, EnglishModel, content_hash, load_model
from diplomatics.sentences.mending import mended
from diplomatics.sentences.sentence import Sentence, Token
from diplomatics.sentences.splitting import sentences
from diplomatics.sentences.tokens import Span
from diplomatics.settings import number, text_of


class Parser(Protocol):
    """What the rest of the system asks of a parser."""

    @property
    def name(self) -> str:
        """What `made_by` calls it: a name and what changes when its results may."""
        ...

    def parse(self, text: str) -> list[Sentence]:
        """The sentences of one text."""
        ...

    def parse_many(self, texts: Sequence[str]) -> list[list[Sentence]]:
        """The sentences of several texts; each as if it were parsed alone."""
        ...


class ModelParser:
    """The shipped English model; it is loaded at the first call and shared.

    Args:
        threads: how many sentences are computed side by side; by default the setting "threads" (0: one a core).
    """

    def __init__(self, threads: int | None = None) -> None:
        wanted = number("threads") if threads is None else threads
        self.threads = wanted or os.cpu_count() or 1

    @cached_property
    def name(self) -> str:
        """The model's name with a hash of its files, which changes with every release."""
        return f"diplomatics-en-1+{content_hash()}"

    @cached_property
    def model(self) -> EnglishModel:
        """The model, loaded when first asked for."""
        return load_model(threads=self.threads)

    def parse(self, text: str) -> list[Sentence]:
        """The sentences of one text."""
        return self.parse_many([text])[0]

    def parse_many(self, texts: Sequence[str]) -> list[list[Sentence]]:
        """The sentences of several texts; each as if it were parsed alone."""
        cut = [(number, list(sentences(text))) for number, text in enumerate(texts)]
        words = [[texts[n][a:b] for a, b in spans] for n, found in cut for spans in found]
        analyses = iter(self.model.analyse_many(words))
        return [[build(texts[n], i, spans, next(analyses)) for i, spans in enumerate(found)] for n, found in cut]


def default_parser() -> Parser:
    """The parser that the setting "model" names: the shipped model where it is empty."""
    return parser_for(text_of("model"))


@cache
def parser_for(model: str) -> Parser:
    """The parser over the shipped model (for an empty name) or over a spaCy pipeline, one for the whole process."""
    if not model:
        return ModelParser()
    from diplomatics.sentences.spacy_adapter import SpacyParser

    return SpacyParser(model)


def build(text: str, index: int, spans: Sequence[Span], analysis: Analysis) -> Sentence:
    """One sentence from its words' offsets and the model's analysis."""
    tokens = tuple(
        Token(text[a:b], a, b, mended(text[a:b], lemma, xpos), upos, xpos, feats, head, deprel, ent)
        for (a, b), lemma, upos, xpos, feats, head, deprel, ent in zip(
            spans, analysis.lemmas, analysis.upos, analysis.xpos, analysis.feats,
            analysis.heads, analysis.deprels, analysis.names, strict=True,
        )
    )  # fmt: skip
    start, end = spans[0][0], spans[-1][1]
    return Sentence(index, start, end, text[start:end], tokens)
