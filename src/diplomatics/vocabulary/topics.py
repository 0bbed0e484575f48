"""Topics of undertakings, found by their words."""

from __future__ import annotations

import re
from functools import cache

from diplomatics.vocabulary.loader import load


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        topic: re.compile("|".join(rf"\b{re.escape(word)}" for word in entry["words"]), re.IGNORECASE)
        for topic, entry in load("topics")["topics"].items()
    }


def topics_of(content: str) -> list[str]:
    """The topics whose words stand in `content`, in the vocabulary's order."""
    text = " ".join(content.split())
    return [topic for topic, pattern in _patterns().items() if pattern.search(text)]
