"""An opened source, and what a reader of one kind of source must offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from diplomatics.errors import DiplomaticsError, SourceError
from diplomatics.sources.limits import Limits
from diplomatics.sources.raw import RawReport

OnError = Callable[[DiplomaticsError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be read once. `origin` names them in messages (a path, or "standard input")."""

    origin: str
    stream: BinaryIO
    limits: Limits

    def read(self, limit: int | None = None, before: bytes = b"") -> bytes:
        """All bytes, after those read `before`.

        Raises `SourceError` where there are none, or more than `limit` (by default that of a file).
        """
        limit = limit if limit is not None else self.limits.file_bytes
        try:
            data = before + self.stream.read(max(0, limit + 1 - len(before)))
        except OSError as error:
            raise unreadable(self.origin, error) from error
        if len(data) > limit:
            raise SourceError(
                f"this is larger than the limit of {size(limit)}.",
                where=self.origin,
                remedy="Split it into one file per report, or give many reports as JSON Lines.",
            )
        if not data.strip():
            raise empty(self.origin, bool(data))
        return data


class Reader(Protocol):
    """Reads one kind of source: yields its reports in order.

    Raises `SourceError` where nothing can be read; a part that cannot be read (one line of JSON Lines, one
    entry of a feed) is told to `on_error`, and the rest is read.
    """

    def __call__(self, source: Source, on_error: OnError) -> Iterator[RawReport]:
        """The reports of one source."""
        ...


def empty(origin: str, blank: bool = False) -> SourceError:
    """The error for a source without words."""
    what = "holds nothing but white space" if blank else "is empty"
    return SourceError(f"this source {what}.", where=origin, remedy="Give a report that has text.")


def unreadable(origin: str, error: OSError) -> SourceError:
    """The error for what the system refuses to read."""
    reason = (error.strerror or str(error) or "unknown reason").lower()
    remedies = {
        FileNotFoundError: "Check the path.",
        PermissionError: "Check the file's permissions.",
    }
    if isinstance(error, FileNotFoundError):
        return SourceError("there is no such file or folder.", where=origin, remedy=remedies[FileNotFoundError])
    remedy = remedies.get(type(error), "Copy it elsewhere and try again.")
    return SourceError(f"this cannot be read ({reason}).", where=origin, remedy=remedy)


def size(count: int) -> str:
    """A number of bytes in words: "64 MB"."""
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count:,} bytes"
