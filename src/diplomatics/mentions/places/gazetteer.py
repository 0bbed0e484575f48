"""Places by name: the editors' own (registry/data/places), the states, and the table of the world's places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from diplomatics.mentions.actors.words import Word, cut
from diplomatics.mentions.places.keys import key_of_name
from diplomatics.mentions.places.rows import PlaceRow
from diplomatics.mentions.places.table import rows_of
from diplomatics.mentions.places.words import mapped
from diplomatics.registry.loader import load
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import State, strings

FormKind = Literal["name", "adjective", "short"]
Node = dict[str, Any]
_RIVALS = ("US", "UK", "Congo")  # forms of states that are not looked for among the places' names of old


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a place's name; `short` ones ("Calif.", "TX") need a place before them."""

    text: str
    kind: FormKind
    row: PlaceRow


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form of the editors' own places, of states, and every short form, by key."""
    found: dict[str, list[Form]] = {}
    for form in _all_forms():
        found.setdefault(key_of_name(form.text.removeprefix("the ").removeprefix("The ")), []).append(form)
    return {key: tuple(dict.fromkeys(rows)) for key, rows in found.items()}


def _all_forms() -> Iterator[Form]:
    for row, raw in _own_rows():
        if row.kind == "country":
            continue
        yield from (Form(n, "name", row) for n in (row.name, *strings(raw.get("names"))))
        yield from (Form(n, "adjective", row) for n in strings(raw.get("adjectives")))
    for state in registry().states.values():
        if state.until is None:
            row = _country(state)
            yield from (Form(n, "name", row) for n in (state.name, *state.names))
            yield from (Form(n, "adjective", row) for n in (*state.adjectives, *state.demonyms))
    for code, shorts in mapped("abbreviations").items():
        yield from (Form(n, "short", row) for row in _divisions(code) for n in shorts)
    for code, words in mapped("adjectives").items():
        yield from (Form(n, "adjective", row) for row in _divisions(code) for n in words)


@cache
def _own_rows() -> list[tuple[PlaceRow, dict[str, Any]]]:
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
            edited=True,
        )
        found.append((_with_people(row), raw))
    return found


def _with_people(row: PlaceRow) -> PlaceRow:
    """The row with the population, division and claimants that the table has for it."""
    if row.geonames is None or row.kind == "country":
        return row
    twin = next((t for t in rows_of(key_of_name(row.name)) if t.geonames == row.geonames), None)
    if twin is None:
        return row
    known = replace(row, people=twin.people, division=twin.division)
    return known if known.claimed_by else _with_claims(known)


@cache
def _points() -> dict[str, PlaceRow]:
    return {row.country: row for row, _ in _own_rows() if row.kind == "country" and row.country}


def _country(state: State) -> PlaceRow:
    """A state as a place, at the point of its row among the countries."""
    point = _points().get(state.id)
    if point is None:
        return PlaceRow(state.name, "country", state.id, None, None, None, edited=True)
    return replace(point, name=state.name, rank=0)


@cache
def _by_code() -> dict[str, list[PlaceRow]]:
    """First-level divisions that have short forms or adjectives, by GeoNames' code."""
    names = load("place_words")["divisions"]
    return {
        code: [r for r in rows_of(key_of_name(name)) if r.division == code and r.kind == "division1"][:1]
        for code, name in names.items()
    }


def _divisions(code: str) -> list[PlaceRow]:
    return _by_code().get(code, [])


@lru_cache(maxsize=4096)
def places_named(key: str) -> tuple[PlaceRow, ...]:
    """Every place with this name: the editors' own first, then the table's, the most populous first."""
    own = tuple(f.row for f in forms().get(key, ()) if f.kind == "name")
    known = {r.geonames for r in own if r.geonames}
    return own + tuple(_with_claims(r) for r in rows_of(key) if r.geonames not in known)


def _with_claims(row: PlaceRow) -> PlaceRow:
    """The row with the claimants of the division that it lies in."""
    claimants = mapped("claims").get(row.division)
    return replace(row, claimed_by=tuple(claimants)) if claimants else row


@cache
def _capitals() -> dict[str, PlaceRow]:
    """State id to its capital: the first row of that kind."""
    found: dict[str, PlaceRow] = {}
    for row, _ in _own_rows():
        if row.kind == "capital" and row.country:
            found.setdefault(row.country, row)
    return found


def capital_of(state: str) -> PlaceRow | None:
    """The capital of a state, if the gazetteer has it."""
    return _capitals().get(state)


@cache
def _index() -> Node:
    """The editors' own places and the states by their words."""
    root: Node = {}
    for row, raw in _own_rows():
        if row.kind != "country":
            _plant(root, row, (row.name, *strings(raw.get("names"))))
    for state in registry().states.values():
        if state.until is None:
            _plant(root, _country(state), (state.name, *(n for n in state.names if n not in _RIVALS)))
    return root


def _plant(root: Node, row: PlaceRow, names: Sequence[str]) -> None:
    for name in names:
        node = root
        for part in cut(name.removeprefix("the ").removeprefix("The ")):
            node = node.setdefault(part, {})
        node.setdefault("", []).append(row)


def longest(words: Sequence[Word], i: int) -> tuple[int, list[PlaceRow]]:
    """(number of words, places) of the longest name at word `i` among the editors' own places and the states."""
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
