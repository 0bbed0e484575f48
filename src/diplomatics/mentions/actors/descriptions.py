"""Reads "the Arab country", "the kingdom", "the bloc", "West African leaders": phrases by what something is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.roles import read_roles
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word, cut
from diplomatics.registry.registry import registry


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word after "the" to (words, key): what states and organisations are called."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for state in registry().states.values():
        for text in state.descriptions:
            parts = tuple(w.lower() for w in cut(text.removeprefix("the ")))
            found.setdefault(parts[0], []).append((parts, "state:" + " ".join(parts)))
    for body in registry().organisations.values():
        for text in body.words:
            parts = tuple(w.lower() for w in cut(text))
            found.setdefault(parts[0], []).append((parts, "organisation:" + text))
    found.setdefault("country", []).append((("country",), "any-state:country"))
    for rows in found.values():
        rows.sort(key=lambda r: -len(r[0]))
    return found


def read_description(words: Sequence[Word], starts: dict[int, Hit], i: int) -> Phrase | None:
    """The description that begins at word `i`, if any."""
    start = i + 1 if words[i].lower in ("the", "several", "some", "other", "all", "three", "five") else i
    if start >= len(words):
        return None
    region = _region(words, starts, i, start)
    if region:
        return region
    if words[i].lower not in ("the", "this", "that") or (start in starts and not starts[start].has("office")):
        return None
    j = start
    while j < len(words) and words[j].lower in (
        "armed",
        "islamist",
        "militant",
        "oil",
        "european",
        "regional",
        "military",
        "world",
        "ruling",
        "west",
        "trade",
        "27-nation",
    ):
        j += 1
    j = _over_number(words, start, j)
    for at in dict.fromkeys((start, j)):
        found = _known(words, starts, i, at)
        if found:
            return found
    return None


def _over_number(words: Sequence[Word], start: int, j: int) -> int:
    """The index after "27-nation"."""
    if start + 2 < len(words) and words[start + 1].text == "-" and words[start + 2].lower in (
        "nation", "member", "country", "state", "strong",
    ):  # fmt: skip
        return start + 3
    return j


def _of_state(words: Sequence[Word], starts: dict[int, Hit], i: int, after: int) -> Phrase | None:
    """ "the kingdom of Denmark": its name follows."""
    hit = starts.get(after + 1)
    if after >= len(words) or words[after].lower != "of" or hit is None or not hit.has("state"):
        return None
    return Phrase(i, hit.last, "name", entries=tuple(hit.of("state")), definite=True)


def _known(words: Sequence[Word], starts: dict[int, Hit], i: int, start: int) -> Phrase | None:
    if start >= len(words):
        return None
    for parts, key in _phrases().get(words[start].lower, ()):
        if tuple(w.lower for w in words[start : start + len(parts)]) == parts:
            if named := _of_state(words, starts, i, start + len(parts)):
                return named
            phrase = Phrase(i, start + len(parts) - 1, "description", name=key, definite=True)
            phrase.place_like = key.startswith("any-state")
            return phrase
    return None


def _region(words: Sequence[Word], starts: dict[int, Hit], i: int, start: int) -> Phrase | None:
    """ "the Arab country", "West African leaders", "the three Baltic states"."""
    hit = starts.get(start)
    if hit is None or not hit.has("region"):
        return None
    entry = hit.of("region")[0]
    j = hit.last + 1
    if j < len(words) and words[j].lower in ("island", "oil", "rich", "monarch"):
        j += 1
    if j >= len(words):
        return None
    noun = words[j].lower
    if noun in listed("described_one") or noun in listed("described_many"):
        phrase = Phrase(i, j, "description", entries=(entry,), name=f"region:{entry.id}")
        phrase.plural, phrase.definite = noun in listed("described_many"), words[i].lower == "the"
        return phrase
    roles, after = read_roles(words, starts, j)
    if not roles:
        return None
    phrase = Phrase(i, after - 1, "description", entries=(Entry("region", entry.id),), name=f"region:{entry.id}")
    phrase.plural, phrase.roles = roles[-1].plural, roles
    return phrase
