"""Phrases without a role: names, descriptions, collectives, pronouns."""

from __future__ import annotations

from diplomatics.mentions.actors.collectives import read_collective
from diplomatics.mentions.actors.cursor import Cursor
from diplomatics.mentions.actors.descriptions import read_description
from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.organisations import read_longer_name
from diplomatics.mentions.actors.owners import POSSESSIVES
from diplomatics.mentions.actors.phrase import Owner, Phrase
from diplomatics.mentions.actors.place_use import place_like
from diplomatics.mentions.actors.wordlists import listed

_PRONOUNS = frozenset("it its they them their he him his she her whose".split())


class PlainPhrases(Cursor):
    """The rules for phrases without a role; each gives the phrases that begin at a word, or none."""

    def longer_name(self, i: int) -> list[Phrase]:
        """ "University of Tehran"."""
        found = read_longer_name(self.words, self.starts, i)
        return [found] if found else []

    def capital(self, i: int) -> list[Phrase]:
        """ "the Chinese capital": the state's name as a place."""
        start = self.article(i)
        hit = self.starts.get(start)
        if hit is None or not hit.has("adjective") or hit.last + 1 >= len(self.words):
            return []
        if self.words[hit.last + 1].lower != "capital":
            return []
        phrase = self.phrase(i, hit.last + 1, "name", entries=tuple(hit.of("adjective")))
        phrase.place_like = True
        return [phrase]

    def description(self, i: int) -> list[Phrase]:
        """ "the Arab country", "the bloc", "the kingdom"."""
        found = read_description(self.words, self.starts, i)
        if found:
            found.possessive = self.is_possessive(found.last)
            about_land = found.name.startswith("any-state") or (found.name.startswith("region") and not found.roles)
            found.place_like = about_land and place_like(self.words, found.first)
        return [found] if found else []

    def collective(self, i: int) -> list[Phrase]:
        """ "the four countries", "both sides", "their countries"."""
        if self.words[i].lower in POSSESSIVES and i + 1 < len(self.words) and self.words[i + 1].lower in (
            "country", "countries", "nation", "nations", "homeland", "state", "states",
        ):  # fmt: skip
            pronoun = Owner(i, i, pronoun=self.words[i].lower)
            plural = self.words[i + 1].lower.endswith("s")
            noun = self.words[i + 1].lower
            return [self.phrase(i, i + 1, "countries", owners=[pronoun], plural=plural, name=noun)]
        shared = read_collective(self.words, i)
        if shared is None:
            return []
        phrase = self.phrase(i, shared[1] - 1, "collective", collective=shared[0], plural=True)
        phrase.possessive = self.is_possessive(phrase.last)
        return [phrase]

    def pronoun(self, i: int) -> list[Phrase]:
        """ "they", "its", "he"."""
        if self.words[i].lower not in _PRONOUNS:
            return []
        phrase = self.phrase(i, i, "pronoun", name=self.words[i].lower)
        phrase.plural = self.words[i].lower in ("they", "them", "their")
        phrase.possessive = self.words[i].lower in POSSESSIVES
        return [phrase]

    def name(self, i: int) -> list[Phrase]:
        """A name of the registry by itself."""
        hit = self.starts.get(i)
        if hit is not None and hit.has("firm", "outlet"):
            return [self._firm(hit)]
        if hit is None or hit.has("block", "office", "region", "part"):
            return [self.phrase(hit.first, hit.last, "name")] if hit and hit.has("block") else []
        if hit.has("person", "surname") and not hit.has("state", "capital", "organisation", "group"):
            end = max(self.name_at(i)[1], hit.last + 1)
            if end < len(self.words) and self.words[end].is_cap and self.words[end].lower in listed("no_person"):
                return [self.phrase(i, end, "name")]  # "Hamid Karzai International Airport"
            phrase = self.phrase(i, end - 1, "person", name=self.text_of(i, end))
            phrase.entries = hit.entries if end == hit.last + 1 else ()
        else:
            phrase = self.phrase(hit.first, hit.last, "name", entries=hit.entries)
            phrase.plural = all(e.plural for e in hit.entries)
        phrase.possessive = self.is_possessive(phrase.last)
        return [phrase]

    def _firm(self, hit: Hit) -> Phrase:
        """A company or an outlet: a body of its own, at home in a state."""
        entries = tuple(Entry("state", e.id) for e in hit.entries if e.kind in ("firm", "outlet"))
        body = self.phrase(hit.first, hit.last, "organisation", name=self.text_of(hit.first, hit.last + 1))
        body.entries, body.sector = entries, "BUS" if hit.has("firm") else "MED"
        return body

    def named_group(self, i: int) -> list[Phrase]:
        """The name of an armed group or party."""
        hit = self.starts.get(i)
        return [self.phrase(i, hit.last, "name", entries=hit.entries)] if hit and hit.has("group") else []
