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
