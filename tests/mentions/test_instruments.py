"""Documents in a text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from diplomatics.mentions.instruments import find_instruments


@pytest.mark.parametrize(
    ("text", "words", "type_", "number", "year"),
    [
        (
            "Pursuant to UN Security Council Resolution 2254 they met.",
            "UN Security Council Resolution 2254", "resolution", "2254", 2015,
        ),
        (
            "Adopting resolution 2593 (2021), the Security Council acted.",
            "resolution 2593 (2021)", "resolution", "2593", 2021,
        ),
        ("UNSC resolutions 242 and 338 remain.", "UNSC resolutions 242", "resolution", "242", 1967),
        ("They cited the UN Charter.", "UN Charter", "treaty", None, None),
        ("the Alma-Ata Declaration of 1991", "Alma-Ata Declaration", "declaration", None, 1991),
        ("The Minsk agreements failed.", "Minsk agreements", "agreement", None, 2015),
        ("the 1974 Disengagement Agreement holds", "1974 Disengagement Agreement", "agreement", None, 1974),
        ("They issued a final communiqué.", "a final communiqué", "communique", None, None),
        ("It was set out in a joint statement.", "a joint statement", "statement", None, None),
        ("They signed a memorandum of understanding.", "a memorandum of understanding", "memorandum", None, None),
        ("They agreed to set up a roadmap.", "a roadmap", "roadmap", None, None),
        (
            "General Assembly resolution 68/262 affirmed it.",
            "General Assembly resolution 68/262", "resolution", "68/262", None,
        ),
    ],
)  # fmt: skip
def test_found(text: str, words: str, type_: str, number: str | None, year: int | None) -> None:
    mention = next(m for m in find_instruments(text) if words in m.text or m.text in words)
    assert (mention.type, mention.number) == (type_, number)
    assert mention.year in (year, None) if words == "UN Charter" else mention.year == year
    assert text[slice(*mention.span)] == mention.text


def test_both_numbers_of_a_pair() -> None:
    found = find_instruments("UNSC resolutions 242 and 338 remain.")
    assert [(m.number, m.year, m.body) for m in found] == [("242", 1967, "UN"), ("338", 1973, "UN")]


def test_definite() -> None:
    found = {m.text: m.definite for m in find_instruments("They signed an agreement. The agreement holds.")}
    assert found == {"an agreement": False, "The agreement": True}


def test_none() -> None:
    assert find_instruments("They agreed to plan a visit.") == []


GOLD = yaml.safe_load((Path(__file__).parents[1] / "gold" / "instruments" / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", GOLD, ids=lambda case: case["text"][:40])
def test_gold(case) -> None:
    found = find_instruments(case["text"])
    assert [m.text for m in found] == [row["words"] for row in case["expect"]]
    for mention, row in zip(found, case["expect"], strict=True):
        assert case["text"][slice(*mention.span)] == mention.text
        for field in set(row) - {"words"}:
            assert getattr(mention, field) == row[field], (field, mention)
