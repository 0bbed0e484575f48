"""Places that the gazetteer does not have: found by the model, or by the word for their kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplomatics.mentions.actors.place_use import place_like
from diplomatics.mentions.actors.words import Word
from diplomatics.mentions.places.evidence import Evidence
from diplomatics.mentions.places.words import listed


def unknown_places(words: Sequence[Word], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """First and last character of each."""
    seen: set[tuple[int, int]] = set()
    common = listed("ways") | listed("unit_after") | listed("unit_before") | listed("bodies") | listed("common")
    for label, first, last in evidence.named.values():
        if label not in ("PLACE", "FACILITY") or (first, last) in seen or not words[first].is_cap:
            continue
        seen.add((first, last))
        parts = words[first : last + 1]
        if all(w.text in common or len(w.text) < 2 for w in parts) or parts[-1].text in evidence.surnames:
            continue
        if (label == "PLACE" and last > first) or place_like(words, first):
            yield words[first].start, words[last].end
    yield from _ways(words, seen)


def _ways(words: Sequence[Word], seen: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """ "Main Street", "Neches River"."""
    kinds = (listed("ways") | listed("unit_after")) - listed("common")
    for at, word in enumerate(words):
        if word.text not in kinds or at == 0:
            continue
        first = at
        while first > 0 and words[first - 1].is_cap and words[first - 1].sentence == word.sentence and at - first < 4:
            first -= 1
        if words[first].lower in listed("articles"):
            first += 1
        if first < at and not any(a <= first <= b for a, b in seen):
            yield words[first].start, word.end
