"""Names of people that the registry does not know, read from capitals, and the ids made for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word

_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)*\Z")


def name_end(words: Sequence[Word], i: int, blocked: Sequence[bool]) -> int:
    """The index after the last word of a person's name that begins at `i`; `i` itself where there is none.

    `blocked` tells for each word whether it belongs to a registered name, which a person's name never crosses.
    """
    j, last = i, i
    while j < len(words) and words[j].sentence == words[i].sentence and not blocked[j]:
        word = words[j]
        if _is_initial(words, j):
            j += 2
            continue
        if j > i and word.text == "-" and _is_second_half(words, j, last):
            j += 2
            last = j
            continue
        if word.text == "-" and last == j and j + 1 < len(words) and words[j + 1].start == word.end:
            j += 1
            continue
        if word.lower in listed("name_particles") and (j > i or _cap_follows(words, j)):
            j += 1
            continue
        if not (word.is_cap and _WORD.match(word.text)) or word.lower in listed("not_names"):
            break
        if word.lower in listed("no_person") or (word.text.isupper() and 1 < len(word.text) < 5):
            return i
        j += 1
        last = j
    return last


def _is_second_half(words: Sequence[Word], j: int, last: int) -> bool:
    """ "Tae-sung", "Ying-wen": the second half of a given name is written small."""
    if last != j or j + 1 >= len(words) or words[j].start != words[j - 1].end:
        return False
    half = words[j + 1]
    return (
        half.start == words[j].end
        and half.text.islower()
        and half.text.isalpha()
        and len(half.text) < 7
        and half.lower not in listed("compounds")
    )


def _is_initial(words: Sequence[Word], j: int) -> bool:
    word = words[j]
    return len(word.text) == 1 and word.is_cap and j + 1 < len(words) and words[j + 1].text == "."


def _cap_follows(words: Sequence[Word], j: int) -> bool:
    """Whether a capitalised word comes next, over a hyphen ("al-Assad")."""
    k = j + 1
    while k < len(words) and (words[k].text == "-" or words[k].lower in listed("name_particles")):
        k += 1
    return k < len(words) and words[k].is_cap and words[k].sentence == words[j].sentence


def slug(name: str) -> str:
    """An id from a name: "Emos Lungu" is "emos-lungu"."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’.]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def surname_of(name: str) -> str:
    """The part of a full name that later mentions use: the last word with the particles that belong to it."""
    parts = name.replace("’", "'").split()
    return re.sub(r"^(?:al|el|Al|El)-", "", parts[-1]) if parts else name
