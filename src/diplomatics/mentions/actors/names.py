"""Names of people that the registry does not know, read from capitals, and the ids made for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from diplomatics.mentions.actors.words import Word

PARTICLES = frozenset(
    "al el bin ibn ben abu abd van von de da dos das del della di la le bint ould der den ter al- ul ur zu y".split()
)
_NOT_NAMES = frozenset(
    "the a an in on at of and but for from to by with after before when while as if it he she they we i this that "
    "these those his her its their our his who which whose what there mr mrs ms dr monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "however meanwhile also earlier later yesterday today tomorrow according speaking asked both all no not neither "
    "summit talks treaty agreement council ministry".split()
)
# A capitalised row that holds one of these is the name of a body or place.
NO_PERSON = frozenset(
    "police group army house airport council ministry university court party bank agency institute international "
    "center centre hospital committee commission office department force forces corps guard guards union foundation "
    "stadium square street building "
    "news service services front movement company corporation league association city province "
    "assembly parliament senate congress navy command security national region conference forum street bridge".split()
)
TITLES = frozenset(
    "mr mrs ms dr sir lord lady sheikh shaikh sheik prince princess haji hajj sayyed ayatollah mullah professor prof "
    "madam mme king".split()
)
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
        if word.text == "-" and last == j and j + 1 < len(words) and words[j + 1].start == word.end:
            j += 1
            continue
        if word.lower in PARTICLES and (j > i or _cap_follows(words, j)):
            j += 1
            continue
        if not (word.is_cap and _WORD.match(word.text)) or word.lower in _NOT_NAMES:
            break
        if word.lower in NO_PERSON or (word.text.isupper() and 1 < len(word.text) < 5):
            return i
        j += 1
        last = j
    return last


def _is_initial(words: Sequence[Word], j: int) -> bool:
    word = words[j]
    return len(word.text) == 1 and word.is_cap and j + 1 < len(words) and words[j + 1].text == "."


def _cap_follows(words: Sequence[Word], j: int) -> bool:
    """Whether a capitalised word comes next, over a hyphen ("al-Assad")."""
    k = j + 1
    while k < len(words) and (words[k].text == "-" or words[k].lower in PARTICLES):
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
