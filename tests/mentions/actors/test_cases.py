"""Short texts of our own: each must be read as the case says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from diplomatics.mentions.actors.find import find_actors
from diplomatics.mentions.mention import ActorMention

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def span_of(case: dict[str, Any]) -> tuple[int, int]:
    """Where the words in question stand."""
    words = case.get("at", case["text"])
    start = -1
    for _ in range(case.get("nth", 1)):
        start = case["text"].index(words, start + 1)
    return start, start + len(words)


def best(case: dict[str, Any]) -> ActorMention | None:
    """The mention that fits the words best: the one with the largest overlap over its own length and theirs."""
    start, end = span_of(case)

    def overlap(m: ActorMention) -> float:
        shared = min(end, m.span[1]) - max(start, m.span[0])
        return shared / max(end - start, m.span[1] - m.span[0])

    found = [m for m in find_actors(case["text"], case.get("day")) if m.span[0] < end and start < m.span[1]]
    return max(found, key=overlap, default=None)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    mention = best(case)
    if case.get("none"):
        assert mention is None or (mention.actor is None and not mention.members), mention
        return
    assert mention is not None
    if "is" in case:
        expected = case["is"]
        if isinstance(expected, list):
            assert list(mention.members) == expected
        else:
            assert mention.actor == expected
    for field in ("country", "sector", "role"):
        if field in case:
            assert getattr(mention, field) == case[field]
    if "place" in case:
        assert mention.place_like == case["place"]
    assert mention.reason
