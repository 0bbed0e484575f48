"""Whether a state's or city's name is used as a place ("in Syria") or as an actor ("Syria said")."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word


def is_region(word: str) -> bool:
    """Whether a word says which part of a state is meant ("northern")."""
    return word in listed("region_words")


def place_like(words: Sequence[Word], first: int) -> bool:
    """Whether the name that begins at word `first` may be a place: by what stands before its row of names."""
    i = first - 1
    while i >= 0 and words[i].sentence == words[first].sentence:
        word = words[i].lower
        if word in ("the", "neighbouring", "neighboring", "nearby", "both", "war-torn"):
            i -= 1
            continue
        if word in listed("region_words"):
            return True
        if word in (",", "and", "or", "&") and i > 0 and words[i - 1].is_cap:
            i -= 2
            continue
        if word == "of" and i > 0:
            return words[i - 1].lower in listed("place_nouns")
        if word == "to" and i > 0:
            return words[i - 1].lower not in listed("ties")
        if word == "from" and i > 0:
            return words[i - 1].lower not in listed("senders")
        return word in listed("place_prepositions")
    return False
