"""The actors of one document: entries from the registry, and entries made for those that it does not know."""

from __future__ import annotations

from msgspec.structs import replace

from diplomatics.contract import Actor
from diplomatics.contract.terms import Sector
from diplomatics.mentions.actors.names import slug
from diplomatics.registry.registry import entry, registry
from diplomatics.registry.rows import Office


class ActorBook:
    """Every actor named in a document by id; `day` is the day that offices are looked up for."""

    def __init__(self, day: str | None) -> None:
        self.day = day
        self.actors: dict[str, Actor] = {}

    def get(self, id: str) -> Actor | None:  # noqa: A002
        """The entry of an id; registered ones are taken up when first asked for."""
        if id not in self.actors:
            people = registry().people
            found = registry().person(people[id], self.day) if id in people else registry().actor(id)
            if found is None:
                return None
            self.actors[id] = found
            if found.of:
                self.get(found.of)
        return self.actors[id]

    def country(self, id: str) -> str | None:  # noqa: A002
        """The state that an actor belongs to, if any."""
        found = self.get(id)
        return found.country if found else None

    def principal(self, id: str) -> str:  # noqa: A002
        """Whom an actor acts for: a minister's state, an envoy's organisation; else itself."""
        found = self.get(id)
        return found.of if found and found.of and found.kind in ("person", "office") else id

    def name(self, id: str) -> str:  # noqa: A002
        """An actor's name."""
        found = self.get(id)
        return found.name if found else id

    def add(self, actor: Actor) -> str:
        """Take up an entry; one that says more replaces one that says less."""
        known = self.actors.get(actor.id)
        if known is None or (known.of is None and known.country is None and (actor.of or actor.country)):
            self.actors[actor.id] = actor
        if actor.of:
            self.get(actor.of)
        return actor.id

    def sector_for(self, owner: str, office: Office) -> Sector:
        """The sector of an office of an owner: an organisation's officials are IGO, a group's are the group's."""
        found = self.get(owner)
        if found is not None and found.kind == "group" and found.sector != "GOV" and office.kind != "own":
            return found.sector or office.sector
        if found is not None and found.kind == "state" and office.sector == "IGO":
            return "GOV"
        if (
            found is None
            or found.kind == "state"
            or office.sector in ("MIL", "LEG", "JUD", "COP")
            or office.kind == "own"
        ):
            return office.sector
        return found.sector or office.sector

    def office(self, owner: str, office: Office, role: str) -> str:
        """The actor of one office ("TUR/foreign-minister")."""
        actor = entry(
            f"{owner}/{office.id}",
            f"{role[:1].upper()}{role[1:]} of {self.name(owner)}",
            "office",
            country=self.country(owner),
            of=owner,
            sector=self.sector_for(owner, office),
        )
        return self.add(actor)

    def own(self, owner: str, office: Office, role: str) -> str:
        """People or bodies of a country that are not its state ("SYR/opposition", "IRN/people")."""
        kind = "people" if office.sector in ("CVL", "REF", "LAB", "EDU") else "group"
        actor = entry(
            f"{owner}/{office.id}",
            f"{role[:1].upper()}{role[1:]} of {self.name(owner)}",
            "people" if kind == "people" else "group",
            country=self.country(owner),
            sector=office.sector,
        )
        return self.add(actor)

    def former(self, owner: str, office: Office, role: str) -> str:
        """A former holder of an office, who acts for nobody."""
        actor = entry(
            f"{owner}/former-{office.id}",
            f"{role[:1].upper()}{role[1:]} of {self.name(owner)}",
            "person",
            country=self.country(owner),
            sector="ELI",
        )
        return self.add(actor)

    def people(self, state: str) -> str:
        """A state's people ("Syrians")."""
        row = registry().states[state]
        plurals = [d for d in row.demonyms if d.endswith("s")]
        name = plurals[0] if plurals else f"People of {row.name}"
        return self.add(entry(f"{state}/people", name, "people", country=state, sector="CVL"))

    def person(self, name: str, owner: str | None, office: Office | None, former: bool) -> str:
        """A person that the registry does not know, with what the text says of them."""
        sector: Sector = "UNK"
        if former:
            sector = "ELI"
        elif office is not None:
            sector = self.sector_for(owner, office) if owner else office.sector
        acts = owner if owner and not former and not (office and office.kind == "own") else None
        country = self.country(owner) if owner else None
        return self.add(entry(slug(name), name, "person", country=country, of=acts, sector=sector))

    def at_home(self, actor: str, state: str) -> None:
        """A person whom the text places in a state, without acting for it."""
        known = self.actors[actor]
        if known.country is None and known.kind == "person":
            self.actors[actor] = replace(known, country=state)

    def body(self, name: str, country: str | None, sector: Sector) -> str:
        """A body whose name holds a country's ("University of Tehran")."""
        return self.add(entry(slug(name), name, "organisation", country=country, sector=sector))
