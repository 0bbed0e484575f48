"""What resolving a phrase yields, before it becomes a mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplomatics.mentions.mention import Candidate


@dataclass(frozen=True, slots=True)
class Result:
    """Actor ids (one, several or none), the role said, candidates and a reason."""

    ids: tuple[str, ...]
    role: str | None
    candidates: Sequence[Candidate]
    reason: str
    single: bool = True
    sector: str | None = None
    offices: frozenset[str] = frozenset()
