"""What speaks for a name being a place's: the model's names, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.place_use import place_like
from diplomatics.mentions.actors.words import Word
from diplomatics.mentions.places.hits import PlaceHit
from diplomatics.mentions.places.words import listed
from diplomatics.sentences.sentence import Sentence

_DASHES = frozenset({"-", "–", "—"})
PLACES = frozenset({"PLACE", "STATE"})
Named = tuple[str, int, int]  # the model's type, first and last word


@dataclass
class Evidence:
    """All that is known of a text's words before its places are chosen."""

    words: Sequence[Word]
    named: dict[int, Named] = field(default_factory=dict)
    actors: dict[int, Hit] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    tags: dict[int, str] = field(default_factory=dict)
    has_model: bool = False

    def label(self, hit: PlaceHit) -> str:
        """The model's type of the name that holds the hit's first word; empty for none."""
        found = self.named.get(hit.first) or self.named.get(hit.last)
        return found[0] if found else ""

    def is_inside(self, hit: PlaceHit, *types: str) -> bool:
        """Whether the hit is a part of a longer name of one of these types."""
        for at in (hit.first, hit.last):
            found = self.named.get(at)
            if found and found[0] in types and (found[1] < hit.first or found[2] > hit.last):
                return True
        return False

    def before(self, hit: PlaceHit) -> Word | None:
        """The word before, in the same sentence."""
        at = hit.first - 1
        return self.words[at] if at >= 0 and self.words[at].sentence == self.words[hit.first].sentence else None

    def after(self, hit: PlaceHit, steps: int = 1) -> Word | None:
        """The word after, in the same sentence."""
        at = hit.last + steps
        same = at < len(self.words) and self.words[at].sentence == self.words[hit.last].sentence
        return self.words[at] if same else None

    def is_located(self, hit: PlaceHit) -> bool:
        """Whether the words around say "place" ("in", "near", "the capital of", "a Chapin man", "30, of Ravenel")."""
        if place_like(self.words, hit.first) or self.is_dateline(hit):
            return True
        before, after = self.before(hit), self.after(hit)
        if before is not None and before.lower == "of" and hit.first > 1 and self.words[hit.first - 2].text == ",":
            return True
        return after is not None and after.text in listed("locals") and hit.kind == "name"

    def is_dateline(self, hit: PlaceHit) -> bool:
        """ "CLINTON -- A couple ...": capitals at the beginning of a sentence, and a dash."""
        after = self.after(hit)
        if after is None or after.text not in _DASHES or self.before(hit) is not None:
            return False
        return after.start > self.words[hit.last].end and self.words[hit.first].text.isupper()

    def is_word(self, hit: PlaceHit) -> bool:
        """Whether the model reads a single word as no name ("First", "Free")."""
        return hit.size == 1 and self.tags.get(hit.first, "PROPN") != "PROPN"

    def body_after(self, hit: PlaceHit) -> bool:
        """Whether a capitalised row after the hit ends in a word for a body, a house or a text."""
        at, seen = hit.last + 1, 0
        while at < len(self.words) and seen < 5 and self.words[at].sentence == self.words[hit.last].sentence:
            word = self.words[at]
            if word.text in listed("texts") or word.text in listed("institutions"):
                return True
            if not (word.is_cap or word.text in ("-", "&", "of", "and")):
                return False
            if word.text in listed("bodies"):
                return True
            at, seen = at + 1, seen + 1
        return False

    def opens_body(self, hit: PlaceHit) -> bool:
        """Whether the hit is the first word of a body's or house's name ("Torrington Police")."""
        before = self.before(hit)
        return self.body_after(hit) and not (before is not None and (before.is_cap or before.text in ("&", "-")))

    def body_before(self, hit: PlaceHit) -> bool:
        """Whether the hit ends "University of X", "Bank of X"."""
        at = hit.first - 1
        if at >= 0 and self.words[at].lower == "the":
            at -= 1
        if at < 1 or self.words[at].lower != "of" or self.words[at].sentence != self.words[hit.first].sentence:
            return False
        return self.words[at - 1].text in listed("bodies")

    def actor(self, hit: PlaceHit, *kinds: str) -> Hit | None:
        """The registered name of an actor that covers the hit's first word."""
        found = self.actors.get(hit.first)
        return found if found is not None and found.has(*kinds) else None


def gather(words: Sequence[Word], hits: Sequence[Hit], sentences: Sequence[Sentence]) -> Evidence:
    """The evidence of one text."""
    named: dict[int, Named] = {}
    at = 0
    surnames: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            while at < len(words) and words[at].end <= name.start:
                at += 1
            last = at
            while last + 1 < len(words) and words[last + 1].start < name.end:
                last += 1
            if at < len(words) and words[at].start < name.end:
                for k in range(at, last + 1):
                    named[k] = (name.type, at, last)
                if name.type == "PERSON" and last > at:
                    surnames.add(words[last].text)
    tags = {}
    at = 0
    for token in (t for s in sentences for t in s.tokens):
        while at < len(words) and words[at].start < token.start:
            at += 1
        if at < len(words) and words[at].start == token.start:
            tags[at] = token.upos
    actors = {k: h for h in hits for k in range(h.first, h.last + 1)}
    return Evidence(words, named, actors, frozenset(surnames), tags, any(s.is_parsed for s in sentences))
