"""Chooses among the readings of a name by what else the text names, and keeps the others as candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.mention import Candidate
from diplomatics.registry.registry import registry

_REASONS = {
    "state": "name of the state",
    "adjective": "nationality adjective",
    "demonym": "name of its people",
    "capital": "capital standing for the government",
    "stand_in": "customary stand-in for the government",
    "seat": "seat standing for the organisation",
    "organisation": "name of the organisation",
    "group": "name of the group",
    "person": "full name",
    "surname": "surname",
}
_PRIOR = {"state": 0.9, "person": 0.95, "organisation": 0.9, "group": 0.85, "stand_in": 0.9, "capital": 0.8}
# Forms shared by two states: the one meant where nothing speaks for either.
_LARGER = frozenset({"COD", "DOM", "GIN", "SRB", "ROU", "RUS"})


def candidates(entries: Iterable[Entry], near: frozenset[str], far: frozenset[str]) -> list[Candidate]:
    """The readings of a name, best first; `near` and `far` are states named in the sentence and in the text."""
    best: dict[str, Candidate] = {}
    for rank, entry in enumerate(entries):
        score = _PRIOR.get(entry.kind, 0.8) - 0.01 * rank
        score += _support(entry, near, far)
        reason = _REASONS.get(entry.kind, entry.kind)
        if entry.id not in best or best[entry.id].score < score:
            best[entry.id] = Candidate(entry.id, reason, round(min(max(score, 0.05), 1.0), 3))
    return sorted(best.values(), key=lambda c: -c.score)


def _support(entry: Entry, near: frozenset[str], far: frozenset[str]) -> float:
    if entry.kind == "group":
        where = registry().groups[entry.id].acts_in
        if not where:
            return 0.0
        first = 0.1 if where[0] in near else 0.05 if where[0] in far else -0.2
        return first if entry.plural else first / 2
    if entry.kind in ("adjective", "demonym", "capital", "state"):
        row = registry().states.get(entry.id)
        bonus = 0.02 if entry.id in _LARGER else 0.0
        if row and row.until:
            bonus -= 0.1
        return bonus + (0.05 if entry.id in far else 0.0)
    return 0.0


def best(found: Sequence[Candidate]) -> str | None:
    """The single best candidate's id; null where two are equal."""
    if not found:
        return None
    if len(found) > 1 and found[1].score >= found[0].score:
        return None
    return found[0].id
