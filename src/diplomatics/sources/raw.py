"""What a source yields before any cleaning: the words and what the source itself says about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from diplomatics.contract.terms import ReportKind


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """A run of `RawReport.text` and the characters of the decoded source that it came from.

    `page` counts PDF pages from 1; `source_start` is null where the source has no characters of its own.
    """

    start: int
    end: int
    source_start: int | None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class RawReport:
    """One report as a source gave it. `origin` names it in messages (a path, or path:line).

    `notice` is a line that every view of the report must show.
    """

    text: str
    origin: str
    title: str | None = None
    publisher: str | None = None
    uri: str | None = None
    external_id: str | None = None
    published: str | None = None
    language: str | None = None
    kind: ReportKind = "news"
    segments: tuple[SourceSegment, ...] = ()
    warnings: tuple[str, ...] = ()
    notice: str | None = None


def report_kind(word: str | None) -> ReportKind | None:
    """The kind of report that a source names; null for any other word."""
    kinds: tuple[ReportKind, ...] = get_args(ReportKind)
    return next((kind for kind in kinds if kind == word), None)
