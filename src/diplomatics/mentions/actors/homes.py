"""Where people and bodies are at home without acting for the state there: "Catalan", "the Kharkiv region"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.words import Word
from diplomatics.mentions.places.gazetteer import longest
from diplomatics.registry.loader import load


@dataclass(frozen=True, slots=True)
class Home:
    """Words up to `last` that name a part, a people or a town, and the state that it is of; none where that is
    disputed."""

    last: int
    entries: tuple[Entry, ...]


@cache
def _regions() -> frozenset[str]:
    return frozenset(load("phrases")["region_nouns"])


def home_at(words: Sequence[Word], starts: dict[int, Hit], i: int) -> Home | None:
    """The home that is named at word `i`, if any."""
    if i >= len(words) or not words[i].is_cap:
        return None
    hit = starts.get(i)
    if hit is not None and hit.has("part"):
        entries = tuple(Entry("state", e.id) for e in hit.of("part"))
        return Home(_over_region(words, hit.last), entries)
    if hit is not None and hit.has("capital") and not hit.has("state", "organisation", "seat", "adjective"):
        return Home(hit.last, tuple(hit.of("capital")))
    if hit is not None:
        return None
    size, rows = longest(words, i)
    if not size or rows[0].country is None or rows[0].kind == "country":
        return None
    entries = () if rows[0].claimed_by else (Entry("state", rows[0].country),)
    return Home(_over_region(words, i + size - 1), entries)


def _over_region(words: Sequence[Word], last: int) -> int:
    return last + 1 if last + 1 < len(words) and words[last + 1].lower in _regions() else last
