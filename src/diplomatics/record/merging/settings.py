"""The weights of merging, from `weights.yaml`, checked when they are read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

NEVER = "never"


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """How far around a day other reports of the same are looked for, in days."""

    bucket: int
    around: int
    before: int
    after: int


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """How two statements of one kind are compared: a start, and what each outcome of each field adds."""

    start: float
    window: Window
    fields: dict[str, dict[str, float | str]]


@cache
def kinds() -> dict[str, Kind]:
    """The settings of each kind of statement."""
    text = files("diplomatics.record.merging").joinpath("weights.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    read = msgspec.convert(found, dict[str, Kind])
    for name, kind in read.items():
        for field, outcomes in kind.fields.items():
            wrong = [o for o, weight in outcomes.items() if isinstance(weight, str) and weight != NEVER]
            if wrong:
                raise ValueError(f"weights.yaml: {name}.{field}.{wrong[0]}: a number, or {NEVER}.")
    return read
