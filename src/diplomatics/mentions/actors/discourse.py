"""What a text has named so far: the antecedents of "they", "the four countries", "the minister", "its"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diplomatics.mentions.actors.book import ActorBook


@dataclass(frozen=True, slots=True)
class Ref:
    """One thing named: its ids, where it stands, and what it was called."""

    ids: tuple[str, ...]
    sentence: int
    word: int
    last: int
    plural: bool
    subject: bool
    offices: frozenset[str] = frozenset()
    role: str | None = None
    place_like: bool = False
    more: bool = False  # with others that stay open ("Syria and Arab governments")


class Discourse:
    """The named things of a text in order, newest last."""

    def __init__(self, book: ActorBook) -> None:
        self.book = book
        self.refs: list[Ref] = []
        self.nouns: dict[str, tuple[str, ...]] = {}
        self.home: str | None = None

    def add(self, ref: Ref) -> None:
        """Remember a thing."""
        if ref.ids:
            self.refs.append(ref)

    def back(self, sentence: int, reach: int) -> Iterator[Ref]:
        """References of this sentence and `reach` before it, newest first."""
        for ref in reversed(self.refs):
            if ref.sentence < sentence - reach:
                return
            yield ref

    def kind(self, id: str) -> str:  # noqa: A002
        """The kind of an actor."""
        found = self.book.get(id)
        return found.kind if found else ""

    def is_human(self, ref: Ref) -> bool:
        """Whether a reference means people with names or offices."""
        return all(self.kind(i) in ("person", "office") for i in ref.ids)

    # -- one ---------------------------------------------------------------------------------

    def last(self, sentence: int, reach: int, fits: Callable[[Ref], bool]) -> Ref | None:
        """The newest fitting reference; a subject of the nearest sentence that has one goes before the others."""
        nearest: Ref | None = None
        for ref in self.back(sentence, reach):
            if not fits(ref):
                continue
            if nearest is not None and ref.sentence != nearest.sentence:
                break
            if ref.subject:
                return ref
            nearest = nearest or ref
        return nearest

    def thing(self, sentence: int, reach: int) -> Ref | None:
        """What "it" and "its" may mean: one state, organisation or group that acts."""
        kinds = ("state", "organisation", "group")

        def fits(ref: Ref) -> bool:
            return len(ref.ids) == 1 and not ref.plural and self.kind(ref.ids[0]) in kinds

        return self.last(sentence, reach, fits)

    def person(self, sentence: int, reach: int = 4) -> Ref | None:
        """What "he" and "she" may mean."""
        return self.last(sentence, reach, lambda r: len(r.ids) == 1 and not r.plural and self.is_human(r))

    def office(self, offices: frozenset[str], sentence: int, plural: bool) -> Ref | None:
        """The newest reference to holders of one of these offices."""
        for ref in self.back(sentence, 40):
            if ref.offices & offices and (len(ref.ids) > 1 or ref.plural) == plural:
                return ref
        return None

    # -- several -----------------------------------------------------------------------------

    def several(self, sentence: int, reach: int = 3) -> Ref | None:
        """What "they" may mean: several actors named together, a subject before others."""
        return self.last(sentence, reach, lambda r: len(r.ids) > 1 or r.more)

    def set_of(
        self, size: int, sentence: int, people: bool, strict: bool = False
    ) -> tuple[tuple[str, ...], str] | None:
        """The `size` actors that a text has last named together, with the reason; null where none stand out.

        With `strict` they must all be states ("each government"), else sides of any kind.
        """
        if people:
            for reach in range(3):
                leaders = self._distinct(sentence, reach, True, frozenset({"leader"}))
                if len(leaders) == size:
                    return leaders, f"the {size} leaders named in the last {reach + 1} sentences"
        together = self._together(size, sentence, people, strict)
        if together:
            return together, f"{size} named together before"
        for reach in range(4):
            ids = self._distinct(sentence, reach, people)
            if len(ids) == size:
                return ids, f"the {size} named in the last {reach + 1} sentences"
            if len(ids) > size:
                break
        frequent = self._frequent(size)
        return (frequent, f"the {size} that the text names most") if frequent else None

    def _together(self, size: int, sentence: int, people: bool, strict: bool) -> tuple[str, ...]:
        for ref in self.back(sentence, 60):
            if len(ref.ids) < 2:
                continue
            if people and self.is_human(ref) and len(ref.ids) == size:
                return ref.ids
            states = self.principals(ref.ids)
            if not people and len(states) == size and (not strict or all(self.kind(i) == "state" for i in states)):
                return states
            if people and len(states) == size and ref.offices:
                return ref.ids
        return ()

    def principals(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """For whom the actors act, each once."""
        return tuple(dict.fromkeys(self.book.principal(i) for i in ids))

    def _distinct(
        self, sentence: int, reach: int, people: bool, offices: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for ref in reversed(list(self.back(sentence, reach))):
            if offices and not offices & ref.offices:
                continue
            for i in ref.ids:
                if people and self.kind(i) != "person":
                    continue
                principal = i if people else self.book.principal(i)
                if people or self.kind(principal) in ("state", "group"):
                    found.setdefault(principal)
        return tuple(found)

    def _frequent(self, size: int) -> tuple[str, ...]:
        count = Counter(p for ref in self.refs for p in self.principals(ref.ids) if self.kind(p) in ("state", "group"))
        ranked = count.most_common(size + 1)
        if len(ranked) < size or (len(ranked) > size and ranked[size][1] >= ranked[size - 1][1]):
            return ()
        return tuple(i for i, _ in ranked[:size])

    # -- countries ---------------------------------------------------------------------------

    def country_of_home(self, sentence: int) -> str | None:
        """Whose "the government" or "the army" is: the state that acts here, else the dateline's, if named."""
        if self.home and any(self.home in self.principals(r.ids) for r in self.refs):
            return self.home
        ref = self.last(sentence, 2, lambda r: len(r.ids) == 1 and self.kind(self.book.principal(r.ids[0])) == "state")
        return self.book.principal(ref.ids[0]) if ref else None

    def newest_state(self, sentence: int, fits: Callable[[str], bool], reach: int = 60) -> str | None:
        """The newest single state that fits."""
        for ref in self.back(sentence, reach):
            for i in reversed(ref.ids):
                principal = self.book.principal(i)
                if self.kind(principal) == "state" and fits(principal):
                    return principal
        return None
