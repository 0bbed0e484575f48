"""Plain text: one file, one report."""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.sources.decoding import decode
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The report in a text file."""
    text, warnings = decode(source.read(), source.origin)
    yield RawReport(text=text, origin=source.origin, warnings=warnings)
