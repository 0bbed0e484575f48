"""FollowTheMoney JSON Lines: Person, Position and Occupancy entities."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplomatics.errors import SourceError
from diplomatics.registry.importing.matching import day_of
from diplomatics.registry.importing.taken import Held, Taken

Entity = dict[str, Any]


def read(path: Path, text: str) -> Iterator[Taken]:
    """One `Taken` for each person, with all that occupancies say of offices."""
    people: dict[str, tuple[int, Entity]] = {}
    posts: dict[str, Entity] = {}
    stays: dict[str, list[Entity]] = defaultdict(list)
    for n, entity in _entities(path, text):
        match entity.get("schema"):
            case "Person":
                people[entity["id"]] = (n, entity)
            case "Position":
                posts[entity["id"]] = entity
            case "Occupancy":
                for holder in _all(entity, "holder"):
                    stays[holder].append(entity)
    for id, (n, person) in people.items():  # noqa: A001
        yield _taken(n, person, [_held(stay, posts) for stay in stays[id]])


def _entities(path: Path, text: str) -> Iterator[tuple[int, Entity]]:
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(
                f"this line is not valid JSON: {error.msg}.", where=f"{path}:{n}", remedy="Correct or remove it."
            ) from None
        if isinstance(entity, dict) and "id" in entity and isinstance(entity.get("properties"), dict):
            yield n, entity


def _all(entity: Entity, name: str) -> list[str]:
    return [str(value) for value in entity["properties"].get(name) or []]


def _first(entity: Entity, name: str) -> str | None:
    return next(iter(_all(entity, name)), None)


def _held(stay: Entity, posts: dict[str, Entity]) -> Held:
    post = posts.get(_first(stay, "post") or "")
    name = (_first(post, "name") if post else None) or ""
    country = _first(post, "country") if post else None
    return Held(name, country, day_of(_first(stay, "startDate"), "given"), day_of(_first(stay, "endDate"), "given"))


def _taken(line: int, person: Entity, held: list[Held]) -> Taken:
    names = [*_all(person, "name"), *_all(person, "alias")]
    return Taken(
        line=line,
        name=names[0] if names else "",
        names=tuple(dict.fromkeys(names[1:])),
        surname=_first(person, "lastName"),
        sex={"male": "m", "female": "f"}.get((_first(person, "gender") or "").casefold()),
        country=_first(person, "nationality") or _first(person, "citizenship") or _first(person, "country"),
        wikidata=_first(person, "wikidataId"),
        held=tuple(held),
    )
