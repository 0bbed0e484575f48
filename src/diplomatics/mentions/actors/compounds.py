"""Words that stand before a role word and belong to it, though we do not know them: "coca growers"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.loader import load


def over_unknown(words: Sequence[Word], starts: dict[int, Hit], j: int) -> int:
    """How many words of a compound stand at `j` that we do not know ("car" of "car maker", "Bharatiya Janata" of a
    party), or 0: they must lead to a role word, and none of them may be a verb."""
    if (hit := starts.get(j)) and hit.has("region", "part") and (head := starts.get(hit.last + 1)):
        return hit.last + 1 - j if head.has("office") else 0
    k = j
    if words[j].is_cap and (j not in starts or _is_adjective_role(words, starts, j)):
        while k < len(words) and k - j < 7 and _in_name(words, k):
            if k in starts and not _is_adjective_role(words, starts, k):
                break
            k += 1
        head = starts.get(k)
        return k - j if head and (words[head.first].is_cap or _is_own(head)) and head.has("office") else 0
    while k < len(words) and k - j < 5 and (step := _plain_noun(words, starts, k)):
        k += step
    small = k
    while k < len(words) and k - small < 3 and k not in starts and words[k].is_cap and words[k].text.isalpha():
        k += 1
    head = starts.get(k)
    if k == j or head is None or not head.has("office") or words[k].is_cap:
        return 0
    return k - j if k == small or _is_own(head) else 0


def _in_name(words: Sequence[Word], k: int) -> bool:
    """Whether word `k` may go on a name: a capital, a small word or a tight hyphen."""
    if words[k].text == "-":
        return words[k].start == words[k - 1].end and k + 1 < len(words) and words[k + 1].start == words[k].end
    return words[k].is_cap or words[k].lower in ("of", "and")


def _is_own(hit: Hit) -> bool:
    """Whether a role word is of people or bodies that are not the state's."""
    return any(e.office and e.office.kind == "own" for e in hit.entries)


def _is_adjective_role(words: Sequence[Word], starts: dict[int, Hit], k: int) -> bool:
    """ "National" in the name of a body is no citizen."""
    return starts[k].has("office") and words[k].is_cap and words[k].lower in listed("adjective_roles")


def _plain_noun(words: Sequence[Word], starts: dict[int, Hit], k: int) -> int:
    """The length of a noun or adjective that is neither known nor a verb: "coca" is 1, "post-war" 3; else 0."""
    word = words[k]
    if k in starts or not word.text.isalpha() or not word.text.islower() or word.text in _never_inside():
        return 0
    if k + 2 < len(words) and words[k + 1].text == "-" and words[k + 1].start == word.end:
        return 3 if words[k + 2].text.islower() and k + 2 not in starts else 0
    if len(word.text) < 3 or word.text.endswith(("ed", "ly")):
        return 0
    if (
        word.text.endswith("s")
        and not word.text.endswith(("ss", "us", "is", "ics"))
        and word.text not in _never_verbs()
    ):
        return 0
    return 1


@cache
def _never_verbs() -> frozenset[str]:
    return frozenset(load("phrases")["plural_modifiers"])


@cache
def _never_inside() -> frozenset[str]:
    return frozenset(load("phrases")["never_inside"])
