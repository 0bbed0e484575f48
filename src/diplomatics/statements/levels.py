"""On which level a meeting was: read off the participants' roles, or the offices that they hold on its day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from diplomatics.contract import Party
from diplomatics.contract.terms import Level
from diplomatics.registry.registry import registry
from diplomatics.statements.sighting import words


def levels(participants: Iterable[Party], day: str | None) -> list[Level]:
    """The contract's levels that the participants show; a double role shows two."""
    found: dict[Level, None] = {}
    for party in participants:
        said = [level_of(role) for role in (party.role or "").lower().split(" and ")]
        for level in said if any(said) else [level_of(_office(party.actor, day))]:
            if level:
                found[level] = None
    return list(found)


def level_of(role: str) -> Level | None:
    """The level that a role or a noun of people shows."""
    for level, shapes in words()["levels"].items():
        if any(re.search(rf"\b{re.escape(w)}s?\b", role) for w in shapes):
            return cast(Level, level)
    return None


def _office(actor: str, day: str | None) -> str:
    """The office that a person of the registry certainly held on a day."""
    person = registry().people.get(actor)
    tenure = person.on(day) if person is not None and day else None
    return (tenure.role or tenure.office.replace("-", " ")) if tenure is not None else ""
