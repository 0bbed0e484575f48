"""Who a name means: a registered person, one named before in the text, or somebody new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from diplomatics.mentions.actors.book import ActorBook
from diplomatics.mentions.actors.names import slug, surname_of
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.readings import best
from diplomatics.mentions.mention import Candidate
from diplomatics.registry.loader import load
from diplomatics.registry.registry import registry

Owners = tuple[str, ...]


class Persons:
    """The persons of one text. `owner_of_title` finds whose a title without an owner is ("President Tinubu")."""

    def __init__(self, book: ActorBook, owner_of_title: Callable[[Phrase], str | None]) -> None:
        self.book = book
        self.owner_of_title = owner_of_title
        self.surnames: dict[str, str] = {}

    def who(self, phrase: Phrase, owners: Owners, found: Sequence[Candidate]) -> tuple[str | None, str]:
        """The person's id, or null, and the reason; `found` are the registry's readings of the name."""
        surname = surname_of(phrase.name)
        if self._is_full(phrase):
            return self._learn(best(found) or self._new(phrase, owners), phrase.name), "full name"
        if surname in self.surnames:
            return self.surnames[surname], "surname of a person named before"
        known = self._by_office(found, owners, bool(phrase.roles))
        if known:
            return self._learn(known, surname), "surname of a registered office-holder"
        if phrase.roles or phrase.shape == "counterpart":
            return self._learn(self._new(phrase, owners), phrase.name), "surname with an office"
        return None, "surname of nobody named before"

    def _is_full(self, phrase: Phrase) -> bool:
        if any(e.kind == "person" for e in phrase.entries):
            return True
        return " " in phrase.name and not phrase.entries

    def _new(self, phrase: Phrase, owners: Owners) -> str:
        known = slug(phrase.name)
        if known in registry().people:
            return known
        role = phrase.roles[0] if phrase.roles else None
        owner = owners[0] if owners else (self.owner_of_title(phrase) if role else None)
        return self.book.person(phrase.name, owner, role.office if role else None, bool(role and role.former))

    def _learn(self, actor: str, name: str) -> str:
        """Remember the surnames that may follow."""
        self.book.get(actor)
        row = registry().people.get(actor)
        for form in (surname_of(name), surname_of(row.name) if row else "", row.surname if row else ""):
            if form:
                self.surnames[form] = actor
        return actor

    def _by_office(self, found: Sequence[Candidate], owners: Owners, titled: bool) -> str | None:
        """A registered person by surname alone: of the owner named, or in office on the day."""
        people = [registry().people[c.id] for c in found if c.id in registry().people]
        if owners:
            people = [p for p in people if ({t.of for t in p.held} | {p.of, p.country}) & set(owners)]
        alone = not owners and not titled
        if alone:
            people = [p for p in people if p.surname not in _not_alone()]
        if alone or len(people) > 1:
            people = [p for p in people if p.on(self.book.day) is not None]
        return people[0].id if len(people) == 1 else None


@cache
def _not_alone() -> frozenset[str]:
    """Surnames that are also words, or too common to mean one person by themselves."""
    return frozenset(load("phrases")["surnames_not_alone"])
