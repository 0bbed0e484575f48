"""The linter's checks of the files on undertakings, documents, relations, claims and topics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from diplomatics.contract.terms import (
    Aspect,
    Authorship,
    Force,
    InstrumentType,
    LifeStage,
    RelationState,
    Stance,
    Stand,
    Status,
)

# What is wrong, and on which line.
Fault = tuple[int, str]
RELATION_KEYS = {
    "verb", "noun", "object", "complement", "oblique", "with", "after", "aspect", "state", "status", "directed",
    "object_kind", "member_first", "when_planned", "when_denied", "ends", "example",
}  # fmt: skip
STANCE_KEYS = {"verb", "particle", "object"}


def unknown_keys(entry: dict[str, Any], known: set[str], what: str) -> Iterator[Fault]:
    """A key that nothing reads is a word misspelt."""
    for key in set(entry) - known - {"__line__"}:
        yield entry["__line__"], f"{what} has the unknown key {key!r}. Known keys: {', '.join(sorted(known))}."


def _named(group: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((key, value) for key, value in group.items() if key != "__line__")


def _one_of(line: int, value: Any, terms: Any, what: str) -> Iterator[Fault]:
    allowed = get_args(terms)
    if value not in allowed:
        yield line, f"{value!r} is not {what}. Take one of {', '.join(allowed)}."


def undertakings(data: dict[str, Any]) -> Iterator[Fault]:
    """Forces are the contract's, and a verb binds with one force only."""
    binding = data.get("binding", {})
    seen: dict[str, str] = {}
    for force, entry in _named(binding):
        yield from _one_of(binding["__line__"], force, Force, "a force")
        yield from unknown_keys(entry, {"verbs", "nouns"}, f"force {force!r}")
        for verb in entry.get("verbs", []):
            if verb in seen:
                yield entry["__line__"], f"{verb!r} binds with force {seen[verb]} and {force}. Keep one."
            seen[verb] = force
    operative = data.get("operative", {})
    for force, _ in _named(operative):
        yield from _one_of(operative["__line__"], force, Force, "a force")
    for lists in (data, data.get("conditions", {}), data.get("tasking", {})):
        yield from _lower_words(lists)


def _lower_words(lists: dict[str, Any]) -> Iterator[Fault]:
    for key, words in _named(lists):
        for word in words if isinstance(words, list) else []:
            if not isinstance(word, str):
                yield lists["__line__"], f"{word!r} under {key!r} is read as {type(word).__name__}. Put it in quotes."
            elif word != word.lower():
                yield lists["__line__"], f"{word!r} under {key!r} has capitals; lemmas are written small."


def topics(data: dict[str, Any]) -> Iterator[Fault]:
    """Every topic has words that show it and a PA-X category."""
    for name, entry in _named(data.get("topics", {})):
        if not entry.get("words"):
            yield entry["__line__"], f"topic {name!r} has no words, so that nothing can show it."
        if not entry.get("pax"):
            yield entry["__line__"], f"topic {name!r} does not say its PA-X category (pax)."


def relations(data: dict[str, Any]) -> Iterator[Fault]:
    """Every row can fire, opens a state of the contract, and has an example of its own."""
    for entry in data.get("states", []):
        line = entry["__line__"]
        yield from unknown_keys(entry, RELATION_KEYS, "this row")
        for key in ("state", "when_planned", "when_denied"):
            if key in entry or key == "state":
                yield from _one_of(line, entry.get(key), RelationState, "a state")
        yield from _one_of(line, entry.get("aspect"), Aspect, "an aspect")
        for status in entry.get("status", []):
            yield from _one_of(line, status, Status, "a status")
        if not (entry.get("verb") or entry.get("noun")):
            yield line, "this row has neither a verb nor a noun, so that it can never fire."
        if "complement" in entry and "object" not in entry:
            yield line, "this row has a complement but no object that it could be said of."
        if len(entry.get("example", [])) != 3:
            yield line, "this row has no example: [a sentence, first party, second party]."


def claims(data: dict[str, Any]) -> Iterator[Fault]:
    """Stances are the contract's, and a verb of saying takes one."""
    seen: dict[str, str] = {}
    for stance, entry in _named(data.get("stances", {})):
        line = entry["__line__"]
        yield from _one_of(line, stance, Stance, "a stance")
        for row in entry.get("done", []):
            yield from unknown_keys(row, STANCE_KEYS, f"this row of {stance}")
        for verb in entry.get("said", []):
            if verb in seen:
                yield line, f"{verb!r} takes the stances {seen[verb]} and {stance}. Keep one."
            seen[verb] = stance
    yield from _lower_words(data)


def instruments(data: dict[str, Any]) -> Iterator[Fault]:
    """Stages, stands and types are the contract's, and a verb tells one stage."""
    seen: dict[str, str] = {}
    for stage, verbs in _named(data.get("stages", {})):
        yield from _one_of(data["stages"]["__line__"], stage, LifeStage, "a stage")
        for verb in verbs:
            if verb in seen:
                yield data["stages"]["__line__"], f"{verb!r} tells the stages {seen[verb]} and {stage}. Keep one."
            seen[verb] = stage
    for group, terms, what in (
        ("phrasal_stages", LifeStage, "a stage"),
        ("stands", Stand, "a stand"),
        ("described", InstrumentType, "a type"),
        ("titles", InstrumentType, "a type"),
        ("authorship", Authorship, "an authorship"),
    ):
        for name, _ in _named(data.get(group, {})):
            yield from _one_of(data[group]["__line__"], name, terms, what)
    yield from _lower_words(data)


def documents(data: dict[str, Any]) -> Iterator[Fault]:
    """Types are the contract's, a noun has one type, and a noun that never stands alone is one of them."""
    kinds = data.get("types", {})
    seen: dict[str, str] = {}
    for kind, nouns in _named(kinds):
        yield from _one_of(kinds["__line__"], kind, InstrumentType, "a type of instrument")
        for noun in nouns:
            if noun in seen:
                yield kinds["__line__"], f"{noun!r} stands under {seen[noun]} and {kind}. Keep one."
            seen[noun] = kind
    for noun in data.get("never_alone", []):
        if noun not in seen:
            yield data["__line__"], f"{noun!r} under 'never_alone' is no noun of 'types'. Add it there, or remove it."
