"""The short gold cases: shares that must not fall, and cases that are well formed."""

from __future__ import annotations

import pytest

from diplomatics.evaluation.actors import FIELDS, FOLDER, load_cases, score, span_of

DEVELOPMENT = load_cases(sorted(FOLDER.glob("cases-*.yaml")))
ASIDE = load_cases([FOLDER / "set-aside.yaml"])
KEYS = frozenset({"text", "at", "nth", "day", "is", "for", "not", "none", "place", "group", *FIELDS})


@pytest.mark.parametrize("cases", [DEVELOPMENT, ASIDE], ids=["development", "set aside"])
def test_cases_are_well_formed(cases: list[dict[str, object]]) -> None:
    for case in cases:
        assert set(case) <= KEYS, case
        assert set(case) & {"is", "for", "not", "none", "place", *FIELDS}, case
        start, end = span_of(case)
        assert 0 <= start < end


def test_there_are_enough_cases() -> None:
    assert len(DEVELOPMENT) + len(ASIDE) >= 400
    assert len(ASIDE) >= (len(DEVELOPMENT) + len(ASIDE)) / 10


def test_development_cases_are_read() -> None:
    result = score(DEVELOPMENT)
    assert result["right"] >= 0.95
    assert result["country_sector"] >= 0.95
