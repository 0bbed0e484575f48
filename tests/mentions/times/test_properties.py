"""What holds for every text: spans fit, bounds are days in order, nothing breaks, nothing comes from nothing."""

from __future__ import annotations

import random
import re
import time
from datetime import date
from pathlib import Path

import pytest

from diplomatics.mentions.mention import TimeMention
from diplomatics.mentions.times import find_times

VOCABULARY = Path(__file__).parents[3] / "src/diplomatics/vocabulary/data/times.yaml"
DAYS = ("2023-05-10", None, "2024-02-29", "1999-12-31", "0001-01-01", "9999-12-31")
EXTRA = (
    "12", "2015", "31", "0", "99:99", "12:30", "2023-02-30", "31/12/2023", "0/0", "½", "1/2", "1,000", "-", "–", ",",
    ".", "(", ")", "\n", "\n\n", "/", "$", "'s", "’s", "Q3", "FY24", "20th", "31st", "1990s", "'80s", "٣", "é",
)  # fmt: skip


def check(text: str, mentions: list[TimeMention]) -> None:
    end = 0
    for mention in mentions:
        first, last = mention.span
        assert end <= first < last <= len(text)
        assert text[first:last] == mention.text
        end = last
        if mention.time is not None:
            found = mention.time
            assert text[found.span[0] : found.span[1]] == found.text
            assert found.start or found.end
            for day in (found.start, found.end):
                assert day is None or date.fromisoformat(day)
            assert not (found.start and found.end) or found.start <= found.end


@pytest.mark.parametrize("seed", range(8))
def test_random_words_of_time(seed: int) -> None:
    chance = random.Random(seed)
    words = sorted(set(re.findall(r"[\w'’.-]+", VOCABULARY.read_text(encoding="utf-8")))) + list(EXTRA) * 8
    for _ in range(120):
        text = "".join(
            chance.choice((str.capitalize, str))(chance.choice(words)) + chance.choice((" ", " ", " ", "", "-"))
            for _ in range(30)
        )
        for day in DAYS:
            check(text, find_times(text, day))


@pytest.mark.parametrize("seed", range(4))
def test_random_characters(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(300):
        text = "".join(
            chr(chance.choice((chance.randrange(32, 127), chance.randrange(1, 0x3000), 10))) for _ in range(60)
        )
        check(text, find_times(text, "2023-05-10"))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "The ministers discussed the border."])
def test_nothing_comes_from_nothing(text: str) -> None:
    assert find_times(text, "2023-05-10") == []


def test_same_input_same_output() -> None:
    text = "On Friday they met; a week later, by the end of May 2024 or within 30 days, they will meet again."
    assert find_times(text, "2023-05-10") == find_times(text, "2023-05-10")


@pytest.mark.parametrize(
    "piece",
    ["about ", "two ", "1, ", "12-", "May ", "the end of ", "two hundred and ", "2015 (2015), ", "12 and 13 ", "to "],
)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.perf_counter()
    check(text, find_times(text, "2023-05-10"))
    assert time.perf_counter() - begun < 10
