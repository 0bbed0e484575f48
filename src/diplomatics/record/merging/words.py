"""Words of a content that tell it from another: lower case, without endings, small words left out."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def stems(text: str) -> tuple[str, ...]:
    """The words that carry the content, each once, in a fixed order."""
    return tuple(sorted({stem(word) for word in tokens(text)} - _small()))


def tokens(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.lower())]


@cache
def stem(word: str) -> str:
    """A word without its commonest endings: enough to bring "withdrawal" and "withdraw" together."""
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How much of two contents is the same, 0 to 1: the mean of what each shares with the other."""
    if not a or not b:
        return 0.0
    common = len(set(a) & set(b))
    return (common / len(a) + common / len(b)) / 2


@cache
def _data() -> dict[str, list[str]]:
    text = files("diplomatics.record.merging").joinpath("words.yaml").read_text(encoding="utf-8")
    return {name: [str(word) for word in words] for name, words in yaml.safe_load(text).items()}


@cache
def _small() -> frozenset[str]:
    return frozenset(stem(word) for word in _data()["small"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_data()["endings"], key=lambda e: (-len(e), e)))
