"""Every actor mention of the seed report: at least 95 of 100 must be right, and none may be missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from diplomatics.mentions.actors.find import find_actors
from diplomatics.mentions.mention import ActorMention

HERE = Path(__file__).parent
SEED = HERE.parents[3] / "shared" / "seed" / "article.txt"
GOLD: list[dict[str, Any]] = yaml.safe_load((HERE / "seed.yaml").read_text(encoding="utf-8"))

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEED.exists(), reason="the seed lies beside the checkout")]


def is_right(mention: ActorMention | None, expected: object) -> bool:
    if mention is None:
        return False
    if isinstance(expected, dict):
        return mention.actor in expected["any"]
    if isinstance(expected, list):
        return list(mention.members) == expected
    return mention.actor == expected and not mention.members


def test_every_mention_of_the_seed() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = {m.span: m for m in find_actors(text, "2023-05-10")}
    wrong = []
    for row in GOLD:
        start = -1
        for _ in range(row.get("nth", 1)):
            start = text.index(row["at"], start + 1)
        mention = found.get((start, start + len(row["at"])))
        if not is_right(mention, row["is"]):
            wrong.append((row, mention))
    assert len(GOLD) >= 80
    assert len(wrong) <= 0.05 * len(GOLD), wrong
