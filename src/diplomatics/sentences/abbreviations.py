"""Abbreviations, read once from the vocabulary's data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Word lists; each without the last full stop."""

    titles: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    others: frozenset[str]
    starters: frozenset[str]
    continues: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every abbreviation."""
        return self.titles | self.numbers | self.dates | self.others


@cache
def abbreviations() -> Abbreviations:
    """The lists of `vocabulary/data/abbreviations.yaml`."""
    path = files("diplomatics") / "vocabulary" / "data" / "abbreviations.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = ("titles", "numbers", "dates", "others", "starters", "continues")
    return Abbreviations(*(frozenset(str(w) for w in data[name]) for name in names))
