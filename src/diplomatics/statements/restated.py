"""An undertaking told twice in one report ("underscoring its territorial integrity", then in full) is one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diplomatics.contract import Commitment
from diplomatics.statements.context import Context
from diplomatics.statements.making import principals


def merged(context: Context, found: Sequence[Commitment]) -> list[Commitment]:
    """Each commitment once, in its fullest words, with the evidence of every telling."""
    kept: list[Commitment] = []
    for commitment in found:
        at = next((i for i, other in enumerate(kept) if _is_same(context, other, commitment)), -1)
        if at < 0:
            kept.append(commitment)
            continue
        fuller, other = sorted((kept[at], commitment), key=lambda c: len(c.content), reverse=True)
        evidence = {(e.start, e.end): e for e in (*fuller.evidence, *other.evidence)}
        kept[at] = msgspec.structs.replace(fuller, evidence=list(evidence.values()))
    return kept


def _is_same(context: Context, a: Commitment, b: Commitment) -> bool:
    """The same parties, force, day and topics in another sentence, one content's words among the other's."""
    if not a.topics or (a.force, a.topics, a.clause) != (b.force, b.topics, b.clause):
        return False
    if principals(context, a.parties) != principals(context, b.parties) or a.evidence[0].start == b.evidence[0].start:
        return False
    if (a.made_on.value if a.made_on else None) != (b.made_on.value if b.made_on else None):
        return False
    few, many = sorted((set(a.content.lower().split()), set(b.content.lower().split())), key=len)
    return few <= many
