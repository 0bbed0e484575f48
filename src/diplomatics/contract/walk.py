"""Walks through a contract value: every party, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from diplomatics.contract.pieces import Party


def parties(value: object) -> Iterator[Party]:
    """Every `Party` inside a statement, a list of them, or a whole reading."""
    if isinstance(value, Party):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from parties(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from parties(item)
