"""Rows of coordinated phrases: "Iran, Turkey and Russia"."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.words import Word


def rows(words: Sequence[Word], phrases: Sequence[Phrase]) -> dict[int, list[int]]:
    """Rows of coordinated phrases: index of the last to the indices of all."""
    found: dict[int, list[int]] = {}
    row: list[int] = []
    for i, phrase in enumerate(phrases):
        if phrase.nested or phrase.shape == "pronoun":
            continue
        if row and _joined(words, phrases[row[-1]], phrase) and not _apposed(words, phrases, row, phrase):
            row.append(i)
        else:
            if len(row) > 1:
                found[row[-1]] = row
            row = [i]
    if len(row) > 1:
        found[row[-1]] = row
    return {k: v for k, v in found.items() if _is_closed(words, phrases, v)}


def _apposed(words: Sequence[Word], phrases: Sequence[Phrase], row: list[int], phrase: Phrase) -> bool:
    """ "Brazil, Argentina and Chile, the guarantors": after its "and" a row is over, and "the" says what it is."""
    if len(row) < 2 or phrase.shape != "role" or not phrase.definite or phrase.owners:
        return False
    last = phrases[row[-1]]
    closed = any(w.lower in ("and", "&") for w in words[phrases[row[-2]].last + 1 : last.first])
    return closed and [w.text for w in words[last.last + 1 : phrase.first]] == [","]


def _numbered(words: Sequence[Word], first: int, end: int) -> list[tuple[int, Word]]:
    return [(k, words[k]) for k in range(first, end)]


def _joined(words: Sequence[Word], a: Phrase, b: Phrase) -> bool:
    if words[a.first].sentence != words[b.first].sentence:
        return False
    if any(w.text == "-" and w.start > words[k - 1].end for k, w in _numbered(words, a.last + 1, b.first)):
        return False  # a dash
    between = [w.lower for w in words[a.last + 1 : b.first]]
    plain = [w for w in between if w not in ("the", "'s", "'", "former")]
    return bool(plain) and all(w in (",", "and", "&", "-", "/", "both") for w in plain) and len(plain) <= 2


def _is_closed(words: Sequence[Word], phrases: Sequence[Phrase], row: list[int]) -> bool:
    """A row needs an "and" or a hyphen somewhere, so that an apposition is none."""
    first, last = phrases[row[0]].last, phrases[row[-1]].first
    return any(w.lower in ("and", "&", "-", "/") for w in words[first + 1 : last])
