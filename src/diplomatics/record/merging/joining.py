"""Entries from links: which statements are one, given their facts, the links and what people decided.

The result depends on the sets alone. Joining goes from the surest link to the least sure; two groups become one
where nobody said that they are not, no pair across them is impossible, and what agrees in the pairs across them
outweighs what differs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from diplomatics.record.merging.comparing import date
from diplomatics.record.merging.days import apart, span, told
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.groups import Groups
from diplomatics.record.merging.scoring import points, share, weighed

Pair = tuple[str, str]
# Pairs across two large groups are sampled: the first so many of each, by key.
SAMPLE = 8


def pair(a: str, b: str) -> Pair:
    """Two keys in a fixed order."""
    return (a, b) if a < b else (b, a)


def joined(
    facts: Mapping[str, Facts],
    links: Mapping[Pair, float],
    same: Collection[Pair] = frozenset(),
    not_same: Collection[Pair] = frozenset(),
) -> list[frozenset[str]]:
    """The entries, each as the keys of its statements, in the order of their first keys."""
    groups = Groups()
    for key in facts:
        groups.add(key)
    for a, b in sorted(same):
        if a in facts and b in facts:
            groups.join(a, b)
    kept = _unambiguous(facts, links)
    weights = _Weights(facts)
    for _, a, b in sorted((-value, a, b) for (a, b), value in kept.items()):
        if groups.head(a) != groups.head(b) and _agree(groups.members(a), groups.members(b), weights, not_same):
            groups.join(a, b)
    return groups.all()


class _Weights:
    """What speaks for joining each pair (0 and above) or against it, worked out once."""

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        self._facts = facts
        self._known: dict[Pair, float | None] = {}

    def of(self, a: str, b: str) -> float | None:
        """What speaks for or against a pair; null where they are never one."""
        name = pair(a, b)
        if name not in self._known:
            found = weighed(self._facts[a], self._facts[b])
            self._known[name] = None if found is None else found[0] if found[0] >= 0 else found[1]
        return self._known[name]


def _agree(ours: set[str], theirs: set[str], weights: _Weights, not_same: Collection[Pair]) -> bool:
    """Whether two groups may be one."""
    if not_same and any(pair(a, b) in not_same for a in ours for b in theirs):
        return False
    total = 0.0
    for a in sorted(ours)[:SAMPLE]:
        for b in sorted(theirs)[:SAMPLE]:
            value = weights.of(a, b)
            if value is not None:
                total += value
            elif not (_excused(a, b, ours, weights) or _excused(b, a, theirs, weights)):
                return False
    return total >= 0


def _excused(a: str, b: str, group: set[str], weights: _Weights) -> bool:
    """Whether `a`, with which `b` is never one, stands in its group only by people's word.

    Then the group has another that contradicts `a`, and `b` may go with that one.
    """
    return any(weights.of(other, a) is None and (weights.of(other, b) or 0.0) > 0 for other in group if other != a)


def _unambiguous(facts: Mapping[str, Facts], links: Mapping[Pair, float]) -> dict[Pair, float]:
    """Links without those by which a statement that gives no day would join two happenings of different days.

    It goes to the one it fits best: by score, then the nearest to its report's date.
    """
    partners: dict[str, list[str]] = {}
    for a, b in links:
        for x, y in ((a, b), (b, a)):
            if span(facts[x]) is None and span(facts[y]) is not None:
                partners.setdefault(x, []).append(y)
    dropped: set[Pair] = set()
    for x, dated in partners.items():
        best = min(dated, key=lambda y: (-links[pair(x, y)], _distance(facts[x], facts[y]), y))
        dropped.update(pair(x, y) for y in dated if date(facts[best], facts[y]) in ("far", "told-before", "near"))
    return {name: value for name, value in links.items() if name not in dropped}


def _distance(a: Facts, b: Facts) -> int:
    """Days between a report and the day that another gives."""
    published, day = told(a), span(b)
    return apart((published, published), day) if published is not None and day is not None else 0


def linked(facts: Iterable[Facts], candidates: Iterable[Pair]) -> dict[Pair, float]:
    """The candidate pairs that tell the same, with their scores."""
    by_key = {f.key: f for f in facts}
    found = {pair(a, b): points(by_key[a], by_key[b]) for a, b in candidates}
    return {name: value for name, value in found.items() if value is not None and value >= 0}


def certainty(group: Collection[str], links: Mapping[Pair, float]) -> float | None:
    """How sure the least sure of a group is of its surest link; null where somebody else joined it."""
    best: dict[str, float] = {}
    for (a, b), value in links.items():
        if a in group and b in group:
            best[a], best[b] = max(value, best.get(a, 0.0)), max(value, best.get(b, 0.0))
    return share(min(best.values())) if len(group) > 1 and len(best) == len(group) else None
