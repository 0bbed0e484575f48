"""Phrases that only the whole text shows: later surnames of persons named in full, names that the model marks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diplomatics.mentions.actors.names import surname_of
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.words import Word
from diplomatics.sentences.sentence import Sentence


def add_known_names(
    words: Sequence[Word], phrases: list[Phrase], sentences: Sequence[Sentence], named: Sequence[bool]
) -> list[Phrase]:
    """The phrases with persons added that stand outside all of them."""
    taken = [False] * len(words)
    for phrase in phrases:
        taken[phrase.first : phrase.last + 1] = [True] * (phrase.last + 1 - phrase.first)
    found = list(phrases)
    found += _model_names(words, sentences, taken)
    people = [p for p in found if p.name and (p.shape == "person" or p.shape == "counterpart")]
    surnames = {surname_of(p.name): p.first for p in sorted(people, key=lambda p: -p.first)}
    for i, word in enumerate(words):
        first = surnames.get(word.text)
        if first is not None and i > first and not taken[i] and word.is_cap:
            found.append(Phrase(i, i, "person", name=word.text))
            taken[i] = True
    return sorted(found, key=lambda p: (p.first, p.nested, -p.last))


def _model_names(words: Sequence[Word], sentences: Sequence[Sentence], taken: list[bool]) -> list[Phrase]:
    """Persons that the sentence model marks, of two words or more."""
    at = {w.start: i for i, w in enumerate(words)}
    ends = {w.end: i for i, w in enumerate(words)}
    found = []
    for sentence in sentences:
        for name in sentence.names:
            first, last = at.get(name.start), ends.get(name.end)
            if not name.type.startswith("PER") or first is None or last is None or last <= first:
                continue
            if not any(taken[first : last + 1]):
                found.append(Phrase(first, last, "person", name=name.text))
                taken[first : last + 1] = [True] * (last + 1 - first)
    return found


def link_appositions(words: Sequence[Word], phrases: list[Phrase]) -> None:
    """ "Its chief, General Upendra Dwivedi," and "Vikram Misri, his foreign secretary," are one person each."""
    flat = [p for p in phrases if not p.nested]
    for a, b in pairwise(flat):
        between = words[a.last + 1 : b.first]
        if len(between) != 1 or between[0].text != "," or not (a.singular_person and b.singular_person):
            continue
        if a.shape == "person" and b.shape == "role" and b.same_as is None and (b.owners or b.definite):
            if not a.owners:
                a.owners, a.roles = list(b.owners), [*a.roles, *b.roles] if not a.roles else a.roles
            b.same_as = a
        elif a.shape == "role" and b.shape == "person" and a.owners and not b.owners and _closes(words, b):
            b.owners = list(a.owners)
            b.roles = b.roles or a.roles
            a.shape, a.name, a.entries = "person", b.name, b.entries


def _closes(words: Sequence[Word], phrase: Phrase) -> bool:
    after = phrase.last + 1
    return (
        after >= len(words) or words[after].sentence != words[phrase.last].sentence or words[after].text in (",", ".")
    )
