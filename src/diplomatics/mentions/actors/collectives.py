"""Reads "the four countries", "both sides", "neither government": nouns for the members of a group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplomatics.mentions.actors.lexicon import pluralise
from diplomatics.mentions.actors.phrase import ClassOfNoun, Collective
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.registry import registry

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7,
}  # fmt: skip
_EACH = frozenset({"each", "either", "neither"})
_OPENERS = frozenset({"the", "all", "both", "these", "those", "their"}) | _EACH


@cache
def _nouns() -> dict[str, tuple[str, ClassOfNoun, bool]]:
    """Noun form to (singular, class, whether plural)."""
    found: dict[str, tuple[str, ClassOfNoun, bool]] = {}
    kinds: tuple[ClassOfNoun, ...] = ("any", "people", "states")
    for kind in kinds:
        for noun in registry().words("collectives")[kind]:
            found[noun] = (noun, kind, False)
            found[pluralise(noun)] = (noun, kind, True)
    return found


def read_collective(words: Sequence[Word], i: int) -> tuple[Collective, int] | None:
    """(what it says, index after it) where a collective begins at word `i`."""
    opener = words[i].lower
    if opener not in _OPENERS:
        return None
    j, size = i + 1, 2 if opener == "both" or opener in _EACH else None
    if j < len(words) and opener == "all" and words[j].lower in ("the", "of"):
        j += 1
    elif opener == "all" and not (j < len(words) and words[j].lower in _NUMBERS):
        return None  # "all parties" is anybody
    if j < len(words) and words[j].lower in _NUMBERS:
        size = _NUMBERS[words[j].lower]
        j += 1
        if size == 2 and opener == "the" and j < len(words) and words[j].lower in listed("verbs_after_two"):
            return Collective(2, "two", "any"), j
    if opener == "their" and size is None:
        return None
    return _noun(words, i, j, size, opener)


def _narrowed(words: Sequence[Word], after: int) -> bool:
    """Whether what follows says which are meant, so that none named before are: "the countries hosting refugees"."""
    if after >= len(words):
        return False
    word = words[after].lower
    return word in ("that", "which", "who", "of", "in", "from", "with", "whose") or word.endswith("ing")


def _noun(words: Sequence[Word], i: int, j: int, size: int | None, opener: str) -> tuple[Collective, int] | None:
    for _ in range(3):
        if j >= len(words) or words[j].sentence != words[i].sentence:
            return None
        for length in (2, 1):
            if j + length > len(words):
                continue
            form = " ".join(w.lower for w in words[j : j + length])
            known = None if words[j].is_cap and opener in _EACH else _nouns().get(form)
            if known and known[2] != (opener in _EACH) and not (size is None and _narrowed(words, j + length)):
                return Collective(size, known[0], known[1]), j + length
        if words[j].lower not in listed("before_collectives"):
            return None
        j += 1
    return None
