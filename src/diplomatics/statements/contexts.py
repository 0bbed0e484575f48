"""PLOVER's contexts and intensity of an event, from its own sentences, its mode and its status.

Words by context are vocabulary/data/contexts.yaml; the codebook's numbers are vocabulary/data/plover.yaml. The
codebook counts what is to come, what is past, what is only supposed and what was not done among the contexts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from diplomatics.contract import Event, Time
from diplomatics.contract.terms import EventType, Status
from diplomatics.vocabulary.loader import load

# How many years before its report an event is history; the codebook leaves the number open.
HISTORY = 2


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        context: re.compile(r"(?<![\w-])(?:" + "|".join(map(_shape, entry["words"])) + r")(?![\w-])", re.IGNORECASE)
        for context, entry in load("contexts")["contexts"].items()
    }


def _shape(word: str) -> str:
    """A word with its plural, or "word*" with every ending."""
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word) + (r"(?:e?s)?" if word[-1] not in "s'" else "")


def contexts_in(text: str) -> list[str]:
    """The contexts whose words a text holds, in the codebook's order."""
    return [context for context, pattern in _patterns().items() if pattern.search(text)]


def contexts_of(event: Event, published: str | None) -> list[str]:
    """All contexts of an event: of its sentences, its mode, its status, and of history."""
    data = load("plover")
    told: Iterable[str] = (c for evidence in event.evidence for c in contexts_in(evidence.text))
    by_mode: list[str] = data["by_mode"].get(event.type, {}).get(event.mode, [])
    by_status: list[str] = data["by_status"].get(event.status, [])
    past = ["historical"] if _is_history(event.date, event.status, published) else []
    return list(dict.fromkeys([*told, *by_mode, *by_status, *past]))


def _is_history(date: Time | None, status: Status, published: str | None) -> bool:
    end = date.end if date is not None else None
    return bool(status == "occurred" and end and published and int(published[:4]) - int(end[:4]) >= HISTORY)


def intensity_of(event_type: EventType) -> float | None:
    """The codebook's score of a type; it has none by mode."""
    score = load("plover")["intensity"].get(event_type)
    return float(score) if score is not None else None
