"""Names of statements that outlive a re-reading: a statement found again at its place keeps its anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement of some kind stands in its report, and what was read there."""

    kind: str
    start: int
    end: int
    values: dict[str, Any]
    anchor: str = ""


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """How much of two spans is the same, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, common) / (max(a[1], b[1]) - min(a[0], b[0]))


def closeness(a: Place, b: Place) -> float:
    """How likely two places are one statement; 0 where they cannot be."""
    if a.kind != b.kind:
        return 0.0
    share = overlap((a.start, a.end), (b.start, b.end))
    if share == 0:
        return 0.0
    names = set(a.values) | set(b.values)
    same = sum(1 for name in names if a.values.get(name) == b.values.get(name))
    return share + (same / len(names) if names else 0.0)


def anchors(found: Sequence[Place], known: Sequence[Place]) -> list[str]:
    """An anchor for each statement found: that of the known one it is, or a new one from its span.

    The closest pairs are bound first. Of several new ones on one span the later are numbered.
    """
    pairs = sorted(
        (-closeness(new, old), i, old.anchor) for i, new in enumerate(found) for old in known if closeness(new, old)
    )
    given: dict[int, str] = {}
    taken: set[tuple[str, str]] = set()
    for _, i, anchor in pairs:
        if i not in given and (found[i].kind, anchor) not in taken:
            given[i] = anchor
            taken.add((found[i].kind, anchor))
    used: dict[str, set[str]] = {}
    for old in known:
        used.setdefault(old.kind, set()).add(old.anchor)
    for i, new in enumerate(found):
        if i not in given:
            given[i] = _fresh(new, used.setdefault(new.kind, set()))
    return [given[i] for i in range(len(found))]


def _fresh(new: Place, used: set[str]) -> str:
    base = f"{new.start}-{new.end}"
    name, n = base, 1
    while name in used:
        n += 1
        name = f"{base}.{n}"
    used.add(name)
    return name
