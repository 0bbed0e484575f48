"""The words for documents, and the documents that the registry knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from diplomatics.contract.terms import InstrumentType
from diplomatics.registry import rows
from diplomatics.registry.loader import load as load_registry
from diplomatics.registry.rows import KnownInstrument
from diplomatics.vocabulary.loader import load


def words() -> dict[str, Any]:
    """documents.yaml."""
    return cast(dict[str, Any], load("documents"))


@cache
def types() -> dict[str, InstrumentType]:
    """The type of every noun, singular and plural."""
    found: dict[str, InstrumentType] = {}
    for kind, nouns in words()["types"].items():
        for noun in nouns:
            found[noun] = kind
            found.setdefault(f"{noun}s", kind)
    return found


def alternatives(choices: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, with straight and curly apostrophes."""
    escaped = (re.escape(word).replace("'", "['’]") for word in sorted(choices, key=len, reverse=True))
    return "|".join(escaped)


@cache
def known() -> dict[str, KnownInstrument]:
    """Registered documents by every name."""
    found: dict[str, KnownInstrument] = {}
    for raw in load_registry("instruments"):
        row = rows.instrument(raw)
        for name in (row.name, *row.names):
            found[name.lower()] = row
    return found
