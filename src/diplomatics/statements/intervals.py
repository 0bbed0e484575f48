"""Relations as intervals: what a report says of a state's beginning and of its end is one relation.

A state is closed by the predicate that ends it ("lifted its sanctions") or by the state that cannot stand beside
it ("restored ties" after "cut ties"); the evidence of both stands under it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diplomatics.contract import Relation, Time
from diplomatics.statements.context import Context
from diplomatics.statements.making import principals
from diplomatics.statements.openings import words

HELD = frozenset({"occurred", "ongoing"})


def intervals(context: Context, found: Sequence[Relation]) -> list[Relation]:
    """The relations with their ends where the report tells them; an end without a beginning stays as it is."""
    kept = list(found)
    for relation in found:
        if relation.status not in HELD:
            continue
        if relation.since is None and relation.until is not None:
            at = _opened(context, kept, relation, (relation.state,), relation.until)
            if at >= 0:
                kept[at] = _closed(kept[at], relation, relation.until)
                kept.remove(relation)
        elif relation.since is not None:
            at = _opened(context, kept, relation, tuple(words()["excluded"].get(relation.state, ())), relation.since)
            if at >= 0:
                kept[at] = _closed(kept[at], relation, relation.since)
    return kept


def _opened(context: Context, kept: list[Relation], closing: Relation, states: tuple[str, ...], end: Time) -> int:
    """The latest relation of the same two in one of `states` that began before `end` and is still open, or -1."""
    both = principals(context, closing.parties)
    best, start = -1, ""
    for i, relation in enumerate(kept):
        same = relation is not closing and relation.state in states and principals(context, relation.parties) == both
        began = (relation.since.start or "") if relation.since else ""
        open_still = relation.until is None and relation.status in HELD and bool(began)
        if same and open_still and began < (end.start or end.end or "") and began >= start:
            best, start = i, began
    return best


def _closed(opened: Relation, closing: Relation, end: Time) -> Relation:
    evidence = {(e.start, e.end): e for e in (*opened.evidence, *closing.evidence)}
    return msgspec.structs.replace(opened, until=end, evidence=list(evidence.values()))
