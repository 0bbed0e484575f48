"""Every name and role word of the registry in two tries: names with their capitals, role words without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word, cut
from diplomatics.registry.loader import load
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import Office, Person

Kind = Literal[
    "state", "adjective", "demonym", "capital", "stand_in", "organisation", "seat",
    "group", "person", "surname", "office", "region", "part", "pair", "firm", "outlet", "block",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form may stand for. `plural` of role words and demonyms; `the`: only after "the"."""

    kind: Kind
    id: str
    plural: bool = False
    the: bool = False
    office: Office | None = None


Node = dict[str, "Node | list[Entry]"]
_END = ""


class Trie:
    """Longest match over words."""

    def __init__(self, lowered: bool) -> None:
        self.lowered = lowered
        self.root: Node = {}

    def add(self, form: str, entry: Entry) -> None:
        """Add one form."""
        node = self.root
        for part in cut(form.lower() if self.lowered else form):
            node = node.setdefault(part, {})  # type: ignore[assignment]
        ends = node.setdefault(_END, [])
        if isinstance(ends, list) and entry not in ends:
            ends.append(entry)

    def longest(self, words: Sequence[Word], i: int) -> tuple[int, list[Entry]]:
        """(number of words, entries) of the longest form that begins at word `i`; (0, []) for none."""
        node, best, found = self.root, 0, []
        for j in range(i, len(words)):
            if words[j].sentence != words[i].sentence:
                break
            following = self._step(node, words[j])
            if following is None:
                break
            node = following
            ends = node.get(_END)
            if isinstance(ends, list):
                best, found = j - i + 1, ends
        return best, found

    def _step(self, node: Node, word: Word) -> Node | None:
        if self.lowered:
            return node.get(word.lower)  # type: ignore[return-value]
        exact = node.get(word.text)
        if exact is None and len(word.text) > 2 and word.text.isupper():
            exact = node.get(word.text.capitalize())
            if isinstance(exact, dict) and len(word.text) == 3 and _END in exact:
                return None  # "MAY 10" is no name, "NEW DELHI" is
        return exact  # type: ignore[return-value]


@cache
def names() -> Trie:
    """Names of states, organisations, groups and people."""
    trie = Trie(lowered=False)
    for form, entry in _all_names():
        bare = re.sub(r"^[Tt]he ", "", form)
        for spelling in dict.fromkeys((bare, unaccented(bare))):
            trie.add(spelling, entry if bare == form else _with_the(entry))
    return trie


def unaccented(name: str) -> str:
    """The name without accents, as wires often write it."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "Ø": "O", "Ł": "L", "ß": "ss", "æ": "ae"})


def _with_the(entry: Entry) -> Entry:
    return Entry(entry.kind, entry.id, entry.plural, True, entry.office)


def _all_names() -> Iterable[tuple[str, Entry]]:
    data = registry()
    for state in data.states.values():
        yield from ((n, Entry("state", state.id)) for n in (state.name, *state.names))
        yield from ((n, Entry("adjective", state.id)) for n in state.adjectives)
        yield from ((n, Entry("demonym", state.id, plural=_is_plural(n))) for n in state.demonyms)
        yield from ((n, Entry("capital", state.id)) for n in state.capitals)
        yield from ((n, Entry("stand_in", state.id)) for n in state.stand_ins)
    for body in data.organisations.values():
        yield from ((n, Entry("organisation", body.id)) for n in (body.name, *body.names))
    for group in data.groups.values():
        yield from ((n, Entry("group", group.id)) for n in (group.name, *group.names))
        yield from ((n, Entry("group", group.id, plural=True)) for n in group.descriptions)
    for person in data.people.values():
        yield from _person_forms(person)
    extra = load("phrases")
    yield from ((n, Entry("seat", i)) for n, i in extra["seats"].items())
    yield from ((n, Entry("region", g)) for n, g in extra["regions"].items())
    yield from ((n, Entry("part", state)) for state, row in extra["parts"].items() for n in row)
    yield from ((n, Entry("pair", state)) for n, row in extra["pairs"].items() for state in row)
    yield from ((n, Entry("firm", state)) for state, row in extra["firms"].items() for n in row)
    yield from ((n, Entry("outlet", s)) for s, row in extra["outlets"].items() for n in row)
    yield from _outlets()
    yield from ((n, Entry("block", "")) for n in extra["not_actors"])


def _outlets() -> Iterable[tuple[str, Entry]]:
    """News agencies, broadcasters and newspapers that belong to a state."""
    for outlet in registry().publishers:
        if outlet.of in registry().states and outlet.kind in ("agency", "broadcaster", "newspaper"):
            yield from ((n, Entry("outlet", outlet.of)) for n in (outlet.name, *outlet.names) if len(n) > 3)


def _person_forms(person: Person) -> Iterable[tuple[str, Entry]]:
    for name in (person.name, *person.names):
        full = " " in name or name not in (person.surname, person.name)
        yield name, Entry("person" if full else "surname", person.id)
    yield person.surname, Entry("surname", person.id)


def _is_plural(name: str) -> bool:
    return name.endswith(("s", "men", "ese", "ch")) and not name.endswith("ss")


@cache
def roles() -> Trie:
    """Role words in lower case, singular and plural."""
    trie = Trie(lowered=True)
    for office in registry().offices:
        plurals = set(office.plurals)
        for word in office.words:
            trie.add(word, Entry("office", office.id, plural=word in listed("always_plural"), office=office))
            plurals.add(pluralise(word))
        for word in sorted(plurals):
            trie.add(word, Entry("office", office.id, plural=True, office=office))
    return trie


def pluralise(word: str) -> str:
    """The regular plural of a role word: its first noun before "of", else its last word."""
    head, *rest = re.split(r"(?= (?:of|for|to|in) )", word, maxsplit=1)
    if head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("man"):
        head = head[:-2] + "en"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + "".join(rest)


@cache
def singulars() -> dict[str, str]:
    """Plural role words to their singular forms."""
    found: dict[str, str] = {}
    for office in registry().offices:
        if len(office.plurals) == len(office.words):
            found.update(zip(office.plurals, office.words, strict=True))
        for word in office.words:
            if word not in listed("always_plural"):
                found.setdefault(pluralise(word), word)
                found.setdefault(_plain_plural(word), word)
    return found


def _plain_plural(word: str) -> str:
    head, *rest = word.split(" ")
    return " ".join([head + "s", *rest]) if rest and rest[0] in ("of", "for") else word + "s"
