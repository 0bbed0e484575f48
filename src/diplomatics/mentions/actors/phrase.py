"""A phrase that stands for an actor, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.roles import Role

Shape = Literal[
    "name", "role", "person", "collective", "pronoun", "description", "counterpart", "organisation", "countries",
]  # fmt: skip
ClassOfNoun = Literal["states", "any", "people"]


@dataclass(frozen=True, slots=True)
class Collective:
    """ "the four countries": `size` null where no number is said; `noun` in the singular."""

    size: int | None
    noun: str
    kind: ClassOfNoun


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a role belongs to: a name's readings, or an anaphor ("its", "the four countries")."""

    first: int
    last: int
    entries: tuple[Entry, ...] = ()
    pronoun: str = ""
    collective: Collective | None = None
    bare: bool = False


@dataclass(slots=True)
class Phrase:
    """Words `first` to `last` (inclusive), what they are made of, and in whose name they speak.

    `based_in` says where a role is at home without acting for it; `sided` that the words before say only who helps
    ("US-backed"); `sector` what the sector is where the words fix it.
    """

    first: int
    last: int
    shape: Shape
    entries: tuple[Entry, ...] = ()
    owners: list[Owner] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    name: str = ""
    collective: Collective | None = None
    definite: bool = False
    plural: bool = False
    possessive: bool = False
    place_like: bool = False
    nested: bool = False
    based_in: tuple[Entry, ...] = ()
    sector: str = ""
    sided: bool = False
    same_as: Phrase | None = None

    @property
    def singular_person(self) -> bool:
        """Whether it means one human being."""
        return self.shape == "person" or (
            self.shape == "role" and bool(self.roles) and self.roles[0].office.person and not self.plural
        )
