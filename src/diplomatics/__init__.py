"""Diplomatics reads reports of diplomacy and keeps the record.

    import diplomatics

    reading = diplomatics.read("report.txt", date="2023-05-10")
    for meeting in reading.statements.meetings:
        print(meeting.date, [party.name for party in meeting.participants])

A handful of verbs: `read` (files), `read_text` (a string), `open_record` (a kept record),
`classify_relation`, `find_times`, `find_actors`, `find_places`. Everything is loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomatics.version import VERSION as __version__  # noqa: N811 - the name that tools look for

if TYPE_CHECKING:
    from diplomatics.api import (
        classify_relation,
        find_actors,
        find_places,
        find_times,
        open_record,
        read,
        read_text,
    )

__all__ = [
    "__version__",
    "classify_relation",
    "find_actors",
    "find_places",
    "find_times",
    "open_record",
    "read",
    "read_text",
]


def __getattr__(name: str) -> Any:
    """Load a verb when it is first asked for, so that importing the package costs nothing."""
    if name in __all__:
        from diplomatics import api

        return getattr(api, name)
    raise AttributeError(f"module 'diplomatics' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
