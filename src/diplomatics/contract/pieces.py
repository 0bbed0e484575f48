"""The pieces that statements share: reports, actors, parties, times, places, evidence.

Offsets count Unicode code points into `Report.text`, end exclusive. Dates are ISO 8601 strings.
Field names and meanings are fixed by docs/reference/contract.md.
"""

from __future__ import annotations

from datetime import date

import msgspec

from diplomatics.contract.terms import (
    ActorKind,
    Basis,
    PartyFunction,
    Precision,
    ReportKind,
    Sector,
)
from diplomatics.errors import ContractError


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was read. A title, where there is one, is the first line of `text`."""

    id: str
    external_id: str | None
    kind: ReportKind
    title: str | None
    publisher: str | None
    uri: str | None
    language: str | None
    published: str | None
    text: str

    def __post_init__(self) -> None:
        if self.published is not None:
            _check_day(self.published, f"report {self.id}: published")
        if self.title and not self.text.startswith(self.title):
            raise ContractError(f"report {self.id}: the title is not the first line of the text.")


class Codes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """Codes of an actor in the schemes of the field; null where unknown."""

    iso3: str | None = None
    cameo: str | None = None
    wikidata: str | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who acts. `of` is the actor that a person, office or organ acts for."""

    id: str
    name: str
    kind: ActorKind
    codes: Codes
    country: str | None
    of: str | None
    sector: Sector | None


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report: `text` is exactly `report.text[start:end]`."""

    report: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.text) == self.end - self.start):
            raise ContractError(f"span {self.start}:{self.end} of report {self.report} does not fit its text.")


class Evidence(Span, frozen=True, kw_only=True):
    """The characters that carry a statement."""

    @classmethod
    def of(cls, report: Report, start: int, end: int) -> Evidence:
        """Cut the evidence out of the report itself, so that it cannot differ from it."""
        return cls(report=report.id, start=start, end=end, text=report.text[start:end])


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a role inside one statement, with the words that name it."""

    actor: str
    name: str
    role: str | None
    function: PartyFunction | None
    text: str
    start: int
    end: int
    report: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.text) == self.end - self.start):
            raise ContractError(f"party {self.actor}: {self.start}:{self.end} does not fit its text.")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where. `country` is alpha-3; `claimed_by` lists the claimants where that is disputed."""

    name: str
    country: str | None
    claimed_by: list[str]
    lat: float | None
    lon: float | None
    geonames: int | None
    text: str
    start: int
    end: int
    report: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.text) == self.end - self.start):
            raise ContractError(f"place {self.name}: {self.start}:{self.end} does not fit its text.")


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """When: TIMEX3 `value` and `mod`, the first and last day, and how it was found.

    `start` and `end` are days; one of them is null where the time is open on that side.
    TIMEX3: Pustejovsky et al., TimeML 1.2.1 (2005).
    """

    value: str
    mod: str | None
    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    text: str
    span: tuple[int, int]
    report: str

    def __post_init__(self) -> None:
        first = _check_day(self.start, f"time {self.text!r}: start") if self.start else None
        last = _check_day(self.end, f"time {self.text!r}: end") if self.end else None
        if first is None and last is None:
            raise ContractError(f"time {self.text!r} has neither a first nor a last day.")
        if first and last and first > last:
            raise ContractError(f"time {self.text!r} ends before it starts.")
        if self.span[1] - self.span[0] != len(self.text):
            raise ContractError(f"time {self.text!r}: span {self.span} does not fit its text.")


def _check_day(value: str, what: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ContractError(f"{what} is {value!r}, not a day in the form YYYY-MM-DD.") from None
