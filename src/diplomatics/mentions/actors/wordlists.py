"""The small words of this package (registry/data/actor_words.yaml), and its lists of names (phrases.yaml)."""

from __future__ import annotations

from functools import cache

from diplomatics.registry.loader import load


@cache
def listed(name: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(load("actor_words")[name])


@cache
def listed_names(name: str) -> frozenset[str]:
    """One list of names, with their capitals."""
    return frozenset(load("phrases")[name])
