"""The words of registry/data/place_words.yaml."""

from __future__ import annotations

from functools import cache
from typing import Any

from diplomatics.registry.loader import load


@cache
def listed(name: str) -> frozenset[str]:
    """One of the file's rows of words."""
    return frozenset(str(load("place_words")[name]).split())


def mapped(name: str) -> dict[Any, list[str]]:
    """One of the file's maps from a code to names."""
    found: dict[Any, list[str]] = load("place_words")[name]
    return found
