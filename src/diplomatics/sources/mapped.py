"""Text that remembers where its characters came from, through every change made to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from diplomatics.sources.raw import RawReport, SourceSegment

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text and the runs of it that stand, character by character, in its source."""

    text: str
    segments: tuple[SourceSegment, ...]

    @classmethod
    def of(cls, text: str, source_start: int | None = 0, page: int | None = None) -> MappedText:
        """A text that stands as it is in its source at `source_start` (null: the reader made it up)."""
        return cls(text, (SourceSegment(0, len(text), source_start, page),) if text else ())

    @classmethod
    def of_report(cls, raw: RawReport) -> MappedText:
        """A raw report's text with its segments; without any, the text is its own source."""
        return cls(raw.text, raw.segments) if raw.segments else cls.of(raw.text)

    def __len__(self) -> int:
        return len(self.text)

    def edit(self, edits: Iterable[Edit]) -> MappedText:
        """Replace the given spans (in order, not overlapping).

        A replacement as long as what it replaces keeps the map character by character; of any other, the
        first character maps to where the replaced words began and the rest to nothing.
        """
        edits = list(edits)
        if not edits:
            return self
        out = _Writer(self)
        for start, end, new in edits:
            out.keep_until(start)
            out.replace(end, new)
        out.keep_until(len(self.text))
        return out.result()

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> MappedText:
        """Replace every match of a pattern, as `re.sub` does, keeping the map."""
        make = new if callable(new) else (lambda _match, fixed=new: fixed)
        changes = ((m.start(), m.end(), make(m)) for m in pattern.finditer(self.text))
        return self.edit((s, e, text) for s, e, text in changes if self.text[s:e] != text)

    def cut(self, start: int, end: int) -> MappedText:
        """The part from `start` to `end`."""
        return self.edit([(0, start, ""), (end, len(self.text), "")])

    def strip(self) -> MappedText:
        """Without white space at both ends."""
        kept = self.text.strip()
        start = self.text.find(kept) if kept else 0
        return self if len(kept) == len(self.text) else self.cut(start, start + len(kept))

    def apply_to(self, inner: MappedText) -> MappedText:
        """This text, whose source is `inner.text`, mapped through to the source of `inner`."""
        segments: list[SourceSegment] = []
        for run in self.segments:
            if run.source_start is None:
                _append(segments, run.start, run.end, None, run.page)
                continue
            first, last = run.source_start, run.source_start + run.end - run.start
            for piece in _between(inner.segments, first, last):
                start = run.start + max(piece.start, first) - first
                end = run.start + min(piece.end, last) - first
                source = None if piece.source_start is None else piece.source_start + max(0, first - piece.start)
                _append(segments, start, end, source, piece.page)
        return MappedText(self.text, tuple(segments))


def joined(parts: Sequence[MappedText], glue: str = "") -> MappedText:
    """Several texts as one; the glue between them has no source."""
    pieces: list[str] = []
    segments: list[SourceSegment] = []
    at = 0
    for i, part in enumerate(parts):
        if i and glue:
            pieces.append(glue)
            _append(segments, at, at + len(glue), None, None)
            at += len(glue)
        for run in part.segments:
            _append(segments, at + run.start, at + run.end, run.source_start, run.page)
        pieces.append(part.text)
        at += len(part.text)
    return MappedText("".join(pieces), tuple(segments))


def _between(segments: Sequence[SourceSegment], start: int, end: int) -> Iterable[SourceSegment]:
    """The segments that overlap start to end."""
    low, high = 0, len(segments)
    while low < high:
        middle = (low + high) // 2
        if segments[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(segments) and segments[low].start < end:
        yield segments[low]
        low += 1


def _append(runs: list[SourceSegment], start: int, end: int, source: int | None, page: int | None) -> None:
    """Add a run, growing the last one where the two are one."""
    if start >= end:
        return
    if runs:
        last = runs[-1]
        if last.end == start and last.page == page:
            both_made = source is None and last.source_start is None
            follows = (
                source is not None
                and last.source_start is not None
                and last.source_start + last.end - last.start == source
            )
            if both_made or follows:
                runs[-1] = SourceSegment(last.start, end, last.source_start, page)
                return
    runs.append(SourceSegment(start, end, source, page))


class _Writer:
    """Writes a changed copy of a mapped text from left to right."""

    def __init__(self, old: MappedText) -> None:
        self._old = old
        self._at = 0
        self._out = 0
        self._run = 0
        self._pieces: list[str] = []
        self._segments: list[SourceSegment] = []

    def keep_until(self, end: int) -> None:
        """Copy the old text up to `end`."""
        self._copy(end)
        self._pieces.append(self._old.text[self._at : end])
        self._at = end

    def replace(self, end: int, new: str) -> None:
        """Write `new` in the place of the old text up to `end`."""
        if new and len(new) == end - self._at:
            self._copy(end)
        elif new:
            first = next(iter(_between(self._old.segments, self._at, self._at + 1)), None)
            source = page = None
            if first is not None and end > self._at:
                page = first.page
                source = None if first.source_start is None else first.source_start + self._at - first.start
            _append(self._segments, self._out, self._out + 1, source, page)
            _append(self._segments, self._out + 1, self._out + len(new), None, page)
            self._out += len(new)
        self._pieces.append(new)
        self._at = end

    def result(self) -> MappedText:
        """The changed text."""
        return MappedText("".join(self._pieces), tuple(self._segments))

    def _copy(self, end: int) -> None:
        """Take over the runs between here and `end`."""
        runs = self._old.segments
        while self._run < len(runs) and runs[self._run].end <= self._at:
            self._run += 1
        shift = self._out - self._at
        i = self._run
        while i < len(runs) and runs[i].start < end:
            start, stop = max(runs[i].start, self._at), min(runs[i].end, end)
            source = runs[i].source_start
            moved = None if source is None else source + start - runs[i].start
            _append(self._segments, start + shift, stop + shift, moved, runs[i].page)
            i += 1
        self._out += end - self._at
