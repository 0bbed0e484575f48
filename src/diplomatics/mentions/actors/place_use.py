"""Whether a state's or city's name is used as a place ("in Syria") or as an actor ("Syria said")."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.words import Word

_PLACE_PREPOSITIONS = frozenset(
    "in at near from outside inside into to across throughout around within towards toward via through over onto "
    "beyond off".split()
)
_REGION = frozenset(
    "northern southern eastern western central northwest northeast southwest southeast northwestern northeastern "
    "southwestern southeastern north south east west upper lower occupied mainland downtown rural greater "
    "government-held rebel-held".split()
)
_PLACE_NOUNS = frozenset(
    "territory territories integrity sovereignty border borders parts part north south east west capital city people "
    "regions region area areas province provinces independence unity coast outskirts streets airspace centre center "
    "state town situation conflict war crisis future most much rest map suburbs heart stability division partition "
    "reconstruction".split()
)


def place_like(words: Sequence[Word], first: int) -> bool:
    """Whether the name that begins at word `first` may be a place: by what stands before its row of names."""
    i = first - 1
    while i >= 0 and words[i].sentence == words[first].sentence:
        word = words[i].lower
        if word in ("the", "neighbouring", "neighboring", "nearby", "both", "war-torn"):
            i -= 1
            continue
        if word in _REGION:
            return True
        if word in (",", "and", "or", "&") and i > 0 and words[i - 1].is_cap:
            i -= 2
            continue
        if word == "of" and i > 0:
            return words[i - 1].lower in _PLACE_NOUNS
        if word == "to" and i > 0:
            return words[i - 1].lower not in _TIES
        if word == "from" and i > 0:
            return words[i - 1].lower not in _SENDERS
        return word in _PLACE_PREPOSITIONS
    return False


_TIES = frozenset(
    "ties links relations linked tied loyal thanks allied opposed owed according due support help".split()
)
_SENDERS = frozenset(
    "support pressure criticism condemnation pledge pledges aid help assistance request requests response reaction "
    "statement demand demands backing denial word reply threat threats commitment guarantee guarantees".split()
)
