"""The gold cases of cases.yaml: what must be read, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from diplomatics.mentions.times import find_times

FIELDS = ("text", "type", "value", "mod", "start", "end", "precision")


def _cases() -> list[Any]:
    groups = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{group}: {case['text'][:60]}") for group, cases in groups.items() for case in cases]


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    published = case.get("published", "2023-05-10")
    day = None if published == "none" else str(published)
    found = [
        {
            "text": mention.text,
            "type": mention.type,
            "value": mention.value,
            "mod": mention.mod,
            "start": mention.time.start if mention.time else None,
            "end": mention.time.end if mention.time else None,
            "precision": mention.time.precision if mention.time else None,
        }
        for mention in find_times(case["text"], day)
    ]
    expected = [{name: _plain(time.get(name)) for name in FIELDS} for time in case["expect"]]
    assert found == expected


def test_there_are_many_cases() -> None:
    assert len(_cases()) >= 150
