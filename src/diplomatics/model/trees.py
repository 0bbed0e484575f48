"""From arc scores to one tree with one root (Chu-Liu and Edmonds), used only where the best heads are no tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_NEVER = -1e9


def is_tree(heads: Sequence[int]) -> bool:
    """Whether `heads` (0 for the root, i + 1 for word i) make one tree with exactly one root."""
    if sum(h == 0 for h in heads) != 1:
        return False
    done = [False] * len(heads)
    for i in range(len(heads)):
        path = []
        at = i
        while at >= 0 and not done[at]:
            done[at] = True
            path.append(at)
            at = heads[at] - 1
            if at in path:
                return False
    return _reaches_root(heads)


def _reaches_root(heads: Sequence[int]) -> bool:
    """Whether every word comes to the root."""
    good = {-1}
    for i in range(len(heads)):
        path, at = [], i
        while at not in good:
            if at in path:
                return False
            path.append(at)
            at = heads[at] - 1
        good.update(path)
    return True


def _cycle(heads: list[int]) -> list[int]:
    """Some cycle among nodes 1..n (heads[0] is not used), or an empty list."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        at, path = start, []
        while at != 0 and state[at] == 0:
            state[at] = start
            path.append(at)
            at = heads[at]
        if at != 0 and state[at] == start and at in path:
            return path[path.index(at) :]
    return []


def _edmonds(scores: Array) -> list[int]:
    """Best heads for scores [n + 1, n + 1] (row: dependent, column: head; node 0 is the root)."""
    size = len(scores)
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    rest = [i for i in range(size) if not inside[i]]
    kept = np.array([scores[i, heads[i]] for i in cycle])
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, cycle)]  # a word outside under one inside
    small[:-1, -1] = out.max(1)
    enter = scores[np.ix_(cycle, rest)] - kept[:, None] + kept.sum()
    small[-1, :-1] = enter.max(0)
    small[0, :] = _NEVER
    np.fill_diagonal(small, _NEVER)
    inner = _edmonds(small)
    result = heads[:]
    for k, node in enumerate(rest):
        if k == 0:
            continue
        result[node] = cycle[int(out[k].argmax())] if inner[k] == len(rest) else rest[inner[k]]
    entry = inner[len(rest)]
    broken = cycle[int(enter[:, entry].argmax())]
    result[broken] = rest[entry]
    return result


def _total(scores: Array, heads: Sequence[int]) -> float:
    return float(sum(scores[i, heads[i]] for i in range(1, len(heads))))


def best_tree(arcs: Array) -> list[int]:
    """Heads (0 for the root, i + 1 for word i) of the best tree for log-scores [n, n + 1] with exactly one root."""
    n = len(arcs)
    scores = np.full((n + 1, n + 1), _NEVER)
    scores[1:] = arcs
    np.fill_diagonal(scores, _NEVER)
    heads = _edmonds(scores)
    roots = [i for i in range(1, n + 1) if heads[i] == 0]
    if len(roots) == 1:
        return heads[1:]
    likely = np.argsort(-scores[1:, 0], kind="stable")[:8] + 1
    best: list[int] | None = None
    most = -np.inf
    for root in sorted({*roots, *(int(r) for r in likely)}):
        trial = scores.copy()
        trial[1:, 0] = _NEVER
        trial[root, :] = _NEVER
        trial[root, 0] = scores[root, 0]
        found = _edmonds(trial)
        value = _total(trial, found)
        if value > most:
            best, most = found, value
    assert best is not None
    return best[1:]
