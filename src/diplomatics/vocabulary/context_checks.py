"""The linter's checks of the codebook's files: contexts.yaml and plover.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from diplomatics.contract.terms import EventType, Status
from diplomatics.vocabulary.standing_checks import Fault, unknown_keys

KEYS = {"words", "example", "not"}
# What the status says, and no word.
OF_STATUS = {"future", "historical", "hypothetical", "negation"}


def contexts(data: dict[str, Any]) -> Iterator[Fault]:
    """Every context has words and examples of both kinds; a word is small and stands once in its context."""
    for name, entry in data.get("contexts", {}).items():
        if name == "__line__":
            continue
        line = entry["__line__"]
        yield from unknown_keys(entry, KEYS, f"context {name!r}")
        for key in sorted(KEYS - set(entry)):
            yield line, f"context {name!r} lacks {key!r}. Add it: an example keeps the words honest."
        if name in OF_STATUS:
            yield line, f"{name!r} comes from the status of an event, and not from words. Take it out."
        yield from _words(line, name, entry.get("words", []))


def _words(line: int, name: str, words: list[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for word in words:
        if not isinstance(word, str):
            yield line, f"{word!r} under {name!r} is read as {type(word).__name__}, not as a word. Put it in quotes."
            continue
        if word != word.lower():
            yield line, f"{word!r} under {name!r} has capitals. Write it small; capitals in texts do not matter."
        if word in seen:
            yield line, f"{word!r} stands twice under {name!r}. Keep one."
        seen.add(word)


def plover(data: dict[str, Any]) -> Iterator[Fault]:
    """Scores stand under the codebook's types and lie between -10 and 10; statuses are the contract's."""
    scores = data.get("intensity", {})
    line = scores.get("__line__", 1)
    for name, score in scores.items():
        if name == "__line__":
            continue
        if name not in get_args(EventType):
            yield line, f"{name!r} is not a PLOVER type. Take one of {', '.join(get_args(EventType))}."
        if not isinstance(score, int | float) or not -10 <= score <= 10:
            yield line, f"the score of {name!r} is {score!r}. Give a number from -10 to 10."
    by_status = data.get("by_status", {})
    for status in by_status:
        if status != "__line__" and status not in get_args(Status):
            yield by_status["__line__"], f"{status!r} is not a status. Take one of {', '.join(get_args(Status))}."
