"""Cuts a text into the small words that names and phrases are matched on.

Possessive endings and hyphens stand alone ("Iran" "'s", "Saudi" "-" "led"), so that one form of a name
matches in all its surroundings; typographic apostrophes are read as plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `text` as matched, `lower`, its offsets, and the number of its sentence."""

    text: str
    lower: str
    start: int
    end: int
    sentence: int

    @property
    def is_cap(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]\.){2,}"  # U.S., D.P.R.K.
        r"|['’]s(?!\w)"
        r"|[^\W\d_]+(?:['’](?!s(?!\w))[^\W\d_]+)*\d*"
        r"|\d+(?:[.,]\d+)*"
        r"|[^\w\s]"
    )


def cut(text: str) -> list[str]:
    """The words of a name."""
    return [m.group().replace("’", "'") for m in _pattern().finditer(text)]


def words_of(text: str, bounds: Sequence[tuple[int, int]] | None = None) -> list[Word]:
    """The words of a text; `bounds` are its sentences, found by splitting where they are not given."""
    spans = list(bounds) if bounds else list(_sentence_bounds(text))
    starts = [a for a, _ in spans]
    found: list[Word] = []
    at = 0
    for match in _pattern().finditer(text):
        while at + 1 < len(starts) and match.start() >= starts[at + 1]:
            at += 1
        plain = match.group().replace("’", "'")
        found.append(Word(plain, plain.lower(), match.start(), match.end(), at))
    return found


def _sentence_bounds(text: str) -> Iterable[tuple[int, int]]:
    from diplomatics.sentences.splitting import sentences

    for tokens in sentences(text):
        if tokens:
            yield tokens[0][0], tokens[-1][1]
