"""What a time expression says, before it is known when that was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from diplomatics.contract.terms import Basis
from diplomatics.mentions.times.periods import Period


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of an expression. `kind` says which of the fields speak:

    calendar   fields of the calendar, some of them open (`year` null: to be found)
    weekday    a weekday, with `relation` last, next, this or null
    shift      the period of `unit` that lies `amount` units from the anchor (`relation`: now or focus)
    same       the anchor's own period of `unit` ("that year", "the same day")
    duration   a length alone, `value`; with `relation` past or next it is anchored at the report's day
    distance   a length before or after something ("two days before ..."): `relation`, `amount`, `unit`
    set        a recurring time, `value`
    ref        PRESENT_REF, PAST_REF, FUTURE_REF or another value that names no day, `value`
    open       a day that cannot be worked out (another calendar, a movable feast)
    clock      a part of a day or an hour alone, on a day to be found
    """

    kind: str
    type: str = "DATE"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part_unit: str | None = None
    part_value: Any = None
    unit: str | None = None
    amount: int | None = None
    relation: str | None = None
    value: str | None = None
    mod: str | None = None
    clock: str = ""
    rule: str | None = None
    inner: Meaning | None = None
    fiscal: bool = False
    vague: bool = False
    reason: str = ""

    def having(self, **changes: Any) -> Meaning:
        """The same meaning with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning and the tokens that carry it: first and last (exclusive)."""

    first: int
    last: int
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class Solved:
    """A meaning resolved: its TIMEX3 value, the period where there is one, and how that was found."""

    value: str | None
    period: Period | None = None
    basis: Basis = "resolved"
    reason: str = ""
    first: date | None = None
    last: date | None = None
