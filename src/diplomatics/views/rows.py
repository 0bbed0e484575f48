"""The rows that questions answer with. No text is laid out here: that is for the views."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.contract import Time
from diplomatics.contract.terms import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report: where it comes from and how much was read in it. `interested`: its outlet is a party's."""

    id: str
    publisher: str | None
    title: str | None
    published: str | None
    language: str | None
    uri: str | None
    words: int
    statements: int
    interested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every fact carries. `voices` holds null where a report says it in its own voice."""

    status: Status
    voices: tuple[str | None, ...]
    quotations: tuple[int, ...]
    reports: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow(Row):
    """Who met whom; `who` and the rest are ready names."""

    when: Time | None
    who: tuple[str, ...]
    level: tuple[str, ...]
    phase: str
    mode: str | None
    place: str | None
    host: str | None
    mediators: tuple[str, ...]
    format: str | None
    part_of: str | None
    about: tuple[str, ...]
    undertakings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndertakingRow(Row):
    """A commitment, a task or a condition. `requires` is filled for conditions alone."""

    kind: str
    force: str
    who: tuple[str, ...]
    what: str
    whom: tuple[str, ...]
    link: str | None
    requires: tuple[str, ...]
    coordination: tuple[str, ...]
    due: Time | None
    until: Time | None
    made_on: Time | None
    made_in: str | None
    state: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow(Row):
    """Where two parties stand in one aspect; `directed` from the first to the second."""

    parties: tuple[str, str]
    directed: bool
    aspect: str
    state: str
    since: Time | None
    until: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """All that is said of where one pair of parties stands, newest first."""

    pair: tuple[str, str]
    standing: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow(Row):
    """One thing at a time, or apart from time where `when` is null. `kind` is the statement's kind."""

    when: Time | None
    kind: str
    word: str
    what: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One side of a contradiction."""

    text: str
    voices: tuple[str | None, ...]
    quotations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """What is denied, or told differently. `kind`: denial or difference."""

    kind: str
    what: str
    when: Time | None
    versions: tuple[Version, ...]

    @property
    def quotations(self) -> tuple[int, ...]:
        """Every quotation of every version."""
        return tuple(n for version in self.versions for n in version.quotations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words that carry facts, numbered once. `focus` is the part of `text` that the facts stand in."""

    number: int
    report: str
    source: str
    text: str
    focus: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that a brief shows, in the order in which it is read."""

    notices: tuple[str, ...]
    reports: tuple[ReportRow, ...]
    meetings: tuple[MeetingRow, ...]
    undertakings: tuple[UndertakingRow, ...]
    pairs: tuple[PairRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    timeline: tuple[TimelineRow, ...]
    undated: tuple[TimelineRow, ...]
    quotations: tuple[Quotation, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (
            self.meetings or self.undertakings or self.pairs or self.contradictions or self.timeline or self.undated
        )
