"""What all phrase rules share: the words, the hits, and the cutting of phrases and names."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.names import name_end
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.place_use import place_like
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word

_MAY_BE_PLACE = frozenset({"state", "capital", "seat", "group"})


class Cursor:
    """The words of one text with the hits that begin at each."""

    def __init__(self, words: Sequence[Word], hits: Sequence[Hit]) -> None:
        self.words = words
        self.starts = {h.first: h for h in hits}
        self.named = [False] * len(words)
        for hit in hits:
            if not hit.has("office") and not hit.has("surname", "person", "part", "pair"):
                self.named[hit.first : hit.last + 1] = [True] * (hit.last + 1 - hit.first)

    def article(self, i: int) -> int:
        """The index after determiners at `i`."""
        while i < len(self.words) - 1 and self.words[i].lower in listed("determiners"):
            i += 1
        return i

    def name_at(self, i: int) -> tuple[int, int]:
        """Where a person's name at `i` begins, after titles, and the index after it; the same where there is none."""
        if i >= len(self.words):
            return i, i
        while i < len(self.words) - 1 and self.words[i].lower.rstrip(".") in listed("titles") and self.words[i].is_cap:
            i += 2 if self.words[i + 1].text == "." else 1
        hit = self.starts.get(i)
        end = name_end(self.words, i, self.named)
        return i, max(hit.last + 1, end) if hit and hit.has("person") else end

    def person_entries(self, first: int, end: int) -> tuple[Entry, ...]:
        """The registry's readings of the name of these words."""
        hit = self.starts.get(first)
        return hit.entries if hit and hit.has("person", "surname") and hit.last + 1 == end else ()

    def phrase(self, first: int, last: int, shape: str, **parts: object) -> Phrase:
        """A phrase, with whether it may be a place and stands after "the"."""
        phrase = Phrase(first, last, shape, **parts)  # type: ignore[arg-type]
        if shape in ("name", "description") and phrase.entries:
            kinds = {e.kind for e in phrase.entries}
            phrase.place_like = bool(kinds & _MAY_BE_PLACE) and place_like(self.words, first)
            phrase.definite = first > 0 and self.words[first - 1].lower == "the"
        return phrase

    def is_possessive(self, last: int) -> bool:
        """Whether a possessive ending follows."""
        return last + 1 < len(self.words) and self.words[last + 1].text in ("'s", "'")

    def text_of(self, first: int, end: int) -> str:
        """The words `first` to `end` (exclusive) with their own spacing."""
        out = self.words[first].text
        for a, b in zip(self.words[first : end - 1], self.words[first + 1 : end], strict=True):
            out += (" " if b.start > a.end else "") + b.text
        return out
