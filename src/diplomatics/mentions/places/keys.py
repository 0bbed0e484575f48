"""The form under which a place name is looked up: small letters without accents, points and hyphens."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from diplomatics.mentions.actors.words import cut

INDEX_BITS = 18  # of an entry of the table: the number of its place; the bits above it are the name's
_SKIPPED = frozenset({".", "-", "‐", "–", "'", "‘", "`", "ʻ", "ʼ", ",", "(", ")", "/"})
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "mtn": "mountain"}
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def plain(text: str) -> str:
    """Small letters without accents, apostrophes and points."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
        lowered = "".join(c for c in lowered if not unicodedata.combining(c) and c not in _SKIPPED)
    return lowered.replace("'", "").replace(".", "")


def key_of(words: Iterable[str]) -> str:
    """The key of a name's words: "St. Gallen" is "saint gallen"."""
    parts = [plain(w) for w in words if w not in _SKIPPED]
    return " ".join(_LONG.get(p, p) for p in parts if p)


def key_of_name(name: str) -> str:
    """The key of a name as a gazetteer has it."""
    return key_of(cut(name))


def number_of(key: str) -> int:
    """46 bits that stand for a key in the table."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> INDEX_BITS
