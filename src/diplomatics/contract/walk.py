"""Walks through a contract value: every party, wherever it stands, and whom an actor acts for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from diplomatics.contract.pieces import Actor, Party


def parties(value: object) -> Iterator[Party]:
    """Every `Party` inside a statement, a list of them, or a whole reading."""
    if isinstance(value, Party):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from parties(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from parties(item)


def principal(actor: str, actors: Mapping[str, Actor]) -> str:
    """The state or body that an actor acts for in the end; itself where it acts for nobody else.

    People, offices and organs lead to their state by `of` or `country`; groups stand for themselves.
    """
    seen = {actor}
    while (entry := actors.get(actor)) is not None and entry.of and entry.of not in seen:
        actor = entry.of
        seen.add(actor)
    entry = actors.get(actor)
    if entry is not None and entry.country and entry.kind in ("person", "office"):
        return entry.country
    return actor
