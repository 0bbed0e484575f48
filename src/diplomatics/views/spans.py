"""Where in their reports the pieces of a statement stand."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from diplomatics.contract import Party, Place, Time


def spans(value: object) -> Iterator[tuple[str, int, int]]:
    """Report, start and end of every party, place and time inside a statement."""
    if isinstance(value, Party | Place):
        yield value.report, value.start, value.end
    elif isinstance(value, Time):
        yield value.report, *value.span
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans(item)
