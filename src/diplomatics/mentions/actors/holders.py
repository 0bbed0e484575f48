"""Who held an office on a day: a person, where exactly one row of the registry certainly covers the day."""

from __future__ import annotations

from functools import cache

from diplomatics.registry.registry import registry
from diplomatics.registry.rows import Person, Tenure


@cache
def _held() -> dict[tuple[str, str], list[tuple[Person, Tenure]]]:
    """(whose office, office) to all who are known to have held it."""
    found: dict[tuple[str, str], list[tuple[Person, Tenure]]] = {}
    for person in registry().people.values():
        for tenure in person.held:
            found.setdefault((tenure.of, tenure.office), []).append((person, tenure))
    return found


@cache
def _by_one() -> frozenset[str]:
    return frozenset(registry().words("held_by_one"))


def holder_of(office: str, day: str | None) -> str | None:
    """The id of the holder of an office ("TUR/foreign-minister") on a day; null where that is not certain.

    A day on which one hands over to another belongs to both, so it is nobody's.
    """
    owner, _, kind = office.rpartition("/")
    if day is None or kind not in _by_one():
        return None
    on_day = {person.id for person, tenure in _held().get((owner, kind), ()) if tenure.may_hold(day)}
    sure = {person.id for person, tenure in _held().get((owner, kind), ()) if tenure.surely_holds(day)}
    return next(iter(sure)) if len(sure) == 1 and sure == on_day else None
