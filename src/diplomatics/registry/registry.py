"""The registry as one object: rows by id, and the `Actor` entry of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any, TypeVar

from diplomatics.contract import Actor, Codes
from diplomatics.contract.terms import ActorKind, Sector
from diplomatics.registry import rows
from diplomatics.registry.loader import load

Row = TypeVar("Row")
_NO_CODES = Codes()


class Registry:
    """All rows of the shipped registry, each file read when it is first needed."""

    @cached_property
    def states(self) -> dict[str, rows.State]:
        """States by id."""
        return {r.id: r for r in _rows("states", rows.state)}

    @cached_property
    def organisations(self) -> dict[str, rows.Organisation]:
        """Organisations and their organs by id."""
        return {r.id: r for r in _rows("organisations", rows.organisation)}

    @cached_property
    def groups(self) -> dict[str, rows.Group]:
        """Armed groups, parties and de facto authorities by id."""
        return {r.id: r for r in _rows("groups", rows.group)}

    @cached_property
    def people(self) -> dict[str, rows.Person]:
        """People by id."""
        return {r.id: r for r in _rows("people", rows.person)}

    @cached_property
    def offices(self) -> tuple[rows.Office, ...]:
        """Families of role words; an id may come several times."""
        return tuple(rows.office(r) for r in load("offices")["offices"])

    @cached_property
    def publishers(self) -> tuple[rows.Publisher, ...]:
        """Outlets that belong to an actor."""
        return tuple(_rows("publishers", rows.publisher))

    def words(self, name: str) -> Any:
        """A word list of offices.yaml ("modifiers", "fillers", "collectives")."""
        return load("offices")[name]

    def actor(self, id: str) -> Actor | None:  # noqa: A002 - the contract's own word
        """The entry of a registered actor, or null."""
        if id in self.states:
            return self._state(self.states[id])
        if id in self.organisations:
            return self._organisation(self.organisations[id])
        if id in self.groups:
            return self._group(self.groups[id])
        if id in self.people:
            return self.person(self.people[id], None)
        return None

    def _state(self, row: rows.State) -> Actor:
        return entry(row.id, row.name, "state", country=row.id, sector="GOV", codes=row.codes)

    def _organisation(self, row: rows.Organisation) -> Actor:
        codes = Codes(wikidata=row.wikidata) if row.wikidata else _NO_CODES
        return entry(row.id, row.name, "organisation", of=row.of, sector=row.sector, codes=codes)

    def _group(self, row: rows.Group) -> Actor:
        country = row.of or (row.acts_in[0] if row.acts_in else None)
        kind: ActorKind = "organisation" if row.of else "group"
        return entry(row.id, row.name, kind, country=country, of=row.of, sector=row.sector)

    def person(self, row: rows.Person, day: str | None) -> Actor:
        """A person's entry as of a day: `of` is whom the office of that day acts for."""
        tenure = row.on(day)
        of = tenure.of if tenure else None if row.is_out_of_office(day) else row.of
        country = self._country_of(of) if of else row.country
        sector: Sector = row.sector if of or not row.held else "ELI"
        return entry(row.id, row.name, "person", country=country, of=of, sector=sector)

    def _country_of(self, of: str) -> str | None:
        """The state of the one acted for: none for organisations."""
        if of in self.groups:
            return (self.groups[of].acts_in or (None,))[0]
        return of if of in self.states else None

    def is_state(self, id: str | None) -> bool:  # noqa: A002
        """Whether an id is a state's."""
        return id is not None and id in self.states


def entry(
    id: str,  # noqa: A002
    name: str,
    kind: ActorKind,
    country: str | None = None,
    of: str | None = None,
    sector: Sector | None = None,
    codes: Codes = _NO_CODES,
) -> Actor:
    """An `Actor` with the fields that most have."""
    return Actor(id=id, name=name, kind=kind, codes=codes, country=country, of=of, sector=sector)


def _rows(name: str, make: Callable[[dict[str, Any]], Row]) -> list[Row]:
    return [make(row) for row in load(name)]


@cache
def registry() -> Registry:
    """The shipped registry, read once."""
    return Registry()
