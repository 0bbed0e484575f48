"""Finds every name and role word of a text, longest first, and drops those that only look like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from diplomatics.mentions.actors.lexicon import Entry, names, roles
from diplomatics.mentions.actors.wordlists import listed
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


def find_hits(words: Sequence[Word], text: str, day: str | None = None) -> list[Hit]:
    """All hits in text order, none overlapping another; on a `day`, no state of two names that had ended."""
    found: list[Hit] = []
    shouting = _shouting(words)
    i = 0
    while i < len(words):
        hit = _first_half(words, i) or _hit_at(words, i)
        if hit is not None and _has_ended(hit, day):
            hit = _shorter(words, hit)
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


def _first_half(words: Sequence[Word], i: int) -> Hit | None:
    """ "Sino" of "Sino-Indian"."""
    if i + 2 >= len(words) or words[i + 1].text != "-" or not words[i + 2].is_cap:
        return None
    state = load("phrases")["first_halves"].get(words[i].text)
    return Hit(i, i, (Entry("adjective", state),)) if state else None


def _has_ended(hit: Hit, day: str | None) -> bool:
    """Whether a name of several words ("Serbia and Montenegro") is of a state that had ended by the day."""
    if day is None or hit.last == hit.first:
        return False
    rows = [registry().states[e.id] for e in hit.entries if e.kind == "state"]
    return bool(rows) and all(r.until and r.until < day and " and " in r.name for r in rows)


def _shorter(words: Sequence[Word], hit: Hit) -> Hit | None:
    """The hit of the first word alone."""
    return _hit_at(words[: hit.first + 1], hit.first)


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
    if _is_us_place(words, hit) or _is_thing(words, hit) or _is_verb(words, hit):
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
    return words[i].lower in listed("not_given_names")


def _is_us_place(words: Sequence[Word], hit: Hit) -> bool:
    """ "Lima, Ohio", "Savannah, Georgia", and Georgia where the sentence speaks of the United States."""
    after = hit.last + 2
    if after < len(words) and words[hit.last + 1].text == "," and hit.has("capital", "state", "seat"):
        following = words[after].text
        two = f"{following} {words[after + 1].text}" if after + 1 < len(words) else ""
        other = following == "Georgia" and hit.has("capital") and all(e.id != "GEO" for e in hit.entries)
        if (other or {following, two} & _listed("us_states")) and _closes(words, after + (two in _listed("us_states"))):
            return True
    if words[hit.first].text != "Georgia" or not hit.has("state"):
        return False
    texts = {w.text for w in words}
    if texts & _listed("other_georgia"):
        return False
    here = [w.text for w in words if w.sentence == words[hit.first].sentence]
    pairs = {f"{a} {b}" for a, b in pairwise(here)}
    return bool((set(here) | pairs) & (_listed("us_states") | _listed("us_georgia")))


def _closes(words: Sequence[Word], last: int) -> bool:
    return last + 1 >= len(words) or words[last + 1].text in (",", ".", ";", ")")


def _is_thing(words: Sequence[Word], hit: Hit) -> bool:
    """ "Turkish coffee", "Brazil nuts"."""
    after = hit.last + 1
    if after >= len(words) or not hit.has("adjective", "state") or words[after].sentence != words[hit.first].sentence:
        return False
    if words[after].text not in _listed("things"):
        return False
    return after + 1 >= len(words) or not roles().longest(words, after + 1)[0]  # "wine exporters"


def _is_verb(words: Sequence[Word], hit: Hit) -> bool:
    """ "Polish the silver": an adjective that opens a sentence and stands before an article."""
    if hit.first != hit.last or words[hit.first].text != "Polish" or hit.last + 1 >= len(words):
        return False
    return words[hit.last + 1].lower in ("the", "a", "an", "your", "his", "her", "their", "its", "up")


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
