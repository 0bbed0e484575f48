"""Puts other names into sentences with marked names, so that a name is learnt from where it stands and not by heart."""

import random
from collections.abc import Iterable
from dataclasses import replace

from .names import Allowed, span_labels
from .treebank import Example

SWAPPED = ("PERSON", "PLACE", "ORGANISATION")
Spans = list[tuple[int, int, str]]


def sure_spans(allowed: list[Allowed]) -> Spans:
    """The names whose one type and whose first word are certain."""
    spans: Spans = []
    for i, labels in enumerate(allowed):
        if len(labels) != 1 or labels[0] == "O":
            continue
        kind = labels[0][2:]
        if labels[0].startswith("B-"):
            spans.append((i, i + 1, kind))
        elif spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
    return spans


class NameSwaps:
    """Replaces names by others of their type from the same data."""

    def __init__(self, examples: Iterable[Example], share: float) -> None:
        self.share = share
        banks: dict[str, set[tuple[str, ...]]] = {kind: set() for kind in SWAPPED}
        for e in examples:
            for start, end, kind in sure_spans(e.allowed):
                if kind in banks and end - start <= 6:
                    banks[kind].add(tuple(e.words[start:end]))
        self.banks = {kind: sorted(names) for kind, names in banks.items()}

    def apply(self, example: Example, rng: random.Random) -> Example:
        """The sentence, or a copy in which some of its names are replaced."""
        words, allowed = list(example.words), list(example.allowed)
        for start, end, kind in reversed(sure_spans(example.allowed)):
            if kind in SWAPPED and rng.random() < self.share:
                name = rng.choice(self.banks[kind])
                words[start:end] = name
                allowed[start:end] = span_labels(len(name), (kind,))
        return replace(example, words=words, allowed=allowed)
