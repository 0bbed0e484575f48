"""Checks the files of words (phrases.yaml, actor_words.yaml), and that one id means one actor in all files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diplomatics.registry.checks import Ids, Problem, Row, problem
from diplomatics.vocabulary.lines import FILE, LINE

ACTOR_FILES = ("states", "organisations", "groups")
# Lists of phrases.yaml that stand under the id of a state.
_OF_STATES = ("parts", "firms", "outlets")
_NO_ROW = "Correct the id, or add a row for it."


def clashes(rows: Mapping[str, list[Row]]) -> Iterator[Problem]:
    """An id in two files would make a party of a state."""
    seen: dict[str, str] = {}
    for name in ACTOR_FILES:
        for row in rows[name]:
            key = str(row.get("id"))
            if seen.setdefault(key, name) != name:
                yield problem(row, f"this id stands in {seen[key]}.yaml too.", "Give one of them another id.")


def phrases(data: Row, actors: Ids) -> Iterator[Problem]:
    """Every id that phrases.yaml names has a row."""
    named = [(part, state) for part in _OF_STATES for state in _items(data.get(part))]
    for part in ("seats", "first_halves"):
        named += [(part, actor) for actor in _items(data.get(part)).values()]
    named += [("pairs", state) for row in _items(data.get("pairs")).values() for state in row]
    for part, actor in named:
        if actor not in actors:
            yield _found("phrases.yaml", data, part, f"{actor!r} has no row.", _NO_ROW)


def words(data: Row) -> Iterator[Problem]:
    """The lists of actor_words.yaml hold words in small letters."""
    for name, value in _items(data).items():
        listed = [w for row in _items(value).values() for w in row] if isinstance(value, dict) else value
        for word in listed:
            if not isinstance(word, str):
                yield _found("actor_words.yaml", data, name, f"{word!r} is no word.", "Put the word in quotes.")
            elif word != word.lower():
                yield _found("actor_words.yaml", data, name, f"{word!r} has capitals.", "Write it in small letters.")


def _items(data: Any) -> dict[str, Any]:
    """A mapping without the marks of the lines."""
    return {k: v for k, v in (data or {}).items() if k not in (LINE, FILE)}


def _found(file: str, data: Row, part: str, message: str, cure: str) -> Problem:
    inner = data.get(part)
    line = inner.get(LINE, 1) if isinstance(inner, dict) else data.get(LINE, 1)
    return Problem(str(data.get(FILE, file)), int(line), part, message, cure)
