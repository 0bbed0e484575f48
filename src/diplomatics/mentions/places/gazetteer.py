"""The gazetteer of registry/data/places.yaml, with countries and capitals, indexed by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplomatics.mentions.actors.words import Word, cut
from diplomatics.registry.loader import load
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import State, strings


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. `rank` orders places of one name: the greater is meant where nothing else speaks."""

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    claimed_by: tuple[str, ...]
    rank: int


Node = dict[str, Any]


@cache
def _index() -> Node:
    root: Node = {}
    for row, forms in _rows():
        for form in forms:
            node = root
            for part in cut(form.removeprefix("the ").removeprefix("The ")):
                node = node.setdefault(part, {})
            node.setdefault("", []).append(row)
    return root


def _rows() -> list[tuple[PlaceRow, tuple[str, ...]]]:
    found = []
    for rank, raw in enumerate(load("places")):
        at = raw.get("at") or (None, None)
        row = PlaceRow(
            name=raw["name"],
            kind=raw.get("kind", "city"),
            country=raw.get("country"),
            lat=at[0],
            lon=at[1],
            geonames=raw.get("geonames"),
            claimed_by=strings(raw.get("claimed_by")),
            rank=-rank,
        )
        found.append((row, (row.name, *strings(raw.get("names")))))
    return found + [_country(s) for s in registry().states.values() if s.until is None]


def _country(state: State) -> tuple[PlaceRow, tuple[str, ...]]:
    """A state as a place; it has no coordinates here."""
    row = PlaceRow(state.name, "country", state.id, None, None, None, (), 0)
    return row, (state.name, *(n for n in state.names if n not in ("US", "UK", "Congo")))


@cache
def _capitals() -> dict[str, PlaceRow]:
    """State id to its capital: the first row of that kind."""
    found: dict[str, PlaceRow] = {}
    for row, _ in _rows():
        if row.kind == "capital" and row.country:
            found.setdefault(row.country, row)
    return found


def capital_of(state: str) -> PlaceRow | None:
    """The capital of a state, if the gazetteer has it."""
    return _capitals().get(state)


def longest(words: Sequence[Word], i: int) -> tuple[int, list[PlaceRow]]:
    """(number of words, places) of the longest name at word `i`."""
    node, best = _index(), (0, list[PlaceRow]())
    for j in range(i, len(words)):
        if words[j].sentence != words[i].sentence:
            break
        text = words[j].text
        following = node.get(text)
        if following is None and text.isupper() and len(text) > 3:
            following = node.get(text.capitalize())
        if following is None:
            break
        node = following
        if "" in node:
            best = (j - i + 1, node[""])
    return best
