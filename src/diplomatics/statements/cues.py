"""The words that decide whether something happened: vocabulary/data/factuality.yaml as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diplomatics.vocabulary.loader import load


@dataclass(frozen=True)
class Cues:
    """One set for each group of factuality.yaml, which explains them."""

    denying: frozenset[str]
    planning: frozenset[str]
    proposing: frozenset[str]
    beginning: frozenset[str]
    happening: frozenset[str]
    postponing: frozenset[str]
    cancelling: frozenset[str]
    unknowing: frozenset[str]
    unknowing_adverbs: frozenset[str]
    open_marks: frozenset[str]
    if_marks: frozenset[str]
    conditional_phrases: frozenset[str]
    depending: frozenset[str]
    transparent: frozenset[str]
    negators: frozenset[str]
    negative_determiners: frozenset[str]
    without: frozenset[str]
    future: frozenset[str]
    would: frozenset[str]
    afterwards: frozenset[str]
    possible: frozenset[str]
    obliging: frozenset[str]
    not_yet: frozenset[str]
    narrowly: frozenset[str]
    nothing: frozenset[str]
    said: frozenset[str]
    shown: frozenset[str]
    collapsing: frozenset[str]
    carried: frozenset[str]
    elsewhen: frozenset[str]
    topical: frozenset[str]
    topics: frozenset[str]
    untrue: frozenset[str]
    tellings: frozenset[str]
    disputing: frozenset[str]


@cache
def cues() -> Cues:
    """The groups, read once."""
    data = load("factuality")

    def words(group: str) -> frozenset[str]:
        entry = data[group]
        lists = entry.values() if isinstance(entry, dict) else [entry]
        return frozenset(str(w).lower() for one in lists for w in one)

    return Cues(
        denying=words("denying"),
        planning=words("planning"),
        proposing=words("proposing"),
        beginning=words("beginning"),
        happening=words("happening"),
        postponing=words("postponing"),
        cancelling=words("cancelling"),
        unknowing=frozenset([*data["unknowing"]["verbs"], *data["unknowing"]["adjectives"]]),
        unknowing_adverbs=frozenset(data["unknowing"]["adverbs"]),
        open_marks=words("open_marks"),
        if_marks=frozenset(data["conditional"]["if_marks"]),
        depending=frozenset(data["conditional"]["verbs"]),
        conditional_phrases=frozenset(data["conditional"]["phrases"]),
        transparent=words("transparent"),
        negators=words("negators"),
        negative_determiners=words("negative_determiners"),
        without=words("without"),
        future=words("future_auxiliaries"),
        would=words("would"),
        afterwards=words("afterwards"),
        possible=words("possible_auxiliaries"),
        obliging=words("obliging_auxiliaries"),
        not_yet=words("not_yet"),
        narrowly=words("narrowly"),
        nothing=words("nothing"),
        said=words("said"),
        shown=words("shown"),
        collapsing=words("collapsing"),
        carried=words("carried"),
        elsewhen=words("elsewhen"),
        topical=words("topical"),
        topics=words("topics"),
        untrue=words("untrue"),
        tellings=words("tellings"),
        disputing=words("disputing"),
    )
