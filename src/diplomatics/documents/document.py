"""A document: one report's clean text, with the map back to its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from diplomatics.contract import Report


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of the clean text came from.

    `runs` holds (clean_start, clean_end, source_start, page) in order; `source_start` null where the
    cleaner or a reader made the characters up (a title put first, a joining newline).
    """

    runs: tuple[tuple[int, int, int | None, int | None], ...] = ()

    def to_source(self, offset: int) -> int | None:
        """The source character of a clean character; null where it has none."""
        found = self._run(offset)
        if found is None or found[2] is None:
            return None
        return found[2] + offset - found[0]

    def page(self, offset: int) -> int | None:
        """The PDF page (from 1) of a clean character; null elsewhere."""
        found = self._run(offset)
        return found[3] if found else None

    def _run(self, offset: int) -> tuple[int, int, int | None, int | None] | None:
        at = bisect_right(self.runs, offset, key=lambda run: run[0]) - 1
        if at < 0 or not self.runs[at][0] <= offset < self.runs[at][1]:
            return None
        return self.runs[at]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a wire report, "MOSCOW, May 10 (Wire)": places as written, and the day if it gives one.

    Offsets count into the report's text. `day` is ISO; it lacks a year ("--05-10") where the text does.
    """

    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    day: str | None = None
    day_span: tuple[int, int] | None = None
    agency: str | None = None

    def without_full_day(self) -> Dateline:
        """The same line without its day, where that has a year."""
        return replace(self, day=None, day_span=None) if self.day and not self.day.startswith("--") else self


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be read. `body_start` is where the body begins in `report.text` (after a title)."""

    report: Report
    origin: str
    body_start: int = 0
    dateline: Dateline | None = None
    published_from: str | None = None
    offsets: OffsetMap = OffsetMap()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The report's text; all offsets count into it."""
        return self.report.text
