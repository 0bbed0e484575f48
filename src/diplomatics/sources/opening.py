"""Opening what the user names: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from diplomatics.errors import DiplomaticsError, SourceError, UsageError
from diplomatics.sources.formats import FORMATS, by_extension, format_of
from diplomatics.sources.limits import Limits
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source, empty, unreadable

STDIN = "standard input"
_HEAD = 4096


def open_sources(
    paths: Sequence[str | os.PathLike[str]],
    limits: Limits | None = None,
    on_error: OnError | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[RawReport]:
    """The reports in some files, folders and standard input ("-"), in the order given.

    A folder is read with all folders in it, sorted by name, files of readable kinds only; hidden ones are
    passed over. What cannot be read is told to `on_error` and the rest is read; without `on_error` the
    first such `SourceError` is raised. Raises `UsageError` where no path is given, or "-" twice.
    """
    names = [os.fspath(path) for path in paths]
    if not names:
        raise UsageError("no report is named.", remedy="Give files, folders, or - for standard input.")
    if names.count("-") > 1:
        raise UsageError("standard input (-) is named twice.", remedy="Name it once.")
    limits = limits or Limits()
    tell = on_error or _raise
    for name in names:
        try:
            if name == "-":
                yield from _read_stream(stdin or _stdin(), STDIN, None, limits, tell)
                continue
            for path in _files(name, tell):
                yield from _read_file(path, limits, tell)
        except SourceError as error:
            tell(error)


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise SourceError("it is closed.", where=STDIN, remedy="Name a file, or pipe a report into it.")
    return sys.stdin.buffer


def _raise(error: DiplomaticsError) -> None:
    raise error


def _files(name: str, tell: OnError) -> Iterator[str]:
    """The file itself, or the readable files of a folder. Raises `SourceError` where there are none."""
    if not name:  # an empty name would mean the current folder, which nobody meant to read
        raise SourceError("a report is named by an empty text.", remedy="Check the path, or a variable in it.")
    if not Path(name).is_dir():
        yield name
        return
    found = False
    for folder, below, files in os.walk(name, onerror=lambda e: tell(unreadable(str(e.filename or name), e))):
        below[:] = sorted(each for each in below if not each.startswith("."))
        for file in sorted(files):
            path = os.path.join(folder, file)  # noqa: PTH118 - (keeps the user's own spelling of the path)
            if not file.startswith(".") and by_extension(file) and Path(path).is_file():
                found = True
                yield path
    if not found:
        kinds = " ".join(extension for known in FORMATS for extension in known.extensions)
        raise SourceError("no readable report is in this folder.", where=name, remedy=f"Readable kinds: {kinds}.")


def _read_file(path: str, limits: Limits, tell: OnError) -> Iterator[RawReport]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; opening fails on its own
    except OSError as error:
        tell(unreadable(path, error))
        return
    except ValueError:  # a zero byte in the name
        tell(unreadable(repr(path), FileNotFoundError()))
        return
    with stream:
        yield from _read_stream(stream, path, path, limits, tell)


def _read_stream(stream: BinaryIO, origin: str, path: str | None, limits: Limits, tell: OnError) -> Iterator[RawReport]:
    """Read one source by its kind; whatever is wrong with it is told, so that the next one can be read."""
    try:
        peeked = _Peeked(stream, _HEAD)
        if not peeked.head:
            raise empty(origin)
        read = format_of(path, peeked.head).reader()
        for raw in read(Source(origin, cast(BinaryIO, peeked), limits), tell):
            try:
                yield _within(raw, limits)
            except SourceError as error:
                tell(error)
    except OSError as error:
        tell(unreadable(origin, error))
    except SourceError as error:
        tell(error)


def _within(raw: RawReport, limits: Limits) -> RawReport:
    if len(raw.text) > limits.report_characters:
        raise SourceError(
            f"this report has {len(raw.text):,} characters; the limit is {limits.report_characters:,}.",
            where=raw.origin,
            remedy="Split it into its parts, or set DIPLOMATICS_MAX_REPORT_CHARACTERS higher.",
        )
    if not raw.text.strip() and not (raw.title or "").strip():
        raise empty(raw.origin, blank=True)
    return raw


class _Peeked:
    """A stream whose first bytes were looked at."""

    def __init__(self, stream: BinaryIO, count: int) -> None:
        self._stream = stream
        self.head = stream.read(count)
        self._left = self.head

    def read(self, count: int = -1) -> bytes:
        """Up to `count` bytes; fewer only at the end."""
        if count < 0:
            data, self._left = self._left + self._stream.read(), b""
            return data
        if len(self._left) >= count:
            data, self._left = self._left[:count], self._left[count:]
            return data
        data, self._left = self._left, b""
        pieces = [data]
        missing = count - len(data)
        while missing > 0 and (piece := self._stream.read(missing)):
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)
