"""The best BIO sequence that is well formed: no I without a B or I of its type before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_NEVER = -1e9


@lru_cache(maxsize=4)
def _transitions(labels: tuple[str, ...]) -> tuple[Array, Array]:
    """Penalties [from, to] and for the first word [to]."""
    allowed = np.zeros((len(labels), len(labels)))
    first = np.zeros(len(labels))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            first[j] = _NEVER
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    allowed[i, j] = _NEVER
    return allowed, first


_LINKS = frozenset(("of", "for", "the", "and", "on", "in", "to"))


def joined(tags: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Tags in which no name ends in "of" or the like: it takes up the name that follows, or gives the word away."""
    out = list(tags)
    for i in range(1, len(out)):
        kind = out[i - 1][2:]
        if kind and words[i - 1] in _LINKS and out[i - 1].startswith("I-") and out[i].startswith("B-"):
            other = out[i][2:]
            while i < len(out) and out[i] in (f"B-{other}", f"I-{other}"):
                out[i] = f"I-{kind}"
                i += 1
                if i < len(out) and out[i].startswith("B-"):
                    break
    for i in range(len(out) - 1, 0, -1):
        ends = i + 1 == len(out) or not out[i + 1].startswith("I-")
        if ends and out[i].startswith("I-") and words[i] in _LINKS:
            out[i] = "O"
    return tuple(out)


def well_formed(tags: Sequence[str]) -> bool:
    """Whether every I goes on with a name of its own type."""
    before = "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


def best_tags(scores: Array, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Scores [n, labels] (log-probabilities) to tags; the plain best where it is well formed, else by Viterbi."""
    plain = tuple(labels[i] for i in scores.argmax(1))
    if well_formed(plain):
        return plain
    allowed, first = _transitions(labels)
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        reach = best[:, None] + allowed
        back.append(reach.argmax(0))
        best = reach.max(0) + row
    at = int(best.argmax())
    path = [at]
    for step in reversed(back):
        at = int(step[at])
        path.append(at)
    return tuple(labels[i] for i in reversed(path))
