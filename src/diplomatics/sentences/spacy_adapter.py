"""Any spaCy pipeline in place of the shipped model (`--model NAME`; needs the extra `[spacy]`).

Pipelines with Universal Dependencies are taken as they are; the CLEAR labels of most English pipelines are turned
into them. Names are mapped to the project's nine types. A pipeline without a parser still gives words and names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from diplomatics.errors import ModelError
from diplomatics.registry.registry import registry
from diplomatics.sentences.clear_labels import Tree, is_clear, to_universal
from diplomatics.sentences.sentence import Sentence, Token

# OntoNotes' and CoNLL's entity types in ours; GPE, LOC and NORP are told apart by the registry of states.
NAME_TYPES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORGANISATION",
    "FAC": "FACILITY",
    "LAW": "DOCUMENT",
    "EVENT": "EVENT",
    "DATE": "DATE",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "NORP": "GROUP",
} | {t: t for t in ("STATE", "PLACE", "ORGANISATION", "GROUP", "FACILITY", "DOCUMENT")}
_MAY_BE_STATES = frozenset({"GPE", "LOC", "NORP"})
BATCH = 32


class SpacyParser:
    """Sentences from an installed spaCy pipeline, loaded at the first call.

    Args:
        pipeline: the name of an installed pipeline, a folder with one, or a loaded pipeline.

    Raises `ModelError` at the first call where spaCy or the pipeline is not there, or it does not find sentences.
    """

    def __init__(self, pipeline: Any) -> None:
        self._given = pipeline

    @cached_property
    def name(self) -> str:
        """The pipeline's name and version with a hash of its settings."""
        meta = self.nlp.meta
        told = hashlib.sha256(json.dumps(self.nlp.config, sort_keys=True, default=str).encode()).hexdigest()[:12]
        return f"spacy:{meta.get('lang', '')}_{meta.get('name', '')}-{meta.get('version', '')}+{told}"

    @cached_property
    def nlp(self) -> Any:
        """The pipeline itself."""
        if not isinstance(self._given, str):
            return self._given
        try:
            import spacy
        except ImportError:
            raise ModelError(
                f"the model {self._given!r} is a spaCy pipeline, and spaCy is not installed.",
                remedy="Install the extra: pip install 'diplomatics[spacy]'; or leave --model out.",
            ) from None
        try:
            return spacy.load(self._given)
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"spaCy has no pipeline {self._given!r}: {str(error).splitlines()[0]}",
                remedy="Install the pipeline, give the path of its folder, or leave --model out.",
            ) from None

    def parse(self, text: str) -> list[Sentence]:
        """The sentences of one text."""
        return self.parse_many([text])[0]

    def parse_many(self, texts: Sequence[str]) -> list[list[Sentence]]:
        """The sentences of several texts."""
        return [list(self._sentences(doc)) for doc in self.nlp.pipe(texts, batch_size=BATCH)]

    def _sentences(self, doc: Any) -> Iterator[Sentence]:
        if len(doc) and not doc.has_annotation("SENT_START"):
            raise ModelError(
                f"the pipeline {self.name!r} does not find sentences.",
                remedy="Add a parser, a senter or a sentencizer to it.",
            )
        index = 0
        for span in doc.sents if len(doc) else ():
            words = [t for t in span if not t.is_space]
            if words:
                yield build(doc.text, index, words)
                index += 1


def build(text: str, index: int, words: Sequence[Any]) -> Sentence:
    """One sentence from spaCy's tokens (white space left out)."""
    at = {t.i: n for n, t in enumerate(words)}
    has_tree = any(t.dep_ for t in words)
    heads = [-1 if t.head.i == t.i else at.get(t.head.i, -1) for t in words]
    tree = Tree([t.lemma_ or t.lower_ for t in words], [t.pos_ or "X" for t in words], heads, [t.dep_ for t in words])
    tree.labels = ["root" if label == "ROOT" else label for label in tree.labels]
    if has_tree and is_clear(tree.labels):
        to_universal(tree)
    passive = {tree.heads[i] for i, label in enumerate(tree.labels) if label == "aux:pass"}
    tokens = tuple(
        Token(
            t.text,
            t.idx,
            t.idx + len(t.text),
            tree.lemmas[i],
            tree.upos[i],
            t.tag_,
            _features(t, i in passive),
            tree.heads[i],
            tree.labels[i] if has_tree else "",
            _name_tag(t),
        )
        for i, t in enumerate(words)
    )
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(index, start, end, text[start:end], tokens)


def _features(token: Any, is_passive: bool) -> str:
    feats = str(token.morph)
    if is_passive and "Voice=" not in feats:
        return f"{feats}|Voice=Pass" if feats else "Voice=Pass"
    return feats


def _name_tag(token: Any) -> str:
    kind = NAME_TYPES.get(token.ent_type_)
    if kind is None:
        return "O"
    if token.ent_type_ in _MAY_BE_STATES and _is_state(_entity_text(token)):
        kind = "STATE"
    return f"{token.ent_iob_ or 'I'}-{kind}"


def _entity_text(token: Any) -> str:
    start = end = token.i
    doc = token.doc
    while doc[start].ent_iob_ == "I" and start > 0:
        start -= 1
    while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
        end += 1
    text: str = doc[start : end + 1].text
    return text.removeprefix("the ").removeprefix("The ")


def _is_state(text: str) -> bool:
    return any(text in (row.name, *row.names, *row.adjectives, *row.demonyms) for row in registry().states.values())
