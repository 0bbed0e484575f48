"""Finds every name and role word of a text, longest first, and drops those that only look like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from diplomatics.mentions.actors.lexicon import Entry, names, roles
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.loader import load
from diplomatics.registry.registry import registry


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` (inclusive) and all that they may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> list[Entry]:
        """The entries of some kinds."""
        return [e for e in self.entries if e.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether it may be of one of these kinds."""
        return any(e.kind in kinds for e in self.entries)


def find_hits(words: Sequence[Word], text: str) -> list[Hit]:
    """All hits in text order, none overlapping another."""
    found: list[Hit] = []
    shouting = _shouting(words)
    i = 0
    while i < len(words):
        hit = _hit_at(words, i)
        if hit is None or (words[i].sentence in shouting and hit.last == i and len(words[i].text) <= 3):
            i += 1
            continue
        kept = _filter(words, hit, text)
        if kept is not None:
            found.append(kept)
        i = hit.last + 1
    return found


def _hit_at(words: Sequence[Word], i: int) -> Hit | None:
    size, entries = names().longest(words, i) if words[i].is_cap or words[i].text[0].islower() else (0, [])
    if size:
        after_the = i > 0 and words[i - 1].lower == "the"
        entries = [e for e in entries if not e.the or after_the or any(_same_bare(e, o) for o in entries)]
        size = size if entries else 0
    role_size, role_entries = roles().longest(words, i)
    if role_size > size:
        return Hit(i, i + role_size - 1, tuple(role_entries))
    if size:
        return Hit(i, i + size - 1, tuple(entries))
    return None


def _same_bare(entry: Entry, other: Entry) -> bool:
    return not other.the and other.id == entry.id


def _shouting(words: Sequence[Word]) -> set[int]:
    """Sentences in capitals throughout, where "US" and "IS" may be plain words."""
    seen: dict[int, bool] = {}
    count: dict[int, int] = {}
    for word in words:
        if word.text[0].isalpha():
            seen[word.sentence] = seen.get(word.sentence, True) and word.text.isupper()
            count[word.sentence] = count.get(word.sentence, 0) + 1
    return {s for s, loud in seen.items() if loud and count[s] > 2}


def _filter(words: Sequence[Word], hit: Hit, text: str) -> Hit | None:
    """The hit without the readings that its surroundings rule out, or null."""
    if hit.has("block"):
        return hit
    if hit.first > 0 and hit.has("capital") and words[hit.first - 1].lower in ("de", "del", "da", "do", "san", "santa"):
        return None  # "Santa Rosa de Lima"
    first = words[hit.first]
    if hit.first == hit.last and first.text in _listed("also_personal") and _beside_name(words, hit):
        return None
    kept = [e for e in hit.entries if _is_supported(words, hit, e, text)]
    if _is_us_place(words, hit):
        return None
    return Hit(hit.first, hit.last, tuple(kept)) if kept else None


def _beside_name(words: Sequence[Word], hit: Hit) -> bool:
    """Whether a capitalised word that is no name of the registry stands right before or after."""
    after = hit.last + 1
    if after < len(words) and words[after].sentence == words[hit.first].sentence:
        word = words[after]
        if word.is_cap and len(word.text) > 2 and not word.text.isupper() and not _is_known(words, after):
            return True
    before = hit.first - 1
    if before > 0 and words[before].sentence == words[hit.first].sentence:
        word = words[before]
        opens = words[before - 1].sentence != word.sentence
        return _may_be_given_name(words, before, opens)
    if before == 0 and words[0].sentence == words[hit.first].sentence:
        return _may_be_given_name(words, 0, True)
    return False


def _may_be_given_name(words: Sequence[Word], i: int, opens: bool) -> bool:
    """Whether a word is a given name: by its capital inside a sentence, by a list at its start."""
    word = words[i]
    if opens:
        return word.text in _listed("given_names")
    return word.is_cap and word.text.isalpha() and len(word.text) > 2 and not _is_known(words, i)


@cache
def _listed(name: str) -> frozenset[str]:
    """A word list of registry/data/phrases.yaml."""
    return frozenset(load("phrases")[name])


def _is_known(words: Sequence[Word], i: int) -> bool:
    if names().longest(words, i)[0] or roles().longest(words, i)[0]:
        return True
    return words[i].lower in _CALENDAR


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a in on when after north south east west northern southern eastern "
    "western central greater".split()
)


def _is_us_place(words: Sequence[Word], hit: Hit) -> bool:
    if words[hit.first].text != "Georgia" or hit.first < 2:
        return False
    return words[hit.first - 1].text == "," and words[hit.first - 2].text in (
        "Atlanta", "Savannah", "Augusta", "Macon", "Athens", "Columbus", "Marietta",
    )  # fmt: skip


def _is_supported(words: Sequence[Word], hit: Hit, entry: Entry, text: str) -> bool:
    """Short or ambiguous forms need their state or their full name in the text, unless the text is short."""
    if hit.first != hit.last or words[hit.first].text not in _listed("needs_support") or len(words) < 14:
        return True
    data = registry()
    full: list[str] = []
    if entry.id in data.groups:
        group = data.groups[entry.id]
        full = [n for n in (group.name, *group.names) if n != words[hit.first].text and len(n) > 4]
        for state in group.acts_in:
            row = data.states[state]
            full += [row.name, *row.adjectives]
    elif entry.id in data.organisations:
        body = data.organisations[entry.id]
        full = [n for n in (body.name, *body.names) if n != words[hit.first].text and " " in n]
    elif entry.id in data.states:
        row = data.states[entry.id]
        full = [row.name, *row.capitals]
    return any(name in text for name in full)
