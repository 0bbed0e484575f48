"""Reads whom a role belongs to: "Iranian, Turkish, Russian and Syrian", "Iran's", "their", "the two countries'"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplomatics.mentions.actors.collectives import read_collective
from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.phrase import Owner
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word

POSSESSIVES = frozenset({"its", "their", "his", "her", "whose"})
OWNER_KINDS = ("adjective", "state", "capital", "stand_in", "seat", "organisation", "group", "person", "surname")


@dataclass(frozen=True, slots=True)
class Before:
    """Owners read before a role: the index after them, and whether the last carried a possessive ending."""

    owners: tuple[Owner, ...]
    after: int
    possessive: bool


def hyphenated(words: Sequence[Word], hit: Hit) -> str:
    """For "US-backed" the word after the hyphen; empty where none, or where it is a name too."""
    j = hit.last + 1
    if j + 1 < len(words) and words[j].text == "-" and words[j].start == words[hit.last].end:
        following = words[j + 1]
        if following.start == words[j].end and not following.is_cap:
            return following.lower
    return ""


def is_based(word: str) -> bool:
    """Whether a compound says where something is."""
    return word in listed("based")


def owners_before(words: Sequence[Word], starts: dict[int, Hit], i: int) -> Before | None:
    """The owners that begin at word `i`, as they stand before a role."""
    if words[i].lower in POSSESSIVES:
        return Before((Owner(i, i, pronoun=words[i].lower),), i + 1, True)
    shared = read_collective(words, i)
    if shared and shared[1] < len(words) and words[shared[1]].text in ("'", "'s", "’"):
        return Before((Owner(i, shared[1] - 1, collective=shared[0]),), shared[1] + 1, True)
    row: list[Owner] = []
    j, possessive = i, False
    while j < len(words) and words[j].sentence == words[i].sentence:
        hit = starts.get(j)
        if hit is None or not hit.has(*OWNER_KINDS) or hyphenated(words, hit):
            break
        human = not hit.has("adjective", "state", "capital", "stand_in", "seat", "organisation", "group")
        if human and row:
            break
        entries = tuple(hit.of(*OWNER_KINDS))
        row.append(Owner(hit.first, hit.last, entries, bare=not hit.has("adjective")))
        j = hit.last + 1
        possessive = j < len(words) and words[j].text in ("'s", "'") and words[j].start == words[j - 1].end
        if possessive:
            j += 1
        following = None if human else _joint(words, starts, j)
        if following is None or (possessive and words[j].lower == ","):
            break
        j = following
    if not row or _is_mixed(row, possessive):
        return None
    return Before(tuple(row), j, possessive)


def _is_mixed(row: Sequence[Owner], possessive: bool) -> bool:
    """ "Turkey, German officials": a state's bare name and an adjective are no row of owners."""
    if possessive or row[-1].bare:
        return False
    return any(o.bare and any(e.kind in ("state", "capital") for e in o.entries) for o in row)


def _joint(words: Sequence[Word], starts: dict[int, Hit], j: int) -> int | None:
    """The index of the next owner in a row, or null where the row ends."""
    k = j
    if k < len(words) and (words[k].text in (",", "/") or _is_tight_hyphen(words, k)):
        k += 1
    if k < len(words) and words[k].lower in ("and", "or", "&"):
        k += 1
    if k == j:
        return None
    if k < len(words) and words[k].lower == "the":
        k += 1
    hit = starts.get(k)
    return k if hit and hit.has(*OWNER_KINDS) and not hyphenated(words, hit) else None


def _is_tight_hyphen(words: Sequence[Word], k: int) -> bool:
    """A hyphen without spaces ("Russian-Turkish"), not a dash."""
    return words[k].text in ("-", "–") and words[k].start == words[k - 1].end


def owners_after(words: Sequence[Word], starts: dict[int, Hit], i: int) -> Before | None:
    """The owners after "of" or "from": a row of names, or "the four countries"."""
    if i >= len(words):
        return None
    shared = read_collective(words, i)
    if shared:
        return Before((Owner(i, shared[1] - 1, collective=shared[0]),), shared[1], False)
    if words[i].lower == "both":
        i += 1
    if i < len(words) and words[i].lower in ("the", "neighbouring", "neighboring"):
        i += 1
    if i >= len(words):
        return None
    hit = starts.get(i)
    if hit is None or not hit.has("state", "capital", "stand_in", "seat", "organisation", "group"):
        return None
    return owners_before(words, starts, i)
