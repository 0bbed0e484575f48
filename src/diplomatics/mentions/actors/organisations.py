"""Names of bodies that hold a country's name and are not the country: "University of Tehran", "Bank of Israel"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from diplomatics.contract.terms import Sector
from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.loader import load

_PLACE_KINDS = ("state", "capital", "adjective")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in"})


@cache
def _heads() -> dict[str, Sector]:
    """Head words of such names and the sector that they show (registry/data/phrases.yaml)."""
    return {w: cast(Sector, s) for s, row in load("phrases")["body_words"].items() for w in row}


def sector_of(name: str) -> Sector:
    """The sector that the words of a body's name show."""
    return next((_heads()[w] for w in name.split() if w in _heads()), "UNK")


def read_longer_name(words: Sequence[Word], starts: dict[int, Hit], i: int) -> Phrase | None:
    """The longer name that begins at word `i`, if it holds a country and a head word of a body."""
    if not words[i].is_cap or (i in starts and starts[i].has("organisation", "group", "person", "block", "office")):
        return None
    j, last = i, i
    while j < len(words) and words[j].sentence == words[i].sentence:
        hit = starts.get(j)
        if hit and hit.has("organisation", "group", "person", "block"):
            break
        if words[j].is_cap and words[j].text[0].isalpha():
            last = hit.last if hit and not hit.has("office") else j
            j = last + 1
        elif words[j].lower in _SMALL and j + 1 < len(words) and j > i:
            j += 1
        else:
            break
    return _checked(words, starts, i, last)


def _checked(words: Sequence[Word], starts: dict[int, Hit], i: int, last: int) -> Phrase | None:
    inside = [starts[k] for k in range(i, last + 1) if k in starts and starts[k].has(*_PLACE_KINDS)]
    heads = [k for k in range(i, last + 1) if words[k].text in _heads()]
    if not inside or not heads or last == i:
        return None
    if heads[-1] != last and not any(words[k].lower in ("of", "for") for k in range(heads[0], last)):
        return None
    name = " ".join(w.text for w in words[i : last + 1])
    return Phrase(i, last, "organisation", entries=inside[0].entries, name=name)
