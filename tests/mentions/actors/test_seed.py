"""Every actor mention of the seed report: at least 95 of 100 must be right, and none may be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplomatics.evaluation.actors import FOLDER, load_cases, score

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEED.exists(), reason="the seed lies beside the checkout")]


def test_every_mention_of_the_seed() -> None:
    cases = load_cases([FOLDER / "seed.yaml"], SEED.read_text(encoding="utf-8"), "2023-05-10")
    assert len(cases) >= 80
    assert score(cases)["right"] >= 0.95
