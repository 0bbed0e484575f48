"""A collective that is told at once: "the two states, Syria and Turkey, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.words import Word

JOINERS = frozenset({",", "and", ", and", "–", "—", "(", ":"})


def told_at_once(words: Sequence[Word], phrases: Sequence[Phrase], collective: Phrase) -> tuple[str, ...]:
    """The ids of the names that follow a collective after a comma, dash, colon or bracket; () where none do.

    They must be as many as the collective says, each with one reading.
    """
    size = collective.collective.size if collective.collective else None
    found: list[str] = []
    last = collective.last
    for phrase in (p for p in phrases if p.first > collective.last and not p.nested):
        between = " ".join(w.lower for w in words[last + 1 : phrase.first])
        wanted = JOINERS - {"and"} if not found else JOINERS - {"(", ":"}
        if between not in wanted or phrase.shape != "name" or len(phrase.entries) != 1:
            break
        found.append(phrase.entries[0].id)
        last = phrase.last
    return tuple(found) if size is not None and len(found) == size else ()
